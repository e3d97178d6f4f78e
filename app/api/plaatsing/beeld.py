"""How the placement board is answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Datum, Uitvoer
from app.domain.plaatsing.boekhouding import Geboekt
from app.domain.plaatsing.boeking import Boeksoort, Fase
from app.models import Plaatsaanbod
from app.services.plaatsing.bord import Bord, Bordrij, Celsoort
from app.services.plaatsing.buiten import Buitenblad, Buitenweek
from app.services.plaatsing.eigen import Eigenblad

Aantal = Annotated[int, Field(description="Aantal kinderen.", examples=[12])]
Nummer = Annotated[int, Field(description="Nummer.", examples=[1])]


class Bordvak(Uitvoer):
    """Een locatie in een week."""

    week: Annotated[Datum, Field(description="De maandag van de week.")]
    aantal: Annotated[int | None, Field(description="Kinderen aan het eind van de week; leeg is niet bekend.")]
    soort: Annotated[Celsoort, Field(description="Geteld, overgenomen uit de boekingen, of verwacht.")]
    verschil: Annotated[int, Field(description="Geteld min verwacht.", examples=[0])]
    dicht: Annotated[Datum | None, Field(description="De dag waarop de locatie in deze week sluit.")]


class Bordlocatie(Uitvoer):
    """Een locatie met haar weken."""

    nummer: Nummer
    naam: Annotated[str, Field(description="Naam.", examples=["Duinhuis"])]
    begin: Annotated[int, Field(description="De eerste telling.", examples=[42])]
    nu: Aantal
    verschil: Annotated[int, Field(description="Geteld min verwacht, over alle weken.", examples=[0])]
    niet_uitgesplitst: Annotated[bool, Field(description="Of nog niet alles per gemeente is geteld.")]
    weken: Annotated[list[Bordvak], Field(description="De weken van het bord.")]


class Aanbodbeeld(Uitvoer):
    """Plaatsen die een andere aanbieder biedt."""

    nummer: Nummer
    versie: Annotated[int, Field(description="De hoeveelste versie.", examples=[1])]
    vervallen: Annotated[bool, Field(description="Of het per vergissing was toegevoegd.")]
    aanbieder: Annotated[str, Field(description="Wie ze biedt.", examples=["De Kade"])]
    locatie: Annotated[str, Field(description="Waar; leeg als dat niet bekend is.", examples=[""])]
    zorgvorm: Annotated[str, Field(description="Code van de zorgvorm.", examples=["gesloten"])]
    plaatsen: Annotated[int, Field(description="Hoeveel plaatsen.", examples=[12])]
    geboekt: Annotated[int, Field(description="Hoeveel daarvan geboekt; bij het vastleggen 0.", examples=[0])]
    vanaf: Annotated[Datum, Field(description="Vanaf welke dag.")]
    tot: Annotated[Datum | None, Field(description="Laatste dag; leeg als er geen einde is.")]
    voorwaarden: Annotated[str, Field(description="Voorwaarden.", examples=[""])]
    opgave: Annotated[int | None, Field(description="Nummer van de opgave waarmee de aanbieder dit zelf opgaf.")]


class Boekingstapbeeld(Uitvoer):
    fase: Annotated[Fase, Field(description="Hoe ver het toen was.")]
    dag: Annotated[Datum, Field(description="Op welke dag.")]


class Boekingbeeld(Uitvoer):
    """Een boeking zoals zij nu is."""

    nummer: Nummer
    deel_van: Annotated[int | None, Field(description="De boeking waarvan dit een deel is.", examples=[None])]
    soort: Annotated[Boeksoort, Field(description="Wat er met de kinderen gebeurt.")]
    locatie: Annotated[int, Field(description="Nummer van de locatie.", examples=[1])]
    zorgvorm: Annotated[str, Field(description="Code van de zorgvorm.", examples=["gesloten"])]
    gemeente: Annotated[str, Field(description="CBS-code van de gemeente.", examples=["GM0503"])]
    aantal: Annotated[int, Field(description="Wat ervan over is.", examples=[5])]
    week: Annotated[Datum, Field(description="De maandag van de week waarin zij gaan.")]
    aanbod: Annotated[int | None, Field(description="Nummer van de aangeboden plek.", examples=[1])]
    dubbel: Annotated[bool, Field(description="Of dezelfde kinderen al in een andere boeking staan.")]
    fase: Annotated[Fase, Field(description="Hoe ver het is.")]
    stappen: Annotated[list[Boekingstapbeeld], Field(description="Elke stap, oudste eerst.")]
    versie: Annotated[int, Field(description="Hoger met elke stap en met elk deel dat verder ging.", examples=[1])]


class Eigentelling(Uitvoer):
    """Kinderen van uw gemeente op een locatie."""

    week: Annotated[Datum, Field(description="De maandag van de week.")]
    locatie: Annotated[int, Field(description="Nummer van de locatie.", examples=[1])]
    zorgvorm: Annotated[str, Field(description="Code van de zorgvorm.", examples=["gesloten"])]
    titel: Annotated[str, Field(description="Code van de titel; leeg als zij niet bekend is.", examples=["ots"])]
    maand: Annotated[str, Field(description="Einde van een machtiging gesloten plaatsing.", examples=[""])]
    aantal: Aantal


class Klassebeeld(Uitvoer):
    """Kinderen op een locatie, als klasse."""

    locatie: Annotated[int, Field(description="Nummer van de locatie.", examples=[1])]
    laag: Annotated[int, Field(description="Minstens zo veel kinderen.", examples=[5])]
    hoog: Annotated[int, Field(description="Hoogstens zo veel kinderen.", examples=[9])]


class Buitenweekbeeld(Uitvoer):
    """Een week zoals zij buiten het team te zien is: vaste klassen van 0, 1-4, 5-9, 10-14 en verder."""

    week: Annotated[Datum, Field(description="De maandag van de week.")]
    locaties: Annotated[list[Klassebeeld], Field(description="De locaties die zijn geteld.")]


class Plaatsingsbord(Uitvoer):
    """Het bord: voor het team alles, voor een gemeente alleen `eigen` en de eigen boekingen."""

    in_zorg: Annotated[int | None, Field(description="Kinderen nu; alleen voor het team.", examples=[236])]
    zonder_plek: Annotated[int | None, Field(description="Zonder plek; alleen voor het team.", examples=[148])]
    locaties: Annotated[list[Bordlocatie], Field(description="Alleen voor het team.")]
    aanbod: Annotated[list[Aanbodbeeld], Field(description="Aangeboden plaatsen; alleen voor het team.")]
    boekingen: Annotated[list[Boekingbeeld], Field(description="Boekingen, op nummer.")]
    schadelijk: Annotated[list[int], Field(description="Boekingen die te lang wachten.", examples=[[3]])]
    eigen: Annotated[list[Eigentelling], Field(description="Kinderen van uw eigen gemeente.")]
    klassen: Annotated[list[Buitenweekbeeld], Field(description="Wat buiten het team te zien is; voor het team leeg.")]


class Standuitslag(Uitvoer):
    """Wat er is vastgelegd."""

    nieuw: Annotated[int, Field(description="Tellingen die er nog niet waren.", examples=[1])]
    gewijzigd: Annotated[int, Field(description="Tellingen die iets anders verbeterden.", examples=[0])]
    ongewijzigd: Annotated[int, Field(description="Tellingen die er al precies zo stonden.", examples=[0])]


def bordbeeld(bord: Bord) -> Plaatsingsbord:
    return Plaatsingsbord(
        in_zorg=bord.in_zorg if bord.eerste else None,
        zonder_plek=bord.zonder_plek if bord.eerste else None,
        locaties=[_locatie(rij) for rij in bord.rijen],
        aanbod=[aanbodbeeld(regel.rij, regel.geboekt) for regel in bord.aanbod],
        boekingen=[boekingbeeld(geboekt) for geboekt in bord.geboekt],
        schadelijk=[regel.boeking.nummer for regel in bord.schadelijk],
        eigen=[],
        klassen=[],
    )


def eigenbeeld(blad: Eigenblad, buiten: Buitenblad) -> Plaatsingsbord:
    return Plaatsingsbord(
        in_zorg=None,
        zonder_plek=None,
        locaties=[],
        aanbod=[],
        boekingen=[boekingbeeld(geboekt) for geboekt in blad.geboekt],
        schadelijk=[],
        eigen=[Eigentelling.model_validate(regel) for regel in blad.regels],
        klassen=[_week(week) for week in buiten.weken],
    )


def _week(week: Buitenweek) -> Buitenweekbeeld:
    vakken = [Klassebeeld(locatie=nr, laag=k.laag, hoog=k.hoog) for nr, k in sorted(week.per_locatie.items())]
    return Buitenweekbeeld(week=week.week, locaties=vakken)


def _locatie(rij: Bordrij) -> Bordlocatie:
    return Bordlocatie(
        nummer=rij.locatie.nummer,
        naam=rij.locatie.naam,
        begin=rij.begin,
        nu=rij.telt.nu,
        verschil=rij.telt.verschil,
        niet_uitgesplitst=rij.niet_uitgesplitst,
        weken=[Bordvak.model_validate(cel) for cel in rij.cellen],
    )


def aanbodbeeld(rij: Plaatsaanbod, geboekt: int) -> Aanbodbeeld:
    velden = {naam: getattr(rij, naam) for naam in Aanbodbeeld.model_fields if naam != "geboekt"}
    return Aanbodbeeld(**velden, geboekt=geboekt)


def boekingbeeld(geboekt: Geboekt) -> Boekingbeeld:
    velden = ("soort", "locatie", "zorgvorm", "gemeente", "week", "aanbod", "dubbel")
    return Boekingbeeld(
        **{veld: getattr(geboekt.wat, veld) for veld in velden},
        nummer=geboekt.nummer,
        deel_van=geboekt.deel_van,
        aantal=geboekt.rest,
        fase=geboekt.fase,
        stappen=[Boekingstapbeeld(fase=stap.fase, dag=stap.dag) for stap in geboekt.stappen],
        versie=geboekt.versie,
    )
