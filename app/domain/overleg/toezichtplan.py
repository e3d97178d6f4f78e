"""The plan that interbestuurlijk toezicht asks for: one at a time, with a term and steps, each with whom and when.

That municipalities draw up a plan under toezicht, with parts that are due by a day, and tell their councils how it goes
on: raadsinformatiebrief jeugdhulp Haaglanden of 13 December 2022 [S]. How it is kept here is ours [I].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from app.domain.basis.fouten import OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_lengte, toets_motivering
from app.domain.basis.tekst import heeft_inhoud

MAX_TITEL, MAX_WIE = 200, 160


class Planstapstatus(StrEnum):
    OPEN = "open"
    GEDAAN = "gedaan"
    NIET_TOEGEPAST = "niet_toegepast"


@dataclass(frozen=True)
class Spoor:
    """One track of toezicht: from its first phase to the one that ended it, or None while it runs."""

    begin: date
    einde: date | None = None

    def omvat(self, dag: date) -> bool:
        return self.begin <= dag and (self.einde is None or dag <= self.einde)


@dataclass(frozen=True)
class Nieuwstap:
    """A step to be: what, with whom, and its last day."""

    titel: str
    met_wie: str
    uiterlijk_op: date


class Planstapvelden(Protocol):
    status: Planstapstatus
    afgerond_datum: date | None
    toelichting: str


def toets_termijn(uiterlijk_op: date, datum: date) -> None:
    """The last day of a plan does not lie before the day on which it is set. Raises OngeldigeInvoer."""
    if uiterlijk_op < datum:
        raise OngeldigeInvoer("De laatste dag ligt voor deze dag. Kies een latere dag.", veld="uiterlijk_op")


def toets_nieuw_plan(loopt: Spoor | None, datum: date, lopende: Sequence[int]) -> None:
    """A plan belongs to toezicht that runs, one at a time. Raises OngeldigeOvergang, OngeldigeInvoer."""
    if loopt is None:
        raise OngeldigeOvergang("Er loopt geen interbestuurlijk toezicht. Leg eerst de fase vast.")
    if lopende:
        raise OngeldigeOvergang(f"Plan {lopende[0]} loopt nog. Verzet de termijn daarvan, of lever het eerst op.")
    if datum < loopt.begin:
        raise OngeldigeInvoer("Het toezicht was op deze dag nog niet begonnen.", veld="datum")


def toets_stap(stap: Nieuwstap, datum: date) -> None:
    """Raises OngeldigeInvoer."""
    for veld, waarde, hoogstens in (("titel", stap.titel, MAX_TITEL), ("met_wie", stap.met_wie, MAX_WIE)):
        if not heeft_inhoud(waarde):
            raise OngeldigeInvoer("Vul dit veld in.", veld=veld)
        toets_lengte(waarde, veld, hoogstens)
    toets_termijn(stap.uiterlijk_op, datum)


def rond_af(stap: Planstapvelden, status: Planstapstatus, datum: date, toelichting: str) -> Planstapstatus:
    """Done, or not applied with the reason; once. Gives the status before.

    Raises OngeldigeInvoer, OngeldigeOvergang, MotiveringVerplicht.
    """
    if status is Planstapstatus.OPEN:
        raise OngeldigeInvoer("Kies gedaan of niet toegepast.", veld="status")
    if stap.status is not Planstapstatus.OPEN:
        raise OngeldigeOvergang("Deze stap is al afgerond.")
    if status is Planstapstatus.NIET_TOEGEPAST:
        toets_motivering(toelichting, "toelichting")
    toets_lengte(toelichting, "toelichting")
    van, stap.status = stap.status, status
    stap.afgerond_datum, stap.toelichting = datum, toelichting
    return van
