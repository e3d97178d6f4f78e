"""The stories that `test_weglating` plays on SQLite, once in full on both databases.

They hold nearly every act there is: what one of them asks of a table, the application's own role on PostgreSQL may.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.services.dossier.gezegd import wat_het_dossier_zegt
from app.services.kern.toegang import vind_dossier
from app.services.naspel.logboektoets import toets_alles
from tests.kern.databanken import Databank, maak_engine
from tests.kern.spelers import vul_accounts
from tests.services.weglating.daden import SBJH, Daad
from tests.services.weglating.meteen import METEEN
from tests.services.weglating.oploop import OPLOOP
from tests.services.weglating.proef import probeer
from tests.services.weglating.sprong import SPRONG
from tests.services.weglating.toneel import Toneel, kleine_regio

pytestmark = pytest.mark.beide


@pytest.fixture(scope="module", autouse=True)
def _drie_gemeenten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with kleine_regio(tmp_path_factory.mktemp("regios")):
        yield


@pytest.mark.parametrize("verhaal", [OPLOOP, METEEN, SPRONG], ids=["ladder", "meteen", "sprong"])
def test_elke_handeling_van_het_verhaal_kan_en_het_logboek_vertelt_hetzelfde(
    databank: Databank, verhaal: Sequence[Daad]
) -> None:
    url = databank.kopie("levens", vul_accounts)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        toneel, geweigerd = Toneel(session), list[str]()
        for daad in verhaal:
            probeer(toneel, daad, geweigerd)
        assert geweigerd == []
        dossier = vind_dossier(session, toneel.actor(SBJH), toneel.nummer)
        assert dossier.zaak.toestand == Toestand.AFGESLOTEN
        assert wat_het_dossier_zegt(session, dossier, toneel.dag(verhaal[-1].dag))
        toets_alles(session)
    engine.dispose()
    databank.weg(url)
