"""A year of a region as it is answered: its moments, what was brought in, what is not on its calendar."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Datum, Uitvoer
from app.domain.jaar.inbreng import Inbrengsoort, Wegingsuitkomst
from app.domain.jaar.kalender import Momentstand, Momentuitkomst
from app.domain.vergadering.routes import Behandeluitkomst
from app.services.jaar.blad import Inbrengregel, Jaarblad, Momentregel
from app.services.jaar.stukken import Jaarstukblad

Procedurecode = Annotated[str, Field(description="Code van de procedure, uit het profiel.", examples=["begroting"])]
Jaargetal = Annotated[int, Field(description="Het jaar.", examples=[2025])]
Partijnaam = Annotated[str, Field(description="Wie dat is, voor lezers.", examples=["Delft"])]


class Jaarstukstap(Uitvoer):
    """Wat een station met het stuk deed."""

    station: Annotated[str, Field(description="Code van het station.", examples=["BOJ"])]
    gemeente: Annotated[str, Field(description="CBS-code bij een station van gemeenten; anders leeg.", examples=[""])]
    uitkomst: Annotated[Behandeluitkomst, Field(description="Wat ervan kwam.")]
    datum: Annotated[Datum, Field(description="Op welke dag.")]
    toelichting: Annotated[str, Field(description="Toelichting.", examples=[""])]


class Jaarstuk(Uitvoer):
    """Een stuk bij een moment van het jaar."""

    id: Annotated[int, Field(description="Nummer van het stuk.", examples=[1])]
    moment_id: Annotated[int, Field(description="Nummer van het moment.", examples=[1])]
    nummer: Annotated[int, Field(description="Het hoeveelste stuk van het moment; het hoogste telt.", examples=[1])]
    titel: Annotated[str, Field(description="Titel.", examples=["Begroting 2026"])]
    datum: Annotated[Datum, Field(description="De datum van het stuk zelf.")]
    naam: Annotated[str, Field(description="Naam van het bestand.", examples=["begroting.pdf"])]
    mediatype: Annotated[str, Field(description="Wat voor bestand het is.", examples=["application/pdf"])]
    grootte: Annotated[int, Field(description="Aantal bytes.", examples=[48213])]
    sha256: Annotated[str, Field(description="SHA-256 van de inhoud, hexadecimaal.", examples=["0" * 64])]
    bijzonder: Annotated[str, Field(description="Wat wie het opent moet weten; meestal leeg.", examples=[""])]
    stations: Annotated[list[str], Field(description="Waarlangs het gaat, in die volgorde.", examples=[["BOJ"]])]
    nu: Annotated[list[str], Field(description="Bij welke stations het nu is; leeg aan het eind.", examples=[["BOJ"]])]
    vervangen: Annotated[bool, Field(description="Of er een nieuwer stuk is bij dit moment: dan telt dat.")]
    stappen: Annotated[list[Jaarstukstap], Field(description="Wat stations ermee deden, het oudste eerst.")]


class Jaarmoment(Uitvoer):
    """Een moment van het jaar."""

    id: Annotated[int, Field(description="Nummer van het moment.", examples=[1])]
    jaar: Jaargetal
    procedure: Procedurecode
    over: Annotated[str, Field(description="Titel van de procedure.", examples=["Begroting van het Servicebureau"])]
    code: Annotated[str, Field(description="Code van het moment.", examples=["zienswijze"])]
    titel: Annotated[str, Field(description="Wat er moet gebeuren.", examples=["Zienswijze van de gemeenteraad"])]
    gemeente: Annotated[str, Field(description="CBS-code van wie het doet; leeg bij een functie.", examples=["GM0503"])]
    functie: Annotated[str, Field(description="Code van de functie; leeg bij een gemeente.", examples=[""])]
    wie: Partijnaam
    uiterlijk_op: Annotated[Datum, Field(description="De laatste dag.")]
    overleg: Annotated[str, Field(description="Code van het overleg waar het komt; mag leeg zijn.", examples=["BOJ"])]
    vergadering: Annotated[
        Datum | None, Field(description="De laatste geplande vergadering van dat overleg op of voor die dag.")
    ]
    stand: Annotated[Momentstand, Field(description="Hoe het vandaag staat.")]
    uitkomst: Annotated[Momentuitkomst | None, Field(description="Wat ervan kwam.")]
    uitkomst_datum: Annotated[Datum | None, Field(description="Op welke dag.")]
    kenmerk: Annotated[str, Field(description="Nummer van het besluit of de brief.", examples=["B-2025-12"])]
    toelichting: Annotated[str, Field(description="Toelichting bij de uitkomst.", examples=[""])]
    versie: Annotated[int, Field(description="Hoe vaak er een uitkomst is vastgelegd.", examples=[0])]
    bron: Annotated[str, Field(description="Waar het vandaan komt.", examples=["notitie, paragraaf 5.4 [S]"])]
    stukken: Annotated[list[Jaarstuk], Field(description="De stukken bij dit moment, het nieuwste eerst.")]


class Jaarinbreng(Uitvoer):
    """Wat een raad of een procesbewaker inbracht."""

    id: Annotated[int, Field(description="Nummer van de inbreng.", examples=[1])]
    jaar: Jaargetal
    procedure: Annotated[str, Field(description="Code van de procedure; leeg bij alles.", examples=["begroting"])]
    soort: Annotated[Inbrengsoort, Field(description="Wat het is.")]
    van: Annotated[str, Field(description="CBS-code, of code van de functie.", examples=["GM0503"])]
    wie: Partijnaam
    datum: Annotated[Datum, Field(description="Op welke dag het is ingebracht.")]
    tekst: Annotated[str, Field(description="Wat is ingebracht.", examples=["Kan het goedkoper?"])]
    weging: Annotated[Wegingsuitkomst | None, Field(description="Wat de regio ermee doet.")]
    weging_datum: Annotated[Datum | None, Field(description="Op welke dag dat is besloten.")]
    weging_toelichting: Annotated[str, Field(description="Waarom.", examples=[""])]


class Regiojaar(Uitvoer):
    """Een jaar van de regio."""

    jaar: Jaargetal
    momenten: Annotated[list[Jaarmoment], Field(description="Wat op de jaarkalender staat, op dag.")]
    inbreng: Annotated[list[Jaarinbreng], Field(description="Wat is ingebracht, nieuwste eerst.")]
    niet_vastgesteld: Annotated[
        list[Procedurecode], Field(description="Procedures van dit jaar die niet op de jaarkalender staan.")
    ]
    ongedaan_eerder: Annotated[
        list[Jaarmoment], Field(description="Wat in eerdere jaren niet is gedaan, en ook niet vervallen is verklaard.")
    ]


def jaarbeeld(blad: Jaarblad) -> Regiojaar:
    return Regiojaar(
        jaar=blad.jaar,
        momenten=[momentbeeld(regel) for regel in blad.momenten],
        inbreng=[inbrengbeeld(regel) for regel in blad.inbreng],
        niet_vastgesteld=list(blad.niet_opgenomen),
        ongedaan_eerder=[momentbeeld(regel) for regel in blad.ongedaan],
    )


def momentbeeld(regel: Momentregel) -> Jaarmoment:
    m, uitkomst = regel.moment, regel.uitkomst
    return Jaarmoment(
        id=m.id,
        jaar=m.jaar,
        procedure=m.procedure,
        over=m.over,
        code=m.code,
        titel=m.titel,
        gemeente=m.gemeente,
        functie=m.functie,
        wie=regel.wie,
        uiterlijk_op=m.uiterlijk_op,
        overleg=m.overleg,
        vergadering=regel.vergadering,
        stand=regel.stand,
        uitkomst=uitkomst.uitkomst if uitkomst else None,
        uitkomst_datum=uitkomst.datum if uitkomst else None,
        kenmerk=uitkomst.kenmerk if uitkomst else "",
        toelichting=uitkomst.toelichting if uitkomst else "",
        versie=uitkomst.nummer if uitkomst else 0,
        bron=m.bron,
        stukken=[stukbeeld(blad) for blad in regel.stukken],
    )


def stukbeeld(blad: Jaarstukblad) -> Jaarstuk:
    s = blad.stuk
    return Jaarstuk(
        id=s.id,
        moment_id=s.moment_id,
        nummer=s.nummer,
        titel=s.titel,
        datum=s.datum,
        naam=s.naam,
        mediatype=s.mediatype,
        grootte=s.grootte,
        sha256=s.sha256,
        bijzonder=s.bijzonder,
        stations=list(blad.stand.stations),
        nu=list(blad.stand.nu),
        vervangen=blad.vervangen,
        stappen=[Jaarstukstap.model_validate(stap) for stap in blad.stappen],
    )


def inbrengbeeld(regel: Inbrengregel) -> Jaarinbreng:
    i, weging = regel.inbreng, regel.weging
    return Jaarinbreng(
        id=i.id,
        jaar=i.jaar,
        procedure=i.procedure,
        soort=i.soort,
        van=i.van,
        wie=regel.wie,
        datum=i.datum,
        tekst=i.tekst,
        weging=weging.uitkomst if weging else None,
        weging_datum=weging.datum if weging else None,
        weging_toelichting=weging.toelichting if weging else "",
    )
