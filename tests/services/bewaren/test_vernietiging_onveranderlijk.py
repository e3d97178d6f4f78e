"""The database itself: nothing goes but what two persons destroyed, and nothing changes even then."""

# ruff: noqa: S608 - the names of tables and columns are our own
from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, func, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import Base, transaction
from app.models import Vernietiging
from app.services.bewaren import vernietiging, vernietiglijst
from app.services.logboek import controle
from tests.kern.databanken import Databank, eigenaar, maak_engine
from tests.kern.opzet import open_zaak, zaak_van
from tests.kern.spelers import Spelers, vul_s1
from tests.kern.vulling import vul
from tests.services.bewaren.vernietigen import RIJP, alles, koppen, sluit, stel_voor, vernietig
from tests.web.kern.rollen import voeg_rollen_toe

pytestmark = pytest.mark.beide

ZAAK = "2025-0001"
NEE = "is niet toegestaan|een vernietiging|een voorstel|langer bewaren|een vernietigde zaak|een overname|vier ogen"


def vul_vol(engine: Engine) -> None:
    vul_s1(engine)
    voeg_rollen_toe(engine)
    with Session(engine) as session:  # its import is half-way: confirmed, the file still there
        wie = Spelers(session).directeur_denhaag.actor
        zet = f"bevestigd_op = voorgesteld_op, bevestigd_door_id = {wie.id}, bevestigd_persoon_id = {wie.persoon_id}"
        with transaction(session):
            session.execute(text(f"UPDATE inlezing SET {zet}"))
    vul(engine, set(vernietiglijst.PADEN) - {"bewaarbesluit"})


@pytest.fixture
def vol(databank: Databank) -> Iterator[Spelers]:
    """S1 with something in every table of a zaak, closed."""
    url = databank.kopie("vol", vul_vol)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        sluit(spelers, ZAAK)
        yield spelers
    engine.dispose()
    databank.weg(url)


def probeer(session: Session, opdracht: str) -> str:
    """What the database says to it."""
    with pytest.raises(DBAPIError) as fout, eigenaar(session):
        session.execute(text(opdracht))
    return str(fout.value.orig)


def beschermd(engine: Engine) -> list[str]:
    """The tables of which a row goes only after destruction, by the rules that stand in the database."""
    vraag = (
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'"
        if engine.dialect.name == "sqlite"
        else "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgtype & 8 <> 0 AND NOT tgisinternal"
    )
    with engine.connect() as verbinding:
        return sorted(
            {naam for (naam,) in verbinding.exec_driver_sql(vraag)} & {*vernietiglijst.PADEN, "logboek_payload"}
        )


def test_een_volle_zaak_gaat_in_haar_geheel(vol: Spelers) -> None:
    aantallen = vernietiglijst.tel(vol.session, zaak_van(vol.session, ZAAK))
    geen_inhoud = {
        *("apiantwoord", "openpunt", "export_bundel", "export_opname", "klad", "zoekpassage", "documenttekst"),
        *("behandelaar", "bekeken", "puntbericht", "plaatslink"),
    }
    zonder = {"bewaarbesluit", *geen_inhoud}  # they go, and are not counted
    assert {*aantallen} == {*vernietiglijst.PADEN} - zonder
    verklaring = vernietig(vol, ZAAK).verklaring or ""
    assert vernietiglijst.tel(vol.session, zaak_van(vol.session, ZAAK)) == {}
    keren = verklaring.count("Duinpoort")
    assert alles(vol.session).count(b"Duinpoort") == 2 * keren, "in the mandaten of the declaration and of its entry"
    controle.verifieer(vol.session)


def test_zonder_bevestiging_gaat_er_niets_ook_niet_met_een_voorstel(vol: Spelers) -> None:
    session = vol.session
    tabellen = beschermd(session.get_bind().engine)
    assert len(tabellen) > 20
    stel_voor(vol, ZAAK)
    voor = alles(session)
    for tabel in tabellen:
        if session.scalar(select(func.count()).select_from(Base.metadata.tables[tabel])):
            assert re.search(NEE, probeer(session, f"DELETE FROM {tabel}")), tabel
    assert alles(session) == voor


def test_na_vernietiging_van_een_zaak_gaat_er_van_een_andere_niets(vol: Spelers) -> None:
    ander = open_zaak(vol)
    vernietig(vol, ZAAK)
    for tabel in ("tredebepaling", "logboek_payload", "logboek_regel"):
        assert re.search(NEE, probeer(vol.session, f"DELETE FROM {tabel}")), tabel
    assert vernietiglijst.tel(vol.session, zaak_van(vol.session, ander))["tredebepaling"] == 1


