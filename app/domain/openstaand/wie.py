"""Whom the words of an edition mean: an edition says in words who does a step, a region says which offices it has."""

from __future__ import annotations

import re

from app.domain.basis.begrippen import Rol
from app.domain.openstaand.punt import DE_REGIEVOERDER, HET_TEAM, LigtBij, functie, organisatie, partij
from app.domain.regio.regio import Regioprofiel

_TEAM = ("regievoerder", "projectleider")


def wie_doet(profiel: Regioprofiel, tekst: str, organisatie_code: str | None = None) -> LigtBij:
    """With whom a step or duty lies, by the words of the edition (`rol`, `door`).

    What names the Regievoerder or projectleider first lies with them; an office that the profile names with that
    office; the woordvoerder with who speaks for the region; a party outside with that party. Else with the team.
    """
    eerste = re.split(r"[,;(]| en ", tekst.strip())[0].strip().lower()
    if eerste in _TEAM:
        alleen = re.fullmatch(r"\W*regievoerder\W*", tekst.strip().lower())
        return DE_REGIEVOERDER if alleen else HET_TEAM
    if eerste.startswith("woordvoerder"):
        return _woordvoerder(profiel)
    if eerste.startswith("college") and organisatie_code:
        return organisatie(profiel, organisatie_code)
    ambt = next((f for f in profiel.functies if eerste and eerste in f.titel.lower()), None)
    if ambt:
        return functie(profiel, ambt.code)
    return HET_TEAM if _is_van_het_servicebureau(tekst) else partij(tekst)


def _woordvoerder(profiel: Regioprofiel) -> LigtBij:
    """The administrator of the organisation that speaks for the region; without such an office, that organisation."""
    wie = profiel.woordvoerder.organisatie
    ambt = next((f for f in profiel.functies if f.organisatie == wie and f.rol is Rol.BESTUURDER), None)
    return functie(profiel, ambt.code) if ambt else organisatie(profiel, wie)


def _is_van_het_servicebureau(tekst: str) -> bool:
    """Somebody of the service bureau whose office the profile does not name, or somebody unknown."""
    return "servicebureau" in tekst.lower() or tekst == "onbekend"
