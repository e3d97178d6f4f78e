"""Who does an open point, of those with whom it lies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe
from app.api.kern.handelen import handel
from app.api.kern.vorm import Invoer, Uitvoer, Woord
from app.db import db
from app.domain.basis.rechten import Recht
from app.models import Behandelaar as Rij
from app.services.kern.namen import namen
from app.services.samenwerken import behandelaars as diensten

GROEP = "Samenwerken"
Soort = Annotated[Woord, Field(max_length=40, description="Soort van het punt.", examples=["mandaat_goedgekeurd"])]
Object = Annotated[Woord, Field(max_length=80, description="Waar het over gaat: `object` van het punt.")]


class Taakverdeling(Uitvoer):
    """Wie een open punt doet. Een werkafspraak: bij wie het ligt, verandert niet."""

    soort: Annotated[str, Field(description="Soort van het punt.", examples=["mandaat_goedgekeurd"])]
    object: Annotated[str, Field(description="Waar het over gaat.", examples=["mandaat/12"])]
    behandelaar: Annotated[str | None, Field(description="Wie het doet; leeg als niemand is aangewezen.")]


class Aanwijzingbehandelaar(Invoer):
    soort: Soort
    object: Object
    gebruiker: Annotated[
        Woord, Field(max_length=254, description="E-mailadres.", examples=["projectleider@sbjh.example"])
    ]


@doe("/zaken/<zaaknummer>/behandelaar", Recht.TAAK_TOEWIJZEN, Aanwijzingbehandelaar, Taakverdeling, methode="PUT")
def wijs_behandelaar_aan(zaaknummer: str, invoer: Aanwijzingbehandelaar) -> Response:
    """Wijs aan wie een open punt doet

    Iemand van bij wie het ligt. Bij hem staat het vooraan; de anderen daar zien wie het doet.
    """
    wat = (invoer.soort, invoer.object, invoer.gebruiker)
    return handel(diensten.wijs_behandelaar_aan, zaaknummer, *wat, toon=_beeld)


def _beeld(rij: Rij) -> Taakverdeling:
    wie = namen(db.session, [rij.gebruiker_id])
    return Taakverdeling(soort=rij.soort, object=rij.object, behandelaar=wie.get(rij.gebruiker_id))


class Terugname(Invoer):
    soort: Soort
    object: Object


@doe("/zaken/<zaaknummer>/behandelaar/terugname", Recht.TAAK_TOEWIJZEN, Terugname, Taakverdeling)
def haal_behandelaar_weg(zaaknummer: str, invoer: Terugname) -> Response:
    """Neem een toegewezen punt terug

    Het ligt dan weer bij iedereen daar.
    """
    return handel(
        diensten.haal_behandelaar_weg,
        zaaknummer,
        invoer.soort,
        invoer.object,
        toon=lambda _niets: Taakverdeling(soort=invoer.soort, object=invoer.object, behandelaar=None),
    )
