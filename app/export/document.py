"""A readable document: blocks of plain data in, PDF out, PDF/A-3a and PDF/UA-1 (`make test-derden` validates).

What people typed reaches the template as data and never as markup. The same blocks give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.export.zetter import ZettenMislukt, zet
from app.weergave import bedragen_gelijk

SJABLONEN = Path(__file__).parent / "sjablonen"
_TOONBAAR = (
    "\x20-\x7e\xa0-\xac\xae-\u0377\u0391-\u03a1\u03a3-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u2040\u2044-\u2052"
    "\u20a0-\u20bf\u2122\u2190-\u22ff\u2500-\u25ff\u2713-\u2718"
)
"""What the fonts of typst can show; every other character would make the document no PDF/A. A test tries them all."""
_ANDERS = re.compile(f"[^\n{_TOONBAAR}]")
_STIL = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
TEKENS, HOOGSTE = 105, 25
"""Characters on a line of a table over the whole page; a row of no more lines than that is not split over pages."""
Blok = dict[str, object]
Cel = str | Sequence[str | tuple[str, str]]
"""Text, or lines; a line is text or text with how it stands: `klein`, `let` or `code`."""


class DocumentMislukt(Exception):
    """The document cannot be made of these blocks."""


@dataclass(frozen=True)
class Kolom:
    """Head of a column and how wide it is, in parts of the page; figures stand to the right."""

    naam: str
    breed: float = 1
    getal: bool = False


def kop(tekst: str, niveau: int = 1) -> Blok:
    return {"soort": "kop", "tekst": toonbaar(tekst).strip() or "–", "niveau": niveau}


def alinea(*regels: str | tuple[str, str]) -> Blok:
    return {"soort": "alinea", "regels": _regels(list(regels))}


def inleiding(*regels: str | tuple[str, str]) -> Blok:
    """A paragraph that stays with the table after it."""
    return alinea(*regels) | {"vast": True}


def lijst(punten: Iterable[str]) -> Blok:
    return {"soort": "lijst", "punten": [toonbaar(punt) for punt in punten]}


def termen(rijen: Iterable[tuple[str, Cel]]) -> Blok:
    """Terms with what each of them is."""
    return {"soort": "termen", "rijen": [[toonbaar(term), _regels(wat)] for term, wat in rijen]}


def cijfers(rijen: Iterable[tuple[str, str]]) -> Blok:
    """A few figures, each with what it counts."""
    return {"soort": "cijfers", "rijen": [[toonbaar(getal), toonbaar(wat)] for getal, wat in rijen]}


@dataclass(frozen=True)
class Deel:
    """A part of a drawn strip: what stands in it when it fits, how long it is, and in which colour."""

    tekst: str
    lengte: int
    kleur: str


def strook(bijschrift: str, in_woorden: str, delen: Sequence[Deel]) -> Blok:
    """A strip drawn to scale; `in_woorden` says the same, for who does not see it and under the drawing."""
    heel = sum(d.lengte for d in delen if d.lengte > 0)
    getekend = [
        {"tekst": toonbaar(passend(d.tekst, d.lengte / heel)), "lengte": d.lengte, "kleur": d.kleur}
        for d in delen
        if d.lengte > 0
    ]
    if not getekend:
        return alinea((in_woorden, "klein"))
    woorden = {"bijschrift": toonbaar(bijschrift), "in_woorden": toonbaar(in_woorden)}
    return {"soort": "strook", "delen": getekend, **woorden}


def passend(tekst: str, deel: float) -> str:
    """As much of a text, up to its comma, as fits in a part of the width of the page; the words are elsewhere too."""
    return next((kort for kort in (tekst, tekst.partition(",")[0]) if len(kort) * 0.0093 + 0.015 < deel), "")


def tabel(bijschrift: str, kolommen: Sequence[Kolom], rijen: Iterable[Sequence[Cel]], leeg: str) -> Blok:
    """A table with its caption and heads; without rows a sentence that says so.

    Without a caption the heading above it says what it is.
    """
    cellen = [[_regels(cel) for cel in rij] for rij in rijen]
    for plek in (nr for nr, kolom in enumerate(kolommen) if kolom.getal):
        _bedragen_gelijk([rij[plek] for rij in cellen])
    if not cellen:
        return alinea((leeg, "klein"))
    koppen = [{"naam": k.naam, "breed": k.breed, "getal": k.getal} for k in kolommen]
    heel = [_hoog(rij, kolommen) <= HOOGSTE for rij in cellen]
    return {
        "soort": "tabel",
        "bijschrift": toonbaar(bijschrift),
        "kolommen": koppen,
        "rijen": cellen,
        "heel": heel,
    }


def _bedragen_gelijk(kolom: Sequence[list[list[str]]]) -> None:
    regels = [regel for cel in kolom for regel in cel]
    for regel, tekst in zip(regels, bedragen_gelijk([regel[0] for regel in regels]), strict=True):
        regel[0] = tekst


def _hoog(rij: Sequence[list[list[str]]], kolommen: Sequence[Kolom]) -> int:
    """About how many lines a row takes."""
    heel = sum(k.breed for k in kolommen)
    passen = [max(1, int(TEKENS * k.breed / heel)) for k in kolommen]
    return max(sum(1 + len(r[0]) // past for r in cel) for cel, past in zip(rij, passen, strict=True))


def nieuwe_pagina() -> Blok:
    return {"soort": "nieuwe_pagina"}


def inhoudsopgave() -> Blok:
    return {"soort": "inhoudsopgave"}


def toonbaar(tekst: str) -> str:
    """The text with each character that the document cannot show as [U+1F600]; marks without shape are left out."""
    return _ANDERS.sub(lambda teken: f"[U+{ord(teken[0]):04X}]", _STIL.sub("", tekst.replace("\r\n", "\n")))


def _regels(cel: Cel) -> list[list[str]]:
    regels = [cel] if isinstance(cel, str) else cel
    return [[toonbaar(r), ""] if isinstance(r, str) else [toonbaar(r[0]), r[1]] for r in regels]


def maak_pdf(titel: str, auteur: str, gemaakt_op: datetime, blokken: Sequence[Blok], gegevens: str = "") -> bytes:
    """The PDF, with `gegevens` (JSON) inside it if there are any. `gemaakt_op` is aware. Raises DocumentMislukt."""
    inhoud = {
        "titel": toonbaar(titel),
        "auteur": toonbaar(auteur),
        "gemaakt": list(gemaakt_op.astimezone(UTC).timetuple()[:6]),
        "blokken": blokken,
    }
    invoer = {"blad": json.dumps(inhoud), "gegevens": gegevens}
    try:
        pdf = zet(SJABLONEN / "dossier.typ", invoer, int(gemaakt_op.timestamp()))
    except ZettenMislukt as fout:
        raise DocumentMislukt(str(fout)) from fout
    return pdf.rstrip(b"\n") + b"\n"  # so that what a seal adds behind it begins on a line of its own, as PDF/A asks
