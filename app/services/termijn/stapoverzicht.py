"""What the page of the steps reads: every tredebepaling with its steps and how their terms were computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.termijn.termijnberekening import Termijnberekening
from app.models import Tredebepaling, Zaak
from app.services.overzicht.zaak import lijst_bepalingen
from app.services.termijn.stappen import Zaakstap, lijst_stappen
from app.services.termijn.termijnen import berekeningen


@dataclass(frozen=True)
class Bepalingstappen:
    """A tredebepaling and the steps that it started."""

    bepaling: Tredebepaling
    stappen: Sequence[Zaakstap]
    termijnen: Mapping[int, Termijnberekening]

    def termijn(self, stap: Zaakstap) -> Termijnberekening | None:
        """How its term was computed; None for a step without one."""
        return self.termijnen.get(stap.stap.id)


def stappen_per_bepaling(session: Session, zaak: Zaak) -> list[Bepalingstappen]:
    """Newest tredebepaling first; its steps in the order of the draaiboek."""
    stappen = lijst_stappen(session, zaak)
    termijnen = berekeningen(session, [(s.stap, zaak) for s in stappen if s.stap.werkdagen is not None])
    return [
        Bepalingstappen(bepaling, [s for s in stappen if s.stap.tredebepaling_id == bepaling.id], termijnen)
        for bepaling in reversed(lijst_bepalingen(session, zaak))
    ]
