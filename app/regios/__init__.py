"""The profiles of the regions: one TOML file each, named after its code; an installation can add a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.basis.fouten import NietGevonden
from app.domain.regio.regio import OngeldigProfiel, Regioprofiel, controleer_samen, lees_profiel
from app.gegevensbestand import Gegevensmap

BESTANDEN = Gegevensmap(Path(__file__).parent, lees_profiel, OngeldigProfiel, controleer_samen)


def alle_profielen() -> Mapping[str, Regioprofiel]:
    """Every profile by its code. Raises OngeldigProfiel when a file is wrong and never was right."""
    return {code: bestand.deel for code, bestand in BESTANDEN.bestanden.items()}


def profiel(code: str) -> Regioprofiel:
    """The profile of one region. Raises NietGevonden."""
    profielen = alle_profielen()
    if code not in profielen:
        raise NietGevonden(f"Regio '{code}' bestaat niet; kies uit {', '.join(profielen)}.")
    return profielen[code]
