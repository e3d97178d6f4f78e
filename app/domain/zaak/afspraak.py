"""An agreement of the draaiboek in a zaak: done, or deliberately not applied."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from app.domain.basis.begrippen import Afspraakstatus


class Afspraakvelden(Protocol):
    """What is written of an agreement."""

    status: Afspraakstatus
    toelichting: str
    datum: date | None


def leg_vast(afspraak: Afspraakvelden, status: Afspraakstatus, datum: date, toelichting: str) -> Afspraakstatus:
    """What became of it, also again; gives the status before."""
    van, afspraak.status = afspraak.status, status
    afspraak.toelichting, afspraak.datum = toelichting, datum
    return van