def test_de_verklaring_en_de_koppen_gaan_nooit_en_veranderen_nooit(vol: Spelers) -> None:
    vernietig(vol, ZAAK)
    laatste = len(koppen(vol.session))
    for opdracht in (
        f"DELETE FROM logboek_payload WHERE nr = {laatste}",
        f"UPDATE logboek_payload SET inhoud = inhoud WHERE nr = {laatste}",
        "DELETE FROM logboek_regel",
        "DELETE FROM vernietiging",
        "UPDATE vernietiging SET verklaring = 'x'",
        "UPDATE vernietiging SET bevestigd_op = NULL, bevestigd_datum = NULL",
        "UPDATE zaak SET vernietigd_op = NULL",
        "UPDATE zaak SET toestand = 'zorgelijk'",
    ):
        assert re.search(NEE, probeer(vol.session, opdracht)), opdracht


@pytest.mark.parametrize(
    "waarden",
    [
        "bevestigd_datum = '2035-06-02', bevestigd_persoon_id = voorgesteld_persoon_id, "
        "bevestigd_door_id = voorgesteld_door_id",
        "bevestigd_datum = '2035-06-02', bevestigd_persoon_id = 2, bevestigd_door_id = voorgesteld_door_id",
        "bevestigd_datum = '2025-06-02', bevestigd_persoon_id = 2, bevestigd_door_id = 2",
        "vanaf = '2025-01-01'",
        "voorgesteld_persoon_id = 2",
    ],
    ids=[
        "zelfde persoon",
        "persoon van een ander account",
        "voor de termijn",
        "een andere termijn",
        "een andere voorsteller",
    ],
)
def test_langs_de_dienst_om_bevestigt_niemand_zo(vol: Spelers, waarden: str) -> None:
    stel_voor(vol, ZAAK)
    erbij = ", bevestigd_op = voorgesteld_op, tot_nr = 1, verklaring = 'x'" if "bevestigd" in waarden else ""
    assert re.search(f"{NEE}|CHECK|check", probeer(vol.session, f"UPDATE vernietiging SET {waarden}{erbij}"))


def test_een_vernietiging_begint_nooit_bevestigd_en_niet_in_een_lopende_zaak(vol: Spelers) -> None:
    kolommen = [kolom.name for kolom in Vernietiging.__table__.columns if kolom.name != "id"]
    stel_voor(vol, ZAAK)
    erbij = {k: k for k in kolommen} | {
        "bevestigd_datum": "voorgesteld_datum", "bevestigd_op": "voorgesteld_op", "bevestigd_door_id": "2",
        "bevestigd_persoon_id": "2", "tot_nr": "1", "verklaring": "'x'",
    }  # fmt: skip
    kopie = f"INSERT INTO vernietiging ({', '.join(kolommen)}) SELECT {{}} FROM vernietiging"
    assert re.search(NEE, probeer(vol.session, kopie.format(", ".join(erbij[k] for k in kolommen))))
    with transaction(vol.session) as session:
        session.execute(text("UPDATE zaak SET toestand = 'zorgelijk'"))
    assert re.search(NEE, probeer(vol.session, kopie.format(", ".join(kolommen))))


def test_een_open_besluit_om_langer_te_bewaren_houdt_ook_de_database_tegen(vol: Spelers) -> None:
    stel_voor(vol, ZAAK)
    vol.directeur_sbjh.op(RIJP).doet(vernietiging.bewaar_langer, ZAAK, "Claim.")
    waarden = (
        "bevestigd_datum = '2035-06-02', bevestigd_persoon_id = 2, bevestigd_door_id = 2, "
        "bevestigd_op = voorgesteld_op, tot_nr = 1, verklaring = 'x'"
    )
    assert re.search(NEE, probeer(vol.session, f"UPDATE vernietiging SET {waarden}"))
    assert re.search(NEE, probeer(vol.session, "UPDATE bewaarbesluit SET reden = 'x'"))


def test_een_weggehaalde_inhoud_zonder_verklaring_valt_op(vol: Spelers) -> None:
    """Who drops the rules of the database and empties an entry is found."""
    with eigenaar(vol.session) as session:
        weg = "logboek_payload_geen_delete"
        session.execute(text(f"DROP TRIGGER {weg}" + (" ON logboek_payload" if _pg(session) else "")))
        session.execute(text("DELETE FROM logboek_payload WHERE nr = 3"))
    with pytest.raises(controle.Afwijking, match="regel 3: de inhoud ontbreekt"):
        controle.verifieer(vol.session)


def _pg(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def test_geen_tabel_werd_onbeschermd(vol: Spelers) -> None:
    """What refused DELETE before, refuses it still."""
    engine = vol.session.get_bind().engine
    assert set(beschermd(engine)) >= {"besluit", "document", "export", "mandaat", "noodgreep", "zaakregio", "telling"}
    assert "vernietiging" in inspect(engine).get_table_names()
