"""Put mails ready about what came to wait for somebody, from the logboek on: it says in which zaken something was done,
and what is open there was written with it. So no act can be kept without its mails, and none has to know of them.

Each mail stands ready in the same transaction as the place in the logboek up to which this was done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, insert, or_, select, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.begrippen import dag_van
from app.domain.gebruiker.berichten import Bericht, Postuitkomst
from app.domain.post.keuze import Moment
from app.domain.post.meteen import AANLEIDING, AMBT, METEEN
from app.models import Functievervulling, LogboekKop, LogboekRegel, Openpunt, Poststand, Puntbericht, Uitgaand
from app.services.openstaand.vraag import getoond
from app.services.post.buiten_zaak import buiten_zaak
from app.services.post.wie import Bus, Lezer, Ontvanger, Punt, bussen, lees, lezers, nog_niet_verteld

PER_RONDE = 2_000
"""Entries of the logboek that one round reads."""
MEEST = 200
"""Points of one person that one round tells of; the mail says that there are more."""
PAS = timedelta(days=7)
"""Who came into an office so recently is told of what waited there already."""


@dataclass(frozen=True)
class Klaar:
    """One mail to put ready: to whom, of which kind, about which points."""

    wie: Ontvanger
    soort: Bericht
    punten: Sequence[tuple[Moment, Punt]] = ()


def zet_klaar(session: Session, nu: datetime) -> int:
    """Go on in the logboek; returns how many mails were put ready. `nu` is UTC."""
    van = lees_stand(session).tot_nr  # as it was read: the row is another after the rollback
    regels = session.execute(
        select(LogboekRegel.nr, LogboekRegel.zaak_id, LogboekRegel.actie)
        .where(LogboekRegel.nr > van)
        .order_by(LogboekRegel.nr)
        .limit(PER_RONDE)
    ).all()
    if not regels:
        session.rollback()
        return 0
    zaken = {regel.zaak_id for regel in regels if regel.zaak_id}
    acties = {regel.actie for regel in regels}
    klaar = list(_mails(session, dag_van(nu), zaken, acties))
    session.rollback()
    with transaction(session):
        if not _schuif(session, van, regels[-1].nr):
            return 0
        _vergeet(session, zaken)
        leg_neer(session, klaar, nu)
    return len(klaar)


def lees_stand(session: Session) -> Poststand:
    """How far it was read. At the first time that is the end: who comes to work with mail is not told of the past. It
    is never past the end, which comes back when the logboek goes on after a loss.
    """
    eind = session.scalars(select(LogboekKop.nr)).one()
    stand = session.scalars(select(Poststand)).one_or_none()
    if stand is None or stand.tot_nr > eind:
        with transaction(session):
            stand = session.merge(Poststand(id=1, tot_nr=eind, dag=stand.dag if stand else None))
    return stand


def _schuif(session: Session, van: int, tot: int) -> bool:
    """Whether this round is the one that did it: of two at once one finds the place moved."""
    wijzig = update(Poststand).where(Poststand.tot_nr == van).values(tot_nr=tot).returning(Poststand.id)
    return session.scalar(wijzig.execution_options(synchronize_session=False)) is not None


def _mails(session: Session, dag: date, zaken: Collection[int], acties: Collection[str]) -> Iterator[Klaar]:
    in_zaken = Openpunt.zaak_id.in_(zaken)
    pas = pas_in_ambt(session, dag - PAS, dag) if AMBT & set(acties) else frozenset()
    erbuiten = bool(AANLEIDING & set(acties))
    if not (pas or erbuiten or _is_er_iets(session, dag, in_zaken)):
        return
    for lezer in lezers(session, dag):
        if lezer.wens.meteen:
            waar = None if lezer.gebruiker_id in pas else in_zaken
            yield from _voor(session, dag, lezer, waar, erbuiten=erbuiten)
    for bus in bussen(session):
        yield from _voor(session, dag, bus, in_zaken)


def _is_er_iets(session: Session, dag: date, in_zaken: ColumnElement[bool]) -> bool:
    """Whether these zaken have a point of which somebody could be told at once: mostly they have none."""
    vraag = select(Openpunt.id).where(in_zaken, getoond(dag), Openpunt.op_lijst, van_meteen())
    return session.scalar(vraag.limit(1)) is not None


def van_meteen() -> ColumnElement[bool]:
    return or_(Openpunt.soort.in_(METEEN), Openpunt.behandelaar_id.is_not(None))


def _voor(
    session: Session, dag: date, wie: Ontvanger, waar: ColumnElement[bool] | None, *, erbuiten: bool = False
) -> Iterator[Klaar]:
    eisen = [van_meteen(), nog_niet_verteld(wie, Moment.METEEN), *([] if waar is None else [waar])]
    punten = lees(session, wie.punten(dag), *eisen, hoogstens=MEEST)
    ook = buiten_zaak(session, wie, dag) if erbuiten and isinstance(wie, Lezer) else ()
    alle = [(Moment.METEEN, punt) for punt in (*punten, *ook)]
    if alle:
        yield Klaar(wie, Bericht.WERK, alle)


def pas_in_ambt(session: Session, van: date, dag: date) -> frozenset[int]:
    """Accounts that came into an office in these days: what lies there lies with them now."""
    vraag = select(Functievervulling.gebruiker_id).where(Functievervulling.van.between(van, dag))
    return frozenset(session.scalars(vraag))


def leg_neer(session: Session, klaar: Sequence[Klaar], nu: datetime) -> None:
    """Write these mails and what they are about, part of a transaction."""
    for mail in klaar:
        rij = Uitgaand(soort=mail.soort, gemaakt_op=nu, volgende_op=nu, uitkomst=Postuitkomst.WACHT, pogingen=0)
        if isinstance(mail.wie, Bus):
            rij.organisatie_id = mail.wie.organisatie_id
        else:
            rij.gebruiker_id = mail.wie.gebruiker_id
        session.add(rij)
        session.flush()
        if mail.punten:
            session.execute(
                insert(Puntbericht), [_rij(mail.wie, moment, punt, rij.id, nu) for moment, punt in mail.punten]
            )


def _rij(wie: Ontvanger, moment: Moment, punt: Punt, nr: int, nu: datetime) -> dict[str, object]:
    van_punt = {"zaak_id": punt.zaak_id, "soort": punt.soort, "object": punt.object}
    return van_punt | {"ontvanger": wie.sleutel, "moment": moment, "op": nu, "uitgaand": nr}


def _vergeet(session: Session, zaken: Collection[int]) -> None:
    """What is closed in these zaken may open again, and is told of then."""
    er = exists().where(
        Openpunt.zaak_id == Puntbericht.zaak_id,
        Openpunt.soort == Puntbericht.soort,
        Openpunt.object == Puntbericht.object,
    )
    weg = delete(Puntbericht).where(Puntbericht.zaak_id.in_(zaken), ~er)
    session.execute(weg.execution_options(synchronize_session=False))
