"""The mailboxes of organisations."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.vorm import Invoer, Regel, Tijd, Uitvoer
from app.db import db
from app.domain.basis.rechten import Recht
from app.services.post import postbussen as diensten

GROEP = "Mail en agenda"


class Postbus(Uitvoer):
    """De postbus van een organisatie, als zij er een heeft."""

    organisatie: Annotated[str, Field(description="Code van de organisatie.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam van de organisatie.", examples=["Delft"])]
    adres: Annotated[str, Field(description="E-mailadres; leeg zonder postbus.", examples=["jeugd@delft.example"])]
    sinds: Annotated[Tijd | None, Field(description="Sinds wanneer dit het adres is.")]
    retour_sinds: Annotated[Tijd | None, Field(description="Sinds wanneer mail naar dit adres terugkomt.")]


class Postbuslijst(Lijst[Postbus]):
    """Postbussen."""


def _beeld(stand: diensten.Postbusstand) -> Postbus:
    return Postbus(
        organisatie=stand.code,
        naam=stand.naam,
        adres=stand.adres,
        sinds=stand.sinds,
        retour_sinds=stand.retour_op,
    )


@lees("/postbussen", Recht.POSTBUS_BEHEREN, Postbuslijst, vraag=Bladervraag)
def postbussen(vraag: Bladervraag) -> Postbuslijst:
    """Postbussen van organisaties

    Die van uw eigen organisatie; als beheerder die van alle organisaties in uw regio.
    """
    return blader(Postbuslijst, diensten.lijst_postbussen(db.session, g.actor), vraag, _beeld)


class Postbuskeuze(Invoer):
    adres: Annotated[
        Regel,
        Field(max_length=254, description="Een postbus die meer mensen lezen.", examples=["jeugd@delft.example"]),
    ]


@doe("/postbussen/<code>", Recht.POSTBUS_BEHEREN, Postbuskeuze, Postbus, methode="PUT")
def zet_postbus(code: str, invoer: Postbuskeuze) -> Response:
    """Kies de postbus van een organisatie

    Zij krijgt mail over wat bij de organisatie ligt. Kwam mail terug, dan wordt het adres daarna opnieuw geprobeerd.
    """
    return handel(diensten.zet_postbus, code, invoer.adres, toon=_beeld)


class Postbusintrekking(Invoer):
    """Er hoort niets bij."""


@doe("/postbussen/<code>/weghalen", Recht.POSTBUS_BEHEREN, Postbusintrekking, Postbus)
def haal_postbus_weg(code: str, invoer: Postbusintrekking) -> Response:
    """Haal de postbus van een organisatie weg

    De mensen van de organisatie krijgen hun eigen mail nog wel.
    """
    return handel(diensten.haal_postbus_weg, code, toon=_beeld)
