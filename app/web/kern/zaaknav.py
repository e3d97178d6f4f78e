"""The way through a zaak: its pages in groups, declared once, with how much there is behind each and how much is open.

The word of a page here is its heading, its title and its place in the path: nothing else says it. Pages of the same
blueprint as one of these lie below it, as do those of the blueprints in `onder`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.domain.openstaand.onderdelen import Onderdeel
from app.services.kern.toegang import Dossier
from app.services.openstaand.lijst import Aantal, som
from app.services.overzicht.zaaktelling import Tellingen, tellingen
from app.web.kern.taal.gekozen import taal
from app.web.kern.verzoek import vandaag

OVERZICHT = "zaken.overzicht"
Wanneer = Callable[[Dossier, Tellingen], bool]


def _altijd(_dossier: Dossier, _geteld: Tellingen) -> bool:
    return True


def _na_een_noodgreep(_dossier: Dossier, geteld: Tellingen) -> bool:
    return bool(geteld.aantal.get("noodgrepen") or geteld.van(Onderdeel.NOODGREPEN).totaal)


def _in_rust(dossier: Dossier, geteld: Tellingen) -> bool:
    """A zaak that runs cannot be destroyed."""
    return dossier.zaak.toestand in RUST or bool(geteld.van(Onderdeel.VERNIETIGING).totaal)


@dataclass(frozen=True)
class Blad:
    """A page of a zaak: who may see it, the part of which it counts what is open, and the rows that it counts."""

    woord: Any
    endpoint: str
    recht: Recht = Recht.DOSSIER_INZIEN
    deel: Onderdeel | None = None
    alles: bool = False
    telt: str = ""
    onder: tuple[str, ...] = ()
    wanneer: Wanneer = _altijd

    def adres(self, zaaknummer: str) -> str:
        return url_for(self.endpoint, zaaknummer=zaaknummer)

    def open(self, geteld: Tellingen) -> Aantal:
        """What is open there."""
        return geteld.alles if self.alles else geteld.van(self.deel) if self.deel else Aantal()


# fmt: off
EERSTE = Blad(_l("Overzicht"), OVERZICHT, Recht.ZAKEN_INZIEN)
GROEPEN: tuple[tuple[Any, tuple[Blad, ...]], ...] = (
    (_l("Aanpak"), (
        Blad(_l("Te doen"), "zaakopenstaand.lijst", Recht.ZAKEN_INZIEN, alles=True,
             onder=("stappen", "termijnen", "taken")),
        Blad(_l("Trede en sluiten"), "trede.geschiedenis", Recht.ZAKEN_INZIEN),
        Blad(_l("Wie doet wat"), "toewijzing.overzicht", deel=Onderdeel.TOEWIJZING),
        Blad(_l("Draaiboek"), "draaiboeken.van_zaak"),
    )),
    (_l("Kinderen en aanbieder"), (
        Blad(_l("Aantallen kinderen"), "tellingen.lijst", Recht.TELLINGEN_INZIEN, Onderdeel.TELLINGEN,
             onder=("raster",)),
        Blad(_l("Plaatsing"), "plaatsing.bord", Recht.TELLINGEN_INZIEN, Onderdeel.PLAATSING,
             onder=("uitsplitsing", "zitting", "opgaven")),
        Blad(_l("Past de plek"), "passend.overzicht", Recht.TELLINGEN_INZIEN, Onderdeel.PASSEND),
        Blad(_l("Aanbieder"), "aanbieder.overzicht", deel=Onderdeel.AANBIEDER, onder=("aanbiederonderdelen",)),
        Blad(_l("Vooruitblik"), "vooruitblik.toon"),
    )),
    (_l("Mandaten en geld"), (
        Blad(_l("Mandaten"), "mandaten.lijst", Recht.MANDATEN_INZIEN, Onderdeel.MANDATEN, telt="mandaten",
             onder=("mandaatversies",)),
        Blad(_l("Verzoeken"), "mandaatverzoeken.lijst", Recht.MANDATEN_INZIEN, telt="verzoeken",
             onder=("collegestukken",)),
        Blad(_l("Besluiten"), "besluiten.lijst", Recht.MANDATEN_INZIEN, Onderdeel.BESLUITEN, telt="besluiten",
             onder=("besluitvoorstellen", "spoed")),
        Blad(_l("Geld"), "geld.overzicht", Recht.GELD_INZIEN, Onderdeel.GELD),
        Blad(_l("Andere regio’s"), "regios.lijst"),
    )),
    (_l("Afstemmen en informeren"), (
        Blad(_l("Standpunten"), "vragen.lijst", Recht.STANDPUNTEN_INZIEN, Onderdeel.STANDPUNTEN, telt="vragen"),
        Blad(_l("Stukken"), "stukken.lijst", Recht.STUKKEN_INZIEN, Onderdeel.STUKKEN, telt="stukken"),
        Blad(_l("Wie informeren"), "informatie.lijst", deel=Onderdeel.INFORMATIE),
        Blad(_l("Raadsbrief"), "raadsbrief.toon", Recht.RAADSBRIEF_INZIEN, Onderdeel.RAADSBRIEF),
        Blad(_l("Opschaling"), "opschaling.ladder", Recht.STANDPUNTEN_INZIEN, Onderdeel.OPSCHALING,
             onder=("afwijkingen",)),
        Blad(_l("Toezicht"), "toezicht.spoor", deel=Onderdeel.TOEZICHT, onder=("toezichtplan",)),
    )),
    (_l("Dossier"), (
        Blad(_l("Documenten"), "documenten.lijst", Recht.DOCUMENT_INZIEN, Onderdeel.DOCUMENTEN, telt="documenten"),
        Blad(_l("Notities"), "notities.lijst", Recht.NOTITIES_INZIEN),
        Blad(_l("Logboek"), "logboek.lijst", Recht.LOGBOEK_INZIEN, telt="logboek", onder=("logboekuitvoer",)),
        Blad(_l("Situatie op een dag"), "situatie.toon"),
        Blad(_l("Verwante zaken"), "verbanden.lijst"),
        Blad(_l("Delen"), "exports.van_zaak", Recht.EXPORT_MAKEN, Onderdeel.EXPORTS, telt="exports"),
        Blad(_l("Noodgrepen"), "noodgrepen.lijst", deel=Onderdeel.NOODGREPEN, telt="noodgrepen",
             wanneer=_na_een_noodgreep),
        Blad(_l("Vernietiging"), "vernietiging.toon", Recht.VERNIETIGING_INZIEN, Onderdeel.VERNIETIGING,
             wanneer=_in_rust),
    )),
)
# fmt: on


def bladen() -> Iterator[Blad]:
    """Every page of a zaak, in the order of its menu."""
    yield EERSTE
    for _groep, erin in GROEPEN:
        yield from erin


@cache
def _plaatsen() -> dict[str, Blad]:
    """By endpoint, and by the blueprint of what lies below: the first that has it."""
    gevonden: dict[str, Blad] = {blad.endpoint: blad for blad in bladen()}
    for blad in bladen():
        for naam in (blad.endpoint.partition(".")[0], *blad.onder):
            gevonden.setdefault(naam, blad)
    return gevonden


def blad_van(endpoint: str) -> Blad | None:
    """The page of a zaak that this is, or below which it lies."""
    plaatsen = _plaatsen()
    return plaatsen.get(endpoint) or plaatsen.get(endpoint.partition(".")[0])


@dataclass(frozen=True)
class Punt:
    """A line of the menu; `laat` says that something there is late, and only then it is red."""

    label: str
    url: str
    actief: bool
    teller: str | int | None = None
    laat: bool = False


@dataclass(frozen=True)
class Groep:
    """Lines that belong together. On the first page of a zaak all are open, elsewhere the one that is looked at."""

    label: str
    punten: Sequence[Punt]
    open: bool
    te_laat: int


@dataclass(frozen=True)
class Wijzer:
    """The menu of a zaak for one account, seen from one page: `hier` is the word of it, or of what it is below."""

    eerste: Punt
    groepen: Sequence[Groep]
    hier: str
    hier_url: str


def zaaknav(dossier: Dossier, hier: str, geteld: Tellingen | None = None) -> Wijzer:
    """The way through a zaak, as this account may see it; `hier` is the endpoint of the page itself."""
    geteld = geteld or tellingen(db.session, dossier, vandaag())
    nummer, nu = dossier.zaak.zaaknummer, blad_van(hier) or EERSTE
    groepen = []
    for naam, erin in GROEPEN:
        getoond = [blad for blad in erin if dossier.mag(blad.recht) and blad.wanneer(dossier, geteld)]
        if getoond:
            laat = som(blad.open(geteld) for blad in getoond if not blad.alles).te_laat
            open_ = nu is EERSTE or nu in erin
            groepen.append(Groep(str(naam), [_punt(blad, nummer, nu, geteld) for blad in getoond], open_, laat))
    return Wijzer(_punt(EERSTE, nummer, nu, geteld), groepen, str(nu.woord), nu.adres(nummer))


def _punt(blad: Blad, nummer: str, nu: Blad, geteld: Tellingen) -> Punt:
    stand = blad.open(geteld)
    teller = _teller(stand, geteld.aantal.get(blad.telt))
    return Punt(_woorden(taal())[blad.endpoint], blad.adres(nummer), blad is nu, teller, bool(stand.te_laat))


@lru_cache(maxsize=8)
def _woorden(_taal: str) -> Mapping[str, str]:
    """Of each page, by endpoint, in this language, which is that of who asks."""
    return {blad.endpoint: str(blad.woord) for blad in bladen()}


def _teller(open_: Aantal, aantal: int | None) -> str | int | None:
    """What is late or open; a number without a word is how many there are, open or not."""
    if open_.te_laat:
        return str(_("%(aantal)s te laat", aantal=open_.te_laat))
    if open_.totaal:
        return str(_("%(aantal)s open", aantal=open_.totaal))
    return aantal or None
