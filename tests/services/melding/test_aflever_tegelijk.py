"""Four job runners at once: every event arrives once, in order, on both engines."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest

from app.services.melding.afleveren import lever_af
from app.services.melding.afzender import Afzender
from tests.kern.opzet import open_zaak
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.kern.wedloop import eigen, tegelijk
from tests.services.melding.webhooks import Webhook

pytestmark = [pytest.mark.traag, pytest.mark.beide]


def rondes(url: str, afzender: Afzender, keren: int) -> list[str]:
    """Rounds of one runner, over a connection of its own."""
    with eigen(url) as spelers:
        return [lever_af(spelers.session, afzender, VANDAAG) for _ in range(keren)]


def test_four_runners_deliver_each_event_once(spelers: Spelers, haak: Webhook, url: str) -> None:
    zaaknummers = [open_zaak(spelers) for _ in range(12)]
    antwoorden = tegelijk([partial(rondes, url, haak.ontvanger.afzender(), 5) for _ in range(4)])
    gemeld = sum(int(zin.rstrip(".").split()[-1]) for zin in antwoorden)
    assert Counter(b.event["subject"] for b in haak.ontvanger.events) == Counter(zaaknummers)
    assert [b.event["sequence"] for b in haak.ontvanger.events] == [f"{n:010d}" for n in range(1, 13)]
    assert gemeld == 12
