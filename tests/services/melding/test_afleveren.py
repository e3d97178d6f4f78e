"""Delivery: permission first, every event once it is there, in order, again after a failure, signed."""

from __future__ import annotations

import json
import threading
from datetime import timedelta

import pytest
from sqlalchemy import update

from app.db import transaction
from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import GeenRecht
from app.domain.basis.handelingen import Soort
from app.domain.melding.aflevering import Abonnementstaat
from app.models import Abonnement, LogboekKop, LogboekRegel
from app.services.melding import abonnementen
from app.services.zaak import toewijzing, zaken
from tests.kern.ontvanger import BRON, OORSPRONG, Ontvanger, klopt
from tests.kern.opzet import BEGIN, bepaling, open_zaak
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.melding.webhooks import Webhook, neem_abonnement

MINUUT = timedelta(minutes=1)


def test_what_was_recorded_arrives_once_and_in_order(spelers: Spelers, haak: Webhook) -> None:
    zaak = open_zaak(spelers)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
    assert haak.ronde() == "Berichten aan webhooks afgeleverd: 2."
    assert haak.ronde() == "Berichten aan webhooks afgeleverd: 0."
    assert haak.ontvanger.handelingen == ["open_zaak", "bepaal_trede"]
    assert [b.event["sequence"] for b in haak.ontvanger.events] == ["0000000001", "0000000002"]


def test_an_event_says_which_entry_and_nothing_of_what_was_said(spelers: Spelers, haak: Webhook) -> None:
    zaak = open_zaak(spelers)
    haak.ronde()
    (binnen,) = haak.ontvanger.events
    regel = spelers.session.query(LogboekRegel).filter_by(actie="open_zaak").one()
    assert binnen.event["data"] == {
        "zaaknummer": zaak,
        "handeling": "open_zaak",
        "object": f"zaak/{zaak}",
        "nr": regel.nr,
    }
    assert (binnen.event["id"], binnen.event["source"], binnen.event["subject"]) == (regel.hash, BRON, zaak)
    assert binnen.event["dataref"] == f"https://draaiboek.example/api/v1/zaken/{zaak}"
    for inhoud in ("Stichting Test", "Omdat", "sbjh", "directeur"):
        assert inhoud not in binnen.inhoud.decode()


def test_the_receiver_can_tell_that_it_is_us(spelers: Spelers, haak: Webhook) -> None:
    """With the check that docs/webhooks.md gives, on the bytes as they came."""
    open_zaak(spelers)
    haak.ronde()
    (binnen,) = haak.ontvanger.events
    toets, nu = klopt(), VANDAAG.timestamp()
    assert toets(haak.geheim, binnen.koppen, binnen.inhoud, nu)
    assert not toets(haak.geheim, binnen.koppen, binnen.inhoud + b" ", nu)
    assert not toets(haak.geheim, binnen.koppen | {"webhook-id": "ander"}, binnen.inhoud, nu)
    assert not toets("whsec_" + "A" * 44, binnen.koppen, binnen.inhoud, nu)
    assert not toets(haak.geheim, binnen.koppen, binnen.inhoud, nu + 600), "too old"
    assert binnen.koppen["webhook-id"] == binnen.event["id"]
    assert binnen.koppen["content-type"] == "application/cloudevents+json; charset=utf-8"
    assert binnen.koppen["webhook-request-origin"] == OORSPRONG


def test_after_a_new_secret_both_sign_for_a_day(spelers: Spelers, haak: Webhook) -> None:
    _, nieuw = spelers.directeur_sbjh.doet(abonnementen.vernieuw_geheim, haak.id, haak.ontvanger.afzender())
    toets = klopt()
    for nu, oud_ook in ((VANDAAG, True), (VANDAAG + timedelta(days=1), False)):
        open_zaak(spelers)
        haak.ronde(nu)
        binnen = haak.ontvanger.events[-1]
        assert toets(nieuw, binnen.koppen, binnen.inhoud, nu.timestamp())
        assert toets(haak.geheim, binnen.koppen, binnen.inhoud, nu.timestamp()) is oud_ook


def test_a_token_of_the_receiver_goes_along(spelers: Spelers, ontvanger: Ontvanger) -> None:
    webhook = neem_abonnement(spelers.directeur_sbjh, ontvanger, token="mF_9.B5f-4.1JqM", url=f"{ontvanger.url}/h?a=1")
    open_zaak(spelers)
    webhook.ronde()
    (binnen,) = ontvanger.events
    assert (binnen.koppen["authorization"], binnen.pad) == ("Bearer mF_9.B5f-4.1JqM", "/h?a=1")
    assert "authorization" not in ontvanger.binnen[0].koppen, "nobody who was not asked yet gets the token"


