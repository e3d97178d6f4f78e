"""The course of a zaak: one shared state machine, and the rules that hold for every act, with their reasons.

The machine is a table (domein 3): it knows which transitions exist. Whether one is allowed now is up to the guards of
the edition (grendels.py), and a zaak may have another edition than the next.
The treden are [P], their order as states [I]; see docs/onderwerpen/zaak.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.basis.begrippen import RUST, TREDEN, Toestand, Uitkomst, zwaarte
from app.domain.basis.fouten import (
    OngeldigeOvergang,
    ZaakGesloten,
)
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.overgangen import Overgangen

BEPAAL_TREDE = "bepaal_trede"
SLUIT_AF = "sluit_af"
HEROPEN = "heropen"

_NAAM = {
    Toestand.SIGNAAL: "signaal",
    Toestand.NIET_IN_BEHANDELING: "niet in behandeling",
    Toestand.ZORGELIJK: "zorgelijk",
    Toestand.PROBLEMATISCH: "problematisch",
    Toestand.ZEER_PROBLEMATISCH: "zeer problematisch",
    Toestand.AFGESLOTEN: "afgesloten",
}


def naam(toestand: Toestand) -> str:
    """The state as it is written on screen."""
    return _NAAM[toestand]


def _rijen() -> Iterator[tuple[str, Toestand, Toestand]]:
    for trede in TREDEN:
        yield from ((BEPAAL_TREDE, bron, trede) for bron in (Toestand.SIGNAAL, *TREDEN) if bron is not trede)
        yield from ((HEROPEN, bron, trede) for bron in RUST)
        yield SLUIT_AF, trede, Toestand.AFGESLOTEN
    yield BEPAAL_TREDE, Toestand.SIGNAAL, Toestand.NIET_IN_BEHANDELING


OVERGANGEN = Overgangen(Toestand, _rijen())


def mogelijke(handeling: str, van: Toestand) -> tuple[Toestand, ...]:
    """States that `handeling` can reach from `van`, lightest first."""
    return tuple(sorted(map(Toestand, OVERGANGEN.doelen(handeling, van)), key=zwaarte))


def overgang(handeling: str, van: Toestand, naar: Toestand) -> Toestand:
    """The state after the act. Raises ZaakGesloten or OngeldigeOvergang when the table has no such step."""
    if naar in mogelijke(handeling, van):
        return naar
    if van in RUST and handeling != HEROPEN:
        raise ZaakGesloten("De zaak is gesloten. Heropen de zaak eerst.")
    raise OngeldigeOvergang(f"Van “{naam(van)}” naar “{naam(naar)}” kan niet: {reden_niet(van, naar)}.", veld="naar")


def reden_niet(van: Toestand, naar: Toestand) -> str:
    """Why the table has no step from `van` to `naar`, in words that end a sentence."""
    if van is naar:
        return "dit is de toestand van nu"
    if naar is Toestand.NIET_IN_BEHANDELING:
        return "kan alleen bij een signaal"
    if naar is Toestand.SIGNAAL:
        return "een zaak wordt niet opnieuw een signaal"
    if naar is Toestand.AFGESLOTEN:
        return "alleen een zaak in een trede wordt gesloten"
    return "de zaak is niet gesloten" if van not in RUST else "de zaak is gesloten"


def is_terug(van: Toestand, naar: Toestand) -> bool:
    """Down the ladder: to a lighter trede."""
    return 0 < zwaarte(naar) < zwaarte(van)


@dataclass(frozen=True)
class Bepaling:
    """A proposed tredebepaling. `datum` is the business date; `noodgreep` the reason to pass a guard, if any."""

    naar: Toestand
    datum: date
    motivering: str
    onderbouwing: str = ""
    geraadpleegd: str = ""
    standpunt_toezichthouder: str = ""
    noodgreep: str = ""


def toets_bepaling(van: Toestand, bepaling: Bepaling, vandaag: date, niet_voor: date) -> Toestand:
    """Judge a tredebepaling; returns the new state.

    A differing view of the supervisor is recorded and never blocks. What else stands in the way, the guards of the
    edition say (grendeltoets.py). Raises OngeldigeOvergang, ZaakGesloten, DatumInToekomst, DatumOnlogisch,
    MotiveringVerplicht.
    """
    nieuw = overgang(BEPAAL_TREDE, van, bepaling.naar)
    toets_datum(bepaling.datum, vandaag, niet_voor)
    toets_motivering(bepaling.motivering)
    return nieuw


class Zaakvelden(Protocol):
    """What a change of state reads and writes of a zaak."""

    toestand: Toestand
    toestand_sinds: date
    gedeeld: bool
    periode: int
    uitkomst: Uitkomst | None


def verzet(zaak: Zaakvelden, naar: Toestand, datum: date) -> Toestand:
    """Carry out a change of state that was judged; gives the one before. Once in a trede, municipalities know of it."""
    van, zaak.toestand, zaak.toestand_sinds = zaak.toestand, naar, datum
    zaak.gedeeld = zaak.gedeeld or naar in TREDEN
    return van


def begin_periode(zaak: Zaakvelden) -> None:
    """A zaak that is reopened has no outcome any more, and mandaten of before never count again."""
    zaak.periode += 1
    zaak.uitkomst = None
