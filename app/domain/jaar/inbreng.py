"""What is brought in around the region's year: input, motions and opinions of councils, signals of who watches.

Councils give input before a regional document is adopted, and ask for changes by motion after; the body of aldermen
weighs both (notitie H10-samenwerking 2022, hoofdstuk 3 [S]). Who watches the process may signal (samenwerkingshandvest
Holland Rijnland, artikelen 2.6, 3.5 en 9.6 [S]; that a signal gets an answer is [I]).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.fouten import GeenRecht, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_lengte, toets_motivering
from app.domain.regio.regio import Regioprofiel

AL_GEWOGEN = "Dit is al afgewogen."


class Inbrengsoort(StrEnum):
    INPUT = "input"
    """Of a council, at a meeting or on an early concept."""
    MOTIE = "motie"
    ZIENSWIJZE = "zienswijze"
    SIGNAAL = "signaal"
    """Of who watches the process."""


class Wegingsuitkomst(StrEnum):
    """What the region does with it."""

    OVERGENOMEN = "overgenomen"
    DEELS = "deels_overgenomen"
    NIET = "niet_overgenomen"


@dataclass(frozen=True)
class NieuweInbreng:
    """`van` is the code of a municipality, or of the office of who signals; `procedure` is empty for a signal about
    all of it.
    """

    soort: Inbrengsoort
    van: str
    datum: date
    tekst: str
    procedure: str = ""


def toets_inbreng(
    profiel: Regioprofiel, nieuw: NieuweInbreng, procedures: Collection[str], functies: Collection[str]
) -> None:
    """A signal is of who fills an office that watches the process; all else of a council, about a procedure.

    `procedures` stand on the calendar of the year, `functies` are the offices of who records it on the day.
    Raises OngeldigeInvoer, MotiveringVerplicht, GeenRecht.
    """
    toets_motivering(nieuw.tekst, "tekst")
    toets_lengte(nieuw.tekst, "tekst")
    if nieuw.procedure and nieuw.procedure not in procedures:
        raise OngeldigeInvoer("Deze procedure staat dit jaar niet op de jaarkalender.", veld="procedure")
    if nieuw.soort is Inbrengsoort.SIGNAAL:
        _toets_signaal(profiel, nieuw.van, functies)
        return
    if not nieuw.procedure:
        raise OngeldigeInvoer("Kies over welke procedure het gaat.", veld="procedure")
    if not profiel.is_lid_op(nieuw.van, nieuw.datum):
        raise OngeldigeInvoer("Kies een gemeente die op die dag bij de regio hoort.", veld="van")


def _toets_signaal(profiel: Regioprofiel, van: str, functies: Collection[str]) -> None:
    if van not in bewakers(profiel):
        raise OngeldigeInvoer("Een signaal komt van een procesbewaker. Kies die functie.", veld="van")
    if van not in functies:
        raise GeenRecht("Alleen wie deze functie nu vervult, geeft een signaal.")


def bewakers(profiel: Regioprofiel) -> dict[str, str]:
    """The offices that watch the process, by code with their title."""
    return {functie.code: functie.titel for functie in profiel.functies if functie.bewaakt_proces}


def toets_weging(al_gewogen: bool, toelichting: str) -> None:
    """Once, and always with the reason: who brought it in reads it. Raises OngeldigeOvergang, MotiveringVerplicht."""
    if al_gewogen:
        raise OngeldigeOvergang(AL_GEWOGEN)
    toets_motivering(toelichting, "toelichting")
