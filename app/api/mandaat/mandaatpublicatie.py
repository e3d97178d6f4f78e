"""The mandaatregister of one grantor on a day, as it is published."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Literal

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import lees
from app.api.kern.handelen import vandaag
from app.api.kern.vorm import Cent, Dag, Datum, Uitvoer, Vraag
from app.db import db
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.rechten import Recht
from app.services.mandaat.register import publicatie as diensten

GROEP = "Mandaten"
CODES = ("niet_gevonden",)
REGISTER = "/mandaatregister/<mandaatgever>"


class Publicatieregel(Uitvoer):
    """Een mandaat dat op de dag van kracht was, zonder naam van een persoon."""

    mandaat_id: Annotated[int, Field(description="Nummer van het mandaat.", examples=[1])]
    houder: Annotated[str, Field(description="Functie van wie het heeft.", examples=["directeur Servicebureau"])]
    organisatie: Annotated[str, Field(description="Waar de houder werkt.", examples=["Servicebureau"])]
    vorm: Annotated[str, Field(description="Mandaat, volmacht, machtiging.", examples=["mandaat en volmacht"])]
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    bevoegdheden: Annotated[str, Field(description="Wat de houder mag.", examples=["Voorschotten verstrekken."])]
    voorwaarden: Annotated[str, Field(description="Waaraan de houder zich houdt.", examples=[""])]
    plafond: Annotated[Cent | None, Field(description="Plafond in eurocenten; leeg bij inhoud.")]
    van: Annotated[Datum, Field(description="De eerste dag waarop het gold.")]
    tot: Annotated[Datum, Field(description="De laatste dag, voor zover nu bekend.")]
    ondermandaat: Annotated[str, Field(description="Of een ondermandaat mag, of dit er een is.", examples=["mag niet"])]
    besluitnummer: Annotated[str, Field(description="Nummer van het besluit van de mandaatgever.", examples=["B-1"])]
    besluit_datum: Annotated[Datum | None, Field(description="Datum van dat besluit.")]


class Mandaatpublicatie(Uitvoer):
    """Het mandaatregister van een mandaatgever op een dag."""

    code: Annotated[str, Field(description="Code van de mandaatgever.", examples=["GM0503"])]
    gever: Annotated[
        str, Field(description="Namens wie.", examples=["het college van burgemeester en wethouders van Delft"])
    ]
    datum: Annotated[Datum, Field(description="De dag.")]
    regels: Annotated[list[Publicatieregel], Field(description="Wat op die dag van kracht was.")]


class Publicatievraag(Vraag):
    datum: Annotated[Dag | None, Field(description="De dag; vandaag als u niets zegt.")] = None


class Publicatiebestand(Publicatievraag):
    vorm: Annotated[Literal["docx", "csv"], Field(description="Welk bestand.")] = "docx"
    met_zaak: Annotated[bool, Field(description="Noem ook de zaak en de aanbieder.")] = False


@lees(REGISTER, Recht.MANDATEN_INZIEN, Mandaatpublicatie, vraag=Publicatievraag, codes=CODES)
def mandaatpublicatie(mandaatgever: str, vraag: Publicatievraag) -> Mandaatpublicatie:
    """Het mandaatregister van een mandaatgever

    Wie op de dag namens een college wat mocht, zonder namen van personen of aanbieders: om te publiceren.
    """
    wat = diensten.publicatie(db.session, g.actor, mandaatgever, vraag.datum or vandaag())
    regels = [Publicatieregel.model_validate(regel) for regel in wat.regels]
    return Mandaatpublicatie(code=wat.code, gever=wat.gever, datum=wat.dag, regels=regels)


@lees(
    f"{REGISTER}/bestand",
    Recht.MANDATEN_INZIEN,
    None,
    vraag=Publicatiebestand,
    media=tuple(soort for soort, _ in diensten.VORMEN.values()),
    codes=CODES,
)
def mandaatpublicatiebestand(mandaatgever: str, vraag: Publicatiebestand) -> Response:
    """Het mandaatregister van een mandaatgever als bestand

    Een document (docx) of een tabel (csv). Lees na wat er bij de bevoegdheden staat: dat schreef u zelf.
    """
    dag = vraag.datum or vandaag()
    wat = diensten.publicatie(db.session, g.actor, mandaatgever, dag, met_zaak=vraag.met_zaak)
    soort, schrijf = diensten.VORMEN[vraag.vorm]
    inhoud = schrijf(wat)
    return bijlage(inhoud, f"{wat.bestandsnaam}.{vraag.vorm}", soort, sha256(inhoud).hexdigest())
