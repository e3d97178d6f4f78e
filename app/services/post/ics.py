"""Appointments as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

BREEDTE = 75
"""Bytes of a line; what is longer goes on in the next one, after a space."""
_TEKENS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True)
class Afspraak:
    """`sleutel` stays the same as long as it is the same appointment; a day lasts all day, a moment (UTC) has no end
    that anybody said.
    """

    sleutel: str
    titel: str
    wanneer: date | datetime
    adres: str
    plaats: str = ""


def als_ics(afspraken: Iterable[Afspraak], nu: datetime) -> bytes:
    """The file; `nu` is UTC. Calendars are asked to look again every hour. No METHOD: that is for an invitation, which
    says who sends it.
    """
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//draaiboek//agenda//NL", "CALSCALE:GREGORIAN",
              "X-WR-CALNAME:draaiboek", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
              "X-PUBLISHED-TTL:PT1H"]  # fmt: skip
    for afspraak in afspraken:
        regels += _afspraak(afspraak, nu)
    return "".join(f"{_gevouwen(regel)}\r\n" for regel in [*regels, "END:VCALENDAR"]).encode()


def _afspraak(a: Afspraak, nu: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{sha256(a.sleutel.encode()).hexdigest()[:32]}@{urlsplit(a.adres).hostname or 'localhost'}"
    yield f"DTSTAMP:{nu:%Y%m%dT%H%M%SZ}"
    if isinstance(a.wanneer, datetime):
        yield f"DTSTART:{a.wanneer:%Y%m%dT%H%M%SZ}"
    else:
        yield f"DTSTART;VALUE=DATE:{a.wanneer:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{a.wanneer + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{a.titel.translate(_TEKENS)}"
    if a.plaats:
        yield f"LOCATION:{a.plaats.translate(_TEKENS)}"
    yield f"URL:{a.adres}"
    yield "END:VEVENT"


def _gevouwen(regel: str) -> str:
    """Cut between characters, never within one."""
    delen, breedte = [""], 0
    for teken in regel:
        lengte = len(teken.encode())
        if breedte + lengte > BREEDTE - (len(delen) > 1):
            delen.append("")
            breedte = 0
        delen[-1] += teken
        breedte += lengte
    return "\r\n ".join(delen)
