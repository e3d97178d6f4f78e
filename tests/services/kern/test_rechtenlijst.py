"""The lists of what the application's own role may do, held against the tables and the triggers."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.db import Base
from app.domain.basis.fouten import OngeldigeInvoer
from app.services.bewaren.databaserechten import NOOIT_ANDERS, WEG, opdrachten
from tests.kern.databanken import Sqlitebank, maak_engine
from tests.kern.spelers import vul_accounts


def test_no_update_is_given_where_a_trigger_refuses_every_update() -> None:
    """The triggers are the same on both engines; those of SQLite are read as easily as they are written."""
    bank = Sqlitebank()
    with maak_engine(bank.kopie("accounts", vul_accounts)).connect() as verbinding:
        vraag = "SELECT tbl_name FROM sqlite_master WHERE sql LIKE '%BEFORE UPDATE ON%' AND sql NOT LIKE '%WHEN%'"
        assert set(verbinding.scalars(text(vraag))) == NOOIT_ANDERS
    bank.sluit()


def test_the_lists_name_tables_that_exist_and_disagree_nowhere() -> None:
    tabellen = set(Base.metadata.tables)
    assert tabellen >= NOOIT_ANDERS
    assert tabellen >= WEG
    assert not {"logboek_regel", "logboek_kop", "logboek_tegel", "checkpoint", "getuigenis"} & WEG


def test_a_name_that_is_no_role_is_refused() -> None:
    for naam in ("", "Rol", "rol; DROP TABLE zaak", "1rol", "rol-x", "public"):
        with pytest.raises(OngeldigeInvoer):
            opdrachten(naam)
