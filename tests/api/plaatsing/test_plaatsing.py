"""The placement board through the API: the same rules, and a municipality gets its own rows alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.plaatsing.weken import WEEK, maandag
from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK, veld

PAD = f"{ZAAK}/plaatsing"
VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
VORIGE = (maandag(VANDAAG) - WEEK).isoformat()
AANBOD: dict[str, Any] = {"aanbieder": "De Kade", "zorgvorm": "gesloten", "plaatsen": 12, "vanaf": "2024-01-01"}
BOEKING: dict[str, Any] = {
    "soort": "plaatsing", "locatie": 1, "zorgvorm": "gesloten", "gemeente": "GM0503", "aantal": 5, "aanbod": 1,
    "week": VORIGE,
}  # fmt: skip
CELLEN = [
    {"zorgvorm": "gesloten", "gemeente": "GM0503", "titel": "machtiging_gesloten", "maand": "2027-03", "aantal": 7},
    {"zorgvorm": "gesloten", "gemeente": "GM0518", "titel": "ots", "aantal": 12},
]


def test_tellen_aanbieden_boeken_en_verder_gaan(bellers: Bellers) -> None:
    wie = bellers.projectleider
    wie.gelukt(f"{ZAAK}/aanbieder/locaties", naam="Duinhuis", gemeente="Wassenaar", soort="residentieel")
    stand = {"locatie": 1, "week": VORIGE, "kinderen": 19, "cellen": CELLEN}
    assert wie.gelukt(f"{PAD}/standen", **stand) == {"nieuw": 1, "gewijzigd": 0, "ongewijzigd": 0}
    zonder = wie.doe(f"{PAD}/standen", **(stand | {"kinderen": 20}))
    assert (code(zonder), veld(zonder)) == ((422, "motivering_verplicht"), "reden")
    assert wie.gelukt(f"{PAD}/aanbod", **AANBOD)["nummer"] == 1
    te_veel = wie.doe(f"{PAD}/boekingen", **(BOEKING | {"aantal": 8}))
    assert (code(te_veel), veld(te_veel)) == ((422, "ongeldige_invoer"), "aantal")
    dag = (VANDAAG - timedelta(20)).isoformat()
    boeking = wie.gelukt(f"{PAD}/boekingen", **BOEKING, fase="wacht_op_rechter", dag=dag)
    assert (boeking["nummer"], boeking["aantal"]) == (1, 5)
    deel = wie.gelukt(f"{PAD}/boekingen/1/stappen", fase="geplaatst", dag=VANDAAG.isoformat(), aantal=2)
    assert (deel["nummer"], deel["deelVan"], deel["aantal"], deel["fase"]) == (10_001, 1, 2, "geplaatst")
    bord = wie.lees(PAD)
    assert (bord["inZorg"], bord["zonderPlek"], bord["schadelijk"]) == (17, 14, [1])
    assert [b["aantal"] for b in bord["boekingen"]] == [3, 2]
    eigen = bellers.delft.lees(PAD)
    assert (eigen["inZorg"], eigen["locaties"], eigen["aanbod"]) == (None, [], [])
    assert [(rij["aantal"], rij["titel"]) for rij in eigen["eigen"]] == [(7, "machtiging_gesloten")]
    assert code(bellers.delft.doe(f"{PAD}/boekingen", **BOEKING)) == (403, "geen_recht")


def test_buiten_het_team_komen_klassen_en_geen_totaal(bellers: Bellers) -> None:
    wie = bellers.projectleider
    wie.gelukt(f"{ZAAK}/aanbieder/locaties", naam="Duinhuis", gemeente="Wassenaar", soort="residentieel")
    wie.gelukt(f"{PAD}/standen", locatie=1, week=VORIGE, kinderen=19, cellen=CELLEN)
    assert wie.lees(PAD)["klassen"] == []
    (week,) = bellers.delft.lees(PAD)["klassen"]
    assert week == {"week": VORIGE, "locaties": [{"locatie": 1, "laag": 15, "hoog": 19}]}
    dagen = {"datum": VANDAAG.isoformat(), "vanaf": VORIGE}
    verslag = wie.gelukt(f"{PAD}/zittingen", aanwezig="Regievoerder, GI", **dagen)
    assert verslag["naam"].endswith(".pdf")
    assert wie.lees(f"{PAD}/opgaven") == {"opgaven": []}
    assert code(wie.doe(f"{PAD}/opgaven/1/overname"))[0] == 404
    assert code(bellers.delft.doe(f"{PAD}/zittingen", aanwezig="Delft", **dagen)) == (403, "geen_recht")
