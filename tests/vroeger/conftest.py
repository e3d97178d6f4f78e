"""What commit d9df7ba made, before the house was rebuilt: `d9df7ba.tar.xz`, 259 kB, 4 MB unpacked.

It holds a data folder as an installation has it after `db upgrade`, `demo` and `export` (draaiboek.sqlite3, the signing
key made for it alone, checkpoints), the bundle of that export with its public key, and the OpenAPI document.
"""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.db import db
from tests.web.producten import maak_app

ARCHIEF = Path(__file__).with_name("d9df7ba.tar.xz")


@pytest.fixture(scope="session")
def toen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as it was kept; nobody writes in it."""
    map_ = tmp_path_factory.mktemp("d9df7ba")
    with tarfile.open(ARCHIEF) as archief:
        archief.extractall(map_, filter="data")
    return map_


@pytest.fixture
def product(toen: Path, tmp_path: Path) -> Iterator[Flask]:
    """The product of today on a copy of the data of then, upgraded as the handbook says."""
    map_ = tmp_path / "gegevens"
    shutil.copytree(toen, map_)
    app = maak_app(f"sqlite:///{map_ / 'draaiboek.sqlite3'}", map_)
    with app.app_context():
        assert app.test_cli_runner().invoke(args=["db", "upgrade"]).exit_code == 0
    yield app
    with app.app_context():
        db.engine.dispose()
