"""What colleagues say and agree beside the formal record: that it was done, and nothing of what was said (ADR 033)."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Handeling, Soort
from app.domain.basis.handelingen.velden import REDEN, SHA256, code, lijst, tekst, woord

BIJ = woord("bij", "Hoort bij").soms
GEBRUIKER = code("gebruiker")

ANDER = code("ander", "Andere zaak")
VERBAND = woord("verband")

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
VERBANDEN = (
    Handeling(
        "verbind_zaken", "Zaken met elkaar verbonden", Soort.REGIE, (ANDER, VERBAND, tekst("toelichting")),
        ook_gesloten=True,
    ),
    Handeling(
        "verbreek_verband", "Verband tussen zaken beëindigd", Soort.REGIE, (ANDER, VERBAND, REDEN), ook_gesloten=True
    ),
)  # fmt: skip
HANDELINGEN = (*NOTITIES, *TAKEN, *VERBANDEN)
