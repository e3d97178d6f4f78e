"""How much of a zaak somebody sees, and which of his roles count in it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from app.domain.basis.begrippen import Actor, Rol, Zaakrol
from app.domain.basis.rechten import TEAM


class Inzage(IntEnum):
    """How much of a zaak somebody sees."""

    GEEN = 0
    EIGEN = 1
    """Another region: the name and trede of the zaak, its own part in it, its own mandaten."""
    SAMENVATTING = 2
    """A municipality: the summary, its own mandaten and its own share of each besluit."""
    VOLLEDIG = 3


def rollen_op(eigen: frozenset[Rol], ooit: Set[Rol], nu: Set[Rol]) -> frozenset[Rol]:
    """Roles of an account on a day: its own, and those of the offices that it fills then (domein 1, 4).

    A role that came with an office lasts as long as the office: who was appointed to one (`ooit`, at any time) has its
    role only on the days of an appointment (`nu`), whatever else his account says.
    """
    return (eigen - ooit) | nu


@dataclass(frozen=True)
class Zaakplek:
    """In which region a zaak is, and its days: from the opening up to and including `tot`, None while it runs."""

    regio: str
    van: date
    tot: date | None = None


def rollen_in_zaak(actor: Actor, plek: Zaakplek, vervult: frozenset[Zaakrol]) -> frozenset[Rol]:
    """Roles that count in a zaak at `plek` in which the actor now fills `vervult`.

    A Regievoerder leads the cases of his own region. A projectleider counts only where he is appointed.
    A municipality with a large interest acts as Regievoerder in that one zaak (domein 2, per case 1). One that was no
    member of the region on any day of the zaak is a party of another region there.
    """
    rollen = actor.rollen - {Rol.PROJECTLEIDER}
    if actor.regio != plek.regio:
        rollen -= {Rol.REGIEVOERDER, Rol.BESTUURDER}
    if Rol.GEMEENTE in rollen and not any(deel.raakt(plek.van, plek.tot) for deel in actor.lid_in(plek.regio)):
        rollen = rollen - {Rol.GEMEENTE} | {Rol.ANDERE_REGIO}
    if Zaakrol.PROJECTLEIDER in vervult:
        rollen |= {Rol.PROJECTLEIDER}
    if Zaakrol.EXTRA_REGIEVOERDER in vervult:
        rollen |= {Rol.REGIEVOERDER}
    return rollen


def inzage(rollen: frozenset[Rol], *, gedeeld: bool, is_mandaatgever: bool, is_betrokken: bool = False) -> Inzage:
    """View on a zaak for these roles in it.

    `gedeeld`: the zaak has been in a trede, so the region's municipalities know of it (a signaal stays with
    the Regievoerder); `is_mandaatgever`: the actor's organisation has a mandaat to decide on or has granted one;
    `is_betrokken`: it is a region that takes part in the zaak now, or holds the account.
    """
    if rollen & TEAM:
        return Inzage.VOLLEDIG
    if gedeeld and rollen & {Rol.GEMEENTE, Rol.BESTUURDER}:
        return Inzage.SAMENVATTING
    if Rol.ANDERE_REGIO in rollen and (is_mandaatgever or (is_betrokken and gedeeld)):
        return Inzage.EIGEN
    return Inzage.GEEN
