"""Interbestuurlijk toezicht (IBT): a track beside the treden, with the phases that the region's profile names.

A track starts in a phase with `begin`, goes on to a phase of its `vervolg`, and ends in one without; then a new track
may start. The state supervises the municipalities with it, not the provider (domein 3, 6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.basis.inlezen import OngeldigeWaarde, eis_uniek
from app.domain.basis.overgangen import Overgangen
from app.domain.overleg.toezichtplan import Spoor

BEGIN = "begin"
STAP = "stap"


class Richting(StrEnum):
    """Which way a letter went, seen from the region."""

    INKOMEND = "inkomend"
    UITGAAND = "uitgaand"


@dataclass(frozen=True)
class Toezichtfase:
    """A phase; `vervolg` are the codes of the phases that can follow it, none when it ends the track."""

    code: str
    titel: str
    bron: str
    vervolg: tuple[str, ...] = ()
    begin: bool = False


@dataclass(frozen=True)
class Toezichtspoor:
    """The phases of a region as a machine; `nu` is the code of a phase, or None before the first."""

    fasen: tuple[Toezichtfase, ...]

    @cached_property
    def overgangen(self) -> Overgangen:
        """Every step there is."""
        beginnen = [fase.code for fase in self.fasen if fase.begin]
        rijen = [(STAP, BEGIN, naar) for naar in beginnen]
        rijen += [(STAP, fase.code, naar) for fase in self.fasen for naar in fase.vervolg or beginnen]
        return Overgangen([BEGIN, *(fase.code for fase in self.fasen)], rijen)

    def fase(self, code: str) -> Toezichtfase | None:
        return next((fase for fase in self.fasen if fase.code == code), None)

    def loopt(self, nu: str | None) -> bool:
        """Whether a track runs: its phase has a sequel. A phase that the profile has no more is taken to run."""
        fase = self.fase(nu) if nu else None
        return nu is not None and (fase is None or bool(fase.vervolg))

    def mogelijke(self, nu: str | None) -> tuple[Toezichtfase, ...]:
        """Phases that can come now, in the order of the profile; all when `nu` is no phase of it any more."""
        if nu and not self.fase(nu):
            return self.fasen
        kan = self.overgangen.doelen(STAP, nu or BEGIN)
        return tuple(fase for fase in self.fasen if fase.code in kan)

    def zet(self, nu: str | None, naar: str) -> str:
        """The phase after the step. Raises OngeldigeOvergang."""
        kan = self.mogelijke(nu)
        if naar in {fase.code for fase in kan}:
            return naar
        keuze = ", ".join(f"“{fase.titel}”" for fase in kan) or "niets; deze regio heeft geen fasen"
        raise OngeldigeOvergang(f"Deze fase kan nu niet. Wat nu kan: {keuze}.", veld="fase")


def sporen(spoor: Toezichtspoor, stappen: Sequence[tuple[str, date]]) -> list[Spoor]:
    """The tracks that these steps (phase and day, in order) make, oldest first; only the last one can run."""
    gevonden: list[Spoor] = []
    begin: date | None = None
    for fase, dag in stappen:
        if spoor.loopt(fase):
            begin = begin or dag
        elif begin:
            gevonden.append(Spoor(begin, dag))
            begin = None
    return [*gevonden, Spoor(begin)] if begin else gevonden


def controleer_fasen(fasen: Sequence[Toezichtfase]) -> None:
    """Codes are unique, sequels exist, and every phase can be reached from a beginning. Raises OngeldigeWaarde."""
    codes = [fase.code for fase in fasen]
    eis_uniek([*codes, BEGIN], "toezichtfasen")
    for fase in fasen:
        if onbekend := [naar for naar in fase.vervolg if naar not in codes]:
            raise OngeldigeWaarde(f"toezichtfasen ({fase.code})", f"vervolg '{onbekend[0]}' is geen fase van de lijst")
    bereikt, nieuw = set[str](), {fase.code for fase in fasen if fase.begin}
    while nieuw:
        bereikt |= nieuw
        nieuw = {naar for fase in fasen if fase.code in nieuw for naar in fase.vervolg} - bereikt
    if onbereikt := [code for code in codes if code not in bereikt]:
        raise OngeldigeWaarde(
            f"toezichtfasen ({onbereikt[0]})", "geen weg leidt hierheen; zet begin = true of noem haar in een vervolg"
        )
