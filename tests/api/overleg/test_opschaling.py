"""Opschaling and interbestuurlijk toezicht through the API."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.beller import Bellers, code

ZAAK = "/zaken/2025-0001"


def begin(bellers: Bellers) -> str:
    nieuw = {"aanleiding": "Geen overeenstemming over de kosten.", "datum": "2025-06-02"}
    antwoord = bellers.directeur_sbjh.doe(f"{ZAAK}/opschalingen", **nieuw)
    assert antwoord.status_code == 201, antwoord.text
    pad = f"/opschalingen/{antwoord.json['id']}"
    assert antwoord.headers["Location"].endswith(pad)
    return pad


def stap(bellers: Bellers, pad: str, niveau: str, dag: str = "2025-06-05", **meer: str) -> Any:
    return bellers.projectleider.doe(f"{pad}/stappen", niveau=niveau, datum=dag, **meer)


def test_een_opschaling_gaat_omhoog_tot_zij_een_uitkomst_heeft(bellers: Bellers) -> None:
    pad = begin(bellers)
    hoger = stap(bellers, pad, "wethouders", uitkomst="Nog niet eens.")
    assert hoger.status_code == 201, hoger.text
    assert (hoger.json["niveau"], hoger.json["hogereNiveaus"]) == ("wethouders", ["burgemeesters"])
    assert hoger.json["stappen"][-1]["toelichting"] == "Nog niet eens."
    assert code(stap(bellers, pad, "directeuren")) == (409, "ongeldige_overgang")
    af = bellers.directeur_sbjh.gelukt(f"{pad}/uitkomst", uitkomst="opgelost", datum="2025-06-10")
    assert (af["uitkomst"], af["eindeDatum"], af["hogereNiveaus"]) == ("opgelost", "2025-06-10", [])
    assert code(stap(bellers, pad, "burgemeesters", "2025-06-11")) == (409, "opschaling_gesloten")
    regels = bellers.directeur_sbjh.lees(f"{ZAAK}/logboek?handeling=stap_op")["resultaten"]
    assert [regel["uitkomst"] for regel in regels] == ["gedaan", "geweigerd", "geweigerd"]


@pytest.mark.parametrize("eerst", [None, "burgemeesters"])
def test_een_stap_met_een_uitkomst_sluit_ook(bellers: Bellers, eerst: str | None) -> None:
    pad = begin(bellers)
    if eerst:
        stap(bellers, pad, eerst)
    af = stap(bellers, pad, "burgemeesters", uitkomst="besluit_zonder_overeenstemming", toelichting="Zo besloten.").json
    assert (af["niveau"], af["uitkomst"]) == ("burgemeesters", "besluit_zonder_overeenstemming")
    assert [s["niveau"] for s in af["stappen"]] == ["ambtelijk", "burgemeesters", "burgemeesters"]


def test_een_stap_die_niet_kan_laat_niets_achter(bellers: Bellers) -> None:
    pad = begin(bellers)
    onbekend = stap(bellers, pad, "koning", uitkomst="opgelost")
    assert code(onbekend) == (409, "ongeldige_overgang")
    assert onbekend.json["invalidParams"][0]["name"] == "niveau"
    assert code(stap(bellers, pad, "directeuren", "2025-06-01")) == (422, "datum_onlogisch")
    assert len(bellers.directeur_sbjh.lees(pad)["stappen"]) == 1


def test_er_loopt_er_hoogstens_een(bellers: Bellers) -> None:
    begin(bellers)
    nog_een = bellers.directeur_sbjh.doe(f"{ZAAK}/opschalingen", aanleiding="Meer.", datum="2025-06-03")
    assert code(nog_een) == (409, "ongeldige_overgang")


@pytest.mark.parametrize(("wie", "lezen"), [("delft", 200), ("rijnmond", 404), ("auditor", 404), ("beheerder", 404)])
def test_wie_opschaling_leest_en_voert(bellers: Bellers, wie: str, lezen: int) -> None:
    pad, ander = begin(bellers), getattr(bellers, wie)
    assert ander.get(f"{ZAAK}/opschalingen").status_code == lezen
    assert ander.get(pad).status_code == lezen
    geweigerd = 403 if lezen == 200 else 404
    assert ander.doe(f"{ZAAK}/opschalingen", aanleiding="X.", datum="2025-06-03").status_code == geweigerd
    assert ander.doe(f"{pad}/stappen", niveau="directeuren", datum="2025-06-03").status_code == geweigerd
    assert ander.doe(f"{pad}/uitkomst", uitkomst="opgelost", datum="2025-06-03").status_code == geweigerd


def test_een_opschaling_die_er_niet_is(bellers: Bellers) -> None:
    assert code(bellers.directeur_sbjh.get("/opschalingen/99")) == (404, "niet_gevonden")


def test_het_toezicht_gaat_van_fase_naar_fase(bellers: Bellers) -> None:
    sbjh, fase = bellers.directeur_sbjh, {"datum": "2025-06-02", "toelichting": "Brief van het ministerie."}
    eerste = sbjh.gelukt(f"{ZAAK}/toezicht", fase="signalering", **fase)
    assert (eerste["fase"], eerste["titel"]) == ("signalering", "Signalering")
    sbjh.gelukt(f"{ZAAK}/toezicht", fase="afspraken", **fase)
    terug = sbjh.doe(f"{ZAAK}/toezicht", fase="signalering", **fase)
    assert (code(terug), terug.json["invalidParams"][0]["name"]) == ((409, "ongeldige_overgang"), "fase")
    zonder = sbjh.doe(f"{ZAAK}/toezicht", fase="beeindigd", datum="2025-06-03")
    assert code(zonder) == (422, "motivering_verplicht")
    assert [s["fase"] for s in sbjh.lees(f"{ZAAK}/toezicht")["resultaten"]] == ["signalering", "afspraken"]


def test_een_brief_over_het_toezicht(bellers: Bellers) -> None:
    brief = {"richting": "inkomend", "met": "ministerie van VWS", "datum": "2025-06-02", "onderwerp": "Vragen"}
    sbjh = bellers.directeur_sbjh
    assert sbjh.gelukt(f"{ZAAK}/correspondentie", **brief)["richting"] == "inkomend"
    leeg = sbjh.doe(f"{ZAAK}/correspondentie", **(brief | {"onderwerp": " "}))
    assert (code(leeg), leeg.json["invalidParams"][0]["name"]) == ((422, "ongeldige_invoer"), "onderwerp")
    vreemd = sbjh.doe(f"{ZAAK}/correspondentie", **brief, documentId=99)
    assert vreemd.json["invalidParams"][0]["name"] == "documentId"
    assert sbjh.lees(f"{ZAAK}/correspondentie")["aantal"] == 1


@pytest.mark.parametrize(("wie", "status"), [("delft", 403), ("rijnmond", 404), ("auditor", 404), ("beheerder", 404)])
def test_het_toezicht_is_van_het_team(bellers: Bellers, wie: str, status: int) -> None:
    ander = getattr(bellers, wie)
    for pad in (f"{ZAAK}/toezicht", f"{ZAAK}/correspondentie"):
        assert ander.get(pad).status_code == status
    stap = {"fase": "signalering", "datum": "2025-06-02", "toelichting": "X."}
    assert ander.doe(f"{ZAAK}/toezicht", **stap).status_code == status
