"""Fixtures of the tests through the screens: the product on a fresh copy of an SQLite template, and its visitors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from argon2 import PasswordHasher
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from app import create_app
from app.db import db
from app.demo.accounts import WACHTWOORD
from app.models import Gebruiker
from config import Config
from tests.kern.databanken import Databank, deel_vertaling, maak_engine
from tests.kern.spelers import Spelers, vul_accounts, vul_s1
from tests.web.bezoeker import Bezoekers


def geef_wachtwoorden(engine: Engine) -> None:
    """Everybody can log in with the password of the demo, cheaply hashed."""
    goedkoop = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(WACHTWOORD)
    with engine.begin() as verbinding:
        verbinding.execute(update(Gebruiker).values(password=goedkoop))


def _vul_accounts(engine: Engine) -> None:
    vul_accounts(engine)
    geef_wachtwoorden(engine)


def _vul_s1(engine: Engine) -> None:
    vul_s1(engine)
    geef_wachtwoorden(engine)


@pytest.fixture
def url(databank: Databank) -> Iterator[str]:
    """Scenario S1, zaak 2025-0001, as it stands on 16 May 2025, with passwords."""
    url = databank.kopie("web-s1", _vul_s1)
    yield url
    databank.weg(url)


@pytest.fixture
def lege_url(databank: Databank) -> Iterator[str]:
    """The accounts of the demo and no zaak."""
    url = databank.kopie("web-accounts", _vul_accounts)
    yield url
    databank.weg(url)


class Vertaald(BytecodeCache):
    """Templates are compiled once per worker, not once per test."""

    def __init__(self) -> None:
        self._bekend: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._bekend:
            bucket.bytecode_from_string(self._bekend[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._bekend[bucket.key] = bucket.bytecode_to_string()


VERTAALD = Vertaald()
VERTAALDE_REGELS: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}
_vertaal = Rule._compile_builder


def vertaal_regel(regel: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    """So are the addresses: what the library makes of the words of a rule, which it otherwise compiles for each app."""
    woorden = (tuple(regel._trace), repr(regel.defaults), append_unknown)
    if woorden not in VERTAALDE_REGELS:
        VERTAALDE_REGELS[woorden] = _vertaal(regel, append_unknown)
    return VERTAALDE_REGELS[woorden]


def maak_app(url: str, map_: Path, **anders: Any) -> Flask:
    """The product on this database; `anders` are settings that differ from those of most tests."""
    config = Config(
        data_dir=map_,
        database_url=url,
        secret_key="geheim van de test, lang genoeg",
        signing_key_file=map_ / "ondertekening.pem",
        checkpoint_dir=map_ / "checkpoints",
        snelle_wachtwoorden=True,
        **anders,
    )
    with patch.object(Rule, "_compile_builder", vertaal_regel):
        app = create_app(config)
    with app.app_context():
        deel_vertaling(db.engine)
    app.jinja_env.bytecode_cache = VERTAALD
    return app


def draai(url: str, map_: Path, **anders: Any) -> Iterator[Flask]:
    app = maak_app(url, map_, **anders)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(url: str, tmp_path: Path) -> Iterator[Flask]:
    """The product with S1."""
    yield from draai(url, tmp_path)


@pytest.fixture
def lege_app(lege_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The product without any zaak."""
    yield from draai(lege_url, tmp_path)


@pytest.fixture
def bezoekers(app: Flask) -> Bezoekers:
    """The fixed characters behind a browser, in S1."""
    return Bezoekers(app)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A look past the screens, on the same database as `app`."""
    engine = maak_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def spelers(session: Session) -> Spelers:
    """The fixed characters past the screens, on the same database as `app`."""
    return Spelers(session)
