"""Exports through the API: who may read one is said by the zaak that it is of."""

from __future__ import annotations

import pytest

from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK

EXPORT = {"ontvanger": "toezichthouder", "doel": "Toezicht."}


def test_een_gemeente_met_een_groot_belang_leest_de_export_die_zij_maakte(bellers: Bellers) -> None:
    belang = {"gemeente": "GM0503", "gebruiker": "delft@h10.example", "toelichting": "Veel kinderen."}
    bellers.directeur_sbjh.gelukt(f"{ZAAK}/regievoerders", ZAAK, **belang, datum="2025-05-16")
    gemaakt = bellers.delft.doe(f"{ZAAK}/exports", **EXPORT)
    assert gemaakt.status_code == 201, gemaakt.text
    pad = gemaakt.headers["Location"].partition("/api/v1")[2]
    assert bellers.delft.lees(pad) == gemaakt.json
    assert bellers.delft.get(f"{pad}/bundel").data.startswith(b"PK")


@pytest.mark.parametrize("wie", ["delft", "rijnmond", "wethouder", "beheerder"])
def test_voor_wie_niet_in_het_team_is_bestaat_een_export_niet(bellers: Bellers, wie: str) -> None:
    nummer, ander = bellers.projectleider.gelukt(f"{ZAAK}/exports", **EXPORT)["id"], getattr(bellers, wie)
    for pad in (f"/exports/{nummer}", f"/exports/{nummer}/bundel"):
        assert code(ander.get(pad)) == (404, "niet_gevonden")
