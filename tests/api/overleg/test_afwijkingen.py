"""Deviations and the plan of the toezicht through the API, and who may do what."""

from __future__ import annotations

import pytest

from tests.api.beller import Bellers, code
from tests.api.mandaat.test_mandaatversies import TEKST
from tests.api.opzet import ZAAK, veld

DAG = "2025-06-02"


@pytest.fixture
def wat(bellers: Bellers) -> str:
    """Delft refused a mandaat, without saying what that touches: the API does not ask it."""
    pad = goedgekeurd(bellers)
    af = bellers.delft.gelukt(f"{pad}/afwijzing", pad, datum=DAG, toelichting="De raad wil het niet.")
    return f"mandaat-{af['id']}"


def goedgekeurd(bellers: Bellers) -> str:
    """A mandaat that waits for Delft; returns its address."""
    gevers = [{"gemeente": "GM0503"}]
    (nieuw,) = bellers.directeur_sbjh.gelukt(f"{ZAAK}/mandaatverzoeken", **TEKST, datum=DAG, mandaatgevers=gevers)[
        "resultaten"
    ]
    pad = f"/mandaten/{nieuw['id']}"
    bellers.directeur_denhaag.gelukt(f"{pad}/goedkeuring", pad, datum=DAG)
    return pad


def test_wat_een_weigering_raakt_mag_en_staat_dan_bij_de_afwijking(bellers: Bellers) -> None:
    pad = goedgekeurd(bellers)
    nee = {"datum": DAG, "toelichting": "De raad wil het niet."}
    beide = bellers.delft.doe(f"{pad}/afwijzing", pad, **nee, domeinen=["geen", "financien"])
    assert (code(beide), veld(beide)) == ((422, "ongeldige_invoer"), "domeinen")
    bellers.delft.gelukt(f"{pad}/afwijzing", pad, **nee, domeinen=["financien", "juridisch"])
    (rij,) = bellers.directeur_sbjh.lees(f"{ZAAK}/afwijkingen")["resultaten"]
    assert rij["domeinen"] == ["juridisch", "financien"]


def test_een_weigering_gaat_omhoog(bellers: Bellers, wat: str) -> None:
    (rij,) = bellers.directeur_sbjh.lees(f"{ZAAK}/afwijkingen")["resultaten"]
    assert (rij["wat"], rij["vervolg"], rij["domeinen"]) == (wat, None, [])
    af = bellers.directeur_sbjh.gelukt(f"{ZAAK}/afwijkingen/{wat}/opschaling", datum=DAG)
    assert (af["vervolg"], af["opschaling"], af["gevolgdDatum"]) == ("opgeschaald", 1, DAG)
    nog_eens = bellers.directeur_sbjh.doe(f"{ZAAK}/afwijkingen/{wat}/afzien", datum=DAG, reden="Toch niet.")
    assert code(nog_eens) == (409, "ongeldige_overgang")


def test_van_opschaling_wordt_met_een_reden_afgezien(bellers: Bellers, wat: str) -> None:
    zonder = bellers.directeur_sbjh.doe(f"{ZAAK}/afwijkingen/{wat}/afzien", datum=DAG)
    assert code(zonder) == (422, "motivering_verplicht")
    af = bellers.directeur_sbjh.gelukt(f"{ZAAK}/afwijkingen/{wat}/afzien", datum=DAG, reden="Het bedrag is klein.")
    assert (af["vervolg"], af["reden"]) == ("afgezien", "Het bedrag is klein.")


@pytest.mark.parametrize(("wie", "verwacht"), [("delft", 403), ("rijnmond", 404), ("beheerder", 404)])
def test_een_ander_kiest_het_vervolg_niet(bellers: Bellers, wat: str, wie: str, verwacht: int) -> None:
    ander = getattr(bellers, wie)
    assert ander.doe(f"{ZAAK}/afwijkingen/{wat}/opschaling", datum=DAG).status_code == verwacht
    assert ander.doe(f"{ZAAK}/afwijkingen/{wat}/afzien", datum=DAG, reden="X.").status_code == verwacht


def test_een_plan_van_het_toezicht_loopt_tot_het_is_opgeleverd(bellers: Bellers) -> None:
    sbjh, plannen = bellers.directeur_sbjh, f"{ZAAK}/toezichtplannen"
    nieuw = {"datum": DAG, "uiterlijkOpDatum": "2025-09-01", "toelichting": "Elk kind een plek."}
    assert code(sbjh.doe(plannen, **nieuw)) == (409, "ongeldige_overgang")
    sbjh.gelukt(f"{ZAAK}/toezicht", fase="signalering", datum=DAG, toelichting="Brief.")
    assert sbjh.gelukt(plannen, **nieuw)["nummer"] == 1
    assert code(sbjh.doe(plannen, **nieuw)) == (409, "ongeldige_overgang")
    stap = {"titel": "Contouren", "metWie": "het bureau", "uiterlijkOpDatum": "2025-07-01", "datum": DAG}
    assert sbjh.gelukt(f"{plannen}/1/stappen", **stap)["status"] == "open"
    niet = sbjh.doe(f"{plannen}/1/stappen/1/afronding", status="niet_toegepast", datum=DAG)
    assert code(niet) == (422, "motivering_verplicht")
    assert sbjh.gelukt(f"{plannen}/1/stappen/1/afronding", status="gedaan", datum=DAG)["afgerondDatum"] == DAG
    af = sbjh.gelukt(f"{plannen}/1/oplevering", datum=DAG, toelichting="Aan het ministerie.")
    assert af["opgeleverdDatum"] == DAG
    assert bellers.delft.doe(plannen, **nieuw).status_code == 403
    assert bellers.rijnmond.doe(plannen, **nieuw).status_code == 404
