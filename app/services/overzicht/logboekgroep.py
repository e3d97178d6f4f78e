"""The newest entries of a logboek, with what is alike in one line: ten approvals in a row are one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import dag_van
from app.models import Zaak
from app.services.logboek.lezen import Leesregel, laatste_regels, met_inhoud


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


def laatste_groepen(session: Session, zaak: Zaak, regels: int, groepen: int) -> list[Regelgroep]:
    """So many groups, newest first, of so many of the newest entries of the zaak. Only the newest entry of each has its
    content: it is all that a page tells, and to read the others is half of what is read of the disk. Two queries.
    """
    alle = groepeer(laatste_regels(session, zaak, regels))[:groepen]
    nieuwste = met_inhoud(session, [groep.nieuwste for groep in alle])
    return [Regelgroep([regel, *groep.regels[1:]]) for regel, groep in zip(nieuwste, alle, strict=True)]


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
