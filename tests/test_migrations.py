"""Migrations one can trust: from nothing to the models, in one line, and with what was already stored."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from app.draaiboeken import editiebestand
from tests.kern.databanken import MIGRATIES, Databank, maak_engine, migreer, scripts
from tests.kern.vulling import Rij, lees, vul

pytestmark = pytest.mark.beide

BESTANDEN = sorted(pad.name for pad in MIGRATIES.glob("*.py"))
REVISIES = [script.revision for script in reversed(list(scripts().walk_revisions()))]


@pytest.fixture
def leeg(databank: Databank) -> Iterator[Engine]:
    """A database without anything in it."""
    url = databank.leeg()
    engine = maak_engine(url)
    yield engine
    engine.dispose()
    databank.weg(url)


def test_van_leeg_naar_de_laatste_is_gelijk_aan_de_modellen(leeg: Engine) -> None:
    migreer(leeg)
    with leeg.connect() as verbinding:
        context = MigrationContext.configure(verbinding, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


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
    assert [naam[:4] for naam in BESTANDEN] == [f"{nummer:04d}" for nummer in range(1, len(BESTANDEN) + 1)]
    assert [naam[:4] for naam in BESTANDEN] == REVISIES
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.py", naam) for naam in BESTANDEN)


def test_elke_migratie_volgt_op_de_vorige_en_kent_geen_weg_terug() -> None:
    """There is no downgrade: what was recorded cannot be undone."""
    for vorige, revisie in zip([None, *REVISIES], REVISIES, strict=False):
        script = scripts().get_revision(revisie)
        assert script.down_revision == vorige
        assert not hasattr(script.module, "downgrade")


@pytest.mark.parametrize("revisie", REVISIES)
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


def test_een_zaak_van_voor_de_edities_bewaart_voortaan_haar_tekst(leeg: Engine) -> None:
    """And one whose file is gone goes on without."""
    migreer(leeg, "0006")
    vul(leeg)
    with leeg.begin() as verbinding:
        verbinding.execute(text("UPDATE zaak SET editie = '2021'"))
        kolommen = ", ".join(k["name"] for k in inspect(verbinding).get_columns("zaak") if k["name"] != "id")
        ander = kolommen.replace("zaaknummer", "'1999-0001'").replace("editie", "'1999'")
        verbinding.execute(text(f"INSERT INTO zaak (id, {kolommen}) SELECT 77, {ander} FROM zaak"))  # noqa: S608
    migreer(leeg)
    na = lees(leeg)
    (versie,) = na["draaiboekversie"]
    bestand = editiebestand("2021")
    assert (versie["code"], versie["inhoud"], versie["sha256"]) == ("2021", bestand.inhoud, bestand.sha256)
    assert {rij["editie"]: rij["editie_sha256"] for rij in na["zaak"]} == {"2021": bestand.sha256, "1999": None}


def test_het_vangnet_merkt_verlies(leeg: Engine) -> None:
    """The harness itself: a value that a migration would lose is noticed."""
    migreer(leeg)
    vul(leeg)
    voor = lees(leeg)["persoon"]
    with leeg.begin() as verbinding:
        verbinding.execute(text("UPDATE persoon SET naam = 'weg'"))
    assert not behouden(voor, lees(leeg)["persoon"])
