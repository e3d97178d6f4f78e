"""Whom a provider knows, and which account that opens: asked for, given by an administrator, linked by oneself, ended.

Coming in by a provider is no act, as logging in is none; what decides who comes in is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import GeenRecht, MotiveringVerplicht, NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.gebruiker.berichten import Bericht
from app.domain.inlogdienst.dienst import Inlogdienst
from app.domain.inlogdienst.gemeld import BEWAARD, SPELING, DienstMislukt, Gemeld, Reden, Verzoekstatus
from app.models import Gebruiker, Inlogidentiteit, Sessie
from app.services.gebruiker.eigen import eigen_account, na_wijziging, van_wie, vertel
from app.services.inlogdienst.tokens import Einde
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk

WEG = "Deze aanvraag bestaat niet (meer)."


@dataclass(frozen=True)
class Binnen:
    """Whose account it opens."""

    gebruiker_id: int
    sub: str


def kom_binnen(session: Session, dienst: Inlogdienst, gemeld: Gemeld, nu: datetime) -> Binnen:
    """Who comes back from his provider. Of whom nobody gave an account, it is kept that he asked.

    Raises DienstMislukt: he waits, was refused, or his account is blocked.
    """
    rij = meld(session, dienst, gemeld, nu)
    if rij.status is Verzoekstatus.GEWEIGERD:
        raise DienstMislukt(Reden.AFGEWEZEN, f"aanvraag {rij.id}")
    if rij.gebruiker_id is None:
        raise DienstMislukt(Reden.WACHT, f"aanvraag {rij.id}")
    if not session.get_one(Gebruiker, rij.gebruiker_id, populate_existing=True).active:
        raise DienstMislukt(Reden.GEBLOKKEERD, f"aanvraag {rij.id}")
    return Binnen(rij.gebruiker_id, rij.sub)


def meld(session: Session, dienst: Inlogdienst, gemeld: Gemeld, nu: datetime) -> Inlogidentiteit:
    """Keep what his provider says of him now."""
    try:
        return _meld(session, dienst, gemeld, nu)
    except IntegrityError:  # he came twice at once
        return _meld(session, dienst, gemeld, nu)


def _meld(session: Session, dienst: Inlogdienst, gemeld: Gemeld, nu: datetime) -> Inlogidentiteit:
    with transaction(session):
        rij = _van(session, dienst, gemeld.sub)
        if rij is None:
            rij = Inlogidentiteit(issuer=dienst.issuer, sub=gemeld.sub, gemeld_op=nu)
            session.add(rij)
        rij.dienst, rij.organisatie, rij.laatst_op = dienst.code, dienst.organisatie, nu
        rij.email, rij.naam = gemeld.email, gemeld.naam
        rij.rollen = [rol.value for rol in dienst.rollen_van(gemeld.groepen)]
        session.flush()
    return rij


def _van(session: Session, dienst: Inlogdienst, sub: str) -> Inlogidentiteit | None:
    vraag = select(Inlogidentiteit).where(Inlogidentiteit.issuer == dienst.issuer, Inlogidentiteit.sub == sub)
    return session.scalars(vraag.execution_options(populate_existing=True)).one_or_none()


def eis_dezelfde(session: Session, dienst: Inlogdienst, gemeld: Gemeld, gebruiker_id: int) -> None:
    """Who proved it is who is logged in. Raises DienstMislukt."""
    rij = _van(session, dienst, gemeld.sub)
    if rij is None or rij.gebruiker_id != gebruiker_id:
        raise DienstMislukt(Reden.ANDER, "bewees het als iemand anders")


def koppel_inlogdienst(werk: Werk, identiteit_id: int) -> Inlogidentiteit:
    """From now on one comes in by his provider too: the identity is that of who just showed it in this browser. His
    account is of the organisation for which the provider speaks. Where else one is logged in goes on: nothing was
    taken away. Raises NietGevonden, GeenRecht, OngeldigeInvoer, VerseAanmeldingNodig.
    """
    rij = werk.session.get(Inlogidentiteit, identiteit_id, populate_existing=True, with_for_update=True)
    if rij is None:
        raise NietGevonden(WEG)
    werk.wil("koppel_inlogdienst", object=van_wie(werk), inlogdienst=rij.dienst)
    gebruiker = eigen_account(werk)
    if gebruiker.organisatie.code != rij.organisatie:
        raise GeenRecht("Deze inlogdienst is voor accounts van een andere organisatie dan de uwe.")
    if rij.gebruiker_id is not None:
        raise OngeldigeInvoer("Hiermee wordt al ingelogd, met dit account of met een ander.")
    rij.gebruiker_id, rij.gekoppeld_op, rij.geweigerd_op = gebruiker.id, werk.verzoek.nu, None
    vertel(werk.session, gebruiker.id, Bericht.DIENST_ERBIJ, werk.verzoek.nu)
    werk.noteer()
    return rij


def ontkoppel_inlogdienst(werk: Werk, identiteit_id: int, sessie: str = "") -> Gebruiker:
    """One comes in by it no longer, and where one did is logged out. Who never chose a password does so first: he
    could come in by nothing. Raises NietGevonden, VerseAanmeldingNodig, OngeldigeInvoer.
    """
    rij = zie_eigen(werk.session, werk.verzoek.actor.id, identiteit_id)
    werk.wil("ontkoppel_inlogdienst", object=van_wie(werk), inlogdienst=rij.dienst)
    gebruiker = eigen_account(werk)
    if gebruiker.wachtwoord_op is None:
        raise OngeldigeInvoer("Kies eerst een wachtwoord. Anders kunt u nergens meer mee inloggen.")
    werk.session.delete(rij)
    beeindigd = na_wijziging(werk, gebruiker, Bericht.DIENST_WEG, sessie)
    werk.noteer(sessies_beeindigd=beeindigd)
    return gebruiker


def zie_eigen(session: Session, gebruiker_id: int, identiteit_id: int) -> Inlogidentiteit:
    """Raises NietGevonden."""
    rij = session.get(Inlogidentiteit, identiteit_id, populate_existing=True)
    if rij is None or rij.gebruiker_id != gebruiker_id:
        raise NietGevonden("Deze koppeling bestaat niet (meer), of is niet van u.")
    return rij


def eigen_identiteiten(session: Session, gebruiker_id: int) -> Sequence[Inlogidentiteit]:
    vraag = select(Inlogidentiteit).where(Inlogidentiteit.gebruiker_id == gebruiker_id)
    return session.scalars(vraag.order_by(Inlogidentiteit.id)).all()


def lees_koppelingen(session: Session) -> tuple[dict[int, str], int]:
    """By which provider accounts come in (code, by the key of the account), and how many ask for one; in one query:
    anybody of an organisation may ask, so those are counted and not read.
    """
    wie = Inlogidentiteit.gebruiker_id
    vraag = select(wie, Inlogidentiteit.dienst, func.count()).where(Inlogidentiteit.geweigerd_op.is_(None))
    rijen = session.execute(vraag.group_by(wie, Inlogidentiteit.dienst).order_by(wie)).all()
    return {wie: dienst for wie, dienst, _ in rijen if wie is not None}, sum(n for wie, _, n in rijen if wie is None)


def open_verzoeken(session: Session, grootte: int, sla_over: int = 0) -> tuple[Sequence[Inlogidentiteit], int]:
    """A page of who waits for an administrator, the longest first; and how many do."""
    wacht = (Inlogidentiteit.gebruiker_id.is_(None), Inlogidentiteit.geweigerd_op.is_(None))
    vraag = select(Inlogidentiteit).where(*wacht).order_by(Inlogidentiteit.id).offset(sla_over).limit(grootte)
    aantal = session.scalars(select(func.count()).select_from(Inlogidentiteit).where(*wacht)).one()
    return session.scalars(vraag).all(), aantal


def vind_verzoek(session: Session, identiteit_id: int, *, slot: bool = False) -> Inlogidentiteit:
    """Somebody who waits. Raises NietGevonden."""
    rij = session.get(Inlogidentiteit, identiteit_id, populate_existing=True, with_for_update=slot or None)
    if rij is None or rij.status is not Verzoekstatus.OPEN:
        raise NietGevonden(WEG)
    return rij


def weiger_inlogverzoek(werk: Werk, identiteit_id: int, reden: str) -> Inlogidentiteit:
    """He gets no account; he is told so when he comes again. Raises GeenRecht, NietGevonden, MotiveringVerplicht."""
    werk.wil("weiger_inlogverzoek", object=f"inlogverzoek/{identiteit_id}", reden=reden)
    eis_recht(werk.verzoek.actor, Recht.GEBRUIKERS_BEHEREN)
    rij = vind_verzoek(werk.session, identiteit_id, slot=True)
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom deze persoon geen account krijgt.", veld="reden")
    rij.geweigerd_op = werk.verzoek.nu
    werk.noteer(van=Verzoekstatus.OPEN.value, naar=rij.status.value, inlogdienst=rij.dienst)
    return rij


def eindig_bij_dienst(session: Session, dienst: Inlogdienst, einde: Einde) -> int:
    """It ended at the provider, so it does here: that session, or all of that person that began before it was said.
    Returns how many. No act, as logging out is none.
    """
    moment = datetime.fromtimestamp(einde.gezegd_op, UTC) + SPELING
    welke = Sessie.dienst_sid == einde.sid if einde.sid else Sessie.dienst_sub == einde.sub
    deze = [Sessie.dienst == dienst.code, welke, Sessie.begonnen_op <= moment]
    if einde.sid and einde.sub:
        deze.append(Sessie.dienst_sub == einde.sub)
    if session.scalar(select(Sessie.id).where(*deze).limit(1)) is None:
        return 0  # anybody may say this: only who names a session that is there, waits for his turn to write
    with transaction(session):
        weg = delete(Sessie).where(*deze).returning(Sessie.id).execution_options(synchronize_session=False)
        return len(session.execute(weg).all())


def ruim_identiteiten_op(session: Session, nu: datetime) -> int:
    """Who was refused, or asked and did not come back, is forgotten after a while; returns how many."""
    oud = nu - BEWAARD
    weg = delete(Inlogidentiteit).where(Inlogidentiteit.gebruiker_id.is_(None), Inlogidentiteit.laatst_op < oud)
    weg = weg.where(or_(Inlogidentiteit.geweigerd_op.is_(None), Inlogidentiteit.geweigerd_op < oud))
    with transaction(session):
        return len(session.execute(weg.returning(Inlogidentiteit.id)).all())
