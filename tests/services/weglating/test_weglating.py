"""Whatever act is left out of a crisis is named: on the list of whom it lies with, on the page of the zaak, on the
checklist of closing, and in the dossier.

Each story is played in rounds, each without several acts at once, none of which may hide another. With `make test-all`
the whole ladder is played without each of its acts in turn, with `DRAAIBOEK_WEGLATEN=een` the others too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.kern.databanken import Databank
from tests.kern.omvang import keren
from tests.kern.spelers import vul_accounts
from tests.services.weglating.daden import Daad
from tests.services.weglating.meteen import METEEN
from tests.services.weglating.oploop import OPLOOP
from tests.services.weglating.proef import Spel, zegt_het
from tests.services.weglating.scherm import kijker
from tests.services.weglating.sprong import SPRONG
from tests.services.weglating.toneel import kleine_regio
from tests.web.conftest import geef_wachtwoorden

pytestmark = pytest.mark.traag
EEN_VOOR_EEN = 0
IN_BEURTEN = os.environ.get("DRAAIBOEK_WEGLATEN") == "een"


@pytest.fixture(scope="module", autouse=True)
def regiomap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with kleine_regio(tmp_path_factory.mktemp("regios")) as map_:
        yield map_


def vul(engine: Engine) -> None:
    vul_accounts(engine)
    geef_wachtwoorden(engine)


def rondes(verhaal: Sequence[Daad], aantal: int) -> list[list[int]]:
    """The acts that can be left out, dealt over so many rounds: what follows on each other is in different ones.

    Two acts on the same thing come together in none: without the first there is nothing to miss the second of.
    """
    weg = [nr for nr, daad in enumerate(verhaal) if daad.mist]
    aantal = len(weg) if IN_BEURTEN or aantal == EEN_VOOR_EEN else aantal
    samen, alleen = list[list[int]](), list[list[int]]()
    for begin in range(aantal):
        waarmee = {nr: verhaal[nr].wat.partition(" ")[2] for nr in weg[begin::aantal]}
        later = [nr for nr, wat in waarmee.items() if wat and wat in [w for n, w in waarmee.items() if n < nr]]
        samen.append([nr for nr in waarmee if nr not in later])
        alleen += [[nr] for nr in later]
    return samen + alleen


@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("naam", "verhaal", "aantal"),
    [
        ("de hele ladder", OPLOOP, keren(22, EEN_VOOR_EEN)),
        ("meteen zeer problematisch", METEEN, 17),
        ("een trede overgeslagen", SPRONG, 11),
    ],
)
def test_wat_wordt_weggelaten_wordt_genoemd(
    databank: Databank,
    tmp_path: Path,
    regiomap: Path,
    naam: str,
    verhaal: Sequence[Daad],
    aantal: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url = databank.kopie("weglating", vul)
    kijk, alle = kijker(regiomap, tmp_path), rondes(verhaal, aantal)
    spel = Spel(tmp_path, Path(url.removeprefix("sqlite:///")), verhaal, kijk)
    volledig = spel.speel([ronde[0] for ronde in alle])
    assert spel.geweigerd == [], "played in full, every act is done, the last of which closes the zaak"
    misten = {nr: daad.mist for nr, daad in enumerate(verhaal) if daad.mist}
    te_veel = [verhaal[nr].wat for nr, mist in misten.items() if zegt_het(mist, volledig)]
    assert te_veel == [], "who does everything hears of none of it"
    spel.kijk = kijk if verhaal is not OPLOOP else None
    gevonden = {nr: uitkomst for ronde in alle for nr, uitkomst in spel.zonder(ronde).items()}
    stil = {f"{nr} {verhaal[nr].wat}": waar for nr, mist in misten.items() if (waar := gevonden[nr].waar_niet(mist))}
    with capsys.disabled():
        print(f"\n{naam}: {len(misten) - len(stil)} van {len(misten)} weggelaten handelingen genoemd")  # noqa: T201
    databank.weg(url)
    assert stil == {}
    assert spel.niet_op_scherm == [], "the screens show what the services give them"
