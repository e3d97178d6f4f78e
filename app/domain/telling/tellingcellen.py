"""Cells of a file with counts: read right, or refused with what is wrong and how to mend it.

A file of text (csv) writes its dates and numbers as text; a workbook must hold real dates and numbers, for a text that
looks like one is read differently on every computer. Who opens the file (`services/buiten`) gives each cell as it is
shown in a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.basis.fouten import DomeinFout
from app.domain.basis.tekst import getypt, heeft_inhoud, op_een_regel, toon
from app.domain.basis.zoeken import kies_code
from app.domain.telling.telling import toets_aantal

_DAG = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})[-.]([0-9]{1,2})[-.]([0-9]{4})")
_SCHUIN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_VOLUIT = re.compile(r"([0-9]{1,2}) ([a-z]+)\.? ([0-9]{4})")
_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MIDDERNACHT = re.compile(r"[t ]0{1,2}:00(?::00(?:\.0+)?)?$")
"""With which programs write a day as a moment."""
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
    """Raises Celfout for what computes: which text would, its reader knows."""
    if isinstance(cel, Formule):
        raise Celfout("hier staat een formule of een foutmelding", "Zet er de waarde zelf neer")


def is_leeg(cel: object) -> bool:
    return cel is None or (isinstance(cel, str) and not heeft_inhoud(cel))


def kort(waarde: object) -> str:
    """The content of a cell as a message repeats it: what cannot be seen stands there by name."""
    tekst = toon(str(waarde))
    return tekst if len(tekst) <= _HOOGSTENS else f"{tekst[:_HOOGSTENS]}…"


def kies(cel: object, bekend: Mapping[str, str], wat: str, herstel: str, ook: Mapping[str, str] | None = None) -> str:
    """The code of a municipality or a form of care, written as its code or as its name. Raises Celfout.

    `ook` gives the code by another name, for what no code or name of now says: an alias, or how it was called before.
    """
    if is_leeg(cel):
        raise Celfout("deze cel is leeg", herstel)
    code = kies_code(plat(cel), bekend, (ook or {}).items())
    if code is None:
        raise Celfout(f"“{kort(cel)}”: {wat}", herstel)
    return code


def plat(cel: object) -> str:
    """A number as it was meant: 2025 and not 2025.0."""
    return str(int(cel)) if isinstance(cel, float) and cel.is_integer() else str(cel)


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
    return _dag_uit_tekst(str(cel))


_ZO = "Schrijf de datum zo: 2025-05-16 of 16-05-2025"


def _dag_uit_tekst(cel: str) -> date:
    tekst = _MIDDERNACHT.sub("", op_een_regel(getypt(cel)).lower())
    if schuin := _SCHUIN.fullmatch(tekst):
        return _schuine_dag(cel, *map(int, schuin.groups()))
    if voluit := _VOLUIT.fullmatch(tekst):
        maand = next((nr for nr, naam in enumerate(_MAANDEN, 1) if voluit[2] in (naam, naam[:3])), 0)
        return _kalenderdag(cel, int(voluit[3]), maand, int(voluit[1]))
    gevonden = _DAG.fullmatch(tekst)
    if not gevonden:
        raise Celfout(f"“{kort(cel)}” is geen datum", _ZO)
    jaar, maand_, dag, dag_, maand__, jaar_ = gevonden.groups()
    return _kalenderdag(cel, int(jaar or jaar_), int(maand_ or maand__), int(dag or dag_))


def _schuine_dag(cel: str, een: int, twee: int, jaar: int) -> date:
    """With strokes the day stands first here and second in America: read where only one of them can be."""
    if een != twee and een <= 12 and twee <= 12:
        raise Celfout(f"“{kort(cel)}” kan twee dagen zijn: de dag of de maand voorop", _ZO)
    return _kalenderdag(cel, jaar, min(een, twee) if max(een, twee) > 12 else een, max(een, twee))


def _kalenderdag(cel: str, jaar: int, maand: int, dag: int) -> date:
    try:
        return date(jaar, maand, dag)
    except ValueError as fout:
        raise Celfout(f"“{kort(cel)}” bestaat niet op de kalender", _ZO) from fout


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
        kaal = getypt(cel)
        return int(kaal) if re.fullmatch(r"-?[0-9]{1,12}", kaal) else None
    if isinstance(cel, float):
        return int(cel) if cel.is_integer() else None
    return cel if isinstance(cel, int) and not isinstance(cel, bool) else None
