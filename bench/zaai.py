"""Fill a database of its own with N zaken: a few are played through the services, the rest are copies of them.

Copies are made in the tables, with the logboek chained, hashed and tiled anew: `flask logboek verify` is good on it.
Entries of zaken are interleaved, two hundred at a time, as they would be. Triggers and indexes are away while rows go
in, and come back after; SQLite then checks every rule that an index holds.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from flask import Flask
from flask_security import hash_password

from app import create_app, demo
from app.db import db, transaction
from app.domain.basis.begrippen import AMSTERDAM
from app.domain.basis.zoeken import zoekvorm
from app.motor.sqlite import sqlite_module
from app.regios import profiel
from app.services.logboek.boom import BREEDTE, tegelwortel
from bench.gevangen import vang
from bench.sjabloon import Kopie, Schrijfplek, Sjabloon, als_tekst, microseconden
from bench.spel import MENGING, speel
from bench.tabellen import Rij
from config import Config

GEHEIM = "b" * 40
WIE = "directeur@sbjh.example"
BESTAND = "draaiboek.sqlite3"
IN_EEN_KEER = 200
PER_JAAR = 9_000
"""Zaken that get a number of one year."""
_SNEL = ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-500000", "temp_store=MEMORY")
_TEGEL = "INSERT INTO logboek_tegel (niveau, nr, inhoud) VALUES (?,?,?)"
_KNOOP = "INSERT INTO logboek_knoop (niveau, nr, hash) VALUES (?,?,?)"
_REEKS = (
    "INSERT INTO zaaknummerreeks (jaar, laatste) VALUES (?,?)"
    " ON CONFLICT (jaar) DO UPDATE SET laatste = excluded.laatste"
)


def open_app(map_: Path, url: str = "") -> Flask:
    """The application on the database in this folder, or on another one with the keys that lie there."""
    url = url or f"sqlite:///{map_ / BESTAND}"
    return create_app(Config(map_, url, GEHEIM, map_ / "ondertekening.pem", checkpoint_dir=map_ / "checkpoints"))


def zaai(map_: Path, aantal: int) -> None:
    """A database with `aantal` zaken in this folder, which has none yet."""
    map_.mkdir(parents=True, exist_ok=True)
    app = open_app(map_)
    with app.app_context():
        app.extensions["alembic"].upgrade()
        with transaction(db.session) as sessie:
            demo.maak_accounts(sessie, profiel("haaglanden"), hash_password, datetime.now(UTC))
        eerste, nummers = speel(db.session, datetime.now(AMSTERDAM).date())
        vang(db.session, map_, eerste["groot"], WIE)
        db.session.close()
        db.engine.dispose()
    Zaaier(map_ / BESTAND, nummers).zaai(aantal)


class Zaaier:
    """Writes copies in a database of which the templates are played."""

    def __init__(self, bestand: Path, nummers: dict[str, str]) -> None:
        self.v: Any = sqlite_module().connect(str(bestand), isolation_level=None)
        for pragma in _SNEL:
            self.v.execute(f"PRAGMA {pragma}")
        self.sjablonen = {soort: Sjabloon(self.lees, nummer) for soort, nummer in nummers.items()}
        self.hoogste: dict[str, int] = defaultdict(int)
        for naam in {naam for s in self.sjablonen.values() for naam, _ in s.sleutels()}:
            self.hoogste[naam] = self.een(f"SELECT max(id) FROM {naam}")  # noqa: S608
        kop = self.lees("SELECT * FROM logboek_kop")[0]
        self.nr, self.hash = kop["nr"], kop["hash"]
        self.tijd = microseconden(datetime.fromisoformat(kop["op"]).replace(tzinfo=UTC))
        self.bladen = Bladen(self.v)
        self.passages: list[Rij] = []

    def lees(self, vraag: str, waarden: Iterable[Any] = ()) -> list[Rij]:
        cursor = self.v.execute(vraag, tuple(waarden))
        namen = [kolom[0] for kolom in cursor.description]
        return [dict(zip(namen, rij, strict=True)) for rij in cursor]

    def een(self, vraag: str) -> Any:
        return self.v.execute(vraag).fetchone()[0]

    def zaai(self, aantal: int) -> None:
        """Copies until there are so many zaken."""
        weg = self.lees(
            "SELECT name, type, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
        )
        for deel in weg:
            self.v.execute(f"DROP {deel['type']} {deel['name']}")
        self.v.execute("BEGIN")
        te_doen = aantal - self.een("SELECT count(*) FROM zaak")
        nu, regels = microseconden(datetime.now(UTC)) - 3_600_000_000, te_doen * 60
        self.stap = max(1, (nu - self.tijd) // max(1, regels))
        for kopieen in self._partijen(te_doen):
            self._schrijf(kopieen)
        self._sluit()
        for deel in sorted(weg, key=lambda deel: str(deel["type"])):
            self.v.execute(deel["sql"])
        self.v.execute("PRAGMA journal_mode=WAL")
        self.v.close()

    def _partijen(self, te_doen: int) -> Iterator[list[Kopie]]:
        self.reeks = {rij["jaar"]: rij["laatste"] for rij in self.lees("SELECT * FROM zaaknummerreeks")}
        aanbieders = self._aanbieders(max(20, min(te_doen // 10, 5_000)))
        jaren = -(-te_doen // PER_JAAR)
        for begin in range(0, te_doen, IN_EEN_KEER):
            partij = []
            for i in range(begin, min(begin + IN_EEN_KEER, te_doen)):
                nummer = self._nummer(date.today().year - jaren + 1 + i * jaren // te_doen)  # noqa: DTZ011
                sjabloon = self.sjablonen[MENGING[i % len(MENGING)]]
                partij.append(Kopie(sjabloon, nummer, aanbieders[i * 7919 % len(aanbieders)], i, self._id))
            yield partij

    def _id(self, tabel: str) -> int:
        self.hoogste[tabel] += 1
        return self.hoogste[tabel]

    def _nummer(self, jaar: int) -> str:
        self.reeks[jaar] = self.reeks.get(jaar, 0) + 1
        return f"{jaar}-{self.reeks[jaar]:04d}"

    def _aanbieders(self, aantal: int) -> list[int]:
        rij = self.lees("SELECT * FROM aanbieder ORDER BY id DESC LIMIT 1")[0]
        hoogste, nieuw = rij["id"], []
        for i in range(1, aantal + 1):
            naam = f"Stichting Jeugdzorg {i:05d}"
            eigen = {"id": hoogste + i, "naam": naam, "zoekvorm": zoekvorm(naam), "kvk_nummer": f"{30_000_000 + i}"}
            nieuw.append(rij | eigen)
        self._voeg_in("aanbieder", nieuw)
        return [rij["id"] for rij in nieuw]

    def _voeg_in(self, tabel: str, rijen: list[Rij]) -> None:
        namen = list(rijen[0])
        vraag = f"INSERT INTO {tabel} ({','.join(namen)}) VALUES ({','.join('?' * len(namen))})"  # noqa: S608
        self.v.executemany(vraag, [tuple(rij[naam] for naam in namen) for rij in rijen])

    def _schrijf(self, kopieen: list[Kopie]) -> None:
        per: dict[str, list[Rij]] = defaultdict(list)
        for kopie in kopieen:
            for tabel, rijen in kopie.rijen.items():
                per[tabel].extend(rijen)
        for tabel, rijen in per.items():
            self._voeg_in(tabel, rijen)
        regels, payloads, self.passages = [], [], []
        for lijn, rij, payload in self._regels(kopieen):
            regels.append(rij)
            payloads.append({"nr": rij["nr"], "inhoud": payload})
            self.bladen.bij(lijn)
        self._voeg_in("logboek_regel", regels)
        self._voeg_in("logboek_payload", payloads)
        self._voeg_in("zoekpassage", self.passages)

    def _regels(self, kopieen: list[Kopie]) -> Iterator[tuple[bytes, Rij, bytes]]:
        """The first line of each, then the second: as they come in."""
        for laag in zip_longest(*(range(len(kopie.sjabloon.regels)) for kopie in kopieen)):
            for kopie, nr in zip(kopieen, laag, strict=True):
                if nr is not None:
                    self.nr, self.tijd = self.nr + 1, self.tijd + self.stap
                    plek = Schrijfplek(self.nr, self.hash, self.tijd)
                    lijn, rij, payload = kopie.regel(nr, plek)
                    self.passages.extend(kopie.passages(nr, plek))
                    self.hash = rij["hash"]
                    yield lijn, rij, payload

    def _sluit(self) -> None:
        self.v.execute("UPDATE logboek_kop SET nr = ?, hash = ?, op = ?", (self.nr, self.hash, als_tekst(self.tijd)))
        self.v.executemany(_REEKS, list(self.reeks.items()))
        self.v.execute("INSERT INTO zoekindex (zoekindex) VALUES ('rebuild')")
        self.v.execute("COMMIT")


class Bladen:
    """The tiles of the tree, and the roots of full ones, kept as the append keeps them."""

    def __init__(self, v: Any) -> None:
        self.v = v
        self.open: dict[int, list[bytes]] = defaultdict(list)
        self.aantal: dict[int, int] = defaultdict(int)
        self.bestaand = {(niveau, nr) for niveau, nr in v.execute("SELECT niveau, nr FROM logboek_tegel")}
        for (regel,) in v.execute("SELECT regel FROM logboek_regel ORDER BY nr").fetchall():
            self.bij(regel)

    def bij(self, regel: bytes) -> None:
        self._hash(hashlib.sha256(b"\0" + regel).digest(), 0)

    def _hash(self, hash_: bytes, niveau: int) -> None:
        self.open[niveau].append(hash_)
        if len(self.open[niveau]) < BREEDTE:
            return
        inhoud, nr = b"".join(self.open.pop(niveau)), self.aantal[niveau]
        wortel = tegelwortel(inhoud)
        if (niveau, nr) not in self.bestaand:
            self.v.execute(_TEGEL, (niveau, nr, inhoud))
            self.v.execute(_KNOOP, (niveau + 1, nr, wortel))
        self.aantal[niveau] += 1
        self._hash(wortel, niveau + 1)


def main() -> int:
    map_, aantal, begin = Path(sys.argv[1]).resolve(), int(sys.argv[2]), time.monotonic()
    zaai(map_, aantal)
    grootte = (map_ / BESTAND).stat().st_size / 2**20
    sys.stdout.write(f"{aantal} zaken in {time.monotonic() - begin:.0f} s, {grootte:.0f} MiB in {map_}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
