"""The placement board, counts by week and location, offered places, and bookings with their steps."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import adres_van
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Basis, Bestandinvoer, Dag, GezieneVersie, Invoer, Regel, Tekst, Verbeterreden, Woord
from app.api.plaatsing.beeld import (
    Aanbodbeeld,
    Boekingbeeld,
    Plaatsingsbord,
    Standuitslag,
    aanbodbeeld,
    boekingbeeld,
    bordbeeld,
    eigenbeeld,
)
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase
from app.domain.plaatsing.stand import Cel, Stand
from app.domain.plaatsing.weken import maandag
from app.services.plaatsing import aanbod as aanbiedingen
from app.services.plaatsing import boekingen, lezen, standen
from app.services.plaatsing.bord import lees_bord
from app.services.plaatsing.buiten import lees_buiten
from app.services.plaatsing.eigen import eigen_blad

GROEP = "Plaatsing"
REGELS = ("datum_in_toekomst", "datum_onlogisch", "motivering_verplicht", "verouderd", "zaak_gesloten")
Weekdag = Annotated[Dag, Field(description="Een dag in de week; de week begint op maandag.")]
Locatienummer = Annotated[int, Field(ge=1, le=1_000_000, description="Nummer van de locatie.", examples=[1])]
Kinderen = Annotated[int, Field(ge=0, le=100_000, description="Aantal kinderen.", examples=[5])]
Zorgvormcode = Annotated[Woord, Field(max_length=40, description="Code van de zorgvorm.", examples=["pleegzorg"])]
Gemeente = Annotated[Woord, Field(max_length=40, description="CBS-code van de gemeente.", examples=["GM0503"])]


@lees("/zaken/<zaaknummer>/plaatsing", Recht.TELLINGEN_INZIEN, Plaatsingsbord)
def plaatsingsbord(zaaknummer: str) -> Plaatsingsbord:
    """Het plaatsingsbord

    Kinderen per locatie en week, boekingen en aangeboden plaatsen. Het team ziet alles. Een gemeente ziet haar eigen
    kinderen en boekingen, een andere regio geen; van de rest zien zij per locatie en week een klasse.
    """
    mijn = dossier()
    if not mijn.volledig:
        return eigenbeeld(eigen_blad(db.session, mijn), lees_buiten(db.session, mijn.zaak))
    return bordbeeld(lees_bord(db.session, mijn, vandaag()))


class Standcelinvoer(Basis):
    zorgvorm: Zorgvormcode
    aantal: Kinderen
    gemeente: Annotated[Woord, Field(max_length=40, description="CBS-code; leeg is nog niet uitgesplitst.")] = ""
    titel: Annotated[Woord, Field(max_length=40, description="Code van de titel.", examples=["ots"])] = ""
    maand: Annotated[Woord, Field(max_length=7, description="Einde van een machtiging gesloten plaatsing.")] = ""


class Standinvoer(Invoer):
    locatie: Locatienummer
    week: Weekdag
    kinderen: Kinderen
    cellen: Annotated[
        list[Standcelinvoer], Field(default_factory=list, max_length=5_000, description="Delen per zorgvorm.")
    ]
    reden: Verbeterreden = ""
    versie: GezieneVersie | None = None

    def waarden(self) -> Stand:
        cellen = tuple(Cel(c.zorgvorm, c.aantal, c.gemeente, c.titel, c.maand) for c in self.cellen)
        return Stand(week=maandag(self.week), locatie=self.locatie, kinderen=self.kinderen, cellen=cellen)


@doe("/zaken/<zaaknummer>/plaatsing/standen", Recht.TELLING_VASTLEGGEN, Standinvoer, Standuitslag, codes=REGELS)
def leg_standen_vast(zaaknummer: str, invoer: Standinvoer) -> Response:
    """Leg vast hoeveel kinderen er op een locatie zijn

    Aan het eind van een week. Staat er al iets anders, dan verbetert u het, met de reden. Alleen aantallen.
    """
    return handel(
        standen.leg_standen_vast,
        zaaknummer,
        [invoer.waarden()],
        invoer.reden,
        versie=invoer.versie,
        toon=Standuitslag.model_validate,
    )


class Standimport(Bestandinvoer):
    reden: Verbeterreden = ""


@doe(
    "/zaken/<zaaknummer>/plaatsing/standen/import",
    Recht.TELLING_VASTLEGGEN,
    Standimport,
    Standuitslag,
    codes=("import_geweigerd", "ongeldig_bestand", "motivering_verplicht", "zaak_gesloten"),
)
def importeer_standen(zaaknummer: str, invoer: Standimport) -> Response:
    """Lees een bestand met kinderen per locatie in

    Een xlsx of csv van hoogstens 20.000 rijen: alle rijen, of geen. Klopt er iets niet, dan noemt invalidParams elke
    cel. Een rij zonder zorgvorm is het aantal kinderen van de locatie.
    """
    bestand = standen.Standbestand(invoer.bestand.filename or "", invoer.bestand.read())
    return handel(standen.importeer_standen, zaaknummer, bestand, invoer.reden, toon=Standuitslag.model_validate)


class Aanbodinvoer(Invoer):
    """Zonder `nummer` voegt u plaatsen toe; met `nummer` wijzigt u wat er staat, met een reden."""

    aanbieder: Annotated[Regel, Field(description="Wie de plaatsen aanbiedt.", examples=["De Kade"])]
    locatie: Annotated[Woord, Field(max_length=120, description="Op welke locatie.", examples=[""])] = ""
    zorgvorm: Zorgvormcode
    plaatsen: Annotated[int, Field(ge=1, le=10_000, description="Hoeveel plaatsen.", examples=[12])]
    vanaf: Annotated[Dag, Field(description="Vanaf welke dag.")]
    tot: Annotated[Dag | None, Field(description="Laatste dag; leeg als er geen einde is.")] = None
    voorwaarden: Annotated[Tekst, Field(description="Voorwaarden.", examples=[""])] = ""
    nummer: Annotated[int | None, Field(ge=1, le=1_000_000, description="Het nummer van wat u wijzigt.")] = None
    reden: Verbeterreden = ""
    vervalt: Annotated[bool, Field(description="Het is per vergissing toegevoegd; alleen met `nummer`.")] = False
    versie: GezieneVersie | None = None


@doe(
    "/zaken/<zaaknummer>/plaatsing/aanbod",
    Recht.TELLING_VASTLEGGEN,
    Aanbodinvoer,
    Aanbodbeeld,
    status=201,
    codes=REGELS,
)
def leg_aanbod_vast(zaaknummer: str, invoer: Aanbodinvoer) -> Response:
    """Leg vast welke plaatsen een andere aanbieder biedt

    Nieuw, of een verbetering van wat er al staat. Nooit minder plaatsen dan er zijn geboekt.
    """
    nieuw = Aanbod(**{naam: getattr(invoer, naam) for naam in Aanbod.TITELS})
    return handel(
        aanbiedingen.leg_aanbod_vast,
        zaaknummer,
        nieuw,
        invoer.nummer,
        invoer.reden,
        vervalt=invoer.vervalt,
        versie=invoer.versie,
        toon=lambda rij: aanbodbeeld(rij, 0),
        plek=lambda _rij: adres_van("plaatsingsbord", zaaknummer=zaaknummer),
    )


class Boekinginvoer(Invoer):
    soort: Annotated[Boeksoort, Field(description="Wat er met de kinderen gebeurt.")]
    locatie: Locatienummer
    zorgvorm: Zorgvormcode
    gemeente: Gemeente
    aantal: Annotated[int, Field(ge=1, le=100_000, description="Aantal kinderen.", examples=[5])]
    week: Weekdag
    aanbod: Annotated[int | None, Field(ge=1, le=1_000_000, description="Nummer van de aangeboden plek.")] = None
    dubbel: Annotated[bool, Field(description="Dezelfde kinderen staan al in een andere boeking.")] = False
    fase: Annotated[Fase, Field(description="Hoe ver het is.")] = Fase.GERESERVEERD
    dag: Annotated[Dag | None, Field(description="Sinds welke dag; vandaag als u niets zegt.")] = None
    toelichting: Annotated[Tekst, Field(description="Toelichting, zonder namen.", examples=[""])] = ""

    def waarden(self) -> Boeking:
        velden = ("soort", "locatie", "zorgvorm", "gemeente", "aantal", "aanbod", "dubbel", "toelichting")
        return Boeking(**{veld: getattr(self, veld) for veld in velden}, week=maandag(self.week))


@doe(
    "/zaken/<zaaknummer>/plaatsing/boekingen",
    Recht.TELLING_VASTLEGGEN,
    Boekinginvoer,
    Boekingbeeld,
    status=201,
    codes=REGELS,
)
def boek_plaatsing(zaaknummer: str, invoer: Boekinginvoer) -> Response:
    """Boek kinderen, als aantal

    Nooit meer dan is aangeboden en nooit meer dan er op de locatie zijn.
    """
    return handel(
        boekingen.boek_plaatsing,
        zaaknummer,
        invoer.waarden(),
        invoer.fase,
        invoer.dag,
        toon=lambda rij: _boeking(rij.nummer),
        plek=lambda _rij: adres_van("plaatsingsbord", zaaknummer=zaaknummer),
    )


class Stapinvoer(Invoer):
    fase: Annotated[Fase, Field(description="Hoe ver het nu is.")]
    dag: Annotated[Dag, Field(description="Op welke dag.")]
    aantal: Annotated[int | None, Field(ge=1, le=100_000, description="Een deel; leeg is alles.")] = None
    toelichting: Annotated[Tekst, Field(description="Toelichting, zonder namen.", examples=[""])] = ""
    versie: GezieneVersie | None = None


@doe(
    "/zaken/<zaaknummer>/plaatsing/boekingen/<int:nummer>/stappen",
    Recht.TELLING_VASTLEGGEN,
    Stapinvoer,
    Boekingbeeld,
    codes=(*REGELS, "ongeldige_overgang"),
)
def werk_boeking_bij(zaaknummer: str, nummer: int, invoer: Stapinvoer) -> Response:
    """Zet een boeking een stap verder

    Met `aantal` gaat een deel alleen verder, als een eigen boeking; het antwoord is de boeking die de stap zette.
    """
    return handel(
        boekingen.werk_boeking_bij,
        zaaknummer,
        nummer,
        invoer.fase,
        invoer.dag,
        invoer.aantal,
        invoer.toelichting,
        versie=invoer.versie,
        toon=lambda rij: _boeking(rij.nummer),
    )


def _boeking(nummer: int) -> Boekingbeeld:
    geboekt = lezen.boekingen(db.session, herlees().zaak).met(nummer)
    assert geboekt is not None, "it was just written"  # noqa: S101
    return boekingbeeld(geboekt)
