"""What every source needs to know of a zaak: its region, its course, and what guards its closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app.domain.basis.begrippen import RUST, Toestand, zwaarte
from app.domain.draaiboek.draaiboek import DREMPELS, Drempels
from app.domain.draaiboek.grendels import Grendel, Grendelregel
from app.domain.openstaand.punt import Weegt
from app.domain.regio.regio import Regioprofiel
from app.domain.zaak.grendeltoets import geldende


@dataclass(frozen=True)
class Bepaald:
    """A change of state: in which period, to which state, on which day."""

    volgnr: int
    periode: int
    naar: Toestand
    datum: date


@dataclass(frozen=True, kw_only=True)
class Kader:
    """A zaak as its sources see it; `verloop` has every change of state, oldest first."""

    profiel: Regioprofiel
    periode: int
    toestand: Toestand
    toestand_sinds: date
    verloop: Sequence[Bepaald]
    grendels: Sequence[Grendel] = field(default=())
    drempels: Drempels = DREMPELS

    @cached_property
    def _bij_sluiten(self) -> Sequence[Grendel]:
        return geldende(self.grendels, Toestand.AFGESLOTEN)

    def weegt(self, regel: Grendelregel, stap: str = "", afspraak: int = 0) -> Weegt:
        """What the edition says of closing while this is open: the heaviest of the guards that ask about it."""
        vragen = (g for g in self._bij_sluiten if g.regel is regel and g.gaat_over(stap, afspraak))
        gevonden = {Weegt(grendel.werking.value) for grendel in vragen}
        return next((weegt for weegt in Weegt if weegt in gevonden), Weegt.INFORMATIE)

    @property
    def trede_sinds(self) -> date | None:
        """The first day of this period on which the zaak was in a trede; None when it never was."""
        return next((b.datum for b in self.verloop if b.periode == self.periode and zwaarte(b.naar)), None)

    @property
    def gesloten_op(self) -> date | None:
        """The day on which the zaak came to rest, when it is at rest."""
        return self.toestand_sinds if self.toestand in RUST else None

    def einde_van(self, periode: int) -> date | None:
        """The day on which a period that is over was closed."""
        rust = [b.datum for b in self.verloop if b.periode == periode and b.naar in RUST]
        return rust[-1] if rust and periode < self.periode else None

    def na(self, volgnr: int) -> date | None:
        """The day of the change of state that came after this one."""
        return next((b.datum for b in self.verloop if b.volgnr > volgnr), None)
