"""Providers of the region."""

from __future__ import annotations

from typing import Annotated, Any

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, bladzijde
from app.api.kern.vorm import (
    Bedrag,
    Cent,
    Invoer,
    Regel,
    Uitvoer,
    Woord,
)
from app.db import db
from app.domain.aanbieder.onderdelen import Vervangbaarheid
from app.domain.basis.begrippen import Cruciaal, Grootteklasse
from app.domain.basis.rechten import Recht
from app.models import Aanbieder as Rij
from app.models import Aanbiederfeiten
from app.services.aanbieder import aanbieders as diensten
from app.services.aanbieder.wijzigen import FEITEN

GROEP = "Aanbieders"


class Aanbieder(Uitvoer):
    id: Annotated[int, Field(description="Nummer van de aanbieder.", examples=[1])]
    naam: Annotated[str, Field(description="Naam.", examples=["Stichting Duinpoort"])]
    kvk_nummer: Annotated[str, Field(description="KvK-nummer, 8 cijfers.", examples=["12345678"])]
    agb_code: Annotated[str, Field(description="AGB-code, 8 cijfers; leeg als die niet bekend is.", examples=[""])]
    rechtsvorm: Annotated[str, Field(description="Rechtsvorm.", examples=["stichting"])]
    grootteklasse: Annotated[Grootteklasse | None, Field(description="Hoe groot de aanbieder is.")]
    jeugdomzet: Annotated[Cent | None, Field(description="Jeugdomzet per jaar, in eurocenten.")]
    cruciaal: Annotated[list[Cruciaal], Field(description="Welke cruciale zorg de aanbieder geeft.")]
    vervangbaarheid: Annotated[
        Vervangbaarheid | None, Field(description="Hoe goed anderen zijn zorg kunnen overnemen; leeg als onbekend.")
    ]


class NieuweAanbieder(Invoer):
    naam: Annotated[Regel, Field(description="Naam.", examples=["Stichting Duinpoort"])]
    kvk_nummer: Annotated[Woord, Field(max_length=20, description="KvK-nummer, 8 cijfers.", examples=["12345678"])]
    agb_code: Annotated[Woord, Field(max_length=20, description="AGB-code, 8 cijfers.", examples=["06012345"])] = ""
    rechtsvorm: Annotated[Regel, Field(max_length=80, description="Rechtsvorm.", examples=["stichting"])] = ""
    grootteklasse: Annotated[Grootteklasse | None, Field(description="Hoe groot de aanbieder is.")] = None
    jeugdomzet: Annotated[Bedrag | None, Field(description="Jeugdomzet per jaar, in eurocenten.")] = None
    cruciaal: list[Cruciaal] = Field(
        default_factory=list, max_length=20, description="Welke cruciale zorg de aanbieder geeft.", examples=[[]]
    )
    vervangbaarheid: Annotated[
        Vervangbaarheid | None, Field(description="Hoe goed anderen zijn zorg kunnen overnemen.")
    ] = None

    def dienstvorm(self) -> diensten.NieuweAanbieder:
        return diensten.NieuweAanbieder(
            naam=self.naam,
            kvk_nummer=self.kvk_nummer,
            agb_code=self.agb_code,
            rechtsvorm=self.rechtsvorm,
            grootteklasse=self.grootteklasse,
            jeugdomzet=self.jeugdomzet,
            cruciaal=self.cruciaal,
            vervangbaarheid=self.vervangbaarheid,
        )


class Aanbiederlijst(Lijst[Aanbieder]):
    """Aanbieders."""


def toon(rij: Rij) -> Aanbieder:
    return Aanbieder(id=rij.id, **feiten(rij))


def feiten(rij: Aanbiederfeiten) -> dict[str, Any]:
    return {feit: getattr(rij, feit) for feit in FEITEN} | {"cruciaal": rij.cruciale_zorg}


@lees("/aanbieders", Recht.ZAAK_OPENEN, Aanbiederlijst, vraag=Bladervraag)
def aanbieders(vraag: Bladervraag) -> Aanbiederlijst:
    """Bekende aanbieders

    De aanbieders die uw regio kent, op naam. Kies er een als u een zaak opent.
    """
    wie = g.actor
    rijen, meer = diensten.lijst_aanbieders(db.session, wie, grootte=vraag.paginagrootte, sla_over=vraag.sla_over)
    aantal = diensten.aantal_aanbieders(db.session, wie)
    return bladzijde(Aanbiederlijst, [toon(rij) for rij in rijen], vraag, aantal, later=meer)


@lees("/aanbieders/<int:aanbieder_id>", Recht.ZAAK_OPENEN, Aanbieder)
def aanbieder(aanbieder_id: int) -> Aanbieder:
    """Eén aanbieder

    De gegevens van een aanbieder uit uw regio.
    """
    return toon(diensten.vind_aanbieder(db.session, g.actor, aanbieder_id))


@doe("/aanbieders", Recht.ZAAK_OPENEN, NieuweAanbieder, Aanbieder, status=201)
def voeg_aanbieder_toe(invoer: NieuweAanbieder) -> Response:
    """Voeg een aanbieder toe

    Voor een zaak die u later opent. U kunt een aanbieder ook meegeven bij POST /zaken.
    """
    return handel(
        diensten.voeg_aanbieder_toe,
        invoer.dienstvorm(),
        toon=toon,
        plek=lambda nieuw: adres_van("aanbieder", aanbieder_id=nieuw.id),
    )
