"""What each table says about itself is whole, and it is what the database holds: by its keys and by its triggers."""

# ruff: noqa: S608 - the names of tables and columns are our own
from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Executable, MetaData, Table, select, text, update
from sqlalchemy.exc import DBAPIError

from app.db import Base
from app.models import TABELREGELS
from app.services.naspel import tabellen
from app.tabelregels import GAAT, NAGESPEELD, Lot, Soort
from tests.kern.databanken import Databank, Sqlitebank, maak_engine, migreer
from tests.kern.vulling import bron_van, vul, waarde

NAMEN = sorted(TABELREGELS)
WEGEN = {naam: regels.via for naam, regels in TABELREGELS.items() if regels.via}


def naar(tabel: Table) -> set[str]:
    """The tables that this one refers to."""
    return {fk.column.table.name for fk in tabel.foreign_keys}


def ouder(naam: str) -> str:
    """Where the way to the zaak leads."""
    (sleutel,) = Base.metadata.tables[naam].c[WEGEN[naam]].foreign_keys
    return sleutel.column.table.name


def test_elke_tabel_zegt_wat_zij_is() -> None:
    assert set(NAMEN) == set(Base.metadata.tables)
    for naam, regels in TABELREGELS.items():
        assert regels.naspel, naam
        assert bool(regels.reden) is (regels.lot in (Lot.BLIJFT, Lot.APART)), naam
        kolommen = Base.metadata.tables[naam].columns.keys()
        assert all(fnmatch.filter(kolommen, patroon) for patroon in regels.verandert.kolommen), naam


def test_alleen_inhoud_van_een_zaak_wordt_nagespeeld() -> None:
    nagespeeld = {naam: regels for naam, regels in TABELREGELS.items() if regels.naspel is NAGESPEELD}
    assert all(regels.soort is Soort.INHOUD and regels.lot for regels in nagespeeld.values())
    assert len(nagespeeld) > 20


def test_elke_tabel_met_een_weg_naar_een_zaak_zegt_wat_er_bij_vernietiging_gebeurt() -> None:
    bereikt = {"zaak"}
    for tabel in Base.metadata.sorted_tables:  # what is referred to comes first
        if naar(tabel) & bereikt:
            bereikt.add(tabel.name)
    assert bereikt == {naam for naam, regels in TABELREGELS.items() if regels.lot}


def test_elke_weg_komt_uit_bij_de_zaak() -> None:
    assert {naam for naam, regels in TABELREGELS.items() if regels.lot is Lot.GAAT} == set(WEGEN)
    assert {ouder(naam) for naam in WEGEN} <= {"zaak", *WEGEN}


def test_elke_tabel_die_naar_een_account_wijst_zegt_wat_er_bij_anonimiseren_gebeurt() -> None:
    """Those of a zaak keep what they say of him until it is destroyed."""
    wijst = {tabel.name for tabel in Base.metadata.sorted_tables if naar(tabel) & {"gebruiker", "persoon"}}
    zelf = {naam for naam, regels in TABELREGELS.items() if regels.account}
    assert wijst - set(WEGEN) == zelf - set(WEGEN)
    assert zelf & set(WEGEN) == {"bekeken", "klad"}, "of a zaak and of an account"
    mee = [naam for naam, regels in TABELREGELS.items() if regels.account is GAAT]
    assert all("gebruiker_id" in Base.metadata.tables[naam].columns for naam in mee)


def test_wat_wordt_nagespeeld_leest_het_naspel() -> None:
    gelezen = set(re.findall(r"\bm\.(\w+)", Path(tabellen.__file__).read_text()))
    klassen = {mapper.local_table.name: mapper.class_.__name__ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]
    ongelezen = {naam for naam in NAMEN if TABELREGELS[naam].naspel is NAGESPEELD and klassen[naam] not in gelezen}
    assert ongelezen == set()


# What the database holds.


@pytest.fixture(scope="module")
def gevuld(databank: Databank) -> Iterator[Connection]:
    """A row in every table, and the rights of who owns them."""
    url = databank.leeg()
    engine = maak_engine(url)
    migreer(engine)
    vul(engine)
    with engine.connect() as verbinding:
        yield verbinding
    engine.dispose()
    databank.weg(url)


@pytest.fixture(scope="module")
def op_sqlite() -> Iterator[Connection]:
    bank = Sqlitebank()
    engine = maak_engine(bank.leeg())
    migreer(engine)
    with engine.connect() as verbinding:
        yield verbinding
    engine.dispose()
    bank.sluit()


