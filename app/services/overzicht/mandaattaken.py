"""What waits for the one who judges: each proposal, and what it says differently from the version before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.models import Mandaat
from app.services.mandaat.versies import Verschil, lees_versies, verschillen
from app.services.overzicht.werkvoorraad import wachten_op_oordeel


@dataclass(frozen=True)
class Oordeeltaak:
    """A proposal to judge; `vorige` and what changed since, when it is a later version."""

    mandaat: Mandaat
    vorige: Mandaat | None
    verschillen: Sequence[Verschil]


def te_beoordelen(session: Session, actor: Actor, vandaag: date) -> list[Oordeeltaak]:
    """The proposals that this actor may judge, oldest first."""
    return [_taak(session, mandaat) for mandaat in wachten_op_oordeel(session, actor, vandaag)]


def _taak(session: Session, mandaat: Mandaat) -> Oordeeltaak:
    if mandaat.eerste_id is None:
        return Oordeeltaak(mandaat, None, ())
    eerder = [v for v in lees_versies(session, mandaat) if v.versienr < mandaat.versienr]
    return Oordeeltaak(mandaat, eerder[-1], verschillen(eerder[-1], mandaat))
