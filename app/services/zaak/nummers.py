"""The number that a new zaak gets: drawn, so that it betrays no other (ADR 029); or the next, where they count up."""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.zaak.zaaknummer import getrokken_nummers, maak_zaaknummer
from app.models import Zaak, Zaaknummerreeks
from app.services.kern.invoegen import invoegen


def volgend_zaaknummer(session: Session, dag: date) -> str:
    """For a zaak that is opened on this day; the row of the year is locked until the end."""
    vraag = (
        invoegen(session, Zaaknummerreeks)
        .values(jaar=dag.year, laatste=1)
        .on_conflict_do_update(index_elements=["jaar"], set_={"laatste": Zaaknummerreeks.laatste + 1})
        .returning(Zaaknummerreeks.laatste, Zaaknummerreeks.op_volgorde)
    )
    laatste, op_volgorde = session.execute(vraag).one()
    return maak_zaaknummer(dag.year, laatste) if op_volgorde else _trek(session, dag)


def _trek(session: Session, dag: date) -> str:
    while True:
        nummers = getrokken_nummers(dag, secrets.randbelow)
        bezet = set(session.scalars(select(Zaak.zaaknummer).where(Zaak.zaaknummer.in_(nummers))))
        if vrij := next((nummer for nummer in nummers if nummer not in bezet), None):
            return vrij


def tel_op_volgorde(session: Session, jaar: int, *, aan: bool) -> None:
    """Let the numbers of a year count up, or be drawn again: for examples and tests, in which a number is known
    beforehand. Its numbers then tell how many zaken there are.
    """
    rij = session.get(Zaaknummerreeks, jaar)
    if rij is None:
        session.add(Zaaknummerreeks(jaar=jaar, laatste=0, op_volgorde=aan))
    else:
        rij.op_volgorde = aan
