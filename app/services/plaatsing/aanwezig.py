"""How many children can still be booked from a location: never more than there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.plaatsing import boeking as regels
from app.domain.plaatsing.balans import balans
from app.domain.plaatsing.boekhouding import Geboekt, bewegingen, gepland
from app.domain.plaatsing.boeking import EINDE, Boeking, Fase
from app.domain.plaatsing.weken import maandag
from app.models import Plaatsstand, Plaatsstandcel
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
    delen = _delen(session, rijen, nieuw)
    zorgvorm, gemeente = lezen.vormen(dossier)[nieuw.zorgvorm], lezen.gemeentenamen()[nieuw.gemeente]
    hier = [boeking for boeking in geboekt if boeking.wat.locatie == nieuw.locatie]
    van_wie = [boeking for boeking in hier if boeking.wat.gemeente == nieuw.gemeente]
    if not nieuw.dubbel:
        _eis(nieuw, {week: rij.kinderen for week, rij in rijen.items()}, hier, None, moment, "Op deze locatie")
    _eis(nieuw, {week: deel.heel for week, deel in delen.items()}, hier, nieuw.zorgvorm, moment, zorgvorm)
    geteld = [week for week in delen if moment.telt(week)]
    if geteld and delen[max(geteld)].uitgesplitst:  # else whose children there are now is not known
        van_gemeente = {week: deel.van_gemeente for week, deel in delen.items() if deel.uitgesplitst}
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


@dataclass(frozen=True)
class _Deel:
    """What was counted of a form of care in a week: all of it, and of one municipality when it was broken down."""

    heel: int
    van_gemeente: int
    uitgesplitst: bool


def _delen(session: Session, rijen: Mapping[date, Plaatsstand], nieuw: Boeking) -> dict[date, _Deel]:
    """By week, in the weeks in which it was counted. One statement, however many cells."""
    cel, weken = Plaatsstandcel, {rij.id: week for week, rij in rijen.items()}
    van_gemeente = func.sum(case((cel.gemeente == nieuw.gemeente, cel.aantal), else_=0))
    zonder = func.sum(case((cel.gemeente == "", 1), else_=0))
    vraag = (
        select(cel.stand_id, func.sum(cel.aantal), van_gemeente, zonder)
        .where(cel.zorgvorm == nieuw.zorgvorm, cel.stand_id.in_(weken))
        .group_by(cel.stand_id)
    )
    return {
        weken[stand_id]: _Deel(int(heel), int(van), uitgesplitst=not gevonden)
        for stand_id, heel, van, gevonden in session.execute(vraag)
    }
