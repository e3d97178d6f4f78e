"""The report of a file with cases as csv: every row of it, right or wrong."""

from __future__ import annotations

import csv
import io

from app.domain.importverslag import Importverslag

KOPPEN = ("blad", "rij", "kenmerk", "oordeel", "kolom", "wat", "zo herstelt u het")
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")


def als_csv(verslag: Importverslag) -> bytes:
    """With ; and the mark by which spreadsheets know UTF-8. A text that would compute there gets a ' in front."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(KOPPEN)
    for r in verslag.regels:
        cellen = (r.blad, str(r.rij), r.kenmerk, r.oordeel.value, r.kolom, r.wat, r.herstel)
        schrijver.writerow([f"'{cel}" if cel.startswith(_FORMULE) else cel for cel in cellen])
    return uit.getvalue().encode("utf-8-sig")
