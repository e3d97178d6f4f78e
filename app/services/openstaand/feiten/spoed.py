"""Spoedbesluiten with the part of each college."""

from __future__ import annotations

from app.domain.basis.begrippen import dag_van
from app.domain.openstaand.besluit.spoed import Spoeddeelfeit, Spoedfeit
from app.models import Organisatie, Spoedbesluit, Spoeddeel
from app.services.openstaand.feiten.ambten import ambten_in, andere_leider
from app.services.openstaand.feiten.kaders import Zaakfeit, per_sleutel


def spoedbesluiten(zaak: Zaakfeit) -> list[Spoedfeit]:
    """Every one of the zaak."""
    rijen = zaak.rijen.van(Spoedbesluit)
    if not rijen:
        return []
    ambten, profiel = ambten_in(zaak.rijen), zaak.kader.profiel
    delen = per_sleutel((rij.spoedbesluit_id, _deel(zaak, rij)) for rij in zaak.rijen.van(Spoeddeel))
    return [
        Spoedfeit(
            id=rij.id,
            volgnr=rij.volgnr,
            datum=rij.datum,
            geldig_tot=rij.geldig_tot,
            drager=rij.drager,
            tweede=rij.tweede_datum,
            geldt_vanaf=rij.datum if rij.een_mag else rij.tweede_datum,
            ander=andere_leider(profiel, ambten, rij.genomen_persoon_id, dag_van(rij.ingevoerd_op)),
            delen=tuple(delen.get(rij.id, ())),
        )
        for rij in rijen
    ]


def _deel(zaak: Zaakfeit, rij: Spoeddeel) -> Spoeddeelfeit:
    wie = zaak.rijen.met(Organisatie, rij.organisatie_id)
    code, naam = (wie.code, wie.naam) if wie else ("", "")
    return Spoeddeelfeit(id=rij.id, college=code, naam=naam, feiten=rij.feiten())
