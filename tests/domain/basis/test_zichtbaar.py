"""What of a text a reader sees: lines, numbers as they were meant, and refusals that show what cannot be seen."""

from __future__ import annotations

import pytest

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.invoer import lees_bedrag, lijkt_op_bsn, schone_regel, schone_tekst, toets_kvk, toets_motivering
from app.domain.basis.tekst import mailvorm, toon
from app.web.kern.eenvorm import waarden_gelijk
from app.weergave import bedragen_gelijk


@pytest.mark.parametrize(
    ("getypt", "regel"),
    [
        ("Jan\u00a0 de\tWit ", "Jan de Wit"),
        ("\ufeffStichting\r\nÉlan\u200b", "Stichting Élan"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("\u2067\u200f\u2069", ""),
        ("zorg\u00adgroep", "zorggroep"),
    ],
)
def test_een_naam_is_een_regel_zonder_onzichtbaars(getypt: str, regel: str) -> None:
    assert schone_regel(getypt) == regel


def test_een_langere_tekst_blijft_wat_zij_was_en_is_leeg_als_niemand_iets_ziet() -> None:
    assert schone_tekst("👨‍👩‍👧 en\nשלום ") == "👨‍👩‍👧 en\nשלום"
    assert schone_tekst("\u200b\u2060 \n\u00a0") == ""
    with pytest.raises(MotiveringVerplicht):
        toets_motivering("\u200b\u00a0")


def test_een_weigering_toont_wat_niet_te_zien_is() -> None:
    assert toon("Den\u00a0Haag\u200b\u202e\t") == "Den⟨vaste spatie⟩Haag⟨U+200B⟩⟨U+202E⟩⟨tab⟩"
    with pytest.raises(OngeldigeInvoer, match=r"⟨U\+0007⟩"):
        schone_tekst("piep\x07")


def test_een_getal_wordt_gelezen_zoals_het_was_bedoeld() -> None:
    assert toets_kvk("\u202a3000\u00a00001\u202c") == "30000001"
    assert lees_bedrag("€\u202f450.000\u200b") == 450_000_00
    assert lees_bedrag("４５０") == 450_00
    with pytest.raises(OngeldigeInvoer):
        lees_bedrag("\u202e12")  # a reader saw 21


def test_een_onzichtbaar_teken_verbergt_geen_bsn() -> None:
    assert lijkt_op_bsn("kind 111\u200b222\u2060333")


def test_een_adres_wordt_vergeleken_zoals_het_wordt_bewaard() -> None:
    assert mailvorm("\u200bＪan.de-Wit@Voorbeeld.example ") == "jan.de-wit@voorbeeld.example"


def test_bedragen_van_een_kolom_hebben_een_vorm() -> None:
    assert bedragen_gelijk([euro(33_000_000), euro(3_333_334), "–"]) == ["€ 330.000,00", "€ 33.333,34", "–"]
    assert bedragen_gelijk([euro(33_000_000), euro(1_00)]) == ["€ 330.000", "€ 1"]
    paren = [("Aandeel", euro(0)), ("Betaald", euro(1_50)), ("Tekst", "tot € 100")]
    assert [waarde for _, waarde in waarden_gelijk(paren)] == ["€ 0,00", "€ 1,50", "tot € 100"]
