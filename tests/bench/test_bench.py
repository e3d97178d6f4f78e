"""The benchmark runs, on a small scale: what it seeds is a database of the product, what it gives has its shape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.db import db
from app.models import Openpunt, Zaak
from app.services.naspel.logboektoets import toets_alles
from app.services.openstaand.bijwerken import vergelijk
from app.services.zoeken.herbouw import begin_opnieuw, lees_verder
from bench.__main__ import Instelling, gezaaid, meet
from bench.spel import MENGING
from bench.uitvoer import tabel
from bench.verzoeken import WERKEN
from bench.zaai import open_app
from tests.services.zoeken.zoekopzet import index, toets_woordenlijst

pytestmark = pytest.mark.traag

AANTAL = 8 + len(MENGING)
"""The played zaken, and a copy of each kind in its proportion."""


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("bench")
    gezaaid(map_, AANTAL)
    return map_


@pytest.fixture
def gevuld(map_: Path) -> Iterator[None]:
    with open_app(map_ / str(AANTAL)).app_context():
        yield
        db.session.close()
        db.engine.dispose()


@pytest.mark.usefixtures("gevuld")
def test_het_logboek_van_een_gezaaide_databank_klopt_met_haar_tabellen() -> None:
    """Chain, tiles, checkpoints, and every row that a replay gives."""
    toets = toets_alles(db.session)
    assert toets.nagespeeld["zaak"] == AANTAL


@pytest.mark.usefixtures("gevuld")
def test_wat_openstaat_is_meegekopieerd_met_zijn_verwijzingen() -> None:
    zaken = db.session.scalars(select(Zaak.id)).all()
    assert not vergelijk(db.session, zaken)
    assert len(set(db.session.scalars(select(Openpunt.zaak_id)))) > len(MENGING) / 2


@pytest.mark.usefixtures("gevuld")
def test_wat_te_vinden_is_is_meegekopieerd_met_zijn_verwijzingen() -> None:
    stond = index(db.session)
    toets_woordenlijst(db.session)
    begin_opnieuw(db.session)
    lees_verder(db.session)
    assert index(db.session) == stond


def test_een_meting_telt_elk_werk_en_zet_het_naast_de_limiet(map_: Path) -> None:
    instelling = Instelling(AANTAL, "sqlite", 1, 0.2, ["lijst", "trede"], map_, map_)
    uit = meet(instelling)
    assert set(uit["werk"]) == {"lijst", "trede"}
    for werk in uit["werk"].values():
        assert all(werk[c][wie] > 0 for c in ("c1", "c8") for wie in ("app", "limiet"))
        assert werk["queries"] > 0
        assert werk["goed"] == {"app": 1.0, "limiet": 1.0}
    assert uit["pss_mb"]["begin"] > 0
    assert tabel(uit).startswith("| work |")
    assert set(WERKEN) > set(uit["werk"])
