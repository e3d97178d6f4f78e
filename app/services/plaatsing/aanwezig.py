"""How many children can still be booked from a location: never more than there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.plaatsing import boeking as regels
from app.domain.plaatsing.balans import balans
from app.domain.plaatsing.boekhouding import Geboekt, bewegingen, gepland
from app.domain.plaatsing.boeking import EINDE, Boeking, Fase
from app.domain.plaatsing.stand import Cel
from app.domain.plaatsing.weken import maandag
from app.models import Plaatsstand
from app.services.kern.toegang import Dossier
from app.services.plaatsing import lezen


@dataclass(frozen=True)
class Moment:
    """When it is asked: today, or the day on which children left already: those are in no count of that week."""

    vandaag: date
    vertrokken_op: date | None = None

    @classmethod
    def van(cls, nieuw: Boeking, fase: Fase, dag: date, vandaag: date) -> Moment:
        return cls(vandaag, dag if fase is EINDE[nieuw.soort] else None)

    @property
    def week(self) -> date:
        return maandag(self.vertrokken_op or self.vandaag)

    def telt(self, week: date) -> bool:
        return self.vertrokken_op is None or week < self.week


def eis_aanwezig(
    session: Session, dossier: Dossier, nieuw: Boeking, geboekt: Sequence[Geboekt], moment: Moment
) -> None:
    """Not more than there are: of children, of the form of care, and of the municipality where that was counted.

    Raises OngeldigeInvoer at the field, with the numbers.
    """
    rijen = {week: rij for (week, plek), rij in lezen.standen(session, dossier.zaak).items() if plek == nieuw.locatie}
    if not rijen:
        raise OngeldigeInvoer(
            "Van deze locatie is nog niets geteld. Vul eerst in hoeveel kinderen er zijn.", veld="locatie"
        )
    cellen = lezen.cellen_van(session, dossier.zaak, rijen.values())
    zorgvorm, gemeente = lezen.vormen(dossier)[nieuw.zorgvorm], lezen.gemeentenamen()[nieuw.gemeente]
    hier = [boeking for boeking in geboekt if boeking.wat.locatie == nieuw.locatie]
    van_wie = [boeking for boeking in hier if boeking.wat.gemeente == nieuw.gemeente]
    if not nieuw.dubbel:
        _eis(nieuw, {week: rij.kinderen for week, rij in rijen.items()}, hier, None, moment, "Op deze locatie")
    in_vorm = _geteld(rijen, cellen, lambda deel: _som(deel, nieuw.zorgvorm, None))
    _eis(nieuw, in_vorm, hier, nieuw.zorgvorm, moment, zorgvorm)
    van_gemeente = _geteld(rijen, cellen, lambda deel: _som(deel, nieuw.zorgvorm, nieuw.gemeente))
    _eis(nieuw, van_gemeente, van_wie, nieuw.zorgvorm, moment, f"{zorgvorm}, {gemeente}")


def _eis(
    nieuw: Boeking, geteld: Mapping[date, int], hier: Sequence[Geboekt], vorm: str | None, moment: Moment, waar: str
) -> None:
    """What was never counted cannot be held against it."""
    bekend = {week: aantal for week, aantal in geteld.items() if moment.telt(week)}
    weken = balans(bekend, bewegingen(hier, nieuw.locatie, vorm), moment.week)
    if weken:
        al = sum(gepland(hier, nieuw.locatie, vorm).values())
        regels.eis_aanwezig(nieuw.aantal, max(0, weken[-1].stand), al, waar)


def _geteld(
    rijen: Mapping[date, Plaatsstand],
    cellen: Mapping[int, tuple[Cel, ...]],
    som: Callable[[tuple[Cel, ...]], int | None],
) -> dict[date, int]:
    """By week what was counted of a part, in the weeks in which it was."""
    return {week: aantal for week, rij in rijen.items() if (aantal := som(cellen[rij.id])) is not None}


def _som(cellen: tuple[Cel, ...], zorgvorm: str, gemeente: str | None) -> int | None:
    """Of a form of care, or of one municipality in it; None when that was not counted."""
    van_vorm = [cel for cel in cellen if cel.zorgvorm == zorgvorm]
    if not van_vorm or (gemeente is not None and any(not cel.gemeente for cel in van_vorm)):
        return None
    return sum(cel.aantal for cel in van_vorm if gemeente in (None, cel.gemeente))
