"""Backup, trial, restore and move at the command line: what they say, keep and refuse."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app import create_app
from app.db import db, engine_van, transaction
from app.models import Reservekopie
from app.services.logboek.waak import open_alarm
from app.services.reserve.laden import open_plek
from app.services.reserve.verhuis import merk
from config import WORTEL, Config
from tests.kern.spelers import Spelers
from tests.services.bewijs.logboekeigenaar import vul_aan
from tests.web.bezoeker import Bezoekers, Pagina


def draai(app: Flask, *woorden: str) -> tuple[int, str]:
    uitslag = app.test_cli_runner().invoke(args=list(woorden))
    return uitslag.exit_code, uitslag.output


def gegevens(app: Flask, *woorden: str) -> dict[str, Any]:
    uitslag = app.test_cli_runner().invoke(args=[*woorden, "--json"])
    antwoord: dict[str, Any] = json.loads(uitslag.stdout.splitlines()[0])
    return antwoord | {"exit": uitslag.exit_code}


@pytest.fixture
def kopieen(tmp_path: Path) -> Path:
    """A folder for backups outside the data folder."""
    map_ = tmp_path / "kopieen"
    map_.mkdir()
    return map_


@pytest.fixture
def sleutel(app: Flask, tmp_path: Path) -> tuple[str, str]:
    """The file of the secret key, and the public one."""
    pad = str(tmp_path / "geheim.txt")
    return pad, gegevens(app, "backupsleutel", pad)["openbaar"]


def kopie(app: Flask, map_: Path, publiek: str) -> dict[str, Any]:
    return gegevens(app, "backup", str(map_), "--aan", publiek)


def status(app: Flask) -> str:
    return draai(app, "controle")[1]


def test_zonder_sleutel_geen_kopie_en_onversleuteld_alleen_als_u_het_zegt(app: Flask, kopieen: Path) -> None:
    code, uit = draai(app, "backup", str(kopieen))
    assert (code, "backupsleutel BESTAND" in uit) == (1, True)
    assert list(kopieen.iterdir()) == []
    open_ = gegevens(app, "backup", str(kopieen), "--onversleuteld")
    assert (open_["versleuteld"], open_["met_sleutels"]) == (False, False)
    assert "niet versleuteld" in status(app)


def test_een_kopie_wordt_beproefd_en_de_status_zegt_het(
    app: Flask, bezoekers: Bezoekers, kopieen: Path, sleutel: tuple[str, str]
) -> None:
    assert "Er is hier nog nooit een gemaakt" in status(app)
    gemaakt = kopie(app, kopieen, sleutel[1])
    assert gemaakt["checkpoint"] == gemaakt["regels"]
    assert "Proef met een reservekopie: Nog nooit gedaan" in status(app)
    code, uit = draai(app, "herstel", "--proef", gemaakt["bestand"], "--sleutel", sleutel[0])
    assert code == 0, uit
    assert "let op" not in uit
    assert "De proef is goed. De proef staat genoteerd." in uit
    tekst = Pagina(bezoekers.beheerder.get("/beheer/status").text).tekst
    assert "Proef met een reservekopie" in tekst
    assert "geleden, was goed" in tekst
    assert list(Path(app.extensions["draaiboek"].data_dir).glob("proef-*")) == []


def test_een_proef_die_mislukt_staat_op_de_status(
    app: Flask, session: Session, kopieen: Path, sleutel: tuple[str, str]
) -> None:
    bestand = Path(kopie(app, kopieen, sleutel[1])["bestand"])
    inhoud = bestand.read_bytes()
    bestand.write_bytes(inhoud[:-1] + bytes([inhoud[-1] ^ 1]))
    uitslag = gegevens(app, "herstel", "--proef", str(bestand), "--sleutel", sleutel[0])
    assert (uitslag["exit"], uitslag["klopt"], uitslag["genoteerd"]) == (1, False, True)
    assert session.scalars(select(Reservekopie.proef_goed)).one() is False
    code, uit = draai(app, "controle")
    assert code == 1
    assert "mislukte. De reservekopie is niet heel" in uit


def test_oudere_gaan_weg_en_de_rest_blijft(app: Flask, kopieen: Path, sleutel: tuple[str, str]) -> None:
    oud = [kopieen / f"draaiboek-haaglanden-2020010{dag}T020000Z.tar.gz.age" for dag in range(1, 5)]
    half = kopieen / "draaiboek-haaglanden-20200101T020000Z.tar.gz.age.part"
    ander = kopieen / "draaiboek-rijnmond-20200101T020000Z.tar.gz.age"
    for pad in (*oud, half, ander, kopieen / "van een ander.txt"):
        pad.write_text("x")
    gemaakt = gegevens(app, "backup", str(kopieen), "--aan", sleutel[1], "--bewaar", "3")
    assert set(gemaakt["opgeruimd"]) == {oud[0].name, oud[1].name, half.name}
    assert ander.exists()
    assert len(list(kopieen.iterdir())) == 5
    code, uit = draai(app, "backup", str(kopieen), "--bewaar", "altijd")
    assert (code, "7d5w12m" in uit) == (2, True)


def test_terugzetten_gaat_niet_over_wat_er_staat_en_naar_een_lege_plek_met_alles_erbij(
    app: Flask, kopieen: Path, sleutel: tuple[str, str], tmp_path: Path
) -> None:
    bestand = kopie(app, kopieen, sleutel[1])["bestand"]
    code, uit = draai(app, "herstel", bestand, "--sleutel", sleutel[0])
    assert (code, "Daar staat al iets" in uit) == (1, True)
    url = f"sqlite:///{tmp_path / 'nieuw.sqlite3'}"
    terug = gegevens(app, "herstel", bestand, "--sleutel", sleutel[0], "--naar", url)
    assert (terug["exit"], terug["teruggezet"]) == (0, True), terug
    (map_,) = app.extensions["draaiboek"].data_dir.glob("hersteld-*")
    pem = map_ / "sleutels" / "ondertekening.pem"
    assert pem.read_bytes() == app.extensions["draaiboek"].signing_key_file.read_bytes()
    assert pem.stat().st_mode & 0o777 == 0o600


def test_wie_een_oudere_terugzet_krijgt_het_alarm_en_houdt_wat_er_stond(
    app: Flask, url: str, spelers: Spelers, kopieen: Path, sleutel: tuple[str, str]
) -> None:
    gemaakt = kopie(app, kopieen, sleutel[1])
    vul_aan(spelers.directeur_sbjh, 3)
    assert draai(app, "jobs", "run", "--once")[0] == 0
    spelers.session.close()
    proef = gegevens(app, "herstel", "--proef", gemaakt["bestand"], "--sleutel", sleutel[0])
    assert proef["exit"] == 0
    assert any("Wat later is vastgelegd, zit er niet in" in w["uitleg"] for w in proef["gevonden"])
    code, uit = draai(app, "herstel", gemaakt["bestand"], "--sleutel", sleutel[0], "--vervang")
    assert (code, "nog open" in uit) == (1, True)  # who has it open would go on in what was put aside
    engine_van(spelers.session).dispose()
    terug = gegevens(app, "herstel", gemaakt["bestand"], "--sleutel", sleutel[0], "--vervang")
    assert (terug["exit"], terug["teruggezet"]) == (1, True)
    assert "/logboek/alarm" in terug["gevonden"][-2]["uitleg"]
    plek = Path(url.removeprefix("sqlite:///"))
    (opzij,) = (pad for pad in plek.parent.glob(f"{plek.name}.voor-herstel-*") if pad.name.endswith("Z"))
    for pad, heeft_alarm in ((plek, True), (opzij, False)):
        engine = open_plek(f"sqlite:///{pad}")
        with Session(engine) as session:
            assert (open_alarm(session) is not None) is heeft_alarm
        engine.dispose()


@pytest.mark.parametrize("van", [0, 8192])
def test_over_een_bestand_dat_stuk_is_gaat_terugzetten_en_beproeven_ook(
    app: Flask, url: str, kopieen: Path, sleutel: tuple[str, str], engine: Engine, van: int
) -> None:
    bestand = kopie(app, kopieen, sleutel[1])["bestand"]
    engine.dispose()
    with app.app_context():
        db.engine.dispose()
    plek = Path(url.removeprefix("sqlite:///"))
    stuk = plek.read_bytes()[:van] + b"x" * 900_000
    plek.write_bytes(stuk)
    code, uit = draai(app, "herstel", "--proef", bestand, "--sleutel", sleutel[0])
    assert (code, "de proef is niet genoteerd" in uit) == (0, True), uit
    code, uit = draai(app, "herstel", bestand, "--sleutel", sleutel[0])
    assert (code, "Daar staat al iets" in uit) == (1, True), uit
    terug = gegevens(app, "herstel", bestand, "--sleutel", sleutel[0], "--vervang")
    assert (terug["exit"], terug["teruggezet"]) == (0, True), terug
    (opzij,) = plek.parent.glob(f"{plek.name}.voor-herstel-*Z")
    assert opzij.read_bytes() == stuk


def test_een_lege_plek_laat_niets_opzij_en_een_kopie_die_stuk_is_niets_ernaast(
    app: Flask, kopieen: Path, sleutel: tuple[str, str], tmp_path: Path
) -> None:
    bestand = Path(kopie(app, kopieen, sleutel[1])["bestand"])
    plek = tmp_path / "daar" / "nieuw.sqlite3"
    plek.parent.mkdir()
    heen = ("herstel", str(bestand), "--sleutel", sleutel[0], "--naar", f"sqlite:///{plek}")
    heel = bestand.read_bytes()
    bestand.write_bytes(heel[:-20])
    assert draai(app, *heen)[0] == 1
    assert list(plek.parent.iterdir()) == []
    bestand.write_bytes(heel)
    open_plek(f"sqlite:///{plek}").connect().close()
    assert draai(app, *heen)[0] == 0
    assert not list(plek.parent.glob("*herstel*"))
    assert "Bekijk en wis" in status(app)  # keys lie in the folder of the restore


def test_een_kopie_van_een_database_die_verhuisd_is_zegt_dat(
    app: Flask, session: Session, kopieen: Path, sleutel: tuple[str, str]
) -> None:
    with transaction(session):
        session.add(merk(session, "Verhuisd.", "elders", datetime.now(UTC)))
    code, uit = draai(app, "backup", str(kopieen), "--aan", sleutel[1])
    assert (code, "verhuisd" in uit, "alarm" in uit) == (0, True, False), uit


def test_verhuizen_vraagt_een_richting(app: Flask) -> None:
    assert draai(app, "verhuis")[0] == 2
    code, uit = draai(app, "verhuis", "--terug")
    assert (code, "niet verhuisd" in uit) == (1, True)
    code, uit = draai(app, "verhuis", "--naar", "sqlite:///elders.sqlite3")
    assert (code, "van SQLite naar PostgreSQL" in uit) == (1, True)


def test_een_kopie_die_mislukt_staat_meteen_op_de_status_tot_de_volgende_lukt(
    app: Flask, kopieen: Path, sleutel: tuple[str, str]
) -> None:
    Path(kopie(app, kopieen, sleutel[1])["bestand"]).unlink()  # the next may be made within the same second
    assert "MIS     Reservekopie" not in status(app)
    code, uit = draai(app, "backup", str(kopieen / "niet aangekoppeld"), "--aan", sleutel[1])
    assert (code, "is er niet, of daar kan niet worden geschreven" in uit) == (1, True)
    assert "MIS     Reservekopie: Het maken mislukte één keer: De map" in status(app)
    kopie(app, kopieen, sleutel[1])
    assert "MIS     Reservekopie" not in status(app)


PROEF_EN_DAN = """
import os, sys
from app.services.naspel import logboektoets
from app.services.reserve import toets
from flask.cli import main

