"""A PostgreSQL that is cut off, and one that takes over from another: nothing that was answered is lost unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import db
from app.domain.basis.fouten import AlleenLezen
from app.export.checkpointmap import checkpointmap
from app.export.ondertekening import lees_of_maak_sleutel
from app.models import LogboekKop
from app.services.kern.toegang import vind_dossier
from app.services.logboek.controle import verifieer
from app.services.logboek.ronde import maak_ronde
from app.services.logboek.waak import Afwijkend, open_alarm
from app.services.zaak import zaken
from tests.api.beller import Beller, code
from tests.kern.databanken import maak_engine
from tests.kern.opzet import nieuwe_zaak
from tests.kern.spelers import Spelers
from tests.storm.bank import Bank, banken
from tests.storm.conftest import Zeg
from tests.storm.klant import Klanten, klanten
from tests.storm.knoop import knoop, maak_sleutel
from tests.storm.maat import maat
from tests.storm.narekenen import reken_na
from tests.web.producten import draai

pytestmark = [pytest.mark.postgres, pytest.mark.traag]
KLANTEN = 4


def test_een_databank_die_uitvalt_verliest_niets_dat_beantwoord_is(tmp_path: Path, zeg: Zeg) -> None:
    keren = maat(2, 50)
    with banken(1) as (bank,):
        token = maak_sleutel(bank.url())
        with knoop(tmp_path / "een", bank.url()) as een, klanten(KLANTEN, [een.poort], token) as wie:
            for _ in range(keren):
                wie.wacht_op(KLANTEN)
                bank.stop_meteen()
                bank.begin()
            wie.wacht_op(KLANTEN)
        regels = reken_na(bank.url(), wie)
    assert wie.gehoord()[503], "who could not be served was told so"
    zeg(f"{keren} keer uitgevallen, {wie.zeker} beantwoord, {regels} regels, {dict(wie.gehoord())}")


def test_een_volger_neemt_het_over_zonder_iets_te_verliezen_dat_beantwoord_is(tmp_path: Path, zeg: Zeg) -> None:
    """Two nodes, each of which finds who leads by itself; the follower answers who only reads."""
    keren = maat(1, 10)
    with banken(2) as (een, ander), ExitStack() as stapel:
        ander.volg(een)
        een.wacht_op_volger(samen=True)
        token = maak_sleutel(een.url())
        knopen = [stapel.enter_context(knoop(tmp_path / "samen", een.url(ander))) for _ in range(2)]
        with klanten(KLANTEN, [k.poort for k in knopen], token) as wie:
            for _ in range(keren):
                wie.wacht_op(KLANTEN)
                lees_bij(ander, wie)
                een.stop_meteen()
                ander.bevorder()
                wie.wacht_op(KLANTEN)
                een.volg(ander)
                een, ander = ander, een
                een.wacht_op_volger(samen=True)
        regels = reken_na(een.url(), wie)
    zeg(f"{keren} keer overgenomen, {wie.zeker} beantwoord, {regels} regels, {dict(wie.gehoord())}")


def lees_bij(volger: Bank, wie: Klanten) -> None:
    """On who follows everything can be read and verified, as of a moment ago, and nothing can be recorded."""
    zaak = next(klant.zaak for klant in wie.allen if klant.zeker)  # of another it may not be answered yet
    wacht_tot_bij(volger)
    engine = maak_engine(volger.url())
    try:
        with Session(engine, expire_on_commit=False) as session:
            assert verifieer(session).aantal > 0
            speler = Spelers(session).directeur_sbjh
            assert vind_dossier(session, speler.actor, zaak).volledig
    finally:
        engine.dispose()


def wacht_tot_bij(volger: Bank) -> None:
    """What it has, it shows a moment later: a step is answered once the follower has kept it."""
    for _ in range(10_000):
        if volger.zeg("SELECT 1 WHERE pg_last_wal_replay_lsn() >= pg_last_wal_receive_lsn()"):
            return
    raise AssertionError("the follower does not come along")


def test_wat_een_volger_miste_wordt_gezegd_en_er_komt_niets_bij(tmp_path: Path) -> None:
    """It takes over before it had everything: the checkpoint outside tells that lines are gone."""
    sleutel = lees_of_maak_sleutel(tmp_path / "sleutel.pem", "storm", checkpointmap(tmp_path / "buiten"))
    with banken(2) as (een, ander):
        open_zaken(een, 3)
        ander.volg(een)
        een.wacht_op_volger(samen=False)
        ander.zeg("ALTER SYSTEM SET primary_conninfo = ''")
        ander.zeg("SELECT pg_reload_conf()")
        wacht_tot_los(een)
        punt = open_zaken(een, 4, sleutel)
        een.stop_meteen()
        ander.bevorder()
        engine = maak_engine(ander.url())
        with Session(engine, expire_on_commit=False) as session:
            over = session.scalars(select(LogboekKop.nr)).one()
            session.rollback()
            assert over < punt
            with pytest.raises(Afwijkend, match=str(punt)):
                maak_ronde(session, sleutel, datetime.now(UTC), nieuw_mag=False)
            assert open_alarm(session) is not None
            with pytest.raises(AlleenLezen):
                Spelers(session).directeur_sbjh.doet(zaken.open_zaak, nieuwe_zaak())
            assert verifieer(session).aantal == over, "what is left is whole"
        engine.dispose()


def open_zaken(bank: Bank, aantal: int, sleutel: object = None) -> int:
    """So many, and a checkpoint outside when there is a key; returns how long the logboek is."""
    engine = maak_engine(bank.url())
    with Session(engine, expire_on_commit=False) as session:
        for _ in range(aantal):
            Spelers(session).directeur_sbjh.doet(zaken.open_zaak, nieuwe_zaak())
        if sleutel:
            maak_ronde(session, sleutel, datetime.now(UTC), nieuw_mag=True)  # type: ignore[arg-type]
        lengte = session.scalars(select(LogboekKop.nr)).one()
    engine.dispose()
    return lengte


def wacht_tot_los(bank: Bank) -> None:
    for _ in range(10_000):
        if not bank.zeg("SELECT 1 FROM pg_stat_replication"):
            return
    raise AssertionError("the follower does not let go")


def test_een_knoop_op_een_volger_leest_en_zegt_dat_hij_niets_kan_bewaren(tmp_path: Path) -> None:
    with banken(2) as (een, ander):
        token = maak_sleutel(een.url())
        ander.volg(een)
        een.wacht_op_volger(samen=True)
        open_zaken(een, 1)
        with toepassing(ander.url(), tmp_path) as app:
            directeur = Beller(app, token)
            assert directeur.lees("/zaken")["aantal"] == 1
            gezegd = directeur.post("/aanbieders", {"naam": "Stichting Storm", "kvkNummer": "12345678"})
            assert code(gezegd) == (503, "niet_bereikbaar")


def test_een_knoop_zonder_databank_zegt_dat_en_leeft_weer_op(tmp_path: Path) -> None:
    with banken(1) as (bank,):
        token = maak_sleutel(bank.url())
        with toepassing(bank.url(), tmp_path) as app:
            directeur = Beller(app, token)
            assert directeur.lees("/zaken")["aantal"] == 0
            bank.stop_meteen()
            assert app.test_client().get("/gereed").status_code == 503
            assert app.test_client().get("/zaken").status_code == 302
            assert code(directeur.get("/zaken")) == (503, "niet_bereikbaar")
            bank.begin()
            assert directeur.lees("/zaken")["aantal"] == 0


@contextmanager
def toepassing(url: str, map_: Path) -> Iterator[Flask]:
    """The product in this process; at the end it lets go of the database, which is gone then."""
    with contextmanager(draai)(url, map_) as app:
        yield app
        with app.app_context():
            db.engine.dispose()
