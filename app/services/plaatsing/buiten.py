"""The stock as it may be seen outside the team: bands by location and week, and nothing that is not one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.plaatsing.buiten import buitenbeeld
from app.domain.telling.klassen import Klasse, samen
from app.models import Plaatsstand, Zaak
from app.services.plaatsing import lezen


@dataclass(frozen=True)
class Buitenweek:
    """What was counted in a week, by the number of the location. What is not there was not counted."""

    week: date
    per_locatie: Mapping[int, Klasse]

    @property
    def samen(self) -> Klasse:
        """Of the locations that were counted, from their bands."""
        return samen(self.per_locatie.values())


@dataclass(frozen=True)
class Buitenblad:
    """`weken` newest first; `locaties` the names of those that were ever counted, by number."""

    weken: Sequence[Buitenweek]
    locaties: Mapping[int, str]

    @property
    def nu(self) -> Klasse:
        """Of each location the week in which it was counted last, together: from their bands."""
        laatste: dict[int, Klasse] = {}
        for week in reversed(self.weken):
            laatste |= week.per_locatie
        return samen(laatste.values())


def lees_buiten(session: Session, zaak: Zaak, op: date | None = None, *, hoogstens: int | None = 13) -> Buitenblad:
    """Of the newest weeks, or of all. `op` is the last day that counts, for who looks back. Two statements, however
    many weeks.

    It reads no bookings: what left and what came is told by nothing but two bands.
    """
    kolommen = (Plaatsstand.week, Plaatsstand.locatie, Plaatsstand.kinderen)
    vraag = select(*kolommen).where(Plaatsstand.zaak_id == zaak.id).order_by(Plaatsstand.versie)
    geteld = {(week, plek): kinderen for week, plek, kinderen in session.execute(vraag) if op is None or week <= op}
    beeld = buitenbeeld(geteld)
    namen = {nr: plek.naam for nr, plek in (lezen.locaties(session, zaak) if geteld else {}).items()}
    er_was = {plek for _week, plek in geteld}
    return Buitenblad(
        [Buitenweek(week, per_plek) for week, per_plek in list(beeld.items())[:hoogstens]],
        {nr: naam for nr, naam in namen.items() if nr in er_was},
    )
