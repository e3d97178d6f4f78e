"""What differs between two editions: added, gone and changed, with old and new."""

from __future__ import annotations

import pytest

from app.domain.draaiboek.draaiboek import Editie
from app.domain.draaiboek.editieverschil import Aard, Regelverschil, Verschil, vergelijk
from app.draaiboeken import alle_edities
from tests.domain.draaiboek.test_draaiboek import GOED, lees_tekst

OUD = lees_tekst(GOED)


def anders(*wijzigingen: tuple[str, str]) -> Editie:
    tekst = GOED
    for oud, nieuw in wijzigingen:
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw, 1)
    return lees_tekst(tekst)


def enige(verschil: Verschil) -> Regelverschil:
    (regel,) = verschil.regels
    return regel


def test_een_editie_verschilt_niet_van_zichzelf() -> None:
    for editie in (OUD, *alle_edities().values()):
        assert vergelijk(editie, editie).delen == ()


@pytest.mark.parametrize(
    ("oud", "nieuw", "soort", "velden"),
    [
        ("termijn = 15", "termijn = 10", "stap ZO-01", [("termijn", "15", "10")]),
        ("termijn = 15\n", "", "stap ZO-01", [("termijn", "15", "–")]),
        ("verplicht = true", "verplicht = false", "stap ZO-01", [("verplicht", "ja", "nee")]),
        ('informeert = ["DO", "BOJ"]', 'informeert = ["DO"]', "stap ZO-01", [("informeert", "DO, BOJ", "DO")]),
        ("nummer = 3", "nummer = 4", "trede", [("nummer", "3", "4")]),
        ("2024-01-01", "2025-06-01", "editie proef", [("geldig_vanaf", "01-01-2024", "01-06-2025")]),
    ],
)
def test_een_gewijzigd_veld_staat_er_oud_en_nieuw(
    oud: str, nieuw: str, soort: str, velden: list[tuple[str, str, str]]
) -> None:
    regel = enige(vergelijk(OUD, anders((oud, nieuw))))
    assert f"{regel.soort} {regel.code}".strip() == soort
    assert (regel.aard, [(v.veld, v.oud, v.nieuw) for v in regel.velden]) == (Aard.GEWIJZIGD, velden)


def test_een_stap_met_een_andere_code_is_een_stap_weg_en_een_erbij() -> None:
    verschil = vergelijk(OUD, anders(('code = "ZO-02"', 'code = "ZO-09"')))
    assert [(r.code, r.aard.value) for r in verschil.regels] == [("ZO-02", "weg"), ("ZO-09", "erbij")]
    assert verschil.delen[0].toestand == "zorgelijk"
    assert (verschil.namen(Aard.WEG), verschil.namen(Aard.ERBIJ)) == (["stap ZO-02"], ["stap ZO-09"])


def test_wat_in_de_ene_richting_erbij_komt_gaat_in_de_andere_weg() -> None:
    nieuw = anders(('code = "ZO-02"', 'code = "ZO-09"'), ("termijn = 15", "termijn = 9"))
    heen, terug = vergelijk(OUD, nieuw), vergelijk(nieuw, OUD)
    assert sorted(heen.namen(Aard.ERBIJ)) == sorted(terug.namen(Aard.WEG))
    assert heen.namen(Aard.GEWIJZIGD) == terug.namen(Aard.GEWIJZIGD) == ["stap ZO-01"]


def test_ook_grendels_en_de_termijn_van_een_noodgreep_tellen_mee() -> None:
    erbij = GOED + '\n[noodgreep]\ntermijn = 3\nbron = "test"\nmerk = "I"\n'
    regel = enige(vergelijk(OUD, lees_tekst(erbij)))
    assert (regel.soort, regel.velden[0].nieuw) == ("noodgreep", "3")
    regel = enige(vergelijk(OUD, anders(('"blokkeert", bron = "test"', '"blokkeert", bron = "elders"'))))
    assert (regel.soort, regel.code) == ("grendel", "GR-10")


def test_een_trede_die_er_niet_was_komt_er_met_haar_stappen_bij() -> None:
    extra = GOED + '\n[treden.niet_in_behandeling]\nnaam = "Terzijde"\nbron = "test"\nmerk = "I"\nstappen = []\n'
    regel = enige(vergelijk(OUD, lees_tekst(extra)))
    assert (regel.soort, regel.naam, regel.aard) == ("trede", "Terzijde", Aard.ERBIJ)
