"""A backup is of one moment, whole, and comes back as it was: in the same kind of database and in the other."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.domain.bewaking.stand import Ernst
from app.domain.reserve.fouten import NietLeeg
from app.models import LogboekKop, LogboekRegel
from app.services.reserve import laden
from app.services.reserve.kopie import een_moment
from app.services.reserve.rijen import lees_vormen, stroom, tel
from tests.kern.databanken import migreer
from tests.kern.spelers import Spelers
from tests.kern.vulling import lees, vul
from tests.services.bewijs.logboekeigenaar import vul_aan
from tests.services.reserve.kopieen import Installatie, installatie, mis, sqlite

pytestmark = pytest.mark.beide


@pytest.fixture
def hier(tmp_path: Path) -> Installatie:
    return installatie(tmp_path)


def test_wat_terugkomt_is_wat_er_stond_en_het_logboek_klopt_met_buiten(
    s1: Spelers, leeg: Engine, hier: Installatie
) -> None:
    hier.ronde(s1.session)
    manifest = hier.maak(s1.session)
    terug = hier.terug(leeg)
    assert terug.manifest == manifest
    assert manifest.tabellen["logboek_regel"].aantal == manifest.regels > 10
    oordeel = hier.oordeel(leeg, terug, [])
    assert {code for code, w in oordeel.items() if w.ernst is not Ernst.GOED} == set()
    assert "Klopt met het nieuwste checkpoint" in oordeel["buiten"].uitleg


def test_wat_terugkomt_gaat_verder_met_wachters_en_nummers(s1: Spelers, leeg: Engine, hier: Installatie) -> None:
    hier.maak(s1.session)
    hier.terug(leeg)
    with Session(leeg, expire_on_commit=False) as session:
        assert vul_aan(Spelers(session).directeur_sbjh, 2) == session.scalar(select(func.max(LogboekRegel.nr)))
        session.execute(text("INSERT INTO persoon (naam) VALUES ('Nieuw')"))
        session.rollback()
        with pytest.raises(DBAPIError):
            session.execute(text("UPDATE logboek_regel SET actie = 'anders'"))


def test_een_kopie_van_postgresql_gaat_ook_in_sqlite(s1: Spelers, hier: Installatie) -> None:
    hier.ronde(s1.session)
    hier.maak(s1.session)
    with sqlite(hier.map) as daar:
        assert mis(hier.oordeel(daar, hier.terug(daar), [])) == {}


def test_wie_intussen_schrijft_verandert_de_kopie_niet(s1: Spelers, hier: Installatie) -> None:
    with een_moment(s1.session) as verbinding, Session(s1.session.get_bind(), expire_on_commit=False) as ander:
        regel = next(vorm for vorm in lees_vormen(verbinding) if vorm.naam == "logboek_regel")
        voor = tel(verbinding, regel)
        vul_aan(Spelers(ander).directeur_sbjh, 3)
        assert tel(verbinding, regel) == voor
        assert ander.scalar(select(func.max(LogboekRegel.nr))) == voor.aantal + 3
        assert len(list(stroom(verbinding, regel))) == voor.aantal


def test_met_een_schrijver_ernaast_is_elke_kopie_een_geheel(s1: Spelers, hier: Installatie) -> None:
    klaar, bezig = Event(), Event()

    def schrijf() -> None:
        with Session(s1.session.get_bind(), expire_on_commit=False) as ander:
            wie = Spelers(ander).directeur_sbjh
            while not klaar.is_set():
                vul_aan(wie, 1)
                bezig.set()

    schrijver = Thread(target=schrijf)
    schrijver.start()
    try:
        assert bezig.wait(60)
        manifest = hier.maak(s1.session)
    finally:
        klaar.set()
        schrijver.join()
    assert s1.session.scalars(select(LogboekKop.nr)).one() >= manifest.regels
    with sqlite(hier.map) as daar:
        assert mis(hier.oordeel(daar, hier.terug(daar), [])) == {}


def test_in_een_database_waar_al_iets_staat_gaat_niets(s1: Spelers, engine: Engine, hier: Installatie) -> None:
    hier.maak(s1.session)
    with pytest.raises(NietLeeg, match="Daar staat al iets"):
        hier.terug(engine)


def test_een_kopie_van_oudere_tabellen_wordt_bijgewerkt_met_wat_erin_stond(leeg: Engine, hier: Installatie) -> None:
    migreer(leeg, "0058")
    vul(leeg)
    voor = lees(leeg)
    with Session(leeg) as session:
        assert hier.maak(session).kop.migratie == "0058"
    with sqlite(hier.map) as daar:
        assert hier.terug(daar).kop.migratie == "0058"  # read back and held against the manifest, as it stood
        laden.migreer(daar, "head")
        na = lees(daar)
    assert na["persoon"] == voor["persoon"]
    for tabel in ("persoon", "zaak", "document", "logboek_regel", "inlezing"):
        assert len(na[tabel]) == len(voor[tabel]) > 0
