"""Who holds a mandaat on a day: the person it was given to, or whoever fills the office it was given to (Awb 10:1).

A mandaat to an office (functiemandaat) is used, consented to and handed back by who holds or deputises that office on
the day of the act. Moving of office changes nothing of what was decided: each act stood on its own day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.vierogen import Betrokkene

VOOR_FUNCTIE = "functie:"
"""Before the code of an office, where a holder is named: else it is the e-mail address of an account."""


class MetHouder(Protocol):
    """What says who holds a mandaat: an account, or the office that stands beside it."""

    @property
    def houder_id(self) -> int: ...
    @property
    def houder_functie(self) -> str | None: ...


M = TypeVar("M", bound=MetHouder)


@dataclass(frozen=True)
class Houderschap:
    """Who acts in a zaak: his account, and the offices of its region that this account fills.

    `functies` are those that it fills on every day that counts (of the request and the one that he names),
    `waarnemend` those of them in which it deputises; `ambten` what the natural person fills by any account on one of
    these days.
    """

    gebruiker_id: int
    persoon_id: int | None = None
    functies: frozenset[str] = frozenset()
    waarnemend: frozenset[str] = frozenset()
    ambten: frozenset[str] = frozenset()

    def is_houder(self, mandaat: MetHouder) -> bool:
        """Whether this account may act as the holder on these days."""
        if mandaat.houder_functie is not None:
            return mandaat.houder_functie in self.functies
        return mandaat.houder_id == self.gebruiker_id

    @property
    def betrokkene(self) -> Betrokkene:
        """For four eyes: the person, with the offices that he fills by any account."""
        return Betrokkene(self.persoon_id, self.ambten)

    def neemt_waar(self, mandaat: MetHouder) -> bool:
        return mandaat.houder_functie in self.waarnemend


def houder_als_eerste(mandaat: MetHouder, persoon_id: int) -> Betrokkene:
    """Its holder for four eyes: the person with this id, or whoever fills its office."""
    if mandaat.houder_functie is not None:
        return Betrokkene(None, frozenset({mandaat.houder_functie}))
    return Betrokkene(persoon_id)


def in_een_functie(mandaten: Iterable[M], wie: Houderschap, gekozen: str | None = None) -> list[M]:
    """Those that he holds in one capacity: his own, or as the deputy in one office. A decision is taken in one of them.

    `gekozen` is the office in which he acts, when he says so. Without it his own go first, then the one office that he
    deputises. Raises OngeldigeInvoer when he has to say which.
    """
    eigen = [m for m in mandaten if wie.is_houder(m)]
    if gekozen:
        return [m for m in eigen if m.houder_functie == gekozen]
    zelf = [m for m in eigen if not wie.neemt_waar(m)]
    waargenomen = {m.houder_functie for m in eigen if wie.neemt_waar(m)}
    if not zelf and len(waargenomen) > 1:
        raise OngeldigeInvoer("U neemt meer dan één functie waar. Kies in welke functie u besluit.", veld="functie")
    return zelf or eigen


def ambt_van(mandaten: Iterable[MetHouder]) -> str | None:
    """The office in which is acted under these mandaten; None when they are of a person, or not all of one office."""
    functies = {m.houder_functie for m in mandaten}
    return functies.pop() if len(functies) == 1 else None


FUNCTIEMANDAAT = "wie deze functie vervult of waarneemt"
"""Who holds a mandaat to an office, for a reader."""


def in_functie(titel: str, *, waarnemend: bool) -> str:
    """In which office a decision was taken, for a reader."""
    return f"waarnemend {titel}" if waarnemend else titel
