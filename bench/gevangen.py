"""The PDF of a played zaak, as the product asks typst for it: the limit makes the same one."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import AMSTERDAM, Verzoek
from app.domain.export.aanvraag import NieuweExport
from app.export import document, zetter
from app.installatie import ondertekenaar
from app.models import Gebruiker
from app.services.export.afmaken import vraag_en_maak
from app.services.kern.bezetting import actor_op
from app.services.kern.hoedanigheid import hoedanigheden_van

BESTAND = "document.json"


def vang(session: Session, map_: Path, zaaknummer: str, wie: str) -> None:
    """Export this zaak once, and keep what typst was given beside the database."""
    zet = zetter.zet

    def luister(sjabloon: Path, invoer: dict[str, str], tijd: int, **hoe: Any) -> bytes:
        (map_ / BESTAND).write_text(json.dumps({"sjabloon": str(sjabloon), **invoer}))
        return zet(sjabloon, invoer, tijd, **hoe)

    vars(document)["zet"] = luister
    try:
        nu = datetime.now(AMSTERDAM)
        gebruiker = session.scalars(select(Gebruiker).where(Gebruiker.email == wie)).one()
        actor = actor_op(session, gebruiker, nu.date())
        nieuw = NieuweExport("toezichthouder", "Toezicht.", nu.date())
        verzoek = Verzoek(actor, nu, "zaai-document", hoedanigheid=next(iter(hoedanigheden_van(actor)), ""), vers=True)
        vraag_en_maak(session, verzoek, zaaknummer, nieuw, ondertekenaar())
    finally:
        vars(document)["zet"] = zet
