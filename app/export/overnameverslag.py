"""The report of a file with cases, to take along: every row of it, right or wrong."""

from __future__ import annotations

import csv
import io
from typing import Any

from app.domain.overname.verslag import Overnameverslag
from app.export.werkblad import FORMULE

KOPPEN = ("blad", "rij", "kenmerk", "oordeel", "kolom", "wat", "zo herstelt u het")


def als_csv(verslag: Overnameverslag) -> bytes:
    """With ; and the mark by which spreadsheets know UTF-8. A text that would compute there gets a ' in front."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(KOPPEN)
    for r in verslag.regels:
        cellen = (r.blad, str(r.rij), r.kenmerk, r.oordeel.value, r.kolom, r.wat, r.herstel)
        schrijver.writerow([f"'{cel}" if cel.startswith(FORMULE) else cel for cel in cellen])
    return uit.getvalue().encode("utf-8-sig")


def als_gegevens(verslag: Overnameverslag) -> dict[str, Any]:
    """The same as plain data, for JSON."""
    regels = [
        {
            "blad": r.blad,
            "rij": r.rij,
            "kenmerk": r.kenmerk,
            "oordeel": r.oordeel.value,
            "kolom": r.kolom,
            "wat": r.wat,
            "herstel": r.herstel,
            "code": r.code,
        }
        for r in verslag.regels
    ]
    bestand = {"naam": verslag.naam, "sha256": verslag.sha256}
    return bestand | {"goed": verslag.goed, "rijen": verslag.rijen, "regels": regels}
