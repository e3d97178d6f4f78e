"""The papers of a zaak in its dossier, as plain data: where each was on its route at the end of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.models import Agendapunt, Stuk
from app.services.dossier.beeld import naam_van
from app.services.dossier.tekst import Deel, dag_tekst, moment_tekst
from app.services.openstaand.feiten.kaders import Zaakfeit
from app.services.vergadering.stukken import Stukblad, stukbladen


def stukken_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """The papers that were put in by then, oldest first. What was only planned then is told by the logboek."""
    bladen = stukbladen(beeld.kader.profiel, beeld.rijen.van(Stuk), beeld.rijen.van(Agendapunt))
    return [_stuk(blad, peildatum, beeld) for blad in bladen if blad.stuk.ingediend_datum <= peildatum]


def _stuk(blad: Stukblad, peildatum: date, beeld: Zaakfeit) -> Deel:
    rij = blad.stuk
    weg = rij.ingetrokken_datum is not None and rij.ingetrokken_datum <= peildatum
    toen = replace(blad.stand, behandeld=tuple(b for b in blad.stand.behandeld if b.datum <= peildatum))
    gedaan = [p for p in blad.punten if p.behandeling and p.behandeling.datum <= peildatum]
    return {
        "nr": rij.volgnr,
        "titel": rij.titel,
        "route": rij.route,
        "stations": list(toen.stations),
        "ingediend_op": dag_tekst(rij.ingediend_datum),
        "document": rij.document_id,
        "nu_bij": [] if weg else list(toen.nu),
        "ingetrokken_op": dag_tekst(rij.ingetrokken_datum) if weg else None,
        "ingetrokken_reden": rij.ingetrokken_reden if weg else "",
        "behandelingen": [_behandeling(punt, beeld) for punt in sorted(gedaan, key=_volgorde)],
    }


def _volgorde(punt: Agendapunt) -> int:
    return punt.behandeling.id if punt.behandeling else 0


def _behandeling(punt: Agendapunt, beeld: Zaakfeit) -> Deel:
    wat = punt.behandeling
    assert wat is not None  # noqa: S101 - for the type checker
    return {
        "station": punt.station,
        "gemeente": punt.gemeente,
        "uitkomst": wat.uitkomst.value,
        "datum": dag_tekst(wat.datum),
        "toelichting": wat.toelichting,
        "ingevoerd_op": moment_tekst(wat.ingevoerd_op),
        "ingevoerd_door": naam_van(beeld, wat.ingevoerd_door_id),
    }
