"""What the application's own role may do, held against the tables and the triggers."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from app.db import Base
from app.domain.basis.fouten import OngeldigeInvoer
from app.services.bewaren.databaserechten import opdrachten
from tests.kern.databanken import Sqlitebank, maak_engine
from tests.kern.spelers import vul_accounts


def gegeven() -> dict[str, str]:
    """What the role may do with each table, as it is written."""
    tekst = "\n".join(opdrachten("toepassing"))
    return {
        tabel: rechten for rechten, tabel in re.findall(r"^GRANT (SELECT, INSERT.*) ON TABLE (\w+) TO", tekst, re.M)
    }


def test_no_update_is_given_where_a_trigger_refuses_every_update() -> None:
    """The triggers are the same on both engines; those of SQLite are read as easily as they are written."""
    bank = Sqlitebank()
    with maak_engine(bank.kopie("accounts", vul_accounts)).connect() as verbinding:
        vraag = "SELECT tbl_name FROM sqlite_master WHERE sql LIKE '%BEFORE UPDATE ON%' AND sql NOT LIKE '%WHEN%'"
        assert set(verbinding.scalars(text(vraag))) == {
            t for t, rechten in gegeven().items() if "UPDATE" not in rechten
        }
    bank.sluit()


def test_where_only_some_columns_may_change_the_right_is_to_those() -> None:
    rechten = gegeven()
    assert set(rechten) == set(Base.metadata.tables)
    assert rechten["zaakregio"] == 'SELECT, INSERT, UPDATE ("tot", "reden_einde"), DELETE'
    assert rechten["stap"] == "SELECT, INSERT, UPDATE, DELETE"
    assert rechten["logboek_kop"] == "SELECT, INSERT, UPDATE"
    assert '"persoon_id"' not in rechten["gebruiker"]


def test_rows_of_the_logboek_never_go() -> None:
    blijft = ("logboek_regel", "logboek_kop", "logboek_tegel", "checkpoint", "getuigenis", "zaak", "vernietiging")
    assert not [tabel for tabel in blijft if "DELETE" in gegeven()[tabel]]


def test_a_name_that_is_no_role_is_refused() -> None:
    for naam in ("", "Rol", "rol; DROP TABLE zaak", "1rol", "rol-x", "public"):
        with pytest.raises(OngeldigeInvoer):
            opdrachten(naam)
