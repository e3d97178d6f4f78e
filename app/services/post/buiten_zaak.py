"""What waits for somebody outside any zaak, or beside its record, as a mail names it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.openstaand.register import TOEGANG
from app.domain.post.keuze import Moment
from app.domain.post.meteen import BUITEN_ZAAK
from app.models import Puntbericht, Toegangsvoorstel
from app.services.openstaand.algemeen import algemeen
from app.services.post.wie import Lezer, Punt


def buiten_zaak(session: Session, lezer: Lezer, dag: date) -> Iterator[Punt]:
    """What he was not told of yet; not what he proposed himself and another has to confirm."""
    verteld = _verteld(session, lezer)
    for punt in nu_buiten_zaak(session, lezer, dag):
        if (punt.soort, punt.object) not in verteld:
            yield punt


def nu_buiten_zaak(session: Session, lezer: Lezer, dag: date) -> Iterator[Punt]:
    """All of it that is told of at once."""
    eigen = _eigen_voorstellen(session, lezer)
    for open_ in algemeen(session, lezer.actor, dag):
        punt, zaak = open_.punt, open_.zaaknummer or ""
        if punt.soort in BUITEN_ZAAK and not (punt.soort == TOEGANG and punt.object in eigen):
            yield Punt(None, zaak, punt.soort, f"{zaak}/{punt.object}" if zaak else punt.object)


def _eigen_voorstellen(session: Session, lezer: Lezer) -> set[str]:
    v = Toegangsvoorstel
    vraag = select(v.id).where(v.voorgesteld_persoon_id == lezer.actor.persoon_id, v.staat_open())
    return {f"toegang/{id_}" for id_ in session.scalars(vraag)}


def _verteld(session: Session, lezer: Lezer) -> set[tuple[str, str]]:
    p = Puntbericht
    vraag = select(p.soort, p.object).where(p.zaak_id.is_(None), p.ontvanger == lezer.sleutel)
    return {(soort, object_) for soort, object_ in session.execute(vraag.where(p.moment == Moment.METEEN))}
