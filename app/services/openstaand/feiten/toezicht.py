"""The toezicht of a zaak, its plans with their steps, and the days of the council letter."""

from __future__ import annotations

from app.domain.openstaand.toezicht import Planfeit, Planstapfeit, Raadfeit, Toezichtfeit
from app.models import Romptekst, Toezichtplan, Toezichtplanstap, Toezichtstap
from app.services.openstaand.feiten.kaders import Zaakfeit


def toezicht(zaak: Zaakfeit) -> list[Toezichtfeit | Planfeit | Raadfeit]:
    """Most zaken never come under toezicht: then there is nothing."""
    fasen = [Toezichtfeit(rij.fase, rij.datum) for rij in zaak.rijen.van(Toezichtstap)]
    if not fasen:
        return []
    plannen = (_plan(rij) for rij in zaak.rijen.van(Toezichtplan))
    return [*fasen, *plannen, *(Raadfeit(rij.datum) for rij in zaak.rijen.van(Romptekst))]


def _plan(rij: Toezichtplan) -> Planfeit:
    stappen = tuple(_stap(stap) for stap in rij.stappen)
    return Planfeit(rij.volgnr, rij.datum, rij.uiterlijk_op, rij.opgeleverd_datum, stappen)


def _stap(rij: Toezichtplanstap) -> Planstapfeit:
    return Planstapfeit(rij.volgnr, rij.titel, rij.met_wie, rij.datum, rij.uiterlijk_op, rij.afgerond_datum)
