"""Mandaten half-way, in the `zaak` of the test."""

from __future__ import annotations

import pytest

from app.services.mandaat import handelingen as mandaten
from tests.kern.opzet import VAN, stel_voor
from tests.kern.spelers import Spelers, dag

VOORSTEL = dag(14, 3)


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
