"""Reference data of the country as tables (CSV) in this folder; an installation can put newer ones in one of its own.

Where they come from, and of which day they are: BRONNEN.md.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from app.domain.naslag.naslag import (
    Naslag,
    OngeldigeNaslag,
    lees_gemeenten,
    lees_indelingen,
    lees_inwonertallen,
    lees_regelingen,
)

HIER = Path(__file__).parent
TABELLEN: Mapping[str, tuple[str, ...]] = {
    "gemeenten.csv": ("code", "naam", "provincie", "vanaf", "tot", "opvolgers", "aliassen"),
    "jeugdregios.csv": ("jeugdregio", "naam", "gemeente", "vanaf", "tot"),
    "inwoners.csv": ("gemeente", "jaar", "inwoners"),
    "regelingen.csv": ("code", "naam", "vorm", "besturen", "jeugdregio", "gemeenten", "vanaf", "tot", "bron"),
}
"""The columns of each table."""
_eigen: Path | None = None


def zet_eigen_map(map_: Path | None) -> None:
    """From now on a table in this folder takes the place of that of the product. Raises OngeldigeNaslag."""
    global _eigen
    if map_ != _eigen:
        _eigen = map_
        naslag.cache_clear()
    if map_:
        naslag()


def waar(tabel: str) -> Path:
    """The file that counts."""
    eigen = _eigen / tabel if _eigen else None
    return eigen if eigen and eigen.is_file() else HIER / tabel


@cache
def naslag() -> Naslag:
    """Read once, when it is first asked for. Raises OngeldigeNaslag."""
    return lees_naslag({tabel: waar(tabel) for tabel in TABELLEN})


def lees_naslag(bestanden: Mapping[str, Path]) -> Naslag:
    """Of these files. Raises OngeldigeNaslag with file, place and remedy."""
    rijen = {tabel: list(_rijen(tabel, pad)) for tabel, pad in bestanden.items()}
    return Naslag(
        lees_gemeenten(rijen["gemeenten.csv"]),
        lees_indelingen(rijen["jeugdregios.csv"]),
        lees_inwonertallen(rijen["inwoners.csv"]),
        lees_regelingen(rijen["regelingen.csv"]),
    )


def _rijen(tabel: str, pad: Path) -> Iterator[Mapping[str, str]]:
    try:
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            lezer = csv.DictReader(bestand, restval="", restkey="")
            if tuple(lezer.fieldnames or ()) != TABELLEN[tabel]:
                raise OngeldigeNaslag(tabel, "regel 1", f"de koppen zijn {', '.join(TABELLEN[tabel])}")
            yield from lezer
    except (OSError, UnicodeDecodeError, csv.Error) as fout:
        raise OngeldigeNaslag(tabel, str(pad), "is niet te lezen als CSV in UTF-8") from fout
