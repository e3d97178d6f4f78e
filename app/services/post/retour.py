"""Mail that comes back: the mail server refused the address, or said so later in a report (RFC 3464).

An address that does not exist gets no more mail about work until it is changed or its owner asks for mail again; he
finds that on his start page, and the administrator on the page of accounts and the status page.
"""

from __future__ import annotations

import email
import email.policy
import re
from datetime import datetime
from email.message import EmailMessage

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.gebruiker.berichten import WERKPOST, Bericht, Postuitkomst
from app.models import Accountbericht, Gebruiker, Organisatiepostbus, Uitgaand
from app.services.post.afmelden import Kantoor
from app.services.post.keuzes import keuze_van

GROOTST = 1024 * 1024
"""Of a report more is not read: it holds the mail that came back, and ours are small."""
_VOORGOED = re.compile(r"5\.[0-9]{1,3}\.[0-9]{1,3}")


def zet_retour(session: Session, nr: int, antwoord: str, nu: datetime) -> bool:
    """This mail came back for good, part of a transaction. Whether that says something of an address: mail about an
    account is tried again, for its owner waits for it; and of one to a former address nothing is said of the new.
    """
    rij = session.get(Uitgaand, nr, populate_existing=True, with_for_update=True)
    if rij is None or rij.soort not in WERKPOST or rij.uitkomst in (Postuitkomst.RETOUR, Postuitkomst.VERVALLEN):
        return False
    rij.klaar_op, rij.uitkomst, rij.antwoord = nu, Postuitkomst.RETOUR, antwoord[:20] or None
    if rij.organisatie_id:
        bus = update(Organisatiepostbus).where(Organisatiepostbus.organisatie_id == rij.organisatie_id)
        session.execute(bus.values(retour_op=nu).execution_options(synchronize_session=False))
    else:
        _van_account(session, session.get_one(Gebruiker, rij.gebruiker_id), nu)
    session.flush()
    return True


def _van_account(session: Session, gebruiker: Gebruiker, nu: datetime) -> None:
    keuze = keuze_van(session, gebruiker.id)
    keuze.retour_op, keuze.retour_adres = nu, gebruiker.email
    b = Accountbericht
    zag_niet = select(b.id).where(b.gebruiker_id == gebruiker.id, b.soort == Bericht.RETOUR, b.gezien_op.is_(None))
    if session.scalar(zag_niet.limit(1)) is None:
        session.add(Accountbericht(gebruiker_id=gebruiker.id, soort=Bericht.RETOUR, op=nu))


def lees_rapport(session: Session, kantoor: Kantoor, bron: bytes, nu: datetime) -> int:
    """A report of a mail server that a mail of ours did not arrive, as it came in; returns how many mails came back by
    it. Anybody can write one: it counts only when it names a mail of ours by its sealed Message-ID.
    """
    code = _voorgoed(bron[:GROOTST])
    if not code:
        return 0
    with transaction(session):
        return sum(zet_retour(session, nr, code, nu) for nr in sorted(kantoor.lees_nummers(bron[:GROOTST])))


def _voorgoed(bron: bytes) -> str:
    """The status for which it failed for good; empty for a delay, a receipt, or what is no report at all."""
    bericht = email.message_from_bytes(bron, policy=email.policy.default)
    assert isinstance(bericht, EmailMessage)  # noqa: S101 - the policy says so
    for deel in bericht.walk():
        if deel.get_content_type() == "message/delivery-status":
            velden = {naam.lower(): str(waarde) for blok in deel.walk() for naam, waarde in blok.items()}
            if velden.get("action", "").strip().lower() == "failed" and _VOORGOED.match(
                velden.get("status", "").strip()
            ):
                return velden["status"].strip().split(" ")[0]
    return ""