def geweigerd(verbinding: Connection, opdracht: Executable) -> str:
    """What the database says to it, if anything. Nothing of it is kept."""
    poging = verbinding.begin_nested()
    try:
        verbinding.execute(opdracht)
    except DBAPIError as fout:
        return str(fout.orig)
    finally:
        poging.rollback()
    return ""


def bevroren(regel: str, kolommen: set[str]) -> set[str]:
    """The columns that a trigger of SQLite keeps as they are, whatever else is in the row."""
    gevonden = re.search(r"BEFORE UPDATE(?: OF ([\w, ]+))? ON \w+(?: WHEN (.*?))? BEGIN", regel, re.S)
    if gevonden is None:
        return set()
    namen, als = gevonden.groups()
    if als is None:
        return set(namen.split(", ")) if namen else kolommen
    return {kolom for deel in alternatieven(als) for kolom in re.findall(r"^\(?NEW\.(\w+) IS NOT OLD\.\1\)?$", deel)}


def alternatieven(als: str) -> list[str]:
    """The parts of a condition of which one is enough: what stands between OR outside any brackets."""
    delen, diepte = [""], 0
    for stuk in re.split(r"(\(|\)| OR )", als):
        diepte += (stuk == "(") - (stuk == ")")
        if stuk == " OR " and not diepte:
            delen.append("")
        else:
            delen[-1] += stuk
    return delen


def triggers(verbinding: Connection) -> list[tuple[str, str]]:
    """Table and rule, as SQLite keeps them: those are read as easily as they are written."""
    return [
        tuple(rij) for rij in verbinding.execute(text("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"))
    ]


def test_wat_mag_veranderen_is_wat_de_triggers_niet_vasthouden(op_sqlite: Connection) -> None:
    """Column by column, both ways."""
    for naam in NAMEN:
        kolommen = set(Base.metadata.tables[naam].columns.keys())
        vast = {kolom for tabel, regel in triggers(op_sqlite) if tabel == naam for kolom in bevroren(regel, kolommen)}
        assert TABELREGELS[naam].verandert.mag(kolommen) == kolommen - vast, naam


def zaak_van(naam: str, rij: str = "OLD", diepte: int = 1) -> str:
    """The zaak of a row, as SQL: its own column, or that of the row it hangs under."""
    boven, alias = ouder(naam), f"o{diepte}"
    if boven == "zaak":
        return f"{rij}.{WEGEN[naam]}"
    return f"(SELECT {zaak_van(boven, alias, diepte + 1)} FROM {boven} {alias} WHERE {alias}.id = {rij}.{WEGEN[naam]})"


def test_de_triggers_gaan_dezelfde_weg_naar_de_zaak(op_sqlite: Connection) -> None:
    """A guarded row goes when its zaak was destroyed, and the database finds that zaak by the way that is declared."""
    for naam in (naam for naam in WEGEN if TABELREGELS[naam].bewaakt):
        (regel,) = (regel for tabel, regel in triggers(op_sqlite) if tabel == naam and "BEFORE DELETE" in regel)
        assert f"WHERE v.zaak_id = {zaak_van(naam)} AND v.bevestigd_op IS NOT NULL" in regel, naam


@pytest.mark.beide
def test_beide_databanken_weigeren_te_veranderen_wat_vast_staat(gevuld: Connection) -> None:
    geprobeerd = 0
    for naam, tabel in zonder_model(gevuld).items():
        namen = set(tabel.columns.keys())
        for kolom in namen - TABELREGELS[naam].verandert.mag(namen):
            oud = gevuld.scalar(select(tabel.c[kolom]))
            opdracht = update(tabel).values({kolom: anders(oud, tabel.c[kolom])})
            assert "draaiboek:" in geweigerd(gevuld, opdracht), (naam, kolom)
            geprobeerd += 1
    assert geprobeerd > 250


def zonder_model(verbinding: Connection) -> dict[str, Table]:
    """The tables as the database knows them."""
    metadata = MetaData()
    metadata.reflect(verbinding)
    return {naam: metadata.tables[naam] for naam in NAMEN}


def anders(oud: Any, kolom: Column[Any]) -> Any:
    """Another value of the same kind."""
    if oud is None:
        return waarde(bron_van(kolom))
    if isinstance(oud, bool):
        return not oud
    if isinstance(oud, str):
        return "x" if oud != "x" else "y"
    return oud + {int: 1, bytes: b"x"}.get(type(oud), timedelta(days=1))


@pytest.mark.beide
def test_van_wat_bewaakt_is_gaat_niets_zonder_vernietiging(gevuld: Connection) -> None:
    """And of the other tables no trigger keeps a row."""
    for naam in NAMEN:
        assert ("draaiboek:" in geweigerd(gevuld, text(f"DELETE FROM {naam}"))) is TABELREGELS[naam].bewaakt, naam
