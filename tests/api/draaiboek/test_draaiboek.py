"""Editions through the API: read by all, that of a zaak by its team, and moved to another by who leads it."""

from __future__ import annotations

import pytest

from app.draaiboeken import editiebestand
from tests.api.beller import Bellers, code
from tests.api.opzet import BUITEN, ZAAK, laatste_handeling, veld

OVERSTAP = f"{ZAAK}/draaiboek/overstap"


def test_iedereen_leest_de_edities_met_bron_en_merk(bellers: Bellers) -> None:
    for wie in (bellers.directeur_sbjh, bellers.delft, bellers.auditor, bellers.beheerder):
        assert [e["code"] for e in wie.lees("/draaiboeken")["resultaten"]] == ["2025", "2021"]
    editie = bellers.delft.lees("/draaiboeken/2025")
    assert editie["sha256"] == editiebestand("2025").sha256
    zorgelijk = next(trede for trede in editie["treden"] if trede["toestand"] == "zorgelijk")
    assert (zorgelijk["stappen"][0]["code"], zorgelijk["stappen"][0]["merk"]) == ("ZO-01", "P")
    assert {"regel", "eis", "werking"} <= editie["grendels"][0].keys()
    assert editie["noodgreep"]["termijn"] == 5
    assert code(bellers.delft.get("/draaiboeken/1999")) == (404, "niet_gevonden")


def test_het_draaiboek_van_de_zaak_is_de_tekst_die_is_bewaard(bellers: Bellers) -> None:
    mijn = bellers.projectleider.lees(f"{ZAAK}/draaiboek")
    assert (mijn["code"], mijn["zaaknummer"], mijn["wijktAf"]) == ("2025", "2025-0001", False)


def test_de_zaak_stapt_over_op_wat_is_bekeken(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    blik = wie.lees(f"{OVERSTAP}?naar=2021")
    assert (blik["nu"], blik["naar"], blik["sha256"]) == ("2025", "2021", editiebestand("2021").sha256)
    assert blik["delen"][0]["regels"][0]["aard"] == "gewijzigd"
    wens = {"editie": blik["naar"], "sha256": blik["sha256"], "motivering": "Nieuwe editie.", "datum": "2025-06-02"}
    zonder_if_match = wie.doe(OVERSTAP, **wens)
    assert code(zonder_if_match) == (428, "versie_nodig")
    na = wie.gelukt(OVERSTAP, OVERSTAP, **wens)
    assert (na["code"], na["sha256"]) == ("2021", blik["sha256"])
    assert laatste_handeling(wie) == "stap_over_op_editie"
    assert [e["code"] for e in wie.lees(OVERSTAP)["keuzes"]] == ["2025"]
    assert code(wie.get(f"{OVERSTAP}?naar=2021")) == (404, "niet_gevonden")


def test_een_andere_tekst_dan_is_bekeken_wordt_niet_gekozen(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    wens = {"editie": "2021", "sha256": "0" * 64, "motivering": "Nieuwe editie.", "datum": "2025-06-02"}
    assert code(wie.doe(OVERSTAP, ZAAK, **wens)) == (412, "verouderd")
    goed = editiebestand("2021").sha256
    zonder = wie.doe(OVERSTAP, ZAAK, **(wens | {"sha256": goed, "motivering": ""}))
    assert code(zonder) == (422, "motivering_verplicht")
    assert code(wie.doe(OVERSTAP, ZAAK, **(wens | {"sha256": "kort"}))) == (400, "ongeldige_invoer")
    onbekend = wie.doe(OVERSTAP, ZAAK, **(wens | {"editie": "1999"}))
    assert (code(onbekend), veld(onbekend)) == ((404, "niet_gevonden"), "editie")


def test_alleen_de_leiding_stapt_over(bellers: Bellers) -> None:
    wens = {"editie": "2021", "sha256": editiebestand("2021").sha256, "motivering": "x", "datum": "2025-06-02"}
    wie = bellers.projectleider
    assert code(wie.get(OVERSTAP)) == (403, "geen_recht")
    assert code(wie.doe(OVERSTAP, ZAAK, **wens)) == (403, "geen_recht")
    assert laatste_handeling(wie) == "stap_over_op_editie"


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_buiten_het_team_is_het_draaiboek_van_de_zaak_dicht(bellers: Bellers, wie: str, status: int) -> None:
    beller = getattr(bellers, wie)
    assert beller.get(f"{ZAAK}/draaiboek").status_code == status
    assert beller.get(OVERSTAP).status_code == status
    assert beller.post(OVERSTAP, {}, If_Match="*").status_code == status
