"""`make bench`: seed a database, measure the product beside the limit, and write bench/uit/DB-N.json and .md.

Settings come from the environment: BENCH_N (zaken, 1000), BENCH_DB (sqlite or postgres), BENCH_RONDES (3), BENCH_DUUR
(seconds of each run, 2), BENCH_WERK (works, with commas; all), BENCH_MAP (where seeded databases are kept: var/bench),
BENCH_UIT (bench/uit), BENCH_LADER=python (not wrk), BENCH_PG (another PostgreSQL).
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import gevangen, naar_pg
from bench.lader import naam as lader
from bench.rondes import bereid_voor, draai
from bench.servers import WERKERS, WORTEL, Server, begin_app, begin_limiet, maak_kopie
from bench.uitvoer import tabel, werk_json
from bench.verzoeken import NAAST, WERKEN, zaken_uit
from bench.zaai import BESTAND, zaai


@dataclass(frozen=True)
class Instelling:
    """What is measured, and how."""

    aantal: int
    databank: str
    rondes: int
    duur: float
    werken: list[str]
    map: Path
    uit: Path

    @classmethod
    def uit_omgeving(cls) -> Instelling:
        lees = os.environ.get
        databank = {"postgresql": "postgres"}.get(lees("BENCH_DB", "sqlite"), lees("BENCH_DB", "sqlite"))
        if databank not in ("sqlite", "postgres"):
            raise SystemExit("BENCH_DB is sqlite of postgres.")
        return cls(
            aantal=int(lees("BENCH_N", "1000")),
            databank=databank,
            rondes=int(lees("BENCH_RONDES", "3")),
            duur=float(lees("BENCH_DUUR", "2")),
            werken=lees("BENCH_WERK", ",".join((*WERKEN, NAAST))).split(","),
            map=Path(lees("BENCH_MAP") or WORTEL / "var" / "bench").resolve(),
            uit=Path(lees("BENCH_UIT") or WORTEL / "bench" / "uit").resolve(),
        )


def gezaaid(map_: Path, aantal: int) -> Path:
    """The seeded database of this size: made the first time, and again when a migration came or a day passed."""
    migratie = max(pad.name for pad in (WORTEL / "migrations").glob("0*.py"))
    merk = f"{migratie} {datetime.now(UTC).date()}"
    doel = map_ / str(aantal)
    if (doel / "klaar").exists() and (doel / "klaar").read_text() == merk:
        return doel
    shutil.rmtree(doel, ignore_errors=True)
    begin = time.monotonic()
    zaai(doel, aantal)
    (doel / "klaar").write_text(merk)
    sys.stderr.write(f"{aantal} zaken gezaaid in {time.monotonic() - begin:.0f} s\n")
    return doel


@contextmanager
def programmas(instelling: Instelling, bron: Path, map_: Path) -> Iterator[dict[str, Server]]:
    """The product and the limit, each on its copy."""
    with ExitStack() as stapel:
        if instelling.databank == "postgres":
            urls = naar_pg.kopieer(bron, stapel.enter_context(naar_pg.server()))
            for naam in urls:
                (map_ / naam).mkdir()
            shutil.copy(bron / "ondertekening.pem", map_ / "app")
        else:
            urls = {naam: maak_kopie(bron, map_ / naam, triggers=naam == "app") for naam in ("app", "limiet")}
        servers = {"app": begin_app(map_ / "app", urls["app"])}
        stapel.callback(servers["app"].stop)
        servers["limiet"] = begin_limiet(map_ / "limiet", urls["limiet"], bron / gevangen.BESTAND)
        stapel.callback(servers["limiet"].stop)
        for server in servers.values():
            server.wacht()
        yield servers


def _geteld(map_: Path, bron: Path, werken: list[str]) -> dict[str, dict[str, int]]:
    """Queries and bytes, on SQLite, in a process of its own; on PostgreSQL they are the same. On a copy of its own:
    what was measured already changed the treden of the other one.
    """
    plek = map_ / "tel"
    maak_kopie(bron, plek, triggers=True)
    opdracht = [sys.executable, "-m", "bench.tellen", str(plek)]
    omgeving = {**os.environ, "BENCH_ZAKEN": str(bron / BESTAND), "BENCH_WERK": ",".join(werken)}
    klaar = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=False)
    if klaar.returncode:
        raise RuntimeError(klaar.stderr[-4000:])
    geteld: dict[str, dict[str, int]] = json.loads(klaar.stdout.splitlines()[-1])
    return geteld


def meet(instelling: Instelling) -> dict[str, Any]:
    """Everything of one size and one database."""
    bron = gezaaid(instelling.map, instelling.aantal)
    (instelling.map / "loop").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=instelling.map / "loop") as tijdelijk:
        map_ = Path(tijdelijk)
        with programmas(instelling, bron, map_) as servers:
            begin = {naam: round(server.pss(), 1) for naam, server in servers.items()}
            verzoeken = max(200, round(3_000 * instelling.duur * instelling.rondes))
            kandidaten = bereid_voor(servers, zaken_uit(bron / BESTAND), map_, verzoeken)
            metingen = draai(kandidaten, instelling.werken, instelling.rondes, instelling.duur)
            eind = {naam: round(server.pss(), 1) for naam, server in servers.items()}
            start = {naam: round(server.start, 2) for naam, server in servers.items()}
        geteld = _geteld(map_, bron, instelling.werken)
    return {
        "n": instelling.aantal,
        "databank": instelling.databank,
        "werk": werk_json(metingen, geteld),
        "pss_mb": {"begin": begin["app"], "eind": eind["app"]},
        "pss_mb_limiet": {"begin": begin["limiet"], "eind": eind["limiet"]},
        "start_s": start,
        "opstelling": _opstelling(instelling),
    }


def _opstelling(instelling: Instelling) -> dict[str, Any]:
    return {
        "dag": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "lader": lader() if instelling.duur >= 1 else "python",
        "werkers": WERKERS,
        "rondes": instelling.rondes,
        "duur_s": instelling.duur,
    }


def main() -> int:
    instelling = Instelling.uit_omgeving()
    instelling.map.mkdir(parents=True, exist_ok=True)
    instelling.uit.mkdir(parents=True, exist_ok=True)
    uit = meet(instelling)
    naam = instelling.uit / f"{instelling.databank}-{instelling.aantal}"
    naam.with_suffix(".json").write_text(json.dumps(uit, indent=1) + "\n")
    naam.with_suffix(".md").write_text(tabel(uit))
    sys.stdout.write(tabel(uit))
    sys.stdout.write(
        f"Twee werkers: {uit['pss_mb']['begin']} MB bij het begin, {uit['pss_mb']['eind']} MB aan het eind.\n"
    )
    sys.stdout.write(f"Met {uit['opstelling']['lader']} als lader; bewaard in {naam}.json\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
