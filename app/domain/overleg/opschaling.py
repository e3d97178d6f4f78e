"""Opschaling: when there is no consensus, the matter goes up the ladder of the region until it has an outcome.

The rungs are data of the region's profile, lowest first. It may skip rungs and never comes down; an outcome ends it.
Where a region has two lines, such as policy and execution, it goes up along one of them (samenwerkingshandvest Holland
Rijnland, artikel 9.7 [S]) and does not change line on the way [I].
It runs beside the treden (notitie H10-samenwerking 2022, hoofdstuk 3 [S]; skipping and the outcomes are [I]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from app.domain.basis.fouten import DomeinFout, OngeldigeOvergang
from app.domain.basis.inlezen import OngeldigeWaarde, eis_uniek
from app.domain.basis.overgangen import Overgangen

STAP_OP = "stap_op"
SLUIT = "sluit"


class Opschalingsuitkomst(StrEnum):
    OPGELOST = "opgelost"
    BESLUIT_ZONDER_OVEREENSTEMMING = "besluit_zonder_overeenstemming"
    INGETROKKEN = "ingetrokken"


class OpschalingGesloten(DomeinFout):
    """It has its outcome already."""

    code = "opschaling_gesloten"
    status = 409
    weigering = True


def eis_ladder(niveaus: Sequence[str]) -> None:
    """A ladder has a rung, and no rung is called like an outcome. Raises OngeldigeWaarde."""
    if not niveaus:
        raise OngeldigeWaarde("opschaling", "noem minstens één niveau")
    eis_uniek([*niveaus, *Opschalingsuitkomst], "opschaling")


@dataclass(frozen=True)
class Ladder:
    """The rungs of a region, lowest first, as a machine whose states are rungs and outcomes.

    `lijnen` says of which line a rung is; a rung of none goes with both.
    """

    niveaus: tuple[str, ...]
    lijnen: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def overgangen(self) -> Overgangen:
        """Every step there is."""
        paren = (paar for paar in combinations(self.niveaus, 2) if not self._andere_lijn(*paar))
        omhoog = [(STAP_OP, lager, hoger) for lager, hoger in paren]
        einden = [(SLUIT, niveau, uitkomst) for niveau in self.niveaus for uitkomst in Opschalingsuitkomst]
        return Overgangen([*self.niveaus, *Opschalingsuitkomst], [*omhoog, *einden])

    def _andere_lijn(self, niveau: str, ander: str) -> bool:
        lijn, andere = self.lijnen.get(niveau, ""), self.lijnen.get(ander, "")
        return bool(lijn and andere) and lijn != andere

    @property
    def eerste(self) -> str:
        return self.niveaus[0]

    def vanaf(self, nu: str) -> Ladder:
        """The ladder for what stands at `nu`: a rung that the profile has no more lies below those that it has."""
        return self if nu in self.overgangen else Ladder((nu, *self.niveaus), self.lijnen)

    def hogere(self, nu: str) -> tuple[str, ...]:
        """Rungs that can be reached from `nu`, lowest first; none from an outcome."""
        kan = self.vanaf(nu).overgangen.doelen(STAP_OP, nu)
        return tuple(niveau for niveau in self.niveaus if niveau in kan)

    def stap_op(self, nu: str, naar: str) -> str:
        """The rung after going up. Raises OpschalingGesloten, OngeldigeOvergang."""
        _eis_lopend(nu)
        if naar in self.hogere(nu):
            return naar
        if naar not in self.niveaus:
            raise OngeldigeOvergang(f"Deze regio kent het niveau “{naar}” niet.", veld="niveau")
        waarom = "dat is het niveau van nu" if naar == nu else "opschalen gaat alleen omhoog"
        if self._andere_lijn(nu, naar):
            waarom = "dat is een andere lijn"
        raise OngeldigeOvergang(f"Van “{nu}” naar “{naar}” kan niet: {waarom}.", veld="niveau")

    def sluit(self, nu: str, uitkomst: Opschalingsuitkomst) -> Opschalingsuitkomst:
        """The outcome, from any rung. Raises OpschalingGesloten."""
        _eis_lopend(nu)
        assert uitkomst in self.vanaf(nu).overgangen.doelen(SLUIT, nu)  # noqa: S101 - every rung has it
        return uitkomst


def _eis_lopend(nu: str) -> None:
    if nu in set(Opschalingsuitkomst):
        raise OpschalingGesloten("Deze opschaling is al afgelopen.")
