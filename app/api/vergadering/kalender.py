"""The calendar of the region: meetings with their agendas, planned and called off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.vorm import (
    Basis,
    Dag,
    Datum,
    Invoer,
    Regel,
    Tekst,
    Uitvoer,
    Woord,
)
from app.api.vergadering.vergaderingbeeld import Overlegcode, Vergadering, Vergaderlijst, vergaderbeeld
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.vergadering import kalender as domein
from app.models import Vergadering as Rij
from app.services.vergadering import kalender as diensten
from app.services.vergadering.kalenderblad import kalenderdag, kalenderjaar

GROEP = "Kalender"
EEN = "/vergaderingen/<int:vergadering_id>"
Jaar = Annotated[int, Field(ge=domein.EERSTE_JAAR, le=domein.LAATSTE_JAAR, examples=[2025])]


class Kalendervraag(Bladervraag):
    jaar: Annotated[Jaar | None, Field(description="Welk jaar; dit jaar als u niets zegt.")] = None
    overleg: Annotated[Woord, Field(max_length=40, description="Alleen van dit overleg.", examples=["DO"])] = ""


@lees("/vergaderingen", Recht.KALENDER_INZIEN, Vergaderlijst, vraag=Kalendervraag)
def vergaderingen(vraag: Kalendervraag) -> Vergaderlijst:
    """De vergaderingen van een jaar

    Van uw regio, op datum; ook die zijn afgelast. Op de agenda staan alleen zaken die u mag zien.
    """
    dagen = kalenderjaar(db.session, g.actor, vraag.jaar or vandaag().year)
    gekozen = [dag for dag in dagen if vraag.overleg in ("", dag.vergadering.overleg)]
    return blader(Vergaderlijst, gekozen, vraag, vergaderbeeld)


@lees(EEN, Recht.KALENDER_INZIEN, Vergadering)
def vergadering(vergadering_id: int) -> Vergadering:
    """Eén vergadering

    Met haar agenda.
    """
    return _een(vergadering_id)


def _een(vergadering_id: int) -> Vergadering:
    return vergaderbeeld(kalenderdag(db.session, g.actor, vergadering_id))


class NieuweVergadering(Invoer):
    overleg: Annotated[Woord, Field(max_length=40, description="Code van het overleg.", examples=["DO"])]
    datum: Annotated[Dag, Field(description="Op welke dag; dat mag ook een dag zijn die al is geweest.")]
    tijd: Annotated[Woord, Field(max_length=5, description="Begintijd.", examples=["09:30"])] = ""
    plaats: Annotated[Regel, Field(description="Plaats.", examples=["Den Haag"])] = ""

    def dienstvorm(self) -> diensten.NieuweVergadering:
        return diensten.NieuweVergadering(self.overleg, self.datum, self.tijd, self.plaats)


@doe("/vergaderingen", Recht.VERGADERING_PLANNEN, NieuweVergadering, Vergadering, status=201, codes=("al_gepland",))
def plan_vergadering(invoer: NieuweVergadering) -> Response:
    """Plan een vergadering

    Wijkt de dag af van wat gewoon is, dan kan het toch; het antwoord noemt wat afwijkt.
    """
    return handel(
        diensten.plan_vergadering,
        invoer.dienstvorm(),
        toon=lambda rij: _een(rij.id),
        plek=lambda rij: adres_van("vergadering", vergadering_id=rij.id),
    )


class Bijeenkomst(Uitvoer):
    overleg: Overlegcode
    datum: Annotated[Datum, Field(description="Op welke dag.")]


class Jaarvoorstel(Lijst[Bijeenkomst]):
    """Wat er volgens het ritme van de regio nog te plannen is."""


@lees("/vergaderjaren/<int:jaar>", Recht.VERGADERING_PLANNEN, Jaarvoorstel, vraag=Bladervraag)
def vergaderjaar(jaar: int, vraag: Bladervraag) -> Jaarvoorstel:
    """Het voorstel voor een jaar

    Naar het ritme van de regio, zonder vrije dagen en zonder wat al op de kalender staat.
    """
    voorstel = diensten.openstaand_voorstel(db.session, g.actor, jaar)
    return blader(Jaarvoorstel, voorstel, vraag, lambda b: Bijeenkomst(overleg=b.overleg, datum=b.datum))


class Bijeenkomstkeuze(Basis):
    overleg: Annotated[Woord, Field(max_length=40, description="Code van het overleg.", examples=["DO"])]
    datum: Annotated[Dag, Field(description="Op welke dag.")]


class NieuwVergaderjaar(Invoer):
    jaar: Annotated[Jaar, Field(description="Welk jaar.")]
    dagen: Annotated[
        list[Bijeenkomstkeuze] | None,
        Field(max_length=400, description="Uit het voorstel; alles als u niets zegt.", examples=[None]),
    ] = None

    def gekozen(self) -> list[domein.Bijeenkomst]:
        if self.dagen is None:
            return diensten.openstaand_voorstel(db.session, g.actor, self.jaar)
        return [domein.Bijeenkomst(keuze.datum, keuze.overleg) for keuze in self.dagen]


@doe("/vergaderjaren", Recht.VERGADERING_PLANNEN, NieuwVergaderjaar, Vergaderlijst, status=201, codes=("al_gepland",))
def plan_jaar(invoer: NieuwVergaderjaar) -> Response:
    """Plan de vergaderingen van een jaar

    Allemaal of geen. Het antwoord is wat erbij kwam.
    """

    def toon(rijen: Sequence[Rij]) -> Vergaderlijst:
        nieuw = {rij.id for rij in rijen}
        dagen = [dag for dag in kalenderjaar(db.session, g.actor, invoer.jaar) if dag.vergadering.id in nieuw]
        return Vergaderlijst(aantal=len(dagen), resultaten=[vergaderbeeld(dag) for dag in dagen])

    return handel(diensten.plan_jaar, invoer.jaar, invoer.gekozen(), toon=toon)


class Afgelasting(Invoer):
    datum: Annotated[Dag | None, Field(description="Op welke dag dat is besloten; vandaag als u niets zegt.")] = None
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Te weinig aanwezigen."])] = ""


@doe(
    f"{EEN}/afgelasting",
    Recht.VERGADERING_PLANNEN,
    Afgelasting,
    Vergadering,
    codes=("ongeldige_overgang", "motivering_verplicht", "datum_in_toekomst"),
)
def gelast_vergadering_af(vergadering_id: int, invoer: Afgelasting) -> Response:
    """Gelast een vergadering af

    Zij blijft leesbaar, met de reden. Wat op de agenda stond, wacht weer op een vergadering.
    """
    wat = (vergadering_id, invoer.datum or vandaag(), invoer.reden)
    return handel(diensten.gelast_vergadering_af, *wat, toon=lambda rij: _een(rij.id))
