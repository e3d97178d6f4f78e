"""Numbers of cases, in one row per year."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.models import Zaaknummerreeks
from app.services.kern.invoegen import invoegen


def volgend_zaaknummer(session: Session, jaar: int) -> str:
    """The next readable number of the year, such as 2025-0001; the row of the year is locked until the end."""
    vraag = (
        invoegen(session, Zaaknummerreeks)
        .values(jaar=jaar, laatste=1)
        .on_conflict_do_update(index_elements=["jaar"], set_={"laatste": Zaaknummerreeks.laatste + 1})
        .returning(Zaaknummerreeks.laatste)
    )
    return f"{jaar}-{session.scalars(vraag).one():04d}"
