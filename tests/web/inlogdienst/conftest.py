"""One world for a module: its tests each have people of their own in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine

from tests.kern.databanken import Databank, maak_engine
from tests.web.conftest import _vul_accounts
from tests.web.inlogdienst.wereld import Browser, Wereld, wereld


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
