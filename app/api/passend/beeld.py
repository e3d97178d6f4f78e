"""How verdicts, checks and signals are answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.velen import Nietgedaan, niet_gedaan
from app.api.kern.vorm import Datum, Uitvoer
from app.domain.passend.kinderrechten import Toetsuitkomst
from app.domain.passend.oordeel import Oordelaar
from app.domain.passend.signaal import Kanaal, Onderwerp, Van
from app.domain.passend.volgen import Oordeelmoment
from app.models import Kinderrechtentoets, Plekoordeel
from app.services.kern.velen import Uitslag
from app.services.passend.blad import Passendblad, Regel, Sluitregel, Vak

Boekingnummer = Annotated[int, Field(description="Nummer van de boeking.", examples=[1])]
Kinderen = Annotated[int, Field(description="Aantal kinderen.", examples=[4])]
Versie = Annotated[int, Field(description="De hoeveelste versie.", examples=[1])]


class Plekoordeelbeeld(Uitvoer):
    """Wat een gemeente of instelling zei van kinderen die zijn geplaatst."""

    boeking: Boekingnummer
    moment: Annotated[Oordeelmoment, Field(description="Bij plaatsing, of zoveel maanden erna.")]
    versie: Versie
    oordelaar: Annotated[Oordelaar, Field(description="Van wie het oordeel is.")]
    instelling: Annotated[str, Field(description="Naam van de gecertificeerde instelling.", examples=[""])]
    dag: Annotated[Datum, Field(description="Oordeel van deze dag.")]
    past: Kinderen
    past_niet: Kinderen
    weg: Kinderen
    onbekend: Kinderen
    toelichting: Annotated[str, Field(description="Toelichting.", examples=[""])]


class Gevraagdoordeel(Uitvoer):
    """Een oordeel dat is gevraagd, en wat er is gezegd."""

    moment: Annotated[Oordeelmoment, Field(description="Bij plaatsing, of zoveel maanden erna.")]
    vanaf: Annotated[Datum, Field(description="Vanaf deze dag kan het.")]
    uiterlijk: Annotated[Datum, Field(description="De laatste dag waarop het op tijd is.")]
    gegeven: Annotated[Plekoordeelbeeld | None, Field(description="Leeg zolang niemand iets zei.")]
    geldt: Annotated[
        bool, Field(description="Of het gaat over alle kinderen van nu. Zo niet, en vraagt de regio het: dan opnieuw.")
    ]


class Geplaatsteboeking(Uitvoer):
    """Een boeking van kinderen die zijn geplaatst."""

    boeking: Boekingnummer
    gemeente: Annotated[str, Field(description="CBS-code van de gemeente.", examples=["GM0503"])]
    kinderen: Kinderen
    geplaatst: Annotated[Datum, Field(description="De dag van plaatsing.")]
    oordelen: Annotated[list[Gevraagdoordeel], Field(description="Elk oordeel dat de regio vraagt, of dat is gegeven.")]


class Kinderrechtentoetsbeeld(Uitvoer):
    """De toets aan de rechten van het kind bij een locatie die sluit."""

    locatie: Annotated[int, Field(description="Nummer van de locatie.", examples=[1])]
    versie: Versie
    dag: Annotated[Datum, Field(description="Getoetst op.")]
    besluit: Annotated[str, Field(description="Welk besluit de locatie sluit.", examples=["Besluit van het bestuur."])]
    belang: Annotated[str, Field(description="Het belang van de kinderen.", examples=["Dicht bij huis blijven."])]
    gehoord: Annotated[str, Field(description="Hoe zij zijn gehoord.", examples=["In groepsgesprekken."])]
    alternatieven: Annotated[str, Field(description="Wat er ook kon.", examples=["Langer open blijven."])]
    uitkomst: Annotated[Toetsuitkomst, Field(description="Wat de toets zegt.")]
    maatregelen: Annotated[str, Field(description="Maatregelen.", examples=[""])]


class Sluitendelocatie(Uitvoer):
    """Een locatie die sluit."""

    locatie: Annotated[int, Field(description="Nummer van de locatie.", examples=[1])]
    naam: Annotated[str, Field(description="Naam.", examples=["Duinhuis"])]
    sluit: Annotated[Datum | None, Field(description="De laatste dag.")]
    toets: Annotated[Kinderrechtentoetsbeeld | None, Field(description="Leeg zolang er niet is getoetst.")]


class Kindsignaalbeeld(Uitvoer):
    """Signalen van kinderen of ouders, als aantal."""

    nummer: Annotated[int, Field(description="Nummer.", examples=[1])]
    versie: Versie
    dag: Annotated[Datum, Field(description="Binnengekomen tot en met.")]
    van: Annotated[Van, Field(description="Van wie.")]
    kanaal: Annotated[Kanaal, Field(description="Hoe zij binnenkwamen.")]
    onderwerp: Annotated[Onderwerp, Field(description="Waarover zij gaan.")]
    aantal: Annotated[int, Field(description="Hoeveel.", examples=[3])]
    opvolging: Annotated[str, Field(description="Wat ermee is gedaan.", examples=[""])]


class Passendbeeld(Uitvoer):
    """Voor het team alles; voor een gemeente alleen de eigen boekingen."""

    boekingen: Annotated[list[Geplaatsteboeking], Field(description="Wat is geplaatst.")]
    locaties: Annotated[list[Sluitendelocatie], Field(description="Locaties die sluiten; alleen voor het team.")]
    signalen: Annotated[list[Kindsignaalbeeld], Field(description="Signalen; alleen voor het team.")]


def passendbeeld(blad: Passendblad) -> Passendbeeld:
    return Passendbeeld(
        boekingen=[_boeking(regel) for regel in blad.regels],
        locaties=[_locatie(regel) for regel in blad.sluit],
        signalen=[Kindsignaalbeeld.model_validate(rij) for rij in blad.signalen],
    )


def _boeking(regel: Regel) -> Geplaatsteboeking:
    return Geplaatsteboeking(
        boeking=regel.boeking.nummer,
        gemeente=regel.boeking.wat.gemeente,
        kinderen=regel.boeking.rest,
        geplaatst=regel.geplaatst,
        oordelen=[_oordeel(vak) for vak in regel.vakken if vak.gevraagd or vak.gegeven],
    )


def _oordeel(vak: Vak) -> Gevraagdoordeel:
    gegeven = oordeelbeeld(vak.gegeven) if vak.gegeven else None
    return Gevraagdoordeel(
        moment=vak.moment, vanaf=vak.vanaf, uiterlijk=vak.uiterlijk, gegeven=gegeven, geldt=vak.geldt
    )


def _locatie(regel: Sluitregel) -> Sluitendelocatie:
    plek = regel.locatie
    toets = toetsbeeld(regel.toets) if regel.toets else None
    return Sluitendelocatie(locatie=plek.nummer, naam=plek.naam, sluit=plek.tot, toets=toets)


def oordeelbeeld(rij: Plekoordeel) -> Plekoordeelbeeld:
    return Plekoordeelbeeld.model_validate(rij)


class Plekoordelenuitkomst(Uitvoer):
    """Wat er van de plaatsingen kwam."""

    gedaan: Annotated[list[Plekoordeelbeeld], Field(description="De oordelen die zijn vastgelegd.")]
    niet: Annotated[list[Nietgedaan], Field(description="Wat niet lukte; leeg als alles is gedaan.")]


def oordelenbeeld(uitslag: Uitslag[Plekoordeel]) -> Plekoordelenuitkomst:
    return Plekoordelenuitkomst(
        gedaan=[oordeelbeeld(rij) for rij in uitslag.gedaan.values()], niet=niet_gedaan(uitslag.niet)
    )


def toetsbeeld(rij: Kinderrechtentoets) -> Kinderrechtentoetsbeeld:
    return Kinderrechtentoetsbeeld.model_validate(rij)
