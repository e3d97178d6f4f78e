"""Duties to inform and council letters in the dossier of a zaak, as plain data: as they stood at the end of a day."""

from __future__ import annotations

from datetime import date

from app.domain.informatie.informatie import Plichtstatus
from app.domain.informatie.raadsbrief import Briefstaat, staat_op
from app.models import Informatieplicht, Raadsbrief, Romptekst
from app.services.dossier.beeld import gelijkgesteld, naam_van
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst, moment_tekst
from app.services.informatie.plichtenblad import Plichtregel, plichtregels
from app.services.openstaand.feiten.kaders import Zaakfeit


def informatie_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """Every duty that was there on the day; what came of it only when it had come by then."""
    plichten = plichtregels(beeld.rijen.van(Informatieplicht), beeld.editie, peildatum, gelijkgesteld(beeld))
    return [_plicht(regel, beeld) for regel in plichten]


def _plicht(regel: Plichtregel, beeld: Zaakfeit) -> Deel:
    rij, klaar = regel.plicht, not regel.is_open
    verzonden = regel.status is Plichtstatus.VERZONDEN
    return {
        "code": rij.code,
        "partij": rij.partij,
        "door": rij.door,
        "verplicht": ja_tekst(rij.verplicht),
        "trede": rij.tredebepaling.naar.value,
        "tredebepaling": rij.tredebepaling.volgnr,
        "uiterlijk_op": dag_tekst(rij.uiterlijk_op),
        "status": regel.status.value,
        "te_laat": ja_tekst(regel.te_laat),
        "verzonden_op": dag_tekst(rij.verzonden_datum) if verzonden else None,
        "middel": rij.middel.value if verzonden and rij.middel else None,
        "document": rij.document_id if verzonden else None,
        "vervallen_op": dag_tekst(rij.vervallen_datum) if klaar and not verzonden else None,
        "toelichting": rij.toelichting if klaar else "",
        "vastgelegd_door": naam_van(beeld, rij.vastgelegd_door_id) if klaar else None,
        "vastgelegd_op": moment_tekst(rij.vastgelegd_op) if klaar and rij.vastgelegd_op else None,
        "bron": rij.bron,
        "merk": rij.merk.value,
    }


def raadsbrieven_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """Every version of the regional text that was there on the day, oldest first, with the letters made with it."""
    brieven = beeld.rijen.van(Raadsbrief)
    return [
        {
            "versie": tekst.versienr,
            "datum": dag_tekst(tekst.datum),
            "titel": tekst.titel,
            "tekst": tekst.tekst,
            "ingevoerd_op": moment_tekst(tekst.ingevoerd_op),
            "ingevoerd_door": naam_van(beeld, tekst.ingevoerd_door_id),
            "brieven": [_brief(brief, peildatum) for brief in brieven if brief.romptekst_id == tekst.id],
        }
        for tekst in beeld.rijen.van(Romptekst)
        if tekst.datum <= peildatum
    ]


def _brief(rij: Raadsbrief, peildatum: date) -> Deel:
    staat = staat_op(rij.feiten(), peildatum)
    aangeboden, verzonden = staat is not Briefstaat.CONCEPT, staat is Briefstaat.VERZONDEN
    return {
        "gemeente": rij.gemeente,
        "stand": staat.value,
        "naar_gemeente_op": dag_tekst(rij.aangeboden_datum) if aangeboden else None,
        "document": rij.document_id if aangeboden else None,
        "verzonden_op": dag_tekst(rij.verzonden_datum) if verzonden else None,
        "toelichting": rij.toelichting if verzonden else "",
    }
