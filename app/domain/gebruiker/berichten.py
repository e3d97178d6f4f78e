"""What somebody is told about his own account, on his start page and by mail, and when a mail is tried again."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class Bericht(StrEnum):
    """What happened, or what he is asked."""

    UITNODIGING = "uitnodiging"
    HERSTEL = "herstel"
    WACHTWOORD = "wachtwoord"
    APP_AAN = "app_aan"
    APP_UIT = "app_uit"
    PASSKEY_ERBIJ = "passkey_erbij"
    PASSKEY_WEG = "passkey_weg"
    HERSTELCODES = "herstelcodes"
    HERSTELCODE = "herstelcode"
    HERSTELD = "hersteld"
    CODES_MIS = "codes_mis"
    DIENST_ERBIJ = "dienst_erbij"
    DIENST_WEG = "dienst_weg"
    RETOUR = "retour"
    WERK = "werk"
    HERINNERING = "herinnering"
    OVERZICHT = "overzicht"


class Postuitkomst(StrEnum):
    """What became of a mail."""

    WACHT = "wacht"
    VERSTUURD = "verstuurd"
    OPGEGEVEN = "opgegeven"
    RETOUR = "retour"
    VERVALLEN = "vervallen"


WAT = {
    Bericht.WACHTWOORD: "Uw wachtwoord is gewijzigd",
    Bericht.APP_AAN: "Bij uw account hoort nu een app met codes",
    Bericht.APP_UIT: "De app met codes hoort niet meer bij uw account",
    Bericht.PASSKEY_ERBIJ: "Er is een passkey bij uw account gekomen",
    Bericht.PASSKEY_WEG: "Een passkey hoort niet meer bij uw account",
    Bericht.HERSTELCODES: "Er zijn nieuwe herstelcodes voor uw account",
    Bericht.HERSTELCODE: "Er is met een herstelcode van uw account ingelogd",
    Bericht.CODES_MIS: "Iemand met uw wachtwoord typte vaak een verkeerde code",
    Bericht.DIENST_ERBIJ: "U kunt nu ook inloggen via uw organisatie",
    Bericht.DIENST_WEG: "U kunt niet meer inloggen via uw organisatie",
    Bericht.HERSTELD: "Het beheer heeft de toegang tot uw account hersteld",
    Bericht.RETOUR: "Mail aan u komt terug: uw adres neemt haar niet aan",
}
"""As a line on his start page and the subject of a mail."""
LINK = frozenset({Bericht.UITNODIGING, Bericht.HERSTEL})
"""Mails with a link by which a password is chosen."""
WERKPOST = frozenset({Bericht.WERK, Bericht.HERINNERING, Bericht.OVERZICHT})
"""Mails about what waits for somebody: he may stop these, and an address that sends mail back gets no more of them."""
MEESTE_POGINGEN = 12
"""After so many a mail is given up: some two days."""
_EERSTE, _LANGSTE = timedelta(minutes=1), timedelta(hours=8)


def wacht_na(pogingen: int) -> timedelta:
    """How long after so many attempts (1 or more) a mail is tried again: each time twice as long."""
    wachttijd: timedelta = _EERSTE * 2 ** (pogingen - 1)
    return min(wachttijd, _LANGSTE)
