"""What needs a real machine, for a book that is carried out in a scratch root: one program under several names.

Packages, accounts, nginx and the judgement of units are only written down in `gedaan`. A venv borrows its libraries
from the environment of the tests. `install` and `systemctl` do their work, but in the scratch root: `plaatsen.json`
says which text becomes which.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(os.environ["BOEK_ROOT"])
PLAATSEN: dict[str, str] = json.loads((ROOT / "plaatsen.json").read_text("utf-8"))
LENENDE = Path(os.environ["BOEK_PAKKETTEN"])
UNITS = ROOT / "etc/systemd/system"
PROGRAMMA = """#!{python}
import sys
from {module} import {wat}
sys.exit({wat}())
"""


OPDRACHTEN = (
    ("pip", "pip._internal.cli.main", "main"),
    ("flask", "flask.cli", "main"),
    ("gunicorn", "gunicorn.app.wsgiapp", "run"),
)


def verplaats(tekst: str) -> str:
    for van, naar in PLAATSEN.items():
        tekst = tekst.replace(van, naar)
    return tekst


def python3(woorden: list[str]) -> None:
    if woorden[:2] != ["-m", "venv"]:
        os.execv(sys.executable, [sys.executable, *woorden])  # noqa: S606
    doel = Path(woorden[2])
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(doel)], check=True)
    (pakketten,) = doel.glob("lib/python*/site-packages")
    (pakketten / "geleend.pth").write_text(f"{LENENDE}\n")
    for naam, module, wat in OPDRACHTEN:
        bestand = doel / "bin" / naam
        bestand.write_text(PROGRAMMA.format(python=doel / "bin" / "python", module=module, wat=wat))
        bestand.chmod(0o755)


def install(woorden: list[str]) -> None:
    rest, rechten, mappen = [], 0o755, False
    komt = iter(woorden)
    for woord in komt:
        if woord == "-d":
            mappen = True
        elif woord in ("-o", "-g"):
            next(komt)  # the scratch root has one account
        elif woord == "-m":
            rechten = int(next(komt), 8)
        else:
            rest.append(Path(woord))
    if mappen:
        for map_ in rest:
            map_.mkdir(parents=True, exist_ok=True)
            map_.chmod(rechten)
        return
    *bronnen, doel = rest
    for bron in bronnen:
        bestand = doel / bron.name if doel.is_dir() else doel
        bestand.write_text(verplaats(bron.read_text("utf-8")))
        bestand.chmod(rechten)


def runuser(woorden: list[str]) -> None:
    wie, opdracht = woorden[1], woorden[3:]
    if wie == "postgres":
        os.environ |= {"PGUSER": "postgres", "PATH": f"{os.environ['PATH']}:{os.environ['BOEK_PSQL']}"}
    os.execvp(opdracht[0], opdracht)  # noqa: S606


def systemctl(woorden: list[str]) -> None:
    pid = ROOT / "web.pid"
    if woorden[0] in ("enable", "start") and woorden[-1] == "draaiboek.target":
        omgeving = dict(regel.split("=", 1) for regel in _regels(ROOT / "etc/draaiboek/draaiboek.env"))
        (start,) = (r.partition("=")[2] for r in _regels(UNITS / "draaiboek-web.service") if r.startswith("ExecStart="))
        log = (ROOT / "web.log").open("ab")
        werkt = subprocess.Popen(
            shlex.split(start), env=os.environ | omgeving,
            cwd=ROOT / "var/lib/draaiboek", stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        pid.write_text(str(werkt.pid))
    elif woorden[0] == "stop" and pid.exists():
        nummer = int(pid.read_text())
        os.kill(nummer, signal.SIGTERM)
        while _leeft(nummer):
            time.sleep(0.05)
        pid.unlink()


def _leeft(pid: int) -> bool:
    """Of a process that is no child of ours. What is dead and not yet taken away no longer lives."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _regels(bestand: Path) -> list[str]:
    return [r for r in bestand.read_text("utf-8").splitlines() if r and not r.startswith("#")]


DOET = {"python3": python3, "install": install, "runuser": runuser, "systemctl": systemctl}
SCHRIJFT_OP = ("apt-get", "adduser", "nginx", "systemd-analyze")

if __name__ == "__main__":
    naam, woorden_ = Path(sys.argv[1]).name, sys.argv[2:]
    with (ROOT / "gedaan").open("a") as uit:
        uit.write(shlex.join([naam, *woorden_]) + "\n")
    if naam in DOET:
        DOET[naam](woorden_)
