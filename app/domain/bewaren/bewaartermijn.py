"""How long something is kept: terms as data of the region's profile, counted from what set them going."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.inlezen import OngeldigeWaarde, eis_uniek
from app.domain.draaiboek.draaiboekdelen import Merk

_JAREN = range(1, 101)


class Bewaarsoort(StrEnum):
    """What a term is about: a zaak by the state in which it came to rest, or an account that was blocked."""

    AFGESLOTEN = "afgesloten"
    NIET_IN_BEHANDELING = "niet_in_behandeling"
    ACCOUNT = "account"


@dataclass(frozen=True)
class Bewaartermijn:
    """A category of the selectielijst: years after the zaak came to rest, or after the account was blocked.

    `merk` says where the number comes from; a term marked I is for the archivist to decide.
    """

    soort: Bewaarsoort
    categorie: str
    jaren: int
    bron: str
    merk: Merk

    def __post_init__(self) -> None:
        if self.jaren not in _JAREN:
            raise OngeldigeWaarde("jaren", f"{self.jaren} kan niet; noem 1 tot en met 100 jaar")

    def vanaf(self, begin: date) -> date:
        """The first day on which it may be destroyed."""
        return jaren_later(begin, self.jaren)


def jaren_later(begin: date, jaren: int) -> date:
    """The same day so many years later; 29 February becomes 1 March."""
    try:
        return begin.replace(year=begin.year + jaren)
    except ValueError:
        return date(begin.year + jaren, 3, 1)


def controleer_bewaartermijnen(termijnen: Sequence[Bewaartermijn]) -> None:
    """One term for each kind. Raises OngeldigeWaarde."""
    eis_uniek((termijn.soort for termijn in termijnen), "bewaartermijnen")
