"""The figures of the provider through the API: quarters, how long the cash lasts, the conditions of the subsidy."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.beller import Bellers, code
from tests.api.opzet import BUITEN, ZAAK, laatste_handeling, veld

PAD = f"{ZAAK}/aanbieder"
GEGEVENS = f"{PAD}/gegevens"
KWARTAAL: dict[str, Any] = {
    "jaar": 2025, "kwartaal": 1, "bronDatum": "2025-05-01", "bron": "Kwartaalrapportage",
    "liquideMiddelen": 60_000_000, "uitstroomMaand": 15_000_000,
}  # fmt: skip


def test_een_kwartaal_zegt_hoe_lang_het_geld_reikt_en_wordt_met_reden_verbeterd(bellers: Bellers) -> None:
    wie = bellers.projectleider
    voor = len(wie.lees(PAD)["kwartalen"])
    nieuw = wie.gelukt(f"{PAD}/kwartalen", **KWARTAAL, versie=0)
    assert (nieuw["versie"], nieuw["horizon"]["tiendeMaanden"]) == (1, 40)
    assert "genoeg voor 4,0 maanden" in nieuw["horizon"]["uitleg"]
    anders = KWARTAAL | {"uitstroomMaand": 12_000_000, "solvabiliteit": 1250}
    zonder = wie.doe(f"{PAD}/kwartalen", **anders)
    assert (code(zonder), veld(zonder)) == ((422, "motivering_verplicht"), "reden")
    assert code(wie.doe(f"{PAD}/kwartalen", **anders, reden="Nagekomen.", versie=0)) == (412, "verouderd")
    beter = wie.gelukt(f"{PAD}/kwartalen", **anders, reden="Nagekomen.", versie=1)
    assert (beter["versie"], beter["solvabiliteit"], beter["horizon"]["tiendeMaanden"]) == (2, 1250, 50)
    assert laatste_handeling(wie) == "leg_kwartaal_vast"
    na = wie.lees(PAD)
    assert (len(na["kwartalen"]), na["kwartalen"][0]) == (voor + 1, beter)
    assert na["aanbieder"]["kvkNummer"] == "12345678"


def test_de_subsidie_wordt_getoetst_en_houdt_niets_tegen(bellers: Bellers) -> None:
    wie = bellers.projectleider
    wie.gelukt(f"{PAD}/kwartalen", **KWARTAAL)
    vraag: dict[str, Any] = {"datum": "2025-05-16", "bedrag": 300_000_000, "jeugdomzet": 1_420_000_000}
    toets = wie.gelukt(f"{PAD}/subsidietoets", **vraag, terugbetaaldDatum="2026-03-01")
    oordeel = {deel["code"]: deel["oordeel"] for deel in toets["voorwaarden"]}
    assert toets["plafond"] == 213_000_000
    assert (oordeel["plafond"], oordeel["liquiditeit"]) == ("niet_voldaan", "voldaan")
    assert oordeel["terugbetaling"] == "voldaan"
    assert laatste_handeling(wie) == "toets_subsidie"
    assert wie.lees(PAD)["toetsen"][0] == toets


def test_zonder_jeugdomzet_telt_die_van_de_aanbieder_en_null_is_onbekend(bellers: Bellers) -> None:
    wie, vraag = bellers.projectleider, {"datum": "2025-05-16", "bedrag": 300_000_000}
    bekend = wie.lees(PAD)["aanbieder"]["jeugdomzet"]
    assert bekend
    assert wie.gelukt(f"{PAD}/subsidietoets", **vraag)["plafond"] == bekend * 15 // 100
    assert wie.gelukt(f"{PAD}/subsidietoets", **vraag, jeugdomzet=None)["plafond"] is None


@pytest.mark.parametrize(
    ("anders", "antwoord", "waar"),
    [
        ({"kwartaal": 5}, (422, "ongeldige_invoer"), "kwartaal"),
        ({"jaar": 2010}, (422, "ongeldige_invoer"), "jaar"),
        ({"bron": ""}, (422, "ongeldige_invoer"), "bron"),
        ({"bronDatum": "2024-12-31"}, (422, "datum_onlogisch"), "bronDatum"),
        ({"vacatures": -1}, (422, "ongeldige_invoer"), "vacatures"),
        ({"liquideMiddelen": 10**40}, (422, "ongeldige_invoer"), "liquideMiddelen"),
        ({"nietInLoondienst": 10001}, (422, "ongeldige_invoer"), "nietInLoondienst"),
        ({"solvabiliteit": "12,5"}, (400, "ongeldige_invoer"), "solvabiliteit"),
    ],
)
def test_een_verkeerd_cijfer_wordt_bij_zijn_veld_gemeld(
    bellers: Bellers, anders: dict[str, Any], antwoord: tuple[int, str], waar: str
) -> None:
    gezegd = bellers.projectleider.doe(f"{PAD}/kwartalen", **(KWARTAAL | anders))
    assert (code(gezegd), veld(gezegd)) == (antwoord, waar)


def test_een_toets_zonder_bedrag_of_met_een_dag_die_niet_kan_wordt_geweigerd(bellers: Bellers) -> None:
    wie, pad = bellers.projectleider, f"{PAD}/subsidietoets"
    assert code(wie.doe(pad, datum="2025-05-16")) == (400, "ongeldige_invoer")
    laat = wie.doe(pad, datum="2025-05-16", bedrag=100, terugbetaaldDatum="2025-05-01")
    assert (code(laat), veld(laat)) == ((422, "datum_onlogisch"), "terugbetaaldDatum")
    assert code(wie.doe(pad, datum="2099-01-01", bedrag=100)) == (422, "datum_in_toekomst")


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_buiten_het_team_zijn_er_geen_cijfers(bellers: Bellers, wie: str, status: int) -> None:
    beller = getattr(bellers, wie)
    assert beller.get(PAD).status_code == status
    assert beller.doe(f"{PAD}/kwartalen", **KWARTAAL).status_code == status
    assert beller.doe(f"{PAD}/subsidietoets", bedrag=100).status_code == status


def test_gegevens_van_de_aanbieder_worden_gewijzigd_en_houden_wat_er_stond(bellers: Bellers) -> None:
    wie = bellers.projectleider
    voor = wie.lees(GEGEVENS)
    assert (voor["versie"], voor["eerder"]) == (1, [])
    na = wie.gelukt(GEGEVENS, naam="Stichting Beter", reden="Tikfout.", versie=1)
    assert na["aanbieder"] == voor["aanbieder"] | {"naam": "Stichting Beter"}, "what is not named stays"
    (eerder,) = na["eerder"]
    assert (eerder["naam"], eerder["reden"], na["versie"]) == (voor["aanbieder"]["naam"], "Tikfout.", 2)
    assert laatste_handeling(wie) == "wijzig_aanbieder"
    assert code(wie.doe(GEGEVENS, naam="Nog anders", reden="Tikfout.", versie=1)) == (412, "verouderd")
    assert code(wie.doe(GEGEVENS, naam="Nog anders", reden=""))[0] == 422
