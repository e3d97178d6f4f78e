"""Cases that a region kept in Excel: the template, a look at a file, its proposal, and what becomes of that."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, huidig_verzoek
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.vorm import Bestandinvoer, Invoer, Tijd, Uitvoer
from app.db import db
from app.domain.basis.bestand import SOORTEN
from app.domain.basis.rechten import Recht
from app.domain.overname.verslag import Oordeel
from app.domain.overname.verslag import Overnameverslag as Verslag
from app.export.overnamesjabloon import sjabloon
from app.models import Inlezing
from app.regios import profiel
from app.services.overname import blad as importblad
from app.services.overname import overnames as diensten
from app.services.overname.bestand import Overnamebestand, keuzes_van

GROEP = "Import van zaken"
EEN = "/imports/<int:import_id>"


class Import(Uitvoer):
    """Een bestand met zaken, voorgesteld door de een en bevestigd door de ander."""

    id: Annotated[int, Field(description="Nummer van de import in deze installatie.", examples=[1])]
    naam: Annotated[
        str, Field(description="Naam van het bestand; leeg als het bestand weg is.", examples=["zaken.xlsx"])
    ]
    sha256: Annotated[str, Field(description="SHA-256 van het bestand.", examples=["0" * 64])]
    aantal_rijen: Annotated[int, Field(description="Hoeveel rijen erin staan.", examples=[21])]
    aantal_zaken: Annotated[int, Field(description="Hoeveel zaken erin staan.", examples=[1])]
    voorgesteld_op: Annotated[Tijd, Field(description="Wanneer de import is voorgesteld.")]
    bevestigd_op: Annotated[Tijd | None, Field(description="Wanneer de ander hem bevestigde; dan is hij ingelezen.")]
    ingetrokken_op: Annotated[Tijd | None, Field(description="Wanneer hij is ingetrokken.")]
    zaaknummers: Annotated[
        list[str], Field(description="De zaken die ermee zijn ingelezen en er nog zijn.", examples=[["2025-0001"]])
    ]


class Importlijst(Lijst[Import]):
    """Imports."""


def _beeld(rij: Inlezing, zaken: Iterable[str] | None = None) -> Import:
    """With the cases that are at hand, else those that are asked."""
    return Import(
        id=rij.id,
        naam=rij.naam,
        sha256=rij.sha256,
        aantal_rijen=rij.rijen,
        aantal_zaken=rij.zaken,
        voorgesteld_op=rij.voorgesteld_op,
        bevestigd_op=rij.bevestigd_op,
        ingetrokken_op=rij.ingetrokken_op,
        zaaknummers=list(importblad.zaken_van(db.session, rij) if zaken is None else zaken),
    )


class Importregel(Uitvoer):
    """Wat er van één rij wordt."""

    blad: Annotated[str, Field(description="Het blad.", examples=["Besluiten"])]
    rij: Annotated[int, Field(description="De rij, zoals Excel haar nummert.", examples=[2])]
    kenmerk: Annotated[str, Field(description="Het kenmerk van de zaak in het bestand.", examples=["DP-2025"])]
    oordeel: Annotated[Oordeel, Field(description="Goed, fout, of overgeslagen omdat de zaak zelf fout is.")]
    kolom: Annotated[str, Field(description="De kolom die fout is; leeg: de hele rij.", examples=["bedrag"])]
    wat: Annotated[str, Field(description="Wat ervan wordt, of wat er mis is.", examples=["Het bedrag is te hoog"])]
    herstel: Annotated[str, Field(description="Hoe u het herstelt.", examples=["Kies een lager bedrag"])]
    code: Annotated[str, Field(description="De regel die het tegenhoudt.", examples=["plafond_overschreden"])]


class Importverslag(Uitvoer):
    """Wat er van elke rij van een bestand zou worden."""

    naam: Annotated[str, Field(description="Naam van het bestand.", examples=["zaken.xlsx"])]
    sha256: Annotated[str, Field(description="SHA-256 van het bestand.", examples=["0" * 64])]
    goed: Annotated[bool, Field(description="Of elke rij goed is.")]
    rijen: Annotated[int, Field(description="Hoeveel rijen zijn bekeken.", examples=[21])]
    regels: Annotated[list[Importregel], Field(description="Elke rij, in de volgorde van het bestand.")]


class Importinvoer(Bestandinvoer):
    def dienstvorm(self) -> Overnamebestand:
        return Overnamebestand(self.bestand.filename or "", self.bestand.read(), self.geen_bsn)


@lees("/imports/sjabloon", Recht.IMPORT_VOORSTELLEN, None, media=(SOORTEN["xlsx"],))
def importsjabloon() -> Response:
    """Het sjabloon

    Een werkmap met de bladen, kolommen en keuzes van uw regio, en een blad met uitleg.
    """
    inhoud = sjabloon(keuzes_van(profiel(g.actor.regio)))
    return bijlage(inhoud, "sjabloon-zaken.xlsx", SOORTEN["xlsx"], sha256(inhoud).hexdigest())


@lees("/imports", Recht.IMPORT_VOORSTELLEN, Importlijst, vraag=Bladervraag)
def imports(vraag: Bladervraag) -> Importlijst:
    """De imports van uw regio

    Nieuwste eerst.
    """
    rijen = importblad.lijst(db.session, g.actor)
    zaken = importblad.zaken_per_import(db.session, rijen)
    return blader(Importlijst, rijen, vraag, lambda rij: _beeld(rij, zaken[rij.id]))


@doe(
    "/imports/proef",
    Recht.IMPORT_VOORSTELLEN,
    Importinvoer,
    Importverslag,
    codes=("ongeldig_bestand", "reeds_ingelezen"),
    bewaart_niets=True,
)
def bekijk_import(invoer: Importinvoer) -> Importverslag:
    """Bekijk een bestand

    Voert alles uit en draait het terug: het antwoord zegt van elke rij wat ervan zou worden. Er wordt niets bewaard.
    """
    verslag: Verslag = importblad.bekijk(db.session, huidig_verzoek(leest=True), invoer.dienstvorm())
    return Importverslag.model_validate(verslag)


@doe(
    "/imports",
    Recht.IMPORT_VOORSTELLEN,
    Importinvoer,
    Import,
    status=201,
    codes=("ongeldig_bestand", "reeds_ingelezen", "import_geweigerd"),
)
def stel_import_voor(invoer: Importinvoer) -> Response:
    """Stel een import voor

    Een werkmap van hoogstens 25 MB en 1.000 rijen waarvan elke rij goed is. Er wordt nog niets ingelezen.
    """
    return handel(
        diensten.stel_import_voor,
        invoer.dienstvorm(),
        toon=_beeld,
        plek=lambda rij: adres_van("een_import", import_id=rij.id),
    )


@lees(EEN, Recht.IMPORT_VOORSTELLEN, Import)
def een_import(import_id: int) -> Import:
    """Eén import

    Wat erin zit, en of hij wacht, is ingelezen of is ingetrokken.
    """
    return _beeld(importblad.vind(db.session, g.actor, import_id))


@lees(f"{EEN}/verslag", Recht.IMPORT_VOORSTELLEN, Importverslag, codes=("ongeldige_overgang",))
def importverslag(import_id: int) -> Importverslag:
    """Wat er van de rijen zou worden

    Zoals het vandaag is, van een import die nog wacht.
    """
    verslag: Verslag = importblad.verslag_van(db.session, huidig_verzoek(leest=True), import_id)
    return Importverslag.model_validate(verslag)


@doe(
    f"{EEN}/bevestiging",
    Recht.IMPORT_BEVESTIGEN,
    Invoer,
    Import,
    codes=("vier_ogen", "verse_aanmelding_nodig", "ongeldige_overgang", "import_geweigerd"),
)
def bevestig_import(import_id: int, invoer: Invoer) -> Response:
    """Bevestig een import

    Door een ander dan wie hem voorstelde. Alles wordt ingelezen, of niets. Daarna is het bestand weg.
    """
    return handel(diensten.bevestig_import, import_id, toon=_beeld)


@doe(f"{EEN}/intrekking", Recht.IMPORT_VOORSTELLEN, Invoer, Import, codes=("ongeldige_overgang",))
def trek_import_in(import_id: int, invoer: Invoer) -> Response:
    """Trek een import in

    Het bestand gaat weg. Voorstellen kan daarna opnieuw.
    """
    return handel(diensten.trek_import_in, import_id, toon=_beeld)
