"""What waits for somebody outside any zaak, or beside its record, as a mail names it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.openstaand.punt import Punt as Openpunt
from app.domain.openstaand.register import TOEGANG
from app.domain.post.keuze import Moment
from app.domain.post.meteen import BUITEN_ZAAK
from app.models import Puntbericht, Toegangsvoorstel
from app.services.openstaand import jaarpunten, jaarstukken
from app.services.openstaand.genoemd import genoemd
from app.services.openstaand.toegang import wachtend
from app.services.post.wie import Lezer, Ontvanger, Punt


def buiten_zaak(session: Session, lezer: Lezer, dag: date) -> Iterator[Punt]:
    """What he was not told of yet; not what he proposed himself and another has to confirm."""
    nu = list(nu_buiten_zaak(session, lezer, dag))
    verteld = _verteld(session, lezer) if nu else ()
    for punt in nu:
        if (punt.soort, punt.object) not in verteld:
            yield punt


def nu_buiten_zaak(session: Session, lezer: Lezer, dag: date) -> Iterator[Punt]:
    """All of it that is told of at once."""
    wacht = [punt for punt in wachtend(session, lezer.actor, dag) if punt.soort in BUITEN_ZAAK]
    eigen = _eigen_voorstellen(session, lezer) if any(punt.soort == TOEGANG for punt in wacht) else ()
    for punt in wacht:
        if punt.object not in eigen:
            yield Punt(None, "", punt.soort, punt.object)
    for open_ in genoemd(session, lezer.actor, dag):
        yield Punt(None, open_.zaaknummer or "", open_.punt.soort, f"{open_.zaaknummer}/{open_.punt.object}")


def met_dag(session: Session, wie: Ontvanger, vanaf: date, tot: date) -> list[Punt]:
    """What is due in the year of the region in these days, of an account or a mailbox: moments, and papers that a
    meeting of these days is to deal with.
    """
    bij = _bij(wie)
    punten: list[Openpunt] = [*jaarpunten.momenten(session, bij, vanaf, tot)] if bij else []
    onderweg = jaarstukken.onderweg(session, bij.regio) if bij and bij.leidt else ()  # municipalities have no day there
    stukken = jaarstukken.bij_hem(bij, onderweg)
    punten += [punt for punt in stukken if punt.uiterlijk_op and vanaf <= punt.uiterlijk_op <= tot]
    return [Punt(None, "", punt.soort, punt.object, punt.uiterlijk_op) for punt in punten]


def te_herinneren(session: Session, wie: Ontvanger, moment: Moment, vanaf: date, tot: date) -> Iterator[Punt]:
    """Those of which he was not reminded at this moment."""
    punten = met_dag(session, wie, vanaf, tot)
    verteld = _verteld(session, wie, moment) if punten else ()
    for punt in punten:
        if (punt.soort, punt.object) not in verteld:
            yield punt


def _bij(wie: Ontvanger) -> jaarpunten.Bij | None:
    if isinstance(wie, Lezer):
        return jaarpunten.van(wie.actor)
    return jaarpunten.Bij(wie.regio, wie.code, wie.ambten)


def _eigen_voorstellen(session: Session, lezer: Lezer) -> Collection[str]:
    v = Toegangsvoorstel
    vraag = select(v.id).where(v.voorgesteld_persoon_id == lezer.actor.persoon_id, v.staat_open())
    return {f"toegang/{id_}" for id_ in session.scalars(vraag)}


def _verteld(session: Session, wie: Ontvanger, moment: Moment = Moment.METEEN) -> set[tuple[str, str]]:
    p = Puntbericht
    vraag = select(p.soort, p.object).where(p.zaak_id.is_(None), p.ontvanger == wie.sleutel)
    return {(soort, object_) for soort, object_ in session.execute(vraag.where(p.moment == moment))}
