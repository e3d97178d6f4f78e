"""Terms through the API: of a zaak, of all zaken, suspended, resumed and extended; events that they count from."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.api.beller import Beller, Bellers, code
from tests.api.opzet import BUITEN, ZAAK, laatste_handeling, maak_zwaar, veld

HANDELINGEN: list[tuple[str, dict[str, Any]]] = [("opschorting", {}), ("verlenging", {"werkdagen": 5})]


@pytest.fixture
def bellers(app: Flask) -> Bellers:
    """In zeer_problematisch since 2 June, with terms that run and terms that wait."""
    allen = Bellers(app)
    maak_zwaar(allen)
    return allen


def lopend(wie: Beller) -> Any:
    termijnen = wie.lees(f"{ZAAK}/termijnen?paginagrootte=100")["resultaten"]
    return next(t for t in termijnen if t["status"] == "open" and t["termijn"]["stand"] == "loopt")


def test_een_termijn_staat_stil_loopt_verder_en_wordt_langer(bellers: Bellers) -> None:
    wie = bellers.projectleider
    termijn = lopend(wie)
    pad = f"{ZAAK}/termijnen/{termijn['code']}"
    stil = wie.gelukt(f"{pad}/opschorting", datum=termijn["termijn"]["vanafDatum"], reden="De bank vroeg uitstel.")
    assert (stil["termijn"]["stand"], stil["termijn"]["uiterlijkOp"]) == ("opgeschort", None)
    assert stil["termijn"]["over"] == termijn["termijn"]["werkdagen"]
    opgeschort = wie.lees("/termijnen?welke=opgeschort")["resultaten"]
    assert [(t["code"], t["zaaknummer"]) for t in opgeschort] == [(termijn["code"], "2025-0001")]
    verder = wie.gelukt(f"{pad}/hervatting", datum="2025-06-10", reden="De bank is eruit.")
    assert verder["termijn"]["stand"] == "loopt"
    langer = wie.gelukt(f"{pad}/verlenging", werkdagen=5, datum="2025-06-10", reden="De accountant is laat.")
    assert langer["termijn"]["uiterlijkOp"] > verder["termijn"]["uiterlijkOp"]
    assert [w["soort"] for w in langer["wijzigingen"]] == ["opschorting", "hervatting", "verlenging"]
    assert laatste_handeling(wie) == "verleng"


def test_zonder_reden_gebeurt_er_niets(bellers: Bellers) -> None:
    wie = bellers.projectleider
    termijn = lopend(wie)
    for handeling, meer in HANDELINGEN:
        pad = f"{ZAAK}/termijnen/{termijn['code']}/{handeling}"
        zonder = wie.doe(pad, datum="2025-06-03", **meer)
        assert code(zonder)[1] == "motivering_verplicht", zonder.text
        assert veld(zonder) == "reden"
    niet_stil = wie.doe(f"{ZAAK}/termijnen/{termijn['code']}/hervatting", datum="2025-06-03", reden="x")
    assert code(niet_stil) == (409, "ongeldige_overgang")


def test_over_alle_zaken_staat_wat_te_laat_is_bij_het_team_en_bij_niemand_anders(bellers: Bellers) -> None:
    te_laat = bellers.directeur_denhaag.lees("/termijnen?welke=te_laat")
    assert te_laat["aantal"] > 0
    assert te_laat["vol"] is False
    tweede = bellers.directeur_denhaag.lees("/termijnen?welke=te_laat&paginagrootte=1&pagina=2")
    assert tweede["resultaten"] == te_laat["resultaten"][1:2]
    assert tweede["aantal"] == te_laat["aantal"]
    assert all(t["teLaat"] and t["zaaknummer"] == "2025-0001" for t in te_laat["resultaten"])
    assert bellers.delft.lees("/termijnen")["aantal"] == 0
    assert bellers.rijnmond.lees("/termijnen")["aantal"] == 0
    assert bellers.beheerder.get("/termijnen").status_code == 403
    assert code(bellers.directeur_sbjh.get("/termijnen?welke=alles")) == (400, "ongeldige_invoer")


def test_een_gebeurtenis_laat_termijnen_lopen_en_wordt_met_reden_verbeterd(bellers: Bellers) -> None:
    wie, pad = bellers.projectleider, f"{ZAAK}/gebeurtenissen"
    wacht = [t["code"] for t in wie.lees(f"{ZAAK}/termijnen")["resultaten"] if t["termijn"]["stand"] == "niet_begonnen"]
    wat = wie.lees(pad)["resultaten"][0]["code"]
    eerste = wie.gelukt(pad, code=wat, datum="2025-06-12")
    assert (eerste["datum"], len(eerste["vastleggingen"])) == ("2025-06-12", 1)
    gaan = {t["code"]: t["termijn"] for t in wie.lees(f"{ZAAK}/termijnen")["resultaten"]}
    assert any(gaan[code_]["vanafDatum"] == "2025-06-12" for code_ in wacht)
    assert code(wie.doe(pad, code=wat, datum="2025-06-13")) == (422, "motivering_verplicht")
    tweede = wie.gelukt(pad, code=wat, datum="2025-06-13", toelichting="Het vonnis noemt de 13e.")
    assert (tweede["datum"], len(tweede["vastleggingen"])) == ("2025-06-13", 2)
    onbekend = wie.doe(pad, code="zomaar", datum="2025-06-13")
    assert code(onbekend) == (404, "niet_gevonden")
    assert veld(onbekend) == "code"


@pytest.mark.parametrize(("wie", "status"), BUITEN)
def test_buiten_het_team_zijn_er_geen_termijnen(bellers: Bellers, wie: str, status: int) -> None:
    beller = getattr(bellers, wie)
    assert beller.get(f"{ZAAK}/termijnen").status_code == status
    assert beller.get(f"{ZAAK}/gebeurtenissen").status_code == status
    for handeling, meer in (*HANDELINGEN, ("hervatting", {})):
        pad = f"{ZAAK}/termijnen/ZO-01/{handeling}"
        assert beller.doe(pad, datum="2025-06-03", reden="x", **meer).status_code == status
    assert beller.doe(f"{ZAAK}/gebeurtenissen", code="x", datum="2025-06-03").status_code == status
