"""Who may get power over others takes two persons: one proposes, another confirms (four eyes, domein 4).

Power is a role that decides or gives roles. Who could be given it by one administrator alone could be invented by him,
so that every other pair of eyes would be his.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import DomeinFout, VierOgen
from app.domain.basis.rechten import MATRIX, Recht
from app.domain.basis.vierogen import Betrokkene, toets_tweede

BESLISSEND = frozenset(
    rol
    for recht in (
        Recht.TREDE_BEPALEN,
        Recht.MANDAAT_BEOORDELEN,
        Recht.MANDAAT_VERLENEN,
        Recht.BESLUIT_NEMEN,
        Recht.GELD_BOEKEN,
        Recht.GEBRUIKERS_BEHEREN,
        Recht.FUNCTIES_BEHEREN,
    )
    for rol in MATRIX[recht]
)
"""Roles that decide in a zaak, give a mandaat, or say who does."""
MINSTENS = 2
"""How many persons of a region must be able to confirm; with fewer it is being set up, at the command line."""


class Toegangssoort(StrEnum):
    """What was proposed."""

    ACCOUNT = "account"
    ROLLEN = "rollen"
    VRIJGAVE = "vrijgave"
    HOUDER = "houder"
    WAARNEMER = "waarnemer"


class Voorstelstatus(StrEnum):
    OPEN = "open"
    BEVESTIGD = "bevestigd"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


def geeft_macht(rollen: Iterable[Rol]) -> bool:
    """Whether one of these roles decides."""
    return bool(BESLISSEND.intersection(rollen))


def toets_bevestiger(voorsteller: Betrokkene, bevestiger: Betrokkene, betreft: int | None) -> None:
    """Another person than who proposed, in another office, and never the person concerned (`betreft`).

    Raises VierOgen, GeenRecht.
    """
    toets_tweede(
        voorsteller,
        bevestiger,
        zelf="U heeft dit zelf voorgesteld. Iemand anders beslist erover.",
        functie="Uw eigen functie stelde dit voor. Iemand in een andere functie beslist erover.",
    )
    if betreft is not None and betreft == bevestiger.persoon_id:
        raise VierOgen("Dit gaat over uzelf. Iemand anders beslist erover.")


def kan_bevestigen(voorsteller: Betrokkene, bevestiger: Betrokkene, betreft: int | None) -> bool:
    """Whether `toets_bevestiger` lets this one be the second person."""
    try:
        toets_bevestiger(voorsteller, bevestiger, betreft)
    except DomeinFout:
        return False
    return True
