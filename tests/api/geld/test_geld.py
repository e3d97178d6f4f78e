"""The money of a zaak through the API: the same rules, and a municipality gets its own part alone."""

from __future__ import annotations

from typing import Any

from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK, veld

PAD = f"{ZAAK}/geld"
DAG = "2025-06-02"


def test_toezeggen_boeken_en_terugdraaien(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    besluit = wie.lees(f"{ZAAK}/besluiten")["resultaten"][0]["id"]
    wat: dict[str, Any] = {
        "soort": "voorschot", "omschrijving": "Zorg in juni.", "wederpartij": "Stichting Duinpoort", "datum": DAG,
        "bedrag": 100_000_00, "besluitId": besluit, "sleutel": "gelijk", "gemeenten": ["GM0503", "GM0518"],
        "plan": [{"datum": "2025-07-01", "bedrag": 60_000_00}],
    }  # fmt: skip
    te_veel = wie.doe(f"{PAD}/toezeggingen", **(wat | {"bedrag": 99_000_000_00}))
    assert (code(te_veel), veld(te_veel)) == ((422, "plafond_overschreden"), "bedrag")
    rij = wie.gelukt(f"{PAD}/toezeggingen", **wat)
    assert (rij["nummer"], rij["delen"]) == (1, {"GM0503": 50_000_00, "GM0518": 50_000_00})
    rij = wie.gelukt(f"{PAD}/toezeggingen/1/boekingen", soort="betaling", datum=DAG, bedrag=40_000_00)
    assert (rij["betaald"], rij["teBetalen"], rij["uitstaand"]) == (40_000_00, 60_000_00, 40_000_00)
    plan = [{"datum": "2025-08-01", "bedrag": 60_000_00}]
    rij = wie.gelukt(f"{PAD}/toezeggingen/1/plan", plan=plan, reden="Uitstel.", versie=rij["versie"])
    assert rij["plan"] == [{"soort": "betaling", "datum": "2025-08-01", "bedrag": 60_000_00}]
    terug = wie.gelukt(f"{PAD}/boekingen/2/tegenboeking", datum=DAG, reden="Verkeerd.")
    assert (terug["nummer"], terug["tegenboeking"]) == (3, True)
    assert code(wie.doe(f"{PAD}/boekingen/2/tegenboeking", datum=DAG, reden="Nog eens.")) == (409, "ongeldige_overgang")
    alles = wie.lees(PAD)
    assert [g["toegezegd"] for g in alles["gemeenten"]] == [50_000_00, 50_000_00]
    eigen = bellers.delft.lees(PAD)
    assert (eigen["toezeggingen"], [g["code"] for g in eigen["gemeenten"]]) == ([], ["GM0503"])
    for stuk in ("brief", "bestand"):
        assert bellers.delft.get(f"{PAD}/gemeenten/GM0503/{stuk}").status_code == 200
        assert bellers.delft.get(f"{PAD}/gemeenten/GM0518/{stuk}").status_code == 404
    assert code(bellers.delft.doe(f"{PAD}/toezeggingen", **wat)) == (403, "geen_recht")
