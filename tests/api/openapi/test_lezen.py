"""Every operation that reads answers on both engines, in S1 with one of each thing: what it asks, each understands."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.api.beller import Bellers
from tests.api.proefbeller import Proefbeller

pytestmark = [pytest.mark.traag, pytest.mark.beide]
LEEG = {404, 409, 422}
"""What an operation may answer that asks for what S1 has none of, or that needs a question."""


def test_elke_bewerking_die_leest_antwoordt(app: Flask) -> None:
    beller, bellers = Proefbeller(app), Bellers(app)
    document = bellers.directeur_sbjh.lees("/openapi.json")
    gelukt, vreemd = set[str](), dict[str, int]()
    paden = [pad for pad, methoden in document["paths"].items() if "get" in methoden]
    for pad in paden:
        adres = re.sub(r"{(\w+)}", lambda naam: str(beller.bestaand(naam[1], "1")), pad)
        for wie in (bellers.directeur_sbjh, bellers.beheerder, bellers.auditor):
            status = wie.get(adres).status_code
            if status == 200:
                gelukt.add(pad)
            elif status not in LEEG | {403}:
                vreemd[f"{wie.app.name} {adres}"] = status
    assert vreemd == {}
    assert len(gelukt) >= 0.9 * len(paden), sorted(set(paden) - gelukt)
