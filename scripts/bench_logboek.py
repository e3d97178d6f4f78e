"""Time and memory of a long logboek: exporting it, and checking it in the database and in a bundle.

    PYTHONPATH=. python scripts/bench_logboek.py [number of entries ...]

Each step runs in a process of its own, whose largest memory (getrusage) is its own. The files, some 5 GB for a
million entries, stand in a temporary folder (TMPDIR). Prints a table; judges nothing.
"""

from __future__ import annotations

import json
import os
import resource
import runpy
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parents[1]
VERIFY = WORTEL / "app" / "export" / "verify.py"
AANTALLEN = ("10000", "100000", "1000000")
STAPPEN = ("vul", "start", "export", "kaal_bundel", "verify", "kaal_database", "controle", "boom")
BLOK = 2**18

Meting = tuple[float, int]
"""Seconds, and the bytes that were worked on."""


def vul(map_: Path, aantal: int) -> Meting:
    """The logboek itself."""
    from scripts.logvulling import maak

    begin = time.perf_counter()
    maak(map_, aantal)
    return time.perf_counter() - begin, (map_ / "bench.sqlite3").stat().st_size


def start(map_: Path, _aantal: int) -> Meting:
    """The application and nothing else: the memory that its other steps begin with."""
    from scripts.logvulling import open_app

    begin = time.perf_counter()
    open_app(map_)
    return time.perf_counter() - begin, 0


def export(map_: Path, _aantal: int) -> Meting:
    """An export of the zaak as the command makes it, and the bundle read back from the database."""
    from scripts.logvulling import exporteer

    begin = time.perf_counter()
    exporteer(map_, map_ / "bundel.zip")
    return time.perf_counter() - begin, (map_ / "bundel.zip").stat().st_size


def kaal_bundel(map_: Path, _aantal: int) -> Meting:
    """The SHA-256 calls that a bundle asks for: all its bytes, each line, leaf and content, a node for each leaf."""
    verify: Any = runpy.run_path(str(VERIFY))
    with (map_ / "bundel.zip").open("rb") as bron:
        leden = verify["lees_zip"](bron)
        begin, grootte, som = time.perf_counter(), bron.seek(0, 2), sha256()
        bron.seek(0)
        while blok := bron.read(BLOK):
            som.update(blok)
        for lijn in verify["Stroom"](bron, leden["headers.jsonl"]).regels(""):
            sha256(lijn).hexdigest()
            sha256(b"\x01" + sha256(b"\x00" + lijn).digest() + som.digest()).digest()
        for naam in (naam for naam in leden if naam.startswith("payloads/")):
            for lijn in verify["Stroom"](bron, leden[naam]).regels(""):
                sha256(bytes.fromhex(lijn[:64].decode()) + lijn[65:]).hexdigest()
    return time.perf_counter() - begin, grootte


def verify(map_: Path, _aantal: int) -> Meting:
    """verify.py as an auditor runs it."""
    begin = time.perf_counter()
    sys.argv = ["verify.py", str(map_ / "bundel.zip"), "--sleutel", str(map_ / "openbaar.pem")]
    try:
        runpy.run_path(str(VERIFY), run_name="__main__")
    except SystemExit as einde:
        if einde.code:
            raise
    return time.perf_counter() - begin, (map_ / "bundel.zip").stat().st_size


def _regels(map_: Path) -> Iterator[tuple[bytes, bytes]]:
    vraag = "SELECT regel, inhoud FROM logboek_regel JOIN logboek_payload USING (nr) ORDER BY logboek_regel.nr"
    yield from sqlite3.connect(map_ / "bench.sqlite3").execute(vraag)


def kaal_database(map_: Path, _aantal: int) -> Meting:
    """Every line and content read from the database and hashed, and nothing else."""
    begin, grootte = time.perf_counter(), 0
    for regel, inhoud in _regels(map_):
        sha256(regel).hexdigest()
        sha256(inhoud).hexdigest()
        grootte += len(regel) + len(inhoud)
    return time.perf_counter() - begin, grootte


def controle(map_: Path, _aantal: int) -> Meting:
    """The chain, as `flask logboek verify` computes it."""
    from app.db import db
    from app.services.logboek.controle import verifieer
    from scripts.logvulling import open_app

    with open_app(map_).app_context():
        begin = time.perf_counter()
        verifieer(db.session)
    return time.perf_counter() - begin, sum(len(regel) + len(inhoud) for regel, inhoud in _regels(map_))


def boom(map_: Path, _aantal: int) -> Meting:
    """The tree over it, as the same command does."""
    from app.db import db
    from app.services.naspel.boomtoets import toets_boom
    from scripts.logvulling import open_app

    with open_app(map_).app_context():
        begin = time.perf_counter()
        toets_boom(db.session)
    return time.perf_counter() - begin, sum(len(regel) for regel, _ in _regels(map_))


def _doe(stap: str, map_: Path, aantal: str) -> dict[str, Any]:
    """One step in a process of its own. This one stays small: a child begins with the peak of its parent."""
    opdracht = [sys.executable, __file__, "--stap", stap, str(map_), aantal]
    klaar = subprocess.run(  # noqa: S603
        opdracht, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(WORTEL)}
    )
    gemeten: dict[str, Any] = json.loads(klaar.stdout.splitlines()[-1])
    return gemeten


def _rij(aantal: str, stap: str, meting: dict[str, Any], kaal: float | None) -> str:
    """Lost: which part of the speed of plain hashing is gone."""
    tijd, mib = meting["tijd"], meting["bytes"] / 2**20
    verloren = "" if kaal is None else f"{1 - kaal / tijd:.2f}"
    snelheid = f"{mib / tijd:.0f}" if mib else ""
    return (
        f"| {int(aantal):,} | {stap} | {tijd:.1f} | {mib:.0f} | {snelheid} | {verloren} | {meting['geheugen']:.0f} |\n"
    )


def main() -> int:
    if sys.argv[1:2] == ["--stap"]:
        stap, map_, aantal = sys.argv[2:5]
        tijd, bytes_ = globals()[stap](Path(map_), int(aantal))
        geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write("\n" + json.dumps({"tijd": tijd, "bytes": bytes_, "geheugen": geheugen}) + "\n")
        return 0
    sys.stdout.write(
        "| entries | step | s | MiB worked on | MiB/s | speed lost | peak MiB |\n|--:|--|--:|--:|--:|--:|--:|\n"
    )
    for aantal in sys.argv[1:] or AANTALLEN:
        with tempfile.TemporaryDirectory() as map_:
            kaal: float | None = None
            for stap in STAPPEN:
                meting = _doe(stap, Path(map_), aantal)
                naast = kaal if stap in ("verify", "controle") else None
                kaal = meting["tijd"] if stap.startswith("kaal") else kaal
                sys.stdout.write(_rij(aantal, stap, meting, naast))
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
