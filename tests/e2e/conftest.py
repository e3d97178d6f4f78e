"""Fixtures of the tests in a real browser: the product on a free port, and people with a screen each."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from sqlalchemy import Engine
from werkzeug.serving import make_server

from scripts.browser import chromium
from tests.e2e.scherm import Scherm
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_accounts
from tests.web.conftest import geef_wachtwoorden
from tests.web.producten import maak_app

SchermVoor = Callable[..., Scherm]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, quiet."""
    return chromium("--disable-background-networking")


@contextmanager
def _luisterend(url: str, map_: Path) -> Iterator[str]:
    """The product behind a real socket; the address to reach it."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = make_server("127.0.0.1", 0, maak_app(url, map_), threaded=True)
    draad = threading.Thread(target=server.serve_forever)
    draad.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        draad.join()
        server.server_close()


def vul(engine: Engine) -> None:
    vul_accounts(engine)
    geef_wachtwoorden(engine)


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    """How the database of a module is filled; modules replace it."""
    return vul


@pytest.fixture(scope="module")
def basis(
    databank: Databank, vuller: Callable[[Engine], None], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the product, with the database that the module asks for."""
    url = databank.kopie(f"e2e-{vuller.__module__}", vuller)
    with _luisterend(url, tmp_path_factory.mktemp("e2e")) as adres:
        yield adres


@pytest.fixture(scope="module")
def scherm(browser: Browser, basis: str) -> Iterator[SchermVoor]:
    """A screen per account, logged in when it is first asked for."""
    open_: dict[tuple[str | None, int], Scherm] = {}

    def geef(email: str | None, breedte: int = 1360) -> Scherm:
        if (email, breedte) not in open_:
            open_[email, breedte] = Scherm(browser, basis, email, breedte)
        return open_[email, breedte]

    yield geef
    for een in open_.values():
        een.sluit()
