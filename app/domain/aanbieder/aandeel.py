"""The share that each municipality or region has in the youth turnover of a provider, in one reference year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.basis.zoeken import op_naam


@dataclass(frozen=True)
class Aandeel:
    """What one of them spends in the year, in euro cents, with its thousandths of the whole; None without a whole."""

    code: str
    naam: str
    bedrag: int
    promille: int | None


@dataclass(frozen=True)
class Aandelen:
    """All of a year, with what the provider turns over in youth care as far as that is known."""

    jaar: int
    rijen: Sequence[Aandeel]
    jeugdomzet: int | None

    @property
    def som(self) -> int:
        return sum(rij.bedrag for rij in self.rijen)

    @property
    def te_veel(self) -> int:
        """By how much the sum is above the whole: then one of the two is wrong, or is of another year."""
        return max(0, self.som - self.jeugdomzet) if self.jeugdomzet else 0

    @property
    def onverdeeld(self) -> int | None:
        """What of the whole is of nobody here; None when that cannot be told."""
        return self.jeugdomzet - self.som if self.jeugdomzet and not self.te_veel else None


def verdeel(jaar: int, bedragen: Sequence[tuple[str, str, int]], jeugdomzet: int | None) -> Aandelen:
    """The shares of a year from (code, name, amount), the largest first. Thousandths are of the youth turnover; when
    that is unknown, or less than the sum, they are of the sum.
    """
    som = sum(bedrag for _, _, bedrag in bedragen)
    heel = max(jeugdomzet or 0, som)
    rijen = [Aandeel(code, naam, bedrag, _promille(bedrag, heel)) for code, naam, bedrag in bedragen]
    return Aandelen(jaar, sorted(rijen, key=lambda rij: (-rij.bedrag, op_naam(rij.naam))), jeugdomzet)


def _promille(deel: int, heel: int) -> int | None:
    """Rounded half up, in whole numbers."""
    return (2000 * deel + heel) // (2 * heel) if heel else None
