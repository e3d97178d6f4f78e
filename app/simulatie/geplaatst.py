"""What must hold of bookings, found in the rows themselves: nobody is placed twice, no place is given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Boeking, Boekingstap, Plaatsaanbod
from app.simulatie.toets import Geschonden

_TERUG = ("geweigerd", "ingetrokken")
"""Phases in which a booking takes no place."""


def toets_geplaatst(session: Session, zaak_id: int) -> None:
    """Parts of a booking are together no more than it was, and an offer has no more booked than it has places.
    Raises Geschonden.
    """
    boekingen = session.scalars(select(Boeking).where(Boeking.zaak_id == zaak_id)).all()
    rest = {b.nummer: b.aantal for b in boekingen}
    for b in boekingen:
        if b.deel_van is not None:
            rest[b.deel_van] -= b.aantal
    if weg := [nummer for nummer, over in rest.items() if over < 0]:
        raise Geschonden(f"van boeking {weg[0]} gingen meer kinderen verder dan er geboekt zijn")
    if any(b.aanbod is not None for b in boekingen):
        _toets_aanbod(session, zaak_id, boekingen, rest)


def _toets_aanbod(session: Session, zaak_id: int, boekingen: Sequence[Boeking], rest: Mapping[int, int]) -> None:
    stappen = select(Boekingstap).where(Boekingstap.zaak_id == zaak_id).order_by(Boekingstap.volgnr)
    fase = {stap.boeking_id: stap.fase.value for stap in session.scalars(stappen)}
    geboekt: dict[int, int] = defaultdict(int)
    for b in boekingen:
        if b.aanbod is not None and fase.get(b.id) not in _TERUG:
            geboekt[b.aanbod] += rest[b.nummer]
    versies = select(Plaatsaanbod).where(Plaatsaanbod.zaak_id == zaak_id).order_by(Plaatsaanbod.versie)
    plaatsen = {rij.nummer: rij.plaatsen for rij in session.scalars(versies)}
    for nummer, aantal in geboekt.items():
        if aantal > plaatsen.get(nummer, 0):
            raise Geschonden(f"op aanbod {nummer} zijn {aantal} kinderen geboekt, meer dan er plaatsen zijn")
