"""What colleagues say and agree beside the formal record: that it was done, and nothing of what was said (ADR 033)."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Handeling, Soort
from app.domain.basis.handelingen.velden import SHA256, code, lijst, woord

BIJ = woord("bij", "Hoort bij").soms
GEBRUIKER = code("gebruiker")

NOTITIES = (
    Handeling(
        "plaats_notitie",
        "Notitie geplaatst",
        Soort.SAMENWERKEN,
        (SHA256, BIJ, lijst(code("genoemd")).soms),
        ook_gesloten=True,
    ),
    Handeling("zie_notitie", "Notitie gezien door wie erin is genoemd", Soort.SAMENWERKEN, ook_gesloten=True),
    Handeling(
        "trek_notitie_in", "Notitie ingetrokken", Soort.SAMENWERKEN, (woord("waarom"), SHA256), ook_gesloten=True
    ),
)
TAKEN = (
    Handeling(
        "wijs_behandelaar_aan",
        "Behandelaar van een taak aangewezen",
        Soort.SAMENWERKEN,
        (GEBRUIKER, woord("taak"), BIJ, code("vorige").soms),
        ook_gesloten=True,
    ),
    Handeling(
        "haal_behandelaar_weg",
        "Taak teruggenomen van haar behandelaar",
        Soort.SAMENWERKEN,
        (GEBRUIKER, woord("taak"), BIJ),
        ook_gesloten=True,
    ),
)
HANDELINGEN = (*NOTITIES, *TAKEN)
