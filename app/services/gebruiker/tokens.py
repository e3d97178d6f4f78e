"""Personal tokens of the API: made, found, and withdrawn. What a token says is given once and kept nowhere."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

import structlog
from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, or_, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, contains_eager

from app.db import transaction
from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import GeenRecht, NietGevonden
from app.domain.basis.handelingen.versbewijs import eis_vers
from app.domain.basis.rechten import Recht, mag
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.token import STANDAARD_DAGEN, Tokenbereik, Tokenstatus, toets_dagen, toets_naam
from app.models import Apitoken, Gebruiker
from app.motor.wachtrij import SlotBezet
from app.services.kern.bezetting import Wie, als_wie, met_bezetting, veel_zaken
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk

BEGIN = "dbk_"
"""By this, people and the scanners of others recognise a token that lies where it should not."""
_VORM = re.compile(rf"{BEGIN}[A-Za-z0-9_-]{{43}}")
KENMERK = 6  # of its 43 characters: enough to recognise one's own, and 222 bits are left to guess
NIET_STEEDS = timedelta(minutes=5)
"""The last use is kept no more precisely than this, so that reading seldom writes."""

logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class NieuwToken:
    """A token to make; `dagen` of 24 hours from now."""

    naam: str
    bereik: Tokenbereik
    dagen: int = STANDAARD_DAGEN


@dataclass(frozen=True)
class GemaaktToken:
    """What was made, and the text that is shown once."""

    token: Apitoken
    tekst: str = field(repr=False)


def maak_token(werk: Werk, gebruiker_id: int, nieuw: NieuwToken) -> GemaaktToken:
    """Make a token for oneself, with a password just given; the operator at the command line makes one for anybody.

    The entry stands outside any zaak and never holds the token or its hash.
    Raises NietGevonden, GeenRecht, VerseAanmeldingNodig, OngeldigeInvoer.
    """
    gebruiker = account_voor_token(werk.session, gebruiker_id)
    werk.wil("maak_token", object=f"gebruiker/{gebruiker.pseudoniem}", naam=nieuw.naam, bereik=nieuw.bereik.value)
    _eis_maker(werk, gebruiker)
    tekst = BEGIN + secrets.token_urlsafe(32)
    token = geef_uit(werk, gebruiker, nieuw, _sha256(tekst), tekst)
    return GemaaktToken(token, tekst)


def geef_uit(
    werk: Werk, gebruiker: Gebruiker, nieuw: NieuwToken, sha: str, tekst: str, client: str | None = None
) -> Apitoken:
    """The row of a token, or of a ZGW client, with its entry; by the last characters of `tekst` people recognise it."""
    nu = werk.verzoek.nu
    token = Apitoken(
        gebruiker_id=gebruiker.id,
        naam=toets_naam(nieuw.naam),
        sha256=sha,
        kenmerk=tekst[-KENMERK:],
        bereik=nieuw.bereik,
        client=client,
        aan_opdrachtregel=werk.verzoek.actor == OPDRACHTREGEL,
        gemaakt_op=nu,
        verloopt_op=nu + timedelta(days=toets_dagen(nieuw.bereik, nieuw.dagen)),
    )
    werk.session.add(token)
    werk.session.flush()
    werk.noteer(
        object=f"token/{token.id}",
        naar=Tokenstatus.ACTIEF,
        account=gebruiker.pseudoniem,
        verloopt_op=token.verloopt_op.isoformat(),
    )
    return token


def account_voor_token(session: Session, gebruiker_id: int) -> Gebruiker:
    """An active account, which nobody blocks while it gets a token."""
    vraag = select(Gebruiker).where(Gebruiker.id == gebruiker_id, Gebruiker.active)
    gebruiker = session.scalars(vraag.with_for_update(read=True, of=Gebruiker)).one_or_none()
    if gebruiker is None:
        raise NietGevonden("Dit account bestaat niet, of het is geblokkeerd.")
    return gebruiker


def _eis_maker(werk: Werk, gebruiker: Gebruiker) -> None:
    actor = werk.verzoek.actor
    if actor == OPDRACHTREGEL:
        return
    eis_recht(actor, Recht.TOKENS_BEHEREN)
    if actor.id != gebruiker.id:
        raise GeenRecht("U maakt alleen tokens voor uzelf.")
    eis_vers(werk.verzoek)


def trek_token_in(werk: Werk, token_id: int) -> Apitoken:
    """Let a token work no longer: one's own, or as administrator anybody's. Nothing is noted when it was withdrawn.

    Raises NietGevonden; a token of somebody else does not exist for who is no administrator.
    """
    werk.wil("trek_token_in", object=f"token/{token_id}")
    token = zie_token(werk.session, werk.verzoek.actor, token_id, met_slot=True)
    if token.ingetrokken_op is None:
        token.ingetrokken_op = werk.verzoek.nu
        werk.noteer(naar=Tokenstatus.INGETROKKEN)
    return token


def zie_token(session: Session, actor: Actor, token_id: int, *, met_slot: bool = False) -> Apitoken:
    """A token that this actor may withdraw. Raises NietGevonden for any other, of which no more is done than when there
    is none: nothing is noted, for that would take time by which they are told apart.
    """
    vraag = select(Apitoken).where(Apitoken.id == token_id)
    token = session.scalars(vraag.with_for_update() if met_slot else vraag).one_or_none()
    if token is None or not _mag_intrekken(actor, token):
        raise NietGevonden("Dit token bestaat niet.")
    return token


def _mag_intrekken(actor: Actor, token: Apitoken) -> bool:
    eigen = token.gebruiker_id == actor.id and mag(Recht.TOKENS_BEHEREN, actor.rollen)
    return eigen or actor == OPDRACHTREGEL or mag(Recht.GEBRUIKERS_BEHEREN, actor.rollen)


def trek_alle_in(session: Session, gebruiker_id: int, nu: datetime) -> int:
    """Part of blocking an account: its tokens do not come back with it. Returns how many worked until now."""
    tokens = session.scalars(
        select(Apitoken)
        .where(Apitoken.gebruiker_id == gebruiker_id, werkt(nu))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    for token in tokens:
        token.ingetrokken_op = nu
    return len(tokens)


def werkt(nu: datetime | BindParameter[Any]) -> ColumnElement[bool]:
    """Neither withdrawn nor expired, as a condition on Apitoken; its account has to be active as well."""
    return Apitoken.ingetrokken_op.is_(None) & (Apitoken.verloopt_op > nu)


@cache
def _met(kolom: str) -> Select[*tuple[Any, ...]]:
    vraag = met_bezetting(select(Apitoken, veel_zaken(), Gebruiker).join(Apitoken.gebruiker))
    vraag = vraag.options(contains_eager(Apitoken.gebruiker))
    waar = getattr(Apitoken, kolom) == bindparam("waarde")
    return vraag.where(waar, werkt(bindparam("nu")), Gebruiker.active)


class Tokenhouder(NamedTuple):
    """A token with whose it is; `veel_zaken` as in Actor."""

    token: Apitoken
    wie: Wie
    veel_zaken: bool


def vind_met(session: Session, kolom: str, waarde: str, nu: datetime) -> Tokenhouder | None:
    """The working token that has this in this column, and whose it is, in one query; None for whatever else."""
    gevonden = als_wie(session.execute(_met(kolom), {"waarde": waarde, "nu": nu}))
    if gevonden is None:
        return None
    (token, veel), wie = gevonden
    return Tokenhouder(token, wie, veel)


def vind_token(session: Session, tekst: str, nu: datetime) -> Tokenhouder | None:
    """The working token that says this, and whose it is, in one query; None for whatever else.

    What is compared is a SHA-256, so the time that it takes tells nothing about a token.
    """
    if not _VORM.fullmatch(tekst):
        return None
    return vind_met(session, "sha256", _sha256(tekst), nu)


def noteer_gebruik(session: Session, token: Apitoken, nu: datetime) -> None:
    """Keep when a token was last used, in a transaction of its own, at most once in five minutes.

    No entry in the logboek: it is no act in a zaak, and it goes on while an alarm lets nothing be noted. Whoever only
    reads is not held up by it either: when the database takes no writing now, the next request will do. What the
    session read before has to be read again.
    """
    if token.laatst_gebruikt_op is not None and nu - token.laatst_gebruikt_op < NIET_STEEDS:
        return
    lang_geleden = or_(Apitoken.laatst_gebruikt_op.is_(None), Apitoken.laatst_gebruikt_op <= nu - NIET_STEEDS)
    wijzig = update(Apitoken).where(Apitoken.id == token.id, lang_geleden).values(laatst_gebruikt_op=nu)
    try:
        with transaction(session, wacht=False):
            session.execute(wijzig)
    except SlotBezet:
        return
    except DBAPIError as fout:
        session.rollback()
        logger.warning("gebruik van een token niet bewaard", fout=type(fout).__name__)


def lijst_tokens(session: Session, gebruiker_id: int) -> Sequence[Apitoken]:
    """Every token of an account, newest first."""
    return session.scalars(
        select(Apitoken).where(Apitoken.gebruiker_id == gebruiker_id).order_by(Apitoken.id.desc())
    ).all()


def _sha256(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()


def lijst_werkende(session: Session, nu: datetime, gebruiker_id: int | None = None) -> Sequence[Apitoken]:
    """The tokens that work now with their accounts, by account and newest first; those of one account alone."""
    vraag = (
        select(Apitoken)
        .join(Apitoken.gebruiker)
        .where(werkt(nu), Gebruiker.active)
        .order_by(Gebruiker.email, Apitoken.id.desc())
        .options(contains_eager(Apitoken.gebruiker))
    )
    return session.scalars(vraag.where(Apitoken.gebruiker_id == gebruiker_id) if gebruiker_id else vraag).all()


def tel_werkende(session: Session, nu: datetime) -> dict[int, int]:
    """How many tokens of each account work now, by its key."""
    vraag = select(Apitoken.gebruiker_id, func.count()).where(werkt(nu)).group_by(Apitoken.gebruiker_id)
    return dict(iter(session.execute(vraag)))


def tokens_van(session: Session, gebruiker_id: int) -> tuple[Gebruiker, Sequence[Apitoken]]:
    """An account with every token that it ever had, newest first. Raises NietGevonden."""
    gebruiker = session.get(Gebruiker, gebruiker_id)
    if gebruiker is None:
        raise NietGevonden("Dit account bestaat niet.")
    return gebruiker, lijst_tokens(session, gebruiker_id)
