"""What a screen reader finds in a PDF: the text of each element of its structure tree, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

Stukken = dict[tuple[int, int], str]
"""Text by page number and marked content id."""


def open_pdf(inhoud: bytes) -> pikepdf.Pdf:
    return pikepdf.Pdf.open(BytesIO(inhoud))


def elementen(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Role and own text of each element of the structure tree, in order."""
    nummers = {bladzij.obj.objgen: nr for nr, bladzij in enumerate(pdf.pages)}
    stukken: Stukken = {}
    for nr, bladzij in enumerate(pdf.pages):
        stukken |= {(nr, mcid): tekst for mcid, tekst in _op_pagina(bladzij).items()}
    return list(_loop(pdf.Root.StructTreeRoot.K, 0, nummers, stukken))


def leesbare_tekst(inhoud: bytes) -> str:
    """All of its text in reading order."""
    return " ".join(" ".join(tekst for _, tekst in elementen(open_pdf(inhoud))).replace("\u200b", "").split())


def _loop(kind: Any, bladzij: int, nummers: Any, stukken: Stukken) -> Iterator[tuple[str, str]]:
    if isinstance(kind, pikepdf.Array):
        for deel in kind:
            yield from _loop(deel, bladzij, nummers, stukken)
    elif isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
        eigen = nummers[kind.Pg.objgen] if "/Pg" in kind else bladzij
        onder: Any = kind.get("/K", pikepdf.Array())
        kinderen = list(onder) if isinstance(onder, pikepdf.Array) else [onder]
        tekst = "".join(stukken.get(plek, "") for k in kinderen if (plek := _plek(k, eigen, nummers)))
        yield str(kind.S)[1:], tekst
        for deel in kinderen:
            if _plek(deel, eigen, nummers) is None:
                yield from _loop(deel, eigen, nummers, stukken)


def _plek(kind: Any, bladzij: int, nummers: Any) -> tuple[int, int] | None:
    if isinstance(kind, int):
        return bladzij, kind
    if isinstance(kind, pikepdf.Dictionary) and kind.get("/Type") == "/MCR":
        return nummers[kind.Pg.objgen] if "/Pg" in kind else bladzij, int(kind.MCID)
    return None


def _op_pagina(bladzij: pikepdf.Page) -> dict[int, str]:
    lettertypen = {naam: _tekens(font) for naam, font in bladzij.resources.get("/Font", {}).items()}
    merken: list[int | None] = []
    tekst: dict[int, str] = {}
    font: dict[int, str] = {}
    for regel in pikepdf.parse_content_stream(bladzij):
        waarden: Any = regel.operands
        wat = str(regel.operator)
        if wat in ("BDC", "BMC"):
            eigenschappen: Any = waarden[1] if wat == "BDC" else {}
            merken.append(int(eigenschappen.MCID) if "/MCID" in eigenschappen else None)
        elif wat == "EMC":
            merken.pop()
        elif wat == "Tf":
            font = lettertypen[str(waarden[0])]
        elif wat in ("Tj", "TJ"):
            nummer = next((m for m in reversed(merken) if m is not None), None)
            delen = waarden[0] if wat == "TJ" else [waarden[0]]
            if nummer is not None:
                tekst[nummer] = tekst.get(nummer, "") + "".join(_lees(deel, font) for deel in delen)
        elif wat == "ET" and (nummer := next((m for m in reversed(merken) if m is not None), None)) is not None:
            tekst[nummer] = tekst.get(nummer, "") + " "
    return tekst


def _lees(deel: Any, font: dict[int, str]) -> str:
    if not isinstance(deel, pikepdf.String):
        return ""
    ruw = bytes(deel)
    return "".join(font.get(int.from_bytes(ruw[n : n + 2], "big"), "�") for n in range(0, len(ruw), 2))


def _tekens(font: Any) -> dict[int, str]:
    """Code to text, from the ToUnicode table."""
    tabel = font.ToUnicode.read_bytes().decode("ascii", "replace")
    tekens: dict[int, str] = {}
    for blok in re.findall(r"beginbfchar(.*?)endbfchar", tabel, re.S):
        for code, naar in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", blok):
            tekens[int(code, 16)] = bytes.fromhex(naar).decode("utf-16-be")
    for blok in re.findall(r"beginbfrange(.*?)endbfrange", tabel, re.S):
        for begin, eind, naar in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", blok):
            eerste = bytes.fromhex(naar).decode("utf-16-be")
            for n in range(int(eind, 16) - int(begin, 16) + 1):
                tekens[int(begin, 16) + n] = eerste[:-1] + chr(ord(eerste[-1]) + n)
    return tekens
