"""How somebody gets a password that nobody else knows: by a link that works once.

Who manages accounts gives the link out, or asks that it is mailed; where there is no mail he hands it over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import GeenRecht, MotiveringVerplicht, NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.basis.tekst import heeft_inhoud, mailvorm
from app.domain.gebruiker.berichten import Bericht
from app.domain.gebruiker.factoren import LINKS, Eenmaligsoort
from app.domain.gebruiker.toegang import Toegangssoort
from app.models import Gebruiker, Toegangsvoorstel, Uitgaand
from app.services.gebruiker import eenmalig
from app.services.gebruiker.accounts import vind_gebruiker
from app.services.gebruiker.eigen import na_wijziging, stuur, van_wie
from app.services.gebruiker.gebruikers import blokkeer, eis_ander, heeft_macht
from app.services.gebruiker.herstel import herstel, trek_uitnodigingen_in
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.services.regio.tweede import Toegangswens, stel_voor

WERKT_NIET = "Deze link werkt niet (meer). Vraag een nieuwe."


@dataclass(frozen=True)
class Uitnodiging:
    """Who was invited. `sleutel` is what the link holds, empty when it goes by mail; it is kept nowhere."""

    gebruiker: Gebruiker
    sleutel: str = field(default="", repr=False)


def nodig_uit(werk: Werk, gebruiker_id: int, *, met_mail: bool = False) -> Uitnodiging:
    """A link for an account whose password nobody has chosen: new, or its access was put right. It goes to the
    address of the account, or else is given to who asks, to hand over. Older links stop.

    Raises GeenRecht, NietGevonden, OngeldigeInvoer.
    """
    werk.wil("nodig_uit")
    if werk.verzoek.actor != OPDRACHTREGEL:
        eis_recht(werk.verzoek.actor, Recht.GEBRUIKERS_BEHEREN)
    gebruiker = vind_gebruiker(werk.session, gebruiker_id, slot=True)
    werk.wil("nodig_uit", object=f"gebruiker/{gebruiker.pseudoniem}")
    if not gebruiker.active:
        raise OngeldigeInvoer("Dit account is geblokkeerd. Geef het eerst vrij.")
    if gebruiker.wachtwoord_op is not None:
        raise OngeldigeInvoer("Deze persoon koos al een wachtwoord. Herstel de toegang als dat kwijt is.")
    trek_uitnodigingen_in(werk.session, gebruiker.id)
    werk.noteer(langs="mail" if met_mail else "link")
    if met_mail:
        stuur(werk.session, gebruiker.id, Bericht.UITNODIGING, werk.verzoek.nu)
        return Uitnodiging(gebruiker)
    soort = Eenmaligsoort.UITNODIGING
    return Uitnodiging(gebruiker, eenmalig.geef(werk.session, soort, gebruiker.id, werk.verzoek.nu))


def herstel_account(
    werk: Werk, gebruiker_id: int, reden: str, wachtwoord_hash: str, *, factoren: bool = False
) -> Gebruiker | Toegangsvoorstel:
    """For who lost his password, or with `factoren` his app and keys too: nobody knows the password any more (the hash
    is of one that nobody knows), sessions end, and a link lets him choose another. Of an account that decides the
    access stops at once and comes back when a second person confirms it.

    Raises GeenRecht, NietGevonden, OngeldigeInvoer, MotiveringVerplicht, TweedePersoonOntbreekt.
    """
    werk.wil("herstel_account", reden=reden)
    eis_recht(werk.verzoek.actor, Recht.GEBRUIKERS_BEHEREN)
    gebruiker = vind_gebruiker(werk.session, gebruiker_id, slot=True)
    werk.wil("herstel_account", object=f"gebruiker/{gebruiker.pseudoniem}", reden=reden)
    eis_ander(werk, gebruiker.persoon_id, "")
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf hoe u vaststelde dat deze persoon erom vraagt.", veld="reden")
    if not gebruiker.active:
        raise OngeldigeInvoer("Dit account is geblokkeerd. Geef het eerst vrij.")
    if not heeft_macht(werk.session, gebruiker, werk.verzoek.vandaag):
        return herstel(werk, gebruiker, wachtwoord_hash, factoren=factoren)
    return _stel_herstel_voor(werk, gebruiker, reden, wachtwoord_hash, factoren=factoren)


def _stel_herstel_voor(
    werk: Werk, gebruiker: Gebruiker, reden: str, wachtwoord_hash: str, *, factoren: bool
) -> Toegangsvoorstel:
    wens = Toegangswens(
        soort=Toegangssoort.VRIJGAVE,
        naam=gebruiker.naam,
        inhoud={"herstel": True, "factoren": factoren, "reden": reden},
        gebruiker_id=gebruiker.id,
        persoon_id=gebruiker.persoon_id,
        rollen=sorted(rol.name for rol in gebruiker.roles),
        wachtwoord_hash=wachtwoord_hash,
        zegt={"reden": reden},
    )
    blokkeer(werk, gebruiker)
    return stel_voor(werk, werk.verzoek.actor.regio, wens)


def vraag_herstel(session: Session, email: str, nu: datetime) -> bool:
    """Who forgot his password asks a link at his address, once at a time; whether there is such an account is told to
    nobody. No act: anybody can ask it, and nothing changes until he who gets the mail uses it.
    """
    with transaction(session):
        vraag = select(Gebruiker).where(Gebruiker.email == mailvorm(email), Gebruiker.active)
        gebruiker = session.scalars(vraag.with_for_update(of=Gebruiker)).one_or_none()
        if gebruiker is None:
            return False
        soort = Bericht.HERSTEL if gebruiker.wachtwoord_op else Bericht.UITNODIGING
        wacht = select(Uitgaand.id).where(Uitgaand.gebruiker_id == gebruiker.id, Uitgaand.soort == soort)
        if session.scalar(wacht.where(Uitgaand.klaar_op.is_(None)).limit(1)) is None:
            stuur(session, gebruiker.id, soort, nu)
        return True


def account_van_link(session: Session, sleutel: str, nu: datetime) -> Gebruiker:
    """For whom a link is that works. Raises NietGevonden."""
    gebruiker = eenmalig.kijk(session, LINKS, sleutel, nu)
    if gebruiker is None:
        raise NietGevonden(WERKT_NIET)
    return gebruiker


def kies_wachtwoord(werk: Werk, sleutel: str, wachtwoord_hash: str) -> Gebruiker:
    """The password of one's own choice, by a link that then works no more; factors stay as they are.

    Raises NietGevonden, GeenRecht.
    """
    werk.wil("kies_wachtwoord", object=van_wie(werk))
    wie = eenmalig.neem(werk.session, LINKS, sleutel, werk.verzoek.nu)
    if wie is None:
        raise NietGevonden(WERKT_NIET)
    if wie != werk.verzoek.actor.id:
        raise GeenRecht("Deze link is voor iemand anders.")
    gebruiker = vind_gebruiker(werk.session, wie, slot=True)
    if not gebruiker.active:
        raise NietGevonden(WERKT_NIET)
    gebruiker.password, gebruiker.wachtwoord_op = wachtwoord_hash, werk.verzoek.nu
    eenmalig.trek_links_in(werk.session, wie)
    werk.noteer(sessies_beeindigd=na_wijziging(werk, gebruiker, Bericht.WACHTWOORD, ""))
    return gebruiker
