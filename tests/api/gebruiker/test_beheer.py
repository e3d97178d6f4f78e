"""Administration through the API: accounts, offices, equated days. No case content, and no password ever."""

from __future__ import annotations

from hashlib import sha256
from json import dumps
from typing import Any

import pytest
from flask import Flask

from app.api.kern.herhaling import WAARVOOR
from app.db import db
from app.installatie import geheimkast
from app.models import ApiAntwoord, LogboekPayload
from tests.api.beller import BASIS, Bellers, code

WACHTWOORD = "een lang eerste wachtwoord"
NIEUW: dict[str, Any] = {
    "email": "nieuw@denhaag.example",
    "naam": "N. Nieuw",
    "functie": "adviseur",
    "organisatie": "GM0518",
    "rollen": ["bestuurder"],
    "wachtwoord": WACHTWOORD,
}


@pytest.fixture
def nieuw(bellers: Bellers) -> int:
    gemaakt: int = bellers.beheerder.gelukt("/gebruikers", **NIEUW)["id"]
    return gemaakt


def test_een_account_maken_waarmee_iemand_kan_inloggen(bellers: Bellers, app: Flask) -> None:
    antwoord = bellers.beheerder.post("/gebruikers", NIEUW, Idempotency_Key="account-1")
    assert antwoord.status_code == 201, antwoord.text
    assert (antwoord.json["organisatie"], antwoord.json["rollen"], antwoord.json["actief"]) == (
        "GM0518",
        ["bestuurder"],
        True,
    )
    assert bellers.van("nieuw@denhaag.example").lees("/ik")["naam"] == "N. Nieuw"
    with app.app_context():
        bewaard = [geheimkast(WAARVOOR).open(rij.inhoud.decode()).encode() for rij in db.session.query(ApiAntwoord)]
        alles = b"".join(bewaard + [rij.inhoud for rij in db.session.query(LogboekPayload)])
    assert WACHTWOORD.encode() not in alles
    assert WACHTWOORD not in antwoord.text


@pytest.mark.parametrize("veld", ["email", "organisatie", "functieCode", "persoonVan"])
def test_een_teken_dat_de_database_niet_kan_bewaren_wordt_bij_zijn_veld_gemeld(bellers: Bellers, veld: str) -> None:
    fout = bellers.beheerder.doe("/gebruikers", **(NIEUW | {veld: "a\0b"}))
    assert (code(fout), fout.json["invalidParams"][0]["name"]) == ((400, "ongeldige_invoer"), veld)


def test_wat_van_een_aanvraag_blijft_helpt_niet_om_een_wachtwoord_te_raden(bellers: Bellers, app: Flask) -> None:
    lichaam, json = dumps(NIEUW).encode(), "application/json"
    for _ in range(2):
        weer = bellers.beheerder.post("/gebruikers", lichaam, Content_Type=json, Idempotency_Key="account-1")
    assert (weer.status_code, weer.headers["Idempotent-Replayed"]) == (201, "true")
    with app.app_context():
        (afdruk,) = [rij.vingerafdruk for rij in db.session.query(ApiAntwoord)]
    assert afdruk != sha256(b"POST /api/v1/gebruikers?\n" + lichaam).hexdigest()


def test_twee_accounts_van_een_persoon(bellers: Bellers, nieuw: int) -> None:
    tweede = NIEUW | {"email": "tweede@denhaag.example", "persoonVan": NIEUW["email"]}
    assert bellers.beheerder.gelukt("/gebruikers", **tweede)["zelfdePersoonAls"] == [NIEUW["email"]]
    lijst = bellers.beheerder.lees("/gebruikers?paginagrootte=100")["resultaten"]
    assert next(a for a in lijst if a["id"] == nieuw)["zelfdePersoonAls"] == ["tweede@denhaag.example"]


