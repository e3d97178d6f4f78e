"""What a college decided on paper about its part of a spoedbesluit: who may record that."""

from __future__ import annotations

import pytest

from app.domain.basis.fouten import DomeinFout, GeenRecht, OngeldigeInvoer, VierOgen
from app.domain.mandaat.papier import toets_deel_van_papier

GETEKEND = {1, None}
"""By one of the two: the other signature is not there yet."""


def test_wie_tekende_legt_de_beslissing_van_een_college_niet_vast() -> None:
    toets_deel_van_papier("Delft", GETEKEND, 3, heeft_account=False, met_stuk=True)
    nee: list[tuple[type[DomeinFout], int, bool, bool]] = [
        (VierOgen, 1, False, True),
        (GeenRecht, 3, True, True),
        (OngeldigeInvoer, 3, False, False),
    ]
    for fout, persoon, account, stuk in nee:
        with pytest.raises(fout):
            toets_deel_van_papier("Delft", GETEKEND, persoon, heeft_account=account, met_stuk=stuk)
