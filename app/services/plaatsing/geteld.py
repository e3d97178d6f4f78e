"""How many children are in care, wherever that is told: what was counted by municipality, else the placement board.

Of the board the newest count of each location holds, each child once. It is what was counted, not what the bookings
since then would leave: that is what the board itself is for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import Session

from app.domain.basis.inzage import Inzage
from app.domain.telling.telling import Geteld
from app.models import Plaatsstand, Plaatsstandcel
from app.services.kern.toegang import Dossier
from app.services.plaatsing.buiten import lees_buiten
from app.services.telling.telverloop import Telstap, laatste_per_zaak, telstappen

IN_ZORG = "in_zorg"


def kinderstappen(
    session: Session, zaken: Collection[int], maten: Sequence[str], gemeente: str | None = None
) -> list[Telstap]:
    """The steps of these zaken as `telstappen` gives them, and those of the board where nobody counted who is in care.

    Of all municipalities or of one, as its own pages show it. Two statements, none without zaken.
    """
    geteld = telstappen(session, zaken, maten, gemeente)
    al = {stap.zaak_id for stap in geteld if stap.maat == IN_ZORG}
    van_bord = [stap for stap in _bordstappen(session, zaken, gemeente) if stap.zaak_id not in al]
    return sorted([*geteld, *van_bord], key=lambda stap: (stap.dag, stap.zaak_id))


def op_het_bord(session: Session, dossier: Dossier) -> Geteld:
    """Who is in care by the board of a zaak; nothing when it was never counted there.

    Outside the team it is a band, reckoned from those that its page shows; another region sees nothing.
    """
    if dossier.volledig:
        stappen = _bordstappen(session, [dossier.zaak.id])
        return laatste_per_zaak(stappen).get(dossier.zaak.id, {}).get(IN_ZORG, Geteld())
    if dossier.inzage < Inzage.SAMENVATTING:
        return Geteld()
    blad = lees_buiten(session, dossier.zaak, hoogstens=None)
    if not blad.weken:
        return Geteld()
    return Geteld(eerste=blad.weken[-1].week, laatste=blad.weken[0].week, van_bord=True, klasse=blad.nu)


def _bordstappen(session: Session, zaken: Collection[int], gemeente: str | None = None) -> list[Telstap]:
    """What each week adds to the week before it. Of one municipality only zaken in which children of it were counted:
    where a count does not say whose they are, nought would not be true.
    """
    if not zaken:
        return []
    wie = {"gemeente": gemeente} if gemeente is not None else {}
    rijen = session.execute(_vraag(gemeente is not None), {"zaken": sorted(zaken)} | wie).all()
    met = {zaak for zaak, _week, verschil in rijen if verschil} if wie else set(zaken)
    return [Telstap(zaak, IN_ZORG, week, int(n), van_bord=True) for zaak, week, n in rijen if zaak in met]


@cache
def _vraag(een_gemeente: bool) -> Select[*tuple[Any, ...]]:
    zaken: BindParameter[int] = bindparam("zaken", expanding=True)
    rij, cel = Plaatsstand, Plaatsstandcel
    plek = func.row_number().over(partition_by=(rij.zaak_id, rij.locatie, rij.week), order_by=rij.versie.desc())
    aantal: Any = rij.kinderen
    van = select(rij)
    if een_gemeente:
        eigen = select(cel.stand_id, func.sum(cel.aantal).label("n"))
        eigen_per = eigen.where(cel.zaak_id.in_(zaken), cel.gemeente == bindparam("gemeente")).group_by(cel.stand_id)
        deel = eigen_per.subquery()
        van, aantal = van.outerjoin(deel, deel.c.stand_id == rij.id), func.coalesce(deel.c.n, 0)
    kolommen = (rij.zaak_id, rij.locatie, rij.week, aantal.label("aantal"), plek.label("plek"))
    c = van.with_only_columns(*kolommen).where(rij.zaak_id.in_(zaken)).subquery().c
    eerder = func.lag(c.aantal, 1, 0).over(partition_by=(c.zaak_id, c.locatie), order_by=c.week)
    per = select(c.zaak_id, c.week, (c.aantal - eerder).label("verschil")).where(c.plek == 1).subquery().c
    return select(per.zaak_id, per.week, func.sum(per.verschil)).group_by(per.zaak_id, per.week).order_by(per.week)
