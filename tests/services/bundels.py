"""Bundles in tests: what is inside, and whether it verifies."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from app.export.ondertekening import Ondertekenaar
from app.export.verify import Verslag, controleer
from app.models import Export
from app.services.exportopslag import bundel_van
from tests.export.inpakken import uitgepakt
from tests.spelers import Speler, dag

ZAAK = "2025-0001"
JUNI = dag(2, 6)
Maak = Callable[..., Export]


def bundel(wie: Speler, export: Export) -> bytes:
    return b"".join(bundel_van(wie.session, export.id))


def nagekeken(wie: Speler, export: Export, sleutel: Ondertekenaar) -> Verslag:
    return controleer(bundel(wie, export), sleutel.publieke_pem())


def dossier(wie: Speler, export: Export) -> dict[str, Any]:
    delen: dict[str, Any] = json.loads(uitgepakt(bundel(wie, export))["dossier.json"])["dossier"]
    return delen
