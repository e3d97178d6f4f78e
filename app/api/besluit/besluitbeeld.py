"""A decision as it is answered, as far as its reader may see it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Cent, Datum, Tijd, Uitvoer
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.besluit.verdeling import Verdeelsleutel
from app.services.besluit.overzicht import Besluitregel
from app.services.kern.toegang import Dossier


class Deel(Uitvoer):
    """Wat onder een mandaat valt."""

    mandaat_id: Annotated[int, Field(description="Nummer van het mandaat.", examples=[1])]
    mandaat_versie: Annotated[int | None, Field(description="Versie van het mandaat bij dit besluit.", examples=[5])]
    mandaatgever: Annotated[str, Field(description="Code van de mandaatgever.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam van de mandaatgever.", examples=["Delft"])]
    bedrag: Annotated[Cent, Field(description="Het deel, in eurocenten.")]


class Besluit(Uitvoer):
    """Een besluit onder mandaat."""

    id: Annotated[int, Field(description="Nummer van het besluit in deze installatie.", examples=[1])]
    volgnr: Annotated[int, Field(description="De hoeveelste in de zaak.", examples=[1])]
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    omschrijving: Annotated[str, Field(description="Wat is besloten.", examples=["Voorschot."])]
    datum: Annotated[Datum, Field(description="De dag van het besluit; daarop is het getoetst.")]
    bedrag: Annotated[
        Cent | None, Field(description="Bedrag in eurocenten; voor een mandaatgever het eigen deel; leeg bij inhoud.")
    ]
    namens: Annotated[
        str | None, Field(description="Namens wie (artikel 10:10 Awb); alleen voor het team.", examples=["namens …"])
    ]
    functie: Annotated[
        str | None,
        Field(description="Code van de functie waaraan het mandaat is gegeven; leeg als het van een persoon is."),
    ]
    waarnemend: Annotated[bool, Field(description="Of een waarnemer van die functie het nam.")]
    voorstel_id: Annotated[
        int | None, Field(description="Het voorbereide besluit, als beide Regievoerders tekenden.", examples=[None])
    ]
    verdeling: Annotated[list[Deel], Field(description="Het deel van elke mandaatgever, voor zover u dat mag zien.")]
    sleutel: Annotated[Verdeelsleutel | None, Field(description="Hoe het bedrag is verdeeld.")]
    laat_ingevoerd: Annotated[bool, Field(description="Of het later is ingevoerd dan het is genomen.")]
    overgenomen: Annotated[bool, Field(description="Of het met een import van papier is overgenomen.")]
    tegenboeking_van: Annotated[int | None, Field(description="Welk besluit dit terugdraait.", examples=[None])]
    teruggedraaid_door: Annotated[int | None, Field(description="Welk besluit dit terugdraaide.", examples=[None])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer het is ingevoerd.")]


def besluitbeeld(mijn: Dossier, regel: Besluitregel) -> Besluit:
    rij, eigen = regel.besluit, sum(deel.bedrag for deel in regel.delen)
    return Besluit(
        id=rij.id,
        volgnr=rij.volgnr,
        soort=rij.soort,
        omschrijving=rij.omschrijving,
        datum=rij.datum,
        bedrag=None if rij.bedrag is None else rij.bedrag if mijn.volledig else eigen,
        namens=rij.namens if mijn.volledig else None,
        functie=rij.functie,
        waarnemend=rij.waarnemend,
        voorstel_id=rij.voorstel_id,
        verdeling=[
            Deel(
                mandaat_id=deel.mandaat_id,
                mandaat_versie=deel.mandaat_versie,
                mandaatgever=deel.mandaat.mandaatgever.code,
                naam=deel.mandaat.mandaatgever.naam,
                bedrag=deel.bedrag,
            )
            for deel in regel.delen
        ],
        sleutel=rij.sleutel,
        laat_ingevoerd=rij.laat_ingevoerd,
        overgenomen=rij.inlezing_id is not None,
        tegenboeking_van=rij.tegenboeking_van_id,
        teruggedraaid_door=regel.teruggedraaid_door.id if regel.teruggedraaid_door else None,
        ingevoerd_op=rij.ingevoerd_op,
    )