@pytest.mark.parametrize(
    ("veld", "waarde", "status"),
    [
        ("email", "geen adres", 400),
        ("email", "delft@h10.example", 422),
        ("wachtwoord", "te kort", 400),
        ("rollen", [], 400),
        ("rollen", ["baas"], 400),
        ("organisatie", "GM9999", 404),
        ("functieCode", "directeur-sbjh", 422),
        ("persoonVan", "niemand@denhaag.example", 404),
        ("naam", " ", 422),
    ],
)
def test_een_account_dat_niet_kan(bellers: Bellers, veld: str, waarde: object, status: int) -> None:
    antwoord = bellers.beheerder.doe("/gebruikers", **(NIEUW | {veld: waarde}))
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.json["invalidParams"][0]["name"].partition(".")[0] == veld
    assert str(NIEUW["wachtwoord"]) not in antwoord.text


def test_een_geblokkeerd_account_doet_niets_meer(bellers: Bellers, nieuw: int) -> None:
    pad, zelf = f"/gebruikers/{nieuw}/actief", bellers.van(NIEUW["email"])
    assert zelf.get("/ik").status_code == 200
    geblokkeerd = bellers.beheerder.gelukt(pad, None, "PUT", actief=False)
    assert (geblokkeerd["actief"], geblokkeerd["tokens"]) == (False, 0)
    assert code(zelf.get("/ik")) == (401, "niet_aangemeld")
    assert bellers.beheerder.gelukt(pad, None, "PUT", actief=True)["actief"]
    assert code(zelf.get("/ik")) == (401, "niet_aangemeld")
    eigen = bellers.beheerder.lees("/gebruikers?paginagrootte=100")["resultaten"]
    ik = next(a["id"] for a in eigen if a["email"] == "beheer@sbjh.example")
    assert code(bellers.beheerder.doe(f"/gebruikers/{ik}/actief", None, "PUT", actief=False))[0] == 422
    assert code(bellers.beheerder.doe("/gebruikers/9999/actief", None, "PUT", actief=False))[0] == 404


@pytest.mark.parametrize("wie", ["directeur_sbjh", "delft", "rijnmond", "auditor"])
def test_beheren_is_van_de_beheerder(bellers: Bellers, wie: str) -> None:
    ander = getattr(bellers, wie)
    for pad in ("/gebruikers", "/organisaties", "/dagen", "/gebruikers/1/tokens"):
        assert code(ander.get(pad)) == (403, "geen_recht"), pad
    dag = {"dag": "2027-06-10", "naam": "X", "bron": "Y"}
    assert code(ander.doe("/gebruikers", **NIEUW)) == (403, "geen_recht")
    assert code(ander.doe("/gebruikers/1/actief", None, "PUT", actief=False)) == (403, "geen_recht")
    assert code(ander.doe("/functies/periodes/1/einde", tot="2027-01-01")) == (403, "geen_recht")
    assert code(ander.doe("/dagen", **dag)) == (403, "geen_recht")
    assert code(ander.doe("/dagen/2027-06-10/verwijdering")) == (403, "geen_recht")
    assert code(ander.doe("/dagen/herberekening")) == (403, "geen_recht")
    periode = {"gebruiker": "delft@h10.example", "van": "2027-01-01"}
    assert code(ander.doe("/functies/projectleider/benoemingen", **periode)) == (403, "geen_recht")
    assert code(ander.doe("/functies/projectleider/waarnemingen", **periode)) == (403, "geen_recht")


def test_organisaties_om_uit_te_kiezen(bellers: Bellers) -> None:
    codes = {o["code"] for o in bellers.beheerder.lees("/organisaties?paginagrootte=100")["resultaten"]}
    assert {"GM0503", "sbjh", "rijnmond"} <= codes


def houder(bellers: Bellers, functie: str) -> int:
    lijst = bellers.beheerder.lees("/functies")["resultaten"]
    perioden: list[Any] = next(f["perioden"] for f in lijst if f["code"] == functie)
    gevonden: int = next(p["id"] for p in perioden if p["soort"] == "houder" and p["tot"] is None)
    return gevonden


def laatste(bellers: Bellers, functie: str) -> Any:
    """The period of the office that begins last."""
    lijst = bellers.beheerder.lees("/functies")["resultaten"]
    return max(next(f["perioden"] for f in lijst if f["code"] == functie), key=lambda p: p["van"])


