"""Bundles in tests: what is inside, and whether it verifies."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.domain.export.aanvraag import NieuweExport
from app.export.ondertekening import Ondertekenaar
from app.export.verify import Verslag, controleer
from app.models import Export
from app.services.bewijs.anderen import Anderen
from app.services.bewijs.tijdstempel import Tijdstempeldienst
from app.services.bewijs.zegel import Zegelaar
from app.services.export import exports
from app.services.export.afmaken import maak_af
from app.services.export.opslag import bundel_van
from tests.export.inpakken import Leden, uitgepakt
from tests.kern.spelers import Speler, Spelers, dag

ZAAK = "2025-0001"
JUNI = dag(2, 6)
GRIFFIE, RIJNMOND = "Griffie van Delft", "rijnmond"
Maak = Callable[..., Export]


def exporteer(
    wie: Speler,
    zaak: str,
    nieuw: NieuweExport,
    sleutel: Ondertekenaar,
    dienst: Tijdstempeldienst | None = None,
    zegelaar: Zegelaar | None = None,
    op: datetime | None = None,
) -> Export:
    """An export that is asked and made, by this person; made at `op`, which is when it is sealed."""
    gevraagd: Export = wie.doet(exports.exporteer, zaak, nieuw, sleutel)
    return maak_af(wie.session, gevraagd.id, op or wie.verzoek().nu, sleutel, Anderen(dienst, zegelaar=zegelaar))


def bundel(wie: Speler, export: Export) -> bytes:
    """As it is kept now, by whoever made it."""
    nummer = export.id
    wie.session.rollback()
    return b"".join(bundel_van(wie.session, nummer))


def nagekeken(wie: Speler, export: Export, sleutel: Ondertekenaar) -> Verslag:
    return controleer(bundel(wie, export), sleutel.publieke_pem())


def dossier(wie: Speler, export: Export) -> dict[str, Any]:
    delen: dict[str, Any] = json.loads(uitgepakt(bundel(wie, export))["dossier.json"])["dossier"]
    return delen


def maak_met(
    wie: Speler, sleutel: Ondertekenaar, naar: str, profiel: str = "", reden: str = "", peil: Any = JUNI
) -> Export:
    nieuw = NieuweExport(naar, "Verantwoording.", peil, profiel=profiel, profiel_reden=reden)
    return exporteer(wie, ZAAK, nieuw, sleutel)


def leden_voor(s1: Spelers, sleutel: Ondertekenaar, naar: str, profiel: str = "", reden: str = "") -> Leden:
    export = maak_met(s1.directeur_sbjh, sleutel, naar, profiel, reden)
    nagekeken(s1.directeur_sbjh, export, sleutel)
    return uitgepakt(bundel(s1.directeur_sbjh, export))


def dossier_van(leden: Leden) -> dict[str, Any]:
    d: dict[str, Any] = json.loads(leden["dossier.json"])["dossier"]
    return d


def manifest_van(leden: Leden) -> dict[str, Any]:
    m: dict[str, Any] = json.loads(leden["manifest.json"])
    return m
