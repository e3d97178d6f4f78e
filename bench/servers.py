"""Programs that are measured, each under gunicorn with two workers on a database of its own; what they cost."""

from __future__ import annotations

import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from itsdangerous import URLSafeSerializer

from app.demo.accounts import WACHTWOORD
from app.motor.sqlite import sqlite_module
from bench import gevangen
from bench.limiet.teken import GEHEIM as LIMIETGEHEIM
from bench.zaai import BESTAND, GEHEIM, WIE

WORTEL = Path(__file__).resolve().parent.parent
WERKERS = 2
CSRF = "x" * 32
_TIK = os.sysconf("SC_CLK_TCK")
_VERBORGEN = re.compile(r'<input[^>]*name="(csrf_token)"[^>]*value="([^"]+)"')


@dataclass
class Server:
    """One program that runs."""

    naam: str
    map: Path
    poort: int
    proces: subprocess.Popen[bytes]
    start: float = 0.0
    """Seconds until the first answer."""

    def wacht(self) -> None:
        """Until it answers. Raises RuntimeError with its log when it ends before."""
        begin = time.monotonic()
        while not _antwoordt(self.poort):
            if self.proces.poll() is not None or time.monotonic() - begin > 120:
                raise RuntimeError((self.map / "log").read_text(errors="replace")[-4000:])
            time.sleep(0.05)
        self.start = time.monotonic() - begin

    def werkers(self) -> list[int]:
        meester = self.proces.pid
        return [int(pid) for pid in Path(f"/proc/{meester}/task/{meester}/children").read_text().split()]

    def cpu(self) -> float:
        """Seconds of the workers, and of the programs that they started and that ended."""
        som = 0
        for pid in self.werkers():
            delen = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            som += sum(int(deel) for deel in delen[11:15])
        return som / _TIK

    def rust(self) -> None:
        """Wait until what a client left behind is done."""
        for _ in range(200):
            begin = self.cpu()
            time.sleep(0.1)
            if self.cpu() == begin:
                return

    def pss(self) -> float:
        """MB of memory of the workers, each shared page divided over who shares it."""
        delen = (Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in self.werkers())
        return sum(int(m[1]) / 1024 for deel in delen if (m := re.search(r"^Pss:\s+(\d+)", deel, re.M)))

    def stop(self) -> None:
        self.proces.send_signal(signal.SIGQUIT)  # nobody waits for its answers any more
        try:
            self.proces.wait(30)
        except subprocess.TimeoutExpired:
            self.proces.kill()


def _antwoordt(poort: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{poort}/zaken", timeout=60).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def begin_app(map_: Path, url: str, werkers: int = WERKERS) -> Server:
    """The product, as gunicorn.conf.py of the project says."""
    omgeving = {"DRAAIBOEK_DATA_DIR": str(map_), "DRAAIBOEK_SECRET_KEY": GEHEIM, "DRAAIBOEK_DATABASE_URL": url}
    return _begin("app", map_, WORTEL, "app:create_app()", omgeving, werkers)


def begin_limiet(map_: Path, url: str, document: Path, werkers: int = WERKERS) -> Server:
    """In a folder without settings of gunicorn."""
    omgeving = {"LIMIET_URL": url, "LIMIET_DOCUMENT": str(document), "PYTHONPATH": str(WORTEL)}
    return _begin("limiet", map_, map_, "bench.limiet.wsgi:app", omgeving, werkers)


def _begin(naam: str, map_: Path, vanuit: Path, wat: str, omgeving: dict[str, str], werkers: int) -> Server:
    poort = _vrije_poort()
    binden = ("--workers", str(werkers), "--bind", f"127.0.0.1:{poort}", "--timeout", "120")
    opdracht = [sys.executable, "-m", "gunicorn", "--no-control-socket", *binden, wat]
    with (map_ / "log").open("wb") as log:
        proces = subprocess.Popen(opdracht, cwd=vanuit, env={**os.environ, **omgeving}, stdout=log, stderr=log)
    return Server(naam, map_, poort, proces)


def _vrije_poort() -> int:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        return int(bezet.getsockname()[1])


def maak_kopie(bron: Path, doel: Path, *, triggers: bool) -> str:
    """A copy of a seeded SQLite database with the keys beside it; returns its address."""
    doel.mkdir(parents=True)
    for naam in (BESTAND, "ondertekening.pem", gevangen.BESTAND):
        shutil.copy(bron / naam, doel / naam)
    if not triggers:
        v = sqlite_module().connect(str(doel / BESTAND), isolation_level=None)
        for (naam,) in v.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            v.execute(f"DROP TRIGGER {naam}")
        v.close()
    return f"sqlite:///{doel / BESTAND}"


class Bezoek:
    """Somebody who logged in to the product: his cookie and what a form needs."""

    def __init__(self, poort: int, wie: str = WIE) -> None:
        self.pot = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.pot))
        self._basis = f"http://127.0.0.1:{poort}"
        velden = self._velden("/inloggen") | {"email": wie, "password": WACHTWOORD}
        self._opener.open(f"{self._basis}/inloggen", urllib.parse.urlencode(velden).encode(), timeout=120).close()
        self.velden = self._velden("/zaken/nieuw")

    def _velden(self, pad: str) -> dict[str, str]:
        with self._opener.open(self._basis + pad, timeout=120) as antwoord:
            return dict(_VERBORGEN.findall(antwoord.read().decode()))

    @property
    def koekje(self) -> str:
        return "; ".join(f"{koekje.name}={koekje.value}" for koekje in self.pot)


def limietkoekje() -> str:
    """The cookie of somebody who logged in to the limit."""
    return f"s={URLSafeSerializer(LIMIETGEHEIM, 'sessie').dumps({'wie': WIE, 'csrf': CSRF})}"
