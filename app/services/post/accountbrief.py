"""Mail about an account: a link by which a password is chosen, and what changed in how one logs in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.gebruiker.berichten import LINK, WAT, Bericht
from app.domain.gebruiker.factoren import Eenmaligsoort
from app.domain.post.brief import Brief
from app.models import Gebruiker
from app.services.gebruiker.eenmalig import geef

ONDERWERPEN = {
    Bericht.UITNODIGING: "Kies uw wachtwoord voor Draaiboek",
    Bericht.HERSTEL: "Een nieuw wachtwoord voor Draaiboek",
}
WAAROM = {
    Bericht.UITNODIGING: (
        "Er is een account voor u in Draaiboek. "
        "Daarin legt uw regio vast wat zij doet als een jeugdhulpaanbieder dreigt om te vallen."
    ),
    Bericht.HERSTEL: "Er is een nieuw wachtwoord gevraagd voor uw account in Draaiboek.",
}
DEED_NIET_ZELF = "Deed u dit niet zelf? Waarschuw dan meteen uw beheerder."
NIET_ZELF = {
    Bericht.HERSTELD: "Vroeg u hier niet om? Waarschuw dan meteen uw beheerder.",
    Bericht.HERSTELCODE: "Was u dit niet zelf? Waarschuw dan meteen uw beheerder.",
    Bericht.CODES_MIS: "Was u dit niet zelf? Waarschuw dan meteen uw beheerder.",
}
"""What who does not recognise it can do, where somebody else did it or may have done it."""
HOE_LANG = {Bericht.UITNODIGING: "binnen drie dagen", Bericht.HERSTEL: "binnen vier uur"}


def is_nog_zo(gebruiker: Gebruiker, soort: Bericht) -> bool:
    """An invitation is for who chose no password yet; a blocked account gets no link."""
    if soort in LINK and not gebruiker.active:
        return False
    return gebruiker.vervallen_op is None and (soort is not Bericht.UITNODIGING or gebruiker.wachtwoord_op is None)


def schrijf_account(session: Session, gebruiker: Gebruiker, soort: Bericht, basis: str, nu: datetime) -> Brief:
    """The mail, with a new link when it bears one: part of a transaction."""
    aanhef = f"Beste {gebruiker.naam},"
    if soort not in LINK:
        wat = WAT[soort]
        leest = f"{wat}. U leest dit ook op uw startpagina: {basis}"
        return Brief(wat, [aanhef, leest], na=[NIET_ZELF.get(soort, DEED_NIET_ZELF)])
    eenmalig = Eenmaligsoort.UITNODIGING if soort is Bericht.UITNODIGING else Eenmaligsoort.HERSTEL
    link = f"{basis}/welkom/{geef(session, eenmalig, gebruiker.id, nu)}"
    na = [
        f"De link werkt één keer, {HOE_LANG[soort]}. "
        "Vroeg u hier niet om? Gebruik de link dan niet en waarschuw uw beheerder."
    ]
    return Brief(
        ONDERWERPEN[soort], [aanhef, WAAROM[soort]], na=na, knop=("Kies een wachtwoord dat alleen u kent", link)
    )
