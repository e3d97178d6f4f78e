"""Documents of a zaak, and the file itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier
from app.api.kern.vorm import (
    Bestandinvoer,
    Dag,
    Datum,
    Documentkeuze,
    Invoer,
    Tekst,
    Tijd,
    Uitvoer,
    Woord,
)
from app.db import db
from app.domain.basis.bestand import SOORTEN
from app.domain.basis.rechten import Recht
from app.models import Document as Rij
from app.services.document import documenten as diensten
from app.services.document import intrekken

GROEP = "Documenten"


class Documentintrekking(Uitvoer):
    """Dat een document niet meer telt, of wat ervoor in de plaats komt."""

    datum: Annotated[Datum, Field(description="Op welke dag.")]
    reden: Annotated[str, Field(description="Waarom.", examples=["Het verkeerde bestand."])]
    vervanger_id: Annotated[int | None, Field(description="Het document dat ervoor telt.", examples=[None])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dat is vastgelegd.")]


class Document(Uitvoer):
    """Een document bij een zaak."""

    id: Annotated[int, Field(description="Nummer van het document.", examples=[1])]
    naam: Annotated[str, Field(description="Naam van het bestand.", examples=["herstelplan.pdf"])]
    mediatype: Annotated[str, Field(description="Wat voor bestand het is.", examples=["application/pdf"])]
    grootte: Annotated[int, Field(description="Aantal bytes.", examples=[48213])]
    sha256: Annotated[str, Field(description="SHA-256 van de inhoud, hexadecimaal.", examples=["0" * 64])]
    omschrijving: Annotated[str, Field(description="Omschrijving.", examples=["Herstelplan, eerste versie"])]
    bijzonder: Annotated[
        str,
        Field(
            description="Wat wie het opent moet weten: versleuteld, met macro’s, welke bijlagen; leeg als er niets is.",
            examples=[""],
        ),
    ]
    datum: Annotated[Datum, Field(description="De datum van het document zelf.")]
    gedeeld: Annotated[bool, Field(description="Of de gemeenten van de regio het zien.")]
    toegevoegd_op: Annotated[Tijd, Field(description="Wanneer het is toegevoegd.")]
    intrekkingen: Annotated[
        list[Documentintrekking],
        Field(description="Wat ervan is gezegd als het is ingetrokken, het oudste eerst; leeg als het telt."),
    ]


class Documentlijst(Lijst[Document]):
    """Documenten."""


@lees("/zaken/<zaaknummer>/documenten", Recht.DOCUMENT_INZIEN, Documentlijst, vraag=Bladervraag)
def documenten(zaaknummer: str, vraag: Bladervraag) -> Documentlijst:
    """De documenten van de zaak

    Het team ziet ze alle; gemeenten wat met hen is gedeeld.
    """
    return blader(Documentlijst, diensten.lijst_documenten(db.session, dossier()), vraag, Document.model_validate)


class NieuwDocument(Bestandinvoer):
    datum: Annotated[Dag | None, Field(description="Datum van het document; vandaag als u niets zegt.")] = None
    omschrijving: Annotated[Woord, Field(max_length=400, description="Omschrijving.", examples=["Herstelplan"])] = ""
    gedeeld: Annotated[bool, Field(description="Deel het met de gemeenten van de regio. Dit verandert later niet.")] = (
        False
    )
    versleuteld_goed: Annotated[
        bool,
        Field(description="Bevestigt dat een versleuteld bestand zo bij de zaak moet; anders weigeren wij het."),
    ] = False

    def dienstvorm(self) -> diensten.NieuwDocument:
        naam, inhoud, datum = self.bestand.filename or "", self.bestand.read(), self.datum or vandaag()
        wat = (self.omschrijving, self.gedeeld, self.versleuteld_goed)
        return diensten.NieuwDocument(naam, inhoud, datum, *wat)


@doe(
    "/zaken/<zaaknummer>/documenten",
    Recht.DOCUMENT_TOEVOEGEN,
    NieuwDocument,
    Document,
    status=201,
    codes=("ongeldig_bestand", "bestand_versleuteld", "bestand_besmet", "zaak_gesloten", "datum_in_toekomst"),
)
def voeg_document_toe(zaaknummer: str, invoer: NieuwDocument) -> Response:
    """Voeg een document toe

    Een bestand van hoogstens 25 MB, van een soort die de regio aanneemt: pdf, docx, xlsx, pptx, odt, ods, png, jpg,
    heic, tif, eml, msg, txt of csv, en zip waar het profiel dat zegt. Geen namen of nummers van kinderen.
    """
    return handel(
        diensten.voeg_document_toe,
        zaaknummer,
        invoer.dienstvorm(),
        toon=Document.model_validate,
        plek=lambda nieuw: adres_van("documentbestand", document_id=nieuw.id),
    )


class Documentterugname(Invoer):
    reden: Annotated[Tekst, Field(description="Wat er verkeerd was, voor het logboek.", examples=["Verkeerd bestand."])]
    vervanger_id: Documentkeuze = None


@doe(
    "/documenten/<int:document_id>/intrekking",
    Recht.DOCUMENT_TOEVOEGEN,
    Documentterugname,
    Document,
    codes=("ongeldige_overgang", "motivering_verplicht"),
)
def trek_document_in(document_id: int, invoer: Documentterugname) -> Response:
    """Trek een document in

    Het bestand blijft bij de zaak en telt niet meer mee. Noemt u een vervanger, dan telt die ervoor.
    """
    wat = (dossier().zaak.zaaknummer, document_id, invoer.reden, invoer.vervanger_id)
    return handel(intrekken.trek_document_in, *wat, toon=Document.model_validate)


class Documentvervanging(Invoer):
    vervanger_id: Annotated[int, Field(ge=1, le=2**31 - 1, description="Het document dat telt.", examples=[2])]
    reden: Annotated[Tekst, Field(description="Waarom. Komt in het logboek.", examples=["De getekende versie."])]


@doe(
    "/documenten/<int:document_id>/vervanging",
    Recht.DOCUMENT_TOEVOEGEN,
    Documentvervanging,
    Document,
    codes=("ongeldige_overgang", "motivering_verplicht"),
)
def vervang_document(document_id: int, invoer: Documentvervanging) -> Response:
    """Wijs aan welk document telt voor een ingetrokken document

    Overal waar het ingetrokken document bij hoorde.
    """
    wat = (dossier().zaak.zaaknummer, document_id, invoer.vervanger_id, invoer.reden)
    return handel(intrekken.vervang_document, *wat, toon=Document.model_validate)


@lees("/documenten/<int:document_id>/bestand", Recht.DOCUMENT_INZIEN, None, media=tuple(SOORTEN.values()))
def documentbestand(document_id: int) -> Response:
    """Het bestand zelf

    Altijd als iets om te bewaren. De ETag is de SHA-256.
    """
    rij: Rij
    rij, inhoud = diensten.lees_document(db.session, dossier(), document_id)
    return bijlage(inhoud, rij.naam, rij.mediatype, rij.sha256)
