"""The last use of a token: kept now and then, outside the logboek, and never in the way of who only reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.db import schrijfslot, transaction
from app.domain.gebruiker.token import Tokenbereik
from app.models import Apitoken, Logalarm
from app.services.gebruiker import tokens
from app.services.logboek.waak import open_alarm
from tests.kern.opzet import logboek, tel_vragen
from tests.kern.spelers import VANDAAG, Spelers

pytestmark = pytest.mark.beide

NU = VANDAAG.astimezone(UTC)
KORT, LANG = timedelta(minutes=4, seconds=59), timedelta(minutes=5)


def token_van_delft(spelers: Spelers) -> Apitoken:
    nieuw = tokens.NieuwToken("rekenblad", Tokenbereik.LEZEN)
    return spelers.delft.doet(tokens.maak_token, spelers.delft.actor.id, nieuw).token


def gebruikt(spelers: Spelers, token: Apitoken, op: datetime) -> datetime | None:
    """Used at that moment; what is kept afterwards."""
    tokens.noteer_gebruik(spelers.session, token, op)
    spelers.session.refresh(token)
    return token.laatst_gebruikt_op


def test_het_eerste_gebruik_staat_er_en_daarna_eens_in_de_vijf_minuten(spelers: Spelers) -> None:
    token = token_van_delft(spelers)
    assert token.laatst_gebruikt_op is None
    assert gebruikt(spelers, token, NU) == NU
    assert gebruikt(spelers, token, NU + KORT) == NU
    assert gebruikt(spelers, token, NU + LANG) == NU + LANG


def test_binnen_vijf_minuten_gaat_er_niets_naar_de_database(spelers: Spelers) -> None:
    token = token_van_delft(spelers)
    assert gebruikt(spelers, token, NU) == NU
    with tel_vragen(spelers.session.get_bind().engine) as teller:
        tokens.noteer_gebruik(spelers.session, token, NU + KORT)
    assert len(teller) == 0


def test_een_klok_die_achterloopt_zet_het_gebruik_niet_terug(spelers: Spelers) -> None:
    token = token_van_delft(spelers)
    gebruikt(spelers, token, NU)
    assert gebruikt(spelers, token, NU - timedelta(days=1)) == NU


def test_gebruik_geeft_geen_regel_in_het_logboek(spelers: Spelers) -> None:
    token = token_van_delft(spelers)
    voor = len(logboek(spelers.session))
    gebruikt(spelers, token, NU)
    assert len(logboek(spelers.session)) == voor


def test_het_gaat_door_als_een_alarm_het_logboek_stilzet(spelers: Spelers) -> None:
    token = token_van_delft(spelers)
    with transaction(spelers.session) as session:
        session.add(
            Logalarm(logboek="x", reden="weg", verwacht=2, gevonden=1, bewijs=b"x", gevonden_op=NU, nieuw_logboek="y")
        )
    assert open_alarm(spelers.session) is not None
    assert gebruikt(spelers, token, NU) == NU


@contextmanager
def alleen_lezen(session: Session) -> Iterator[None]:
    """A database that takes no writing, as when its disk is full or it is a copy."""
    engine = session.get_bind()
    assert isinstance(engine, Engine)
    sqlite = engine.dialect.name == "sqlite"
    zo = "PRAGMA query_only = {}" if sqlite else "SET default_transaction_read_only = {}"
    session.rollback()
    for stand in ("on", "off"):
        with engine.connect() as verbinding:
            verbinding.exec_driver_sql(zo.format(stand))
            verbinding.commit()
        if stand == "on":
            yield


def test_een_database_die_niet_schrijft_houdt_het_lezen_niet_op(spelers: Spelers) -> None:
    token = token_van_delft(spelers)
    with alleen_lezen(spelers.session):
        assert gebruikt(spelers, token, NU) is None
        assert tokens.lijst_tokens(spelers.session, spelers.delft.actor.id) == [token]
    assert gebruikt(spelers, token, NU) == NU


def test_wie_lang_schrijft_houdt_het_lezen_niet_op(spelers: Spelers) -> None:
    """On SQLite writers queue; who only reads does not join them. Should it wait here, this test would never end."""
    token, engine = token_van_delft(spelers), spelers.session.get_bind()
    assert isinstance(engine, Engine)
    with schrijfslot(engine):
        assert gebruikt(spelers, token, NU) == (None if engine.dialect.name == "sqlite" else NU)
    assert gebruikt(spelers, token, NU) == NU
