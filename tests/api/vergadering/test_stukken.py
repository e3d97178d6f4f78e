"""Papers on their route and the calendar of the region, through the API."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.beller import Beller, Bellers, code
from tests.api.opzet import veld

ZAAK = "/zaken/2025-0001"
DELFT, WESTLAND = "GM0503", "GM1783"


def plan(wie: Beller, datum: str = "2026-06-03", overleg: str = "DO", **meer: str) -> Any:
    return wie.gelukt("/vergaderingen", overleg=overleg, datum=datum, **meer)


def dien_in(wie: Beller) -> str:
    antwoord = wie.doe(f"{ZAAK}/stukken", titel="Herstelplan", route="college", datum="2026-06-01")
    assert antwoord.status_code == 201, antwoord.text
    pad = f"{ZAAK}/stukken/{antwoord.json['nummer']}"
    assert antwoord.headers["Location"].endswith(pad)
    return pad


def langs_het_do(bellers: Bellers) -> str:
    """A paper that the DO has sent on to the municipalities."""
    sbjh = bellers.directeur_sbjh
    pad = dien_in(sbjh)
    sbjh.gelukt(f"{pad}/agenda/DO", vergaderingId=plan(sbjh)["id"])
    sbjh.gelukt(f"{pad}/uitkomsten/DO", uitkomst="doorgeleid", datum="2026-06-03")
    return pad


def test_een_stuk_gaat_van_station_naar_station(bellers: Bellers) -> None:
    sbjh = bellers.directeur_sbjh
    pad = langs_het_do(bellers)
    assert sbjh.lees(pad)["nu"] == ["portefeuillehouder"]
    wie: dict[str, Any] = {"gemeenten": [DELFT, WESTLAND], "datum": "2026-06-10"}
    stuk = sbjh.gelukt(f"{pad}/agenda/portefeuillehouder", **wie)
    assert [punt["gemeente"] for punt in stuk["agendapunten"] if punt["open"]] == [DELFT, WESTLAND]
    stuk = sbjh.gelukt(f"{pad}/uitkomsten/portefeuillehouder", uitkomst="besproken", **wie)
    assert stuk["nu"] == ["portefeuillehouder", "college"]
    regels = sbjh.lees(f"{ZAAK}/logboek?handeling=leg_uitkomst_vast")["resultaten"]
    assert len(regels) >= 2


def test_een_gemeente_ziet_haar_eigen_plek_en_geen_andere(bellers: Bellers) -> None:
    pad = langs_het_do(bellers)
    wie: dict[str, Any] = {"gemeenten": [DELFT, WESTLAND], "datum": "2026-06-10"}
    bellers.directeur_sbjh.gelukt(f"{pad}/agenda/portefeuillehouder", **wie)
    stuk = bellers.delft.lees(pad)
    assert {plek["gemeente"] for deel in stuk["stations"] for plek in deel["plekken"]} == {None, DELFT}
    assert {punt["gemeente"] for punt in stuk["agendapunten"]} == {None, DELFT}
    (regel,) = [s for s in bellers.delft.lees(f"{ZAAK}/stukken")["resultaten"] if s["nummer"] == stuk["nummer"]]
    assert regel["nu"] == ["portefeuillehouder"]


def test_wat_een_stuk_niet_kan(bellers: Bellers) -> None:
    sbjh = bellers.directeur_sbjh
    pad = dien_in(sbjh)
    assert code(sbjh.doe(f"{pad}/agenda/college", gemeenten=[DELFT], datum="2026-06-10")) == (409, "niet_aan_de_beurt")
    assert code(sbjh.doe(f"{pad}/agenda/BOJ", vergaderingId=1)) == (404, "niet_gevonden")
    zonder = sbjh.doe(f"{pad}/agenda/DO")
    assert (code(zonder), zonder.json["invalidParams"][0]["name"]) == ((404, "niet_gevonden"), "vergaderingId")
    niet = sbjh.doe(f"{pad}/uitkomsten/DO", uitkomst="besloten", datum="2026-06-03")
    assert code(niet) == (409, "ongeldige_overgang")
    route = sbjh.doe(f"{ZAAK}/stukken", titel="X", route="geen")
    assert route.json["invalidParams"][0]["name"] == "route"


def test_wat_bij_een_station_niets_betekent_wordt_niet_stil_overgeslagen(bellers: Bellers) -> None:
    sbjh = bellers.directeur_sbjh
    pad = langs_het_do(bellers)
    lokaal: dict[str, Any] = {"gemeenten": [DELFT], "datum": "2026-06-10"}
    vergadering = plan(sbjh, "2026-06-17")["id"]
    fout = sbjh.doe(f"{pad}/agenda/portefeuillehouder", **lokaal, vergaderingId=vergadering)
    assert (code(fout), veld(fout)) == ((422, "ongeldige_invoer"), "vergaderingId")
    nieuw = dien_in(sbjh)
    for naam, waarde in lokaal.items():
        fout = sbjh.doe(f"{nieuw}/agenda/DO", vergaderingId=vergadering, **{naam: waarde})
        assert (code(fout), veld(fout)) == ((422, "ongeldige_invoer"), naam)
    sbjh.gelukt(f"{nieuw}/agenda/DO", vergaderingId=vergadering)
    fout = sbjh.doe(f"{nieuw}/uitkomsten/DO", uitkomst="doorgeleid", datum="2026-06-17", gemeenten=[DELFT])
    assert (code(fout), veld(fout)) == ((422, "ongeldige_invoer"), "gemeenten")


def test_van_de_agenda_en_ingetrokken(bellers: Bellers) -> None:
    sbjh = bellers.projectleider
    pad = dien_in(sbjh)
    vergadering = plan(bellers.directeur_sbjh)["id"]
    punt = sbjh.gelukt(f"{pad}/agenda/DO", vergaderingId=vergadering)["agendapunten"][0]["id"]
    assert [p["titel"] for p in bellers.delft.lees(f"/vergaderingen/{vergadering}")["agenda"]] == ["Herstelplan"]
    assert code(sbjh.doe(f"{pad}/agendapunten/{punt}/afvoering")) == (422, "motivering_verplicht")
    stuk = sbjh.gelukt(f"{pad}/agendapunten/{punt}/afvoering", reden="Nog niet af.")
    assert stuk["agendapunten"][0]["afgevoerdReden"] == "Nog niet af."
    assert code(sbjh.doe(f"{pad}/agendapunten/999/afvoering", reden="X.")) == (404, "niet_gevonden")
    stuk = sbjh.gelukt(f"{pad}/intrekking", reden="Niet meer nodig.")
    assert (stuk["nu"], stuk["onderweg"], stuk["ingetrokkenReden"]) == ([], False, "Niet meer nodig.")
    assert code(sbjh.doe(f"{pad}/intrekking", reden="Nog eens.")) == (409, "stuk_ingetrokken")


@pytest.mark.parametrize(("wie", "lezen"), [("delft", 200), ("rijnmond", 404), ("auditor", 404), ("beheerder", 404)])
def test_wie_stukken_leest_en_beheert(bellers: Bellers, wie: str, lezen: int) -> None:
    pad, ander = dien_in(bellers.directeur_sbjh), getattr(bellers, wie)
    assert ander.get(f"{ZAAK}/stukken").status_code == lezen
    assert ander.get(pad).status_code == lezen
    mag_niet = 403 if lezen == 200 else 404
    assert ander.doe(f"{ZAAK}/stukken", titel="X", route="college").status_code == mag_niet
    for deel in ("agenda/DO", "intrekking", "agendapunten/1/afvoering"):
        assert ander.doe(f"{pad}/{deel}").status_code == mag_niet, deel
    uitkomst = {"uitkomst": "besloten", "datum": "2026-06-03"}
    assert ander.doe(f"{pad}/uitkomsten/DO", **uitkomst).status_code == mag_niet


def test_een_vergadering_op_de_kalender_en_er_weer_af(bellers: Bellers) -> None:
    sbjh = bellers.directeur_sbjh
    nieuw = plan(sbjh, "2027-01-02", tijd="09:30", plaats="Den Haag")
    assert nieuw["afwijkingen"], "a Saturday is unusual"
    dubbel = sbjh.doe("/vergaderingen", overleg="DO", datum="2027-01-02")
    assert (code(dubbel), dubbel.json["invalidParams"][0]["name"]) == ((422, "al_gepland"), "datum")
    pad = f"/vergaderingen/{nieuw['id']}"
    assert code(sbjh.doe(f"{pad}/afgelasting")) == (422, "motivering_verplicht")
    assert sbjh.gelukt(f"{pad}/afgelasting", reden="Geen stukken.")["afgelastReden"] == "Geen stukken."
    assert code(sbjh.doe(f"{pad}/afgelasting", reden="Nog eens.")) == (409, "ongeldige_overgang")
    gelezen = bellers.delft.lees("/vergaderingen?jaar=2027&overleg=DO")["resultaten"]
    assert [dag["id"] for dag in gelezen] == [nieuw["id"]]
    assert bellers.delft.lees("/vergaderingen?jaar=2027&overleg=BOJ")["aantal"] == 0


def test_een_jaar_plannen_uit_het_voorstel(bellers: Bellers) -> None:
    sbjh = bellers.directeur_sbjh
    voorstel = sbjh.lees("/vergaderjaren/2028?paginagrootte=100")
    keuze = voorstel["resultaten"][:2]
    assert sbjh.gelukt("/vergaderjaren", jaar=2028, dagen=keuze)["aantal"] == 2
    rest = sbjh.gelukt("/vergaderjaren", jaar=2028)
    assert rest["aantal"] == voorstel["aantal"] - 2
    op = sbjh.doe("/vergaderjaren", jaar=2028)
    assert (code(op), op.json["invalidParams"][0]["name"]) == ((422, "ongeldige_invoer"), "dagen")
    vreemd = sbjh.doe("/vergaderjaren", jaar=2029, dagen=[{"overleg": "DO", "datum": "2029-01-01"}])
    assert vreemd.json["invalidParams"][0]["name"] == "dagen"
    assert sbjh.get("/vergaderjaren/1800").status_code == 422


@pytest.mark.parametrize(("wie", "lezen"), [("delft", 200), ("rijnmond", 403), ("auditor", 403), ("beheerder", 403)])
def test_wie_de_kalender_leest_en_plant(bellers: Bellers, wie: str, lezen: int) -> None:
    vergadering, ander = plan(bellers.directeur_sbjh)["id"], getattr(bellers, wie)
    assert ander.get("/vergaderingen").status_code == lezen
    assert ander.get(f"/vergaderingen/{vergadering}").status_code == lezen
    assert code(ander.doe("/vergaderingen", overleg="DO", datum="2027-03-03")) == (403, "geen_recht")
    assert code(ander.doe("/vergaderjaren", jaar=2027)) == (403, "geen_recht")
    assert code(ander.doe(f"/vergaderingen/{vergadering}/afgelasting", reden="X.")) == (403, "geen_recht")
