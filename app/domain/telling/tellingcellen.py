"""Cells of a file with counts: read right, or refused with what is wrong and how to mend it.

A file of text (csv) writes its dates and numbers as text; a workbook must hold real dates and numbers, for a text that
looks like one is read differently on every computer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.basis.fouten import DomeinFout
from app.domain.telling.telling import toets_aantal

_DAG = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_HOOGSTENS = 40


@dataclass(frozen=True)
class Formule:
    """A cell that computes something, or that failed to."""

    tekst: str


class Celfout(ValueError):
    """A cell that cannot be read: what is wrong, and how to mend it."""

    def __init__(self, wat: str, herstel: str) -> None:
        super().__init__(wat)
        self.wat, self.herstel = wat, herstel


def weiger_formule(cel: object) -> None:
    """Raises Celfout for what computes, or would do so once somebody opens the file in a spreadsheet."""
    if isinstance(cel, Formule) or (isinstance(cel, str) and cel.lstrip()[:1] in ("=", "+", "@")):
        raise Celfout("hier staat een formule of een foutmelding", "Zet er de waarde zelf neer")


def is_leeg(cel: object) -> bool:
    return cel is None or (isinstance(cel, str) and not cel.strip())


def kort(waarde: object) -> str:
    """The content of a cell as a message repeats it."""
    tekst = str(waarde)
    return tekst if len(tekst) <= _HOOGSTENS else f"{tekst[:_HOOGSTENS]}…"


def kies(
    cel: object, bekend: Mapping[str, str], wat: str, herstel: str, eerder: Mapping[str, str] | None = None
) -> str:
    """The code of a municipality or a form of care, written as its code or as its name. Raises Celfout.

    `eerder` gives the code by a name that it had before, for what no code or name of now says.
    """
    if is_leeg(cel):
        raise Celfout("deze cel is leeg", herstel)
    gezocht = str(cel).strip().lower()
    for code, naam in bekend.items():
        if gezocht in (code.lower(), naam.lower()):
            return code
    for naam, code in (eerder or {}).items():
        if gezocht == naam.lower() and code in bekend:
            return code
    raise Celfout(f"“{kort(cel)}”: {wat}", herstel)


def lees_dag(cel: object, *, is_tekst: bool, wat: str = "peildatum") -> date:
    """A day. `is_tekst`: the file writes days as text. Raises Celfout."""
    if is_leeg(cel):
        raise Celfout(f"de {wat} ontbreekt", "Vul een datum in")
    if isinstance(cel, datetime):
        if cel.time() != time():
            raise Celfout("bij de datum staat ook een tijd", "Haal de tijd weg")
        return cel.date()
    if isinstance(cel, date):
        return cel
    if not is_tekst:
        raise Celfout(
            f"“{kort(cel)}” is geen datum maar {'tekst' if isinstance(cel, str) else 'een getal'}",
            "Geef de cel de eigenschap Datum en typ de datum opnieuw",
        )
    return _dag_uit_tekst(str(cel).strip())


def _dag_uit_tekst(tekst: str) -> date:
    herstel = "Schrijf de datum zo: 2025-05-16 of 16-05-2025"
    gevonden = _DAG.fullmatch(tekst)
    if not gevonden:
        raise Celfout(f"“{kort(tekst)}” is geen datum", herstel)
    jaar, maand, dag, dag_, maand_, jaar_ = gevonden.groups()
    try:
        return date(int(jaar or jaar_), int(maand or maand_), int(dag or dag_))
    except ValueError as fout:
        raise Celfout(f"“{tekst}” bestaat niet op de kalender", herstel) from fout


def lees_aantal(cel: object, *, is_tekst: bool) -> int:
    """A whole number of children. `is_tekst`: the file writes numbers as text. Raises Celfout."""
    herstel = "Vul een heel getal van 0 of meer in, zonder punten"
    if isinstance(cel, str) and not is_tekst:
        raise Celfout(
            f"“{kort(cel)}” is tekst, geen getal", "Geef de cel de eigenschap Getal en typ het aantal opnieuw"
        )
    getal = _getal(cel)
    if getal is None:
        raise Celfout(f"“{kort(cel)}” is geen heel getal", herstel)
    try:
        return toets_aantal(getal, "")
    except DomeinFout as fout:
        wat = fout.bericht.partition(".")[0]
        raise Celfout(f"“{kort(cel)}”: {wat[0].lower()}{wat[1:]}", herstel) from fout


def _getal(cel: object) -> int | None:
    """The whole number in a cell; None when it is none."""
    if isinstance(cel, str):
        return int(cel) if re.fullmatch(r"\s*-?[0-9]{1,12}\s*", cel) else None
    if isinstance(cel, float):
        return int(cel) if cel.is_integer() else None
    return cel if isinstance(cel, int) and not isinstance(cel, bool) else None
