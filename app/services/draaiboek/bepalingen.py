"""One row per change of state of a zaak, opening and closing included."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from app.db import tabel
from app.domain.basis.begrippen import RUST, Toestand
from app.domain.zaak.verloop import Bepaling
from app.models import Afspraak, Tredebepaling, Zaak
from app.services.kern.uitvoering import Werk


@cache
def _voeg_toe() -> ReturningInsert[int]:
    rijen = tabel(Tredebepaling)
    hoogste = select(func.coalesce(func.max(rijen.c.volgnr), 0) + 1).where(rijen.c.zaak_id == bindparam("van_zaak"))
    return insert(rijen).values(volgnr=hoogste.scalar_subquery()).returning(rijen.c.id)


def leg_bepaling_vast(werk: Werk, zaak: Zaak, van: Toestand | None, bepaling: Bepaling) -> Tredebepaling:
    """The row of a judged change of state, with the next number of the zaak: as it was written, not to be changed."""
    rij = {
        "zaak_id": zaak.id,
        "periode": zaak.periode,
        "van": van,
        "naar": bepaling.naar,
        "datum": bepaling.datum,
        "motivering": bepaling.motivering,
        "onderbouwing": bepaling.onderbouwing,
        "geraadpleegd": bepaling.geraadpleegd,
        "standpunt_toezichthouder": bepaling.standpunt_toezichthouder,
        "uitkomst": zaak.uitkomst if bepaling.naar in RUST else None,
        "ingevoerd_op": werk.verzoek.nu,
        "ingevoerd_door_id": werk.verzoek.actor.id,
    }
    nieuw = werk.session.scalars(_voeg_toe(), {"van_zaak": zaak.id, **rij}).one()
    return Tredebepaling(id=nieuw, **rij)


def lijst_bepalingen(session: Session, zaak: Zaak) -> Sequence[Tredebepaling]:
    """Every change of state, oldest first."""
    return session.scalars(
        select(Tredebepaling).where(Tredebepaling.zaak_id == zaak.id).order_by(Tredebepaling.volgnr)
    ).all()


def lijst_afspraken(session: Session, zaak: Zaak) -> Sequence[Afspraak]:
    return session.scalars(select(Afspraak).where(Afspraak.zaak_id == zaak.id).order_by(Afspraak.nummer)).all()
