"""Prepared decisions, and those that one Regievoerder took alone under a mandaat that may ask for two."""

from __future__ import annotations

from app.domain.basis.begrippen import dag_van
from app.domain.openstaand.besluit.twee import Besluitfeit, Voorstelfeit
from app.models import Besluit, Besluitkennis, Besluitvoorstel, Gebruiker, Mandaat
from app.services.openstaand.feiten.ambten import ambten_in, andere_leider
from app.services.openstaand.feiten.kaders import Zaakfeit


def besluiten(zaak: Zaakfeit) -> list[Voorstelfeit | Besluitfeit]:
    """Of the whole zaak; decisions from paper and those that two signed ask nothing more."""
    return [*_voorstellen(zaak), *_alleen(zaak)]


def _voorstellen(zaak: Zaakfeit) -> list[Voorstelfeit]:
    ambten = ambten_in(zaak.rijen)
    return [
        Voorstelfeit(
            id=rij.id,
            bedrag=rij.bedrag,
            voorbereid=rij.datum,
            afgedaan=rij.afgedaan_datum,
            ander=andere_leider(zaak.kader.profiel, ambten, rij.voorbereid_persoon_id, dag_van(rij.ingevoerd_op)),
        )
        for rij in zaak.rijen.van(Besluitvoorstel)
    ]


def _alleen(zaak: Zaakfeit) -> list[Besluitfeit]:
    rijen = zaak.rijen
    samen = {mandaat.id for mandaat in rijen.van(Mandaat) if mandaat.tweede_vanaf is not None}
    gezien = {kennis.besluit_id: kennis.datum for kennis in rijen.van(Besluitkennis)}
    alleen = [b for b in rijen.van(Besluit) if b.voorstel_id is None and b.inlezing_id is None]
    ambten = ambten_in(rijen) if samen else None
    uit = []
    for besluit in alleen if ambten else ():
        wie = rijen.met(Gebruiker, besluit.ingevoerd_door_id)
        if wie and any(deel.mandaat_id in samen for deel in besluit.delen):
            dag = dag_van(besluit.ingevoerd_op)
            ander = andere_leider(zaak.kader.profiel, ambten, wie.persoon_id, dag) if ambten else ""
            uit.append(
                Besluitfeit(
                    id=besluit.id, volgnr=besluit.volgnr, genomen=dag, gezien=gezien.get(besluit.id), ander=ander
                )
            )
    return uit
