"""A year of a region: its moments as the profile proposes them, when each is asked for, and what came of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.basis.fouten import DomeinFout, MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.tekst import heeft_inhoud
from app.domain.regio.regio import Regioprofiel
from app.domain.regio.regiojaar import Moment, Per, Procedure
from app.domain.vergadering.kalender import toets_jaar

AANKONDIGEN = timedelta(days=60)
"""So long before its last day a moment is asked for. [I]"""
VANAF_MAAND = 11
"""In this month a region that keeps its year here is asked for the next one. [I]"""


class Momentuitkomst(StrEnum):
    """What came of a moment."""

    GEDAAN = "gedaan"
    NIET_NODIG = "niet_nodig"


class Momentstand(StrEnum):
    """How a moment stands on a day."""

    GEDAAN = "gedaan"
    NIET_NODIG = "niet_nodig"
    OPEN = "open"
    TE_LAAT = "te_laat"


class AlVastgesteld(DomeinFout):
    """The procedure stands on the calendar of that year already."""

    code = "al_vastgesteld"
    status = 409


@dataclass(frozen=True)
class Jaarpunt:
    """A moment of a procedure in a year: of the region (`gemeente` empty), or of one municipality, by its code."""

    procedure: Procedure
    moment: Moment
    uiterlijk_op: date
    gemeente: str = ""


def voorstel(profiel: Regioprofiel, jaar: int, behalve: Collection[str] = ()) -> list[Jaarpunt]:
    """Every moment of a year as the profile has it, by day, without these procedures. Raises OngeldigeInvoer.

    A moment per municipality is there for who is a member on its last day.
    """
    toets_jaar(jaar, "jaar")
    punten = [
        punt
        for procedure in profiel.procedures
        if procedure.is_in(jaar) and procedure.code not in behalve
        for moment in procedure.momenten
        for punt in _punten(profiel, procedure, moment, jaar)
    ]
    return sorted(punten, key=lambda punt: punt.uiterlijk_op)


def _punten(profiel: Regioprofiel, procedure: Procedure, moment: Moment, jaar: int) -> Iterator[Jaarpunt]:
    dag = laatste_dag(moment, jaar)
    if moment.per is Per.REGIO:
        yield Jaarpunt(procedure, moment, dag)
        return
    for gemeente in profiel.gemeenten_op(dag):
        yield Jaarpunt(procedure, moment, dag, gemeente.code)


def laatste_dag(moment: Moment, jaar: int) -> date:
    """The last day on which it is in time."""
    return date(jaar, moment.maand, moment.dag or monthrange(jaar, moment.maand)[1])


def kies(punten: Collection[Jaarpunt], procedures: Collection[str]) -> list[Jaarpunt]:
    """Those of the chosen procedures. Raises OngeldigeInvoer when nothing was chosen, or something else."""
    if not procedures:
        raise OngeldigeInvoer("Kies minstens één procedure.", veld="procedures")
    if not set(procedures) <= {punt.procedure.code for punt in punten}:
        raise OngeldigeInvoer(
            "Kies uit de procedures van het voorstel. Wat al op de jaarkalender staat, hoeft niet nog een keer.",
            veld="procedures",
        )
    return [punt for punt in punten if punt.procedure.code in procedures]


def toets_uitkomst(uitkomst: Momentuitkomst, toelichting: str, *, verbetert: bool) -> None:
    """What is left out is explained, and so is what mends an earlier outcome. Raises MotiveringVerplicht."""
    if uitkomst is Momentuitkomst.NIET_NODIG and not heeft_inhoud(toelichting):
        raise MotiveringVerplicht("Schrijf waarom dit niet nodig is.", veld="toelichting")
    if verbetert and not heeft_inhoud(toelichting):
        raise MotiveringVerplicht("Schrijf waarom u de uitkomst verbetert.", veld="toelichting")


def stand(uitkomst: Momentuitkomst | None, uiterlijk_op: date, dag: date) -> Momentstand:
    """How it stands on a day."""
    if uitkomst is not None:
        return Momentstand(uitkomst.value)
    return Momentstand.TE_LAAT if uiterlijk_op < dag else Momentstand.OPEN


def gevraagd_jaar(dag: date) -> int:
    """The last year that a region should have on its calendar on this day."""
    return dag.year + (dag.month >= VANAF_MAAND)
