"""Every act in a zaak is a type of event that is explained, and no other act is."""

from __future__ import annotations

import re

from app.domain.basis.handelingen import HANDELINGEN
from app.domain.melding.gebeurtenissen import GEEN_ZAAK, per_soort


def test_elke_handeling_is_een_type_of_is_van_geen_zaak() -> None:
    types = [g for _soort, rijen in per_soort() for g in rijen]
    assert {g.handeling for g in types} | GEEN_ZAAK == HANDELINGEN.keys()
    assert not {g.handeling for g in types} & GEEN_ZAAK
    assert len({g.type for g in types}) == len(types)
    assert all(re.fullmatch(r"nl\.draaiboek\.zaak\.[a-z-]+", g.type) and g.woord for g in types)
