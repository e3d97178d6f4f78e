"""Numbers as the Dutch write them that may also be negative or have decimals: 23,5 and -450.000."""

from __future__ import annotations

import re

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import MAX_BEDRAG, lees_bedrag
from app.domain.basis.tekst import getypt

_DECIMAAL = re.compile(r"(-?)([0-9]{1,6})(?:,([0-9]{1,2}))?")
_NUL = re.compile(r"€?\s*-?0+(?:,(?:0{1,2}|-))?")


def lees_saldo(tekst: str, veld: str) -> int:
    """Euro cents from Dutch notation, also nought and negative: -450.000 or -450.000,50. Raises OngeldigeInvoer."""
    kaal = getypt(tekst)
    if _NUL.fullmatch(kaal):
        return 0
    negatief = re.match(r"(?:€\s*)?-|-\s*€", kaal) is not None
    return (-1 if negatief else 1) * lees_bedrag(kaal.replace("-", "", 1) if negatief else kaal, veld)


def lees_honderdsten(tekst: str, veld: str) -> int:
    """Hundredths from Dutch notation: 23,5 is 2350. No points for thousands. Raises OngeldigeInvoer."""
    gevonden = _DECIMAAL.fullmatch(getypt(tekst).removesuffix("%").rstrip())
    if not gevonden:
        raise OngeldigeInvoer(
            "Dit is geen getal. Schrijf het zo: 23,5 (een komma, hoogstens twee cijfers erachter).", veld=veld
        )
    min_teken, heel, deel = gevonden.groups()
    getal = int(heel) * 100 + int((deel or "0").ljust(2, "0"))
    return -getal if min_teken else getal


def lees_geheel(tekst: str, veld: str) -> int:
    """A whole number without points for thousands, as it was typed. Raises OngeldigeInvoer."""
    kaal = getypt(tekst)
    if not re.fullmatch(r"-?[0-9]{1,9}", kaal):
        raise OngeldigeInvoer("Dit is geen heel getal. Vul een heel getal in, zoals 12.", veld=veld)
    return int(kaal)


def schrijf_honderdsten(getal: int) -> str:
    """2350 is 23,5 and -5 is -0,05: as `lees_honderdsten` reads it."""
    heel, deel = divmod(abs(getal), 100)
    staart = f",{deel:02d}".rstrip("0") if deel else ""
    return f"{'-' if getal < 0 else ''}{heel}{staart}"


def schrijf_saldo(cent: int) -> str:
    """450.000,50 or -450.000: as `lees_saldo` reads it."""
    return euro(cent).replace("€ ", "")


def toets_saldo(cent: int, veld: str) -> int:
    """An amount in euro cents of any sign within MAX_BEDRAG. Raises OngeldigeInvoer."""
    if abs(cent) > MAX_BEDRAG:
        raise OngeldigeInvoer("Het bedrag is te groot: hoogstens € 1.000.000.000.", veld=veld)
    return cent
