"""Once a day: who is reminded of a last day that comes or was missed, of what begins to wait today, and who gets the
list of everything that waits for him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.begrippen import dag_van
from app.domain.gebruiker.berichten import Bericht
from app.domain.post.keuze import TERUG, Mailwens, Moment, is_ochtend_van
from app.models import Openpunt, Poststand, Puntbericht
from app.services.post.buiten_zaak import te_herinneren
from app.services.post.klaarzetten import MEEST, Klaar, lees_stand, leg_neer, pas_in_ambt, van_meteen
from app.services.post.wie import Lezer, Ontvanger, Punt, bussen, lees, lezers, nog_niet_verteld

EEN_DAG = timedelta(days=1)
ONTHOUDEN = timedelta(days=365)
"""So long it is known that somebody was told of a point of no zaak: no act says that it closed."""


def herinner(session: Session, nu: datetime) -> int:
    """The mails of this day, unless it had them; returns how many were put ready. `nu` is UTC."""
    vorige = lees_stand(session).dag
    if not is_ochtend_van(nu, vorige):
        session.rollback()
        return 0
    dag = dag_van(nu)
    klaar = list(_mails(session, dag, vorige))
    session.rollback()
    with transaction(session):
        if not _schuif(session, vorige, dag):
            return 0
        oud = delete(Puntbericht).where(Puntbericht.zaak_id.is_(None), Puntbericht.op < nu - ONTHOUDEN)
        session.execute(oud.execution_options(synchronize_session=False))
        leg_neer(session, klaar, nu)
    return len(klaar)


def _schuif(session: Session, vorige: date | None, dag: date) -> bool:
    """Whether this round is the one that did it."""
    van = Poststand.dag.is_(None) if vorige is None else Poststand.dag == vorige
    wijzig = update(Poststand).where(van).values(dag=dag).returning(Poststand.id)
    return session.scalar(wijzig.execution_options(synchronize_session=False)) is not None


def _mails(session: Session, dag: date, vorige: date | None) -> Iterator[Klaar]:
    ontvangers: list[Ontvanger] = [*lezers(session, dag), *bussen(session)]
    pas = pas_in_ambt(session, vorige + EEN_DAG, dag) if vorige else frozenset()
    for wie in ontvangers:
        if wie.wens.meteen and vorige:
            begon = isinstance(wie, Lezer) and wie.gebruiker_id in pas
            yield from _begint(session, wie, dag, None if begon else vorige)
        yield from _herinnering(session, wie, dag)
        if isinstance(wie, Lezer) and wie.wens.overzicht_op(dag, vorige):
            yield Klaar(wie, Bericht.OVERZICHT)


def _begint(session: Session, wie: Ontvanger, dag: date, vorige: date | None) -> Iterator[Klaar]:
    """What was kept earlier and shows from today on; all that waits for whose office began since (no `vorige`)."""
    nieuw = [] if vorige is None else [Openpunt.vanaf > vorige]
    eisen = (van_meteen(), nog_niet_verteld(wie, Moment.METEEN), *nieuw)
    if punten := lees(session, wie.punten(dag), *eisen, hoogstens=MEEST):
        yield Klaar(wie, Bericht.WERK, [(Moment.METEEN, punt) for punt in punten])


def _herinnering(session: Session, wie: Ontvanger, dag: date) -> Iterator[Klaar]:
    gevonden = [
        (moment, punt)
        for moment, van, tot in _perioden(wie.wens, dag)
        for punt in (*_in_zaken(session, wie, dag, moment, van, tot), *te_herinneren(session, wie, moment, van, tot))
    ]
    if gevonden:
        yield Klaar(wie, Bericht.HERINNERING, gevonden)


def _in_zaken(session: Session, wie: Ontvanger, dag: date, moment: Moment, van: date, tot: date) -> Sequence[Punt]:
    eisen = (Openpunt.uiterlijk_op.between(van, tot), nog_niet_verteld(wie, moment))
    return lees(session, wie.punten(dag), *eisen, hoogstens=MEEST)


def _perioden(wens: Mailwens, dag: date) -> Iterator[tuple[Moment, date, date]]:
    """Of which last days he is reminded, and why."""
    if wens.te_laat:
        yield Moment.TE_LAAT, dag - TERUG, dag - EEN_DAG
    if wens.vooraf.dagen:
        yield Moment.VOORAF, dag, dag + timedelta(days=wens.vooraf.dagen)
