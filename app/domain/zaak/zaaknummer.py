"""The number of a zaak: the year and the day it was opened on, and something drawn, such as 2026-33407 (ADR 029).

Numbers go up with the days, but tell nobody how many cases there are that he does not see. Numbers of before that
count up within their year, as 2025-0001 does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

_VORM = re.compile(r"(\d{4})-(\d{4,6})", re.ASCII)
_GETYPT = re.compile(r"(20[0-9]{2})[ \-\u2010-\u2015]{0,3}([0-9]{4,6})", re.ASCII)
_PER_JAAR = 1_000_000
_NA_DE_DAGEN = 367_000
"""Above what a day with three digits can be."""
KANSEN = 20
"""How many numbers are drawn of each kind. Should all be taken, then it is drawn again."""


def maak_zaaknummer(jaar: int, nummer: int) -> str:
    """At least four digits; more when the year has more cases."""
    return f"{jaar}-{nummer:04d}"


def getrokken_nummers(dag: date, loting: Callable[[int], int]) -> list[str]:
    """Numbers of a zaak that is opened on this day, to take the first that is free: the day of the year and two digits,
    when the day is that full three, and when those thousand are taken too one that names no day. `loting` draws a
    number below another.
    """
    dagnr = dag.timetuple().tm_yday
    soorten = ((dagnr * 100, 100), (dagnr * 1_000, 1_000), (_NA_DE_DAGEN, _PER_JAAR - _NA_DE_DAGEN))
    nummers = [vanaf + loting(hoeveel) for vanaf, hoeveel in soorten for _ in range(KANSEN)]
    return [maak_zaaknummer(dag.year, nummer) for nummer in nummers]


def volgorde_van(zaaknummer: str) -> int:
    """Where the zaak stands among all: by year, then by number. As text 2026-10000 would come before 2026-9999.

    0 for what is no number of a zaak.
    """
    vorm = _VORM.fullmatch(zaaknummer)
    return int(vorm[1]) * _PER_JAAR + int(vorm[2]) if vorm else 0


def met_streepje(getypt: str) -> str:
    """The number of a zaak as people type it: without its hyphen, or with a space or a dash in its place. What is no
    number stays as it is, without the space around it.
    """
    kaal = getypt.strip()
    vorm = _GETYPT.fullmatch(kaal)
    return f"{vorm[1]}-{vorm[2]}" if vorm else kaal
