"""Sessions of the screens, as the database knows them: a cookie opens nothing once its row is gone.

Logging in and out is no act: no entry. The row is found in the statement that asks who it is
(`kern.bezetting.vind_account`), so it costs no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.gebruiker.factoren import Factor
from app.domain.gebruiker.sessie import LANGSTE_SESSIE, VORIGE_SLEUTEL, Dienstsessie
from app.models import Sessie
from app.services.kern.bezetting import is_sessie, sessiehash
from app.services.kern.uitvoering import Werk


def begin_sessie(
    session: Session,
    gebruiker_id: int,
    sleutel: str,
    nu: datetime,
    factor: Factor = Factor.GEEN,
    apparaat: str = "",
    *,
    bij: Dienstsessie | None = None,
) -> None:
    """From here on the cookie with this key is of this account, opened with its password or `bij` a provider, and
    `factor`. Of the key only the hash is kept.
    """
    dienst = (
        {"dienst": bij.dienst, "dienst_sub": bij.sub, "dienst_sid": bij.sid, "id_token": bij.id_token} if bij else {}
    )
    with transaction(session):
        session.add(
            Sessie(
                gebruiker_id=gebruiker_id,
                sha256=sessiehash(sleutel),
                begonnen_op=nu,
                bewezen_op=nu,
                factor=factor,
                apparaat=apparaat,
                **dienst,
            )
        )


def noteer_bewijs(session: Session, sleutel: str, nieuw: str, nu: datetime) -> None:
    """Who has this session just proved again that it is he; it has the key `nieuw` from now on, and that of before a
    moment longer. Another request that proves it with that key has the same new one.
    """
    oud, los = sessiehash(sleutel), {"synchronize_session": False}
    vervang = {"sha256": sessiehash(nieuw), "vorige_sha256": oud, "vorige_tot": nu + VORIGE_SLEUTEL, "bewezen_op": nu}
    with transaction(session):
        wijzig = update(Sessie).where(Sessie.sha256 == oud).values(**vervang).returning(Sessie.id)
        if session.scalar(wijzig.execution_options(**los)) is None:
            session.execute(update(Sessie).where(is_sessie(nieuw)).values(bewezen_op=nu).execution_options(**los))


def sessies_van(session: Session, gebruiker_id: int, nu: datetime) -> Sequence[Sessie]:
    """Where an account is logged in, the newest first; what lasted too long is no session any more."""
    vraag = select(Sessie).where(Sessie.gebruiker_id == gebruiker_id, Sessie.begonnen_op > nu - LANGSTE_SESSIE)
    return session.scalars(vraag.order_by(Sessie.begonnen_op.desc(), Sessie.id.desc())).all()


def beeindig_sessie(werk: Werk, sessie_id: int) -> int:
    """Log oneself out somewhere else; gives which it was. Raises NietGevonden."""
    werk.wil("beeindig_sessies", object=f"gebruiker/{werk.verzoek.actor.pseudoniem}")
    weg = delete(Sessie).where(Sessie.id == sessie_id, Sessie.gebruiker_id == werk.verzoek.actor.id)
    if werk.session.execute(weg.returning(Sessie.id).execution_options(synchronize_session=False)).first() is None:
        raise NietGevonden("Deze sessie bestaat niet (meer), of is niet van u.")
    werk.noteer(sessies_beeindigd=1)
    return sessie_id


def beeindig_andere_sessies(werk: Werk, sessie: str) -> int:
    """Log oneself out everywhere but here. Raises OngeldigeInvoer when there is nowhere else."""
    werk.wil("beeindig_sessies", object=f"gebruiker/{werk.verzoek.actor.pseudoniem}")
    aantal = beeindig_sessies(werk.session, werk.verzoek.actor.id, behalve=sessie)
    if not aantal:
        raise OngeldigeInvoer("U bent nergens anders ingelogd.")
    werk.noteer(sessies_beeindigd=aantal)
    return aantal


def eindig_sessie(session: Session, sleutel: str) -> Dienstsessie | None:
    """Log-out: also whoever copied the cookie is out. Gives where else he may be logged in still."""
    weg = delete(Sessie).where(is_sessie(sleutel))
    met = weg.returning(Sessie.dienst, Sessie.dienst_sub, Sessie.dienst_sid, Sessie.id_token)
    with transaction(session):
        rij = session.execute(met.execution_options(synchronize_session=False)).first()
    return Dienstsessie(rij.dienst, rij.dienst_sub or "", rij.dienst_sid, rij.id_token) if rij and rij.dienst else None


def beeindig_sessies(session: Session, gebruiker_id: int, behalve: str = "") -> int:
    """Part of blocking an account and of changing its password: all that it has, or all but the one with this key.
    Returns how many there were.
    """
    rijen = delete(Sessie).where(Sessie.gebruiker_id == gebruiker_id, ~is_sessie(behalve))
    weg = session.execute(rijen.returning(Sessie.id).execution_options(synchronize_session=False))
    return len(weg.all())


def ruim_sessies_op(session: Session, nu: datetime) -> int:
    """Those that lasted as long as a session can last; nobody is logged in with them any more."""
    with transaction(session):
        oud = delete(Sessie).where(Sessie.begonnen_op < nu - LANGSTE_SESSIE)
        return len(session.execute(oud.returning(Sessie.id)).all())
