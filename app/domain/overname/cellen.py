"""Cells of a file with cases: read right, or refused with what is wrong and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from app.domain.basis.fouten import DomeinFout
from app.domain.basis.invoer import MAX_TEKST, lees_bedrag, schone_tekst, toets_bedrag, toets_lengte
from app.domain.basis.tekst import getypt, mailvorm
from app.domain.overname.bladen import Cel, Kolom
from app.domain.telling.tellingcellen import (
    Celfout,
    is_leeg,
    kies,
    kort,
    lees_dag,
    plat,
    weiger_formule,
)

T = TypeVar("T")
_BEDRAG = "Schrijf het bedrag in euro, met hoogstens twee cijfers achter de komma: 450000 of 450.000,50"


def lees_cel(kolom: Kolom, cel: object, keuzes: Mapping[str, str], ook: Mapping[str, str] | None = None) -> object:
    """The value of a cell: text, a date, euro cents, a whole number, or a stored value. None when it is empty.

    `keuzes` gives by stored value the name that may be filled in as well, `ook` the value by another name. Raises
    Celfout.
    """
    weiger_formule(cel)
    if is_leeg(cel):
        if kolom.verplicht:
            raise Celfout("deze cel is leeg", "Vul haar in; bij samengevoegde cellen heeft alleen de eerste een waarde")
        return None
    if kolom.cel is Cel.KEUZE:
        return kies(cel, keuzes, "dit is geen keuze voor deze kolom", f"Kies uit: {_opsomming(keuzes)}", ook)
    return _LEZERS[kolom.cel](cel)


def _opsomming(keuzes: Mapping[str, str]) -> str:
    return ", ".join(keuzes.values())


def _tekst(cel: object) -> str:
    if isinstance(cel, (bool, date, datetime)):
        raise Celfout(f"“{kort(cel)}” is geen tekst", "Geef de cel de eigenschap Tekst en typ de tekst opnieuw")
    return _zonder_fout(lambda: _schoon(plat(cel)), "Kort de tekst in, of typ haar opnieuw")


def _schoon(tekst: str) -> str:
    schoon = schone_tekst(tekst)
    toets_lengte(schoon, "", MAX_TEKST)
    return schoon


def _zonder_fout(lees: Callable[[], T], herstel: str) -> T:
    try:
        return lees()
    except DomeinFout as fout:
        wat, _punt, rest = fout.bericht.partition(". ")
        raise Celfout(f"{wat[0].lower()}{wat[1:].rstrip('.')}", rest.rstrip(".") or herstel) from fout


def _datum(cel: object) -> date:
    """A real date, or a text in one of two spellings that no computer reads differently."""
    return lees_dag(cel, is_tekst=isinstance(cel, str), wat="datum")


def _bedrag(cel: object) -> int:
    """Euro cents: a number of euros, or Dutch notation."""
    if isinstance(cel, str):
        return _zonder_fout(lambda: lees_bedrag(cel), _BEDRAG)
    if isinstance(cel, bool) or not isinstance(cel, (int, float)):
        raise Celfout(f"“{kort(cel)}” is geen bedrag", _BEDRAG)
    try:
        cent = Decimal(str(cel)) * 100
        heel = int(cent)
    except (InvalidOperation, ValueError, OverflowError) as fout:
        raise Celfout(f"“{kort(cel)}” is geen bedrag", _BEDRAG) from fout
    if cent != heel:
        raise Celfout(f"“{kort(cel)}” heeft meer dan twee cijfers achter de komma", _BEDRAG)
    return _zonder_fout(lambda: toets_bedrag(heel), _BEDRAG)


def _getal(cel: object) -> int:
    tekst = getypt(plat(cel))
    if isinstance(cel, (bool, date)) or not (tekst.isascii() and tekst.isdigit() and len(tekst) < 10):
        raise Celfout(f"“{kort(cel)}” is geen heel getal", "Vul een heel getal in")
    return int(tekst)


def _cijfers(cel: object) -> str:
    """Digits that are no amount, as a KvK number: a cell that is a number lost the zeros in front."""
    tekst = _tekst(cel)
    if not isinstance(cel, str) and len(tekst) < 8:
        raise Celfout(
            f"“{kort(tekst)}” heeft {len(tekst)} cijfers: de nullen vooraan zijn weg",
            "Geef de cel de eigenschap Tekst en typ het nummer opnieuw, met de nullen",
        )
    return re.sub(r"\s", "", getypt(tekst))


def _email(cel: object) -> str:
    tekst = mailvorm(_tekst(cel))
    if "@" not in tekst or " " in tekst:
        raise Celfout(f"“{kort(tekst)}” is geen e-mailadres", "Vul het e-mailadres van het account in")
    return tekst


_LEZERS: Mapping[Cel, Callable[[object], object]] = {
    Cel.TEKST: _tekst,
    Cel.DATUM: _datum,
    Cel.BEDRAG: _bedrag,
    Cel.GETAL: _getal,
    Cel.CIJFERS: _cijfers,
    Cel.EMAIL: _email,
}
