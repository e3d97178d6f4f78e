"""Steps, duties to inform, agreements and roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.basis.bewijs import vraagt_document
from app.domain.basis.bewijs import zonder_bewijs as zonder_bewijs_in
from app.domain.openstaand.grondslag import Bewijsfeit
from app.domain.openstaand.informatie import Plichtfeit
from app.domain.openstaand.stappen import Stapfeit
from app.domain.openstaand.toewijzing import Afspraakfeit, Rolfeit
from app.models import (
    Afspraak,
    Document,
    Documentintrekking,
    Informatieplicht,
    LogboekRegel,
    Rolvervulling,
    Stap,
    Tredebepaling,
)
from app.services.document.intrekken import ingetrokken_in
from app.services.draaiboek.edities import stap_in
from app.services.openstaand.feiten.kaders import LEG_VAST, Zaakfeit


def stappen(zaak: Zaakfeit) -> list[Stapfeit]:
    """Every step, with what the edition of its zaak says of it, or the one that it stayed behind in."""
    bepalingen = {b.id: b for b in zaak.rijen.van(Tredebepaling)}
    return [_stap(zaak, stap, bepalingen) for stap in zaak.rijen.van(Stap)]


def _stap(zaak: Zaakfeit, rij: Stap, bepalingen: dict[int, Tredebepaling]) -> Stapfeit:
    editie = zaak.editie_van(rij.editie_sha256)
    definitie, gebeurtenis = stap_in(editie, rij.code), editie.gebeurtenis(rij.vanaf)
    begin = bepalingen[rij.begonnen_bij_id or rij.tredebepaling_id].datum
    gebeurd = rij.vanaf_datum
    return Stapfeit(
        id=rij.id,
        code=rij.code,
        titel=definitie.titel,
        rol=definitie.rol,
        verplicht=definitie.verplicht,
        status=rij.status,
        bepaling=bepalingen[rij.tredebepaling_id].volgnr,
        sinds=max(begin, gebeurd) if gebeurtenis and gebeurd else begin,
        uiterlijk_op=rij.uiterlijk_op,
        afgerond=rij.afgerond_datum,
        wacht_op=rij.vanaf if gebeurtenis and not gebeurd else "",
        vervult=definitie.vervult,
    )


def plichten(zaak: Zaakfeit) -> list[Plichtfeit]:
    return [
        Plichtfeit(
            id=rij.id,
            partij=rij.partij,
            organisatie=rij.organisatie_code,
            door=rij.door,
            verplicht=rij.verplicht,
            sinds=rij.tredebepaling.datum,
            vanaf=rij.vanaf,
            vanaf_datum=rij.vanaf_datum,
            uiterlijk_op=rij.uiterlijk_op,
            verzonden=rij.verzonden_datum,
            vervallen=rij.vervallen_datum,
        )
        for rij in zaak.rijen.van(Informatieplicht)
    ]


def zonder_bewijs(zaak: Zaakfeit) -> list[Bewijsfeit]:
    """Steps for which the edition names a document, and duties, that were met with one that was withdrawn since."""
    ingetrokken = ingetrokken_in(zaak.rijen.van(Documentintrekking))
    if not ingetrokken:
        return []
    namen = {document.id: document.naam for document in zaak.rijen.van(Document)}
    return [
        Bewijsfeit(object_, onderwerp, document, namen[document], van, tot)
        for object_, onderwerp, document in [*_gedane_stappen(zaak), *_gedane_plichten(zaak)]
        if document in ingetrokken
        for van, tot in zonder_bewijs_in(document, ingetrokken)
    ]


def _gedane_stappen(zaak: Zaakfeit) -> Iterator[tuple[str, str, int]]:
    for rij in zaak.rijen.van(Stap):
        definitie = stap_in(zaak.editie_van(rij.editie_sha256), rij.code)
        if rij.document_id and vraagt_document(definitie.document, definitie.vervult, rij.toelichting):
            yield f"stap/{rij.id}", definitie.titel, rij.document_id


def _gedane_plichten(zaak: Zaakfeit) -> Iterator[tuple[str, str, int]]:
    for rij in zaak.rijen.van(Informatieplicht):
        if rij.document_id:
            yield f"informatieplicht/{rij.id}", f"{rij.partij} is geïnformeerd", rij.document_id


def afspraken(zaak: Zaakfeit) -> list[Afspraakfeit]:
    """Each with the day on which it was first recorded: what is said of it again later does not open it meanwhile."""
    genoteerd = zaak.genoteerd(LEG_VAST)
    return [_afspraak(rij, genoteerd.get(f"afspraak/{rij.nummer}", ())) for rij in zaak.rijen.van(Afspraak)]


def _afspraak(rij: Afspraak, regels: Sequence[LogboekRegel]) -> Afspraakfeit:
    eerste = min((regel.datum for regel in regels if regel.datum), default=rij.datum)
    return Afspraakfeit(rij.nummer, rij.status, eerste)


def rollen(zaak: Zaakfeit) -> list[Rolfeit]:
    return [Rolfeit(rij.rol, rij.van, rij.tot) for rij in zaak.rijen.van(Rolvervulling)]
