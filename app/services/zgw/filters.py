"""Which of a list is asked, and which page of it: the query parameters of the ZGW standard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from app.services.zgw.vorm import Deel

PAGINA = 100
GROOTSTE_PAGINA = 500
_DAGOPERATOREN: Mapping[str, Callable[[str, str], bool]] = {
    "": lambda heeft, wil: heeft == wil,
    "gt": lambda heeft, wil: heeft > wil,
    "gte": lambda heeft, wil: heeft >= wil,
    "lt": lambda heeft, wil: heeft < wil,
    "lte": lambda heeft, wil: heeft <= wil,
}
_WAAR = {"true": True, "false": False}
Params = Mapping[str, str]


@dataclass(frozen=True)
class Filters:
    """What a list can be filtered by: fields that are compared whole, parts of text, days, and yes or no."""

    heel: frozenset[str] = frozenset()
    deel: frozenset[str] = frozenset()
    dagen: frozenset[str] = frozenset()
    janee: frozenset[str] = frozenset()
    lijsten: frozenset[str] = frozenset()

    def namen(self) -> dict[str, dict[str, Any]]:
        """Every parameter that there is, with what it takes as JSON Schema."""
        tekst, dag, janee = {"type": "string"}, {"type": "string", "format": "date"}, {"type": "boolean"}
        gevonden = dict.fromkeys(self.heel | self.lijsten, tekst) | dict.fromkeys(self.janee, janee)
        gevonden |= {f"{naam}__icontains": tekst for naam in self.deel}
        for naam in self.dagen:
            gevonden |= {f"{naam}__{op}".removesuffix("__"): dag for op in _DAGOPERATOREN} | {f"{naam}__isnull": janee}
        return gevonden

    def fouten(self, params: Params) -> list[tuple[str, str]]:
        """Name and reason of each parameter that does not exist or cannot be read: none is silently passed over."""
        gevonden = ((naam, self._fout(naam, waarde)) for naam, waarde in params.items())
        return [(naam, reden) for naam, reden in gevonden if reden]

    def _fout(self, naam: str, waarde: str) -> str:
        veld, _, operator = naam.partition("__")
        if naam in self.heel | self.lijsten or (operator == "icontains" and veld in self.deel):
            return ""
        if naam in self.janee or (operator == "isnull" and veld in self.dagen):
            return "" if waarde in _WAAR else "Kies true of false."
        if veld in self.dagen and operator in _DAGOPERATOREN:
            return "" if _is_dag(waarde) else "Schrijf een datum als 2025-05-16."
        return "Deze parameter bestaat hier niet."

    def kies(self, rijen: Sequence[Deel], params: Params) -> list[Deel]:
        """The rows that fit every parameter."""
        return [rij for rij in rijen if all(self._past(rij, naam, waarde) for naam, waarde in params.items())]

    def _past(self, rij: Deel, naam: str, waarde: str) -> bool:
        veld, _, operator = naam.partition("__")
        heeft = rij[veld]
        if operator == "isnull":
            return (heeft is None) is _WAAR[waarde]
        if operator == "icontains":
            return waarde.lower() in str(heeft).lower()
        if naam in self.janee:
            return bool(heeft) is _WAAR[waarde]
        if naam in self.lijsten:
            return waarde in heeft
        return heeft is not None and _DAGOPERATOREN[operator](str(heeft), waarde)


def _is_dag(waarde: str) -> bool:
    try:
        return date.fromisoformat(waarde).isoformat() == waarde
    except ValueError:
        return False


@dataclass(frozen=True)
class Pagina:
    """Which page of a list is asked, and how large it is."""

    nummer: int = 1
    grootte: int = PAGINA


def lees_pagina(params: dict[str, str]) -> tuple[Pagina, list[tuple[str, str]]]:
    """Takes what is about pages out of the parameters; the second is what is wrong with it."""
    gevraagd = {naam: params.pop(naam) for naam in ("page", "pageSize") if naam in params}
    nummer, grootte = _getal(gevraagd.get("page", "1")), _getal(gevraagd.get("pageSize", str(PAGINA)))
    fouten = [] if nummer else [("page", "Kies een geheel getal vanaf 1.")]
    if not 1 <= grootte <= GROOTSTE_PAGINA:
        fouten.append(("pageSize", f"Kies een geheel getal van 1 tot en met {GROOTSTE_PAGINA}."))
    return Pagina(nummer, grootte), fouten


def _getal(tekst: str) -> int:
    """A number as it is written in an address; 0 when it is none, or too large to mean anything."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else 0


def blad(rijen: Sequence[Deel], url: str, params: Params, welk: Pagina) -> Deel | None:
    """The envelope of one page, with the addresses of its neighbours; None when there is no such page."""
    begin = (welk.nummer - 1) * welk.grootte
    if begin >= len(rijen) and welk.nummer > 1:
        return None
    return {
        "count": len(rijen),
        "next": _naar(url, params, welk, 1) if begin + welk.grootte < len(rijen) else None,
        "previous": _naar(url, params, welk, -1) if welk.nummer > 1 else None,
        "results": list(rijen[begin : begin + welk.grootte]),
    }


def _naar(url: str, params: Params, welk: Pagina, stap: int) -> str:
    grootte = {} if welk.grootte == PAGINA else {"pageSize": str(welk.grootte)}
    return f"{url}?{urlencode({**params, **grootte, 'page': welk.nummer + stap})}"
