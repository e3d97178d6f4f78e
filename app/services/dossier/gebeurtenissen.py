"""Events of the draaiboek in the dossier of a zaak, as plain data: a bankruptcy, a closing, and what corrected them."""

from __future__ import annotations

from datetime import date

from app.domain.draaiboek.draaiboek import Editie
from app.models import Zaakgebeurtenis
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst, moment_tekst
from app.services.openstaand.feiten.kaders import Zaakfeit


def gebeurtenissen_op(beeld: Zaakfeit, editie: Editie, peildatum: date) -> list[Deel]:
    """Every event with a day up to the reference date, in the order of that day.

    Of one event in one period the row that was made last counts; the rows that it corrected stay, and say so.
    """
    rijen = [rij for rij in beeld.rijen.van(Zaakgebeurtenis) if rij.datum <= peildatum]
    geldig = {(rij.periode, rij.code): rij.id for rij in rijen}
    return [
        _gebeurtenis(rij, editie, rij.id in geldig.values()) for rij in sorted(rijen, key=lambda r: (r.datum, r.id))
    ]


def _gebeurtenis(rij: Zaakgebeurtenis, editie: Editie, geldt: bool) -> Deel:
    definitie = editie.gebeurtenis(rij.code)
    return {
        "code": rij.code,
        "titel": definitie.naam if definitie else rij.code,
        "datum": dag_tekst(rij.datum),
        "periode": rij.periode,
        "geldt": ja_tekst(geldt),
        "toelichting": rij.toelichting,
        "ingevoerd_op": moment_tekst(rij.ingevoerd_op),
        "ingevoerd_door": rij.door.naam,
        "hoedanigheid": rij.door.functie,
    }
