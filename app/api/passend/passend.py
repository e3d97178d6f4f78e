"""Whether the place fits: verdicts, the check on the rights of the child, and signals."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import adres_van
from app.api.kern.toegang import dossier
from app.api.kern.velen import Veleninvoer
from app.api.kern.vorm import Dag, GezieneVersie, Invoer, Regel, Tekst, Verbeterreden
from app.api.passend.beeld import (
    Kinderrechtentoetsbeeld,
    Kindsignaalbeeld,
    Passendbeeld,
    Plekoordeelbeeld,
    Plekoordelenuitkomst,
    oordeelbeeld,
    oordelenbeeld,
    passendbeeld,
    toetsbeeld,
)
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import Oordeel, Oordelaar, Plekuitkomst
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.passend.volgen import Oordeelmoment
from app.services.passend import kinderrechten, oordelen, signalen
from app.services.passend.blad import lees_passend

GROEP = "Past de plek"
REGELS = ("datum_in_toekomst", "datum_onlogisch", "motivering_verplicht", "verouderd")
Kinderaantal = Annotated[int, Field(ge=0, le=100_000, description="Aantal kinderen.", examples=[4])]
Geen = Annotated[int, Field(ge=0, le=100_000, description="Aantal kinderen.", examples=[0])]


@lees("/zaken/<zaaknummer>/passend", Recht.TELLINGEN_INZIEN, Passendbeeld)
def passend(zaaknummer: str) -> Passendbeeld:
    """Of de plek past

    Per plaatsing het oordeel bij plaatsing en op de momenten uit het profiel van de regio, de toets aan de rechten van
    het kind per locatie die sluit, en signalen. Een gemeente ziet alleen haar eigen plaatsingen.
    """
    return passendbeeld(lees_passend(db.session, dossier()))


class Plekoordeelinvoer(Invoer):
    boeking: Annotated[int, Field(ge=1, le=1_000_000, description="Nummer van de boeking.", examples=[1])]
    moment: Annotated[Oordeelmoment, Field(description="Bij plaatsing, of zoveel maanden erna.")]
    oordelaar: Annotated[Oordelaar, Field(description="Van wie het oordeel is.")]
    instelling: Annotated[Regel, Field(description="Naam van de gecertificeerde instelling.", examples=[""])] = ""
    dag: Annotated[Dag, Field(description="Oordeel van deze dag.")]
    past: Kinderaantal
    past_niet: Kinderaantal
    weg: Geen = 0
    onbekend: Geen = 0
    toelichting: Annotated[Tekst, Field(description="Toelichting, zonder namen.", examples=[""])] = ""
    reden: Verbeterreden = ""
    versie: GezieneVersie | None = None

    def waarden(self) -> Oordeel:
        return Oordeel(**{veld.name: getattr(self, veld.name) for veld in fields(Oordeel)})


@doe(
    "/zaken/<zaaknummer>/passend/oordelen",
    Recht.PLEK_BEOORDELEN,
    Plekoordeelinvoer,
    Plekoordeelbeeld,
    status=201,
    codes=REGELS,
)
def leg_plekoordeel_vast(zaaknummer: str, invoer: Plekoordeelinvoer) -> Response:
    """Zeg of de plek past

    Van een boeking die is geplaatst, ook als de zaak gesloten is. De vier aantallen zijn samen alle kinderen van de
    boeking. Een gemeente doet dit van haar eigen kinderen. Met een reden verbetert u wat er al staat.
    """
    return handel(
        oordelen.leg_plekoordeel_vast,
        zaaknummer,
        invoer.waarden(),
        invoer.reden,
        versie=invoer.versie,
        toon=oordeelbeeld,
        plek=lambda _rij: adres_van("passend", zaaknummer=zaaknummer),
    )


class Groepinvoer(Invoer):
    boeking: Annotated[int, Field(ge=1, le=1_000_000, description="Nummer van de boeking.", examples=[1])]
    kinderen: Annotated[int, Field(ge=1, le=100_000, description="Hoeveel kinderen u zag.", examples=[4])]
    versie: Annotated[
        int,
        Field(
            ge=0,
            le=1_000_000,
            description="Welke versie van het oordeel u zag; 0 als het er nog niet was.",
            examples=[0],
        ),
    ] = 0

    def waarden(self) -> oordelen.Groep:
        return oordelen.Groep(boeking=self.boeking, kinderen=self.kinderen, versie=self.versie)


class Plekoordeleninvoer(Veleninvoer):
    groepen: Annotated[list[Groepinvoer], Field(min_length=1, max_length=100, description="De plaatsingen.")]
    moment: Annotated[Oordeelmoment, Field(description="Bij plaatsing, of zoveel maanden erna.")]
    uitkomst: Annotated[Plekuitkomst, Field(description="Voor alle kinderen van deze plaatsingen.")]
    oordelaar: Annotated[Oordelaar, Field(description="Van wie het oordeel is.")]
    instelling: Annotated[Regel, Field(description="Naam van de gecertificeerde instelling.", examples=[""])] = ""
    dag: Annotated[Dag, Field(description="Oordeel van deze dag.")]
    toelichting: Annotated[Tekst, Field(description="Toelichting, zonder namen.", examples=[""])] = ""
    reden: Verbeterreden = ""

    def waarden(self) -> oordelen.Velenoordeel:
        gelijk = ("moment", "uitkomst", "oordelaar", "instelling", "dag", "toelichting", "reden", "alles")
        groepen = [groep.waarden() for groep in self.groepen]
        return oordelen.Velenoordeel(groepen=groepen, **{naam: getattr(self, naam) for naam in gelijk})


@doe(
    "/zaken/<zaaknummer>/passend/oordelen/samen",
    Recht.PLEK_BEOORDELEN,
    Plekoordeleninvoer,
    Plekoordelenuitkomst,
    codes=(*REGELS, "niet_alles"),
)
def leg_plekoordelen_vast(zaaknummer: str, invoer: Plekoordeleninvoer) -> Response:
    """Zeg van meer plaatsingen hetzelfde

    Elke plaatsing krijgt een eigen oordeel en een eigen regel in het logboek.
    """
    return handel(oordelen.leg_plekoordelen_vast, zaaknummer, invoer.waarden(), toon=oordelenbeeld)


class Kinderrechtentoetsinvoer(Invoer):
    locatie: Annotated[int, Field(ge=1, le=1_000_000, description="Nummer van de locatie.", examples=[1])]
    dag: Annotated[Dag, Field(description="Getoetst op.")]
    besluit: Annotated[
        Tekst, Field(description="Welk besluit de locatie sluit.", examples=["Besluit van het bestuur."])
    ]
    belang: Annotated[Tekst, Field(description="Het belang van de kinderen.", examples=["Dicht bij huis blijven."])]
    gehoord: Annotated[Tekst, Field(description="Hoe zij zijn gehoord.", examples=["In groepsgesprekken."])]
    alternatieven: Annotated[Tekst, Field(description="Wat er ook kon.", examples=["Langer open blijven."])]
    uitkomst: Annotated[Toetsuitkomst, Field(description="Wat de toets zegt.")]
    maatregelen: Annotated[Tekst, Field(description="Maatregelen.", examples=["Begeleid bezoek vooraf."])] = ""
    reden: Verbeterreden = ""
    versie: GezieneVersie | None = None

    def waarden(self) -> Toets:
        return Toets(**{veld.name: getattr(self, veld.name) for veld in fields(Toets)})


@doe(
    "/zaken/<zaaknummer>/passend/kinderrechten",
    Recht.TELLING_VASTLEGGEN,
    Kinderrechtentoetsinvoer,
    Kinderrechtentoetsbeeld,
    status=201,
    codes=REGELS,
)
def leg_kinderrechtentoets_vast(zaaknummer: str, invoer: Kinderrechtentoetsinvoer) -> Response:
    """Toets de rechten van het kind bij een locatie die sluit

    Het belang van de kinderen en hoe zij zijn gehoord (IVRK artikel 3 en 12), zonder namen. Ook in een gesloten zaak.
    """
    return handel(
        kinderrechten.leg_kinderrechtentoets_vast,
        zaaknummer,
        invoer.waarden(),
        invoer.reden,
        versie=invoer.versie,
        toon=toetsbeeld,
        plek=lambda _rij: adres_van("passend", zaaknummer=zaaknummer),
    )


class Signaalinvoer(Invoer):
    """Zonder `nummer` voegt u signalen toe; met `nummer` zegt u wat ermee is gedaan, of verbetert u ze."""

    dag: Annotated[Dag, Field(description="Binnengekomen tot en met.")]
    van: Annotated[Van, Field(description="Van wie.")]
    kanaal: Annotated[Kanaal, Field(description="Hoe zij binnenkwamen.")]
    onderwerp: Annotated[Onderwerp, Field(description="Waarover zij gaan.")]
    aantal: Annotated[int, Field(ge=1, le=100_000, description="Hoeveel.", examples=[3])]
    opvolging: Annotated[Tekst, Field(description="Wat ermee is gedaan, zonder namen.", examples=[""])] = ""
    nummer: Annotated[int | None, Field(ge=1, le=1_000_000, description="Het nummer van wat u wijzigt.")] = None
    reden: Verbeterreden = ""
    versie: GezieneVersie | None = None

    def waarden(self) -> Signaal:
        return Signaal(**{veld.name: getattr(self, veld.name) for veld in fields(Signaal)})


@doe(
    "/zaken/<zaaknummer>/passend/signalen",
    Recht.TELLING_VASTLEGGEN,
    Signaalinvoer,
    Kindsignaalbeeld,
    status=201,
    codes=REGELS,
)
def leg_signaal_vast(zaaknummer: str, invoer: Signaalinvoer) -> Response:
    """Leg signalen van kinderen of ouders vast

    Alleen aantallen, met de weg waarlangs zij binnenkwamen. Ook in een gesloten zaak.
    """
    return handel(
        signalen.leg_signaal_vast,
        zaaknummer,
        invoer.waarden(),
        invoer.nummer,
        invoer.reden,
        versie=invoer.versie,
        toon=Kindsignaalbeeld.model_validate,
        plek=lambda _rij: adres_van("passend", zaaknummer=zaaknummer),
    )
