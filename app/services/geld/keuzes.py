"""Decisions of a zaak under which money can still be promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Besluit, Zaak
from app.services.geld.boek import lees_geld
from app.services.geld.toezeggen import kan_dragen


@dataclass(frozen=True)
class Besluitruimte:
    """A decision about money with what is left of it, in euro cents."""

    id: int
    volgnr: int
    datum: date
    omschrijving: str
    over: int

    @property
    def kort(self) -> str:
        """What was decided, as far as it fits in a list."""
        return self.omschrijving if len(self.omschrijving) <= 60 else f"{self.omschrijving[:57]}…"


def besluiten_met_ruimte(session: Session, zaak: Zaak) -> list[Besluitruimte]:
    """Those that were not reversed and have something left, in order of entry."""
    boek = lees_geld(session, zaak)
    alle = session.scalars(select(Besluit).where(Besluit.zaak_id == zaak.id).order_by(Besluit.volgnr)).all()
    terug = {b.tegenboeking_van_id for b in alle}
    ruimte = [
        Besluitruimte(b.id, b.volgnr, b.datum, b.omschrijving, (b.bedrag or 0) - boek.toegezegd_onder(b.id))
        for b in alle
        if kan_dragen(b) and b.id not in terug
    ]
    return [regel for regel in ruimte if regel.over > 0]
