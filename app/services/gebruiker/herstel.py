"""Putting the access of an account right: its password is nobody's any more, and a link lets its person choose one."""

from __future__ import annotations

import secrets

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.domain.gebruiker.berichten import LINK, Bericht
from app.models import Gebruiker, Inlogidentiteit, Uitgaand
from app.services.gebruiker.eenmalig import trek_links_in
from app.services.gebruiker.eigen import stuur, trek_agenda_in, vertel, wis_factoren
from app.services.gebruiker.sessies import beeindig_sessies
from app.services.gebruiker.tokens import trek_alle_in
from app.services.kern.uitvoering import Werk
from app.services.melding.abonnementen import beeindig_alle


def herstel(werk: Werk, gebruiker: Gebruiker, wachtwoord_hash: str, *, factoren: bool) -> Gebruiker:
    """Do it, and note it: the wish was said before. What whoever had the account may have made with it ends too: its
    sessions, its tokens, its webhooks, the address of its calendar.
    """
    session, nu = werk.session, werk.verzoek.nu
    gebruiker.password, gebruiker.wachtwoord_op = wachtwoord_hash, None
    gebruiker.fs_uniquifier = secrets.token_hex(16)
    if factoren:
        wis_factoren(session, gebruiker.id)
        weg = delete(Inlogidentiteit).where(Inlogidentiteit.gebruiker_id == gebruiker.id)
        session.execute(weg.execution_options(synchronize_session=False))
    vertel(session, gebruiker.id, Bericht.HERSTELD, nu)
    trek_uitnodigingen_in(session, gebruiker.id)
    stuur(session, gebruiker.id, Bericht.UITNODIGING, nu)
    trek_agenda_in(session, gebruiker.id)
    tokens, beeindigd = trek_alle_in(session, gebruiker.id, nu), beeindig_sessies(session, gebruiker.id)
    webhooks = beeindig_alle(session, gebruiker.id, nu)
    werk.noteer(
        factoren_weg="ja" if factoren else None,
        sessies_beeindigd=beeindigd or None,
        tokens_ingetrokken=tokens or None,
        webhooks_beeindigd=webhooks or None,
    )
    return gebruiker


def trek_uitnodigingen_in(session: Session, gebruiker_id: int) -> None:
    """No link of this account works any more, and none that waits to be mailed goes."""
    trek_links_in(session, gebruiker_id)
    weg = delete(Uitgaand).where(Uitgaand.gebruiker_id == gebruiker_id, Uitgaand.soort.in_(LINK))
    session.execute(weg.where(Uitgaand.klaar_op.is_(None)).execution_options(synchronize_session=False))
