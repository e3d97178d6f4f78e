"""Duties to inform and council letters in the dossier of a zaak, as plain data: as they stood at the end of a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.domain.informatie.informatie import Plichtstatus
from app.domain.informatie.raadsbrief import Briefstaat
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst, moment_tekst
from app.services.informatie.plichtenblad import Plichtregel, lijst_plichten
from app.services.informatie.raadsbriefblad import Briefregel, lijst_brieven, rompteksten
from app.services.kern.namen import namen
from app.services.kern.toegang import Dossier


def informatie_op(session: Session, dossier: Dossier, peildatum: date) -> list[Deel]:
    """Every duty that was there on the day; what came of it only when it had come by then."""
    regels = lijst_plichten(session, dossier.zaak, peildatum)
    wie = namen(session, {r.plicht.vastgelegd_door_id for r in regels if r.plicht.vastgelegd_door_id})
    return [_plicht(regel, wie) for regel in regels]


def _plicht(regel: Plichtregel, wie: dict[int, str]) -> Deel:
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
        "vastgelegd_door": wie.get(rij.vastgelegd_door_id or 0) if klaar else None,
        "vastgelegd_op": moment_tekst(rij.vastgelegd_op) if klaar and rij.vastgelegd_op else None,
        "bron": rij.bron,
        "merk": rij.merk.value,
    }


def raadsbrieven_op(session: Session, dossier: Dossier, peildatum: date) -> list[Deel]:
    """Every version of the regional text that was there on the day, oldest first, with the letters made with it."""
    teksten = [t for t in reversed(rompteksten(session, dossier.zaak)) if t.datum <= peildatum]
    regels = lijst_brieven(session, dossier, peildatum)
    wie = namen(session, {t.ingevoerd_door_id for t in teksten})
    return [
        {
            "versie": tekst.versienr,
            "datum": dag_tekst(tekst.datum),
            "titel": tekst.titel,
            "tekst": tekst.tekst,
            "ingevoerd_op": moment_tekst(tekst.ingevoerd_op),
            "ingevoerd_door": wie[tekst.ingevoerd_door_id],
            "brieven": [_brief(regel) for regel in regels if regel.brief.romptekst_id == tekst.id],
        }
        for tekst in teksten
    ]


def _brief(regel: Briefregel) -> Deel:
    rij = regel.brief
    aangeboden, verzonden = regel.staat is not Briefstaat.CONCEPT, regel.staat is Briefstaat.VERZONDEN
    return {
        "gemeente": rij.gemeente,
        "stand": regel.staat.value,
        "naar_gemeente_op": dag_tekst(rij.aangeboden_datum) if aangeboden else None,
        "document": rij.document_id if aangeboden else None,
        "verzonden_op": dag_tekst(rij.verzonden_datum) if verzonden else None,
        "toelichting": rij.toelichting if verzonden else "",
    }
