"""The steps that something goes through, as the stappenbalk shows them."""

from __future__ import annotations

from dataclasses import dataclass

GEDAAN, NU, STRAKS = "gedaan", "nu", "straks"


@dataclass(frozen=True)
class Stap:
    """One step."""

    label: str
    staat: str
    onder: str | None = None


def staat(nr: int, hier: int) -> str:
    """How a step stands when the `hier`th is at hand."""
    return GEDAAN if nr < hier else NU if nr == hier else STRAKS
