"""Events of the draaiboek in a zaak, from which terms count."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Regel,
    Tekst,
    Tijd,
    Uitvoer,
)
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboekdelen import Merk
from app.models import Zaakgebeurtenis
from app.services.termijn import gebeurtenissen as diensten

GROEP = "Stappen en termijnen"


class Vastlegging(Uitvoer):
    """Een keer dat de gebeurtenis is vastgelegd; de laatste telt."""

    datum: Annotated[Datum, Field(description="Op welke dag het gebeurde.")]
    toelichting: Annotated[str, Field(description="Toelichting.", examples=[""])]
    door: Annotated[str, Field(description="Wie het invoerde.", examples=["A. van Dijk"])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer het is ingevoerd.")]


class Gebeurtenis(Uitvoer):
    """Een gebeurtenis die het draaiboek van de zaak kent."""

    code: Annotated[str, Field(description="Code van de gebeurtenis.", examples=["faillissement"])]
    naam: Annotated[str, Field(description="Wat er gebeurt, na ‘vanaf’.", examples=["het faillissement"])]
    datum: Annotated[Datum | None, Field(description="De dag die telt; leeg als het niet is gebeurd.")]
    vastleggingen: Annotated[list[Vastlegging], Field(description="Wat in deze periode is vastgelegd, oudste eerst.")]
    bron: Annotated[str, Field(description="Op wiens gezag zij in het draaiboek staat.", examples=["eigen voorstel"])]
    merk: Annotated[Merk, Field(description="S: document van de regio, P: openbare bron, I: eigen voorstel.")]


class Gebeurtenissenlijst(Lijst[Gebeurtenis]):
    """Gebeurtenissen."""


@lees("/zaken/<zaaknummer>/gebeurtenissen", Recht.DOSSIER_INZIEN, Gebeurtenissenlijst, vraag=Bladervraag)
def gebeurtenissen(zaaknummer: str, vraag: Bladervraag) -> Gebeurtenissenlijst:
    """De gebeurtenissen van het draaiboek

    Alle die het draaiboek van deze zaak kent, met wat ervan is vastgelegd. Sommige termijnen wachten erop.
    """
    bekend = diensten.lijst_gebeurtenissen(db.session, dossier().zaak)
    return blader(Gebeurtenissenlijst, bekend, vraag, _beeld)


def _beeld(gebeurd: diensten.Gebeurd) -> Gebeurtenis:
    wat = gebeurd.definitie
    return Gebeurtenis(
        code=wat.code,
        naam=wat.naam,
        datum=gebeurd.datum,
        vastleggingen=[Vastlegging(**_vastgelegd(rij)) for rij in gebeurd.rijen],
        bron=wat.bron,
        merk=wat.merk,
    )


def _vastgelegd(rij: Zaakgebeurtenis) -> dict[str, Any]:
    wie = {"door": rij.door.naam, "ingevoerd_op": rij.ingevoerd_op}
    return {"datum": rij.datum, "toelichting": rij.toelichting} | wie


class NieuweGebeurtenis(Invoer):
    code: Annotated[Regel, Field(max_length=40, description="Code van de gebeurtenis.", examples=["faillissement"])]
    datum: Annotated[Dag, Field(description="Op welke dag het gebeurde.")]
    toelichting: Annotated[Tekst, Field(description="Toelichting; verplicht bij een correctie.", examples=[""])] = ""


@doe(
    "/zaken/<zaaknummer>/gebeurtenissen",
    Recht.GEBEURTENIS_VASTLEGGEN,
    NieuweGebeurtenis,
    Gebeurtenis,
    status=201,
    codes=("motivering_verplicht", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten"),
)
def leg_gebeurtenis_vast(zaaknummer: str, invoer: NieuweGebeurtenis) -> Response:
    """Leg een gebeurtenis vast

    Termijnen die daarop wachten, worden berekend. Een andere dag bij dezelfde gebeurtenis is een correctie.
    """
    wat = (invoer.code, invoer.datum, invoer.toelichting)
    return handel(diensten.leg_gebeurtenis_vast, zaaknummer, *wat, toon=_gebeurd)


def _gebeurd(rij: Zaakgebeurtenis) -> Gebeurtenis:
    bekend = diensten.lijst_gebeurtenissen(db.session, herlees().zaak)
    return next(_beeld(gebeurd) for gebeurd in bekend if gebeurd.definitie.code == rij.code)
