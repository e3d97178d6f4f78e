"""A line of the start page: a point, or several that are done together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.adressen import adres_van_scherm
from app.domain.openstaand.register import Soort
from app.services.openstaand.lijst import Openstaand
from app.web.openstaand.punten import adres_van, doet, mag_op


@dataclass(frozen=True)
class Bundel:
    """One line of a list: a point, or several with one act for all of them, the most urgent first."""

    punten: Sequence[Openstaand]

    @property
    def eerste(self) -> Openstaand:
        return self.punten[0]

    @property
    def aantal(self) -> int:
        return len(self.punten)

    @property
    def adres(self) -> str:
        """Of the act; of the act for all of them, for who may do it."""
        soort = self.soort
        if self.aantal > 1 and mag_op(self.eerste, soort.samen):
            return adres_van_scherm(soort.samen, self.eerste.argumenten)
        return adres_van(self.eerste)

    @property
    def doet(self) -> bool:
        return doet(self.eerste)

    @property
    def soort(self) -> Soort:
        return self.eerste.soort
