"""Contracts, locations and certificates of the provider, with its share per municipality: read, added, put right."""

from __future__ import annotations

from typing import Annotated, Any

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.aanbieder.onderdelenbeeld import (
    Aanbiederonderdelen,
    Certificaatversie,
    Contractversie,
    Locatieversie,
    Onderdeelversie,
    onderdelenbeeld,
)
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import adres_van
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Dag, GezieneVersie, Invoer, Tekst, Woord
from app.db import db
from app.domain.aanbieder.onderdelen import Certificaat, Certificaatsoort, Contract, Locatie, Verblijf
from app.domain.basis.rechten import Recht
from app.services.aanbieder import aanbieders
from app.services.aanbieder import onderdelen as diensten
from app.services.aanbieder.omzetaandelen import aandelen

GROEP = "Aanbieders"
CODES = ("zaak_gesloten", "motivering_verplicht", "datum_onlogisch", "verouderd")


@lees("/aanbieders/<int:aanbieder_id>/onderdelen", Recht.ZAAK_OPENEN, Aanbiederonderdelen)
def onderdelen_van_aanbieder(aanbieder_id: int) -> Aanbiederonderdelen:
    """Contracten, locaties en certificaten van een aanbieder

    De aandelen horen bij een zaak en staan hier niet bij.
    """
    return onderdelenbeeld(aanbieders.vind_aanbieder(db.session, g.actor, aanbieder_id).id, [])


@lees("/zaken/<zaaknummer>/aanbieder/onderdelen", Recht.DOSSIER_INZIEN, Aanbiederonderdelen)
def aanbiederonderdelen(zaaknummer: str) -> Aanbiederonderdelen:
    """Wat de aanbieder van de zaak heeft

    Contracten, locaties, certificaten, en het aandeel van elke gemeente of regio.
    """
    zaak = dossier().zaak
    return onderdelenbeeld(zaak.aanbieder_id, aandelen(db.session, zaak, zaak.aanbieder.jeugdomzet))


class Onderdeelinvoer(Invoer):
    """Zonder `nummer` voegt u iets toe; met `nummer` wijzigt u wat er staat, met een reden."""

    nummer: Annotated[
        int | None, Field(ge=1, le=1_000_000, description="Het nummer van wat u wijzigt.", examples=[None])
    ] = None
    reden: Annotated[Tekst, Field(description="Waarom u wijzigt; dan verplicht.", examples=[""])] = ""
    vervalt: Annotated[bool, Field(description="Het is per vergissing toegevoegd en vervalt; alleen met `nummer`.")] = (
        False
    )
    versie: GezieneVersie | None = None

    def verbetering(self) -> diensten.Verbetering | None:
        return diensten.Verbetering(self.nummer, self.reden, self.vervalt) if self.nummer else None


class Contractinvoer(Onderdeelinvoer):
    partij: Annotated[Woord, Field(max_length=40, description="Code van de gemeente of regio.", examples=["GM0503"])]
    contractnummer: Annotated[Woord, Field(max_length=80, description="Contractnummer.", examples=["JZ-2024-17"])] = ""
    zorgvorm: Annotated[Woord, Field(max_length=40, description="Zorgvorm; leeg is alle.", examples=["pleegzorg"])] = ""
    van: Annotated[Dag, Field(description="Eerste dag.")]
    tot: Annotated[Dag | None, Field(description="Laatste dag.")] = None


class Locatieinvoer(Onderdeelinvoer):
    naam: Annotated[Woord, Field(max_length=120, description="Naam.", examples=["De Duinen"])]
    gemeente: Annotated[Woord, Field(max_length=120, description="In welke gemeente.", examples=["Katwijk"])]
    soort: Annotated[Verblijf, Field(description="Met verblijf of ambulant.")]
    plaatsen: Annotated[int | None, Field(ge=0, le=10_000, description="Hoeveel plaatsen.", examples=[24])] = None
    van: Annotated[Dag | None, Field(description="Eerste dag.")] = None
    tot: Annotated[Dag | None, Field(description="Laatste dag.")] = None


class Certificaatinvoer(Onderdeelinvoer):
    soort: Annotated[Certificaatsoort, Field(description="Certificaat of voorlopig certificaat.")]
    certificaatnummer: Annotated[Woord, Field(max_length=80, description="Nummer.", examples=["GI-12"])] = ""
    geldig_tot: Annotated[Dag, Field(description="De laatste dag waarop het geldt.", examples=["2026-12-31"])]


@doe(
    "/zaken/<zaaknummer>/aanbieder/contracten",
    Recht.AANBIEDER_BIJWERKEN,
    Contractinvoer,
    Contractversie,
    status=201,
    codes=CODES,
)
def leg_contract_vast(zaaknummer: str, invoer: Contractinvoer) -> Response:
    """Leg een contract van de aanbieder vast

    Nieuw, of een verbetering van een contract dat er al staat.
    """
    velden = {naam: getattr(invoer, naam) for naam in Contract.KENMERKEN}
    return _handel(diensten.leg_contract_vast, zaaknummer, Contract(**velden), invoer, Contractversie)


@doe(
    "/zaken/<zaaknummer>/aanbieder/locaties",
    Recht.AANBIEDER_BIJWERKEN,
    Locatieinvoer,
    Locatieversie,
    status=201,
    codes=CODES,
)
def leg_locatie_vast(zaaknummer: str, invoer: Locatieinvoer) -> Response:
    """Leg een locatie van de aanbieder vast

    Nieuw, of een verbetering van een locatie die er al staat.
    """
    velden = {naam: getattr(invoer, naam) for naam in Locatie.KENMERKEN}
    return _handel(diensten.leg_locatie_vast, zaaknummer, Locatie(**velden), invoer, Locatieversie)


@doe(
    "/zaken/<zaaknummer>/aanbieder/certificaten",
    Recht.AANBIEDER_BIJWERKEN,
    Certificaatinvoer,
    Certificaatversie,
    status=201,
    codes=CODES,
)
def leg_certificaat_vast(zaaknummer: str, invoer: Certificaatinvoer) -> Response:
    """Leg het certificaat van een gecertificeerde instelling vast

    Nieuw, of een verbetering van een certificaat dat er al staat.
    """
    velden = {naam: getattr(invoer, naam) for naam in Certificaat.KENMERKEN}
    return _handel(diensten.leg_certificaat_vast, zaaknummer, Certificaat(**velden), invoer, Certificaatversie)


def _handel(dienst: Any, zaaknummer: str, nieuw: Any, invoer: Onderdeelinvoer, vorm: type[Onderdeelversie]) -> Response:
    return handel(
        dienst,
        zaaknummer,
        nieuw,
        invoer.verbetering(),
        versie=invoer.versie,
        toon=vorm.model_validate,
        plek=lambda _rij: adres_van("aanbiederonderdelen", zaaknummer=zaaknummer),
    )
