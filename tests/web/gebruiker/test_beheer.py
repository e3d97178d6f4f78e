"""Accounts through the screens: made, blocked and let in again by the administrator, who sees no case."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.demo.accounts import WACHTWOORD
from app.models import Gebruiker
from tests.kern.opzet import acties, inhoud, logboek
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

PAD = "/beheer/gebruikers"
NIEUW = {
    "email": "plaatsvervanger@denhaag.example",
    "naam": "Plaatsvervanger Den Haag",
    "functie": "plaatsvervangend wethouder",
    "organisatie": "GM0518",
    "rollen": "bestuurder",
}


def account(session: Session, email: str) -> Gebruiker:
    session.rollback()
    return session.scalars(select(Gebruiker).where(Gebruiker.email == email)).one()


def zet(wie: Bezoeker, gebruiker_id: int, actief: str) -> Pagina:
    velden = wie.verborgen(PAD) | {"actief": actief}
    wie.stuur(f"{PAD}/{gebruiker_id}/actief", velden)
    return wie.lees(PAD)


def link_voor(wie: Bezoeker, gebruiker_id: int) -> str:
    """The link that the administrator hands over, as its path."""
    antwoord = wie.post(f"{PAD}/{gebruiker_id}/uitnodiging", zeker="ja")
    assert antwoord.status_code == 201, antwoord.text
    gevonden = re.search(r"http://localhost(/welkom/[\w-]+)", antwoord.text)
    assert gevonden
    return gevonden[1]


def kies(app: Flask, link: str, wachtwoord: str) -> TestResponse:
    return Bezoeker(app).post(link, nieuw_wachtwoord=wachtwoord, wachtwoord_nogmaals=wachtwoord)


def test_wie_een_account_krijgt_kiest_zelf_zijn_wachtwoord(app: Flask, bezoekers: Bezoekers, session: Session) -> None:
    antwoord = bezoekers.beheerder.post(f"{PAD}/nieuw", **NIEUW)
    assert (antwoord.status_code, antwoord.location) == (302, PAD)
    assert "plaatsvervanger@denhaag.example" in bezoekers.beheerder.lees(PAD).tekst
    assert acties(session)[-1] == "voeg_gebruiker_toe"
    assert logboek(session)[-1].kop.zaak is None
    link = link_voor(bezoekers.beheerder, account(session, NIEUW["email"]).id)
    assert kies(app, link, WACHTWOORD).location == "/inloggen"
    assert "Duinpoort" in Bezoeker(app, NIEUW["email"]).lees("/zaken").tekst
    regel = logboek(session)[-1]
    assert (regel.kop.actie, regel.kop.actor) == ("kies_wachtwoord", account(session, NIEUW["email"]).pseudoniem)
    assert link.removeprefix("/welkom/") not in str(regel.inhoud)


def test_een_link_werkt_een_keer_en_een_nieuwe_neemt_de_plaats_van_de_oude(
    app: Flask, bezoekers: Bezoekers, session: Session
) -> None:
    bezoekers.beheerder.post(f"{PAD}/nieuw", **NIEUW)
    nummer = account(session, NIEUW["email"]).id
    oud, nieuw = (link_voor(bezoekers.beheerder, nummer) for _ in range(2))
    assert Bezoeker(app).get(oud).status_code == 404
    assert kies(app, nieuw, WACHTWOORD).status_code == 302
    assert Bezoeker(app).get(nieuw).status_code == 404
    weer = bezoekers.beheerder.stuur(
        f"{PAD}/{nummer}/uitnodiging", bezoekers.beheerder.verborgen(f"{PAD}/nieuw") | {"zeker": "ja"}
    )
    assert (weer.status_code, "koos al een wachtwoord" in weer.text) == (422, True)


@pytest.mark.parametrize(
    ("wachtwoord", "melding"),
    [
        ("kort", "minstens 12"),
        ("W@chtwoord2026!!", "proberen aanvallers"),
        ("123456789012", "proberen aanvallers"),
        ("Plaatsvervanger1", "uw eigen naam"),
    ],
)
def test_een_wachtwoord_dat_iedereen_probeert_mag_niet(
    app: Flask, bezoekers: Bezoekers, session: Session, wachtwoord: str, melding: str
) -> None:
    bezoekers.beheerder.post(f"{PAD}/nieuw", **NIEUW)
    link = link_voor(bezoekers.beheerder, account(session, NIEUW["email"]).id)
    antwoord = kies(app, link, wachtwoord)
    assert (antwoord.status_code, wachtwoord in antwoord.text) == (422, False)
    assert Pagina(antwoord.text).fouten["nieuw_wachtwoord"].count(melding) == 1
    assert kies(app, link, "één lang wachtwoord").status_code == 302, "the link still works, and accents are fine"
    with app.test_client() as client:
        token = Pagina(client.get("/inloggen").text).velden["csrf_token"]
        invoer = {"csrf_token": token, "email": NIEUW["email"], "password": "één lang wachtwoord"}
        assert client.post("/inloggen", data=invoer).status_code == 302


def test_de_beheerder_herstelt_de_toegang_en_kent_geen_wachtwoord(
    app: Flask, bezoekers: Bezoekers, session: Session
) -> None:
    adres = "wethouder@denhaag.example"
    wie, nummer = bezoekers.van(adres), account(session, adres).id
    assert wie.get("/zaken").status_code == 200
    antwoord = bezoekers.beheerder.post(f"{PAD}/{nummer}/herstel", reden="Gebeld.", factoren="y")
    assert (antwoord.status_code, antwoord.location) == (302, PAD)
    assert wie.get("/zaken").status_code == 302
    regel = logboek(session)[-1]
    assert (regel.kop.actie, regel.inhoud["reden"], regel.inhoud["factoren_weg"]) == (
        "herstel_account",
        "Gebeld.",
        "ja",
    )
    nieuw = "een zin die hij onthoudt"
    assert kies(app, link_voor(bezoekers.beheerder, nummer), nieuw).status_code == 302
    with app.test_client() as client:
        token = Pagina(client.get("/inloggen").text).velden["csrf_token"]
        assert (
            client.post("/inloggen", data={"csrf_token": token, "email": adres, "password": nieuw}).status_code == 302
        )
        start = client.get("/").text
    assert "Het beheer heeft de toegang tot uw account hersteld" in start


def test_de_toegang_van_wie_beslist_komt_terug_door_een_tweede_persoon(
    app: Flask, bezoekers: Bezoekers, session: Session
) -> None:
    adres = "directeur@denhaag.example"
    nummer = account(session, adres).id
    antwoord = bezoekers.beheerder.post(f"{PAD}/{nummer}/herstel", reden="Gebeld.")
    assert "/beheer/toegang/" in antwoord.location
    assert not account(session, adres).active, "it stops at once"
    bevestigd = bezoekers.directeur_sbjh.stuur(
        f"{antwoord.location}/bevestiging",
        bezoekers.directeur_sbjh.verborgen(antwoord.location) | {"wachtwoord": WACHTWOORD},
    )
    assert bevestigd.status_code == 302, bevestigd.text
    hersteld = account(session, adres)
    assert (hersteld.active, hersteld.wachtwoord_op) == (True, None)
    assert acties(session)[-3:] == ["bevestig_toegang", "zet_gebruiker_actief", "herstel_account"]
    assert kies(app, link_voor(bezoekers.beheerder, nummer), "een zin die hij onthoudt").status_code == 302


def test_een_tweede_account_van_dezelfde_persoon_is_te_zien(bezoekers: Bezoekers, session: Session) -> None:
    bezoekers.beheerder.post(f"{PAD}/nieuw", **NIEUW | {"persoon_van": "directeur@denhaag.example"})
    assert account(session, NIEUW["email"]).persoon_id == account(session, "directeur@denhaag.example").persoon_id
    assert "zelfde persoon als directeur@denhaag.example" in bezoekers.beheerder.lees(PAD).tekst


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("email", "geen adres", "geen e-mailadres"),
        ("email", "delft@h10.example", "al een account"),
        ("naam", "  ", "Vul dit veld in."),
        ("functie", "x" * 161, "te lang"),
        ("organisatie", "", "Maak een keuze."),
        ("rollen", "", "minstens één rol"),
    ],
)
def test_een_verkeerd_veld_krijgt_zijn_melding(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: str, melding: str
) -> None:
    voor = inhoud(session)
    velden = {naam: inhoud for naam, inhoud in (NIEUW | {veld: waarde}).items() if inhoud}
    antwoord = bezoekers.beheerder.post(f"{PAD}/nieuw", **velden)
    assert antwoord.status_code == 422
    assert melding in Pagina(antwoord.text).fouten[veld]
    assert inhoud(session) == voor


def test_wie_geblokkeerd_wordt_is_meteen_uitgelogd_en_mag_later_weer(bezoekers: Bezoekers, session: Session) -> None:
    adres = "wethouder@denhaag.example"
    wie = bezoekers.van(adres)
    assert wie.get("/zaken").status_code == 200
    nummer = account(session, adres).id
    assert f"Het account {adres} is geblokkeerd." in zet(bezoekers.beheerder, nummer, "nee").tekst
    assert wie.get("/zaken").status_code == 302
    assert f"Het account {adres} is vrijgegeven." in zet(bezoekers.beheerder, nummer, "ja").tekst
    assert acties(session)[-2:] == ["blokkeer_gebruiker", "zet_gebruiker_actief"]


def test_de_beheerder_kan_zichzelf_niet_buitensluiten(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.beheerder
    eigen = account(session, "beheer@sbjh.example").id
    antwoord = wie.stuur(f"{PAD}/{eigen}/actief", wie.verborgen(PAD) | {"actief": "nee"})
    assert antwoord.status_code == 422
    assert "eigen account" in antwoord.text
    assert account(session, "beheer@sbjh.example").active


@pytest.mark.parametrize("actief", ["", "misschien"])
def test_een_onbekende_keuze_verandert_niets(bezoekers: Bezoekers, session: Session, actief: str) -> None:
    wie = bezoekers.beheerder
    voor = inhoud(session)
    assert wie.stuur(f"{PAD}/1/actief", wie.verborgen(PAD) | {"actief": actief}).status_code == 422
    assert inhoud(session) == voor


def test_een_account_dat_er_niet_is(bezoekers: Bezoekers) -> None:
    wie = bezoekers.beheerder
    assert wie.stuur(f"{PAD}/999/actief", wie.verborgen(PAD) | {"actief": "nee"}).status_code == 404


def test_alleen_de_beheerder_komt_hier_en_hij_ziet_geen_zaken(bezoekers: Bezoekers) -> None:
    for wie in (bezoekers.directeur_sbjh, bezoekers.delft, bezoekers.auditor, bezoekers.projectleider):
        assert wie.get(PAD).status_code == 403
    beheerder = bezoekers.beheerder
    dicht = ("/zaken/2025-0001", "/zaken/2025-0001/documenten", "/zaken/2025-0001/logboek", "/zaken/2025-0001/exports")
    assert [beheerder.get(pad).status_code for pad in dicht] == [404] * len(dicht)
    assert "Duinpoort" not in beheerder.lees(PAD).tekst + beheerder.lees("/").tekst


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"organisatie": "GM0503"}, "hoort niet bij Delft"),
        ({}, "de rol regievoerder"),
        ({"rollen": "regievoerder"}, "Directeur Den Haag heeft deze functie vanaf 1 juli 2021"),
    ],
)
def test_een_functie_hoort_bij_haar_eigen_organisatie_en_rol_en_is_nog_vrij(
    bezoekers: Bezoekers, session: Session, anders: dict[str, str], melding: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.beheerder.post(f"{PAD}/nieuw", **NIEUW | {"functie_code": "directeur-denhaag"} | anders)
    assert melding in Pagina(antwoord.text).fouten["functie_code"]
    assert inhoud(session) == voor


def test_een_account_wijzigen_begint_met_wat_er_staat(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.beheerder
    wie.post(f"{PAD}/nieuw", **NIEUW)
    pad = f"{PAD}/{account(session, NIEUW['email']).id}/wijzigen"
    assert pad in wie.lees(PAD).links
    velden = wie.lees(pad).velden
    assert (velden["naam"], velden["email"]) == (NIEUW["naam"], NIEUW["email"])
    velden |= {"rollen": NIEUW["rollen"]}
    fout = wie.post(pad, **velden | {"email": "geen adres", "reden": "Tikfout."})
    assert (fout.status_code, list(Pagina(fout.text).fouten)) == (422, ["email"])
    assert wie.post(pad, **velden | {"naam": "Beter", "reden": "Tikfout.", "sleutel": "later"}).location == PAD
    assert "Beter" in wie.lees(PAD).tekst
    assert acties(session)[-1] == "wijzig_gebruiker"
