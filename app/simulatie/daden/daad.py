"""What an act of a simulation is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.basis.begrippen import Rol
from app.simulatie.greep import Greep
from app.simulatie.wereld import Wereld

REGIE, PROJECT, BEHEERDER = Rol.REGIEVOERDER.value, Rol.PROJECTLEIDER.value, Rol.BEHEERDER.value
GEMEENTE, BESTUUR = Rol.GEMEENTE.value, Rol.BESTUURDER.value
GEVER, HOUDER_, BEOORDELAAR, LEIDER, BUITENSTAANDER = "gever", "houder", "beoordelaar", "leider", "buitenstaander"
"""Who does it: the organisation or the holder that the draw names, the office that judges mandaten, one that leads, or
somebody without an account who holds a link.
"""
LOPEND = ("signaal", "zorgelijk", "problematisch", "zeer_problematisch")

Trek = tuple[Any, ...]
"""A service and what it is given."""


@dataclass(frozen=True)
class Daad:
    """`stil` when it may be done without an entry: there was nothing to note. `leer` is what the world hears of the
    answer, which the database does not hold.
    """

    naam: str
    door: str
    trek: Callable[[Greep], Trek]
    vaak: int = 2
    stil: bool = False
    leer: Callable[[Wereld, Trek, Any], None] | None = None
