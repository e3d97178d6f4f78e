"""Whether the place fits through the API: the same rules, and a municipality gets its own bookings alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.plaatsing.weken import WEEK, maandag
from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK, veld

PAD = f"{ZAAK}/passend"
VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
NU = VANDAAG.isoformat()
OORDEEL: dict[str, Any] = {
    "boeking": 1, "moment": "bij_plaatsing", "oordelaar": "gemeente", "dag": NU, "past": 4, "pastNiet": 0,
    "onbekend": 1,
}  # fmt: skip
TOETS: dict[str, Any] = {
    "locatie": 1, "dag": NU, "besluit": "Het bestuur sluit.", "belang": "Dicht bij huis.", "gehoord": "In groepen.",
    "alternatieven": "Later sluiten.", "uitkomst": "in_belang_van_de_kinderen",
}  # fmt: skip


def test_een_oordeel_een_toets_en_een_signaal(bellers: Bellers) -> None:
    wie, plaatsing = bellers.projectleider, f"{ZAAK}/plaatsing"
    sluit = (VANDAAG + timedelta(30)).isoformat()
    wie.gelukt(f"{ZAAK}/aanbieder/locaties", naam="Duinhuis", gemeente="Wassenaar", soort="residentieel", tot=sluit)
    week = (maandag(VANDAAG) - WEEK).isoformat()
    wie.gelukt(f"{plaatsing}/standen", locatie=1, week=week, kinderen=19, cellen=[])
    wie.gelukt(f"{plaatsing}/aanbod", aanbieder="De Kade", zorgvorm="gesloten", plaatsen=12, vanaf="2024-01-01")
    boeking = {"soort": "plaatsing", "locatie": 1, "zorgvorm": "gesloten", "aantal": 5, "aanbod": 1, "week": NU}
    for gemeente in ("GM0503", "GM0518"):
        wie.gelukt(f"{plaatsing}/boekingen", **boeking, gemeente=gemeente, fase="geplaatst", dag=NU)
    delft = bellers.delft
    fout = delft.doe(f"{PAD}/oordelen", **(OORDEEL | {"past": 3}))
    assert (code(fout), veld(fout)) == ((422, "ongeldige_invoer"), "past")
    assert delft.gelukt(f"{PAD}/oordelen", **OORDEEL)["versie"] == 1
    groep = {"boeking": 1, "kinderen": 5, "versie": 1}
    samen = {"moment": "bij_plaatsing", "uitkomst": "past", "oordelaar": "gemeente", "dag": NU, "groepen": [groep]}
    assert code(delft.doe(f"{PAD}/oordelen/samen", **samen)) == (409, "niet_alles")
    beter = delft.gelukt(f"{PAD}/oordelen/samen", **samen, reden="Nu is het bekend.")
    assert ([o["versie"] for o in beter["gedaan"]], beter["niet"]) == ([2], [])
    assert code(delft.doe(f"{PAD}/oordelen", **(OORDEEL | {"boeking": 2}))) == (404, "niet_gevonden")
    assert code(delft.doe(f"{PAD}/signalen", dag=NU, van="ouders_of_verzorgers", kanaal="gemeente",
                          onderwerp="anders", aantal=2)) == (403, "geen_recht")  # fmt: skip
    assert wie.gelukt(f"{PAD}/kinderrechten", **TOETS)["versie"] == 1
    signaal = {"dag": NU, "van": "jongeren", "kanaal": "vertrouwenspersoon", "onderwerp": "veiligheid", "aantal": 2}
    assert wie.gelukt(f"{PAD}/signalen", **signaal)["nummer"] == 1
    assert wie.gelukt(f"{PAD}/signalen", **signaal, nummer=1, versie=1, opvolging="Besproken.")["versie"] == 2
    alles, eigen = wie.lees(PAD), delft.lees(PAD)
    assert [b["boeking"] for b in alles["boekingen"]] == [1, 2]
    assert [(s["nummer"], s["opvolging"]) for s in alles["signalen"]] == [(1, "Besproken.")]
    assert [(plek["naam"], plek["toets"]["gehoord"]) for plek in alles["locaties"]] == [("Duinhuis", "In groepen.")]
    assert ([b["boeking"] for b in eigen["boekingen"]], eigen["signalen"], eigen["locaties"]) == ([1], [], [])
    assert [o["gegeven"] is None for o in eigen["boekingen"][0]["oordelen"]] == [False, True, True, True]
