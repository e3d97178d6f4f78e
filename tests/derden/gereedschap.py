"""The tools of others that this machine has: what they are made with, once, and why a check is skipped elsewhere.

Nothing here is needed by the product or by `make test`. Each tool gets its libraries from where its own client gets
them, pinned in a lock file; what they become lies in the folder `.derden`, so that a second run asks nobody anything.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from config import WORTEL

HIER = Path(__file__).resolve().parent
MAP = WORTEL / ".derden"
GEDULD = int(os.environ.get("DERDEN_SECONDEN", "600"))
"""Seconds that getting the libraries of one tool may take; CI gives less."""
JAVA = 17
KEYCLOAK = "26.4.0"
"""The last that runs on Java 17."""
T = TypeVar("T")


class Ontbreekt(Exception):
    """A tool is not here, or its libraries cannot be had; the message says which and why."""


def _draai(opdracht: Sequence[str | Path], map_: Path, **omgeving: str) -> str:
    """Run a step of making a tool. Raises Ontbreekt when it fails or takes too long."""
    wat = " ".join(map(str, opdracht[:3]))
    try:
        klaar = subprocess.run(
            opdracht, cwd=map_, env=os.environ | omgeving, capture_output=True, text=True, timeout=GEDULD, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as fout:
        raise Ontbreekt(f"{wat}: {fout}") from fout
    if klaar.returncode != 0:
        raise Ontbreekt(f"{wat}: {(klaar.stderr or klaar.stdout).strip()[-300:]}")
    return klaar.stdout


def _vers(doel: Path, *bronnen: Path) -> bool:
    """Whether what was made is newer than everything that it is made of."""
    return doel.exists() and all(doel.stat().st_mtime >= bron.stat().st_mtime for bron in bronnen)


@cache
def go() -> Path:
    """Our program with the libraries of the Go project. Raises Ontbreekt."""
    return _bouw_go("go", "derden")


@cache
def otelcol() -> Path:
    """The collector of OpenTelemetry. Raises Ontbreekt."""
    return _bouw_go("otelcol", "otelcol")


def _bouw_go(bron: str, naam: str) -> Path:
    """A program of one of our folders, with the libraries that its lock file names. Raises Ontbreekt."""
    if not shutil.which("go"):
        raise Ontbreekt("Go is not on this machine")
    doel = MAP / bron / naam
    if not _vers(doel, *(HIER / bron).iterdir()):
        doel.parent.mkdir(parents=True, exist_ok=True)
        _draai(["go", "build", "-mod=readonly", "-o", doel, "."], HIER / bron)
    return doel


@cache
def java() -> tuple[str | Path, ...]:
    """How our Java programs start, with veraPDF and DSS. Raises Ontbreekt."""
    if not (shutil.which("javac") and shutil.which("mvn")):
        raise Ontbreekt("a JDK and Maven are not on this machine")
    versie = _draai(["javac", "-version"], HIER).split()[-1].partition(".")[0]
    if int(versie) < JAVA:
        raise Ontbreekt(f"Java {JAVA} is needed, here is {versie}")
    klassen, lib, bron = MAP / "java" / "klassen", MAP / "java" / "lib", HIER / "java"
    if not _vers(klassen, *bron.iterdir()):
        shutil.rmtree(MAP / "java", ignore_errors=True)  # else libraries of another version stay beside the new
        haal = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={lib}"]
        try:
            _draai([haal[0], "-o", *haal[1:]], bron)  # what is at hand asks nobody
        except Ontbreekt:
            _draai(haal, bron)
        _draai(["javac", "-cp", f"{lib}/*", "-d", klassen, *sorted(bron.glob("*.java"))], bron)
        os.utime(klassen)
    return ("java", "-Xmx1g", "-cp", f"{klassen}:{lib}/*")


@cache
def keycloak() -> Path:
    """The distribution of Keycloak, as Maven Central has it; its start program. Raises Ontbreekt."""
    if not (shutil.which("java") and shutil.which("mvn")):
        raise Ontbreekt("Java and Maven are not on this machine")
    doel = MAP / f"keycloak-{KEYCLOAK}"
    if not (doel / "bin" / "kc.sh").exists():
        MAP.mkdir(exist_ok=True)
        wat = f"-Dartifact=org.keycloak:keycloak-quarkus-dist:{KEYCLOAK}:zip"
        _draai(["mvn", "-q", "-B", "dependency:copy", wat, f"-DoutputDirectory={MAP}"], HIER / "java")
        pakket = MAP / f"keycloak-quarkus-dist-{KEYCLOAK}.zip"
        shutil.unpack_archive(pakket, MAP)
        pakket.unlink()
        (doel / "bin" / "kc.sh").chmod(0o755)
    return doel / "bin" / "kc.sh"


@cache
def otel() -> Path:
    """A folder with what sends traces (requirements/otel.txt), for PYTHONPATH of a process. Raises Ontbreekt."""
    doel, slot = MAP / "otel", WORTEL / "requirements" / "otel.txt"
    klaar = doel / ".klaar"
    if not _vers(klaar, slot):
        shutil.rmtree(doel, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        _draai([*pip, "--target", doel, "-r", slot], WORTEL)
        klaar.touch()
    return doel


@cache
def python() -> Path:
    """A Python with the libraries of requirements/derden.txt. Raises Ontbreekt."""
    doel, slot = MAP / "python", WORTEL / "requirements" / "derden.txt"
    klaar = doel / ".klaar"
    if not _vers(klaar, slot):
        _draai([sys.executable, "-m", "venv", "--clear", doel], WORTEL)
        pip: list[str | Path] = [
            doel / "bin" / "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            slot,
        ]
        _draai(pip, WORTEL)
        klaar.touch()
    return doel / "bin" / "python"


def haal_alles() -> list[str]:
    """Make all of them that can be had here; what is missing and why."""
    makers: tuple[Callable[[], object], ...] = (python, go, java)
    ontbreekt = list[str]()
    for maak in makers:
        try:
            maak()
        except Ontbreekt as fout:
            ontbreekt.append(str(fout))
    return ontbreekt


def of_sla_over(maak: Callable[[], T]) -> T:
    """The tool, or the test is skipped with the reason."""
    try:
        return maak()
    except Ontbreekt as fout:
        pytest.skip(str(fout))


def oordeel(opdracht: Sequence[str | Path], invoer: str = "", map_: Path = WORTEL, **omgeving: str) -> str:
    """What a tool says of ours. A fault that it finds fails the test with its own words."""
    klaar = subprocess.run(
        opdracht,
        cwd=map_,
        input=invoer,
        env=os.environ | omgeving,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert klaar.returncode == 0, (klaar.stdout + klaar.stderr)[-5000:]
    return klaar.stdout


if __name__ == "__main__":
    sys.exit("\n".join(haal_alles()) or None)
