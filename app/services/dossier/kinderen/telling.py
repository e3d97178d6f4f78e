"""Counts of children in the dossier: those of the newest reference date, in bands whoever it is for."""

from __future__ import annotations

from datetime import date

from app.models import Telling
from app.services.dossier.tekst import Deel, dag_tekst
from app.services.openstaand.feiten.kaders import Zaakfeit
from app.services.telling.blad import Maatblad, Vak, openbaar_blad


def tellingen_op(beeld: Zaakfeit, peildatum: date) -> Deel:
    """The tables as who is not of the team may see them, whoever the bundle is for."""
    rijen = beeld.rijen.van(Telling)
    dag = max((rij.peildatum for rij in rijen if rij.peildatum <= peildatum), default=None)
    if dag is None:
        return {"peildatum": None, "maten": []}
    blad = openbaar_blad(beeld.kader.profiel, rijen, dag)
    return {"peildatum": dag_tekst(blad.peildatum), "maten": [_maat(maat) for maat in blad.maten]}


def _maat(maat: Maatblad) -> Deel:
    return {
        "titel": maat.titel,
        "kolommen": [kolom or "totaal" for kolom in maat.kolommen],
        "rijen": [{"naam": rij.naam or "totaal", "aantallen": [_vak(v) for v in rij.vakken]} for rij in maat.rijen],
    }


def _vak(vak: Vak) -> str:
    return vak.klasse.woord if vak.klasse else ""
