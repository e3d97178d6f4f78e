"""Sessions of the screens, as the database knows them: a cookie opens nothing once its row is gone. No act: no entry.

The row is found in the statement that asks who it is (`kern.bezetting.vind_account`), so it costs no other.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.gebruiker.sessie import LANGSTE_SESSIE
from app.models import Sessie
from app.services.kern.bezetting import sessiehash


def begin_sessie(session: Session, gebruiker_id: int, sleutel: str, nu: datetime) -> None:
    """From here on the cookie with this key is of this account. Of the key only the hash is kept."""
    with transaction(session):
        session.add(Sessie(gebruiker_id=gebruiker_id, sha256=sessiehash(sleutel), begonnen_op=nu))


def eindig_sessie(session: Session, sleutel: str) -> None:
    """Log-out: also whoever copied the cookie is out."""
    with transaction(session):
        session.execute(delete(Sessie).where(Sessie.sha256 == sessiehash(sleutel)))


def beeindig_sessies(session: Session, gebruiker_id: int, behalve: str = "") -> int:
    """Part of blocking an account and of changing its password: all that it has, or all but the one with this key.
    Returns how many there were.
    """
    rijen = delete(Sessie).where(Sessie.gebruiker_id == gebruiker_id, Sessie.sha256 != sessiehash(behalve))
    weg = session.execute(rijen.returning(Sessie.id).execution_options(synchronize_session=False))
    return len(weg.all())


def ruim_sessies_op(session: Session, nu: datetime) -> int:
    """Those that lasted as long as a session can last; nobody is logged in with them any more."""
    with transaction(session):
        oud = delete(Sessie).where(Sessie.begonnen_op < nu - LANGSTE_SESSIE)
        return len(session.execute(oud.returning(Sessie.id)).all())
