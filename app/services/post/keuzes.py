"""What an account chose to be mailed: each for himself, on screen, by the API, or with the link in a mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import GeenRecht
from app.domain.post.keuze import GEWOON, Mailsoort, Mailwens
from app.models import Gebruiker, Mailkeuze
from app.services.gebruiker.accounts import vind_gebruiker
from app.services.kern.uitvoering import Werk
from app.services.post.afmelden import Kantoor

JA, NEE = "ja", "nee"


@dataclass(frozen=True)
class Mailstand:
    """What somebody chose, where his mail goes, and since when it comes back from there."""

    wens: Mailwens
    adres: str
    retour_op: datetime | None = None


def lees_mailstand(session: Session, gebruiker: Gebruiker) -> Mailstand:
    """What counts now: what nobody chose is what everybody gets."""
    keuze = session.scalars(select(Mailkeuze).where(Mailkeuze.gebruiker_id == gebruiker.id)).one_or_none()
    if keuze is None:
        return Mailstand(GEWOON, gebruiker.email)
    return Mailstand(
        keuze.als_wens(), gebruiker.email, keuze.retour_op if keuze.retour_adres == gebruiker.email else None
    )


def kies_mail(werk: Werk, gebruiker_id: int, wens: Mailwens) -> Gebruiker:
    """Choose which mail one gets oneself. An address that sent mail back is tried again from then on: who chooses
    says that it is right. Raises GeenRecht, NietGevonden.
    """
    gebruiker = vind_gebruiker(werk.session, gebruiker_id, slot=True)
    werk.wil(
        "kies_mail",
        object=f"gebruiker/{gebruiker.pseudoniem}",
        meteen=JA if wens.meteen else NEE,
        vooraf=wens.vooraf.dagen,
        achteraf=JA if wens.te_laat else NEE,
        overzicht=wens.overzicht.value,
    )
    if werk.verzoek.actor.id != gebruiker.id:
        raise GeenRecht("U kiest alleen welke mail u zelf krijgt.")
    keuze = keuze_van(werk.session, gebruiker.id)
    _zet(keuze, wens)
    keuze.retour_op, keuze.retour_adres = None, None
    werk.session.flush()
    werk.noteer()
    return gebruiker


def meld_mail_af(werk: Werk, kantoor: Kantoor, link: str) -> Mailsoort:
    """Stop the kind of mail that the link in it says; twice is once. Raises NietGevonden, GeenRecht."""
    wie, soort = kantoor.lees_afmelding(link)
    gebruiker = vind_gebruiker(werk.session, wie, slot=True)
    werk.wil("meld_mail_af", object=f"gebruiker/{gebruiker.pseudoniem}", mail=soort.value)
    if werk.verzoek.actor.id != gebruiker.id:
        raise GeenRecht("Deze link is voor iemand anders.")
    keuze = keuze_van(werk.session, gebruiker.id)
    if keuze.als_wens().krijgt(soort):  # else a program that asks it again and again would fill the logboek
        _zet(keuze, keuze.als_wens().zonder(soort))
        werk.session.flush()
        werk.noteer()
    return soort


def keuze_van(session: Session, gebruiker_id: int) -> Mailkeuze:
    """The row of an account, new when it chose nothing yet."""
    keuze = session.scalars(select(Mailkeuze).where(Mailkeuze.gebruiker_id == gebruiker_id)).one_or_none()
    if keuze is None:
        keuze = Mailkeuze(gebruiker_id=gebruiker_id)
        _zet(keuze, GEWOON)
        session.add(keuze)
    return keuze


def _zet(keuze: Mailkeuze, wens: Mailwens) -> None:
    keuze.meteen, keuze.vooraf, keuze.te_laat, keuze.overzicht = wens.meteen, wens.vooraf, wens.te_laat, wens.overzicht
