"""Mail about accounts: what waits is sent by the round of tasks, tried again when it fails, given up after two days.

A row is claimed before its mail goes, so that two nodes do not both send it; a link in it is made then, and is nowhere
before. What was claimed by a round that broke off is tried again later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.gebruiker.berichten import LINK, MEESTE_POGINGEN, WAT, Bericht, Postuitkomst, wacht_na
from app.domain.gebruiker.factoren import Eenmaligsoort
from app.domain.gebruiker.taal import Taal
from app.models import Gebruiker, Uitgaand
from app.services.buiten.post import Postbus, PostMislukt
from app.services.gebruiker.eenmalig import geef

PER_RONDE = 50
BEWAARD = timedelta(days=30)
"""So long the status of the installation can say that a mail was given up."""
GENOEG = 3
"""After so many failures one after another the server is left alone until the next round."""
ONDERWERPEN = {
    Bericht.UITNODIGING: "Kies uw wachtwoord voor draaiboek",
    Bericht.HERSTEL: "Een nieuw wachtwoord voor draaiboek",
}
KIES = """Beste {naam},

{waarom}

Open deze link en kies een wachtwoord dat alleen u kent:

{link}

De link werkt één keer, {hoe_lang}. Vroeg u hier niet om? Gebruik de link dan niet en waarschuw uw beheerder.
"""
GEZEGD = """Beste {naam},

{wat}. U leest dit ook op uw startpagina: {adres}

Deed u dit niet zelf? Waarschuw dan meteen uw beheerder.
"""
WAAROM = {
    Bericht.UITNODIGING: "Er is een account voor u in draaiboek.",
    Bericht.HERSTEL: "Er is een nieuw wachtwoord gevraagd voor uw account in draaiboek.",
}
HOE_LANG = {Bericht.UITNODIGING: "binnen drie dagen", Bericht.HERSTEL: "binnen vier uur"}


@dataclass(frozen=True)
class Brief:
    """A mail that is ready to go."""

    nr: int
    pogingen: int
    aan: str
    onderwerp: str
    tekst: str


def verstuur_post(
    session: Session, postbus: Postbus | None, basis: str, nu: datetime, engels: Callable[[str], str] = str
) -> str:
    """Send what is due; `basis` is the address of this installation, `engels` puts a paragraph into English. Without a
    mail server what waits is given up: the administrator hands links over. Returns what was done. `nu` is UTC.
    """
    _ruim_op(session, nu)
    if postbus is None:
        weg = _geef_alles_op(session, nu)
        return f"Mail over accounts: niet ingesteld{f', {weg} vervallen' if weg else ''}."
    verstuurd, mislukt, achtereen = 0, 0, 0
    for nr in _aan_de_beurt(session, nu):
        brief = _neem(session, nr, basis, nu, engels)
        if brief is None:
            continue
        try:
            postbus.verstuur([brief.aan], brief.onderwerp, brief.tekst)
        except PostMislukt:
            mislukt, achtereen = mislukt + 1, achtereen + 1
            if brief.pogingen >= MEESTE_POGINGEN:
                _klaar(session, nr, Postuitkomst.OPGEGEVEN, nu)
            if achtereen >= GENOEG:
                break
        else:
            verstuurd, achtereen = verstuurd + 1, 0
            _klaar(session, nr, Postuitkomst.VERSTUURD, nu)
    return f"Mail over accounts: {verstuurd} verstuurd, {mislukt} niet gelukt."


def _aan_de_beurt(session: Session, nu: datetime) -> Sequence[int]:
    vraag = select(Uitgaand.id).where(Uitgaand.klaar_op.is_(None), Uitgaand.volgende_op <= nu)
    nrs = session.scalars(vraag.order_by(Uitgaand.volgende_op, Uitgaand.id).limit(PER_RONDE)).all()
    session.rollback()  # no transaction waits for the mail server
    return nrs


def _neem(session: Session, nr: int, basis: str, nu: datetime, engels: Callable[[str], str]) -> Brief | None:
    """Claim it and write it; None when another round has it, or there is nobody to send it to any more."""
    with transaction(session):
        rij = session.get(Uitgaand, nr, populate_existing=True, with_for_update=True)
        if rij is None or rij.klaar_op is not None or rij.volgende_op > nu:
            return None
        gebruiker = session.get_one(Gebruiker, rij.gebruiker_id, populate_existing=True)
        if not _is_nog_zo(gebruiker, rij.soort):
            rij.klaar_op, rij.uitkomst = nu, Postuitkomst.OPGEGEVEN
            return None
        rij.pogingen += 1
        rij.volgende_op = nu + wacht_na(rij.pogingen)
        onderwerp, tekst = _schrijf(session, gebruiker, rij.soort, basis, nu)
        if gebruiker.taal is Taal.ENGELS:
            onderwerp, tekst = engels(onderwerp), "\n\n".join(map(engels, tekst.split("\n\n")))
        return Brief(nr, rij.pogingen, gebruiker.email, onderwerp, tekst)


def _is_nog_zo(gebruiker: Gebruiker, soort: Bericht) -> bool:
    """An invitation is for who chose no password yet; a blocked account gets no link."""
    if soort in LINK and not gebruiker.active:
        return False
    return gebruiker.vervallen_op is None and (soort is not Bericht.UITNODIGING or gebruiker.wachtwoord_op is None)


def _schrijf(session: Session, gebruiker: Gebruiker, soort: Bericht, basis: str, nu: datetime) -> tuple[str, str]:
    if soort not in LINK:
        return WAT[soort], GEZEGD.format(naam=gebruiker.naam, wat=WAT[soort], adres=basis)
    eenmalig = Eenmaligsoort.UITNODIGING if soort is Bericht.UITNODIGING else Eenmaligsoort.HERSTEL
    link = f"{basis}/welkom/{geef(session, eenmalig, gebruiker.id, nu)}"
    tekst = KIES.format(naam=gebruiker.naam, waarom=WAAROM[soort], link=link, hoe_lang=HOE_LANG[soort])
    return ONDERWERPEN[soort], tekst


def _klaar(session: Session, nr: int, uitkomst: Postuitkomst, nu: datetime) -> None:
    with transaction(session):
        wijzig = update(Uitgaand).where(Uitgaand.id == nr).values(klaar_op=nu, uitkomst=uitkomst)
        session.execute(wijzig.execution_options(synchronize_session=False))


def _ruim_op(session: Session, nu: datetime) -> None:
    oud = Uitgaand.klaar_op < nu - BEWAARD
    if session.scalar(select(Uitgaand.id).where(oud).limit(1)) is not None:
        with transaction(session):
            session.execute(delete(Uitgaand).where(oud).execution_options(synchronize_session=False))


def _geef_alles_op(session: Session, nu: datetime) -> int:
    wachtend = select(Uitgaand.id).where(Uitgaand.klaar_op.is_(None))
    if session.scalar(wachtend.limit(1)) is None:
        return 0
    with transaction(session):
        wijzig = update(Uitgaand).where(Uitgaand.klaar_op.is_(None))
        wijzig = wijzig.values(klaar_op=nu, uitkomst=Postuitkomst.OPGEGEVEN).returning(Uitgaand.id)
        return len(session.execute(wijzig.execution_options(synchronize_session=False)).all())
