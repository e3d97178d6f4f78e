"""Who delivers a subscription holds it: no second runner at once, and no step by who was overtaken or stopped."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.melding.aflevering import Abonnementstaat
from app.models import Abonnement, Gebruiker
from app.services.melding import abonnementen
from app.services.melding.afleveren import lever_af
from app.services.melding.stand import SLOT, neem
from tests.kern.opzet import open_zaak
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.melding.webhooks import Webhook

pytestmark = pytest.mark.beide

MINUUT = timedelta(minutes=1)


def test_blocking_somebody_between_two_events_stops_the_second(spelers: Spelers, haak: Webhook, engine: Engine) -> None:
    open_zaak(spelers)
    open_zaak(spelers)

    def blokkeer() -> None:
        with Session(engine) as ander, transaction(ander):
            ander.execute(update(Gebruiker).where(Gebruiker.id == haak.wie.actor.id).values(active=False))

    haak.ontvanger.bij_event = blokkeer
    haak.ronde()
    assert len(haak.ontvanger.events) == 1


def test_ending_it_while_an_event_is_on_its_way_stops_the_next(spelers: Spelers, haak: Webhook, engine: Engine) -> None:
    open_zaak(spelers)
    open_zaak(spelers)

    def beeindig() -> None:
        with Session(engine, expire_on_commit=False) as ander:
            Spelers(ander).directeur_sbjh.doet(abonnementen.beeindig_abonnement, haak.id)

    haak.ontvanger.bij_event = beeindig
    haak.ronde()
    assert len(haak.ontvanger.events) == 1
    assert haak.stand.staat is Abonnementstaat.BEEINDIGD
    assert [p.status for p in haak.pogingen()][-1] == 204, "that it arrived is still noted"


def test_two_runners_do_not_deliver_the_same_subscription_at_once(
    spelers: Spelers, haak: Webhook, engine: Engine
) -> None:
    """The other one comes by while the first is busy, and again when the first is dead."""
    open_zaak(spelers)
    open_zaak(spelers)
    andere_ronde: list[str] = []

    def kom_langs() -> None:
        haak.ontvanger.bij_event = lambda: None
        with Session(engine, expire_on_commit=False) as ander:
            andere_ronde.append(lever_af(ander, haak.ontvanger.afzender(), VANDAAG))

    haak.ontvanger.bij_event = kom_langs
    haak.ronde()
    assert andere_ronde == ["Berichten aan webhooks afgeleverd: 0."]
    assert len(haak.ontvanger.events) == 2


def test_who_died_halfway_is_taken_over_and_changes_nothing_any_more(spelers: Spelers, haak: Webhook) -> None:
    open_zaak(spelers)
    assert neem(spelers.session, haak.id, VANDAAG) is not None  # and then it dies
    haak.ronde(VANDAAG + SLOT - MINUUT)
    assert haak.ontvanger.events == []
    haak.ronde(VANDAAG + SLOT)
    assert len(haak.ontvanger.events) == 1


def test_what_was_sent_but_never_recorded_is_sent_again(spelers: Spelers, haak: Webhook, engine: Engine) -> None:
    """At least once: whoever was overtaken while sending records nothing, as if he had died there."""
    open_zaak(spelers)

    def haal_in() -> None:
        haak.ontvanger.bij_event = lambda: None
        with Session(engine) as ander, transaction(ander):
            ander.execute(update(Abonnement).values(bezig_tot=VANDAAG))

    haak.ontvanger.bij_event = haal_in
    haak.ronde()
    assert haak.stand.volgnr == 0
    haak.ronde()
    eerste, weer = haak.ontvanger.events
    assert eerste.event == weer.event
    assert haak.stand.volgnr == 1
