"""The data of an installation of before: upgraded without loss, opened, replayed, exported."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from tests.kern.databanken import maak_engine, migreer, scripts
from tests.kern.vulling import lees
from tests.test_migrations import behouden
from tests.vroeger.schema import schema
from tests.vroeger.test_bundel import controleer
from tests.web.bezoeker import Bezoeker

ZAAK = "2025-0001"


def databank(map_: Path) -> Engine:
    return maak_engine(f"sqlite:///{map_ / 'draaiboek.sqlite3'}")


@pytest.fixture
def kopie(toen: Path, tmp_path: Path) -> Path:
    """As it was kept, before any upgrade."""
    return Path(shutil.copytree(toen, tmp_path / "kopie"))


def opdracht(product: Flask, *woorden: str) -> str:
    klaar = product.test_cli_runner().invoke(args=list(woorden))
    assert klaar.exit_code == 0, klaar.output
    return klaar.output


def test_zij_staan_op_de_eerste_migratie_die_er_nog_is(kopie: Path) -> None:
    """So upgrading to it does nothing at all, and what comes after it is done to them."""
    engine = databank(kopie)
    voor, staat = schema(engine), lees(engine)
    assert staat["alembic_version"] == [{"version_num": scripts().get_base()}]
    migreer(engine, "0029")
    assert (schema(engine), lees(engine)) == (voor, staat)
    engine.dispose()


def test_bij_het_bijwerken_gaat_niets_verloren(kopie: Path, product: Flask) -> None:
    oud, nieuw = databank(kopie), databank(Path(product.extensions["draaiboek"].data_dir))
    voor, na = lees(oud), lees(nieuw)
    assert na.pop("alembic_version") == [{"version_num": scripts().get_current_head()}]
    assert len(voor["mandaat"]) == 10
    assert all(behouden(rijen, na[tabel]) for tabel, rijen in voor.items() if tabel != "alembic_version")
    oud.dispose()
    nieuw.dispose()


def test_het_logboek_klopt_en_is_na_te_spelen(product: Flask) -> None:
    uit = opdracht(product, "logboek", "verify")
    assert "klopt: 88 regels" in uit
    assert "Boom klopt: 0 tegels en 1 checkpoints." in uit
    assert "mandaat: 10" in uit


def test_wie_er_was_logt_in_en_leest_zijn_zaak(product: Flask) -> None:
    pagina = Bezoeker(product, "directeur@sbjh.example").lees(f"/zaken/{ZAAK}")
    assert ZAAK in pagina.tekst


def test_een_nieuwe_bundel_is_in_orde_en_sluit_aan_op_die_van_toen(product: Flask, toen: Path, tmp_path: Path) -> None:
    nieuw = tmp_path / "nieuw.zip"
    opdracht(product, "export", ZAAK, "--naar", "NZa", "-o", str(nieuw))
    assert controleer(nieuw, toen / "sleutel.pem").startswith("IN ORDE")
    assert controleer(nieuw, toen / "sleutel.pem", eerder=toen / "bundel.zip").startswith("IN ORDE")
    assert "klopt: 89 regels" in opdracht(product, "logboek", "verify")


def test_de_demo_laat_s1_zoals_zij_toen_werd_verteld(product: Flask) -> None:
    """The running zaken come beside it; their entries are all that is new."""
    opdracht(product, "demo", "--vandaag", "2026-11-30")
    engine = databank(Path(product.extensions["draaiboek"].data_dir))
    regels = lees(engine)["logboek_regel"]
    s1 = [regel for regel in regels if regel["zaak_id"] == 1]
    assert len(s1) == 88
    assert len({regel["zaak_id"] for regel in regels if regel["zaak_id"]}) == 5
    engine.dispose()
