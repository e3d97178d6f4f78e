"""Connections to PostgreSQL: one that rested is tried before it is used, and one that is gone costs one request."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import NotSupportedError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from app.motor import postgres
from tests.kern.databanken import maak_engine

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("databank", ["postgres"], indirect=True)]


def _verbreek(engine: Engine) -> None:
    """End, from elsewhere, the connection that the pool keeps."""
    with Session(engine) as session:
        nummer = session.scalar(text("SELECT pg_backend_pid()"))
    eigenaar = engine.url.difference_update_query(["options"])
    ander = maak_engine(eigenaar.render_as_string(hide_password=False))
    with ander.connect() as verbinding:
        assert verbinding.scalar(text("SELECT pg_terminate_backend(:nummer, 5000)"), {"nummer": nummer})
    ander.dispose()


def test_na_een_rust_merkt_niemand_dat_zij_weg_was(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "RUST", 0.0)
    _verbreek(engine)
    with Session(engine) as session:
        assert session.scalar(text("SELECT 1")) == 1


def test_zonder_rust_merkt_een_verzoek_het_en_het_volgende_niet(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "RUST", 600.0)
    _verbreek(engine)
    with Session(engine) as session, pytest.raises(OperationalError):
        session.scalar(text("SELECT 1"))
    with Session(engine) as session:
        assert session.scalar(text("SELECT 1")) == 1


def test_wat_vaak_gevraagd_wordt_blijft_voorbereid_ook_nadat_er_is_teruggedraaid(engine: Engine) -> None:
    vraag, voorbereid = text("SELECT 41 + :een"), text("SELECT count(*) FROM pg_prepared_statements")
    for _ in range(8):  # the driver prepares what it was asked five times
        with Session(engine) as session:
            assert session.scalar(vraag, {"een": 1}) == 42
    with Session(engine) as session:
        assert session.scalar(voorbereid)


def test_een_tabel_die_intussen_veranderde_kost_een_verzoek(engine: Engine) -> None:
    """What was prepared of it fails, and is forgotten with that: else it would fail as long as the process lives."""
    eigenaar = maak_engine(engine.url.difference_update_query(["options"]).render_as_string(hide_password=False))
    with eigenaar.begin() as verbinding:
        verbinding.execute(text("CREATE TABLE soms_anders (wat varchar(10))"))
        verbinding.execute(text("GRANT SELECT ON soms_anders TO PUBLIC"))
    vraag = text("SELECT wat FROM soms_anders")
    for _ in range(8):
        with Session(engine) as session:
            session.execute(vraag)
    with eigenaar.begin() as verbinding:
        verbinding.execute(text("ALTER TABLE soms_anders ALTER COLUMN wat TYPE varchar(20)"))
    eigenaar.dispose()
    with Session(engine) as session, pytest.raises(NotSupportedError, match="cached plan"):
        session.execute(vraag)
    with Session(engine) as session:
        assert session.execute(vraag).all() == []


def test_wat_mislukte_wordt_teruggedraaid_en_de_verbinding_blijft_goed(engine: Engine) -> None:
    with Session(engine) as session, pytest.raises(ProgrammingError):
        session.execute(text("SELECT geen_kolom"))
    with Session(engine) as session:
        assert session.scalar(text("SELECT 1")) == 1
