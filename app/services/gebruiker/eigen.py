"""What every change of how one logs in shares: it is one's own account, others are logged out, and he is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from app.domain.basis.fouten import GeenRecht, NietGevonden
from app.domain.basis.handelingen.versbewijs import eis_vers
from app.domain.gebruiker.berichten import Bericht, Postuitkomst
from app.domain.gebruiker.factoren import Factor
from app.domain.gebruiker.taal import Taal
from app.models import Accountbericht, Agendalink, Authenticator, Gebruiker, Herstelcode, Passkey, Sessie, Uitgaand
from app.services.gebruiker.accounts import vind_gebruiker
from app.services.gebruiker.sessies import beeindig_sessies
from app.services.kern.bezetting import is_sessie
from app.services.kern.uitvoering import Werk

ZIE_ACCOUNTBERICHT = "zie_accountbericht"


def van_wie(werk: Werk) -> str:
    """What the entry is about: one's own account."""
    return f"gebruiker/{werk.verzoek.actor.pseudoniem}"


def eigen_account(werk: Werk) -> Gebruiker:
    """One's own account, locked, with fresh proof. Raises NietGevonden, VerseAanmeldingNodig."""
    vraag = select(Gebruiker).where(Gebruiker.id == werk.verzoek.actor.id, Gebruiker.active)
    gebruiker = werk.session.scalars(vraag.with_for_update(of=Gebruiker)).one_or_none()
    if gebruiker is None:
        raise NietGevonden("Dit account bestaat niet, of het is geblokkeerd.")
    eis_vers(werk.verzoek)
    return gebruiker


def kies_taal(werk: Werk, gebruiker_id: int, taal: Taal) -> Gebruiker:
    """Choose in which language the account's screens and its mail are written; each for himself. What he records stays
    Dutch. Raises GeenRecht, NietGevonden.
    """
    gebruiker = vind_gebruiker(werk.session, gebruiker_id, slot=True)
    werk.wil("kies_taal", object=f"gebruiker/{gebruiker.pseudoniem}")
    if werk.verzoek.actor.id != gebruiker.id:
        raise GeenRecht("U kiest alleen uw eigen taal.")
    van, gebruiker.taal = gebruiker.taal, taal
    werk.noteer(van=van.value, naar=taal.value)
    return gebruiker


def na_wijziging(werk: Werk, gebruiker: Gebruiker, wat: Bericht, sessie: str) -> int | None:
    """End all sessions but the one with this key, and tell the person. How many ended, for the entry."""
    vertel(werk.session, gebruiker.id, wat, werk.verzoek.nu)
    return beeindig_sessies(werk.session, gebruiker.id, behalve=sessie) or None


def vertel(session: Session, gebruiker_id: int, wat: Bericht, nu: datetime) -> None:
    """A message on his start page, and a mail, with what is done in this transaction."""
    session.add(Accountbericht(gebruiker_id=gebruiker_id, soort=wat, op=nu))
    stuur(session, gebruiker_id, wat, nu)


def stuur(session: Session, gebruiker_id: int, wat: Bericht, nu: datetime) -> None:
    """A mail that goes when this transaction is kept."""
    session.add(Uitgaand(gebruiker_id=gebruiker_id, soort=wat, gemaakt_op=nu, volgende_op=nu))
    session.flush()


def trek_agenda_in(session: Session, gebruiker_id: int) -> None:
    """The address of his calendar works no more."""
    weg = delete(Agendalink).where(Agendalink.gebruiker_id == gebruiker_id)
    session.execute(weg.execution_options(synchronize_session=False))


def vergeet_verstuurd(session: Session, van: ColumnElement[bool]) -> None:
    """What went to an address that is another now: a report that it did not arrive says nothing of the new one."""
    weg = update(Uitgaand).where(Uitgaand.uitkomst == Postuitkomst.VERSTUURD, van)
    weg = weg.values(uitkomst=Postuitkomst.VERVALLEN)
    session.execute(weg.execution_options(synchronize_session=False))


def zet_factor(session: Session, sessie: str, factor: Factor, nu: datetime) -> None:
    """The session with this key is from now on one that was opened so, and just proved."""
    wijzig = update(Sessie).where(is_sessie(sessie)).values(factor=factor, bewezen_op=nu)
    session.execute(wijzig.execution_options(synchronize_session=False))


def tel_factoren(session: Session, gebruiker_id: int) -> int:
    """How many apps and passkeys an account has."""
    apps = select(func.count()).where(Authenticator.gebruiker_id == gebruiker_id).scalar_subquery()
    passkeys = select(func.count()).where(Passkey.gebruiker_id == gebruiker_id).scalar_subquery()
    return int(session.scalar(select(apps + passkeys)) or 0)


def wis_factoren(session: Session, gebruiker_id: int) -> None:
    """It has none any more."""
    soorten: tuple[Any, ...] = (Authenticator, Passkey, Herstelcode)
    for soort in soorten:
        session.execute(
            delete(soort).where(soort.gebruiker_id == gebruiker_id).execution_options(synchronize_session=False)
        )


def nieuwe_berichten(session: Session, gebruiker_id: int) -> Sequence[Accountbericht]:
    """What he has yet to say that he saw, the oldest first."""
    vraag = select(Accountbericht).where(Accountbericht.gebruiker_id == gebruiker_id)
    return session.scalars(vraag.where(Accountbericht.gezien_op.is_(None)).order_by(Accountbericht.id)).all()


def zie_accountbericht(werk: Werk, bericht_id: int) -> Accountbericht:
    """Say that one was told of it. Raises NietGevonden when there is nothing to be told."""
    werk.wil(ZIE_ACCOUNTBERICHT, object=f"accountbericht/{bericht_id}")
    bericht = werk.session.get(Accountbericht, bericht_id, populate_existing=True)
    if bericht is None or bericht.gebruiker_id != werk.verzoek.actor.id or bericht.gezien_op is not None:
        raise NietGevonden("Er is hierover geen bericht voor u dat u nog niet zag.")
    bericht.gezien_op = werk.verzoek.nu
    werk.noteer()
    return bericht
