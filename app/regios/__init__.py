"""The profiles of the regions: one TOML file each, named after its code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.domain.fouten import NietGevonden
from app.domain.regio import OngeldigProfiel, Regioprofiel, lees_profiel
from app.gegevensbestand import lees_map


@cache
def alle_profielen() -> Mapping[str, Regioprofiel]:
    """Every profile by its code. Raises OngeldigProfiel when a file is wrong."""
    return lees_map(Path(__file__).parent, lees_profiel, OngeldigProfiel)


def profiel(code: str) -> Regioprofiel:
    """The profile of one region. Raises NietGevonden."""
    if code not in alle_profielen():
        raise NietGevonden(f"Regio '{code}' bestaat niet; kies uit {', '.join(alle_profielen())}.")
    return alle_profielen()[code]
