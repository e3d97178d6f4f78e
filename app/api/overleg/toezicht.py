"""Interbestuurlijk toezicht: its phases in a zaak, and the letters about it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    Documentkeuze,
    Invoer,
    Regel,
    Tekst,
    Tijd,
    Uitvoer,
    Woord,
)
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.overleg.toezicht import Richting, Toezichtspoor
from app.models import Toezichtstap as Rij
from app.services.kern.toegang import Dossier
from app.services.overleg import toezicht as diensten

GROEP = "Opschaling en toezicht"


class Toezichtstap(Uitvoer):
    """Een fase van het interbestuurlijk toezicht."""

    id: Annotated[int, Field(description="Nummer van de stap.", examples=[1])]
    fase: Annotated[str, Field(description="Code van de fase, uit het profiel van de regio.", examples=["signalering"])]
    titel: Annotated[str, Field(description="Naam van de fase.", examples=["Signalering"])]
    datum: Annotated[Datum, Field(description="Wanneer de fase begon.")]
    toelichting: Annotated[str, Field(description="Waaruit dat blijkt.", examples=["Brief van het ministerie."])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dit is ingevoerd.")]


class Toezichtlijst(Lijst[Toezichtstap]):
    """Fasen van het toezicht."""


def _stap(mijn: Dossier, rij: Rij) -> Toezichtstap:
    fase = Toezichtspoor(mijn.profiel.toezichtfasen).fase(rij.fase)
    return Toezichtstap(
        id=rij.id,
        fase=rij.fase,
        titel=fase.titel if fase else rij.fase,
        datum=rij.datum,
        toelichting=rij.toelichting,
        ingevoerd_op=rij.ingevoerd_op,
    )


@lees("/zaken/<zaaknummer>/toezicht", Recht.DOSSIER_INZIEN, Toezichtlijst, vraag=Bladervraag)
def toezicht(zaaknummer: str, vraag: Bladervraag) -> Toezichtlijst:
    """Het interbestuurlijk toezicht

    De fasen op volgorde; de laatste is die van nu. Het loopt naast de treden.
    """
    mijn = dossier()
    return blader(
        Toezichtlijst, diensten.lijst_toezichtstappen(db.session, mijn.zaak), vraag, lambda rij: _stap(mijn, rij)
    )


class NieuweToezichtstap(Invoer):
    fase: Annotated[Woord, Field(max_length=40, description="Code van de fase.", examples=["signalering"])]
    datum: Annotated[Dag, Field(description="Wanneer de fase begon.")]
    toelichting: Annotated[Tekst, Field(description="Waaruit dat blijkt. Mag niet leeg zijn.", examples=["Brief."])] = (
        ""
    )


@doe(
    "/zaken/<zaaknummer>/toezicht",
    Recht.TOEZICHT_VASTLEGGEN,
    NieuweToezichtstap,
    Toezichtstap,
    status=201,
    codes=("ongeldige_overgang", "motivering_verplicht", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten"),
)
def leg_toezichtstap_vast(zaaknummer: str, invoer: NieuweToezichtstap) -> Response:
    """Leg een fase van het toezicht vast

    Kan de fase nu niet, dan noemt de fout welke wel kunnen.
    """
    wat = (invoer.fase, invoer.datum, invoer.toelichting)
    return handel(diensten.leg_toezichtstap_vast, zaaknummer, *wat, toon=lambda rij: _stap(herlees(), rij))


class Brief(Uitvoer):
    """Een brief van of aan het toezicht."""

    id: Annotated[int, Field(description="Nummer van de brief.", examples=[1])]
    richting: Annotated[Richting, Field(description="Van het toezicht aan de regio, of andersom.")]
    met: Annotated[str, Field(description="Afzender of ontvanger.", examples=["ministerie van VWS"])]
    datum: Annotated[Datum, Field(description="Datum van de brief.")]
    onderwerp: Annotated[str, Field(description="Onderwerp.", examples=["Verzoek om informatie"])]
    document_id: Annotated[int | None, Field(description="Nummer van het document.", examples=[None])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dit is ingevoerd.")]


class Brievenlijst(Lijst[Brief]):
    """Brieven over het toezicht."""


@lees("/zaken/<zaaknummer>/correspondentie", Recht.DOSSIER_INZIEN, Brievenlijst, vraag=Bladervraag)
def correspondentie(zaaknummer: str, vraag: Bladervraag) -> Brievenlijst:
    """De brieven over het toezicht

    Nieuwste eerst.
    """
    return blader(Brievenlijst, diensten.lijst_correspondentie(db.session, dossier().zaak), vraag, Brief.model_validate)


class NieuweBrief(Invoer):
    richting: Annotated[Richting, Field(description="Van het toezicht aan de regio, of andersom.")]
    met: Annotated[
        Regel, Field(max_length=diensten.MAX_MET, description="Afzender of ontvanger.", examples=["ministerie van VWS"])
    ]
    datum: Annotated[Dag, Field(description="Datum van de brief.")]
    onderwerp: Annotated[Regel, Field(description="Onderwerp.", examples=["Verzoek om informatie"])]
    document_id: Documentkeuze = None

    def dienstvorm(self) -> diensten.NieuweBrief:
        return diensten.NieuweBrief(self.richting, self.met, self.datum, self.onderwerp, self.document_id)


@doe(
    "/zaken/<zaaknummer>/correspondentie",
    Recht.TOEZICHT_VASTLEGGEN,
    NieuweBrief,
    Brief,
    status=201,
    codes=("datum_in_toekomst", "zaak_gesloten"),
)
def leg_correspondentie_vast(zaaknummer: str, invoer: NieuweBrief) -> Response:
    """Leg een brief over het toezicht vast

    Voeg het document eerst toe als het erbij hoort.
    """
    return handel(diensten.leg_correspondentie_vast, zaaknummer, invoer.dienstvorm(), toon=Brief.model_validate)
