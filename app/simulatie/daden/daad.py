"""What an act of a simulation is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.basis.begrippen import Rol
from app.simulatie.greep import Greep

REGIE, PROJECT, BEHEERDER = Rol.REGIEVOERDER.value, Rol.PROJECTLEIDER.value, Rol.BEHEERDER.value
GEMEENTE, BESTUUR = Rol.GEMEENTE.value, Rol.BESTUURDER.value
GEVER, HOUDER_, BEOORDELAAR, LEIDER = "gever", "houder", "beoordelaar", "leider"
"""Who does it: the organisation or the holder that the draw names, the office that judges mandaten, one that leads."""
LOPEND = ("signaal", "zorgelijk", "problematisch", "zeer_problematisch")

Trek = tuple[Any, ...]
"""A service and what it is given."""


@dataclass(frozen=True)
class Daad:
    """`stil` when it may be done without an entry: there was nothing to note."""

    naam: str
    door: str
    trek: Callable[[Greep], Trek]
    vaak: int = 2
    stil: bool = False
