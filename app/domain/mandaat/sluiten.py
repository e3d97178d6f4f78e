"""What closing a zaak does to its mandaten: those whose grantor agreed to it end on that day, the others stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat.mandaatfamilie import Stand, op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, actieve

_LOOPT = (Mandaatstatus.VERLEEND, Mandaatstatus.ACTIEF)


def eindigt(feiten: Mandaatfeiten, dag: date) -> bool:
    """Whether closing on that day ends it. What had expired by then has ended already."""
    return feiten.einde_bij_sluiten and feiten.status in _LOOPT and dag <= feiten.tot


def na_sluiten(feiten: Mandaatfeiten, dag: date) -> Mandaatfeiten:
    """As it would be after closing on that day."""
    if not eindigt(feiten, dag):
        return feiten
    return replace(feiten, status=Mandaatstatus.INGETROKKEN, ingetrokken_per=dag)


def blijvende(stand: Stand, dagen: Iterable[date]) -> set[int]:
    """The mandaten that would still be active on one of these days, the zaak being closed on the first of them.

    An ondermandaat ends with the mandaat above it, whatever it says itself.
    """
    dagen = sorted(dagen)
    daarna = [(na_sluiten(feiten, dagen[0]), boekingen) for feiten, boekingen in stand]
    return {feiten.id for dag in dagen for feiten in actieve(op_dag(daarna, dag), dag)}
