"""More than thirty kinds of edits of a stored logboek, each at a dozen places (fifty with `make test-all`):
every one is found, at the right number.

The edits are made by whoever owns the file: with plain SQL, past triggers and services. What is not here: a log that
its owner hashed anew from some entry to the head is whole in itself; only a checkpoint elsewhere tells (test_logwaak).
"""

# ruff: noqa: S608 - the names of tables and columns are our own
from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from app.db import bereid_voor, engine_opties
from app.domain.basis.begrippen import Afspraakstatus
from app.domain.logboek import keten
from app.motor.sqlite import sqlite_module
from app.services.logboek import controle
from app.services.zaak.toewijzing import leg_afspraak_vast
from tests.kern.databanken import Sqlitebank
from tests.kern.omvang import keren
from tests.kern.spelers import Spelers, dag, vul_s1
from tests.services.bewijs.test_knoeien import laatste, maak_los

PLEKKEN = keren(12, 50)
ANDERS: dict[str, Any] = {
    "logboek": "lb-ander", "nr": 9_999, "vorige": "1" * 64, "zaak": "2025-0002", "zaak_nr": 9_999,
    "zaak_vorige": "1" * 64, "tijd": 1, "datum": "2020-01-01", "actor": "p-ander", "rol": "beheerder",
    "hoedanigheid": "iemand anders", "namens": "GM0001", "actie": "andere_handeling", "uitkomst": "geweigerd",
    "van": "eerst", "naar": "daarna", "object": "mandaat/99", "object_versie": 99, "verzoek": "ander-verzoek",
    "payload_sha256": "2" * 64,
}  # fmt: skip
Knoei = Callable[[Any, int], int]
"""Makes one edit at an entry; returns at which number it must be found."""


def regel_van(db: Any, nr: int) -> dict[str, Any]:
    (regel,) = db.execute("SELECT regel FROM logboek_regel WHERE nr = ?", (nr,)).fetchone()
    gelezen: dict[str, Any] = json.loads(regel)
    return gelezen


def veld(naam: str) -> Knoei:
    """Another value in one field of the line, the hash left as it was."""

    def doe(db: Any, nr: int) -> int:
        regel = keten.canoniek(regel_van(db, nr) | {naam: ANDERS[naam]})
        db.execute("UPDATE logboek_regel SET regel = ? WHERE nr = ?", (regel, nr))
        return nr

    return doe


def herhasht(db: Any, nr: int) -> int:
    """Another outcome of the act in line and hash: the entry itself looks whole, the next one points elsewhere."""
    regel = keten.canoniek(regel_van(db, nr) | {"van": "eerst", "naar": "daarna"})
    db.execute("UPDATE logboek_regel SET regel = ?, hash = ? WHERE nr = ?", (regel, sha256(regel).hexdigest(), nr))
    return nr + 1


def inhoud(plek: int) -> Knoei:
    """One bit of the payload: of its salt, or of its last character."""

    def doe(db: Any, nr: int) -> int:
        (oud,) = db.execute("SELECT inhoud FROM logboek_payload WHERE nr = ?", (nr,)).fetchone()
        nieuw = bytearray(oud)
        nieuw[plek] ^= 1
        db.execute("UPDATE logboek_payload SET inhoud = ? WHERE nr = ?", (bytes(nieuw), nr))
        return nr

    return doe


def inhoud_en_hash(db: Any, nr: int) -> int:
    """A payload with the line and hash that go with it."""
    nieuw = keten.verzegel({"reden": "verzonnen"}, b"\x00" * 32)
    regel = keten.canoniek(regel_van(db, nr) | {"payload_sha256": sha256(nieuw).hexdigest()})
    db.execute("UPDATE logboek_payload SET inhoud = ? WHERE nr = ?", (nieuw, nr))
    db.execute("UPDATE logboek_regel SET regel = ?, hash = ? WHERE nr = ?", (regel, sha256(regel).hexdigest(), nr))
    return nr + 1


def sql(*opdrachten: str) -> Knoei:
    def doe(db: Any, nr: int) -> int:
        for opdracht in opdrachten:
            assert db.execute(opdracht.replace(":nr", str(nr))).rowcount > 0, opdracht
        return nr

    return doe


def verwissel(tabel: str) -> Knoei:
    return sql(
        f"UPDATE {tabel} SET nr = -1 WHERE nr = :nr",
        f"UPDATE {tabel} SET nr = :nr WHERE nr = :nr + 1",
        f"UPDATE {tabel} SET nr = :nr + 1 WHERE nr = -1",
    )


