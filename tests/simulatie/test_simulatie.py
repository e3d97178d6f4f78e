"""A region-year of acts and faults on some fixed seeds; and that the simulator finds what is wrong, and shortens it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.simulatie import Gevallen, Plek, Uitslag, krimp, val_van
from app.simulatie.daden import DADEN
from app.simulatie.toets import Geschonden
from tests.kern.databanken import Databank
from tests.kern.omvang import keren

pytestmark = pytest.mark.traag
ZADEN, STAPPEN, OP_POSTGRES = (1, 2), keren(300, 2_000), keren(60, 2_000)
NOOIT = 40
"""So many kinds of act are done at least once in the fixed seeds, and not only refused."""


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Plek:
    return Plek(tmp_path_factory.mktemp("simulatie"))


def test_wat_altijd_moet_gelden_geldt_na_elke_stap_van_vaste_zaden(plek: Plek) -> None:
    gespeeld = [plek.speel(zaad, range(STAPPEN), 50) for zaad in ZADEN]
    assert [wat.stappen for wat in gespeeld] == [STAPPEN] * len(ZADEN)
    gedaan = {daad for wat in gespeeld for (daad, uitkomst) in wat.uitkomsten if uitkomst == "gedaan"}
    assert len(gedaan) > NOOIT, {daad.naam for daad in DADEN} - gedaan
    assert all(wat.per_uitkomst()["gestoord"] and wat.per_uitkomst()["vier_ogen"] for wat in gespeeld)


def test_een_zaad_speelt_zichzelf_precies_na(plek: Plek) -> None:
    eerst, weer = (plek.speel(7, range(60), 60) for _ in range(2))
    assert verhaal(eerst) == verhaal(weer)


def verhaal(wat: Uitslag) -> tuple[object, ...]:
    return wat.uitkomsten, wat.storingen, wat.regels, wat.zaken, wat.kloksprongen


@pytest.mark.postgres
@pytest.mark.parametrize("databank", ["postgres"], indirect=True)
def test_op_postgresql_geldt_hetzelfde(databank: Databank, tmp_path: Path) -> None:
    url = databank.leeg()
    assert Plek(tmp_path, url).speel(3, range(OP_POSTGRES), 60).stappen == OP_POSTGRES
    databank.weg(url)


def test_wat_niet_klopt_wordt_gevonden_en_verkort(plek: Plek, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told here that what it looks for is wrong from the fourth zaak on."""
    monkeypatch.setattr("app.simulatie.loop.toets_geld", _niet_in_de_vierde)
    with pytest.raises(Gevallen) as gevallen:
        plek.speel(1, range(200), 50)
    over, korter = krimp(val_van(plek, 1), range(200), gevallen.value, beurten=12)
    assert korter.kern == gevallen.value.kern
    assert 4 <= len(over) <= gevallen.value.nr
    assert over[-1] == korter.nr


def _niet_in_de_vierde(_session: object, zaak_id: int) -> None:
    if zaak_id >= 4:
        raise Geschonden("dit klopt niet")


def test_verkorten_laat_weg_wat_niet_nodig_is() -> None:
    """Falls when 3, 17 and 40 are among the steps, at the last of them."""

    def val(nummers: Sequence[int]) -> Gevallen | None:
        return Gevallen(1, 40, "daad", "het klopt niet") if {3, 17, 40} <= set(nummers) else None

    over, gevallen = krimp(val, range(100), Gevallen(1, 61, "daad", "het klopt niet"), beurten=200)
    assert (over, gevallen.nr) == ([3, 17, 40], 40)
