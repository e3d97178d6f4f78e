"""Subscriptions for the tests, and rounds of delivery at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.models import Abonnement, Aflevering
from app.services.melding import abonnementen
from app.services.melding.abonnementen import NieuwAbonnement
from app.services.melding.afleveren import lever_af
from tests.kern.ontvanger import Ontvanger, luister
from tests.kern.spelers import VANDAAG, Speler


@dataclass
class Webhook:
    """A subscription of somebody at a receiver of its own."""

    wie: Speler
    ontvanger: Ontvanger
    id: int
    geheim: str

    def ronde(self, nu: datetime = VANDAAG, **anders: Any) -> str:
        """One round of the jobs, with only this receiver allowed."""
        return lever_af(self.wie.session, self.ontvanger.afzender(**anders), nu)

    @property
    def stand(self) -> Abonnement:
        self.wie.session.rollback()
        return self.wie.session.get_one(Abonnement, self.id, populate_existing=True)

    def pogingen(self) -> list[Aflevering]:
        self.wie.session.rollback()
        vraag = select(Aflevering).where(Aflevering.abonnement_id == self.id).order_by(Aflevering.id)
        return list(self.wie.session.scalars(vraag))


def neem_abonnement(wie: Speler, ontvanger: Ontvanger, **anders: Any) -> Webhook:
    """A subscription that has permission, from now on."""
    wens = NieuwAbonnement(**({"naam": "Zaaksysteem", "url": f"{ontvanger.url}/haak"} | anders))
    abonnement, geheim = wie.doet(abonnementen.maak_abonnement, wens, ontvanger.afzender())
    return Webhook(wie, ontvanger, abonnement.id, geheim)


def abonneer(*wie: Speler) -> Iterator[dict[str, Webhook]]:
    """Everybody a receiver, by address."""
    if not wie:
        yield {}
        return
    with luister() as ontvanger:
        webhook = neem_abonnement(wie[0], ontvanger)
        for rest in abonneer(*wie[1:]):
            yield {wie[0].email: webhook, **rest}
