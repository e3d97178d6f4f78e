"""Whatever act is left out of a crisis is named: on the list of whom it lies with, on the page of the zaak, on the
checklist of closing, and in the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.kern.databanken import Databank
from tests.kern.spelers import vul_accounts
from tests.services.weglating.daden import Daad
from tests.services.weglating.meteen import METEEN
from tests.services.weglating.oploop import OPLOOP
from tests.services.weglating.proef import Spel, zegt_het
from tests.services.weglating.sprong import SPRONG
from tests.services.weglating.toneel import kleine_regio

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module", autouse=True)
def _drie_gemeenten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with kleine_regio(tmp_path_factory.mktemp("regios")):
        yield


@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("naam", "verhaal"),
    [("de hele ladder", OPLOOP), ("meteen zeer problematisch", METEEN), ("een trede overgeslagen", SPRONG)],
)
def test_wat_wordt_weggelaten_wordt_genoemd(
    databank: Databank, tmp_path: Path, naam: str, verhaal: Sequence[Daad], capsys: pytest.CaptureFixture[str]
) -> None:
    url = databank.kopie("weglating", vul_accounts)
    spel = Spel(tmp_path, Path(url.removeprefix("sqlite:///")), verhaal)
    volledig = spel.speel()
    assert spel.geweigerd == [], "played in full, every act is done, the last of which closes the zaak"
    weg = [(nr, daad, daad.mist) for nr, daad in enumerate(verhaal) if daad.mist]
    te_veel = [daad.wat for _, daad, mist in weg if zegt_het(mist, volledig)]
    assert te_veel == [], "who does everything hears of none of it"
    stil = {f"{nr} {daad.wat}": waar for nr, daad, mist in weg if (waar := spel.zonder(nr).waar_niet(mist))}
    with capsys.disabled():
        print(f"\n{naam}: {len(weg) - len(stil)} van {len(weg)} weggelaten handelingen genoemd")  # noqa: T201
    databank.weg(url)
    assert stil == {}
