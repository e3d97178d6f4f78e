"""The newest entries of a logboek, with what is alike in one line: ten approvals in a row are one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.basis.begrippen import dag_van
from app.services.logboek.lezen import Leesregel


@dataclass(frozen=True)
class Regelgroep:
    """Entries of one day that are alike but for what they are about; newest first."""

    regels: Sequence[Leesregel]

    @property
    def nieuwste(self) -> Leesregel:
        return self.regels[0]

    @property
    def objecten(self) -> list[str]:
        """What they are about, each once, in the order in which they were entered."""
        return list(dict.fromkeys(regel.kop.object for regel in reversed(self.regels) if regel.kop.object))


def groepeer(regels: Sequence[Leesregel]) -> list[Regelgroep]:
    """One group per act of a person in a capacity on a day, in the order of the newest of each.

    Others may have acted in between: ten consents of two people are two things that happened. A refusal stands by
    itself: its reason is its own.
    """
    groepen: dict[tuple[object, ...], list[Leesregel]] = {}
    for regel in regels:
        groepen.setdefault(_gelijk(regel), []).append(regel)
    return [Regelgroep(groep) for groep in groepen.values()]


def _gelijk(regel: Leesregel) -> tuple[object, ...]:
    kop = regel.kop
    alleen = kop.zaak_nr if regel.geweigerd else None
    return (kop.actie, regel.naam, kop.hoedanigheid, dag_van(regel.op), alleen)
