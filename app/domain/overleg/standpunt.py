"""Where each municipality stands on a question about a zaak, and who may say so on its behalf.

What was said last counts; before it stays readable. Whoever said nothing has not reacted: that is no act. A deviation
in a zaak that is in a trede starts opschaling, for it touches the care by a shared provider, where deviating can harm
all (notitie H10-samenwerking 2022, hoofdstuk 3 [S]).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.afwijkdomein import Domeinen, toets_domeinen
from app.domain.basis.begrippen import TREDEN, Rol, Toestand
from app.domain.basis.fouten import GeenRecht, MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.invoer import toets_datum, toets_lengte
from app.domain.basis.rechten import TEAM
from app.domain.basis.tekst import heeft_inhoud

MAX_NAAM = 160


class Standpuntsoort(StrEnum):
    AKKOORD = "akkoord"
    NIET_AKKOORD = "niet_akkoord"
    GEEN_REACTIE = "geen_reactie"
    """Follows from silence; it cannot be recorded."""


class Hoedanigheid(StrEnum):
    """The capacity in which somebody speaks for a municipality."""

    GEMEENTE = "gemeente"
    """The account of the municipality, which names no office."""
    AMBTENAAR = "ambtenaar"
    DIRECTEUR = "directeur"
    WETHOUDER = "wethouder"
    BURGEMEESTER = "burgemeester"
    COLLEGE = "college"


PERSONEN = frozenset(Hoedanigheid) - {Hoedanigheid.GEMEENTE, Hoedanigheid.COLLEGE}
"""Capacities of one person, who then has a name."""


@dataclass(frozen=True)
class Vervanging:
    """In the profile of a region: who may decide in the place of whom, when the latter is absent."""

    door: Hoedanigheid
    van: Hoedanigheid
    bron: str


@dataclass(frozen=True)
class Inbreng:
    """What somebody said for a municipality. `namens_wie` is the absent one in whose place he spoke.

    `bron` says where the team has it from, when the municipality did not record it itself; `domeinen` what a deviation
    touches, when that was said.
    """

    soort: Standpuntsoort
    datum: date
    hoedanigheid: Hoedanigheid = Hoedanigheid.GEMEENTE
    door: str = ""
    namens_wie: str = ""
    vervangingsreden: str = ""
    toelichting: str = ""
    bron: str = ""
    domeinen: Domeinen = ()


def spreekt_zelf(rollen: frozenset[Rol], organisatie: str, gemeente: str) -> bool:
    """Whether this account speaks as the municipality itself."""
    return Rol.GEMEENTE in rollen and organisatie == gemeente


def toets_spreker(rollen: frozenset[Rol], organisatie: str, gemeente: str) -> bool:
    """Whether the municipality speaks for itself; False when the team records it on its behalf. Raises GeenRecht."""
    if spreekt_zelf(rollen, organisatie, gemeente):
        return True
    if rollen & TEAM:
        return False
    raise GeenRecht("U kunt alleen het standpunt van uw eigen gemeente vastleggen.")


def toets_inbreng(
    inbreng: Inbreng, *, zelf: bool, vandaag: date, niet_voor: date, vervangingen: Sequence[Vervanging]
) -> None:
    """Judge what was said; `niet_voor` is the day of the question, or of the position before.

    Raises OngeldigeInvoer, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch.
    """
    if inbreng.soort is Standpuntsoort.GEEN_REACTIE:
        raise OngeldigeInvoer("Kies akkoord of niet akkoord. Zonder standpunt staat er “geen reactie”.", veld="soort")
    toets_datum(inbreng.datum, vandaag, niet_voor)
    if not zelf and not heeft_inhoud(inbreng.bron):
        raise MotiveringVerplicht("Schrijf waar dit standpunt staat, zoals een brief of verslag.", veld="bron")
    if zelf and heeft_inhoud(inbreng.bron):
        raise OngeldigeInvoer("U legt uw eigen standpunt vast. Daar hoort geen bron bij.", veld="bron")
    if inbreng.hoedanigheid in PERSONEN and not heeft_inhoud(inbreng.door):
        raise OngeldigeInvoer("Vul in wie dit standpunt gaf.", veld="door")
    for veld in ("door", "namens_wie"):
        toets_lengte(getattr(inbreng, veld), veld, MAX_NAAM)
    _toets_vervanging(inbreng, vervangingen)
    if inbreng.domeinen and inbreng.soort is Standpuntsoort.AKKOORD:
        raise OngeldigeInvoer("Dit hoort bij “niet akkoord”. Laat het leeg.", veld="domeinen")
    toets_domeinen(inbreng.domeinen)


def _toets_vervanging(inbreng: Inbreng, vervangingen: Sequence[Vervanging]) -> None:
    """Who speaks in the place of another does so in a capacity in which his region allows it, and says why."""
    if not heeft_inhoud(inbreng.namens_wie):
        if heeft_inhoud(inbreng.vervangingsreden):
            raise OngeldigeInvoer("Vul in wie wordt vervangen, of haal de reden weg.", veld="namens_wie")
        return
    if inbreng.hoedanigheid not in {v.door for v in vervangingen}:
        kan = "; ".join(f"een {v.door.value} vervangt een {v.van.value}" for v in vervangingen) or "vervangen kan niet"
        raise OngeldigeInvoer(f"Zo kan niemand worden vervangen. In deze regio: {kan}.", veld="spreker")
    if not heeft_inhoud(inbreng.vervangingsreden):
        raise MotiveringVerplicht("Schrijf waarom de ander er niet was.", veld="vervangingsreden")


def is_afwijking(soort: Standpuntsoort, toestand: Toestand) -> bool:
    """Whether this position starts opschaling: not agreed, in a zaak that is in a trede."""
    return soort is Standpuntsoort.NIET_AKKOORD and toestand in TREDEN


def toets_vraag(
    tekst: str, datum: date, reactie_voor: date, gemeenten: Collection[str], bekend: Collection[str]
) -> None:
    """A question has a text, at least one municipality of the region, and a last day that is not before it.

    Raises OngeldigeInvoer.
    """
    if not heeft_inhoud(tekst):
        raise OngeldigeInvoer("Schrijf de vraag.", veld="tekst")
    if reactie_voor < datum:
        raise OngeldigeInvoer(
            "De laatste dag ligt voor de dag van de vraag. Kies een latere dag.", veld="reactie_voor_datum"
        )
    if not gemeenten:
        raise OngeldigeInvoer("Kies minstens één gemeente.", veld="gemeenten")
    if vreemd := sorted(set(gemeenten) - set(bekend)):
        raise OngeldigeInvoer(f"Geen gemeente van deze regio: {', '.join(vreemd)}.", veld="gemeenten")
