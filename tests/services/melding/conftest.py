"""A receiver of webhooks, and a webhook that it agreed to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.melding.aflevering import Abonnementstaat
from tests.kern.ontvanger import Ontvanger, luister
from tests.kern.spelers import Spelers
from tests.services.melding.webhooks import Webhook, neem_abonnement


@pytest.fixture
def ontvanger() -> Iterator[Ontvanger]:
    with luister() as gevonden:
        yield gevonden


@pytest.fixture
def haak(spelers: Spelers, ontvanger: Ontvanger) -> Webhook:
    """A webhook of the directeur SbJH, whose receiver gave permission."""
    webhook = neem_abonnement(spelers.directeur_sbjh, ontvanger)
    webhook.ronde()
    assert webhook.stand.staat is Abonnementstaat.ACTIEF
    return webhook
