"""What comes of many acts in one request of which some could not be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.basis.fouten import DomeinFout


@dataclass(frozen=True)
class NietGedaan:
    """One of many acts that could not be done: how who asked calls it, its name for readers, and why."""

    sleutel: int
    naam: str
    fout: DomeinFout


class NietAlles(DomeinFout):
    """Of many acts in one request some could not be done, and so none was: `niet` says which, and why."""

    code = "niet_alles"
    status = 409

    def __init__(self, niet: Sequence[NietGedaan]) -> None:
        waarom = "; ".join(f"{een.naam}: {een.fout.bericht}" for een in niet)
        super().__init__(f"Er is niets vastgelegd. Dit lukte niet. {waarom}")
        self.niet = tuple(niet)
