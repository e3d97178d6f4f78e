"""A password of its own: changed by its account, or set anew by the operator when it was forgotten or leaked; and the
common ones that nobody chooses, which ship with the product.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import select

from app.domain.basis.fouten import GeenRecht, NietGevonden, OngeldigeInvoer
from app.domain.basis.handelingen.versbewijs import eis_vers
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.berichten import Bericht
from app.models import Gebruiker
from app.services.gebruiker.eigen import na_wijziging
from app.services.gebruiker.herstel import trek_uitnodigingen_in
from app.services.kern.uitvoering import Werk

VEELGEBRUIKT = Path(__file__).with_name("veelgebruikt.txt")


@cache
def veelgebruikt() -> frozenset[str]:
    """All common passwords, in small letters. No network is asked."""
    regels = VEELGEBRUIKT.read_text(encoding="utf-8").splitlines()
    return frozenset(regel for regel in regels if regel and not regel.startswith("# "))


def wijzig_wachtwoord(
    werk: Werk, gebruiker_id: int, wachtwoord_hash: str, *, hetzelfde: bool = False, sessie: str = ""
) -> Gebruiker:
    """Set the password of an active account: its own, with the old one just given, or anybody's by the operator.

    All its sessions end but the one with the key `sessie`; tokens go on, for they were made with a password of their
    time and are withdrawn one by one, or all by blocking. `hetzelfde`: whether the new one is the old one. The entry
    holds neither of them. An administrator cannot: he would take the place of who decides (ADR 027).

    Raises NietGevonden, GeenRecht, VerseAanmeldingNodig, OngeldigeInvoer.
    """
    vraag = select(Gebruiker).where(Gebruiker.id == gebruiker_id, Gebruiker.active)
    gebruiker = werk.session.scalars(vraag.with_for_update(of=Gebruiker)).one_or_none()
    if gebruiker is None:
        raise NietGevonden("Dit account bestaat niet, of het is geblokkeerd.")
    werk.wil("wijzig_wachtwoord", object=f"gebruiker/{gebruiker.pseudoniem}")
    _eis_eigen(werk, gebruiker)
    if hetzelfde:
        raise OngeldigeInvoer("Dit is uw wachtwoord al. Kies een ander.", veld="nieuw_wachtwoord")
    gebruiker.password, gebruiker.wachtwoord_op = wachtwoord_hash, werk.verzoek.nu
    trek_uitnodigingen_in(werk.session, gebruiker.id)
    werk.noteer(sessies_beeindigd=na_wijziging(werk, gebruiker, Bericht.WACHTWOORD, sessie))
    return gebruiker


def _eis_eigen(werk: Werk, gebruiker: Gebruiker) -> None:
    actor = werk.verzoek.actor
    if actor == OPDRACHTREGEL:
        return
    if actor.id != gebruiker.id:
        raise GeenRecht("U wijzigt alleen uw eigen wachtwoord.")
    eis_vers(werk.verzoek)
