"""What goes wrong with a delivery: it comes again, or stops where it should, and two runners do not meet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from app.db import transaction
from app.domain.basis.begrippen import Toestand
from app.domain.melding.aflevering import WACHTTIJDEN, Abonnementstaat, Afleverfout
from app.models import Abonnement, Gebruiker
from app.services.melding import abonnementen
from app.services.melding.geheimen import Geheimkast
from app.services.zaak import zaken
from tests.kern.ontvanger import Ontvanger, klopt
from tests.kern.opzet import BEGIN, bepaling, nieuwe_zaak, open_zaak
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.melding.webhooks import Webhook, neem_abonnement

pytestmark = pytest.mark.beide

MINUUT = timedelta(minutes=1)


def test_what_fails_comes_again_after_a_while_and_the_next_waits_for_it(spelers: Spelers, haak: Webhook) -> None:
    zaak = open_zaak(spelers)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
    haak.ontvanger.status = "500 Internal Server Error"
    haak.ronde()
    haak.ronde(VANDAAG + MINUUT / 2)
    assert haak.ontvanger.handelingen == ["open_zaak"]
    haak.ontvanger.status = "204 No Content"
    haak.ronde(VANDAAG + MINUUT)
    assert haak.ontvanger.handelingen == ["open_zaak", "open_zaak", "bepaal_trede"]
    eerste, weer, volgende = haak.ontvanger.events
    assert eerste.event == weer.event, "the same event with the same id"
    assert volgende.event["sequence"] == "0000000002"
    assert [(p.poging, p.status, p.fout) for p in haak.pogingen()[1:]] == [
        (1, 500, "geweigerd"),
        (2, 204, None),
        (1, 204, None),
    ]
    assert haak.stand.wat_mis_is is None


def test_after_three_days_of_failures_it_pauses_and_goes_on_where_it_was(spelers: Spelers, haak: Webhook) -> None:
    open_zaak(spelers)
    haak.ontvanger.status = "503 Service Unavailable"
    nu = VANDAAG
    for wacht in (timedelta(0), *WACHTTIJDEN):
        nu += wacht
        haak.ronde(nu)
    assert len(haak.ontvanger.events) == len(WACHTTIJDEN) + 1
    assert haak.stand.staat == "gepauzeerd"
    haak.ontvanger.status = "204 No Content"
    haak.ronde(nu + timedelta(days=30))
    assert len(haak.ontvanger.events) == len(WACHTTIJDEN) + 1, "paused is paused"
    spelers.directeur_sbjh.op(nu).doet(abonnementen.hervat_abonnement, haak.id)
    haak.ronde(nu)
    assert haak.stand.staat == "actief"
    assert haak.ontvanger.events[-1].event == haak.ontvanger.events[0].event


def test_who_resumes_from_now_on_passes_over_what_he_missed(spelers: Spelers, haak: Webhook) -> None:
    gemist = open_zaak(spelers)
    haak.ontvanger.status = "500 Internal Server Error"
    haak.ronde()
    spelers.directeur_sbjh.doet(abonnementen.hervat_abonnement, haak.id, vanaf_nu=True)
    haak.ontvanger.status = "204 No Content"
    nieuw = open_zaak(spelers)
    haak.ronde()
    assert [b.event["subject"] for b in haak.ontvanger.events] == [gemist, nieuw]


def test_retry_after_is_kept_to(spelers: Spelers, haak: Webhook) -> None:
    open_zaak(spelers)
    haak.ontvanger.status, haak.ontvanger.koppen = "429 Too Many Requests", [("Retry-After", "7200")]
    haak.ronde()
    haak.ronde(VANDAAG + timedelta(minutes=119))
    assert len(haak.ontvanger.events) == 1
    haak.ronde(VANDAAG + timedelta(hours=2))
    assert len(haak.ontvanger.events) == 2


def test_gone_is_gone(spelers: Spelers, haak: Webhook) -> None:
    open_zaak(spelers)
    haak.ontvanger.status = "410 Gone"
    haak.ronde()
    stand = haak.stand
    assert stand.staat is Abonnementstaat.BEEINDIGD
    assert (stand.geheim, stand.token, stand.url) == ("", None, haak.ontvanger.url), "its secrets and its path too"
    haak.ronde(VANDAAG + timedelta(days=1))
    assert len(haak.ontvanger.events) == 1


@pytest.mark.parametrize("status", ["301 Moved Permanently", "302 Found", "307 Temporary Redirect"])
def test_a_redirect_is_not_followed(spelers: Spelers, haak: Webhook, status: str) -> None:
    open_zaak(spelers)
    haak.ontvanger.status, haak.ontvanger.koppen = status, [("Location", f"{haak.ontvanger.url}/elders")]
    haak.ronde()
    assert [b.pad for b in haak.ontvanger.events] == ["/haak"]
    assert haak.stand.fout == Afleverfout.OMLEIDING


def test_a_blocked_account_gets_nothing_and_loses_nothing(spelers: Spelers, haak: Webhook) -> None:
    def zet(actief: bool) -> None:
        with transaction(spelers.session) as session:
            session.execute(update(Gebruiker).where(Gebruiker.id == haak.wie.actor.id).values(active=actief))

    zet(False)
    zaak = open_zaak_door(spelers)
    haak.ronde()
    assert haak.ontvanger.events == []
    zet(True)
    haak.ronde()
    assert [b.event["subject"] for b in haak.ontvanger.events] == [zaak]


def open_zaak_door(spelers: Spelers) -> str:
    """A zaak opened by the other Regievoerder."""
    return spelers.directeur_denhaag.op(BEGIN).doet(zaken.open_zaak, nieuwe_zaak()).zaaknummer


def test_with_another_secret_key_it_pauses_and_a_new_secret_mends_it(spelers: Spelers, haak: Webhook) -> None:
    open_zaak(spelers)
    anders: dict[str, Any] = {"kast": Geheimkast("een andere sleutel", "webhooks")}
    haak.ronde(**anders)
    assert (haak.stand.staat, haak.stand.fout) == (Abonnementstaat.GEPAUZEERD, Afleverfout.GEHEIM_ONLEESBAAR)
    wie = spelers.directeur_sbjh
    _, nieuw = wie.doet(abonnementen.vernieuw_geheim, haak.id, haak.ontvanger.afzender(**anders))
    wie.doet(abonnementen.hervat_abonnement, haak.id)
    haak.ronde(**anders)
    (binnen,) = haak.ontvanger.events
    assert klopt()(nieuw, binnen.koppen, binnen.inhoud, VANDAAG.timestamp())
    assert haak.stand.vorig_geheim is None, "what cannot be read is not kept"


def test_an_old_secret_that_cannot_be_read_any_more_does_not_stop_the_new_one(spelers: Spelers, haak: Webhook) -> None:
    """The key of the installation changed after the secret did, within a day."""
    afzender = haak.ontvanger.afzender()
    _, nieuw = spelers.directeur_sbjh.doet(abonnementen.vernieuw_geheim, haak.id, afzender)
    with transaction(spelers.session) as session:
        vreemd = Geheimkast("een andere sleutel", "webhooks").sluit(haak.geheim)
        session.execute(update(Abonnement).values(vorig_geheim=vreemd))
    open_zaak(spelers)
    haak.ronde()
    (binnen,) = haak.ontvanger.events
    assert klopt()(nieuw, binnen.koppen, binnen.inhoud, VANDAAG.timestamp())


def test_with_another_secret_key_a_webhook_with_a_token_has_to_be_made_again(
    spelers: Spelers, ontvanger: Ontvanger
) -> None:
    webhook = neem_abonnement(spelers.directeur_sbjh, ontvanger, token="mF_9.B5f-4.1JqM")
    open_zaak(spelers)
    webhook.ronde(kast=Geheimkast("een andere sleutel", "webhooks"))
    assert (webhook.stand.staat, webhook.stand.fout) == (Abonnementstaat.GEPAUZEERD, Afleverfout.TOKEN_ONLEESBAAR)
    assert "Beëindig deze webhook en maak haar opnieuw." in (webhook.stand.wat_mis_is or "")
    assert ontvanger.events == []


def test_attempts_are_forgotten_after_thirty_days(spelers: Spelers, haak: Webhook) -> None:
    assert len(haak.pogingen()) == 1
    haak.ronde(VANDAAG + timedelta(days=30))
    assert len(haak.pogingen()) == 1
    haak.ronde(VANDAAG + timedelta(days=30, seconds=1))
    assert haak.pogingen() == []
