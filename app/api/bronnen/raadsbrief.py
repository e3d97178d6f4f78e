"""The raadsinformatiebrief: the regional text and its versions, and the letter of each municipality."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.beelden.mandaat import Partij
from app.api.bestand import bijlage
from app.api.bewerking import doe, lees
from app.api.handelen import handel, vandaag
from app.api.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.toegang import dossier, herlees
from app.api.vorm import Dag, Datum, Invoer, Regel, Tekst, Tijd, Uitvoer
from app.db import db
from app.domain.raadsbrief import MAX_TITEL, Briefstaat
from app.domain.rechten import Recht
from app.models import Raadsbrief as Rij
from app.models import Romptekst as Tekstrij
from app.services import raadsbriefblad as blad
from app.services import raadsbrieven as diensten
from app.services.namen import namen

GROEP = "Raadsinformatiebrief"
REGELS = ("datum_in_toekomst", "datum_onlogisch")


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
    rijen = blad.rompteksten(db.session, dossier().zaak)
    wie = namen(db.session, {rij.ingevoerd_door_id for rij in rijen})
    return blader(Romptekstenlijst, rijen, vraag, lambda rij: _tekst(rij, wie[rij.ingevoerd_door_id]))


def _tekst(rij: Tekstrij, door: str) -> Romptekst:
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
    versie: Annotated[
        int | None,
        Field(
            ge=0, le=1_000_000, description="De versie die u zag, 0 voor geen; is er een nieuwere, dan krijgt u 412."
        ),
    ] = None


@doe(
    "/zaken/<zaaknummer>/rompteksten",
    Recht.RAADSBRIEF_SCHRIJVEN,
    NieuweRomptekst,
    Romptekst,
    status=201,
    codes=(*REGELS, "verouderd", "zaak_gesloten"),
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


class Raadsbrief(Uitvoer):
    """De brief van een gemeente met een versie van de tekst."""

    id: Annotated[int, Field(description="Nummer van de brief.", examples=[1])]
    gemeente: Annotated[Partij, Field(description="Van welke gemeente.")]
    staat: Annotated[Briefstaat, Field(description="Concept, naar de gemeente, of aan de raad verzonden.")]
    romptekst_versie: Annotated[int, Field(description="Met welke versie van de tekst.", examples=[1])]
    titel: Annotated[str, Field(description="Onderwerp.", examples=["Stichting Duinpoort"])]
    aangeboden_datum: Annotated[Datum | None, Field(description="Wanneer hij naar de gemeente ging.")]
    verzonden_datum: Annotated[Datum | None, Field(description="Wanneer de gemeente hem aan de raad stuurde.")]
    toelichting: Annotated[str, Field(description="Toelichting bij die verzending.", examples=[""])]


class Raadsbrievenlijst(Lijst[Raadsbrief]):
    """Raadsinformatiebrieven."""


@lees("/zaken/<zaaknummer>/raadsbrieven", Recht.RAADSBRIEF_INZIEN, Raadsbrievenlijst, vraag=Bladervraag)
def raadsbrieven(zaaknummer: str, vraag: Bladervraag) -> Raadsbrievenlijst:
    """De brieven aan de raden

    Het team ziet ze alle; een gemeente de eigen, vanaf dat die voor haar klaarligt.
    """
    return blader(Raadsbrievenlijst, blad.lijst_brieven(db.session, dossier(), vandaag()), vraag, _brief)


def _brief(regel: blad.Briefregel) -> Raadsbrief:
    rij = regel.brief
    return Raadsbrief(
        id=rij.id,
        gemeente=Partij(code=rij.gemeente, naam=regel.gemeente),
        staat=regel.staat,
        romptekst_versie=rij.romptekst.versienr,
        titel=rij.romptekst.titel,
        aangeboden_datum=rij.aangeboden_datum,
        verzonden_datum=rij.verzonden_datum,
        toelichting=rij.toelichting,
    )


class Aanbieding(Invoer):
    gemeenten: Annotated[
        list[Annotated[str, Field(max_length=10)]],
        Field(max_length=100, description="CBS-codes van de gemeenten.", examples=[["GM0503"]]),
    ]
    datum: Annotated[Dag, Field(description="De brief noemt de stand en de cijfers van deze dag.")]


class Brievenuitkomst(Uitvoer):
    """De brieven die naar hun gemeente zijn gegaan."""

    resultaten: Annotated[list[Raadsbrief], Field(description="De brief van elke gemeente.")]


@doe(
    "/zaken/<zaaknummer>/raadsbrieven",
    Recht.RAADSBRIEF_SCHRIJVEN,
    Aanbieding,
    Brievenuitkomst,
    status=201,
    codes=(*REGELS, "ongeldige_overgang", "zaak_gesloten"),
)
def bied_raadsbrief_aan(zaaknummer: str, invoer: Aanbieding) -> Response:
    """Leg de brief klaar voor gemeenten

    Met de nieuwste tekst; elke gemeente krijgt een eigen brief, met de eigen cijfers. Alle of geen.
    """
    return handel(
        diensten.bied_raadsbrief_aan,
        zaaknummer,
        invoer.gemeenten,
        invoer.datum,
        toon=lambda gedaan: Brievenuitkomst(resultaten=_brieven(gedaan)),
        plek=lambda _gedaan: adres_van("raadsbrieven", zaaknummer=zaaknummer),
    )


def _brieven(gedaan: list[Rij]) -> list[Raadsbrief]:
    ids = {rij.id for rij in gedaan}
    return [_brief(r) for r in blad.lijst_brieven(db.session, herlees(), vandaag()) if r.brief.id in ids]


class Raadverzending(Invoer):
    datum: Annotated[Dag, Field(description="Op welke dag hij aan de raad is gestuurd.")]
    toelichting: Annotated[
        Tekst, Field(description="Bijvoorbeeld het nummer van de brief.", examples=["RIS 2025-12"])
    ] = ""


@doe(
    "/raadsbrieven/<int:brief_id>/verzending",
    Recht.RAADSBRIEF_VERZENDEN,
    Raadverzending,
    Raadsbrief,
    codes=(*REGELS, "ongeldige_overgang"),
)
def verzend_raadsbrief(brief_id: int, invoer: Raadverzending) -> Response:
    """Leg vast dat de brief aan de raad is gestuurd

    Door de gemeente zelf, of door het team namens haar. De plicht om de raad te informeren is daarmee vervuld.
    """
    wat = (brief_id, invoer.datum, invoer.toelichting)
    return handel(diensten.verzend_raadsbrief, dossier().zaak.zaaknummer, *wat, toon=lambda rij: _brieven([rij])[0])


@lees("/raadsbrieven/<int:brief_id>/bestand", Recht.RAADSBRIEF_INZIEN, None, media=blad.MEDIATYPE)
def raadsbriefbestand(brief_id: int) -> Response:
    """De brief zelf

    Zoals hij naar de gemeente ging; een concept noemt de cijfers van vandaag.
    """
    naam, inhoud = blad.lees_brief(db.session, dossier(), brief_id, vandaag())
    return bijlage(inhoud, naam, blad.MEDIATYPE, sha256(inhoud).hexdigest())
