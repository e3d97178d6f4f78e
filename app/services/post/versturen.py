"""Send what waits to go out: in the round of tasks, tried again when it fails, given up after two days.

A row is claimed before its mail goes, so that two nodes do not both send it; a link in it is made then, and is nowhere
before. What was claimed by a round that broke off is tried again later, under the same Message-ID, by which who
receives it twice knows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Update, case, delete, select, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.begrippen import dag_van
from app.domain.gebruiker.berichten import LINK, MEESTE_POGINGEN, WERKPOST, Postuitkomst, wacht_na
from app.domain.gebruiker.taal import Taal
from app.domain.post.brief import Brief
from app.models import Gebruiker, Organisatie, Organisatiepostbus, Puntbericht, Uitgaand
from app.services.buiten.post import Postbus, PostMislukt
from app.services.kern.bezetting import actor_op
from app.services.post.accountbrief import is_nog_zo, schrijf_account
from app.services.post.afmelden import Kantoor
from app.services.post.keuzes import lees_mailstand
from app.services.post.opmaak import als_html, als_tekst
from app.services.post.retour import zet_retour
from app.services.post.schrijven import SOORT, schrijf_werk
from app.services.post.wie import Bus, Lezer

PER_RONDE = 50
BEWAARD = timedelta(days=30)
"""So long the status of the installation can say that a mail was given up."""
GENOEG = 3
"""After so many failures one after another the server is left alone until the next round."""


@dataclass(frozen=True)
class Post:
    """A mail that is ready to go."""

    nr: int
    pogingen: int
    aan: str
    brief: Brief
    koppen: Mapping[str, str]


def verstuur_post(session: Session, postbus: Postbus | None, kantoor: Kantoor, nu: datetime) -> str:
    """Send what is due. Without a mail server what waits is given up: the administrator hands links over. Returns what
    was done. `nu` is UTC.
    """
    _ruim_op(session, nu)
    if postbus is None:
        weg = _geef_alles_op(session, nu)
        return f"Mail: niet ingesteld{f', {weg} vervallen' if weg else ''}."
    verstuurd, mislukt, achtereen = 0, 0, 0
    for nr in _aan_de_beurt(session, nu):
        post = _neem(session, nr, kantoor, nu)
        if post is None:
            continue
        try:
            tekst, html = als_tekst(post.brief), als_html(post.brief)
            postbus.verstuur([post.aan], post.brief.onderwerp, tekst, html=html, koppen=post.koppen)
        except PostMislukt as fout:
            mislukt, achtereen = mislukt + 1, achtereen + (not fout.van_adres)
            _mislukt(session, post, fout, nu)
            if achtereen >= GENOEG:
                break
        else:
            verstuurd, achtereen = verstuurd + 1, 0
            _klaar(session, nr, Postuitkomst.VERSTUURD, nu)
    return f"Mail: {verstuurd} verstuurd, {mislukt} niet gelukt."


def _aan_de_beurt(session: Session, nu: datetime) -> Sequence[int]:
    vraag = select(Uitgaand.id).where(Uitgaand.klaar_op.is_(None), Uitgaand.volgende_op <= nu)
    over_werk = case((Uitgaand.soort.in_(WERKPOST), 1), else_=0)  # who waits for a link does not wait for lists
    nrs = session.scalars(vraag.order_by(over_werk, Uitgaand.volgende_op, Uitgaand.id).limit(PER_RONDE)).all()
    session.rollback()  # no transaction waits for the mail server
    return nrs


def _neem(session: Session, nr: int, kantoor: Kantoor, nu: datetime) -> Post | None:
    """Claim it and write it; None when another round has it, or there is nothing to send to anybody any more."""
    with transaction(session):
        rij = session.get(Uitgaand, nr, populate_existing=True, with_for_update=True)
        if rij is None or rij.klaar_op is not None or rij.volgende_op > nu:
            return None
        post = _aan_bus(session, rij, kantoor, nu) if rij.organisatie_id else _aan_account(session, rij, kantoor, nu)
        if post is None:
            rij.klaar_op = nu
            rij.uitkomst = Postuitkomst.VERVALLEN if rij.soort in WERKPOST else Postuitkomst.OPGEGEVEN
            return None
        rij.pogingen += 1
        rij.volgende_op = nu + wacht_na(rij.pogingen)
        return post


def _aan_account(session: Session, rij: Uitgaand, kantoor: Kantoor, nu: datetime) -> Post | None:
    gebruiker = session.get_one(Gebruiker, rij.gebruiker_id, populate_existing=True)
    keer, koppen = 0, dict[str, str]()
    if rij.soort in WERKPOST:
        brief = _over_werk(session, gebruiker, rij, kantoor, nu)
        afmelden = kantoor.afmeldadres(gebruiker.id, SOORT[rij.soort])
        koppen = {"List-Unsubscribe": f"<{afmelden}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    else:
        nog_zo = is_nog_zo(gebruiker, rij.soort)
        brief = schrijf_account(session, gebruiker, rij.soort, kantoor.basis, nu) if nog_zo else None
        keer = rij.pogingen + 1 if rij.soort in LINK else 0  # each attempt has another link
    if brief is None:
        return None
    if gebruiker.taal is Taal.ENGELS:
        brief = brief.in_taal(Taal.ENGELS.value, kantoor.engels)
    return _post(rij, gebruiker.email, brief, kantoor, nu, keer, koppen)


def _over_werk(session: Session, gebruiker: Gebruiker, rij: Uitgaand, kantoor: Kantoor, nu: datetime) -> Brief | None:
    """Not to who cannot log in any more or stopped this kind since, nor to an address that sends mail back."""
    stand = lees_mailstand(session, gebruiker)
    if not gebruiker.active or gebruiker.vervallen_op or stand.retour_op or not stand.wens.krijgt(SOORT[rij.soort]):
        return None
    wie = Lezer(gebruiker.id, actor_op(session, gebruiker, dag_van(nu)))
    return schrijf_werk(session, wie, gebruiker.naam, rij.soort, rij.id, kantoor, nu)


def _aan_bus(session: Session, rij: Uitgaand, kantoor: Kantoor, nu: datetime) -> Post | None:
    vraag = select(Organisatie, Organisatiepostbus).join(
        Organisatiepostbus, Organisatiepostbus.organisatie_id == Organisatie.id
    )
    vraag = vraag.where(Organisatie.id == rij.organisatie_id, Organisatiepostbus.retour_op.is_(None))
    gevonden = session.execute(vraag).one_or_none()
    if gevonden is None:
        return None
    organisatie, bus = gevonden
    wie = Bus(organisatie.id, organisatie.code, organisatie.regio)
    brief = schrijf_werk(session, wie, f"collega's van {organisatie.naam}", rij.soort, rij.id, kantoor, nu)
    return _post(rij, bus.adres, brief, kantoor, nu) if brief else None


def _post(
    rij: Uitgaand,
    aan: str,
    brief: Brief,
    kantoor: Kantoor,
    nu: datetime,
    keer: int = 0,
    koppen: Mapping[str, str] = MappingProxyType({}),
) -> Post:
    eigen = {"Message-ID": kantoor.berichtnummer(rij.id, keer), "Date": format_datetime(nu)}
    return Post(rij.id, rij.pogingen + 1, aan, brief, {**koppen, **eigen})


def _mislukt(session: Session, post: Post, fout: PostMislukt, nu: datetime) -> None:
    """An address that does not exist is given up at once; another refusal when it lasted as long as we try."""
    if fout.van_adres and fout.voorgoed:
        with transaction(session):
            if zet_retour(session, post.nr, fout.antwoord, nu):
                return
    with transaction(session):
        waarden: dict[str, object] = {"antwoord": fout.antwoord[:20] or None}
        if post.pogingen >= MEESTE_POGINGEN:
            waarden |= {"klaar_op": nu, "uitkomst": Postuitkomst.OPGEGEVEN}
        session.execute(_wijzig(post.nr, waarden))


def _klaar(session: Session, nr: int, uitkomst: Postuitkomst, nu: datetime) -> None:
    with transaction(session):
        session.execute(_wijzig(nr, {"klaar_op": nu, "uitkomst": uitkomst}))


def _wijzig(nr: int, waarden: Mapping[str, Any]) -> Update:
    wijzig = update(Uitgaand).where(Uitgaand.id == nr).values(**waarden)
    return wijzig.execution_options(synchronize_session=False)


def _ruim_op(session: Session, nu: datetime) -> None:
    oud = select(Uitgaand.id).where(Uitgaand.klaar_op < nu - BEWAARD)
    if session.scalar(oud.limit(1)) is not None:
        with transaction(session):
            los = update(Puntbericht).where(Puntbericht.uitgaand.in_(oud)).values(uitgaand=None)
            session.execute(los.execution_options(synchronize_session=False))
            weg = delete(Uitgaand).where(Uitgaand.klaar_op < nu - BEWAARD)
            session.execute(weg.execution_options(synchronize_session=False))


def _geef_alles_op(session: Session, nu: datetime) -> int:
    wachtend = select(Uitgaand.id).where(Uitgaand.klaar_op.is_(None))
    if session.scalar(wachtend.limit(1)) is None:
        return 0
    with transaction(session):
        wijzig = update(Uitgaand).where(Uitgaand.klaar_op.is_(None))
        wijzig = wijzig.values(klaar_op=nu, uitkomst=Postuitkomst.OPGEGEVEN).returning(Uitgaand.id)
        return len(session.execute(wijzig.execution_options(synchronize_session=False)).all())
