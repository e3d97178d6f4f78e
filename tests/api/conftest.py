"""The product with its API, on a fresh copy of a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.api.beller import Bellers
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_accounts, vul_s1
from tests.web.producten import draai


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
