"""What a start reads: a list of commands needs no database, no models and no libraries that make files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask_alembic.cli import cli as db

from app import opdrachten
from app.cli import OPDRACHTEN
from config import WORTEL

pytestmark = pytest.mark.traag

ZWAAR = [
    "sqlalchemy",
    "alembic",
    "pydantic",
    "openpyxl",
    "xlsxwriter",
    "docx",
    "lxml",
    "typst",
    "app.models",
    "app.api",
]
HULP = """
from flask.cli import cli
try:
    cli.main(["--app", "app", "--help"])
except SystemExit as klaar:
    assert klaar.code == 0
"""


def zwaar_na(regels: str) -> set[str]:
    """Which of the heavy modules are there after these lines, in a process of its own."""
    einde = f"\nimport sys; print('GELADEN', *(naam for naam in {ZWAAR!r} if naam in sys.modules))"
    klaar = subprocess.run(
        [sys.executable, "-c", regels + einde], cwd=WORTEL, capture_output=True, text=True, check=True
    )
    return set(klaar.stdout.rpartition("GELADEN")[2].split())


@pytest.mark.parametrize("regels", ["import app", HULP], ids=["import", "help"])
def test_wie_alleen_vraagt_wat_er_is_laadt_niets_zwaars(regels: str) -> None:
    assert zwaar_na(regels) == set()


def test_een_bladzijde_heeft_niets_nodig_dat_bestanden_maakt() -> None:
    assert zwaar_na("import app.opbouw") <= {"sqlalchemy", "alembic", "pydantic", "app.models", "app.api"}


def test_de_lijst_van_opdrachten_zegt_wat_zij_van_zichzelf_zeggen() -> None:
    echt = {str(opdracht.name): opdracht.get_short_help_str(200).rstrip(".") for opdracht in OPDRACHTEN}
    assert opdrachten.OPDRACHTEN.keys() == echt.keys() | {str(db.name)}
    for naam, uitleg in echt.items():
        assert uitleg.startswith(opdrachten.OPDRACHTEN[naam].rstrip(".")), naam


SAMEN = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from flask.cli import FlaskGroup, ScriptInfo
import click
from app import create_app

sys.setswitchinterval(1e-5)
with click.Context(FlaskGroup(), obj=ScriptInfo()):
    app = create_app()
samen = Barrier(4)
def vraag(_):
    samen.wait()
    return app.test_client().get("/inloggen").status_code
with ThreadPoolExecutor(4) as draden:
    print("CODES", *draden.map(vraag, range(4)))
"""


def test_wie_vraagt_terwijl_de_toepassing_nog_wordt_opgebouwd_wacht_tot_zij_er_is(tmp_path: Path) -> None:
    """Otherwise he gets 404, and whoever comes after him too."""
    omgeving = {**os.environ, "DRAAIBOEK_DATA_DIR": str(tmp_path)}
    opdracht = [sys.executable, "-m", "flask", "--app", "app", "db", "upgrade"]
    subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=True, capture_output=True)
    klaar = subprocess.run(
        [sys.executable, "-c", SAMEN], cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=False
    )
    assert klaar.stdout.rpartition("CODES")[2].split() == ["200"] * 4, klaar.stderr[-900:]
