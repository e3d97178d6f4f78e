"""Many duties and letters, and a grid of counts, each in one request."""

from __future__ import annotations

from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK, laatste_handeling

DAG = "2025-06-02"


def test_open_plichten_in_een_keer(bellers: Bellers) -> None:
    wie, pad = bellers.directeur_sbjh, f"{ZAAK}/informatieplichten"
    alle = wie.lees(f"{pad}?paginagrootte=100")["resultaten"]
    open_ = [plicht["id"] for plicht in alle if plicht["status"] in ("open", "te_laat")]
    if open_:
        antwoord = wie.doe(f"{pad}/verzendingen", plichten=open_, datum=DAG, middel="brief")
        assert [plicht["id"] for plicht in antwoord.json["gedaan"]] == open_
    niets = wie.doe(f"{pad}/verzendingen", plichten=[alle[0]["id"]], datum=DAG)
    assert code(niets) == (409, "niet_alles")
    assert code(bellers.delft.doe(f"{pad}/verzendingen", plichten=[1], datum=DAG)) == (403, "geen_recht")
    assert code(wie.doe(f"{ZAAK}/raadsbrieven/verzendingen", brieven=[9999], datum=DAG)) == (404, "niet_gevonden")


def test_een_raster_lezen_en_in_een_keer_vastleggen(bellers: Bellers) -> None:
    wie, pad = bellers.projectleider, f"{ZAAK}/tellingen/raster"
    leeg = wie.lees(f"{pad}?peildatum={DAG}")
    assert {cel["aantal"] for cel in leeg["cellen"]} == {None}
    cellen = [{"gemeente": "GM0503", "zorgvorm": "pleegzorg", "aantal": 0}]
    wat = {"peildatum": DAG, "cellen": cellen, "versie": leeg["versie"]}
    vol = wie.doe(pad, **wat).json
    assert [cel["aantal"] for cel in vol["cellen"] if cel["aantal"] is not None] == [0]
    assert laatste_handeling(wie) == "leg_tellingen_vast"
    assert code(wie.doe(pad, **wat | {"cellen": [cellen[0] | {"aantal": 3}]})) == (412, "verouderd")
    assert code(wie.doe(pad, peildatum=DAG, cellen=cellen * 2))[0] == 422
    assert code(bellers.delft.get(f"{pad}?peildatum={DAG}")) == (403, "geen_recht")
