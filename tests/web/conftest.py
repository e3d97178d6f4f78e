"""Fixtures of the tests through the screens: the product on a fresh copy of an SQLite template, and its visitors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from app.demo.accounts import WACHTWOORD
from app.models import Gebruiker
from tests.kern.databanken import Databank, maak_engine
from tests.kern.spelers import Spelers, vul_accounts, vul_s1
from tests.web.bezoeker import Bezoekers
from tests.web.producten import draai


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
