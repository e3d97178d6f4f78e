"""When it is asked whether the place fits, and within how many days: the region says so in its profile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.aanbieder.subsidie import plus_maanden
from app.domain.basis.inlezen import OngeldigeWaarde


class Oordeelmoment(StrEnum):
    """When it is asked, counted from the day of placing. A region chooses; `bij_plaatsing` is always asked."""

    BIJ_PLAATSING = "bij_plaatsing"
    NA_1_MAAND = "na_1_maand"
    NA_2_MAANDEN = "na_2_maanden"
    NA_3_MAANDEN = "na_3_maanden"
    NA_6_MAANDEN = "na_6_maanden"
    NA_9_MAANDEN = "na_9_maanden"
    NA_12_MAANDEN = "na_12_maanden"
    NA_18_MAANDEN = "na_18_maanden"
    NA_24_MAANDEN = "na_24_maanden"

    @property
    def maanden(self) -> int:
        """So many months after placing; so it stands in an address."""
        return 0 if self is Oordeelmoment.BIJ_PLAATSING else int(self.value.split("_")[1])

    @property
    def naam(self) -> str:
        """In words: bij plaatsing, na 1 maand."""
        return self.value.replace("_", " ")


NA = {moment.maanden: moment for moment in Oordeelmoment}
"""The moments by how many months after placing they are."""


def vanaf(moment: Oordeelmoment, geplaatst: date) -> date:
    """The first day on which this verdict can be given."""
    return plus_maanden(geplaatst, moment.maanden)


@dataclass(frozen=True)
class Volgregels:
    """`volgen_maanden`: after how many months it is asked again whether the place fits. `oordeel_dagen`: within so many
    days of its moment a verdict is given. `bron` says whence.
    """

    volgen_maanden: tuple[int, ...] = (1, 6, 12)
    oordeel_dagen: int = 14
    bron: str = "aangenomen; geen landelijke editie noemt momenten of een termijn [I]"

    def __post_init__(self) -> None:
        mag = [maanden for maanden in NA if maanden]
        if vreemd := [maanden for maanden in self.volgen_maanden if maanden not in mag]:
            uit = ", ".join(map(str, mag))
            raise OngeldigeWaarde("volgen_maanden", f"na {vreemd[0]} maanden kan niet worden gevraagd; kies uit {uit}")
        if list(self.volgen_maanden) != sorted({*self.volgen_maanden}):
            raise OngeldigeWaarde("volgen_maanden", "schrijf elk moment één keer, van vroeg naar laat")
        if not 1 <= self.oordeel_dagen <= 365:
            raise OngeldigeWaarde("oordeel_dagen", "schrijf een aantal dagen van 1 tot en met 365")

    @property
    def momenten(self) -> tuple[Oordeelmoment, ...]:
        """Every moment at which is asked, the earliest first."""
        return Oordeelmoment.BIJ_PLAATSING, *(NA[maanden] for maanden in self.volgen_maanden)

    @property
    def termijn(self) -> timedelta:
        return timedelta(days=self.oordeel_dagen)


GEWOON = Volgregels()
"""What holds for a region whose profile says nothing of it."""
