"""The year of the region through the API."""

from __future__ import annotations

import pytest

from tests.api.beller import Bellers

JAAR = "/regiojaren/2025"


@pytest.fixture
def moment(bellers: Bellers) -> int:
    """That of March, of the directeur SbJH."""
    jaar = bellers.directeur_sbjh.gelukt(f"{JAAR}/vaststelling", procedures=["begroting"])
    return int(jaar["momenten"][0]["id"])


def test_een_jaar_vaststellen_en_lezen(bellers: Bellers, moment: int) -> None:
    jaar = bellers.directeur_sbjh.lees(JAAR)
    eerste = jaar["momenten"][0]
    assert (eerste["code"], eerste["uiterlijkOp"], eerste["stand"]) == ("voorlopig", "2025-03-31", "te_laat")
    assert eerste["functie"] == "directeur-sbjh"
