"""Questions to municipalities and their positions: who sees which, who speaks for whom, what is noted of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.beller import BASIS, Beller, Bellers, code

ZAAK = "/zaken/2025-0001"
DELFT, WESTLAND = "GM0503", "GM1783"


@pytest.fixture
def vraag(bellers: Bellers) -> str:
    """Question 1, to Delft alone."""
    gesteld = {"tekst": "Bent u akkoord? " * 10, "datum": "2025-06-02", "reactieVoorDatum": "2025-06-13"}
    antwoord = bellers.directeur_sbjh.doe(f"{ZAAK}/vragen", gemeenten=[DELFT], **gesteld)
    assert antwoord.status_code == 201, antwoord.text
    assert antwoord.headers["Location"].endswith(f"{ZAAK}/vragen/1")
    return f"{ZAAK}/vragen/1"


def zeg(wie: Beller, gemeente: str = DELFT, standpunt: str = "akkoord", **meer: Any) -> Any:
    return wie.doe(f"{ZAAK}/standpunten", vraag=1, gemeente=gemeente, standpunt=standpunt, datum="2025-06-05", **meer)


def handelingen(bellers: Bellers) -> list[str]:
    regels = bellers.directeur_sbjh.lees(f"{ZAAK}/logboek?paginagrootte=200")["resultaten"]
    return [regel["handeling"] for regel in regels]


def test_zonder_gemeenten_gaat_een_vraag_naar_alle(bellers: Bellers) -> None:
    gelukt = bellers.projectleider.gelukt(f"{ZAAK}/vragen", tekst="Akkoord?", reactieVoorDatum="2034-01-01")
    assert len(gelukt["gemeenten"]) == 9
    assert {stand["standpunt"] for stand in gelukt["gemeenten"]} == {"geen_reactie"}
    assert bellers.westland.lees(f"{ZAAK}/vragen")["aantal"] == 1


def test_de_eerste_keer_dat_een_gemeente_opent_staat_in_het_logboek(bellers: Bellers, vraag: str) -> None:
    (regel,) = bellers.delft.lees(f"{ZAAK}/vragen")["resultaten"]
    assert len(regel["begin"]) == 120
    assert "tekst" not in regel
    assert bellers.delft.client.head(BASIS + vraag, headers=bellers.delft.koppen()).status_code == 200
    assert "zie_vraag" not in handelingen(bellers)
    assert bellers.delft.lees(vraag)["gemeenten"][0]["gezienOp"]
    bellers.delft.lees(vraag)
    bellers.directeur_sbjh.lees(vraag)
    assert handelingen(bellers).count("zie_vraag") == 1


def test_een_gemeente_ziet_geen_vraag_aan_een_ander(bellers: Bellers, vraag: str) -> None:
    zeg(bellers.delft)
    assert code(bellers.westland.get(vraag)) == (404, "niet_gevonden")
    assert bellers.westland.lees(f"{ZAAK}/vragen")["aantal"] == 0
    assert bellers.westland.lees(f"{ZAAK}/standpunten")["aantal"] == 0
    assert bellers.delft.lees(f"{ZAAK}/standpunten")["aantal"] == 1


@pytest.mark.parametrize(
    ("wie", "status"), [("rijnmond", 404), ("auditor", 404), ("beheerder", 404), ("wethouder", 200), ("delft", 200)]
)
def test_wie_de_vragen_leest(bellers: Bellers, vraag: str, wie: str, status: int) -> None:
    for pad in (f"{ZAAK}/vragen", f"{ZAAK}/standpunten"):
        assert getattr(bellers, wie).get(pad).status_code == status


def test_een_gemeente_spreekt_voor_zichzelf(bellers: Bellers, vraag: str) -> None:
    gezegd = zeg(bellers.delft)
    assert gezegd.status_code == 201, gezegd.text
    assert (gezegd.json["standpunt"], gezegd.json["door"], gezegd.json["bron"]) == ("akkoord", "Gemeente Delft", None)
    assert code(zeg(bellers.delft, WESTLAND)) == (403, "geen_recht")
    assert handelingen(bellers)[-2:] == ["leg_standpunt_vast", "leg_standpunt_vast"]


def test_het_team_noemt_een_bron_of_laat_zien_dat_zij_ontbreekt(bellers: Bellers, vraag: str) -> None:
    sbjh = bellers.directeur_sbjh
    assert zeg(sbjh).json["bron"] == "Via de API vastgelegd, zonder vindplaats."
    assert zeg(sbjh, bron="Brief van 4 juni.").json["bron"] == "Brief van 4 juni."
    leeg = zeg(sbjh, bron=" ")
    assert code(leeg) == (422, "motivering_verplicht")
    assert leeg.json["invalidParams"][0]["name"] == "bron"
    assert {s["bron"] for s in bellers.delft.lees(f"{ZAAK}/standpunten")["resultaten"]} == {None}


def test_een_gemeente_die_een_bron_noemt_hoort_dat_die_er_niet_bij_hoort(bellers: Bellers, vraag: str) -> None:
    fout = zeg(bellers.delft, bron="Ons collegebesluit.")
    assert (code(fout), fout.json["invalidParams"][0]["name"]) == ((422, "ongeldige_invoer"), "bron")
    assert zeg(bellers.delft, bron="").status_code == 201


def test_niet_akkoord_begint_een_opschaling(bellers: Bellers, vraag: str) -> None:
    gezegd = zeg(bellers.delft, standpunt="niet_akkoord", toelichting="Te duur.").json
    assert gezegd["opschaling"] == 1
    (opschaling,) = bellers.delft.lees(f"{ZAAK}/opschalingen")["resultaten"]
    assert (opschaling["niveau"], opschaling["uitkomst"]) == ("ambtelijk", None)


def test_wie_vervangt_noemt_zijn_hoedanigheid_goed(bellers: Bellers, vraag: str) -> None:
    fout = zeg(bellers.delft, spreker="ambtenaar", door="P. Bos", namensWie="de wethouder", vervangingsreden="Ziek.")
    assert code(fout) == (422, "ongeldige_invoer")
    assert fout.json["invalidParams"][0]["name"] == "spreker"


@pytest.mark.parametrize(
    ("veld", "waarde", "status"),
    [
        ("standpunt", "geen_reactie", 400),
        ("vraag", 7, 404),
        ("datum", "2025-06-01", 422),
        ("datum", "2099-01-01", 422),
        ("gemeente", "GM9999", 403),
    ],
)
def test_een_standpunt_dat_niet_kan(bellers: Bellers, vraag: str, veld: str, waarde: object, status: int) -> None:
    goed: dict[str, Any] = {"vraag": 1, "gemeente": DELFT, "standpunt": "akkoord", "datum": "2025-06-05"}
    assert bellers.delft.doe(f"{ZAAK}/standpunten", **(goed | {veld: waarde})).status_code == status


def test_een_vraag_die_niet_kan(bellers: Bellers) -> None:
    goed = {"tekst": "Akkoord?", "datum": "2025-06-02", "reactieVoorDatum": "2025-06-13"}
    stel = bellers.directeur_sbjh.doe
    leeg, vroeg = stel(f"{ZAAK}/vragen", **(goed | {"tekst": ""})), goed | {"reactieVoorDatum": "2025-06-01"}
    assert (code(leeg), leeg.json["invalidParams"][0]["name"]) == ((422, "ongeldige_invoer"), "tekst")
    assert stel(f"{ZAAK}/vragen", **vroeg).json["invalidParams"][0]["name"] == "reactieVoorDatum"
    assert stel(f"{ZAAK}/vragen", **goed, gemeenten=["GM0599"]).json["invalidParams"][0]["name"] == "gemeenten"
    assert stel(f"{ZAAK}/vragen", **goed, documentId=99).json["invalidParams"][0]["name"] == "documentId"
    assert code(bellers.delft.doe(f"{ZAAK}/vragen", **goed)) == (403, "geen_recht")
