"""Data files that are changed while the application runs: taken over when right, said and left out when wrong."""

from __future__ import annotations

import pytest

from tests.kern.gegevens import Editiemap
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers
from tests.web.zaak.test_trede import BEPALING

KAPOT = "Een gegevensbestand is niet goed"


def schrijf(edities: Editiemap, tekst: str) -> None:
    """Write the file as an editor does, and leave it to the next request to see it."""
    (edities.folder / "2025.toml").write_text(tekst, encoding="utf-8")


@pytest.fixture
def goed(edities: Editiemap) -> str:
    return (edities.folder / "2025.toml").read_text(encoding="utf-8")


def test_een_goede_wijziging_staat_bij_het_volgende_verzoek_op_het_scherm(
    bezoekers: Bezoekers, edities: Editiemap, goed: str
) -> None:
    wie = bezoekers.directeur_sbjh
    assert "Maak een ander plan" not in wie.lees("/draaiboeken/2025").tekst
    schrijf(edities, goed.replace("Maak een herstelplan", "Maak een ander plan"))
    assert "Maak een ander plan" in wie.lees("/draaiboeken/2025").tekst
    assert KAPOT not in wie.lees("/draaiboeken").tekst


def test_bij_een_kapot_bestand_werkt_alles_door_op_het_laatste_goede(
    bezoekers: Bezoekers, spelers: Spelers, edities: Editiemap, goed: str
) -> None:
    pad, wie = f"/zaken/{open_zaak(spelers)}", bezoekers.directeur_sbjh
    schrijf(edities, goed.replace("termijn = 15", "termijn = -15", 1))
    for adres in ("/", "/draaiboeken", "/draaiboeken/2025", pad, f"{pad}/stappen", f"{pad}/draaiboek"):
        assert wie.get(adres).status_code == 200
    assert wie.post(f"{pad}/tredebepaling", **BEPALING).status_code == 302
    schrijf(edities, goed)
    assert KAPOT not in wie.lees("/").tekst, "mended by itself"


def test_het_team_en_de_beheerder_zien_welk_bestand_waar_en_hoe_het_goed_komt(
    bezoekers: Bezoekers, edities: Editiemap, goed: str
) -> None:
    schrijf(edities, goed.replace("termijn = 15", "termijn = -15", 1))
    for wie, adressen in (
        (bezoekers.beheerder, ["/", "/draaiboeken", "/beheer/gebruikers"]),
        (bezoekers.directeur_sbjh, ["/", "/draaiboeken"]),
        (bezoekers.projectleider, ["/", "/draaiboeken"]),
    ):
        for adres in adressen:
            tekst = wie.lees(adres).tekst
            assert KAPOT in tekst
            assert "2025.toml, bij treden > zorgelijk > stappen 1 (ZO-01) > termijn: -15 is negatief" in tekst
            assert "geef 0 werkdagen of meer" in tekst


def test_wie_er_niets_aan_kan_doen_ziet_de_melding_niet(bezoekers: Bezoekers, edities: Editiemap) -> None:
    schrijf(edities, "code = ")
    for wie in (bezoekers.delft, bezoekers.rijnmond, bezoekers.auditor):
        for adres in ("/", "/draaiboeken"):
            assert KAPOT not in wie.lees(adres).tekst


def test_een_map_zonder_bestanden_is_geen_fout_van_de_toepassing(bezoekers: Bezoekers, edities: Editiemap) -> None:
    for pad in edities.folder.glob("*.toml"):
        pad.unlink()
    tekst = bezoekers.beheerder.lees("/draaiboeken").tekst
    assert KAPOT in tekst
    assert "Editie 2025" in tekst
