"""Counts of children as they are answered."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from app.api.kern.vorm import Datum, Tijd, Uitvoer, Woord
from app.domain.telling.telling import Telling as Waarden

Gemeentecode = Annotated[
    Woord,
    Field(
        max_length=40,
        description="CBS-code van de gemeente, of de code van een regio die als geheel telt.",
        examples=["GM0503"],
    ),
]
Zorgvormcode = Annotated[Woord, Field(max_length=40, description="Code van de zorgvorm.", examples=["pleegzorg"])]
Geteld = Annotated[int | None, Field(description="Aantal kinderen; leeg is niet geteld.", examples=[12])]


class Aantallen(Uitvoer):
    """Wat er van een gemeente en een zorgvorm op een dag is geteld."""

    gemeente: Gemeentecode
    zorgvorm: Zorgvormcode
    peildatum: Annotated[Datum, Field(description="De dag waarop is geteld.")]
    in_zorg: Geteld
    wachtend: Geteld
    verblijf: Geteld
    ambulant: Geteld
    overgedragen: Geteld
    nog_te_plaatsen: Geteld


class Telling(Aantallen):
    """Een telling die geldt, met wat het team ervan weet."""

    versie: Annotated[int | None, Field(description="De hoeveelste versie; alleen voor het team.", examples=[1])]
    reden: Annotated[str | None, Field(description="Waarom verbeterd; alleen voor het team.", examples=[""])]
    ingevoerd_door: Annotated[
        str | None, Field(description="Wie haar invoerde; alleen voor het team.", examples=["A. van Dijk"])
    ]
    ingevoerd_op: Annotated[Tijd | None, Field(description="Wanneer zij is ingevoerd; alleen voor het team.")]
    eerder: Annotated[
        list[Aantallen] | None, Field(description="Wat er eerder stond, oudste eerst; alleen voor het team.")
    ]


class Vak(Uitvoer):
    """Een aantal, of buiten het team een vaste klasse: 0, 1-4, 5-9, 10-14 en verder. Leeg als er niets is geteld."""

    aantal: Annotated[int | None, Field(description="Het aantal kinderen, als u het mag zien.", examples=[12])]
    verborgen: Annotated[bool, Field(description="Of u alleen de klasse mag zien.")]
    laag: Annotated[int | None, Field(description="Minstens zoveel kinderen.", examples=[10])]
    hoog: Annotated[
        int | None,
        Field(description="Hoogstens zoveel kinderen; gelijk aan laag als u het aantal mag zien.", examples=[14]),
    ]


class Tabelrij(Uitvoer):
    naam: Annotated[str, Field(description="Naam van de gemeente, of Totaal.", examples=["Delft"])]
    eigen: Annotated[bool, Field(description="Of het uw gemeente is.")]
    vakken: Annotated[list[Vak], Field(description="Een vak voor elke kolom.")]


class Tellingtabel(Uitvoer):
    """Een ding dat is geteld, per gemeente en zorgvorm."""

    titel: Annotated[str, Field(description="Wat er is geteld.", examples=["In zorg"])]
    kolommen: Annotated[list[str], Field(description="Zorgvormen, en Totaal.", examples=[["Pleegzorg", "Totaal"]])]
    rijen: Annotated[list[Tabelrij], Field(description="Een rij voor elke gemeente, en Totaal.")]


class Tellingtabellen(Uitvoer):
    """De aantallen van een peildatum, zoals u ze mag zien."""

    peildatum: Annotated[Datum | None, Field(description="De dag waarop is geteld; leeg als er niets is geteld.")]
    peildata: Annotated[list[date], Field(description="Alle peildata, de nieuwste eerst.", examples=[["2025-05-01"]])]
    nog_te_plaatsen: Annotated[
        int | None,
        Field(description="Hoeveel kinderen nog geplaatst moeten worden; alleen voor het team.", examples=[0]),
    ]
    tabellen: Annotated[list[Tellingtabel], Field(description="Een tabel voor elk ding dat is geteld.")]


def aantallen(waarden: Waarden) -> dict[str, Any]:
    """What an `Aantallen` says of these counts."""
    return {naam: getattr(waarden, naam) for naam in Aantallen.model_fields}
