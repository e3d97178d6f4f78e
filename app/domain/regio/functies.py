"""Who holds an office of the region, and who deputises for him, over time (domein 2, 4).

An office has one holder at a time. A deputy acts for a holder who is absent, or while there is none; he acts as such,
and stays the natural person he is: four eyes count persons, not offices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.vierogen import Betrokkene
from app.domain.mandaat.houderschap import Houderschap


class Vervullingssoort(StrEnum):
    HOUDER = "houder"
    WAARNEMER = "waarnemer"


@dataclass(frozen=True)
class Functieperiode:
    """An account that fills an office from a day up to and including another; `tot` None means until further notice.

    `voor` is the id of the period of the holder who is absent; a deputy without it fills a vacancy. `naam` is
    that of the account, `pseudoniem` how the logboek names it, `actief` whether it may act.
    """

    id: int
    functie: str
    gebruiker_id: int
    persoon_id: int
    naam: str
    soort: Vervullingssoort
    van: date
    tot: date | None = None
    voor: int | None = None
    reden: str = ""
    actief: bool = True
    pseudoniem: str = ""

    @property
    def is_houder(self) -> bool:
        return self.soort is Vervullingssoort.HOUDER

    @property
    def einde(self) -> date:
        """The last day; without one, the last day there is."""
        return self.tot or date.max

    def geldt_op(self, dag: date) -> bool:
        return self.van <= dag <= self.einde

    def raakt(self, ander: Functieperiode) -> bool:
        """Whether the two have a day in common."""
        return self.van <= ander.einde and ander.van <= self.einde

    def omvat(self, ander: Functieperiode) -> bool:
        """Whether every day of the other one is a day of this one."""
        return self.van <= ander.van and ander.einde <= self.einde


@dataclass(frozen=True)
class Bezetting:
    """Every period of the offices of a region."""

    periodes: tuple[Functieperiode, ...] = ()

    def __iter__(self) -> Iterator[Functieperiode]:
        return iter(self.periodes)

    def van_functie(self, functie: str) -> list[Functieperiode]:
        """The periods of one office, oldest first; a holder before who deputises for him."""
        return sorted((p for p in self if p.functie == functie), key=lambda p: (p.van, not p.is_houder, p.id))

    def houder_op(self, functie: str, dag: date) -> Functieperiode | None:
        return next((p for p in self.van_functie(functie) if p.is_houder and p.geldt_op(dag)), None)

    def waarnemers_op(self, functie: str, dag: date) -> list[Functieperiode]:
        return [p for p in self.van_functie(functie) if not p.is_houder and p.geldt_op(dag)]

    def vervult(self, gebruiker_id: int, dag: date) -> list[Functieperiode]:
        """What an account holds or deputises on a day."""
        return [p for p in self if p.gebruiker_id == gebruiker_id and p.geldt_op(dag)]

    def functies_van(self, gebruiker_id: int, dag: date) -> frozenset[str]:
        return frozenset(p.functie for p in self.vervult(gebruiker_id, dag))

    def ambten(self, persoon_id: int | None, van: date, tot: date) -> frozenset[str]:
        """The offices that a natural person fills on one of the days, by any account, as holder or as deputy."""
        return frozenset(p.functie for p in self._van(persoon_id) if p.van <= tot and van <= p.einde)

    def eerste(self, persoon_id: int | None, dag: date) -> Betrokkene:
        """The first of four eyes, who acted on a day: with the offices of that day, and those that he holds since.

        Since, for who acts and then comes into an office cannot leave it to his deputy there. Where he deputised
        later on, the holder is another one.
        """
        later = (p.functie for p in self._van(persoon_id) if p.is_houder and dag <= p.einde)
        return Betrokkene(persoon_id, self.ambten(persoon_id, dag, dag) | frozenset(later))

    def _van(self, persoon_id: int | None) -> list[Functieperiode]:
        return [p for p in self if p.persoon_id == persoon_id]

    def tweede(self, persoon_id: int, *dagen: date) -> Betrokkene:
        """The second one, who acts on these days: on the one that he names and on that of his request."""
        return Betrokkene(persoon_id, frozenset().union(*(self.ambten(persoon_id, dag, dag) for dag in dagen)))

    def houderschap(self, gebruiker_id: int, persoon_id: int, *dagen: date) -> Houderschap:
        """What an account, and the person behind it, can be the holder of by his offices on all of these days."""
        vervult = [self.vervult(gebruiker_id, dag) for dag in dagen]
        functies = frozenset[str].intersection(*(frozenset(p.functie for p in van_dag) for van_dag in vervult))
        zelf = {p.functie for van_dag in vervult for p in van_dag if p.is_houder}
        ambten = self.tweede(persoon_id, *dagen).functies
        return Houderschap(gebruiker_id, persoon_id, functies, functies - zelf, ambten)

    def vervangt(self, gebruiker_id: int, houder_id: int, dag: date) -> bool:
        """Whether the one deputises on that day for an office that the other holds."""
        waargenomen = (p.functie for p in self.vervult(gebruiker_id, dag) if not p.is_houder)
        houders = (self.houder_op(functie, dag) for functie in waargenomen)
        return any(houder and houder.gebruiker_id == houder_id for houder in houders)

    def periode(self, id_: int | None) -> Functieperiode | None:
        return next((p for p in self if p.id == id_), None)

    def met(self, nieuw: Functieperiode) -> Bezetting:
        """With a period more, or with another version of one that is there."""
        return Bezetting((*(p for p in self if p.id != nieuw.id), nieuw))


def hoedanigheid(eigen: str, periodes: Iterable[Functieperiode], titels: Mapping[str, str]) -> str:
    """In which capacity an account acts, given what it fills on the day: a deputy says so.

    It names nobody: this text stands in the line of the logboek, which outlives the names of those who act.
    Somebody who holds an office himself keeps that capacity, and adds the deputising to it.
    """
    vervult = list(periodes)
    waarnemend = [_waarnemend(p, titels.get(p.functie, p.functie)) for p in vervult if not p.is_houder]
    if not waarnemend:
        return eigen
    eerst = [eigen] if any(p.is_houder for p in vervult) else []
    return "; ".join([*eerst, *waarnemend])


def _waarnemend(periode: Functieperiode, titel: str) -> str:
    return f"waarnemend {titel}, voor de houder" if periode.voor else f"waarnemend {titel}"
