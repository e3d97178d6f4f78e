"""Entries of the logboek as a file to take along: CSV, a workbook or JSON, written in parts as they are read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from tempfile import TemporaryFile
from typing import Any, Protocol

from app.domain.logboek.keten import Regel, canoniek
from app.export.verify import csv_kop, csv_rij
from app.export.werkblad import schrijf_blad

DEEL = 2**16
MEESTE_RIJEN = 1_000_000
"""A sheet has room for 1,048,576 rows; a longer logboek goes as CSV or JSON."""
KOPPEN = (
    "zaak", "nr in de zaak", "nr in het logboek", "ingevoerd (UTC)", "datum", "wie", "pseudoniem", "hoedanigheid",
    "rol", "namens", "handeling", "uitkomst", "van", "naar", "gaat over", "inhoud", "hash",
)  # fmt: skip


class Gelezen(Protocol):
    """An entry as it is read."""

    @property
    def kop(self) -> Regel: ...
    @property
    def op(self) -> Any: ...
    @property
    def naam(self) -> str: ...
    @property
    def hash(self) -> str: ...
    @property
    def inhoud(self) -> Mapping[str, object] | None: ...


def als_csv(regels: Iterable[Gelezen]) -> Iterator[bytes]:
    """The columns of logboek.csv in a bundle, with the name beside the pseudonym."""
    yield csv_kop()
    for r in regels:
        kop = asdict(r.kop) | {"actor": f"{r.naam} ({r.kop.actor})"}
        yield csv_rij(r.hash, kop, canoniek(r.inhoud) if r.inhoud else b"")


def als_json(regels: Iterable[Gelezen]) -> Iterator[bytes]:
    """One object with a list of entries: the line as it was recorded, the name, the content (null when destroyed)."""
    yield b'{"regels":['
    for nr, r in enumerate(regels):
        regel = {"kop": asdict(r.kop), "naam": r.naam, "hash": r.hash, "inhoud": r.inhoud}
        yield (b",\n" if nr else b"\n") + json.dumps(regel, ensure_ascii=False).encode()
    yield b"\n]}\n"


def als_xlsx(regels: Iterable[Gelezen]) -> Iterator[bytes]:
    """A workbook, made on disk. Values only, never a formula."""
    import xlsxwriter  # here alone: most processes never make a workbook

    opties = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with TemporaryFile() as uit:
        with xlsxwriter.Workbook(uit, opties) as boek:
            rijen = (_rij(r) for nr, r in enumerate(regels) if nr < MEESTE_RIJEN)
            schrijf_blad(boek, "Logboek", "Tijden in UTC. De inhoud staat als JSON.", KOPPEN, rijen)
        uit.seek(0)
        while deel := uit.read(DEEL):
            yield deel


def _rij(r: Gelezen) -> list[str | int | None]:
    k = r.kop
    return [
        k.zaak, k.zaak_nr, k.nr, r.op.isoformat(sep=" ", timespec="seconds"), k.datum, r.naam, k.actor, k.hoedanigheid,
        k.rol, k.namens, k.actie, k.uitkomst, k.van, k.naar, k.object,
        json.dumps(r.inhoud, ensure_ascii=False) if r.inhoud else "", r.hash,
    ]  # fmt: skip


VORMEN: Mapping[str, tuple[str, Callable[[Iterable[Gelezen]], Iterator[bytes]]]] = {
    "csv": ("text/csv", als_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", als_xlsx),
    "json": ("application/json", als_json),
}
"""Media type and writer of each form."""
MEDIATYPEN = tuple(mediatype for mediatype, _ in VORMEN.values())
