"""The noodgrepen of a zaak in its dossier, as plain data."""

from __future__ import annotations

from app.services.dossier.stand import Dossierstand
from app.services.dossier.tekst import Deel, dag_tekst, moment_tekst
from app.services.zaak.noodgrepen import Noodgreepregel


def noodgreep(stand: Dossierstand, regel: Noodgreepregel) -> Deel:
    """The ratification stands here only when it was there on the day."""
    rij, klaar = regel.noodgreep, not regel.is_open
    bekrachtiger = rij.bekrachtiger if klaar else None
    return {
        "id": rij.id,
        "datum": dag_tekst(rij.datum),
        "tredebepaling": next(b.volgnr for b in stand.bepalingen if b.id == rij.tredebepaling_id),
        "gepasseerd": rij.grendels.splitlines(),
        "reden": rij.reden,
        "door": rij.door.naam,
        "ingevoerd_op": moment_tekst(rij.ingevoerd_op),
        "status": regel.status.value,
        "uiterlijk_op": dag_tekst(rij.uiterlijk_op),
        "bekrachtigd_op": dag_tekst(rij.bekrachtigd_datum) if klaar else None,
        "bekrachtigd_door": bekrachtiger.naam if bekrachtiger else None,
        "toelichting": rij.toelichting if klaar else "",
    }
