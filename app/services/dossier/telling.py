"""Counts of children in the dossier: those of the newest reference date, and never a small one."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.services.dossier.tekst import Deel, dag_tekst
from app.services.kern.toegang import Dossier
from app.services.telling.blad import Maatblad, Vak, openbaar_blad, peildata

VERBORGEN = "minder dan 5, of afgeschermd"


def tellingen_op(session: Session, dossier: Dossier, peildatum: date) -> Deel:
    """The tables as who is not of the team may see them: whoever the bundle is for, small counts stay hidden."""
    dagen = [dag for dag in peildata(session, dossier) if dag <= peildatum]
    if not dagen:
        return {"peildatum": None, "maten": []}
    blad = openbaar_blad(session, dossier, dagen[0])
    return {"peildatum": dag_tekst(blad.peildatum), "maten": [_maat(maat) for maat in blad.maten]}


def _maat(maat: Maatblad) -> Deel:
    return {
        "titel": maat.titel,
        "kolommen": [kolom or "totaal" for kolom in maat.kolommen],
        "rijen": [{"naam": rij.naam or "totaal", "aantallen": [_vak(v) for v in rij.vakken]} for rij in maat.rijen],
    }


def _vak(vak: Vak) -> str:
    return VERBORGEN if vak.verborgen else "" if vak.aantal is None else str(vak.aantal)
