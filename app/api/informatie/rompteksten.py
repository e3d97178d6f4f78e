"""The regional text of the raadsinformatiebrief, and its versions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier
from app.api.kern.vorm import (
    Dag,
    Datum,
    GezieneVersie,
    Invoer,
    Regel,
    Tekst,
    Tijd,
    Uitvoer,
)
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.informatie.raadsbrief import MAX_TITEL
from app.models import Romptekst as Rij
from app.services.informatie import raadsbrieven as diensten
from app.services.informatie.raadsbriefblad import rompteksten as lees_rompteksten
from app.services.kern.namen import namen

GROEP = "Raadsinformatiebrief"


class Romptekst(Uitvoer):
    """Een versie van de tekst van de regio."""

    versie: Annotated[int, Field(description="De hoeveelste versie.", examples=[1])]
    titel: Annotated[str, Field(description="Onderwerp.", examples=["Stichting Duinpoort"])]
    tekst: Annotated[
        str, Field(description="De tekst; een lege regel begint een alinea.", examples=["De zorg gaat door."])
    ]
    datum: Annotated[Datum, Field(description="Datum van de tekst.")]
    ingevoerd_door: Annotated[str, Field(description="Wie haar schreef.", examples=["A. van Dijk"])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer zij is ingevoerd.")]


class Romptekstenlijst(Lijst[Romptekst]):
    """Versies van de romptekst."""


@lees("/zaken/<zaaknummer>/rompteksten", Recht.RAADSBRIEF_SCHRIJVEN, Romptekstenlijst, vraag=Bladervraag)
def rompteksten(zaaknummer: str, vraag: Bladervraag) -> Romptekstenlijst:
    """De tekst van de regio

    Alle versies, de nieuwste eerst. Alleen voor het team; een gemeente leest haar in de eigen brief.
    """
    rijen = lees_rompteksten(db.session, dossier().zaak)
    wie = namen(db.session, {rij.ingevoerd_door_id for rij in rijen})
    return blader(Romptekstenlijst, rijen, vraag, lambda rij: _tekst(rij, wie[rij.ingevoerd_door_id]))


def _tekst(rij: Rij, door: str) -> Romptekst:
    return Romptekst(
        versie=rij.versienr,
        titel=rij.titel,
        tekst=rij.tekst,
        datum=rij.datum,
        ingevoerd_door=door,
        ingevoerd_op=rij.ingevoerd_op,
    )


class NieuweRomptekst(Invoer):
    titel: Annotated[Regel, Field(max_length=MAX_TITEL, description="Onderwerp.", examples=["Stichting Duinpoort"])]
    tekst: Annotated[
        Tekst, Field(description="De tekst; een lege regel begint een alinea.", examples=["De zorg gaat door."])
    ]
    datum: Annotated[Dag | None, Field(description="Datum van de tekst; vandaag als u niets zegt.")] = None
    versie: GezieneVersie


@doe(
    "/zaken/<zaaknummer>/rompteksten",
    Recht.RAADSBRIEF_SCHRIJVEN,
    NieuweRomptekst,
    Romptekst,
    status=201,
    codes=("datum_in_toekomst", "datum_onlogisch", "verouderd", "zaak_gesloten"),
)
def schrijf_romptekst(zaaknummer: str, invoer: NieuweRomptekst) -> Response:
    """Schrijf de tekst van de regio

    Een nieuwe versie, met voor elke gemeente een concept van haar brief.
    """
    nieuw = diensten.NieuweRomptekst(invoer.titel, invoer.tekst, invoer.datum or vandaag())
    return handel(
        diensten.schrijf_romptekst,
        zaaknummer,
        nieuw,
        versie=invoer.versie,
        toon=lambda rij: _tekst(rij, namen(db.session, [rij.ingevoerd_door_id])[rij.ingevoerd_door_id]),
        plek=lambda _nieuw: adres_van("rompteksten", zaaknummer=zaaknummer),
    )