def val_om(session):
    print(session.connection().exec_driver_sql("SELECT count(*) FROM logboek_regel").scalar(), flush=True)
    os.kill(os.getpid(), 9)

toets.toets_alles = val_om
sys.argv[1:] = ["--app", "app", "herstel", "--proef", *sys.argv[1:]]
main()
"""


def test_wie_een_proef_omverhaalt_vindt_niets_van_de_kopie_op_de_schijf(
    app: Flask, kopieen: Path, sleutel: tuple[str, str]
) -> None:
    bestand = kopie(app, kopieen, sleutel[1])["bestand"]
    data = Path(app.extensions["draaiboek"].data_dir)
    omgeving = {
        **os.environ,
        "DRAAIBOEK_DATA_DIR": str(data),
        "DRAAIBOEK_DATABASE_URL": app.extensions["draaiboek"].database_url,
    }
    (data / "ondertekening.pem").rename(data / "elders.pem")  # then the key of the backup is asked too
    (data / "checkpoints").rename(data / "andere")
    opdracht = [sys.executable, "-c", PROEF_EN_DAN, bestand, "--sleutel", sleutel[0]]
    gedaan = subprocess.run(opdracht, env=omgeving, cwd=WORTEL, capture_output=True, text=True, timeout=100)
    assert gedaan.returncode == -signal.SIGKILL, gedaan.stderr
    assert int(gedaan.stdout.strip()) > 0
    (map_,) = data.glob("proef-*")
    inhoud = [pad for pad in map_.rglob("*") if pad.suffix != ".lock"]  # that holds a number, and nothing of anybody
    assert sum(pad.stat().st_size for pad in inhoud) == 0
    assert [pad for pad in data.rglob("*.pem") if pad.name != "elders.pem"] == []


KAPOT = ("controle", "gebruikers lijst", "backup . --onversleuteld", "db upgrade", "jobs run --once")


@pytest.mark.parametrize("opdracht", KAPOT)
def test_een_beschadigde_database_geeft_een_bericht_en_geen_regels_van_het_programma(
    tmp_path: Path, opdracht: str
) -> None:
    (tmp_path / "draaiboek.sqlite3").write_bytes(b"dit is geen database" * 500)
    stuk = create_app(
        Config(tmp_path, f"sqlite:///{tmp_path / 'draaiboek.sqlite3'}", "x" * 40, tmp_path / "sleutel.pem")
    )
    with stuk.app_context():
        code, uit = draai(stuk, *opdracht.split())
    assert (code, "De database is beschadigd" in uit) == (1, True)
    antwoord = stuk.test_client().get("/inloggen", base_url="http://localhost")
    assert antwoord.status_code in (200, 503)
