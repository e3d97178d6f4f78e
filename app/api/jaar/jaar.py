"""The region's year: read, put on the calendar, what came of each moment, and what is brought in."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.jaar.jaarbeeld import Jaarinbreng, Jaarmoment, Regiojaar, inbrengbeeld, jaarbeeld, momentbeeld
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import adres_van
from app.api.kern.vorm import Dag, GezieneVersie, Invoer, Tekst, Woord
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng, Wegingsuitkomst
from app.domain.jaar.kalender import Momentuitkomst
from app.services.jaar import blad as lezen
from app.services.jaar import inbreng as inbrengen
from app.services.jaar import kalender as diensten

GROEP = "Jaar van de regio"
JAAR = "/regiojaren/<int:jaar>"
MOTIVERING = ("motivering_verplicht", "datum_in_toekomst")
Code = Annotated[Woord, Field(max_length=40)]


@lees(JAAR, Recht.KALENDER_INZIEN, Regiojaar)
def regiojaar(jaar: int) -> Regiojaar:
    """Een jaar van de regio

    De momenten op de jaarkalender, wat ervan kwam, wat is ingebracht, en wat uit eerdere jaren nog niet is gedaan. Wie
    niet in het team zit, ziet wat van de regio en van hemzelf is.
    """
    return _jaar(jaar)


def _jaar(jaar: int) -> Regiojaar:
    return jaarbeeld(lezen.jaarblad(db.session, g.actor, jaar, vandaag()))


class Jaarvaststelling(Invoer):
    procedures: Annotated[
        list[Code] | None,
        Field(
            max_length=100, description="Codes van procedures; alles wat nog open is als u niets zegt.", examples=[None]
        ),
    ] = None

    def gekozen(self, jaar: int) -> list[str]:
        if self.procedures is not None:
            return list(dict.fromkeys(self.procedures))
        punten = diensten.openstaand_voorstel(db.session, g.actor, jaar)
        return list(dict.fromkeys(punt.procedure.code for punt in punten))


@doe(
    f"{JAAR}/vaststelling",
    Recht.VERGADERING_PLANNEN,
    Jaarvaststelling,
    Regiojaar,
    status=201,
    codes=("al_vastgesteld",),
)
def stel_jaarkalender_vast(jaar: int, invoer: Jaarvaststelling) -> Response:
    """Stel de jaarkalender vast

    De gekozen procedures van het profiel, met hun momenten. Wat erop staat, vraagt draaiboek aan wie het doet.
    """
    return handel(
        diensten.stel_jaarkalender_vast,
        jaar,
        invoer.gekozen(jaar),
        toon=lambda _rijen: _jaar(jaar),
        plek=lambda _rijen: adres_van("regiojaar", jaar=jaar),
    )


class Momentuitslag(Invoer):
    uitkomst: Annotated[Momentuitkomst, Field(description="Gedaan, of niet nodig.")]
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    kenmerk: Annotated[
        Woord, Field(max_length=diensten.MAX_KENMERK, description="Nummer van het besluit.", examples=["B-12"])
    ] = ""
    toelichting: Annotated[
        Tekst, Field(description="Verplicht als het niet nodig is, of als u verbetert.", examples=[""])
    ] = ""
    versie: GezieneVersie | None = None


@doe(
    "/jaarmomenten/<int:moment_id>/uitkomst",
    Recht.JAARMOMENT_VASTLEGGEN,
    Momentuitslag,
    Jaarmoment,
    codes=(*MOTIVERING, "verouderd"),
)
def leg_jaarmoment_vast(moment_id: int, invoer: Momentuitslag) -> Response:
    """Leg vast wat er van een moment kwam

    Door het team, of door wie het doet. Staat er al een uitkomst, dan komt deze daarvoor in de plaats, met de reden.
    """
    uitslag = diensten.Jaaruitslag(invoer.uitkomst, invoer.datum or vandaag(), invoer.toelichting, invoer.kenmerk)
    return handel(
        diensten.leg_jaarmoment_vast, moment_id, uitslag, versie=invoer.versie, toon=lambda _rij: _moment(moment_id)
    )


def _moment(moment_id: int) -> Jaarmoment:
    moment = diensten.vind_moment(db.session, g.actor, moment_id)
    return momentbeeld(lezen.momentregel(db.session, g.actor, moment, vandaag()))


class Inbrengvoorstel(Invoer):
    soort: Annotated[Inbrengsoort, Field(description="Input, motie, zienswijze, of een signaal van een procesbewaker.")]
    van: Annotated[Code, Field(description="CBS-code, of code van de functie.", examples=["GM0503"])]
    procedure: Annotated[Code, Field(description="Code; alleen bij een signaal leeg.", examples=["begroting"])] = ""
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    tekst: Annotated[
        Tekst, Field(description="Wat is ingebracht. Mag niet leeg zijn.", examples=["Kan het goedkoper?"])
    ]


@doe(
    f"{JAAR}/inbreng",
    Recht.JAARMOMENT_VASTLEGGEN,
    Inbrengvoorstel,
    Jaarinbreng,
    status=201,
    codes=MOTIVERING,
)
def leg_inbreng_vast(jaar: int, invoer: Inbrengvoorstel) -> Response:
    """Leg vast wat een raad of een procesbewaker inbrengt

    Een gemeente voor haar eigen raad, het team voor elke raad. Een signaal geeft wie de functie nu vervult.
    """
    nieuw = NieuweInbreng(invoer.soort, invoer.van, invoer.datum or vandaag(), invoer.tekst, invoer.procedure)
    return handel(
        inbrengen.leg_inbreng_vast,
        jaar,
        nieuw,
        toon=lambda rij: _inbreng(rij.id),
        plek=lambda _rij: adres_van("regiojaar", jaar=jaar),
    )


class Inbrengweging(Invoer):
    uitkomst: Annotated[Wegingsuitkomst, Field(description="Wat de regio ermee doet.")]
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    toelichting: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Het past in het plan."])]


@doe(
    "/jaarinbreng/<int:inbreng_id>/weging",
    Recht.INBRENG_WEGEN,
    Inbrengweging,
    Jaarinbreng,
    codes=(*MOTIVERING, "datum_onlogisch", "ongeldige_overgang"),
)
def weeg_inbreng_af(inbreng_id: int, invoer: Inbrengweging) -> Response:
    """Weeg inbreng af

    Een keer, met de reden. Wie het inbracht, leest die.
    """
    weging = inbrengen.NieuweWeging(invoer.uitkomst, invoer.datum or vandaag(), invoer.toelichting)
    return handel(inbrengen.weeg_inbreng_af, inbreng_id, weging, toon=lambda _rij: _inbreng(inbreng_id))


def _inbreng(inbreng_id: int) -> Jaarinbreng:
    rij = inbrengen.vind_inbreng(db.session, g.actor, inbreng_id)
    weging = inbrengen.weging_van(db.session, inbreng_id)
    return inbrengbeeld(lezen.inbrengregel(diensten.profiel_van(g.actor), rij, weging))
