"""What of an act can be found, by whom, and under which heading.

The team of a zaak finds every text of its logboek. Others find what they read on the pages of the zaak: their own
mandaten, decisions in which they have a part, questions to them and what they said, papers and documents
(docs/rechten.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.basis.handelingen import HANDELINGEN, Handeling, Soort
from app.domain.basis.handelingen.velden import TITEL, Bouw, Veld, Vorm
from app.domain.zoeken.fragment import Tekstdeel


class Kring(StrEnum):
    """For whom a passage is. The team of the zaak reads those of VAN_TEAM; the others are for who is outside it."""

    TEAM = "team"
    DOCUMENT = "document"
    """Also who sees the zaak, until the document is withdrawn."""
    BRIEF = "brief"
    """Also the municipality whose letter it is."""
    ZAAK = "zaak"
    """Who sees the zaak in summary."""
    EIGEN = "eigen"
    """The municipalities that it names, in a zaak that they see in summary."""
    DEEL = "deel"
    """The organisations whose part it is, in any zaak of which they see something."""
    VRAAG = "vraag"
    """The municipalities to which the question was put: they read what each of them says."""
    GELD = "geld"
    """The organisations that bear a part of the commitment, as long as it was not booked back."""
    SPOED = "spoed"
    """The colleges that have a part in the spoedbesluit."""
    MANDAAT = "mandaat"
    """The grantor, once the mandaat has reached him."""
    BESLUIT = "besluit"
    """The grantors of whose mandaten it takes a part."""
    NOTITIE = "notitie"
    """Also who wrote the note, and who is named in it: persons, not their organisations."""


VAN_TEAM = (Kring.TEAM, Kring.DOCUMENT, Kring.BRIEF, Kring.NOTITIE)


class Zoeksoort(StrEnum):
    """The headings under which something is found."""

    VERLOOP = "verloop"
    MANDATEN = "mandaten"
    BESLUITEN = "besluiten"
    STANDPUNTEN = "standpunten"
    BRIEVEN = "brieven"
    DOCUMENTEN = "documenten"
    NOTITIES = "notities"
    OVERIG = "overig"


_SOORTEN: Mapping[Soort, Zoeksoort] = {
    Soort.VERLOOP: Zoeksoort.VERLOOP,
    Soort.REGIE: Zoeksoort.VERLOOP,
    Soort.STAPPEN: Zoeksoort.VERLOOP,
    Soort.MANDATEN: Zoeksoort.MANDATEN,
    Soort.BESLUITEN: Zoeksoort.BESLUITEN,
    Soort.RAADPLEGING: Zoeksoort.STANDPUNTEN,
    Soort.OPSCHALING: Zoeksoort.STANDPUNTEN,
    Soort.INFORMATIE: Zoeksoort.BRIEVEN,
    Soort.STUKKEN: Zoeksoort.BRIEVEN,
    Soort.DOCUMENTEN: Zoeksoort.DOCUMENTEN,
}


@dataclass(frozen=True)
class Buitenstuk:
    """What others than the team find of an act: these fields; `van` is the field that names the organisations."""

    kring: Kring
    velden: frozenset[str]
    van: str = ""


def _buiten(kring: Kring, van: str, *velden: str) -> Buitenstuk:
    return Buitenstuk(kring, frozenset(velden), van)


_MANDAAT = _buiten(Kring.MANDAAT, "mandaatgever", "bevoegdheden", "voorwaarden", "organen", "houder_titel")
_VERLENING = _buiten(Kring.MANDAAT, "mandaatgever", "besluitnummer")
_BESLUIT = _buiten(Kring.BESLUIT, "verdeling", "omschrijving")
BUITEN: Mapping[str, Buitenstuk] = {
    "stel_op": _MANDAAT,
    "nieuwe_versie": _MANDAAT,
    "stel_ondermandaat_op": _MANDAAT,
    "neem_mandaat_over": replace(_MANDAAT, velden=_MANDAAT.velden | {"besluitnummer"}),
    "verleen": _VERLENING,
    "leg_verlening_vast": _VERLENING,
    "stem_in": _buiten(Kring.MANDAAT, "mandaatgever", "gegeven_door", "gegeven_functie", "kenmerk"),
    "ga_voorwaarde_na": _buiten(Kring.MANDAAT, "mandaatgever", "toelichting"),
    "neem_besluit": _BESLUIT,
    "neem_besluit_over": _BESLUIT,
    "boek_tegen": _buiten(Kring.BESLUIT, "verdeling", "motivering"),
    "stel_vraag": _buiten(Kring.EIGEN, "gemeenten", "tekst"),
    "leg_standpunt_vast": _buiten(Kring.VRAAG, "", "toelichting", "door_wie", "namens_wie", "vervangingsreden"),
    "open_opschaling": _buiten(Kring.ZAAK, "", "aanleiding"),
    "stap_op": _buiten(Kring.ZAAK, "", "toelichting"),
    "sluit_opschaling": _buiten(Kring.ZAAK, "", "toelichting"),
    "neem_spoedbesluit": _buiten(Kring.SPOED, "", "omschrijving", "reden", "drager"),
    "weiger_spoedbesluit": _buiten(Kring.SPOED, "", "toelichting"),
    "trek_spoedbesluit_in": _buiten(Kring.SPOED, "", "toelichting"),
    "beslis_over_spoedbesluit": _buiten(Kring.DEEL, "college", "besluitnummer", "toelichting"),
    "leg_bekrachtiging_vast": _buiten(Kring.DEEL, "college", "besluitnummer", "toelichting"),
    "leg_drager_vast": _buiten(Kring.DEEL, "college", "drager"),
    "zeg_geld_toe": _buiten(Kring.GELD, "verdeling", "omschrijving"),
    "dien_stuk_in": _buiten(Kring.ZAAK, "", "titel"),
    "trek_stuk_in": _buiten(Kring.ZAAK, "", "titel", "reden"),
}
"""Every text here is one that a page shows to who may find it."""

ZONDER = frozenset({
    "looptijd", "tijd", "stap", "rechtsvorm", "tellingen", "termijnen", "vergaderingen", "informatieplicht",
    "erbij", "weg", "gewijzigd", "solvabiliteit", "liquiditeit", "niet_in_loondienst", "grendels",
    "geldplan",
})  # fmt: skip
"""Texts that the program made, or figures: looking for words in them finds too much."""
NIET = frozenset((
    "bevestig_vernietiging", "voeg_document_toe", "voeg_besluitstuk_toe", "download_logboek", "deel_met_zgw",
    "lees_export",
))  # fmt: skip
"""Acts of which nothing is found: what is kept of a destroyed zaak, a document, which is found itself, and what
only says that somebody read.
"""
_NAMEN = frozenset({"mandaatgever", "mandaatgevers", "gemeente", "gemeenten"})
"""Codes of organisations of which the name is found too."""


def soort_van(actie: str) -> Zoeksoort:
    handeling = HANDELINGEN.get(actie)
    return _SOORTEN.get(handeling.soort, Zoeksoort.OVERIG) if handeling else Zoeksoort.OVERIG


def teksten_van(
    actie: str, inhoud: Mapping[str, object], *, geweigerd: bool = False, kring: Kring = Kring.TEAM
) -> list[Tekstdeel]:
    """The texts of an entry for who is in this ring, each with the name of its field; none when nothing was written.

    Of what was refused the reason is ours, and nobody outside the team knows of it.
    """
    handeling = HANDELINGEN.get(actie)
    if handeling is None or actie in NIET or (geweigerd and kring is not Kring.TEAM):
        return []
    alleen = None if kring is Kring.TEAM else BUITEN[actie].velden
    return [
        Tekstdeel(veld.naam, tekst)
        for veld in handeling.velden
        if _telt(handeling, veld)
        and (alleen is None or veld.naam in alleen)
        and not (geweigerd and veld.naam == "reden")
        for tekst in _waarden(veld, inhoud.get(veld.naam))
    ]


def _telt(handeling: Handeling, veld: Veld) -> bool:
    """Whether somebody wrote it. The title of a step is of the edition, and the same in every zaak."""
    if veld == TITEL and handeling.soort is Soort.STAPPEN:
        return False
    return veld.vorm is Vorm.TEKST and not veld.delen and veld.naam not in ZONDER


def _waarden(veld: Veld, waarde: object) -> Iterator[str]:
    delen: object = [waarde]
    if veld.bouw is Bouw.LIJST:
        delen = waarde
    elif veld.bouw is Bouw.PER and isinstance(waarde, Mapping):
        delen = [f"{naam}: {deel}" for naam, deel in waarde.items()]
    if isinstance(delen, list | tuple):
        yield from (deel for deel in delen if isinstance(deel, str) and deel.strip())


def codes_van(inhoud: Mapping[str, object], veld: str) -> list[str]:
    """The codes of organisations in a field: one, a list, or the keys of what there is one of for each."""
    waarde = inhoud.get(veld)
    if isinstance(waarde, str):
        return [waarde]
    return [code for code in waarde if isinstance(code, str)] if isinstance(waarde, list | tuple | Mapping) else []


def genoemd(actie: str, inhoud: Mapping[str, object]) -> list[str]:
    """The codes of the organisations that the entry is about."""
    velden = [veld.naam for veld in HANDELINGEN[actie].velden if veld.naam in _NAMEN] if actie in HANDELINGEN else []
    return list(dict.fromkeys(code for veld in velden for code in codes_van(inhoud, veld)))
