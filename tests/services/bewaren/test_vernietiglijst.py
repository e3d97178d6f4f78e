"""The lists of what goes and what stays are complete: a table or column that is new has to be thought of."""

from __future__ import annotations

from sqlalchemy import Table

from app.db import Base
from app.models import Gebruiker
from app.services.bewaren import vernietiglijst
from app.services.bewaren.anonimiseren import BLIJFT, HOUDT, WEG
from tests.kern.databanken import MIGRATIES


def naar(tabel: Table) -> set[str]:
    """The tables that this one refers to."""
    return {fk.column.table.name for fk in tabel.foreign_keys}


def test_elke_tabel_met_een_weg_naar_een_zaak_heeft_een_plaats() -> None:
    """A new table has to be put in the list, and in a migration when it refuses DELETE."""
    bereikt = {"zaak"}
    for tabel in Base.metadata.sorted_tables:  # what is referred to comes first
        if naar(tabel) & bereikt:
            bereikt.add(tabel.name)
    assert bereikt == {*vernietiglijst.PADEN, *vernietiglijst.BLIJFT, *vernietiglijst.APART}


def test_elke_tabel_die_naar_een_account_wijst_heeft_een_plaats() -> None:
    wijst = {tabel.name for tabel in Base.metadata.sorted_tables if naar(tabel) & {"gebruiker", "persoon"}}
    assert wijst - {*vernietiglijst.PADEN} == {*WEG, *HOUDT}
    assert all("gebruiker_id" in Base.metadata.tables[naam].columns for naam in WEG)


def test_de_migratie_kent_dezelfde_wegen_als_de_dienst() -> None:
    naam = next(pad for pad in MIGRATIES.glob("*_vernietigbaar.py"))
    ruimte: dict[str, object] = {}
    exec(compile(naam.read_text(), str(naam), "exec"), ruimte)  # noqa: S102 - our own file, whose name is no module's
    elders = vernietiglijst.ZONDER_SLOT | {"overname"}  # which its own migration guards
    met_slot = {naam: weg for naam, weg in vernietiglijst.PADEN.items() if naam not in elders}
    assert ruimte["PADEN"] == met_slot | {"kwartaalcijfer": ("zaak_id", "zaak")}


def test_van_een_account_blijven_alleen_sleutels_het_pseudoniem_en_de_dag_waarop_het_begon() -> None:
    """Every other column is emptied, so one that must have a value has to be given one in `_leeg`."""
    assert {"id", "pseudoniem", "persoon_id", "organisatie_id", "aangemaakt_op"} == BLIJFT
    moet = {k.name for k in Gebruiker.__table__.columns if not k.nullable} - BLIJFT
    assert moet == {"email", "naam", "functie", "password", "active", "fs_uniquifier"}
