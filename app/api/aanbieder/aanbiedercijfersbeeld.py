"""The figures of the provider of a zaak as they are answered: quarters, how long the cash lasts, the subsidy."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Cent, Datum, Tijd, Uitvoer
from app.domain.aanbieder.kwartaal import CIJFERS
from app.domain.aanbieder.subsidie import Oordeel
from app.models import Subsidietoets as Toetsrij
from app.services.aanbieder.kwartalen import Kwartaalregel

Jaar = Annotated[int, Field(description="Jaar.", examples=[2025])]
Kwartaalnummer = Annotated[int, Field(description="1 tot en met 4.", examples=[1])]
Herkomst = Annotated[str, Field(description="Waar de cijfers vandaan komen.", examples=["Kwartaalrapportage"])]
Procent = Annotated[int | None, Field(description="In honderdsten van een procent: 1250 is 12,5%.", examples=[1250])]
Verhouding = Annotated[int | None, Field(description="In honderdsten: 110 is 1,1.", examples=[110])]
Aantal = Annotated[int | None, Field(description="Aantal.", examples=[12])]
Saldo = Annotated[int | None, Field(description="In eurocenten; een verlies is negatief.", examples=[-12_500_000])]
Kas = Annotated[int | None, Field(description="In eurocenten, op de brondatum.", examples=[60_000_000])]
Uitstroom = Annotated[
    int | None,
    Field(description="In eurocenten: wat er per maand meer uit gaat dan er in komt.", examples=[15_000_000]),
]


class Horizon(Uitvoer):
    """Hoe lang het geld reikt."""

    op_datum: Annotated[Datum, Field(description="De dag waarvan de cijfers zijn.")]
    tiende_maanden: Annotated[
        int | None,
        Field(description="In tienden van maanden: 42 is 4,2; leeg als het geld niet opraakt.", examples=[42]),
    ]
    tot_datum: Annotated[Datum | None, Field(description="Ongeveer tot welke dag; leeg als het niet opraakt.")]
    uitleg: Annotated[str, Field(description="De berekening in zinnen.", examples=["Op 1 mei 2025 was er € 600.000."])]


class Kwartaalcijfers(Uitvoer):
    """De cijfers van een kwartaal die gelden."""

    jaar: Jaar
    kwartaal: Kwartaalnummer
    versie: Annotated[int, Field(description="De hoeveelste versie.", examples=[1])]
    bron: Herkomst
    bron_datum: Annotated[Datum, Field(description="De dag waarvan de cijfers zijn.")]
    solvabiliteit: Procent
    liquiditeit: Verhouding
    resultaat: Saldo
    productie: Saldo
    vacatures: Aantal
    niet_in_loondienst: Procent
    liquide_middelen: Kas
    uitstroom_maand: Uitstroom
    reden: Annotated[str, Field(description="Waarom verbeterd.", examples=[""])]
    ingevoerd_door: Annotated[str, Field(description="Wie ze invoerde.", examples=["A. van Dijk"])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer ze zijn ingevoerd.")]
    horizon: Annotated[Horizon | None, Field(description="Hoe lang het geld reikt; leeg als dat niet te zeggen is.")]


class Bevonden(Uitvoer):
    """Een voorwaarde van de subsidie, en of eraan is voldaan."""

    code: Annotated[str, Field(description="Code van de voorwaarde.", examples=["plafond"])]
    titel: Annotated[
        str, Field(description="De voorwaarde.", examples=["Het bedrag is hoogstens 15% van de jeugdomzet"])
    ]
    bron: Annotated[str, Field(description="Waar die staat.", examples=["BWBR0042974"])]
    oordeel: Annotated[Oordeel, Field(description="Of eraan is voldaan.")]
    uitleg: Annotated[str, Field(description="Waarom.", examples=["15% van € 14.200.000 is € 2.130.000."])]


class Subsidietoets(Uitvoer):
    """Een aanvraag, getoetst aan de voorwaarden. Het oordeel houdt niets tegen."""

    volgnr: Annotated[int, Field(description="De hoeveelste toets van de zaak.", examples=[1])]
    datum: Annotated[Datum, Field(description="De dag van de aanvraag.")]
    bedrag: Annotated[Cent, Field(description="Wat er wordt gevraagd, in eurocenten.")]
    jeugdomzet: Annotated[Cent | None, Field(description="Jeugdomzet per jaar, in eurocenten.")]
    plafond: Annotated[Cent | None, Field(description="15% daarvan, in eurocenten.")]
    terugbetaald_datum: Annotated[Datum | None, Field(description="Wanneer alles is terugbetaald.")]
    toelichting: Annotated[str, Field(description="Toelichting.", examples=[""])]
    voorwaarden: Annotated[list[Bevonden], Field(description="Elke voorwaarde, met het oordeel.")]
    ingevoerd_door: Annotated[str, Field(description="Wie haar invoerde.", examples=["A. van Dijk"])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer zij is ingevoerd.")]


def kwartaalbeeld(regel: Kwartaalregel, wie: dict[int, str]) -> Kwartaalcijfers:
    rij, reikt = regel.rij, regel.horizon
    return Kwartaalcijfers(
        jaar=rij.jaar,
        kwartaal=rij.kwartaal,
        versie=rij.versie,
        bron=rij.bron,
        bron_datum=rij.bron_datum,
        **{naam: getattr(rij, naam) for naam in CIJFERS},
        reden=rij.reden,
        ingevoerd_door=wie[rij.ingevoerd_door_id],
        ingevoerd_op=rij.ingevoerd_op,
        horizon=Horizon(op_datum=reikt.op, tiende_maanden=reikt.tienden, tot_datum=reikt.tot, uitleg=reikt.uitleg)
        if reikt
        else None,
    )


def toetsbeeld(rij: Toetsrij, wie: dict[int, str]) -> Subsidietoets:
    return Subsidietoets(
        volgnr=rij.volgnr,
        datum=rij.datum,
        bedrag=rij.bedrag,
        jeugdomzet=rij.jeugdomzet,
        plafond=rij.plafond,
        terugbetaald_datum=rij.terugbetaald_datum,
        toelichting=rij.toelichting,
        voorwaarden=[Bevonden.model_validate(deel) for deel in rij.voorwaarden],
        ingevoerd_door=wie[rij.ingevoerd_door_id],
        ingevoerd_op=rij.ingevoerd_op,
    )
