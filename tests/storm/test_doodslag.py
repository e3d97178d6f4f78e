"""kill -9 under load: workers, their master, the jobs. What was answered is there once, and the chain is whole."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.conftest import POSTGRES
from tests.kern.databanken import Databank
from tests.kern.spelers import vul_accounts
from tests.storm.conftest import Zeg
from tests.storm.klant import klanten
from tests.storm.knoop import Knoop, knoop, maak_sleutel
from tests.storm.maat import maat
from tests.storm.narekenen import reken_na

pytestmark = pytest.mark.traag
KEREN, KLANTEN = maat(9, 500), 4


@pytest.mark.parametrize("databank", ["sqlite", *maat([], [POSTGRES])], indirect=True)
def test_wat_beantwoord_is_gaat_niet_verloren_als_processen_worden_gedood(
    databank: Databank, tmp_path: Path, zeg: Zeg
) -> None:
    url = databank.kopie("accounts", vul_accounts)
    token, kans = maak_sleutel(url), Random(1)  # noqa: S311 - the same every time
    with knoop(tmp_path / "een", url) as een, klanten(KLANTEN, [een.poort], token) as wie:
        wie.wacht_op(KLANTEN)
        een.begin_jobs()
        for keer in range(KEREN):
            dood_iets(een, keer, kans)
            wie.wacht_op(1 + kans.randrange(3))
        log = een.log()
    regels = reken_na(url, wie)
    databank.weg(url)
    assert "Traceback" not in log, log
    zeg(f"{KEREN} keer gedood, {wie.zeker} beantwoord, {regels} regels, {dict(wie.gehoord())}")


def dood_iets(een: Knoop, keer: int, kans: Random) -> None:
    """Mostly a worker; every tenth time the master, which comes back, and the jobs."""
    if keer % 10 == 4:
        een.dood_meester()
        een.begin()
    elif keer % 10 == 8:
        een.dood_jobs()
        een.begin_jobs()
    else:
        een.dood_werker(kans)
