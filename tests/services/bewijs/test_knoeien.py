"""Somebody who owns the database and drops its triggers: what he changes is found, at the right entry."""

# ruff: noqa: S608 - the names of tables and columns are our own
from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.db import transaction
from app.services.logboek import controle
from tests.kern.spelers import Spelers


def maak_los(session: Session) -> None:
    """Drop every trigger and foreign key, as only the owner can; the session stays the owner's."""
    postgres = session.get_bind().dialect.name == "postgresql"
    if postgres:
        _zeg(session, "SET ROLE NONE")
    zoek = (
        "SELECT tgname, relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT tgisinternal"
        if postgres
        else "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    )
    with transaction(session):
        for naam, tabel in session.execute(text(zoek)).all():
            session.execute(text(f"DROP TRIGGER {naam}" + (f" ON {tabel}" if postgres else "")))
    _zeg(session, "SET session_replication_role = replica" if postgres else "PRAGMA foreign_keys = OFF")


def _zeg(session: Session, instelling: str) -> None:
    """To the connection of the session, outside any transaction, so that it stays said."""
    session.rollback()
    verbinding = session.connection().connection.dbapi_connection
    assert verbinding is not None
    session.rollback()
    verbinding.execute(instelling)
    if session.get_bind().dialect.name == "postgresql":
        verbinding.commit()


def knoei(session: Session, *opdrachten: str, **waarden: object) -> None:
    maak_los(session)
    with transaction(session):
        for opdracht in opdrachten:
            assert session.execute(text(opdracht), waarden).rowcount  # type: ignore[attr-defined]


def bytes_van(session: Session, tabel: str, veld: str, nr: int) -> bytes:
    inhoud: bytes = session.scalars(text(f"SELECT {veld} FROM {tabel} WHERE nr = {nr}")).one()
    return inhoud


def gevonden(session: Session) -> str:
    session.expunge_all()
    with pytest.raises(controle.Afwijking) as fout:
        controle.verifieer(session)
    return str(fout.value)


def laatste(session: Session) -> int:
    nr: int = session.scalars(text("SELECT nr FROM logboek_kop")).one()
    return nr


@pytest.mark.parametrize("plek", [0, 1, 100, -2, -1])
@pytest.mark.parametrize(("tabel", "veld"), [("logboek_regel", "regel"), ("logboek_payload", "inhoud")])
def test_een_gewijzigde_byte_wordt_gevonden(s1: Spelers, tabel: str, veld: str, plek: int) -> None:
    stuk = bytearray(bytes_van(s1.session, tabel, veld, 17))
    stuk[plek] ^= 1
    knoei(s1.session, f"UPDATE {tabel} SET {veld} = :stuk WHERE nr = 17", stuk=bytes(stuk))
    assert gevonden(s1.session).startswith("regel 17:")


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("hash", "'" + "0" * 64 + "'"),
        ("vorige", "'" + "1" * 64 + "'"),
        ("verzoek", "'ander'"),
        ("zaak_id", "NULL"),
        ("zaak_id", "99"),
        ("zaak_nr", "9999"),
        ("op", "'2025-02-03 09:00:01'"),
        ("datum", "'2020-01-01'"),
        ("datum", "NULL"),
        ("gebruiker_id", "(SELECT max(id) FROM gebruiker)"),
        ("gebruiker_id", "NULL"),
        ("actie", "'sluit_af'"),
        ("uitkomst", "'geweigerd'"),
        ("object", "'mandaat/99'"),
        ("object", "NULL"),
    ],
)
def test_een_gewijzigd_zoekveld_wordt_gevonden(s1: Spelers, veld: str, waarde: str) -> None:
    knoei(s1.session, f"UPDATE logboek_regel SET {veld} = {waarde} WHERE nr = 45")
    assert gevonden(s1.session).startswith("regel 45:")


def test_elk_zoekveld_is_geprobeerd() -> None:
    from app.models import LogboekRegel

    geprobeerd = {naam for naam, _ in test_een_gewijzigd_zoekveld_wordt_gevonden.pytestmark[0].args[1]}  # type: ignore[attr-defined]
    assert geprobeerd | {"nr", "regel"} == set(LogboekRegel.__table__.columns.keys())


WEG = "DELETE FROM logboek_payload WHERE nr = :nr", "DELETE FROM logboek_regel WHERE nr = :nr"


def test_een_weggehaalde_laatste_regel_wordt_gevonden(s1: Spelers) -> None:
    nr = laatste(s1.session)
    knoei(s1.session, *WEG, nr=nr)
    assert gevonden(s1.session) == f"het logboek eindigt bij regel {nr - 1}, maar volgens de kop bij regel {nr}"


@pytest.mark.parametrize("nr", [1, 20])
def test_een_weggehaalde_regel_wordt_gevonden(s1: Spelers, nr: int) -> None:
    knoei(s1.session, *WEG, nr=nr)
    assert gevonden(s1.session) == f"regel {nr}: het nummer sluit niet aan"


def test_een_weggehaalde_inhoud_wordt_gevonden(s1: Spelers) -> None:
    knoei(s1.session, WEG[0], nr=20)
    assert gevonden(s1.session) == "regel 20: de inhoud ontbreekt"


def test_verwisselde_regels_worden_gevonden(s1: Spelers) -> None:
    knoei(
        s1.session,
        "UPDATE logboek_regel SET nr = -1 WHERE nr = 20",
        "UPDATE logboek_regel SET nr = 20 WHERE nr = 21",
        "UPDATE logboek_regel SET nr = 21 WHERE nr = -1",
    )
    assert gevonden(s1.session).startswith("regel 20:")


def test_verwisselde_inhoud_wordt_gevonden(s1: Spelers) -> None:
    knoei(
        s1.session,
        "UPDATE logboek_payload SET nr = -1 WHERE nr = 20",
        "UPDATE logboek_payload SET nr = 20 WHERE nr = 21",
        "UPDATE logboek_payload SET nr = 21 WHERE nr = -1",
    )
    assert gevonden(s1.session) == "regel 20: de inhoud is gewijzigd"


@pytest.mark.parametrize("naar", ["nr = nr - 1", "hash = 'x'", "logboek = 'lb-ander'"])
def test_een_verzette_kop_wordt_gevonden(s1: Spelers, naar: str) -> None:
    knoei(s1.session, f"UPDATE logboek_kop SET {naar}")
    assert gevonden(s1.session)


def test_een_ander_achter_het_pseudoniem_wordt_gevonden(s1: Spelers) -> None:
    pseudoniem = s1.directeur_sbjh.actor.pseudoniem
    knoei(s1.session, "UPDATE gebruiker SET pseudoniem = 'p-ander' WHERE pseudoniem = :wie", wie=pseudoniem)
    assert gevonden(s1.session).startswith("regel 1:")


def test_een_nagemaakte_regel_aan_het_eind_wordt_gevonden(s1: Spelers) -> None:
    nr = laatste(s1.session)
    kolommen = "verzoek, regel, zaak_id, zaak_nr, op, datum, gebruiker_id, actie, uitkomst, object"
    waarden = kolommen.replace("verzoek", "'na'").replace("zaak_nr", "zaak_nr + 1")
    knoei(
        s1.session,
        f"INSERT INTO logboek_regel (nr, hash, vorige, {kolommen}) "
        f"SELECT nr + 1, 'x', hash, {waarden} FROM logboek_regel WHERE nr = {nr}",
    )
    assert gevonden(s1.session).startswith(f"regel {nr + 1}:")
