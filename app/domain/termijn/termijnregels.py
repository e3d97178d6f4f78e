"""When a term may be suspended, resumed or extended, and which day can be equated with a public holiday."""

from __future__ import annotations

from datetime import date

from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer, OngeldigeOvergang
from app.domain.termijn.termijn import MAX_WERKDAGEN, datum_voluit, vrije_dag
from app.domain.termijn.termijnberekening import Termijnberekening, Termijnstand
from app.domain.termijn.termijnmutatie import verlengd_met

EERSTE_JAAR, LAATSTE_JAAR = 2015, 2099
"""Years that terms lie in: outside them a date is a typing error."""


def toets_opschorting(termijn: Termijnberekening, datum: date) -> None:
    """A running term may be suspended from a day between its beginning and its end, outside an earlier suspension.

    Raises OngeldigeOvergang for a term that does not run, DatumOnlogisch for the day.
    """
    _eis_begonnen(termijn)
    if termijn.stand is Termijnstand.OPGESCHORT:
        sinds = datum_voluit(termijn.opschortingen[-1].vanaf)
        raise OngeldigeOvergang(f"De termijn is al opgeschort, vanaf {sinds}. Hervat de termijn eerst.")
    vanaf, uiterlijk, eerder = termijn.feiten.vanaf, termijn.uiterlijk, termijn.opschortingen
    if vanaf and datum < vanaf:
        raise DatumOnlogisch(f"De termijn begon op {datum_voluit(vanaf)}. Kies die dag of een latere.", veld="datum")
    if eerder and (hervat_op := eerder[-1].hervat_op) and datum < hervat_op:
        wanneer = datum_voluit(hervat_op)
        raise DatumOnlogisch(f"De termijn was tot {wanneer} al opgeschort. Kies die dag of een latere.", veld="datum")
    if uiterlijk and datum > uiterlijk:
        wanneer = datum_voluit(uiterlijk)
        raise DatumOnlogisch(
            f"De laatste dag was {wanneer}. Kies die dag of een eerdere, of verleng de termijn.", veld="datum"
        )


def toets_hervatting(termijn: Termijnberekening, datum: date) -> None:
    """A suspended term may be resumed, on the day it was suspended at the earliest: then no day was lost.

    Raises OngeldigeOvergang, DatumOnlogisch.
    """
    _eis_begonnen(termijn)
    if termijn.stand is not Termijnstand.OPGESCHORT:
        raise OngeldigeOvergang("De termijn is niet opgeschort. Er valt niets te hervatten.")
    vanaf = termijn.opschortingen[-1].vanaf
    if datum < vanaf:
        raise DatumOnlogisch(
            f"De termijn is opgeschort vanaf {datum_voluit(vanaf)}. Kies die dag of een latere.", veld="datum"
        )


def toets_verlenging(termijn: Termijnberekening, werkdagen: object) -> int:
    """A term that began may be extended, also while it is suspended or when it is over, by whole working days.

    Returns the number. Raises OngeldigeInvoer for another number, OngeldigeOvergang for a term that did not begin.
    """
    _eis_begonnen(termijn)
    if isinstance(werkdagen, bool) or not isinstance(werkdagen, int) or werkdagen < 1:
        raise OngeldigeInvoer("Vul een heel aantal werkdagen in, 1 of meer.", veld="werkdagen")
    over = MAX_WERKDAGEN - (termijn.feiten.werkdagen or 0) - verlengd_met(termijn.feiten.mutaties)
    if werkdagen > over:
        raise OngeldigeInvoer(f"Zo lang kan een termijn niet worden. Kies hoogstens {over}.", veld="werkdagen")
    return werkdagen


def _eis_begonnen(termijn: Termijnberekening) -> None:
    """Raises OngeldigeOvergang."""
    if termijn.stand is Termijnstand.ZONDER:
        raise OngeldigeOvergang("Deze stap heeft geen termijn.")
    if termijn.stand is Termijnstand.NIET_BEGONNEN:
        raise OngeldigeOvergang(
            f"De termijn loopt nog niet. Zij telt vanaf {termijn.feiten.gebeurtenis}, en dat is nog niet gebeurd."
        )


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
