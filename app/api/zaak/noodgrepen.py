"""Guards passed in an emergency, and ratifying one."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Tekst,
    Tijd,
    Uitvoer,
)
from app.api.kern.wiebeeld import Invoerder
from app.db import db
from app.domain.basis.begrippen import Toestand
from app.domain.basis.rechten import Recht
from app.domain.regio.functies import Bezetting
from app.domain.zaak.noodgreep import Noodgreepstatus
from app.models import Gebruiker
from app.models import Noodgreep as Rij
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier
from app.services.zaak import noodgrepen as diensten

GROEP = "Noodgrepen"


class Noodgreep(Uitvoer):
    """Grendels die in nood zijn gepasseerd, bij een tredebepaling."""

    id: Annotated[int, Field(description="Nummer van de noodgreep.", examples=[1])]
    status: Annotated[Noodgreepstatus, Field(description="Of zij is bekrachtigd, en op tijd.")]
    datum: Annotated[Datum, Field(description="De dag van de tredebepaling.")]
    naar: Annotated[Toestand, Field(description="Waar die tredebepaling heen ging.")]
    grendels: Annotated[
        list[str], Field(description="Wat is gepasseerd.", examples=[["GR-02 De verplichte stappen zijn afgerond"]])
    ]
    reden: Annotated[str, Field(description="Waarom het niet kon wachten.", examples=["Het loon kan niet uit."])]
    door: Annotated[Invoerder, Field(description="Wie haar deed.")]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer zij is ingevoerd.")]
    uiterlijk_op: Annotated[Datum, Field(description="Tot en met wanneer zij bekrachtigd hoort te worden.")]
    bekrachtigd_datum: Annotated[Datum | None, Field(description="Op welke dag zij is bekrachtigd.")]
    bekrachtigd_op: Annotated[Tijd | None, Field(description="Wanneer dat is ingevoerd.")]
    bekrachtigd_door: Annotated[Invoerder | None, Field(description="Wie haar bekrachtigde.")]
    toelichting: Annotated[str, Field(description="Toelichting bij de bekrachtiging.", examples=[""])]
    kan_bekrachtigen: Annotated[bool, Field(description="Of u haar nu kunt bekrachtigen.")]


class Noodgrepenlijst(Lijst[Noodgreep]):
    """Noodgrepen."""


@lees("/zaken/<zaaknummer>/noodgrepen", Recht.DOSSIER_INZIEN, Noodgrepenlijst, vraag=Bladervraag)
def noodgrepen(zaaknummer: str, vraag: Bladervraag) -> Noodgrepenlijst:
    """De noodgrepen van de zaak

    De nieuwste eerst. Zolang er een open staat, kan de zaak niet dicht.
    """
    beelden = _beelden(dossier())
    return blader(Noodgrepenlijst, beelden, vraag, lambda beeld: beeld)


def _beelden(mijn: Dossier) -> list[Noodgreep]:
    bezet = lees_bezetting(db.session, mijn.zaak.regio)
    naar = {b.id: b.naar for b in lijst_bepalingen(db.session, mijn.zaak)}
    regels = diensten.lijst_noodgrepen(db.session, mijn.zaak, vandaag())
    leidt = mijn.mag(Recht.NOODGREEP_BEKRACHTIGEN)
    return [_beeld(r, naar[r.noodgreep.tredebepaling_id], leidt and _kan(r.noodgreep, bezet)) for r in reversed(regels)]


def _kan(noodgreep: Rij, bezetting: Bezetting) -> bool:
    return diensten.beletsel(noodgreep, g.actor, bezetting, vandaag()) is None


def _beeld(regel: diensten.Noodgreepregel, naar: Toestand, kan: bool) -> Noodgreep:
    rij = regel.noodgreep
    return Noodgreep(
        id=rij.id,
        status=regel.status,
        datum=rij.datum,
        naar=naar,
        grendels=rij.grendels.splitlines(),
        reden=rij.reden,
        door=_wie(rij.door),
        ingevoerd_op=rij.ingevoerd_op,
        uiterlijk_op=rij.uiterlijk_op,
        bekrachtigd_datum=rij.bekrachtigd_datum,
        bekrachtigd_op=rij.bekrachtigd_op,
        bekrachtigd_door=_wie(rij.bekrachtiger) if rij.bekrachtiger else None,
        toelichting=rij.toelichting,
        kan_bekrachtigen=kan,
    )


def _wie(account: Gebruiker) -> Invoerder:
    return Invoerder(naam=account.naam, functie=account.functie)


class Bekrachtiging(Invoer):
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    toelichting: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Het was nodig."])] = ""


@doe(
    "/noodgrepen/<int:noodgreep_id>/bekrachtiging",
    Recht.NOODGREEP_BEKRACHTIGEN,
    Bekrachtiging,
    Noodgreep,
    codes=("vier_ogen", "ongeldige_overgang", "motivering_verplicht", "datum_in_toekomst", "datum_onlogisch"),
)
def bekrachtig_noodgreep(noodgreep_id: int, invoer: Bekrachtiging) -> Response:
    """Bekrachtig een noodgreep

    Door de andere Regievoerder. Te laat kan ook, en staat er dan bij.
    """
    wat = (noodgreep_id, invoer.datum, invoer.toelichting)
    return handel(diensten.bekrachtig_noodgreep, *wat, toon=_bekrachtigd)


def _bekrachtigd(rij: Rij) -> Noodgreep:
    sleutel = rij.id
    return next(beeld for beeld in _beelden(herlees()) if beeld.id == sleutel)
