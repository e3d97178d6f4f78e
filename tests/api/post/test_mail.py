"""The same choices by the API; an address for a calendar is made on screen alone."""

from __future__ import annotations

from tests.api.beller import Bellers

KEUZE = {"meteen": False, "vooraf": "1", "teLaat": True, "overzicht": "dag"}


def test_wie_niets_koos_krijgt_wat_gewoon_is_en_kiest_iets_anders(bellers: Bellers) -> None:
    wie = bellers.delft
    stand = wie.get("/ik/mail").json
    assert stand["meteen"] is True
    gekozen = wie.post("/ik/mail", KEUZE, "PUT")
    assert gekozen.status_code == 200
    assert wie.get("/ik/mail").json == stand | KEUZE
    assert wie.post("/ik/mail", KEUZE | {"vooraf": "2"}, "PUT").status_code == 400


def test_wie_geen_agenda_heeft_trekt_er_geen_in(bellers: Bellers) -> None:
    assert bellers.delft.get("/ik/agenda").json == {"sinds": None}
    assert bellers.delft.post("/ik/agenda/intrekking", {}).status_code == 404


def test_een_postbus_is_van_de_eigen_organisatie(bellers: Bellers) -> None:
    gezet = bellers.delft.post("/postbussen/GM0503", {"adres": "Jeugd@Delft.example"}, "PUT")
    assert (gezet.status_code, gezet.json["adres"]) == (200, "jeugd@delft.example")
    (eigen,) = bellers.delft.get("/postbussen").json["resultaten"]
    assert eigen["organisatie"] == "GM0503"
    assert bellers.westland.post("/postbussen/GM0503", {"adres": "x@y.example"}, "PUT").status_code == 404
    assert bellers.delft.post("/postbussen/GM0503/weghalen", {}).json["adres"] == ""
