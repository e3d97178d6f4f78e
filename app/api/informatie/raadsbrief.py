"""The raadsinformatiebrief of each municipality: put to it, and sent by it to its council."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.brief import MEDIA, Briefvraag, als_brief
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.partij import Partij
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Tekst,
    Uitvoer,
    Woord,
)
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.informatie.raadsbrief import Briefstaat
from app.models import Raadsbrief as Rij
from app.services.informatie import raadsbriefblad as blad
from app.services.informatie import raadsbrieven as diensten

GROEP = "Raadsinformatiebrief"
REGELS = ("datum_in_toekomst", "datum_onlogisch")


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
        list[Annotated[Woord, Field(max_length=10)]],
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
        toon=lambda gedaan: Brievenuitkomst(resultaten=brieven_nu(gedaan)),
        plek=lambda _gedaan: adres_van("raadsbrieven", zaaknummer=zaaknummer),
    )


def brieven_nu(gedaan: list[Rij]) -> list[Raadsbrief]:
    """The letters as the act left them."""
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
    return handel(diensten.verzend_raadsbrief, dossier().zaak.zaaknummer, *wat, toon=lambda rij: brieven_nu([rij])[0])


@lees("/raadsbrieven/<int:brief_id>/bestand", Recht.RAADSBRIEF_INZIEN, None, vraag=Briefvraag, media=MEDIA)
def raadsbriefbestand(brief_id: int, vraag: Briefvraag) -> Response:
    """De brief zelf

    Zoals hij naar de gemeente ging; een concept noemt de cijfers van vandaag.
    """
    brief = blad.lees_brief(db.session, dossier(), brief_id, vandaag())
    return als_brief(brief.inhoud, brief.naam, dossier().profiel.naam, vraag, concept=brief.concept)
