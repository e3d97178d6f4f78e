"""What is about a request itself does not depend on the database: these tests run on SQLite alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.db import db
from app.models import LogboekRegel
from tests.api.beller import Beller, Bellers
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_s1
from tests.web.producten import draai


@pytest.fixture(scope="module")
def vaste_app(databank: Databank, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """S1, for a whole module of tests in which nothing is done."""
    yield from draai(databank.kopie("s1", vul_s1), Path(tmp_path_factory.mktemp("api")))


@pytest.fixture(scope="module")
def vaste_bellers(vaste_app: Flask) -> Bellers:
    return Bellers(vaste_app)


@pytest.fixture
def wie(vaste_app: Flask, vaste_bellers: Bellers) -> Iterator[Beller]:
    """Somebody who may; afterwards nothing was done."""
    voor = _gedaan(vaste_app)
    yield vaste_bellers.directeur_sbjh
    assert _gedaan(vaste_app) == voor


def _gedaan(app: Flask) -> int:
    with app.app_context():
        vraag = select(func.count()).select_from(LogboekRegel).where(LogboekRegel.uitkomst == "gedaan")
        return db.session.scalar(vraag.where(LogboekRegel.zaak_id.is_not(None))) or 0
