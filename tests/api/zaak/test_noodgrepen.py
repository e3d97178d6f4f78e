"""A noodgreep through the API: seen by the team, ratified by the other Regievoerder and by nobody else."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.api.beller import Bellers, code
from tests.api.opzet import BUITEN, ZAAK, laatste_handeling, veld


@pytest.fixture
def bellers(app: Flask) -> Bellers:
    """S1 went up on 2 June and down on the 3rd without evidence: a noodgreep of the directeur SbJH."""
    allen = Bellers(app)
    wie = allen.directeur_sbjh
    pad = f"{ZAAK}/tredebepalingen"
    wie.gelukt(pad, ZAAK, naar="problematisch", datum="2025-06-02", motivering="Het geld is op.")
    nood = {"motivering": "De bank steunt.", "noodgreep": "De cijfers komen pas morgen."}
    wie.gelukt(pad, ZAAK, naar="zorgelijk", datum="2025-06-03", **nood)
    return allen


def bekrachtiging(bellers: Bellers) -> str:
    (noodgreep,) = bellers.projectleider.lees(f"{ZAAK}/noodgrepen")["resultaten"]
    return f"/noodgrepen/{noodgreep['id']}/bekrachtiging"


def test_het_team_ziet_wat_is_gepasseerd_en_wie_kan_bekrachtigen(bellers: Bellers) -> None:
    (noodgreep,) = bellers.directeur_denhaag.lees(f"{ZAAK}/noodgrepen")["resultaten"]
    assert (noodgreep["status"], noodgreep["naar"], noodgreep["datum"]) == ("niet_op_tijd", "zorgelijk", "2025-06-03")
    assert noodgreep["reden"] == "De cijfers komen pas morgen."
    assert any("onderbouwing" in regel for regel in noodgreep["grendels"])
    assert noodgreep["kanBekrachtigen"]
    for wie in (bellers.directeur_sbjh, bellers.projectleider):
        assert not wie.lees(f"{ZAAK}/noodgrepen")["resultaten"][0]["kanBekrachtigen"]


def test_de_andere_regievoerder_bekrachtigt_een_keer(bellers: Bellers) -> None:
    pad, wie = bekrachtiging(bellers), bellers.directeur_denhaag
    gedaan = wie.gelukt(pad, datum="2025-06-04", toelichting="Terecht.")
    assert (gedaan["status"], gedaan["bekrachtigdDatum"]) == ("bekrachtigd", "2025-06-04")
    assert gedaan["bekrachtigdDoor"]["functie"]
    assert not gedaan["kanBekrachtigen"]
    assert laatste_handeling(wie) == "bekrachtig_noodgreep"
    assert code(wie.doe(pad, datum="2025-06-04", toelichting="Nog eens.")) == (409, "ongeldige_overgang")


def test_te_laat_bekrachtigen_kan_en_staat_erbij(bellers: Bellers) -> None:
    gedaan = bellers.directeur_denhaag.gelukt(bekrachtiging(bellers), datum="2025-07-01", toelichting="Laat.")
    assert gedaan["status"] == "te_laat_bekrachtigd"


def test_wie_haar_deed_bekrachtigt_haar_niet(bellers: Bellers) -> None:
    pad = bekrachtiging(bellers)
    assert code(bellers.directeur_sbjh.doe(pad, datum="2025-06-04", toelichting="x")) == (403, "vier_ogen")
    assert laatste_handeling(bellers.directeur_sbjh) == "bekrachtig_noodgreep"
    assert code(bellers.projectleider.doe(pad, datum="2025-06-04", toelichting="x")) == (403, "geen_recht")


def test_zonder_toelichting_of_in_de_toekomst_wordt_er_niet_bekrachtigd(bellers: Bellers) -> None:
    pad, wie = bekrachtiging(bellers), bellers.directeur_denhaag
    leeg = wie.doe(pad, datum="2025-06-04")
    assert code(leeg) == (422, "motivering_verplicht")
    assert veld(leeg) == "toelichting"
    assert code(wie.doe(pad, datum="2099-01-01", toelichting="x")) == (422, "datum_in_toekomst")
    assert code(wie.doe("/noodgrepen/987654/bekrachtiging", datum="2025-06-04")) == (404, "niet_gevonden")


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_buiten_het_team_is_er_geen_noodgreep(bellers: Bellers, wie: str, status: int) -> None:
    beller = getattr(bellers, wie)
    assert beller.get(f"{ZAAK}/noodgrepen").status_code == status
    poging = beller.doe(bekrachtiging(bellers), datum="2025-06-04", toelichting="x")
    assert code(poging) == (404, "niet_gevonden"), "nor is it there for him"
