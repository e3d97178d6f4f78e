"""Holds the lock files against known weaknesses, without a network.

    python -m scripts.audit            # `make check` does so
    python -m scripts.audit --map MAP  # with the list in another folder than .osv

The list is that of osv.dev, as it gives it away: the archive of all weaknesses of an ecosystem (`all.zip`), kept as
`PyPI.zip` and `npm.zip` in the folder. When it is not there nothing is judged, which is said and is no error; a list
of more than a month old is named. What is accepted for a while stands in requirements/aanvaard.toml with a reason and
a last day.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from scripts.slotbestanden import WORTEL, Pakket, alle

MAP = WORTEL / ".osv"
AANVAARD = WORTEL / "requirements" / "aanvaard.toml"
OUD = timedelta(days=31)
BEREIKEN = frozenset({"ECOSYSTEM", "SEMVER"})


@dataclass(frozen=True)
class Zwakte:
    pakket: Pakket
    nummers: tuple[str, ...]
    """Its own number first, then those under which others know it."""
    wat: str

    def __str__(self) -> str:
        return f"{self.pakket.naam} {self.pakket.versie}: {', '.join(self.nummers)} {self.wat}".rstrip()


def zwaktes(pakketten: Iterable[Pakket], lijst: Iterable[dict[str, Any]]) -> Iterator[Zwakte]:
    """What the list knows of these versions. What was withdrawn does not count."""
    bekend: dict[tuple[str, str], list[Pakket]] = {}
    for pakket in pakketten:
        bekend.setdefault((pakket.soort, pakket.naam), []).append(pakket)
    for bericht in lijst:
        if bericht.get("withdrawn"):
            continue
        for deel in bericht.get("affected", ()):
            over = deel.get("package", {})
            for pakket in bekend.get((over.get("ecosystem", ""), over.get("name", "").lower()), ()):
                if _geraakt(pakket.versie, deel):
                    nummers = (bericht["id"], *bericht.get("aliases", ()))
                    yield Zwakte(pakket, nummers, bericht.get("summary", ""))


def _geraakt(versie: str, deel: dict[str, Any]) -> bool:
    if versie in deel.get("versions", ()):
        return True
    return any(_in_bereik(versie, b["events"]) for b in deel.get("ranges", ()) if b.get("type") in BEREIKEN)


def _in_bereik(versie: str, gebeurd: list[dict[str, str]]) -> bool:
    """Events in the order of versions: introduced, fixed, last_affected. What cannot be read counts as hit."""
    try:
        nu, erin = Version(versie), False
        for deel in gebeurd:
            if "introduced" in deel:
                erin = erin or deel["introduced"] == "0" or nu >= Version(deel["introduced"])
            elif ("fixed" in deel and nu >= Version(deel["fixed"])) or (
                "last_affected" in deel and nu > Version(deel["last_affected"])
            ):
                erin = False
        return erin
    except InvalidVersion:
        return True


def lees(bestand: Path) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(bestand) as zip_:
        for naam in zip_.namelist():
            if naam.endswith(".json"):
                yield json.loads(zip_.read(naam))


def aanvaard(vandaag: date, bestand: Path = AANVAARD) -> set[str]:
    """The numbers that somebody accepted, up to a day that has not passed."""
    regels = tomllib.loads(bestand.read_text(encoding="utf-8")).get("zwakte", [])
    return {regel["nummer"] for regel in regels if regel["tot"] >= vandaag and regel["reden"]}


def main(argumenten: list[str] | None = None) -> int:
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--map", type=Path, default=MAP)
    map_, nu = lezer.parse_args(argumenten).map, datetime.now(UTC)
    bestanden = {soort: map_ / f"{soort}.zip" for soort in ("PyPI", "npm")}
    gevonden = 0
    for soort, bestand in bestanden.items():
        if not bestand.exists():
            _zeg(f"Zwakke plekken ({soort}): geen lijst in {map_.name}, dus niet beoordeeld.")
            continue
        gevonden += _beoordeel(soort, bestand, nu)
    return 1 if gevonden else 0


def _beoordeel(soort: str, bestand: Path, nu: datetime) -> int:
    oud = nu - datetime.fromtimestamp(bestand.stat().st_mtime, UTC)
    mag = aanvaard(nu.date())
    pakketten = [pakket for pakket in alle() if pakket.soort == soort]
    alles = list(zwaktes(pakketten, lees(bestand)))
    open_ = [zwakte for zwakte in alles if not mag & set(zwakte.nummers)]
    for zwakte in open_:
        _zeg(str(zwakte))
    rest = f", {len(alles) - len(open_)} aanvaard" if len(alles) > len(open_) else ""
    leeftijd = f"; de lijst is {oud.days} dagen oud, haal een nieuwe" if oud > OUD else ""
    _zeg(f"Zwakke plekken ({soort}): {len(pakketten)} pakketten, {len(open_)} gevonden{rest}{leeftijd}.")
    return len(open_)


def _zeg(tekst: str) -> None:
    print(tekst, file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
