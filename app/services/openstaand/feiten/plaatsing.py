"""Counts by week and location, bookings with their steps, and the locations of the provider."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.basis.begrippen import dag_van
from app.domain.openstaand.kinderen.plaatsing import Boekfeit, Plaatsfeiten, Plekfeit, Telfeit
from app.domain.plaatsing.boekhouding import Ingeschreven
from app.domain.plaatsing.boeking import Stap
from app.models import Aanbiederlocatie, Boeking, Boekingstap, Plaatsstand
from app.services.openstaand.feiten.kaders import Zaakfeit, per_sleutel


def plaatsing(zaak: Zaakfeit) -> list[Plaatsfeiten]:
    """None when nothing was counted and nothing booked: then nothing is asked."""
    standen = sorted(zaak.rijen.van(Plaatsstand), key=lambda rij: rij.versie)
    boekingen = zaak.rijen.van(Boeking)
    if not standen and not boekingen:
        return []
    geteld = [Telfeit(rij.locatie, rij.week, rij.kinderen, dag_van(rij.ingevoerd_op)) for rij in standen]
    stappen = per_sleutel((rij.boeking_id, rij) for rij in zaak.rijen.van(Boekingstap))
    boekfeiten = [boekfeit(rij, stappen[rij.id]) for rij in boekingen]
    return [Plaatsfeiten(geteld, boekfeiten, _plekken(zaak.rijen.van(Aanbiederlocatie)))]


def boekfeit(rij: Boeking, stappen: Iterable[Boekingstap]) -> Boekfeit:
    """A booking with its steps in their order."""
    op_volgorde = sorted(stappen, key=lambda stap: stap.volgnr)
    wat = Ingeschreven(rij.nummer, rij.waarden(), tuple(Stap(s.fase, s.dag) for s in op_volgorde), rij.deel_van)
    return Boekfeit(wat, dag_van(rij.ingevoerd_op), [dag_van(stap.ingevoerd_op) for stap in op_volgorde])


def _plekken(rijen: Iterable[Aanbiederlocatie]) -> list[Plekfeit]:
    """Every location, in whichever zaak it was entered. One that was struck out and where children were counted stays:
    who strikes out a place takes no child away. Of one that was never counted nothing is asked.
    """
    nieuwste = {rij.nummer: rij for rij in sorted(rijen, key=lambda rij: rij.versie)}
    return [Plekfeit(rij.nummer, rij.naam, rij.tot) for rij in nieuwste.values()]
