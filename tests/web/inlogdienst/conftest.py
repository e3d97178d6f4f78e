"""One world for a module: its tests each have people of their own in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from app.services.inlogdienst import metagegevens
from tests.kern.databanken import Databank, maak_engine
from tests.kern.getuigen import dien
from tests.web.bezoeker import Bezoeker
from tests.web.conftest import _vul_accounts
from tests.web.inlogdienst.leugenaar import Leugenaar
from tests.web.inlogdienst.wereld import Browser, Wereld, schrijf_dienst, wereld
from tests.web.producten import draai


@pytest.fixture(scope="module")
def samen(databank: Databank, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Wereld, str]]:
    url = databank.kopie("web-accounts", _vul_accounts)
    with wereld(url, tmp_path_factory.mktemp("oidc")) as deze:
        yield deze, url
    databank.weg(url)


@pytest.fixture
def hier(samen: tuple[Wereld, str]) -> Wereld:
    return samen[0]


@pytest.fixture
def engine(samen: tuple[Wereld, str]) -> Iterator[Engine]:
    engine = maak_engine(samen[1])
    yield engine
    engine.dispose()


@pytest.fixture
def browser_van(hier: Wereld) -> Callable[[], Browser]:
    return lambda: Browser(hier)


@pytest.fixture
def leugenaar() -> Iterator[Leugenaar]:
    metagegevens.vergeet()
    wie = Leugenaar()
    with dien(wie) as url:
        wie.url = url
        yield wie
    metagegevens.vergeet()


@pytest.fixture
def lege_app(lege_url: str, tmp_path: Path, leugenaar: Leugenaar) -> Iterator[Flask]:
    bestand = tmp_path / "oidc.toml"
    ander = schrijf_dienst(
        tmp_path, "https://ander.example", "ander", naam="Ander", domein="ander.example", organisatie="geen"
    )
    bestand.write_text(schrijf_dienst(tmp_path, leugenaar.url) + ander)
    yield from draai(lege_url, tmp_path, oidc_bestand=bestand)


@pytest.fixture
def gast(lege_app: Flask) -> Bezoeker:
    return Bezoeker(lege_app)
