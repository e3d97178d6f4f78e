"""What the page of the steps reads: every tredebepaling with its steps and how their terms were computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.termijn import Termijn, tel_werkdagen_op
from app.models import Tredebepaling, Zaak
from app.services.overzicht import lijst_bepalingen
from app.services.stappen import Zaakstap, lijst_stappen


@dataclass(frozen=True)
class Bepalingstappen:
    """A tredebepaling and the steps that it started."""

    bepaling: Tredebepaling
    stappen: Sequence[Zaakstap]

    def termijn(self, stap: Zaakstap) -> Termijn | None:
        """The term in working days from the tredebepaling; None for a step without one."""
        werkdagen = stap.definitie.termijn
        return tel_werkdagen_op(self.bepaling.datum, werkdagen) if werkdagen is not None else None


def stappen_per_bepaling(session: Session, zaak: Zaak) -> list[Bepalingstappen]:
    """Newest tredebepaling first; its steps in the order of the draaiboek."""
    stappen = lijst_stappen(session, zaak)
    return [
        Bepalingstappen(bepaling, [s for s in stappen if s.stap.tredebepaling_id == bepaling.id])
        for bepaling in reversed(lijst_bepalingen(session, zaak))
    ]
