"""Exports and mandaten half-way, for every test of the services."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.export.aanvraag import NieuweExport
from app.domain.melding.aflevering import Abonnementstaat
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.models import Export
from app.services.export import exports
from app.services.mandaat import handelingen as mandaten
from tests.kern.ontvanger import Ontvanger, luister
from tests.kern.opzet import VAN, stel_voor
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.export.bundels import JUNI, ZAAK, Maak
from tests.services.melding.webhooks import Webhook, neem_abonnement

VOORSTEL = dag(14, 3)


@pytest.fixture
def sleutel(tmp_path: Path) -> Ondertekenaar:
    return lees_of_maak_sleutel(tmp_path / "sleutel.pem")


@pytest.fixture
def maak(sleutel: Ondertekenaar) -> Maak:
    """An export by this person, as of 2 June 2025 unless said otherwise."""

    def _maak(
        wie: Speler, naar: str = "NZa", doel: str = "Toezicht.", peildatum: date = JUNI, zaak: str = ZAAK
    ) -> Export:
        return wie.doet(exports.exporteer, zaak, NieuweExport(naar, doel, peildatum), sleutel)

    return _maak


@pytest.fixture
def goedgekeurd(spelers: Spelers, zaak: str) -> int:
    """A mandaat of Delft that waits for its college, in the `zaak` of the test."""
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.op(VOORSTEL).doet(mandaten.keur_goed, mandaat_id, VOORSTEL)
    return mandaat_id


@pytest.fixture
def verleend(spelers: Spelers, goedgekeurd: int) -> int:
    spelers.delft.op(VAN).doet(mandaten.verleen, goedgekeurd, VAN, "B-1")
    return goedgekeurd


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
