"""What works once: links, log-ins that wait for their second step, answered questions. Only hashes are kept.

Taking it is one statement that removes its row, so that of two who come at once one has it. No act of its own.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.gebruiker.factoren import LINKS, TERMIJN, Eenmaligsoort
from app.models import Eenmalig, Gebruiker


def geef(session: Session, soort: Eenmaligsoort, gebruiker_id: int, nu: datetime) -> str:
    """A new key for this account, part of a transaction. A newer link takes the place of older ones."""
    if soort in LINKS:
        trek_links_in(session, gebruiker_id)
    sleutel = secrets.token_urlsafe(32)
    session.add(_rij(soort, gebruiker_id, sleutel, nu))
    session.flush()
    return sleutel


def begin_aanmelding(session: Session, gebruiker_id: int, nu: datetime) -> str:
    """The password was right; the key of the log-in that waits for its second step."""
    with transaction(session):
        return geef(session, Eenmaligsoort.AANMELDING, gebruiker_id, nu)


def kijk(session: Session, soorten: Collection[Eenmaligsoort], sleutel: str, nu: datetime) -> Gebruiker | None:
    """Whose it is, as long as it works and he may act."""
    vraag = select(Gebruiker).join(Eenmalig, Eenmalig.gebruiker_id == Gebruiker.id)
    vraag = vraag.where(Eenmalig.sha256 == _hash(sleutel), Eenmalig.soort.in_(soorten), Eenmalig.verloopt_op > nu)
    return session.scalars(vraag.where(Gebruiker.active)).one_or_none()


def neem(session: Session, soorten: Collection[Eenmaligsoort], sleutel: str, nu: datetime) -> int | None:
    """Use it, part of a transaction: whose it was, None when it does not work (any more)."""
    weg = delete(Eenmalig).where(Eenmalig.sha256 == _hash(sleutel), Eenmalig.soort.in_(soorten))
    weg = weg.where(Eenmalig.verloopt_op > nu).execution_options(synchronize_session=False)
    return session.execute(weg.returning(Eenmalig.gebruiker_id)).scalar_one_or_none()


def rond_aanmelding_af(session: Session, sleutel: str, nu: datetime) -> bool:
    """The second step was right: whether the log-in still waited for it."""
    with transaction(session):
        return neem(session, (Eenmaligsoort.AANMELDING,), sleutel, nu) is not None


def neem_antwoord(session: Session, gebruiker_id: int, antwoord: bytes, nu: datetime) -> bool:
    """Whether this question is answered for the first time, part of a transaction. Of two at once one is refused by
    the database: IntegrityError.
    """
    rij = _rij(Eenmaligsoort.ANTWOORD, gebruiker_id, antwoord.hex(), nu)
    if session.scalar(select(Eenmalig.id).where(Eenmalig.sha256 == rij.sha256)) is not None:
        return False
    session.add(rij)
    session.flush()
    return True


def eerste_keer(session: Session, gebruiker_id: int, antwoord: bytes, nu: datetime) -> bool:
    """The same, in a transaction of its own."""
    try:
        with transaction(session):
            return neem_antwoord(session, gebruiker_id, antwoord, nu)
    except IntegrityError:
        return False


def geef_dienstbewijs(session: Session, gebruiker_id: int, nu: datetime) -> str:
    """He proved at his provider that it is he: the key that stands for that in his next act, which takes it."""
    with transaction(session):
        return geef(session, Eenmaligsoort.DIENSTBEWIJS, gebruiker_id, nu)


def neem_dienstbewijs(session: Session, gebruiker_id: int, sleutel: str, nu: datetime) -> bool:
    """Whether this key still stood for his proof; from now on it does not."""
    with transaction(session):
        return neem(session, (Eenmaligsoort.DIENSTBEWIJS,), sleutel, nu) == gebruiker_id


def trek_links_in(session: Session, gebruiker_id: int) -> None:
    """No link of this account works any more."""
    weg = delete(Eenmalig).where(Eenmalig.gebruiker_id == gebruiker_id, Eenmalig.soort.in_(LINKS))
    session.execute(weg.execution_options(synchronize_session=False))


def ruim_eenmalig_op(session: Session, nu: datetime) -> int:
    """Remove what no longer works; returns how many."""
    with transaction(session):
        weg = session.execute(delete(Eenmalig).where(Eenmalig.verloopt_op < nu).returning(Eenmalig.id))
        return len(weg.all())


def _rij(soort: Eenmaligsoort, gebruiker_id: int, sleutel: str, nu: datetime) -> Eenmalig:
    return Eenmalig(
        gebruiker_id=gebruiker_id,
        soort=soort,
        sha256=_hash(sleutel),
        gemaakt_op=nu,
        verloopt_op=nu + TERMIJN[soort],
    )


def _hash(sleutel: str) -> str:
    return sha256(sleutel.encode("utf-8", "replace")).hexdigest()
