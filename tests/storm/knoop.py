"""One node: the product under gunicorn, and its jobs, of which processes are killed and come back."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Verzoek
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.token import Tokenbereik
from app.models import Gebruiker
from app.services.gebruiker.tokens import NieuwToken, maak_token
from app.services.kern.uitvoering import voer_uit
from config import WORTEL
from tests.kern.databanken import maak_engine

GEHEIM = "geheim van de storm, lang genoeg"
DIRECTEUR = "directeur@sbjh.example"
WERKERS = 2


@dataclass
class Knoop:
    """`luistert` stays open while nothing serves: who calls then waits, as behind a proxy."""

    map: Path
    url: str
    luistert: socket.socket
    voor: Sequence[str] = ()
    """What is put before the command of the server, such as a program that makes its disk fail."""
    server: subprocess.Popen[bytes] | None = None
    jobs: subprocess.Popen[bytes] | None = None
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def poort(self) -> int:
        return int(self.luistert.getsockname()[1])

    @property
    def omgeving(self) -> dict[str, str]:
        kaal = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("DRAAIBOEK_")}
        eigen = {"DATABASE_URL": self.url, "DATA_DIR": str(self.map), "SECRET_KEY": GEHEIM}
        return kaal | {f"DRAAIBOEK_{naam}": waarde for naam, waarde in (eigen | self.extra).items()}

    def begin(self) -> None:
        fd = self.luistert.fileno()
        hoe = ["--no-control-socket", f"--workers={WERKERS}", f"--bind=fd://{fd}", "app:create_app()"]
        with (self.map / "server.log").open("ab") as log:
            self.server = subprocess.Popen(
                [*self.voor, sys.executable, "-m", "gunicorn", *hoe],
                cwd=WORTEL, env=self.omgeving, stdout=log, stderr=log, pass_fds=[fd], start_new_session=True,
            )  # fmt: skip

    def begin_jobs(self) -> None:
        with (self.map / "jobs.log").open("ab") as log:
            opdracht = [sys.executable, "-m", "flask", "--app", "app", "jobs", "run"]
            self.jobs = subprocess.Popen(opdracht, cwd=WORTEL, env=self.omgeving, stdout=log, stderr=log)

    def werkers(self) -> list[int]:
        """Empty while the server starts."""
        if self.server is None or self.server.poll() is not None:
            return []
        kinderen = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text()
        return [int(pid) for pid in kinderen.split()]

    def dood_werker(self, kans: Random) -> bool:
        """Whether there was one to kill."""
        if not (werkers := self.werkers()):
            return False
        with suppress(ProcessLookupError):
            os.kill(kans.choice(werkers), signal.SIGKILL)
        return True

    def dood_meester(self) -> None:
        """With its workers left alone: they find that out by themselves and stop, or serve a last request."""
        assert self.server is not None
        self.server.kill()
        self.server.wait()

    def dood_jobs(self) -> None:
        if self.jobs is not None:
            self.jobs.kill()
            self.jobs.wait()

    def stop(self) -> None:
        self.dood_jobs()
        if self.server is not None and self.server.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()

    def log(self) -> str:
        return (self.map / "server.log").read_text(errors="replace")[-6000:]


@contextmanager
def knoop(map_: Path, url: str, voor: Sequence[str] = (), **extra: str) -> Iterator[Knoop]:
    """A node that serves, until the end of the block."""
    map_.mkdir(exist_ok=True, parents=True)
    with socket.create_server(("127.0.0.1", 0), backlog=256) as luistert:
        nieuw = Knoop(map_, url, luistert, voor, extra=extra)
        try:
            nieuw.begin()
            yield nieuw
        finally:
            nieuw.stop()


def maak_sleutel(url: str, email: str = DIRECTEUR) -> str:
    """A token for this account, made as the operator makes one."""
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        wie = session.scalars(select(Gebruiker.id).where(Gebruiker.email == email)).one()
        verzoek = Verzoek(OPDRACHTREGEL, datetime.now(UTC), f"storm-{secrets.token_hex(12)}")
        tekst: str = voer_uit(session, verzoek, maak_token, wie, NieuwToken("storm", Tokenbereik.BEVESTIGEN)).tekst
    engine.dispose()
    return tekst
