"""An append alone, the verifier of bundles, how long it takes to start, and what a first visit weighs."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any

from app.motor.sqlite import sqlite_module
from bench.proeven.schrijvers import aantekenaar
from bench.servers import WORTEL, Bezoek
from bench.zaai import BESTAND, open_app

VERIFY = WORTEL / "app" / "export" / "verify.py"
_VERWIJST = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def aantekening(map_: Path, url: str, duur: float) -> dict[str, Any]:
    """Entries a second through a service, and of the driver alone in the same file; both durable, by turns."""
    doe = aantekenaar(open_app(map_, url), 0)
    kaal = _Kaal(map_ / BESTAND)
    doe()
    snelheden: dict[str, list[float]] = {"service": [], "driver": []}
    for _ in range(4):
        snelheden["service"].append(_per_seconde(doe, duur / 8))
        snelheden["driver"].append(_per_seconde(kaal.doe, duur / 8))
    uit: dict[str, Any] = {naam: round(median(rij), 1) for naam, rij in snelheden.items()}
    return uit | {"deel": round(uit["service"] / uit["driver"], 3)}


class _Kaal:
    """The least that an append can be: a line of the usual length chained to the one before, its content and the head,
    in tables without triggers, with the settings of the product."""

    def __init__(self, bestand: Path) -> None:
        self._v: Any = sqlite_module().connect(str(bestand), isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._v.execute(f"PRAGMA {pragma}")
        self._v.execute("CREATE TABLE proef_regel (nr INTEGER PRIMARY KEY, hash TEXT UNIQUE, regel BLOB)")
        self._v.execute("CREATE TABLE proef_inhoud (nr INTEGER PRIMARY KEY, inhoud BLOB)")
        self._v.execute("CREATE TABLE proef_kop (nr INTEGER, hash TEXT)")
        self._v.execute("INSERT INTO proef_kop VALUES (0, '')")

    def doe(self) -> None:
        v = self._v
        v.execute("BEGIN IMMEDIATE")
        nr, vorige = v.execute("SELECT nr, hash FROM proef_kop").fetchone()
        inhoud = os.urandom(32) + json.dumps({"toelichting": "x" * 80}).encode()
        regel = json.dumps(
            {"nr": nr + 1, "vorige": vorige, "inhoud": hashlib.sha256(inhoud).hexdigest(), "r": "x" * 450}
        )
        hash_ = hashlib.sha256(regel.encode()).hexdigest()
        v.execute("INSERT INTO proef_regel VALUES (?,?,?)", (nr + 1, hash_, regel.encode()))
        v.execute("INSERT INTO proef_inhoud VALUES (?,?)", (nr + 1, inhoud))
        v.execute("UPDATE proef_kop SET nr = ?, hash = ?", (nr + 1, hash_))
        v.execute("COMMIT")


def _per_seconde(doe: Any, duur: float) -> float:
    begin, aantal = time.perf_counter(), 0
    while time.perf_counter() - begin < duur:
        doe()
        aantal += 1
    return aantal / (time.perf_counter() - begin)


def verify(map_: Path, aantal: int) -> dict[str, Any]:
    """verify.py over a bundle of so many entries, with one process and with all: seconds, and µs of CPU an entry."""
    from scripts.logvulling import exporteer, maak

    map_.mkdir(parents=True, exist_ok=True)
    if not (map_ / "bundel.zip").exists():
        maak(map_, aantal)
        exporteer(map_, map_ / "bundel.zip")
    uit: dict[str, Any] = {"regels": aantal, "cores": len(os.sched_getaffinity(0))}
    for kernen in sorted({1, uit["cores"]}):
        tijden = [_draai_verify(map_, kernen) for _ in range(3)]
        uit[f"kernen_{kernen}"] = {
            "seconden": round(median(t for t, _ in tijden), 2),
            "cpu_us_per_regel": round(median(cpu for _, cpu in tijden) / aantal * 1e6, 2),
        }
    return uit


def _draai_verify(map_: Path, kernen: int) -> tuple[float, float]:
    begin, cpu = time.perf_counter(), os.times()
    opdracht = [sys.executable, str(VERIFY), str(map_ / "bundel.zip"), "--sleutel", str(map_ / "openbaar.pem")]
    subprocess.run([*opdracht, "--kernen", str(kernen)], check=True, capture_output=True)
    na = os.times()
    return time.perf_counter() - begin, na.children_user - cpu.children_user + na.children_system - cpu.children_system


def opstart() -> dict[str, float]:
    """Seconds of `import app` and of `flask --help`, the median of five."""
    opdrachten = {"import_app": ["-c", "import app"], "flask_help": ["-m", "flask", "--app", "app", "--help"]}
    uit = {}
    for naam, opdracht in opdrachten.items():
        tijden = []
        for _ in range(5):
            begin = time.perf_counter()
            subprocess.run([sys.executable, *opdracht], cwd=WORTEL, check=True, capture_output=True)
            tijden.append(time.perf_counter() - begin)
        uit[naam] = round(median(tijden), 3)
    return uit


def eerste_bezoek(poort: int) -> dict[str, int]:
    """Bytes over the line of the first page after logging in, compressed, with all that it refers to."""
    koekje = Bezoek(poort).koekje
    pagina, tekst = _haal(poort, "/", koekje)
    delen = sorted(set(_VERWIJST.findall(tekst)))
    som = sum(_haal(poort, deel, "")[0] for deel in delen)
    return {"pagina": pagina, "bestanden": len(delen), "bestanden_bytes": som, "samen": pagina + som}


def _haal(poort: int, pad: str, koekje: str) -> tuple[int, str]:
    koppen = {"Accept-Encoding": "br, gzip", "Cookie": koekje}
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{poort}{pad}", headers=koppen)) as antwoord:
        inhoud, soort = antwoord.read(), antwoord.headers.get("Content-Encoding", "")
    if pad != "/":
        return len(inhoud), ""
    import gzip

    import brotli

    open_ = {"br": brotli.decompress, "gzip": gzip.decompress}.get(soort, bytes)
    return len(inhoud), open_(inhoud).decode()
