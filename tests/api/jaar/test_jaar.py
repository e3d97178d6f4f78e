"""The year of the region through the API."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.api.beller import Bellers, code
from tests.api.opzet import veld

JAAR = "/regiojaren/2025"


@pytest.fixture
def moment(bellers: Bellers) -> int:
    """That of March, of the directeur SbJH."""
    jaar = bellers.directeur_sbjh.gelukt(f"{JAAR}/vaststelling", procedures=["begroting"])
    return int(jaar["momenten"][0]["id"])


def test_een_jaar_vaststellen_en_lezen(bellers: Bellers, moment: int) -> None:
    jaar = bellers.directeur_sbjh.lees(JAAR)
    eerste = jaar["momenten"][0]
    assert (eerste["code"], eerste["uiterlijkOp"], eerste["stand"]) == ("voorlopig", "2025-03-31", "te_laat")
    assert eerste["functie"] == "directeur-sbjh"
    assert set(jaar["nietVastgesteld"]) == {"jaarstukken", "kadernota", "tarieven", "uitvoeringsplan"}
    delft = bellers.delft.lees(JAAR)
    assert {m["gemeente"] for m in delft["momenten"]} == {"", "GM0503"}
    later = bellers.directeur_sbjh.lees("/regiojaren/2026")
    assert (later["momenten"], later["ongedaanEerder"][0]["code"]) == ([], "voorlopig")
    nog_eens = bellers.projectleider.doe(f"{JAAR}/vaststelling", procedures=["begroting"])
    assert (code(nog_eens), veld(nog_eens)) == ((422, "ongeldige_invoer"), "procedures")


def test_een_moment_vastleggen_en_verbeteren(bellers: Bellers, moment: int) -> None:
    pad, wat = f"/jaarmomenten/{moment}/uitkomst", {"uitkomst": "gedaan", "datum": "2025-03-20", "kenmerk": "B-7"}
    na = bellers.directeur_sbjh.gelukt(pad, **wat, versie=0)
    assert (na["stand"], na["uitkomstDatum"], na["kenmerk"], na["versie"]) == ("gedaan", "2025-03-20", "B-7", 1)
    assert code(bellers.projectleider.doe(pad, **wat, versie=0, toelichting="Ook.")) == (412, "verouderd")
    zonder = bellers.projectleider.doe(pad, **wat)
    assert (code(zonder), veld(zonder)) == ((422, "motivering_verplicht"), "toelichting")
    assert code(bellers.delft.doe(pad, **wat)) == (403, "geen_recht")
    assert code(bellers.delft.doe("/jaarmomenten/999999/uitkomst", **wat)) == (404, "niet_gevonden")


def test_inbreng_en_wat_de_regio_ermee_doet(bellers: Bellers, moment: int) -> None:
    motie = {"soort": "motie", "van": "GM0503", "procedure": "begroting", "tekst": "Kan het goedkoper?"}
    nieuw = bellers.delft.gelukt(f"{JAAR}/inbreng", **motie)
    assert (nieuw["wie"], nieuw["weging"]) == ("Delft", None)
    assert code(bellers.westland.doe(f"{JAAR}/inbreng", **motie)) == (403, "geen_recht")
    pad = f"/jaarinbreng/{nieuw['id']}/weging"
    weging = {"uitkomst": "overgenomen", "toelichting": "Het past."}
    assert code(bellers.delft.doe(pad, **weging)) == (403, "geen_recht")
    assert bellers.directeur_denhaag.gelukt(pad, **weging)["weging"] == "overgenomen"
    assert code(bellers.directeur_sbjh.doe(pad, **weging)) == (409, "ongeldige_overgang")


def test_wat_bij_iemand_ligt_staat_in_zijn_lijst(bellers: Bellers, moment: int) -> None:
    punten = bellers.directeur_sbjh.lees("/openstaand?groep=u")["resultaten"]
    punt = next(p for p in punten if p["soort"] == "jaarmoment")
    assert (punt["uiterlijkOp"], punt["teLaat"]) == ("2025-03-31", True)
    assert punt["handeling"]["bewerking"] == "leg_jaarmoment_vast"


def test_een_stuk_van_het_jaar_komt_met_zijn_bestand_en_gaat_langs_zijn_stations(bellers: Bellers, moment: int) -> None:
    wie = bellers.directeur_sbjh
    velden = {"titel": "Begroting 2026", "datum": "2025-03-10", "bestand": (BytesIO(b"Wat het kost.\n"), "stuk.txt")}
    pad = f"/api/v1/jaarmomenten/{moment}/stukken"
    antwoord = wie.client.post(pad, data=velden, headers=wie.koppen(), content_type="multipart/form-data")
    assert antwoord.status_code == 201
    stuk = wie.lees(f"/jaarstukken/{antwoord.get_json()['id']}")
    assert (stuk["nu"], stuk["stappen"]) == (stuk["stations"][:1], [])
    assert wie.get(f"/jaarstukken/{stuk['id']}/bestand").data == b"Wat het kost.\n"
    stap = f"/jaarstukken/{stuk['id']}/stations/{stuk['stations'][0]}"
    assert wie.gelukt(stap, uitkomst="doorgeleid", datum="2025-03-12")["nu"] == stuk["stations"][1:2]
    assert code(wie.doe(stap, uitkomst="doorgeleid", datum="2025-03-12")) == (409, "niet_aan_de_beurt")
    (gezien,) = [m for m in wie.lees(JAAR)["momenten"] if m["id"] == moment]
    assert [(s["titel"], s["vervangen"]) for s in gezien["stukken"]] == [("Begroting 2026", False)]
