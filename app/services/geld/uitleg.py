"""How the part of somebody in a commitment came about, for who reads it."""

from __future__ import annotations

from app.domain.geld.sleutel import Draagsleutel, hoe_gedragen
from app.services.geld.boek import Geldregel
from app.weergave import bedrag


def uitleg(regel: Geldregel, code: str) -> str:
    """How the part came about. What others weigh is told only where that is public anyway."""
    rij = regel.rij
    hoe = hoe_gedragen(rij.sleutel, rij.peiljaar, rij.peildatum)
    gewicht, samen = rij.gewichten.get(code), sum(rij.gewichten.values())
    if gewicht is None or rij.sleutel is Draagsleutel.HAND:
        return hoe
    if rij.sleutel is Draagsleutel.INWONERS:
        return f"{hoe}: {_getal(gewicht)} van {_getal(samen)} inwoners"
    if rij.sleutel is Draagsleutel.KINDEREN:
        return f"{hoe}: weegt {_getal(gewicht)} van {_getal(samen)}"
    if rij.sleutel is Draagsleutel.GELIJK:
        return f"{hoe}, over {len(rij.gewichten)}"
    in_euro = rij.sleutel in (Draagsleutel.OMZET, Draagsleutel.BESLUIT)
    eigen = bedrag(gewicht) if in_euro else f"{_getal(gewicht)} zorgdagen"
    return f"{hoe}: {eigen}"


def _getal(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")
