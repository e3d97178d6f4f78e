"""Migrations one can trust: from nothing to the models, in one line, and with what was already stored.

What the baseline itself makes is held in `tests/vroeger`; here every later migration is taken with rows in the tables.
"""

from __future__ import annotations

import re

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import (
    CheckConstraint,
    Engine,
    inspect,
    text,
)

import app.models  # noqa: F401 - fills the metadata
from app.db import Base
from tests.kern.databanken import MIGRATIES, migreer, scripts
from tests.kern.omvang import keren
from tests.kern.vulling import ZOEKINDEX, Rij, lees, vul

pytestmark = pytest.mark.beide

BESTANDEN = sorted(pad.name for pad in MIGRATIES.glob("*.py"))
BEGIN = 29
"""The baseline bears the number of the last migration that it replaced."""
REVISIES = [script.revision for script in reversed(list(scripts().walk_revisions()))]
VANAF = keren([REVISIES[0], *REVISIES[-4:-1]], REVISIES)
"""Where the way begins: what was released, and the last ones; with `make test-all` every revision there ever was, each
of which stood here when it was among the last."""


def test_van_leeg_naar_de_laatste_is_gelijk_aan_de_modellen(leeg: Engine) -> None:
    migreer(leeg)
    with leeg.connect() as verbinding:
        opties = {"compare_type": True, "compare_server_default": True, "include_name": _van_de_modellen}
        context = MigrationContext.configure(verbinding, opts=opties)
        assert compare_metadata(context, Base.metadata) == []


def _van_de_modellen(naam: str | None, _soort: str, _ouders: object) -> bool:
    """The index of words is of the database alone, and other on each."""
    return not ZOEKINDEX.fullmatch(naam or "")


def test_checks_en_namen_zijn_die_van_de_modellen(leeg: Engine) -> None:
    """Autogenerate does not compare CHECK constraints."""
    migreer(leeg)
    for tabel in Base.metadata.sorted_tables:
        verwacht = {check.name for check in tabel.constraints if isinstance(check, CheckConstraint)}
        assert {check["name"] for check in inspect(leeg).get_check_constraints(tabel.name)} == verwacht


def test_nog_eens_migreren_verandert_niets(leeg: Engine) -> None:
    migreer(leeg)
    voor = lees(leeg)
    migreer(leeg)
    assert lees(leeg) == voor


def test_de_bestanden_zijn_genummerd_in_een_rij() -> None:
    assert [naam[:4] for naam in BESTANDEN] == [f"{BEGIN + nummer:04d}" for nummer in range(len(BESTANDEN))]
    assert [naam[:4] for naam in BESTANDEN] == REVISIES
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.py", naam) for naam in BESTANDEN)


def test_elke_migratie_volgt_op_de_vorige_en_kent_geen_weg_terug() -> None:
    """There is no downgrade: what was recorded cannot be undone."""
    for vorige, revisie in zip([None, *REVISIES], REVISIES, strict=False):
        script = scripts().get_revision(revisie)
        assert script.down_revision == vorige
        assert not hasattr(script.module, "downgrade")


def test_een_migratie_leest_niets_van_de_toepassing() -> None:
    """It must do tomorrow what it did today, whatever the models say by then."""
    uit_app = re.compile(r"^\s*(from|import) (app|config)\b", re.M)
    assert [pad.name for pad in MIGRATIES.rglob("*.py") if uit_app.search(pad.read_text())] == []


@pytest.mark.traag
@pytest.mark.parametrize("revisie", VANAF)
def test_wat_er_stond_overleeft_de_weg_naar_de_laatste(leeg: Engine, revisie: str) -> None:
    migreer(leeg, revisie)
    vul(leeg)
    voor = lees(leeg)
    assert all(rijen for tabel, rijen in voor.items() if tabel != "alembic_version")
    migreer(leeg)
    na = lees(leeg)
    for tabel, rijen in voor.items():
        if tabel != "alembic_version":
            assert behouden(rijen, na[tabel]), tabel


def behouden(voor: list[Rij], na: list[Rij]) -> bool:
    """Every row is still there, with the value of each column that still exists."""
    return all(any(rij.items() <= {**rij, **nieuw}.items() for nieuw in na) for rij in voor)


@pytest.mark.traag
def test_het_vangnet_merkt_verlies(leeg: Engine) -> None:
    """The harness itself: a value that a migration would lose is noticed."""
    migreer(leeg)
    vul(leeg)
    voor = lees(leeg)["persoon"]
    with leeg.begin() as verbinding:
        verbinding.execute(text("UPDATE persoon SET naam = 'weg'"))
    assert not behouden(voor, lees(leeg)["persoon"])
