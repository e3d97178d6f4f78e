"""Offices of the region, for the administrator: who holds each and who deputises, by period."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.gebruiker.gebruikers import GROEP as GROEP
from app.api.gebruiker.toegang import Toegangsvoorstel, of_wacht
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, huidig_verzoek
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Tekst,
    Uitvoer,
    Woord,
)
from app.db import db
from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import Recht
from app.domain.regio.functies import Functieperiode as Periode
from app.domain.regio.functies import Vervullingssoort
from app.models import Functievervulling
from app.services.regio import functielijst as lijsten
from app.services.regio import functies as diensten

EEN = "/functies/<functie>"


class Functieperiode(Uitvoer):
    """Iemand vervult een functie, of neemt haar waar."""

    id: Annotated[int, Field(description="Nummer van de periode.", examples=[1])]
    functie: Annotated[str, Field(description="Code van de functie.", examples=["directeur-sbjh"])]
    soort: Annotated[Vervullingssoort, Field(description="Houder of waarnemer.")]
    naam: Annotated[str, Field(description="Wie.", examples=["A. van Dijk"])]
    van: Annotated[Datum, Field(description="Eerste dag.")]
    tot: Annotated[Datum | None, Field(description="Laatste dag; leeg als die nog niet bekend is.")]
    voor: Annotated[
        int | None,
        Field(description="Bij een waarnemer: de periode van de houder; leeg zonder houder.", examples=[None]),
    ]
    reden: Annotated[str, Field(description="Toelichting.", examples=[""])]


class Regiofunctie(Uitvoer):
    """Een functie in de regio."""

    code: Annotated[str, Field(description="Code van de functie.", examples=["directeur-sbjh"])]
    titel: Annotated[str, Field(description="Naam.", examples=["directeur Servicebureau"])]
    organisatie: Annotated[str, Field(description="Code van de organisatie.", examples=["sbjh"])]
    rol: Annotated[Rol, Field(description="De rol die erbij hoort.")]
    bron: Annotated[str, Field(description="Waar dat staat.", examples=["notitie H10-samenwerking 2022"])]
    perioden: Annotated[list[Functieperiode], Field(description="Wie haar vervult en vervulde.")]


class Functielijst(Lijst[Regiofunctie]):
    """Functies."""


def _periode(periode: Periode) -> Functieperiode:
    return Functieperiode.model_validate(periode)


def _nu(rij: Functievervulling) -> Functieperiode:
    return _periode(lijsten.vind_periode(db.session, g.actor.regio, rij.id))


def _of_wacht(uitkomst: diensten.Uitkomst) -> Functieperiode | Toegangsvoorstel:
    uit: Functieperiode | Toegangsvoorstel = of_wacht(uitkomst, _nu)
    return uit


@lees("/functies", Recht.WAARNEMER_AANWIJZEN, Functielijst, vraag=Bladervraag)
def functies(vraag: Bladervraag) -> Functielijst:
    """De functies van de regio

    Met wie ze vervult en waarneemt, per periode.
    """
    return blader(
        Functielijst,
        lijsten.lees_regio(db.session, g.actor, huidig_verzoek().vandaag),
        vraag,
        lambda paar: Regiofunctie(
            code=paar[0].code,
            titel=paar[0].titel,
            organisatie=paar[0].organisatie,
            rol=paar[0].rol,
            bron=paar[0].bron,
            perioden=[_periode(periode) for periode in paar[1].van_functie(paar[0].code)],
        ),
    )


class Benoeming(Invoer):
    gebruiker: Annotated[Woord, Field(max_length=254, description="E-mailadres.", examples=["directeur@sbjh.example"])]
    van: Annotated[Dag, Field(description="Eerste dag; dagen die geweest zijn kunnen ook.")]
    tot: Annotated[Dag | None, Field(description="Laatste dag, als die bekend is.", examples=[None])] = None
    reden: Annotated[Tekst, Field(description="Toelichting.", examples=[""])] = ""

    def dienstvorm(self, functie: str, voor: int | None = None) -> diensten.Benoeming:
        return diensten.Benoeming(functie, self.gebruiker, self.van, self.tot, self.reden, voor)


@doe(
    f"{EEN}/benoemingen",
    Recht.FUNCTIES_BEHEREN,
    Benoeming,
    Functieperiode,
    status=201,
    wacht=Toegangsvoorstel,
    codes=("functie_bezet", "datum_onlogisch", "tweede_persoon_ontbreekt"),
)
def benoem(functie: str, invoer: Benoeming) -> Response:
    """Benoem de houder van een functie

    Een account van de organisatie zelf. De rol gaat in op de eerste dag. In een functie die beslist is dit een
    voorstel (202): een tweede persoon bevestigt het.
    """
    return handel(diensten.benoem, invoer.dienstvorm(functie), toon=_of_wacht)


class Waarneming(Benoeming):
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["De houder is ziek."])] = ""
    voor: Annotated[
        int | None,
        Field(ge=1, le=2**31 - 1, description="Periode van de houder; leeg als er geen houder is.", examples=[1]),
    ] = None


@doe(
    f"{EEN}/waarnemingen",
    Recht.WAARNEMER_AANWIJZEN,
    Waarneming,
    Functieperiode,
    status=201,
    wacht=Toegangsvoorstel,
    codes=(
        "functie_bezet",
        "waarneming_onmogelijk",
        "motivering_verplicht",
        "datum_onlogisch",
        "tweede_persoon_ontbreekt",
    ),
)
def wijs_waarnemer_aan(functie: str, invoer: Waarneming) -> Response:
    """Wijs een waarnemer aan

    Voor een houder die er niet is, of zolang er geen houder is; door de beheerder, of door de houder voor zichzelf.
    In een functie die beslist is dit een voorstel (202): een tweede persoon bevestigt het.
    """
    return handel(diensten.wijs_waarnemer_aan, invoer.dienstvorm(functie, invoer.voor), toon=_of_wacht)


class Periodeinde(Invoer):
    tot: Annotated[Dag, Field(description="Laatste dag.")]
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Andere baan."])] = ""


@doe(
    "/functies/periodes/<int:periode_id>/einde",
    Recht.WAARNEMER_AANWIJZEN,
    Periodeinde,
    Functieperiode,
    codes=("motivering_verplicht", "datum_onlogisch", "waarneming_onmogelijk"),
)
def beeindig(periode_id: int, invoer: Periodeinde) -> Response:
    """Leg de laatste dag van een houder of waarnemer vast

    De rol eindigt na die dag.
    """
    houder = lijsten.vind_periode(db.session, g.actor.regio, periode_id).is_houder
    dienst = diensten.beeindig if houder else diensten.beeindig_waarneming
    return handel(dienst, periode_id, invoer.tot, invoer.reden, toon=_nu)
