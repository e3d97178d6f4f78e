"""Several go for one approval, or one ratification, at the same moment: exactly one is done, on both engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatstatus, Rol
from app.domain.basis.fouten import DomeinFout
from app.domain.besluit.spoed import Spoeduitkomst
from app.models import Mandaat, Spoeddeel, Zaak
from app.services.besluit import spoed
from app.services.mandaat import handelingen as mandaten
from tests.kern.databanken import Databank, maak_engine
from tests.kern.omvang import keren
from tests.kern.opzet import VANDAAG, nieuw_mandaat, open_zaak, stel_voor
from tests.kern.spelers import Speler, Spelers, vul_accounts
from tests.services.besluit.test_spoed import BESLOTEN, TOESTAAN, nieuw
from tests.services.besluit.twee import met_profiel
from tests.services.kern.wedloop import eigen, tegelijk

pytestmark = [pytest.mark.traag, pytest.mark.beide]
RONDEN = keren(8, 200)
PLV = "plv@denhaag.example"
COLLEGA = "collega@delft.example"
Poging = Callable[[Speler, str, int], object]


@pytest.fixture(autouse=True)
def regio(tmp_path: Path) -> Iterator[None]:
    with met_profiel(tmp_path, TOESTAAN.format(een_mag="true")):
        yield


def vul(engine: Engine, keer: int) -> None:
    """So many mandaten that wait to be judged, so many spoedbesluiten; and a second account beside each who acts."""
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        zaak = open_zaak(spelers)
        for _ in range(keer):
            stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0503"]))
            spelers.directeur_sbjh.op(BESLOTEN).doet(spoed.neem_spoedbesluit, zaak, nieuw())
        spelers.nieuw(PLV, "GM0518", Rol.REGIEVOERDER, functie_code="directeur-denhaag")
        spelers.nieuw(COLLEGA, "GM0503", Rol.GEMEENTE)


def wedloop(url: str, wie: Sequence[str], poging: Poging) -> list[tuple[int, str, str]]:
    """Each round everybody at once; the round, who, and what he got."""
    start = Barrier(len(wie))

    def loop(email: str) -> list[str]:
        gekregen = []
        with eigen(url) as spelers:
            speler = spelers.van(email)
            zaak = str(spelers.session.scalar(select(Zaak.zaaknummer)))
            spelers.session.rollback()
            for nr in range(1, RONDEN + 1):
                start.wait(120)
                try:
                    poging(speler, zaak, nr)
                except DomeinFout as fout:
                    gekregen.append(f"{nr}/{email}/{fout.code}")
                else:
                    gekregen.append(f"{nr}/{email}/gedaan")
        return gekregen

    return [
        (int(nr), email, wat) for nr, email, wat in (r.split("/") for r in tegelijk([partial(loop, w) for w in wie]))
    ]


def test_een_keurt_goed_en_nooit_wie_voorstelde(databank: Databank) -> None:
    url = databank.kopie(f"spoedrace-{RONDEN}", partial(vul, keer=RONDEN))
    wie = ("directeur@sbjh.example", "directeur@denhaag.example", PLV)
    alles = wedloop(url, wie, lambda speler, _zaak, nr: speler.doet(mandaten.keur_goed, nr, VANDAAG))
    gelukt = [(nr, email) for nr, email, wat in alles if wat == "gedaan"]
    assert Counter(nr for nr, _ in gelukt) == dict.fromkeys(range(1, RONDEN + 1), 1)
    assert "directeur@sbjh.example" not in {email for _, email in gelukt}
    engine = maak_engine(url)
    with Session(engine) as session:
        goed = select(func.count()).select_from(Mandaat).where(Mandaat.status == Mandaatstatus.GOEDGEKEURD)
        assert session.scalar(goed) == RONDEN
    engine.dispose()
    databank.weg(url)


def test_een_college_beslist_een_keer_over_zijn_deel(databank: Databank) -> None:
    """Two accounts of the same college, of which one ratifies and the other refuses."""
    url = databank.kopie(f"spoedrace-{RONDEN}", partial(vul, keer=RONDEN))
    with eigen(url) as spelers:
        delft = spelers.delft.email

    def beslis(speler: Speler, zaak: str, nr: int) -> object:
        uitkomst = Spoeduitkomst.GEWEIGERD if speler.email == COLLEGA else Spoeduitkomst.BEKRACHTIGD
        return speler.doet(spoed.beslis_over_spoedbesluit, zaak, nr, VANDAAG, uitkomst, "B-9", "Zo besloten.")

    alles = wedloop(url, (delft, COLLEGA), beslis)
    assert Counter(nr for nr, _, wat in alles if wat == "gedaan") == dict.fromkeys(range(1, RONDEN + 1), 1)
    assert {wat for _, _, wat in alles} == {"gedaan", "ongeldige_overgang"}
    engine = maak_engine(url)
    with Session(engine) as session:
        beslist = select(func.count()).select_from(Spoeddeel).where(Spoeddeel.beslist_datum.is_not(None))
        assert session.scalar(beslist) == RONDEN
    engine.dispose()
    databank.weg(url)