def bevestig(bellers: Bellers, antwoord: Any) -> None:
    """What gives power waits for a second person; the directeur SbJH is one."""
    assert (antwoord.status_code, antwoord.json["status"]) == (202, "open"), antwoord.text
    pad = f"/toegangsvoorstellen/{antwoord.json['id']}"
    assert code(bellers.beheerder.doe(f"{pad}/bevestiging")) == (403, "vier_ogen")
    assert bellers.directeur_sbjh.gelukt(f"{pad}/bevestiging")["status"] == "bevestigd"


def test_een_account_dat_beslist_wacht_op_een_tweede_persoon(bellers: Bellers) -> None:
    beheer, wat = bellers.beheerder, NIEUW | {"rollen": ["gemeente", "bestuurder"]}
    voorstel = beheer.post("/gebruikers", wat, Idempotency_Key="account-1")
    again = beheer.post("/gebruikers", wat, Idempotency_Key="account-1")
    assert (voorstel.status_code, again.status_code, again.json["id"]) == (202, 202, voorstel.json["id"])
    assert WACHTWOORD not in voorstel.text
    assert NIEUW["email"] not in {a["email"] for a in beheer.lees("/gebruikers?paginagrootte=100")["resultaten"]}
    bevestig(bellers, voorstel)
    assert bellers.van(NIEUW["email"]).lees("/ik")["rollen"] == ["bestuurder", "gemeente"]
    berichten = [
        p for p in bellers.van(NIEUW["email"]).lees("/openstaand")["resultaten"] if p["soort"] == "toegangsbericht"
    ]
    assert [p["onderwerp"] for p in berichten] == ["Bevestigd: een account voor N. Nieuw"]
    pad = f"/toegangsvoorstellen/{voorstel.json['id']}"
    assert bellers.van(NIEUW["email"]).gelukt(f"{pad}/gezien")["teZien"] is False
    assert code(bellers.delft.get(pad)) == (404, "niet_gevonden")


def test_weigeren_en_intrekken(bellers: Bellers, nieuw: int) -> None:
    beheer, wat = bellers.beheerder, {"naam": "N. Nieuw", "email": NIEUW["email"], "reden": "Hij leidt het project."}
    pad = f"/gebruikers/{nieuw}"
    eerste, tweede = (beheer.doe(pad, None, "PUT", **wat, rollen=["projectleider"]).json["id"] for _ in range(2))
    assert code(bellers.directeur_denhaag.doe(f"/toegangsvoorstellen/{eerste}/weigering", reden="")) == (
        422,
        "motivering_verplicht",
    )
    geweigerd = bellers.directeur_denhaag.gelukt(f"/toegangsvoorstellen/{eerste}/weigering", reden="Onbekend.")
    assert geweigerd["status"] == "geweigerd"
    assert code(bellers.directeur_sbjh.doe(f"/toegangsvoorstellen/{tweede}/intrekking")) == (403, "geen_recht")
    assert beheer.gelukt(f"/toegangsvoorstellen/{tweede}/intrekking")["status"] == "ingetrokken"
    assert code(bellers.directeur_sbjh.doe(f"/toegangsvoorstellen/{tweede}/bevestiging")) == (409, "ongeldige_overgang")
    assert beheer.lees("/toegangsvoorstellen")["aantal"] == 2


@pytest.mark.usefixtures("nieuw")
def test_een_waarnemer_en_daarna_een_nieuwe_houder(bellers: Bellers) -> None:
    beheer, wie = bellers.beheerder, {"gebruiker": NIEUW["email"]}
    oud = houder(bellers, "directeur-denhaag")
    waarneming = {**wie, "van": "2026-01-05", "tot": "2026-12-31", "reden": "Ziek.", "voor": oud}
    bevestig(bellers, beheer.doe("/functies/directeur-denhaag/waarnemingen", **waarneming))
    waarnemer = laatste(bellers, "directeur-denhaag")
    assert (waarnemer["soort"], waarnemer["voor"], waarnemer["naam"]) == ("waarnemer", oud, "N. Nieuw")
    weg = bellers.directeur_denhaag.gelukt(
        f"/functies/periodes/{waarnemer['id']}/einde", tot="2026-11-30", reden="Terug."
    )
    assert weg["tot"] == "2026-11-30"
    bezet = beheer.doe("/functies/directeur-denhaag/benoemingen", **wie, van="2027-01-01")
    assert code(bezet) == (409, "functie_bezet")
    assert beheer.gelukt(f"/functies/periodes/{oud}/einde", tot="2027-01-31", reden="Pensioen.")["tot"] == "2027-01-31"
    bevestig(bellers, beheer.doe("/functies/directeur-denhaag/benoemingen", **wie, van="2027-02-01"))
    nieuwe = laatste(bellers, "directeur-denhaag")
    assert (nieuwe["soort"], nieuwe["van"], nieuwe["tot"]) == ("houder", "2027-02-01", None)


