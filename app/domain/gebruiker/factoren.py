"""What somebody shows besides his password, who must, and what works only once. Terms and numbers ours [I]."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import schone_tekst, toets_lengte
from app.domain.gebruiker.toegang import geeft_macht


class Factor(StrEnum):
    """With what, besides the password, a session was opened. A passkey alone is both; `dienst`: the provider at which
    he signed on says that a second factor was shown there.
    """

    GEEN = "geen"
    APP = "app"
    PASSKEY = "passkey"
    HERSTELCODE = "herstelcode"
    DIENST = "dienst"


class Plicht(StrEnum):
    """Of whom this installation asks a second factor; everybody else may."""

    NIEMAND = "niemand"
    BESLISSERS = "beslissers"
    IEDEREEN = "iedereen"


class Eenmaligsoort(StrEnum):
    """What works once."""

    UITNODIGING = "uitnodiging"
    HERSTEL = "herstel"
    AANMELDING = "aanmelding"
    ANTWOORD = "antwoord"
    DIENSTBEWIJS = "dienstbewijs"


TERMIJN = {
    Eenmaligsoort.UITNODIGING: timedelta(days=3),
    Eenmaligsoort.HERSTEL: timedelta(hours=4),
    Eenmaligsoort.AANMELDING: timedelta(minutes=10),
    Eenmaligsoort.ANTWOORD: timedelta(minutes=10),
    Eenmaligsoort.DIENSTBEWIJS: timedelta(minutes=5),
}
"""For how long."""
LINKS = (Eenmaligsoort.UITNODIGING, Eenmaligsoort.HERSTEL)
"""Those by which a password is chosen."""
MEESTE_PASSKEYS = 10
AANTAL_CODES = 10
MEESTE_MIS, WAARSCHUW_BIJ = 50, 10
"""So many wrong codes of an app since the last right one, and codes open nothing any more: who types them has the
password, and would guess right some day. At the second number its person is told.
"""
CODELENGTE = 16
"""Characters of a code for who lost everything: 80 bits, so that its hash needs no slowness."""
ALFABET = "abcdefghjkmnpqrstvwxyz0123456789"
"""Without i, l, o and u, which are read as others."""


def moet(plicht: Plicht, rollen: Collection[Rol]) -> bool:
    """Whether an account with these roles shows a second factor: who decides or manages does, where it is asked."""
    return plicht is Plicht.IEDEREEN or (plicht is Plicht.BESLISSERS and geeft_macht(rollen))


def kale_code(tekst: str) -> str:
    """A code as it is compared, however somebody typed it: no spaces, no dashes, small."""
    return re.sub(r"[\s–-]+", "", tekst).lower()


def in_groepen(code: str) -> str:
    """A code as people read it: in fours."""
    return "-".join(code[begin : begin + 4] for begin in range(0, len(code), 4))


def toets_passkeynaam(naam: str) -> str:
    """The name by which its owner knows a passkey. Raises OngeldigeInvoer."""
    tekst = " ".join(schone_tekst(naam, "naam").split())
    toets_lengte(tekst, "naam", 80)
    if not tekst:
        raise OngeldigeInvoer("Geef de passkey een naam, zodat u later weet welke het is.", veld="naam")
    return tekst
