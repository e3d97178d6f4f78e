"""The dossier as a document to read, chapter by chapter; a part that the recipient does not get has no chapter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.logboek.keten import canoniek
from app.export.document import Blok, maak_pdf
from app.export.dossierblad import (
    aanbieder,
    geld,
    logboek,
    niet_gedaan,
    plaatsing,
    raadpleging,
    registers,
    spoed,
    toezeggingen,
    verloop,
)
from app.export.dossierblad.controle import zo_controleert_u_dit
from app.export.dossierblad.leeg import is_leeg, niets_over
from app.export.dossierblad.omslag import Omslag, omslag, weggelaten
from app.export.dossierblad.taal import D
from app.export.dossierblad.verhaal import verhaal

__all__ = ["Omslag", "blokken", "dossier_pdf"]
Hoofdstuk = Callable[[D], Iterator[Blok]]
NIET_GEDAAN: tuple[tuple[str, Hoofdstuk], ...] = (
    ("watOpenstaat", niet_gedaan.openstaand),
    ("watNietIsVastgelegd", niet_gedaan.niet_vastgelegd),
)
"""What was not done comes first, also when it is nothing."""
REGISTERS: tuple[tuple[str, str, Hoofdstuk], ...] = (
    ("treden", "tredebepalingen", verloop.treden),
    ("gebeurtenissen", "gebeurtenissen", verloop.gebeurtenissen),
    ("noodgrepen", "noodgrepen", verloop.noodgrepen),
    ("mandaten", "mandaten", geld.mandaten),
    ("besluiten", "besluiten", geld.besluiten),
    ("geld", "geld dat is toegezegd", toezeggingen.geld),
    ("spoedbesluiten", "spoedbesluiten", spoed.spoedbesluiten),
    ("vragen", "vragen aan de gemeenten", raadpleging.vragen),
    ("afwijkingen", "afwijkende standpunten en weigeringen", raadpleging.afwijkingen),
    ("opschalingen", "opschaling", raadpleging.opschaling),
    ("interbestuurlijk_toezicht", "interbestuurlijk toezicht", raadpleging.toezicht),
    ("informatie", "wie geïnformeerd moest worden", raadpleging.informatie),
    ("raadsbrieven", "raadsinformatiebrieven", raadpleging.raadsbrief),
    ("tellingen", "aantallen kinderen", raadpleging.tellingen),
    ("plaatsing", "plaatsing van kinderen", plaatsing.plaatsing),
    ("afspraken", "afspraken in deze zaak", verloop.afspraken),
    ("stappen", "stappen", verloop.stappen),
    ("stukken", "stukken", registers.stukken),
    ("rollen", "rollen en functies", verloop.rollen),
    ("andere_regios", "andere regio's", verloop.andere_regios),
    ("stuurgroepen", "stuurgroepen", verloop.stuurgroepen),
    ("verwante_zaken", "verwante zaken", verloop.verwante_zaken),
    ("aanbiederonderdelen", "wat de aanbieder heeft", aanbieder.onderdelen),
    ("aanbiederversies", "eerdere gegevens van de aanbieder", registers.aanbieder),
    ("documenten", "documenten", registers.documenten),
    ("regio", "de regio", registers.bronnen),
    ("geweigerd", "geweigerde handelingen", logboek.geweigerd),
    ("chronologie", "logboekregels", logboek.chronologie),
    ("notities", "notities naast het dossier", registers.notities),
)
"""Each part of the dossier with what it is about and the chapter that tells it, in the order of reading."""


def dossier_pdf(o: Omslag, d: D) -> bytes:
    """The document, with the same data for computers inside. Raises DocumentMislukt."""
    titel = f"Dossier {o.zaaknummer}, {o.titel}"
    return maak_pdf(titel, d["regio"]["naam"], o.gemaakt_op, list(blokken(o, d)), canoniek(d).decode())


def blokken(o: Omslag, d: D) -> Iterator[Blok]:
    """Everything that the document says, in the order of reading."""
    yield from omslag(o, d)
    yield from verhaal(o, d)
    yield from weggelaten(o)
    for deel, hoofdstuk in NIET_GEDAAN:
        if deel in d:
            yield from hoofdstuk(d)
    gekregen = [rij for rij in REGISTERS if rij[0] in d]
    yield from niets_over(waarover for deel, waarover, _ in gekregen if is_leeg(d, deel))
    for deel, _, hoofdstuk in gekregen:
        if not is_leeg(d, deel):
            yield from hoofdstuk(d)
    yield from zo_controleert_u_dit(o, d)
