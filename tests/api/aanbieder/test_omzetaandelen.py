"""How amounts are divided, by turnover and by hand, and the letter of a decision, through the API."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document

from tests.api.beller import Bellers, code
from tests.api.opzet import BUITEN, ZAAK, laatste_handeling, veld

PAD = f"{ZAAK}/omzetaandelen"
BESLUIT: dict[str, Any] = {"soort": "financien", "omschrijving": "Voorschot.", "bedrag": 100, "datum": "2025-05-16"}


def test_de_omzet_per_mandaatgever_wordt_vastgelegd_en_vervangen(bellers: Bellers) -> None:
    wie = bellers.projectleider
    gedaan = wie.gelukt(PAD, jaar=2024, bedragen={"GM0503": 120_000_000, "GM1783": 0})["resultaten"]
    assert {(o["mandaatgever"]["code"], o["bedrag"]) for o in gedaan} == {("GM0503", 120_000_000), ("GM1783", 0)}
    zonder = wie.doe(PAD, jaar=2024, bedragen={"GM0503": 110_000_000})
    assert code(zonder) == (422, "motivering_verplicht")
    wie.gelukt(PAD, jaar=2024, bedragen={"GM0503": 110_000_000}, reden="Nagekomen facturen.")
    assert laatste_handeling(wie) == "leg_omzet_vast"
    nu = {o["mandaatgever"]["code"]: o["bedrag"] for o in wie.lees(PAD)["resultaten"]}
    assert (nu["GM0503"], nu["GM1783"]) == (110_000_000, 0)


def test_de_omzet_van_een_gemeente_van_elders_vraagt_haar_bron(bellers: Bellers) -> None:
    wie, gouda = bellers.projectleider, {"GM0513": 5_000_00}
    zonder = wie.doe(PAD, jaar=2024, bedragen=gouda)
    assert (code(zonder), veld(zonder)) == ((422, "ongeldige_invoer"), "bron")
    (rij,) = wie.gelukt(PAD, jaar=2024, bedragen=gouda, bron="Opgave van Gouda")["resultaten"]
    assert (rij["mandaatgever"]["naam"], rij["bron"]) == ("Gouda", "Opgave van Gouda")


@pytest.mark.parametrize(
    ("jaar", "bedragen", "status"),
    [
        (1999, {"GM0503": 1}, 422),
        (2024, {}, 422),
        (2024, {"GM9999": 1}, 422),
        (2024, {"GM0503": -1}, 422),
        (2024, {"GM0503": 10**20}, 422),
        (2024, {"GM0503": "1"}, 400),
        ("2024", {"GM0503": 1}, 400),
    ],
)
def test_een_omzet_die_niet_kan_wordt_geweigerd(bellers: Bellers, jaar: object, bedragen: object, status: int) -> None:
    antwoord = bellers.projectleider.doe(PAD, jaar=jaar, bedragen=bedragen)
    assert code(antwoord) == (status, "ongeldige_invoer")
    assert laatste_handeling(bellers.projectleider) != "leg_omzet_vast"


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_de_omzet_is_van_het_team(bellers: Bellers, wie: str, status: int) -> None:
    beller = getattr(bellers, wie)
    assert beller.get(PAD).status_code == status
    assert beller.doe(PAD, jaar=2024, bedragen={"GM0503": 1}).status_code == status


def test_de_brief_van_een_besluit_is_een_docx_voor_het_team(bellers: Bellers) -> None:
    besluit = bellers.projectleider.lees(f"{ZAAK}/besluiten")["resultaten"][0]["id"]
    pad = f"{ZAAK}/besluiten/{besluit}/brief"
    antwoord = bellers.projectleider.get(pad)
    assert "besluit-2025-0001-" in antwoord.headers["Content-Disposition"]
    tekst = " ".join(p.text for p in Document(io.BytesIO(antwoord.data)).paragraphs)
    assert "2025-0001" in tekst
    pdf = bellers.projectleider.get(f"{pad}?vorm=pdf")
    assert (pdf.mimetype, pdf.data[:5]) == ("application/pdf", b"%PDF-")
    assert bellers.projectleider.get(f"{pad}?vorm=odt").status_code == 400
    assert code(bellers.westland.get(pad)) == (403, "geen_recht")
    assert code(bellers.rijnmond.get(pad)) == (404, "niet_gevonden")
    assert code(bellers.projectleider.get(f"{ZAAK}/besluiten/987654/brief")) == (404, "niet_gevonden")


def test_wie_geen_mandaat_heeft_en_zelf_verdeelt_wordt_geweigerd_met_het_bedrag_in_het_logboek(
    bellers: Bellers,
) -> None:
    fout = bellers.projectleider.doe(f"{ZAAK}/besluiten", **BESLUIT, verdeling={"GM0503": 100})
    assert code(fout) == (422, "mandaat_ontbreekt")
    geweigerd = bellers.projectleider.lees(f"{ZAAK}/logboek?handeling=neem_besluit&uitkomst=geweigerd")["resultaten"]
    inhoud = geweigerd[-1]["inhoud"]
    assert (inhoud["bedrag"], inhoud["sleutel"], inhoud["verdeling"]) == (100, "hand", {"GM0503": 100})


def test_een_verdeling_die_niet_klopt_ook_een_lege(bellers: Bellers) -> None:
    for verdeling in ({}, {"GM0503": 99}, {"GM1783": 100}, {"bestaat-niet": 100}):
        for pad in ("besluiten", "verdelingen"):
            fout = bellers.directeur_sbjh.doe(f"{ZAAK}/{pad}", **BESLUIT, verdeling=verdeling)
            assert (code(fout), veld(fout)) == ((422, "verdeling_klopt_niet"), "verdeling"), verdeling
    goed = bellers.directeur_sbjh.gelukt(f"{ZAAK}/besluiten", **BESLUIT, verdeling={"GM0503": 100})
    assert {deel["mandaatgever"]: deel["bedrag"] for deel in goed["verdeling"] if deel["bedrag"]} == {"GM0503": 100}


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"bedrag": None}, ((422, "ongeldige_invoer"), "bedrag")),
        ({"soort": "inhoud"}, ((422, "ongeldige_invoer"), "bedrag")),
        ({"datum": "2099-01-01"}, ((422, "datum_in_toekomst"), "datum")),
        ({"omschrijving": " "}, ((422, "motivering_verplicht"), "omschrijving")),
    ],
)
def test_de_verdeling_vooraf_is_getoetst_als_het_besluit(
    bellers: Bellers, anders: dict[str, Any], verwacht: object
) -> None:
    for pad in ("verdelingen", "besluiten"):
        fout = bellers.directeur_sbjh.doe(f"{ZAAK}/{pad}", **(BESLUIT | anders))
        assert (code(fout), veld(fout)) == verwacht, pad
