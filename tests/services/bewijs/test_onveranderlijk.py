"""What was recorded stays: both databases refuse change and deletion, whoever asks and however he writes it."""

# ruff: noqa: S608 - the names of tables and columns are our own
from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Column, insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import Base, UtcTijd, transaction
from app.services.logboek import controle
from tests.kern.databanken import eigenaar
from tests.kern.opzet import inhoud, logboek
from tests.kern.spelers import VANDAAG, Spelers, dag

pytestmark = pytest.mark.beide

ONVERANDERLIJK = [
    "besluit",
    "besluit_deel",
    "document",
    "document_inhoud",
    "export",
    "export_inhoud",
    "logboek_payload",
    "logboek_regel",
    "tredebepaling",
]
GEVULD = [tabel for tabel in ONVERANDERLIJK if not tabel.startswith("export")]
WEIGERING = "is niet toegestaan|alleen vooruit|het plafond van het mandaat is bereikt"


def sleutel(tabel: str) -> str:
    return next(iter(Base.metadata.tables[tabel].primary_key)).name


def probeer(session: Session, opdracht: str) -> str:
    """What the database says to it; the session is left clean."""
    with pytest.raises(DBAPIError) as fout, eigenaar(session):
        session.execute(text(opdracht))
    return str(fout.value.orig)


def vervangingen(session: Session, tabel: str) -> list[str]:
    """Ways to put a row in the place of another, in the words of this engine."""
    kolommen = ", ".join(Base.metadata.tables[tabel].columns.keys())
    if session.get_bind().dialect.name == "sqlite":
        zelfde = f"{kolommen}) SELECT {kolommen} FROM {tabel}"
        return [f"REPLACE INTO {tabel} ({zelfde}", f"INSERT OR REPLACE INTO {tabel} ({zelfde}"]
    pk = ", ".join(kolom.name for kolom in Base.metadata.tables[tabel].primary_key)
    veld = sleutel(tabel)
    return [
        f"INSERT INTO {tabel} SELECT * FROM {tabel} ON CONFLICT ({pk}) DO UPDATE SET {veld} = EXCLUDED.{veld}",
        f"TRUNCATE {tabel} CASCADE",
        f"MERGE INTO {tabel} d USING {tabel} b ON d.{veld} = b.{veld} WHEN MATCHED THEN DELETE",
    ]


@pytest.mark.parametrize("tabel", GEVULD)
def test_geen_rij_verandert_of_verdwijnt(s1: Spelers, tabel: str) -> None:
    session, veld = s1.session, sleutel(tabel)
    voor, regels = inhoud(session), logboek(session)
    for opdracht in (
        f"UPDATE {tabel} SET {veld} = {veld}",
        f"UPDATE {tabel} SET {veld} = {veld} + 1000 WHERE {veld} = (SELECT max({veld}) FROM {tabel})",
        f"DELETE FROM {tabel}",
        f"DELETE FROM {tabel} WHERE {veld} = (SELECT max({veld}) FROM {tabel})",
        *vervangingen(session, tabel),
    ):
        assert re.search(WEIGERING, probeer(session, opdracht)), opdracht
    assert (inhoud(session), logboek(session)) == (voor, regels)
    controle.verifieer(session)


VOORBEELD: dict[type, object] = {int: 1, str: "x", bytes: b"x", date: dag(2, 6), datetime: VANDAAG}


def rij_erbij(session: Session, tabel: str) -> None:
    """A row of the tables that S1 leaves empty."""
    kolommen = [k for k in Base.metadata.tables[tabel].columns if not k.nullable]
    with transaction(session):
        session.execute(insert(Base.metadata.tables[tabel]).values({k.name: VOORBEELD[soort(k)] for k in kolommen}))


def soort(kolom: Column[Any]) -> type:
    return datetime if isinstance(kolom.type, UtcTijd) else kolom.type.python_type


def test_geen_export_verandert_of_verdwijnt(s1: Spelers) -> None:
    for tabel in ("export", "export_inhoud"):
        rij_erbij(s1.session, tabel)
    for tabel in ("export_inhoud", "export"):
        veld = sleutel(tabel)
        for opdracht in (
            f"UPDATE {tabel} SET {veld} = {veld}",
            f"DELETE FROM {tabel}",
            *vervangingen(s1.session, tabel),
        ):
            assert re.search(WEIGERING, probeer(s1.session, opdracht)), opdracht


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE logboek_kop SET nr = nr - 1",
        "UPDATE logboek_kop SET nr = nr",
        "UPDATE logboek_kop SET nr = nr + 2",
        "UPDATE logboek_kop SET nr = nr + 1, op = '2020-01-01 00:00:00'",
        "UPDATE logboek_kop SET nr = nr + 1, logboek = 'lb-ander'",
        "DELETE FROM logboek_kop",
        "INSERT INTO logboek_kop (logboek, nr, hash, op) VALUES ('lb-tweede', 0, 'x', '2020-01-01 00:00:00')",
    ],
)
def test_de_kop_gaat_alleen_vooruit(s1: Spelers, opdracht: str) -> None:
    assert re.search(WEIGERING, probeer(s1.session, opdracht))
    controle.verifieer(s1.session)


def test_de_kop_wordt_niet_vervangen(s1: Spelers) -> None:
    for opdracht in vervangingen(s1.session, "logboek_kop"):
        assert re.search(WEIGERING, probeer(s1.session, opdracht)), opdracht
