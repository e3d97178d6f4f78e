"""Who is named in a note by an @, and what a note leaves behind."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer
from app.domain.samenwerken import voorwerp
from app.domain.samenwerken.notitie import LANGSTE, kenmerk, mag_lezen, toets_tekst
from app.domain.samenwerken.vermelding import MEESTE, Noembaar, genoemden, toets_aantal

ANNA = Noembaar(1, "Anna van Dijk", "directeur@sbjh.example")
ANNA_B = Noembaar(2, "Anna Bos", "anna.bos@delft.example")
HANS = Noembaar(3, "Hans Ødegård", "hans@westland.example")
ALLEN = [ANNA, ANNA_B, HANS]


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [
        ("Niemand.", []),
        ("@Hans kijk jij?", [3]),
        ("Graag jullie mening, @Anna van Dijk en @hans.", [1, 3]),
        ("@anna.bos: klopt dit? (@directeur@sbjh.example)", [2, 1]),
        ("@Hans Odegard, @Hans en nog eens @HANS ØDEGÅRD!", [3]),
        ("Mail naar zorg@gemeente.example of een a@b", []),
        ("Een los @ teken", []),
    ],
)
def test_een_apenstaart_voor_een_naam_noemt_iemand(tekst: str, wie: list[int]) -> None:
    assert genoemden(tekst, ALLEN) == wie


@pytest.mark.parametrize(("tekst", "zegt"), [("@Anna?", "Anna van Dijk, Anna Bos"), ("@Piet Jansen", "“@Piet”")])
def test_een_naam_van_niemand_of_van_meer_mensen_wordt_gezegd(tekst: str, zegt: str) -> None:
    with pytest.raises(OngeldigeInvoer, match=zegt) as fout:
        genoemden(tekst, ALLEN)
    assert fout.value.veld == "tekst"


@given(st.text())
def test_elke_tekst_noemt_alleen_bekenden_of_zegt_wie_niet(tekst: str) -> None:
    with suppress(OngeldigeInvoer):
        assert set(genoemden(tekst, ALLEN)) <= ({1, 2, 3} if "@" in tekst else set())


def test_het_kenmerk_past_bij_een_tekst_en_haar_zout_alleen() -> None:
    assert kenmerk(b"zout", "Ja.") == kenmerk(b"zout", "Ja.")
    assert len({kenmerk(b"zout", "Ja."), kenmerk(b"zout", "Nee."), kenmerk(b"ander", "Ja.")}) == 3


def test_een_notitie_zegt_iets_en_is_niet_te_lang() -> None:
    toets_tekst("x" * LANGSTE)
    for fout in (" \u200b\n", "x" * (LANGSTE + 1)):
        with pytest.raises(DomeinFout):
            toets_tekst(fout)
    toets_aantal(MEESTE)
    with pytest.raises(OngeldigeInvoer):
        toets_aantal(MEESTE + 1)


def test_wie_minder_van_de_zaak_ziet_leest_wat_van_of_voor_hem_is() -> None:
    assert mag_lezen(1, 2, [], volledig=True)
    assert mag_lezen(1, 1, [], volledig=False)
    assert mag_lezen(1, 2, [1], volledig=False)
    assert not mag_lezen(1, 2, [3], volledig=False)


def test_een_ding_van_de_zaak_heet_zoals_in_het_logboek() -> None:
    assert voorwerp.naam_van("mandaat/12") == "Mandaat 12"
    assert voorwerp.naam_van("vraag/3/GM0503") == voorwerp.naam_van("rol/projectleider") == "Taak"
    for naam in ("mandaat/12", "stuk/3/oio/regio", "stap/1.2.3"):
        voorwerp.toets_vorm(naam)
    for naam in ("mandaat", "mandaat/", "../x", "a/" + "b" * 90, "mandaat/1 2"):
        with pytest.raises(OngeldigeInvoer):
            voorwerp.toets_vorm(naam)
