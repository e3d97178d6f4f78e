"""The template of a file with cases: an explanation, a sheet for each kind of row, and the lists to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from app.domain.overname.bladen import (
    BLADEN,
    LIJSTEN,
    MAX_RIJEN,
    UITLEG,
    Blad,
    Cel,
    Kolom,
)
from app.export.werkblad import nieuw_blad

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Keuzes = Mapping[str, Mapping[str, str]]
"""By name of a column: the stored value of each choice with the name that is filled in."""
BREED = {Cel.TEKST: 30, Cel.EMAIL: 30}
GEMAAKT = datetime(2025, 1, 1)  # noqa: DTZ001 - the same template is the same bytes, whenever it is made
EERSTE_DAG = date(1990, 1, 1)
INLEIDING = (
    "Vul per zaak één rij in op het blad Zaken. Gebruik op de andere bladen hetzelfde kenmerk.",
    "Typ datums als datum en bedragen als getal in euro. Gebruik geen formules en geen samengevoegde cellen.",
    "Schrijf geen namen van kinderen of ouders en geen burgerservicenummers.",
    "De volgorde van de rijen maakt niet uit: alles wordt getoetst op de dag waarop het gebeurde.",
    f"Het bestand mag {MAX_RIJEN} rijen en 25 MB zijn. Alles gaat goed, of er wordt niets ingelezen.",
)


def sjabloon(keuzes: Keuzes) -> bytes:
    """The template, with the choices of this region. Values only, no formula."""
    import xlsxwriter  # here alone: most processes never make a workbook

    uit = BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as boek:
        boek.set_properties({"created": GEMAAKT})
        kop = boek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        _schrijf_uitleg(boek, kop, keuzes)
        lijsten = [(k, _woorden(k, keuzes)) for b in BLADEN for k in b.kolommen if k.cel is Cel.KEUZE]
        plekken = {tuple(woorden): nr for nr, woorden in enumerate(dict.fromkeys(tuple(w) for _k, w in lijsten))}
        for blad in BLADEN:
            _schrijf_blad(boek, kop, blad, keuzes, plekken)
        _schrijf_lijsten(boek, plekken)
    return uit.getvalue()


def _woorden(kolom: Kolom, keuzes: Keuzes) -> list[str]:
    return list(keuzes.get(kolom.naam, kolom.keuzes).values())


def _schrijf_uitleg(boek: Workbook, kop: Format, keuzes: Keuzes) -> None:
    blad = nieuw_blad(boek, UITLEG, kop=len(INLEIDING) + 2)
    gewoon = boek.add_format({"text_wrap": True, "valign": "top"})
    blad.write_string(0, 0, "Zaken overnemen uit Excel", kop)
    for nr, zin in enumerate(INLEIDING, start=1):
        blad.write_string(nr, 0, zin)
    rij = len(INLEIDING) + 2
    for plek, tekst in enumerate(("blad", "kolom", "wat erin staat", "soort", "verplicht", "kies uit")):
        blad.write_string(rij, plek, tekst, kop)
    for deel in BLADEN:
        rij += 1
        blad.write_string(rij, 0, deel.naam, kop)
        blad.write_string(rij, 2, deel.uitleg, gewoon)
        for kolom in deel.kolommen:
            rij += 1
            for plek, tekst in enumerate(_uitleg(deel, kolom, keuzes)):
                blad.write_string(rij, plek, tekst, gewoon)
    for plek, breed in enumerate((18, 26, 60, 18, 10, 60)):
        blad.set_column(plek, plek, breed)


def _uitleg(blad: Blad, kolom: Kolom, keuzes: Keuzes) -> Sequence[str]:
    kies = ", ".join(_woorden(kolom, keuzes)) if kolom.cel is Cel.KEUZE else ""
    return blad.naam, kolom.naam, kolom.uitleg, kolom.cel.value, "ja" if kolom.verplicht else "nee", kies


def _schrijf_blad(
    boek: Workbook, kop: Format, blad: Blad, keuzes: Keuzes, plekken: Mapping[tuple[str, ...], int]
) -> None:
    vel = nieuw_blad(boek, blad.naam, kop=0)
    vormen = {
        Cel.DATUM: boek.add_format({"num_format": "dd-mm-yyyy"}),
        Cel.BEDRAG: boek.add_format({"num_format": "#,##0.00"}),
        Cel.GETAL: boek.add_format({"num_format": "0"}),
    }
    tekst = boek.add_format({"num_format": "@"})  # keeps the zeros in front of a number
    for plek, kolom in enumerate(blad.kolommen):
        vel.write_string(0, plek, kolom.naam, kop)
        vel.set_column(plek, plek, BREED.get(kolom.cel, 18), vormen.get(kolom.cel, tekst))
        if kolom.cel is Cel.KEUZE:
            _bied_keuze(vel, plek, tuple(_woorden(kolom, keuzes)), plekken)
        elif kolom.cel is Cel.DATUM:
            _bied_datum(vel, plek)
    vel.freeze_panes(1, 1)


def _bied_keuze(vel: Worksheet, plek: int, woorden: tuple[str, ...], plekken: Mapping[tuple[str, ...], int]) -> None:
    from xlsxwriter.utility import xl_col_to_name

    letter = xl_col_to_name(plekken[woorden])
    bron = f"={LIJSTEN}!${letter}$1:${letter}${len(woorden)}"
    vel.data_validation(1, plek, MAX_RIJEN, plek, {
        "validate": "list", "source": bron, "error_title": "Geen keuze", "error_message": "Kies uit de lijst.",
    })  # fmt: skip


def _bied_datum(vel: Worksheet, plek: int) -> None:
    vel.data_validation(1, plek, MAX_RIJEN, plek, {
        "validate": "date", "criteria": ">=", "value": EERSTE_DAG,
        "error_title": "Geen datum", "error_message": "Typ een datum, zoals 16-05-2025.",
    })  # fmt: skip


def _schrijf_lijsten(boek: Workbook, plekken: Mapping[tuple[str, ...], int]) -> None:
    vel = nieuw_blad(boek, LIJSTEN, kop=0)
    for woorden, plek in plekken.items():
        for rij, woord in enumerate(woorden):
            vel.write_string(rij, plek, woord)
    vel.set_column(0, len(plekken), 28)
