"""The product with its API, on a fresh copy of a template: on SQLite, and where a file asks it on PostgreSQL too.

The services behind it are tested on both, and so is every operation, by the walk through the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.api.beller import Bellers
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_accounts, vul_s1
from tests.web.conftest import draai

HIER = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave PostgreSQL out where a file does not ask it."""
    weg = [item for item in items if HIER in item.path.parents and _alleen_sqlite(item)]
    config.hook.pytest_deselected(items=weg)
    items[:] = [item for item in items if item not in weg]


def _alleen_sqlite(item: pytest.Item) -> bool:
    return item.get_closest_marker("postgres") is not None and item.get_closest_marker("beide") is None


@pytest.fixture
def app(databank: Databank, tmp_path: Path) -> Iterator[Flask]:
    """The product with S1 as it stands on 16 May 2025."""
    url = databank.kopie("s1", vul_s1)
    yield from draai(url, tmp_path)
    databank.weg(url)


@pytest.fixture
def lege_app(databank: Databank, tmp_path: Path) -> Iterator[Flask]:
    """The product without any zaak."""
    url = databank.kopie("accounts", vul_accounts)
    yield from draai(url, tmp_path)
    databank.weg(url)


@pytest.fixture
def bellers(app: Flask) -> Bellers:
    return Bellers(app)
