"""A region's governance as data: who it consists of, which offices exist, who speaks, who supervises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.domain.begrippen import Rol
from app.domain.inlezen import OngeldigeConfiguratie, OngeldigeWaarde, Plek, eis_uniek, lees
from app.domain.opschaling import eis_ladder
from app.domain.regiodelen import (
    Aanwijzing,
    Afspraak,
    Functie,
    Gemeente,
    Opschalingsniveau,
    Organisatie,
    Overleg,
    Toezichthouder,
)
from app.domain.regioroutes import Route, controleer_ritmes, controleer_routes
from app.domain.standpunt import Vervanging
from app.domain.toezicht import Toezichtfase, controleer_fasen
from app.domain.zorgvormen import STANDAARD, Zorgvorm

__all__ = [
    "Aanwijzing",
    "Afspraak",
    "Functie",
    "Gemeente",
    "OngeldigProfiel",
    "Opschalingsniveau",
    "Organisatie",
    "Overleg",
    "Regioprofiel",
    "Route",
    "Toezichthouder",
    "lees_profiel",
]


class OngeldigProfiel(OngeldigeConfiguratie):
    code = "ongeldig_profiel"


@dataclass(frozen=True)
class Regioprofiel:
    """Everything that makes one region different from another."""

    code: str
    naam: str
    jeugdregio: str
    bron: str
    servicebureau: Organisatie
    gemeenten: tuple[Gemeente, ...]
    andere_regios: tuple[Organisatie, ...]
    functies: tuple[Functie, ...]
    overleggen: tuple[Overleg, ...]
    afspraken: tuple[Afspraak, ...]
    opschaling: tuple[Opschalingsniveau, ...]
    aanspreekpunt: Aanwijzing
    woordvoerder: Aanwijzing
    toezichthouders: tuple[Toezichthouder, ...]
    routes: tuple[Route, ...] = ()
    zorgvormen: tuple[Zorgvorm, ...] = STANDAARD
    vervangingen: tuple[Vervanging, ...] = ()
    toezichtfasen: tuple[Toezichtfase, ...] = ()

    def __post_init__(self) -> None:
        _controleer_codes(self)
        _controleer_verwijzingen(self)
        _controleer_regievoerders(self.functies)
        _controleer_toezichthouders(self.toezichthouders)
        eis_ladder([niveau.code for niveau in self.opschaling])
        controleer_fasen(self.toezichtfasen)
        controleer_ritmes(self.overleggen)
        controleer_routes(self.routes, [overleg.code for overleg in self.overleggen])

    def gemeente(self, code: str) -> Gemeente | None:
        return next((gemeente for gemeente in self.gemeenten if gemeente.code == code), None)

    def functie(self, code: str) -> Functie | None:
        return next((functie for functie in self.functies if functie.code == code), None)

    def overleg(self, code: str) -> Overleg | None:
        return next((overleg for overleg in self.overleggen if overleg.code == code), None)

    def route(self, code: str) -> Route | None:
        return next((route for route in self.routes if route.code == code), None)

    def zorgvorm(self, code: str) -> Zorgvorm | None:
        return next((vorm for vorm in self.zorgvormen if vorm.code == code), None)

    def toezichthouder_op(self, datum: date) -> Toezichthouder:
        """The supervisor on that date: there always is exactly one."""
        return next(houder for houder in self.toezichthouders if houder.geldt_op(datum))


def lees_profiel(gegevens: Mapping[str, object], bestand: str) -> Regioprofiel:
    """The profile in a parsed TOML file. Raises `OngeldigProfiel` with file, place and remedy."""
    return lees(Regioprofiel, gegevens, Plek(bestand, OngeldigProfiel))


def _organisaties(profiel: Regioprofiel) -> list[str]:
    andere = (profiel.servicebureau, *profiel.andere_regios)
    return [*(gemeente.code for gemeente in profiel.gemeenten), *(organisatie.code for organisatie in andere)]


def _controleer_codes(profiel: Regioprofiel) -> None:
    houders = [houder.code for houder in profiel.toezichthouders]
    eis_uniek(_organisaties(profiel) + houders, "gemeenten, servicebureau, andere_regios en toezichthouders")
    eis_uniek((gemeente.account for gemeente in profiel.gemeenten), "gemeenten")
    for veld in ("functies", "overleggen", "zorgvormen"):
        eis_uniek((deel.code for deel in getattr(profiel, veld)), veld)
    eis_uniek((str(afspraak.nummer) for afspraak in profiel.afspraken), "afspraken")


def _controleer_verwijzingen(profiel: Regioprofiel) -> None:
    bekend = _organisaties(profiel)
    verwijzingen = [(f"functies ({functie.code})", functie.organisatie) for functie in profiel.functies]
    verwijzingen += [("aanspreekpunt", profiel.aanspreekpunt.organisatie)]
    verwijzingen += [("woordvoerder", profiel.woordvoerder.organisatie)]
    for veld, organisatie in verwijzingen:
        if organisatie not in bekend:
            raise OngeldigeWaarde(veld, f"organisatie '{organisatie}' bestaat niet; kies uit {', '.join(bekend)}")


def _controleer_regievoerders(functies: tuple[Functie, ...]) -> None:
    """Four eyes need two: one office that approves mandaten, and another Regievoerder for when it proposed."""
    beoordelaars = [functie for functie in functies if functie.beoordeelt_mandaten]
    if len(beoordelaars) != 1 or beoordelaars[0].rol is not Rol.REGIEVOERDER:
        raise OngeldigeWaarde("functies", "geef precies één regievoerder beoordeelt_mandaten = true")
    if sum(functie.rol is Rol.REGIEVOERDER for functie in functies) < 2:
        raise OngeldigeWaarde("functies", "er is nog een regievoerder nodig, die oordeelt als de eerste voorstelt")


def _controleer_toezichthouders(houders: tuple[Toezichthouder, ...]) -> None:
    """The periods follow each other without overlap or gap, from open to open."""
    if not houders or houders[0].vanaf or houders[-1].tot:
        raise OngeldigeWaarde("toezichthouders", "laat vanaf weg bij de eerste en tot bij de laatste")
    for vorige, volgende in pairwise(houders):
        if not vorige.tot or volgende.vanaf != vorige.tot + timedelta(days=1):
            raise OngeldigeWaarde(
                "toezichthouders",
                f"{volgende.code} sluit niet aan op {vorige.code}; "
                "begin een periode op de dag na het einde van de vorige, in volgorde van tijd",
            )
