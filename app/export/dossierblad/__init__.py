"""The dossier as a document to read, chapter by chapter; a part that the recipient does not get has no chapter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.logboek.keten import canoniek
from app.export.document import Blok, maak_pdf
from app.export.dossierblad import aanbieder, geld, niet_gedaan, raadpleging, registers, verloop
from app.export.dossierblad.controle import zo_controleert_u_dit
from app.export.dossierblad.omslag import Omslag, omslag
from app.export.dossierblad.samenvatting import samenvatting
from app.export.dossierblad.taal import D

__all__ = ["Omslag", "blokken", "dossier_pdf"]
HOOFDSTUKKEN: tuple[tuple[str, Callable[[D], Iterator[Blok]]], ...] = (
    ("watOpenstaat", niet_gedaan.openstaand),
    ("watNietIsVastgelegd", niet_gedaan.niet_vastgelegd),
    ("treden", verloop.treden),
    ("noodgrepen", verloop.noodgrepen),
    ("rollen", verloop.rollen),
    ("andere_regios", verloop.andere_regios),
    ("afspraken", verloop.afspraken),
    ("mandaten", geld.mandaten),
    ("besluiten", geld.besluiten),
    ("stappen", verloop.stappen),
    ("stukken", registers.stukken),
    ("informatie", raadpleging.informatie),
    ("raadsbrieven", raadpleging.raadsbrief),
    ("vragen", raadpleging.vragen),
    ("afwijkingen", raadpleging.afwijkingen),
    ("opschalingen", raadpleging.opschaling),
    ("interbestuurlijk_toezicht", raadpleging.toezicht),
    ("tellingen", raadpleging.tellingen),
    ("aanbiederonderdelen", aanbieder.onderdelen),
    ("aanbiederversies", registers.aanbieder),
    ("documenten", registers.documenten),
    ("geweigerd", registers.geweigerd),
    ("chronologie", registers.chronologie),
    ("regio", registers.bronnen),
)
"""Each part of the dossier with the chapter that tells it, in the order of reading."""


def dossier_pdf(o: Omslag, d: D) -> bytes:
    """The document, with the same data for computers inside. Raises DocumentMislukt."""
    titel = f"Dossier {o.zaaknummer}, {o.titel}"
    return maak_pdf(titel, d["regio"]["naam"], o.gemaakt_op, list(blokken(o, d)), canoniek(d).decode())


def blokken(o: Omslag, d: D) -> Iterator[Blok]:
    """Everything that the document says, in the order of reading."""
    yield from omslag(o, d)
    yield from samenvatting(o, d)
    for deel, hoofdstuk in HOOFDSTUKKEN:
        if deel in d:
            yield from hoofdstuk(d)
    yield from zo_controleert_u_dit(o, d)
