"""Which profile an export gets, and the dossier with what that profile leaves out taken away and listed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.basis.begrippen import Organisatiesoort
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.handelingen import Soort, soort_van
from app.domain.basis.tekst import heeft_inhoud
from app.domain.export.exportprofiel import (
    ANDERE_REGIO,
    DELEN,
    PROFIELEN,
    RAAD,
    REKENKAMER,
    TOEZICHTHOUDER,
    VOLLEDIG,
    Documenten,
    Exportprofiel,
)  # fmt: skip
from app.models import Organisatie
from app.services.dossier.tekst import Deel

Kop = Mapping[str, Any]
IGJ = "Inspectie Gezondheidszorg en Jeugd (IGJ)"
_PERSOON = (
    "naam",
    "wie",
    "ingevoerd_door",
    "vastgelegd_door",
    "houder",
    "door",
    "bekrachtigd_door",
    "ondertekend_door",
    "einde_door",
    "onderwerp",
    "genomen_door",
)
"""Fields of the dossier that hold the name of an account."""
_GETYPT = ("door", "namens_wie", "vertegenwoordiger")
"""Fields of a position or of a region that hold the name of somebody without an account; of a place in a steering group
it is `wie`.
"""
_GENOEMD = {"standpunt", "vertegenwoordiger"}
NIEMAND = "niet genoemd"
_NIET_GEDAAN = ("watOpenstaat", "watNietIsVastgelegd")
"""Parts that tell what is open in, or missing from, other parts."""
_VAN_ORGANISATIE = {
    Organisatiesoort.TOEZICHTHOUDER: TOEZICHTHOUDER,
    Organisatiesoort.REGIO: ANDERE_REGIO,
    Organisatiesoort.GEMEENTE: RAAD,
    Organisatiesoort.SERVICEBUREAU: VOLLEDIG,
}


def gewoon_profiel(naam: str, organisatie: Organisatie | None) -> Exportprofiel:
    """What this recipient gets without a reason for more. Who is not known here gets what a council gets."""
    if organisatie:
        return _VAN_ORGANISATIE[organisatie.soort]
    if naam == IGJ:
        return TOEZICHTHOUDER
    return REKENKAMER if "rekenkamer" in naam.casefold() else RAAD


def kies_profiel(code: str, reden: str, gewoon: Exportprofiel) -> Exportprofiel:
    """The profile that was asked, or the usual one. Raises OngeldigeInvoer: a wider one asks a reason.

    That of another region is for regions that are known here: only of those we know which mandaten are theirs.
    """
    if not code:
        return gewoon
    if code not in PROFIELEN:
        raise OngeldigeInvoer(f"Kies een profiel: {', '.join(PROFIELEN)}.", veld="profiel")
    gekozen = PROFIELEN[code]
    if gekozen.eigen and not gewoon.eigen:
        raise OngeldigeInvoer(
            "Dit profiel is voor een andere regio die hier bekend is. Kies een ander.", veld="profiel"
        )
    if gekozen.breedte > gewoon.breedte and not heeft_inhoud(reden):
        raise OngeldigeInvoer(
            f"Deze ontvanger krijgt anders het profiel {gewoon.titel}. Schrijf waarom er meer mee moet.",
            veld="profiel_reden",
        )
    return gekozen


class Minimaal:
    """A profile at work for one recipient: `regio` is the code of the region whose own part it gets."""

    def __init__(self, profiel: Exportprofiel, regio: str | None, namen: Mapping[str, str]) -> None:
        """`namen` are the persons who may be named in the dossier, with the capacity that stands in their place."""
        self.profiel, self.regio, self._namen = profiel, regio, namen
        self._eigen: set[str] = set()

    def dossier(self, heel: Deel) -> Deel:
        """The dossier as this recipient gets it."""
        d = {deel: waarde for deel, waarde in heel.items() if self.profiel.krijgt(deel)}
        d |= {deel: [r for r in _rijen(heel[deel]) if self.profiel.krijgt_van(r["onderdeel"])] for deel in _NIET_GEDAAN}
        if self.profiel.eigen:
            d |= self._eigen_deel(d)
        if self.profiel.documenten is Documenten.GEDEELDE and "documenten" in heel:
            d["documenten"] = [s for s in _rijen(heel["documenten"]) if s["gedeeld"] == "ja"]
            d["documenten_na_peildatum"] = 0
        if "notities" in heel:  # beside the record: in no profile, and asked with this export
            d["notities"] = [self._notitie(rij) for rij in _rijen(heel["notities"])]
        if not self.profiel.namen:
            d = _zonder_namen(d, self._namen)
        return d

    def _notitie(self, rij: dict[str, Any]) -> dict[str, Any]:
        """Without names who wrote it stands there by his capacity, or not at all; what he typed stays as it is."""
        anders = {"door": self._namen.get(rij["door"], NIEMAND), "genoemd": []}
        return rij if self.profiel.namen else rij | anders

    def _eigen_deel(self, d: Deel) -> Deel:
        mandaten = [m for m in _rijen(d["mandaten"]) if m["mandaatgever"]["code"] == self.regio]
        self._eigen = {f"mandaat/{m['id']}" for m in mandaten}
        nummers = {m["id"] for m in mandaten}
        besluiten = []
        for b in _rijen(d["besluiten"]):
            delen = [deel for deel in b["verdeling"] if deel["mandaat"] in nummers]
            if delen:
                bedragen = [deel["bedrag"] for deel in delen if deel["bedrag"] is not None]
                besluiten.append({**b, "verdeling": delen, "bedrag": sum(bedragen) if bedragen else None})
        geld = {naam: sum(m[naam] or 0 for m in mandaten) for naam in ("plafond", "besteed", "over")}
        regels = [r for r in _rijen(d["chronologie"]) if self.laat_weg(r) is None]
        return {
            "mandaten": mandaten,
            **{deel: [r for r in _rijen(d[deel]) if r["mandaat"] in {None, *nummers}] for deel in _NIET_GEDAAN},
            "besluiten": besluiten,
            "geld": self._eigen_geld(d),
            "spoedbesluiten": [],  # of the colleges of this region: another one has no part in them
            "ruimte": {**dict(d["ruimte"]), **geld},  # type: ignore[call-overload]
            "chronologie": regels,
            "chronologie_aantal": len(regels),
        }

    def _eigen_geld(self, d: Deel) -> dict[str, object]:
        """What it bears itself; a commitment tells the parts of others."""
        geld = dict(d["geld"])  # type: ignore[call-overload]
        eigen = [rij for rij in _rijen(geld["gemeenten"]) if rij["code"] == self.regio]
        return {"toezeggingen": [], "gemeenten": eigen}

    def laat_weg(self, kop: Kop) -> str | None:
        """Why the content of the entry with this line stays out."""
        waarom = self.profiel.laat_weg(kop["actie"])
        if waarom or not self.profiel.eigen:
            return waarom
        soort = soort_van(kop["actie"])
        if soort is Soort.MANDATEN and kop.get("object") not in self._eigen:
            return "mandaat van een ander"
        return "noemt ook delen van anderen; het eigen deel staat in het dossier" if soort is Soort.BESLUITEN else None

    def document_weg(self, gedeeld: bool) -> str | None:
        """Why a document stays out."""
        if self.profiel.documenten is Documenten.ALLE or (self.profiel.documenten is Documenten.GEDEELDE and gedeeld):
            return None
        return f"niet nodig voor {self.profiel.titel.lower()}"

    def redacties(self) -> list[tuple[str, str]]:
        """What was left out, for the cover and the manifest."""
        weg = sorted({soort.value for soort in set(DELEN.values()) - self.profiel.soorten})
        rijen = [(f"onderdeel {soort}", f"niet nodig voor {self.profiel.titel.lower()}") for soort in weg]
        if not self.profiel.namen:
            waarom = "vervangen door hun hoedanigheid; in ingevoerde teksten kunnen namen staan"
            rijen.append(("namen van personen", waarom))
        if self.profiel.documenten is not Documenten.ALLE:
            welke = "documenten die niet met gemeenten zijn gedeeld"
            rijen.append((welke if self.profiel.documenten is Documenten.GEDEELDE else "alle documenten", "niet nodig"))
        if self.profiel.eigen:
            rijen.append(("mandaten en delen van anderen", "alleen de eigen mandaten en delen gaan mee"))
        return rijen


def _rijen(waarde: object) -> list[dict[str, Any]]:
    assert isinstance(waarde, list)  # noqa: S101 - parts of the dossier are lists of rows
    return waarde


def _zonder_namen(waarde: Any, namen: Mapping[str, str]) -> Any:
    """Persons by their capacity instead of their name, wherever the dossier names one by himself."""
    if isinstance(waarde, list):
        return [_zonder_namen(deel, namen) for deel in waarde]
    if not isinstance(waarde, dict):
        return waarde
    getypt = _GETYPT if _GENOEMD & waarde.keys() else ("wie",) if "stuurgroep" in waarde else ()
    return {
        veld: NIEMAND if veld in getypt and w else namen.get(w, w) if _noemt(veld, w) else _zonder_namen(w, namen)
        for veld, w in waarde.items()
    }


def _noemt(veld: str, waarde: object) -> bool:
    return veld in _PERSOON and isinstance(waarde, str)
