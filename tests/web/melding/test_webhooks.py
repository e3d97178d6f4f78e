"""Webhooks through the screens: made, the secret shown once, seen by nobody else, resumed and ended."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.db import transaction
from app.domain.basis.handelingen import Soort
from app.models import Abonnement, Aflevering
from app.web.melding.forms import SOORTEN
from tests.kern.opzet import acties
from tests.kern.spelers import VANDAAG
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

PAD, NIEUW = "/webhooks", "/webhooks/nieuw"
INVOER = {"naam": "Ons zaaksysteem", "url": "https://ontvanger.example/haak", "soorten": ["verloop"], "token": ""}
GEHEIM = re.compile(r"whsec_[A-Za-z0-9+/]{43}=")


@pytest.fixture(autouse=True)
def _ingesteld(app: Flask) -> None:
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], base_url="https://draaiboek.example")


def maak(wie: Bezoeker, **anders: object) -> TestResponse:
    return wie.post(NIEUW, **(INVOER | anders))


def geheim_van(antwoord: TestResponse) -> str:
    (gevonden,) = GEHEIM.findall(antwoord.text)
    return str(gevonden)


def zet(session: Session, **waarden: object) -> None:
    with transaction(session):
        session.execute(update(Abonnement).values(**waarden))


def test_the_secret_stands_on_the_screen_once(bezoekers: Bezoekers, session: Session) -> None:
    delft = bezoekers.delft
    velden = delft.verborgen(NIEUW) | INVOER
    antwoord = delft.stuur(NIEUW, velden)
    geheim = geheim_van(antwoord)
    assert (antwoord.status_code, antwoord.headers["Cache-Control"]) == (201, "no-store")
    for pad in (PAD, f"{PAD}/1"):
        assert geheim not in delft.get(pad).text
    nog_eens = delft.stuur(NIEUW, velden)
    assert (nog_eens.status_code, nog_eens.location) == (302, PAD)
    assert acties(session)[-1] == "maak_abonnement"


def test_the_list_tells_the_host_and_how_it_stands(bezoekers: Bezoekers) -> None:
    maak(bezoekers.delft)
    tekst = bezoekers.delft.lees(PAD).tekst
    for woorden in ("Ons zaaksysteem", "https://ontvanger.example", "Trede, sluiten", "wacht op toestemming"):
        assert woorden in tekst
    assert "/haak" not in tekst
    assert "Ons zaaksysteem" not in bezoekers.directeur_sbjh.lees(PAD).tekst


@pytest.mark.parametrize(
    ("anders", "veld", "bericht"),
    [
        ({"url": "http://ontvanger.example"}, "url", "https://"),
        ({"url": "https://10.0.0.1/"}, "url", "besloten netwerk"),
        ({"url": ""}, "url", "Vul het adres in."),
        ({"naam": " "}, "naam", "Vul dit veld in."),
        ({"token": "a b"}, "token", "geen spaties"),
        ({"soorten": ["van alles"]}, "soorten", ""),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    bezoekers: Bezoekers, session: Session, anders: dict[str, object], veld: str, bericht: str
) -> None:
    antwoord = maak(bezoekers.delft, **anders)
    assert antwoord.status_code == 422
    assert bericht in Pagina(antwoord.text).fouten[veld]
    assert session.query(Abonnement).count() == 0


def test_the_page_shows_each_attempt_and_what_is_wrong(bezoekers: Bezoekers, session: Session) -> None:
    maak(bezoekers.delft)
    zet(session, mislukt=1, fout="geweigerd", bevestigd_op=VANDAAG)
    with transaction(session):
        mis = {"regel_nr": 1, "volgnr": 1, "status": 500, "fout": "geweigerd"}
        session.add(Aflevering(abonnement_id=1, poging=1, op=VANDAAG, status=200))
        session.add(Aflevering(abonnement_id=1, poging=1, op=VANDAAG, **mis))
    tekst = bezoekers.delft.lees(f"{PAD}/1").tekst
    for woorden in ("Toestemming gevraagd", "Zaak geopend", "2025-0001, bericht 1", "500", "nam het bericht niet aan"):
        assert woorden in tekst


def test_many_attempts_are_paged(bezoekers: Bezoekers, session: Session) -> None:
    maak(bezoekers.delft)
    with transaction(session):
        session.add_all(Aflevering(abonnement_id=1, poging=n, op=VANDAAG, status=200) for n in range(60))
    eerste = bezoekers.delft.lees(f"{PAD}/1")
    (later,) = [link for link in eerste.links if "na=" in link]
    tweede = bezoekers.delft.lees(later)
    (eerder,) = [link for link in tweede.links if "voor=" in link]
    inhoud = [pagina.tekst.partition("Wat er gaat")[2] for pagina in (bezoekers.delft.lees(eerder), eerste)]
    assert inhoud[0] == inhoud[1] != ""
    assert bezoekers.delft.get(f"{PAD}/1?na=x&voor=999999999999999999999").status_code == 200


def test_a_paused_one_is_resumed(bezoekers: Bezoekers, session: Session) -> None:
    maak(bezoekers.delft)
    zet(session, mislukt=9, gepauzeerd_op=VANDAAG, fout="niet_bereikbaar")
    assert "gepauzeerd" in bezoekers.delft.lees(f"{PAD}/1").tekst
    antwoord = bezoekers.delft.post(f"{PAD}/1/hervatting", doe="ja", vanaf_nu="y")
    assert antwoord.status_code == 302
    session.rollback()
    webhook = session.query(Abonnement).one()
    assert (webhook.gepauzeerd_op, webhook.mislukt, webhook.fout) == (None, 0, None)


def test_a_running_one_is_not(bezoekers: Bezoekers) -> None:
    maak(bezoekers.delft)
    antwoord = bezoekers.delft.post(f"{PAD}/1/hervatting", doe="ja")
    assert antwoord.status_code == 409
    assert "Er is niets te hervatten" in antwoord.text


def test_a_new_secret_is_shown_once_as_well(bezoekers: Bezoekers) -> None:
    eerste = geheim_van(maak(bezoekers.delft))
    antwoord = bezoekers.delft.post(f"{PAD}/1/geheim", doe="ja")
    assert antwoord.status_code == 201
    assert geheim_van(antwoord) != eerste
    assert "nog een dag" in antwoord.text


def test_ended_is_ended(bezoekers: Bezoekers, session: Session) -> None:
    maak(bezoekers.delft)
    assert bezoekers.delft.post(f"{PAD}/1/einde", doe="ja").status_code == 302
    pagina = bezoekers.delft.lees(f"{PAD}/1")
    assert "beeindigd" in pagina.tekst
    assert not [link for link in pagina.links if link.endswith(("/einde", "/geheim", "/hervatting"))]
    assert bezoekers.delft.post(f"{PAD}/1/einde", doe="ja").status_code == 409
    assert acties(session)[-2:] == ["beeindig_abonnement", "(beeindig_abonnement)"]


def test_every_kind_can_be_chosen() -> None:
    assert list(SOORTEN) == list(Soort)


def test_two_tabs_do_not_act_on_what_the_other_changed(bezoekers: Bezoekers) -> None:
    maak(bezoekers.delft)
    velden = bezoekers.delft.verborgen(f"{PAD}/1/einde") | {"doe": "ja"}
    bezoekers.delft.post(f"{PAD}/1/geheim", doe="ja")
    assert bezoekers.delft.stuur(f"{PAD}/1/einde", velden).status_code == 412


def test_without_settings_the_screen_says_so(bezoekers: Bezoekers, app: Flask) -> None:
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], base_url="")
    assert "DRAAIBOEK_BASE_URL" in bezoekers.delft.lees(PAD).tekst
    antwoord = maak(bezoekers.delft)
    assert antwoord.status_code == 422
    assert "DRAAIBOEK_BASE_URL" in antwoord.text


def test_who_may_have_none_sees_no_way_there(bezoekers: Bezoekers) -> None:
    assert PAD in bezoekers.delft.lees("/koppelingen").links
    assert PAD not in bezoekers.auditor.lees("/koppelingen").links