def test_without_permission_nothing_is_sent_and_the_owner_reads_why(spelers: Spelers, ontvanger: Ontvanger) -> None:
    ontvanger.toestemming = [("WebHook-Allowed-Origin", "ander.example")]
    webhook = neem_abonnement(spelers.directeur_sbjh, ontvanger)
    open_zaak(spelers)
    webhook.ronde()
    assert [b.methode for b in ontvanger.binnen] == ["OPTIONS"]
    assert ontvanger.binnen[0].koppen["webhook-request-origin"] == OORSPRONG
    assert webhook.stand.staat is Abonnementstaat.WACHT_OP_TOESTEMMING
    assert "WebHook-Allowed-Origin" in (webhook.stand.wat_mis_is or "")
    ontvanger.toestemming = [("WebHook-Allowed-Origin", "*")]
    webhook.ronde(VANDAAG + MINUUT)
    assert ontvanger.handelingen == ["open_zaak"], "what happened meanwhile was not lost"


def test_a_receiver_gets_no_more_a_minute_than_it_asked_for(spelers: Spelers, ontvanger: Ontvanger) -> None:
    ontvanger.toestemming += [("WebHook-Allowed-Rate", "2")]
    webhook = neem_abonnement(spelers.directeur_sbjh, ontvanger)
    for _ in range(3):
        open_zaak(spelers)
    for nu, aantal in ((VANDAAG, 2), (VANDAAG + timedelta(seconds=30), 2), (VANDAAG + MINUUT, 3)):
        webhook.ronde(nu)
        assert len(ontvanger.events) == aantal


def test_a_logboek_that_got_shorter_does_not_swallow_what_comes_next(spelers: Spelers, haak: Webhook) -> None:
    """Lines that were lost and are entered again carry the same numbers."""
    with transaction(spelers.session) as session:
        kop = session.query(LogboekKop).one().nr
        session.execute(update(Abonnement).values(tot_nr=kop + 50))
    haak.ronde()
    zaak = open_zaak(spelers)
    haak.ronde()
    assert [b.event["subject"] for b in haak.ontvanger.events] == [zaak]


def test_only_the_kinds_that_were_chosen_are_sent(spelers: Spelers, ontvanger: Ontvanger) -> None:
    webhook = neem_abonnement(spelers.directeur_sbjh, ontvanger, soorten=(Soort.REGIE,))
    zaak = open_zaak(spelers)
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    webhook.ronde()
    assert ontvanger.handelingen == ["wijs_projectleider_aan", "leg_afspraak_vast"], "not the step that it closed"


def test_a_refused_attempt_is_no_event(spelers: Spelers, haak: Webhook) -> None:
    zaak = open_zaak(spelers)
    with pytest.raises(GeenRecht):
        spelers.delft.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
    haak.ronde()
    assert haak.ontvanger.handelingen == ["open_zaak"]


def test_without_an_address_of_our_own_nothing_is_sent(spelers: Spelers, haak: Webhook) -> None:
    open_zaak(spelers)
    assert haak.ronde(basis="") == "Webhooks: DRAAIBOEK_BASE_URL is niet ingesteld."
    assert haak.ontvanger.events == []


def test_more_than_a_page_of_entries_is_gone_through(
    spelers: Spelers, haak: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.melding.notificaties.PORTIE", 2)
    zaaknummers = [open_zaak(spelers) for _ in range(5)]
    haak.ronde()
    assert [b.event["subject"] for b in haak.ontvanger.events] == zaaknummers


def test_the_bytes_that_are_signed_are_json_without_surprises(spelers: Spelers, haak: Webhook) -> None:
    open_zaak(spelers)
    haak.ronde()
    (binnen,) = haak.ontvanger.events
    assert json.dumps(binnen.event, ensure_ascii=False, separators=(",", ":")).encode() == binnen.inhoud


def test_the_database_is_let_go_while_the_receiver_is_looked_up_and_asked(
    spelers: Spelers, ontvanger: Ontvanger
) -> None:
    in_transactie: list[bool] = []

    def kijk(*_waar: object) -> list[str]:
        in_transactie.append(spelers.session.in_transaction())
        return ["127.0.0.1"]

    webhook = neem_abonnement(spelers.directeur_sbjh, ontvanger)
    open_zaak(spelers)
    ontvanger.bij_event = lambda: in_transactie.append(spelers.session.in_transaction())
    webhook.ronde(zoek=kijk)
    open_zaak(spelers)
    webhook.ronde(zoek=kijk)
    assert in_transactie == [False] * 4


def test_a_slow_receiver_gets_no_more_than_its_share_of_a_round(
    spelers: Spelers, haak: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It answers when its time is over."""
    beurt = 0.01
    monkeypatch.setattr("app.services.melding.afleveren.BEURT", beurt)

    def treuzel() -> None:
        for draad in threading.enumerate():
            if isinstance(draad, threading.Timer) and draad.interval == beurt:
                draad.join()

    haak.ontvanger.bij_event = treuzel
    zaaknummers = [open_zaak(spelers) for _ in range(2)]
    haak.ronde()
    assert [b.event["subject"] for b in haak.ontvanger.events] == zaaknummers[:1]
    haak.ronde()
    assert [b.event["subject"] for b in haak.ontvanger.events] == zaaknummers
