"""Spoedbesluiten with the part of each college."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.basis.begrippen import dag_van
from app.domain.besluit.spoed import Deelfeiten
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
    delen = per_sleutel((rij.spoedbesluit_id, rij) for rij in zaak.rijen.van(Spoeddeel))
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
            delen=_delen(zaak, rij, delen.get(rij.id, ())),
            einde=rij.einde_datum,
            niets=rij.einde is not None and rij.einde.niets_te_bekrachtigen,
        )
        for rij in rijen
    ]


def _delen(zaak: Zaakfeit, besluit: Spoedbesluit, delen: Sequence[Spoeddeel]) -> tuple[Spoeddeelfeit, ...]:
    """Each part with what is due of it, since an end when there was one."""
    feiten = besluit.feiten_van(delen, besluit.einde_datum or besluit.datum)
    return tuple(_deel(zaak, rij, feiten[rij.id]) for rij in delen)


def _deel(zaak: Zaakfeit, rij: Spoeddeel, feiten: Deelfeiten) -> Spoeddeelfeit:
    wie = zaak.rijen.met(Organisatie, rij.organisatie_id)
    code, naam = (wie.code, wie.naam) if wie else ("", "")
    return Spoeddeelfeit(id=rij.id, college=code, naam=naam, feiten=feiten)
