"""Who opened a thing of a zaak, and when first: for who leads it. No act, so not in the logboek (ADR 033)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import Bekeken, Gebruiker
from app.motor.wachtrij import SlotBezet
from app.services.kern.toegang import Dossier

logger = structlog.get_logger(__name__)

Kijkers = Mapping[str, Sequence[tuple[str, datetime]]]
"""Of each thing who opened it, by name, with when (UTC), the first one first."""


def onthoud_bekeken(session: Session, dossier: Dossier, objecten: Collection[str], nu: datetime) -> bool:
    """Keep of these things that the actor opened them, once; whether anything was new. One query when nothing is.

    It comes with a read, so it never stands in its way: it does not wait while somebody else writes (the next time is
    soon enough), and what the database refuses, one that only reads too, is logged and let go.
    """
    zaak_id, wie = dossier.zaak.id, dossier.actor.id
    eigen = (Bekeken.zaak_id == zaak_id, Bekeken.gebruiker_id == wie, Bekeken.object.in_(objecten))
    nieuw = set(objecten) - set(session.scalars(select(Bekeken.object).where(*eigen))) if objecten else set()
    if not nieuw:
        return False
    try:
        with transaction(session, wacht=False):
            session.add_all(
                Bekeken(zaak_id=zaak_id, object=object_, gebruiker_id=wie, op=nu) for object_ in sorted(nieuw)
            )
    except SlotBezet:
        session.rollback()
    except DBAPIError as fout:  # also in two windows at once, or the zaak was destroyed meanwhile: nothing is lost
        session.rollback()
        logger.warning("bekeken", reden=f"{fout.orig}")
    return True


def wie_bekeken(session: Session, dossier: Dossier, objecten: Collection[str]) -> Kijkers:
    """For the team; for others nothing, and no query."""
    if not dossier.volledig or not objecten:
        return {}
    vraag = (
        select(Bekeken.object, Gebruiker.naam, Bekeken.op)
        .join(Gebruiker, Gebruiker.id == Bekeken.gebruiker_id)
        .where(Bekeken.zaak_id == dossier.zaak.id, Bekeken.object.in_(objecten))
        .order_by(Bekeken.op, Bekeken.id)
    )
    gevonden: dict[str, list[tuple[str, datetime]]] = {}
    for object_, naam, op in session.execute(vraag):
        gevonden.setdefault(object_, []).append((naam, op))
    return gevonden
