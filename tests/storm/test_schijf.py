"""A disk that is full, fails, is slow or only reads: who asks is told so, nothing is kept by halves, it recovers."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.db import db
from app.services.naspel.logboektoets import toets_alles
from tests.api.beller import Beller, code
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_accounts
from tests.storm.conftest import Zeg
from tests.storm.klant import Klanten, klanten
from tests.storm.knoop import knoop, maak_sleutel
from tests.storm.maat import HEEL, maat
from tests.storm.narekenen import reken_na
from tests.web.producten import draai

pytestmark = pytest.mark.traag
KAPOT = {
    "vol": ("PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000000"),
    "alleen te lezen": ("PRAGMA query_only=ON", "PRAGMA query_only=OFF"),
}
"""What SQLite itself says and does when its disk is like that, and how it ends. What is there already stays there."""
STRACE = shutil.which("strace")
FOUTEN = {
    "fsync geeft EIO": "inject=fdatasync,fsync:error=EIO:when=30+9",
    "schrijven geeft EIO": "inject=pwrite64:error=EIO:when=200+97",
    "schrijven geeft ENOSPC": "inject=pwrite64:error=ENOSPC:when=200+97",
    "fsync is traag": "inject=fdatasync,fsync:delay_enter=50000",
}


def nieuwe(nr: int) -> dict[str, str]:
    return {"naam": "Stichting Storm " * 9 + str(nr), "kvkNummer": f"1234{nr:04d}"}


def tot_het_niet_meer_gaat(directeur: Beller) -> int:
    """How many acts were done before one could not be kept, and was answered so."""
    for nr in range(500):
        antwoord = directeur.post("/aanbieders", nieuwe(nr), Idempotency_Key=f"nr-{nr}")
        if antwoord.status_code != 201:
            assert code(antwoord) == (503, "niet_bereikbaar")
            return nr
    raise AssertionError("it never filled up")


@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
@pytest.mark.parametrize("hoe", KAPOT)
def test_een_schijf_die_niets_aanneemt_geeft_503_en_laat_niets_half_staan(url: str, tmp_path: Path, hoe: str) -> None:
    stuk, heel = KAPOT[hoe]
    token = maak_sleutel(url)
    with contextmanager(draai)(url, tmp_path) as app, app.app_context():
        directeur = Beller(app, token)
        with db.engine.connect() as verbinding:
            verbinding.exec_driver_sql(stuk)
        gelukt = tot_het_niet_meer_gaat(directeur)
        assert directeur.lees("/aanbieders")["aantal"] == gelukt, "reading goes on"
        with db.engine.connect() as verbinding:
            verbinding.exec_driver_sql(heel)
        assert directeur.post("/aanbieders", nieuwe(gelukt), Idempotency_Key=f"nr-{gelukt}").status_code == 201
        assert directeur.lees("/aanbieders")["aantal"] == gelukt + 1
        with Session(db.engine) as session:
            toets_alles(session)


@pytest.mark.skipif(not STRACE or not HEEL, reason="with make test-faults, where strace is")
@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
@pytest.mark.parametrize("hoe", FOUTEN)
def test_een_schijf_die_telkens_hapert_verliest_niets_dat_beantwoord_is(
    databank: Databank, tmp_path: Path, hoe: str, zeg: Zeg
) -> None:
    url = databank.kopie("accounts", vul_accounts)
    voor = [str(STRACE), "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync,pwrite64", "-e", FOUTEN[hoe]]
    with knoop(tmp_path / "een", url, voor) as een, klanten(3, [een.poort], maak_sleutel(url)) as wie:
        wie.wacht_op(maat(20, 150))
    regels = reken_na(url, wie)
    zeg(f"{hoe}: {wie.zeker} beantwoord, {regels} regels, {dict(wie.gehoord())}")


@pytest.mark.skipif(not HEEL or os.geteuid() != 0, reason="with make test-faults, as who may mount")
@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
def test_een_schijf_die_volloopt_en_ruimer_wordt_verliest_niets(databank: Databank, tmp_path: Path, zeg: Zeg) -> None:
    bron = databank.kopie("accounts", vul_accounts).removeprefix("sqlite:///")
    with schijf(tmp_path / "klein", Path(bron).stat().st_size + 2_000_000) as klein:
        url = f"sqlite:///{shutil.copy(bron, klein / 'draaiboek.sqlite3')}"
        token = maak_sleutel(url)
        with knoop(tmp_path / "een", url) as een, klanten(3, [een.poort], token) as wie:
            loop_vol(wie)
            subprocess.run(["mount", "-o", "remount,size=200m", str(klein)], check=True)
            wie.wacht_op(30)
        regels = reken_na(url, wie)
        zeg(f"schijf vol en weer ruim: {wie.zeker} beantwoord, {regels} regels, {dict(wie.gehoord())}")


@contextmanager
def schijf(waar: Path, grootte: int) -> Iterator[Path]:
    waar.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={grootte}", "tmpfs", str(waar)], check=True)
    try:
        yield waar
    finally:
        subprocess.run(["umount", "-l", str(waar)], check=True)


def loop_vol(wie: Klanten) -> None:
    """Until nothing more can be kept, and those at work were told so."""
    for _ in range(2_000):
        if wie.gehoord()[503] > 30:
            return
        wie.allen[0].klaar.wait(0.1)
    raise AssertionError(f"it never filled up: {wie.gehoord()}")
