"""Data files while the application runs: looked at before every request, and what is wrong with them."""

from __future__ import annotations

from app import draaiboeken, regios
from app.domain.inlezen import OngeldigeConfiguratie


def ververs() -> None:
    """Take over files that were changed, when they are right."""
    draaiboeken.BESTANDEN.ververs()
    regios.BESTANDEN.ververs()


def fouten() -> list[OngeldigeConfiguratie]:
    """What is wrong in the files, while the last content that was right is in use."""
    return [fout for fout in (draaiboeken.BESTANDEN.fout, regios.BESTANDEN.fout) if fout]
