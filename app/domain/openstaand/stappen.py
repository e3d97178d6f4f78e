"""Steps of the draaiboek: open until they are finished or lapse; one that lapsed undone does not disappear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.basis.begrippen import Stapstatus
from app.domain.basis.feiten import Feit
from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, Weegt
from app.domain.openstaand.wie import wie_doet

STAP, VERVALLEN = "stap", "stap_vervallen"
MET_HANDELING = {
    Feit.PROJECTLEIDER: "stap_projectleider",
    Feit.MANDATEN: "stap_mandaten",
    Feit.MANDATEN_ANDERE_REGIO: "stap_mandaten",
    Feit.GEINFORMEERD: "stap_informeren",
    Feit.VROEGSIGNALERING: "stap_vroegsignalering",
}
"""Steps that another act closes are kinds of their own, so that a list leads to that act."""


@dataclass(frozen=True, kw_only=True)
class Stapfeit:
    """`bepaling` is the number of the latest tredebepaling under which the step was to be done, `sinds` the day on
    which it began. `wacht_op` is the event of the edition that it is for, when that did not happen before it was done.
    """

    id: int
    code: str
    titel: str
    rol: str
    verplicht: bool
    status: Stapstatus
    bepaling: int
    sinds: date
    uiterlijk_op: date | None
    afgerond: date | None
    wacht_op: str = ""
    vervult: Feit | None = None


def punten(kader: Kader, stappen: Sequence[Stapfeit]) -> Iterator[Punt]:
    """Every step that is owed, and every required one that lapsed undone, until it comes back.

    One that is for an event, such as a bankruptcy, is owed once that happened; who does it before never owed it.
    """
    terug = _kwam_terug(stappen)
    for stap in (s for s in stappen if not s.wacht_op):
        yield _stap(kader, stap)
        if stap.status is Stapstatus.VERVALLEN and stap.verplicht:
            yield _vervallen(kader, stap, terug.get(stap.id))


def _stap(kader: Kader, stap: Stapfeit) -> Punt:
    vervallen = _verviel_op(kader, stap) if stap.status is Stapstatus.VERVALLEN else None
    return Punt(
        soort=MET_HANDELING.get(stap.vervult, STAP) if stap.vervult else STAP,
        onderwerp=stap.titel,
        object=f"stap/{stap.id}",
        ligt_bij=wie_doet(kader.profiel, stap.rol),
        sinds=stap.sinds,
        uiterlijk_op=stap.uiterlijk_op,
        gesloten_op=stap.afgerond or vervallen,
        weegt=kader.weegt(Grendelregel.VERPLICHTE_STAPPEN, stap=stap.code) if stap.verplicht else Weegt.INFORMATIE,
        gegevens={"code": stap.code},
    )


def _verviel_op(kader: Kader, stap: Stapfeit) -> date:
    """A step lapses with the change of state after its own."""
    return kader.na(stap.bepaling) or stap.sinds


def _kwam_terug(stappen: Sequence[Stapfeit]) -> dict[int, Stapfeit]:
    """Of each step the next one that is the same step of the draaiboek, by id."""
    volgende: dict[str, Stapfeit] = {}
    terug: dict[int, Stapfeit] = {}
    for stap in sorted(stappen, key=lambda s: s.id, reverse=True):
        if stap.code in volgende:
            terug[stap.id] = volgende[stap.code]
        volgende[stap.code] = stap
    return terug


def _vervallen(kader: Kader, stap: Stapfeit, terug: Stapfeit | None) -> Punt:
    return Punt(
        soort=VERVALLEN,
        onderwerp=f"Niet gedaan en vervallen: {stap.titel}",
        object=f"stap/{stap.id}",
        ligt_bij=HET_TEAM,
        sinds=_verviel_op(kader, stap),
        gesloten_op=terug.sinds if terug else None,
    )