def dubbel(db: Any, nr: int) -> int:
    """The entry a second time, all that come after it moved up one."""
    for tabel in ("logboek_regel", "logboek_payload"):
        db.execute(f"UPDATE {tabel} SET nr = -nr - 1 WHERE nr > {nr}")
        db.execute(f"UPDATE {tabel} SET nr = -nr WHERE nr < 0")
    db.execute(
        "INSERT INTO logboek_regel SELECT nr + 1, 'd' || hash, 'd' || vorige, 'd' || verzoek, regel, NULL, zaak_nr, "
        f"op, datum, gebruiker_id, actie, uitkomst, object FROM logboek_regel WHERE nr = {nr}"
    )
    db.execute(f"INSERT INTO logboek_payload SELECT nr + 1, inhoud FROM logboek_payload WHERE nr = {nr}")
    return nr + 1


SOORTEN: dict[str, Knoei] = {
    **{f"veld {naam}": veld(naam) for naam in ANDERS},
    "regel en hash": herhasht,
    "inhoud, regel en hash": inhoud_en_hash,
    "zout": inhoud(0),
    "laatste teken van de inhoud": inhoud(-1),
    "inhoud weg": sql("DELETE FROM logboek_payload WHERE nr = :nr"),
    "regel weg": sql("DELETE FROM logboek_payload WHERE nr = :nr", "DELETE FROM logboek_regel WHERE nr = :nr"),
    "regels verwisseld": verwissel("logboek_regel"),
    "inhoud verwisseld": verwissel("logboek_payload"),
    "regel dubbel": dubbel,
    "hash": sql("UPDATE logboek_regel SET hash = 'x' WHERE nr = :nr"),
    "zaak": sql("UPDATE logboek_regel SET zaak_id = NULL WHERE nr = :nr"),
    "zoekveld actie": sql("UPDATE logboek_regel SET actie = 'x' WHERE nr = :nr"),
    "zoekveld op": sql("UPDATE logboek_regel SET op = '2020-01-01 00:00:00' WHERE nr = :nr"),
    "zoekveld wie": sql("UPDATE logboek_regel SET gebruiker_id = 30 - gebruiker_id WHERE nr = :nr"),
}


def test_elk_veld_van_een_regel_is_erbij() -> None:
    assert {veld.name for veld in fields(keten.Regel)} - {"v"} == set(ANDERS)


@pytest.fixture(scope="module")
def logboek(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A stored logboek of more than two hundred entries, without its triggers; and how many there are."""
    bank, pad = Sqlitebank(), tmp_path_factory.mktemp("knoeien") / "bron.sqlite3"
    url = bank.kopie("s1", vul_s1)
    engine = bereid_voor(create_engine(url, module=sqlite_module()))
    with Session(engine, expire_on_commit=False) as session:
        wie = Spelers(session).directeur_sbjh.op(dag(2, 6))
        for keer in range(130):
            status = Afspraakstatus.NIET_TOEGEPAST
            wie.doet(leg_afspraak_vast, "2025-0001", 1 + keer % 5, status, f"Keer {keer}.", dag(2, 6))
        maak_los(session)
        aantal = laatste(session)
    engine.dispose()
    with closing(sqlite_module().connect(url.removeprefix("sqlite:///"))) as db:
        db.execute("PRAGMA journal_mode=DELETE")
    shutil.copy(url.removeprefix("sqlite:///"), pad)
    bank.sluit()
    assert aantal >= 200
    return pad, aantal


@pytest.mark.traag
@pytest.mark.parametrize("soort", SOORTEN)
def test_zo_vaak_geknoeid_zo_vaak_gevonden(logboek: tuple[Path, int], tmp_path: Path, soort: str) -> None:
    bron, aantal = logboek
    doel = tmp_path / "geknoeid.sqlite3"
    opties = engine_opties(f"sqlite:///{doel}")
    engine = bereid_voor(create_engine(opties.pop("url"), poolclass=NullPool, **opties))
    for nr in random.Random(soort).sample(range(2, aantal - 1), PLEKKEN):  # noqa: S311 - places, no secret
        for oud in tmp_path.glob("geknoeid*"):
            oud.unlink()
        shutil.copy(bron, doel)
        with closing(sqlite_module().connect(str(doel), isolation_level=None)) as db:
            verwacht = SOORTEN[soort](db, nr)
        with Session(engine) as session, pytest.raises(controle.Afwijking) as fout:
            controle.verifieer(session)
        assert str(fout.value).startswith(f"regel {verwacht}:"), (soort, nr, str(fout.value))
    engine.dispose()
