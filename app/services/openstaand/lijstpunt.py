"""A point of what is open as a list shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.basis.begrippen import RUST, Toestand
from app.domain.openstaand.punt import Punt
from app.domain.openstaand.register import Soort
from app.services.openstaand.wens import Groep


@dataclass(frozen=True)
class Openstaand:
    """A point with its zaak, if it is of one, as a list shows it on a day."""

    punt: Punt
    soort: Soort
    zaaknummer: str | None
    aanbieder: str
    te_laat: bool
    groep: Groep | None = None
    behandelaar_id: int | None = None
    behandelaar: str = ""
    """The name of who does it, when somebody was assigned."""

    @property
    def pagina(self) -> str:
        """The screen of its act: with others of the same request, where there are some."""
        return self.soort.samen if self.soort.samen and "volgnr" in self.punt.gegevens else self.soort.pagina

    @property
    def argumenten(self) -> dict[str, str | int]:
        """The parameters of the address of its act."""
        return ({"zaaknummer": self.zaaknummer} if self.zaaknummer else {}) | dict(self.punt.gegevens)


def te_doen(punten: Iterable[Openstaand], toestand: Toestand) -> list[Openstaand]:
    """What somebody can do now: in a zaak at rest only what can be done there. Lists over zaken have these alone."""
    return [punt for punt in punten if punt.soort.te_doen(rust=toestand in RUST)]
