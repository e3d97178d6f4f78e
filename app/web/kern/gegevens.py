"""Data files while the application runs: looked at before every request, and what is wrong with them."""

from __future__ import annotations

from flask import g

from app import draaiboeken, regios
from app.domain.basis.begrippen import Rol
from app.domain.basis.inlezen import OngeldigeConfiguratie
from app.domain.basis.rechten import TEAM


def ververs() -> None:
    """Take over files that were changed, when they are right."""
    draaiboeken.BESTANDEN.ververs()
    regios.BESTANDEN.ververs()


def fouten() -> list[OngeldigeConfiguratie]:
    """What is wrong in the files, while what was right before is in use; for who can do something about it."""
    if not g.actor.rollen & (TEAM | {Rol.BEHEERDER}):
        return []
    return [fout for fout in (draaiboeken.BESTANDEN.fout, regios.BESTANDEN.fout) if fout]