def test_een_benoeming_die_niet_kan(bellers: Bellers) -> None:
    beheer = bellers.beheerder
    periode: dict[str, Any] = {"gebruiker": "delft@h10.example", "van": "2027-01-01"}
    vreemd = beheer.doe("/functies/directeur-denhaag/benoemingen", **periode)
    assert (code(vreemd), vreemd.json["invalidParams"][0]["name"]) == ((422, "ongeldige_invoer"), "gebruiker")
    assert code(beheer.doe("/functies/koning/benoemingen", **periode)) == (404, "niet_gevonden")
    zelf = beheer.doe("/functies/directeur-sbjh/benoemingen", **(periode | {"gebruiker": "beheer@sbjh.example"}))
    assert code(zelf) == (403, "geen_recht")
    zonder = beheer.doe(
        "/functies/directeur-denhaag/waarnemingen", **periode, voor=houder(bellers, "directeur-denhaag")
    )
    assert code(zonder) == (422, "motivering_verplicht")
    assert code(beheer.doe("/functies/periodes/9999/einde", tot="2027-01-01", reden="X.")) == (404, "niet_gevonden")


def test_een_dag_gelijkgesteld_en_weer_niet(bellers: Bellers) -> None:
    beheer, dag = bellers.beheerder, {"dag": "2027-06-10", "naam": "Brugdag", "bron": "Staatscourant 2026, 1"}
    assert beheer.gelukt("/dagen", **dag)["termijnenGewijzigd"] >= 0
    assert {"datum": "2027-06-10", "naam": "Brugdag", "bron": "Staatscourant 2026, 1"} in beheer.lees("/dagen")[
        "resultaten"
    ]
    dubbel = beheer.doe("/dagen", **dag)
    assert (code(dubbel), dubbel.json["invalidParams"][0]["name"]) == ((422, "ongeldige_invoer"), "dag")
    assert code(beheer.doe("/dagen/2027-06-10/verwijdering")) == (422, "motivering_verplicht")
    beheer.gelukt("/dagen/2027-06-10/verwijdering", reden="Stond er ten onrechte.")
    assert code(beheer.doe("/dagen/2027-06-10/verwijdering", reden="Nog eens.")) == (404, "niet_gevonden")
    for geen in ("20270610", "morgen", "2027-W23-4"):
        assert code(beheer.doe(f"/dagen/{geen}/verwijdering", reden="X.")) == (404, "niet_gevonden")


def test_alle_termijnen_opnieuw(bellers: Bellers) -> None:
    assert bellers.beheerder.gelukt("/dagen/herberekening", reden="Controle.")["termijnenGewijzigd"] == 0
    assert code(bellers.beheerder.doe("/dagen/herberekening")) == (422, "motivering_verplicht")


def test_de_beheerder_ziet_geen_zaak(bellers: Bellers) -> None:
    assert bellers.beheerder.client.get(f"{BASIS}/zaken", headers=bellers.beheerder.koppen()).status_code == 403


def test_naam_en_adres_van_een_account_wijzigen(bellers: Bellers, nieuw: int) -> None:
    wat = {"naam": "N. Beter", "email": "beter@denhaag.example"}
    na = bellers.beheerder.gelukt(f"/gebruikers/{nieuw}", None, "PUT", **wat, reden="Tikfout.")
    assert (na["id"], na["naam"], na["email"]) == (nieuw, *wat.values())
    assert code(bellers.beheerder.doe(f"/gebruikers/{nieuw}", None, "PUT", **wat, reden="")) == (
        422,
        "motivering_verplicht",
    )
