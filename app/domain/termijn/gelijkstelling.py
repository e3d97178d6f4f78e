"""Which day can be equated with a public holiday."""

from __future__ import annotations

from datetime import date

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.termijn.termijn import datum_voluit, vrije_dag

EERSTE_JAAR, LAATSTE_JAAR = 2015, 2099
"""Years that terms lie in: outside them a date is a typing error."""


def toets_dag(dag: date) -> None:
    """A royal decree equates a working day: one that is free already changes nothing. Raises OngeldigeInvoer."""
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise OngeldigeInvoer(f"Kies een dag van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.", veld="dag")
    if vrij := vrije_dag(dag, {}):
        raise OngeldigeInvoer(
            f"{datum_voluit(dag)} telt al niet mee: {vrij}. Kies een dag van maandag tot en met vrijdag "
            "die geen feestdag is.",
            veld="dag",
        )
