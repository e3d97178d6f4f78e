"""Looking ahead through the API: the same figures and rules, for the team alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK, veld

PAD = f"{ZAAK}/vooruitblik"
VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date().isoformat()
SCENARIO: dict[str, Any] = {
    "naam": "Twee groepen dicht", "vanaf": "2030-03-01", "uitstroomMaand": 7_500_000, "bron": "Gesprek met de bank",
    "bronDatum": VANDAAG, "plaatsen": [{"zorgvorm": "daghulp", "plaatsen": 4}], "fteNodig": 4000,
}  # fmt: skip


def test_een_scenario_vastleggen_en_teruglezen(bellers: Bellers) -> None:
    wie = bellers.projectleider
    leeg = wie.lees(PAD)
    assert (leeg["kas"], leeg["scenarios"]) == (None, [])
    assert {"wat": "aanbod", "tekst": "Waar plaats is: er zijn nog geen aangeboden plaatsen ingevoerd.", "wie": []} in (
        leeg["nietBekend"]
    )
    nieuw = wie.gelukt(f"{PAD}/scenarios", **SCENARIO)
    assert (nieuw["nummer"], nieuw["versie"], nieuw["plaatsen"]) == (1, 1, SCENARIO["plaatsen"])
    zonder = wie.doe(f"{PAD}/scenarios", **(SCENARIO | {"nummer": 1, "naam": "Een groep dicht"}))
    assert (code(zonder), veld(zonder)) == ((422, "motivering_verplicht"), "reden")
    wat = SCENARIO | {"nummer": 1, "naam": "Een groep dicht", "reden": "Het is er een.", "versie": 1}
    assert wie.gelukt(f"{PAD}/scenarios", **wat)["versie"] == 2
    (gevolg,) = wie.lees(PAD)["scenarios"]
    assert (gevolg["scenario"]["naam"], gevolg["kas"], gevolg["zonderPlek"]) == ("Een groep dicht", None, {})
    niets = wie.doe(f"{PAD}/scenarios", **(SCENARIO | {"vervalt": True}))
    assert (code(niets), veld(niets)) == ((422, "ongeldige_invoer"), "vervalt")


def test_alleen_het_team_kijkt_vooruit(bellers: Bellers) -> None:
    assert code(bellers.delft.get(PAD)) == (403, "geen_recht")
    assert code(bellers.delft.doe(f"{PAD}/scenarios", **SCENARIO)) == (403, "geen_recht")
    assert bellers.projectleider.get(f"{PAD}/plan").status_code == 200
