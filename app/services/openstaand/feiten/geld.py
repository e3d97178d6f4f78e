"""Commitments with their plan and bookings."""

from __future__ import annotations

from app.domain.openstaand.geld.toezeggingen import Geldfeit
from app.models import Geldboeking, Geldplan, Geldpost, Toezegging
from app.services.geld.boek import maak_geldboek
from app.services.openstaand.feiten.kaders import Zaakfeit


def toezeggingen(zaak: Zaakfeit) -> list[Geldfeit]:
    """Every one of the zaak."""
    van = zaak.rijen.van
    if not van(Toezegging):
        return []
    boek = maak_geldboek(van(Toezegging), van(Geldplan), van(Geldboeking), van(Geldpost))
    return [
        Geldfeit(r.rij.nummer, r.rij.soort, r.rij.datum, r.plan, r.boek, r.rij.beslissing_voor) for r in boek.regels
    ]
