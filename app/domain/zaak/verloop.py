"""The course of a zaak: one shared state machine, and the rules that hold for every act, with their reasons.

The machine is a table (domein 3): it knows which transitions exist. Whether one is allowed now is up to the guards of
the edition (grendels.py), and a zaak may have another edition than the next.
The treden are [P], their order as states [I]; see docs/architecture.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transitions import Machine

from app.domain.basis.begrippen import RUST, TREDEN, Toestand, zwaarte
from app.domain.basis.fouten import (
    OngeldigeOvergang,
    ZaakGesloten,
)
from app.domain.basis.invoer import toets_datum, toets_motivering

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


def _tabel() -> Machine:
    """Every transition there is; a trigger is named act:target, so that the target is part of the table."""
    machine = Machine(
        model=None, states=[t.value for t in Toestand], initial=None, auto_transitions=False, send_event=False
    )
    lopend = (Toestand.SIGNAAL, *TREDEN)
    for trede in TREDEN:
        for bron in (t for t in lopend if t != trede):
            machine.add_transition(f"{BEPAAL_TREDE}:{trede}", bron.value, trede.value)
        for bron in RUST:
            machine.add_transition(f"{HEROPEN}:{trede}", bron.value, trede.value)
    terzijde = Toestand.NIET_IN_BEHANDELING.value
    machine.add_transition(f"{BEPAAL_TREDE}:{terzijde}", Toestand.SIGNAAL.value, terzijde)
    machine.add_transition(f"{SLUIT_AF}:{Toestand.AFGESLOTEN}", [t.value for t in TREDEN], Toestand.AFGESLOTEN.value)
    return machine


MACHINE = _tabel()


def mogelijke(handeling: str, van: Toestand) -> tuple[Toestand, ...]:
    """States that `handeling` can reach from `van`, lightest first."""
    triggers = (t.split(":") for t in MACHINE.get_triggers(van.value))
    return tuple(sorted((Toestand(n) for h, n in triggers if h == handeling), key=zwaarte))


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
        return "alleen een signaal kan ongemoeid worden gelaten"
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
