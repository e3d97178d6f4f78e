"""The plan of interbestuurlijk toezicht: its term, its steps, its delivery."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Dag, Datum, Documentkeuze, Invoer, Regel, Tekst, Tijd, Uitvoer
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.overleg.toezichtplan import MAX_TITEL, MAX_WIE, Nieuwstap, Planstapstatus
from app.models import Toezichtplan as Rij
from app.models import Toezichtplanstap as Staprij
from app.services.overleg import toezichtplan as diensten

GROEP = "Opschaling en toezicht"
PLANNEN = "/zaken/<zaaknummer>/toezichtplannen"
EEN = f"{PLANNEN}/<int:nummer>"
REGELS = ("ongeldige_overgang", "motivering_verplicht", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten")


class Planstap(Uitvoer):
    """Een stap van het plan."""

    nummer: Annotated[int, Field(description="Nummer van de stap in het plan.", examples=[1])]
    titel: Annotated[str, Field(description="Wat er moet gebeuren.", examples=["Contouren van het plan"])]
    met_wie: Annotated[str, Field(description="Bij wie het ligt.", examples=["het onderzoeksbureau"])]
    datum: Annotated[Datum, Field(description="Wanneer de stap is afgesproken.")]
    uiterlijk_op_datum: Annotated[Datum, Field(description="De laatste dag.")]
    status: Annotated[Planstapstatus, Field(description="Open, gedaan of niet toegepast.")]
    afgerond_datum: Annotated[Datum | None, Field(description="Wanneer de stap is afgerond.")]
    toelichting: Annotated[str, Field(description="Hoe het afliep, of waarom niet.", examples=[""])]


class Toezichtplan(Uitvoer):
    """Het plan voor het interbestuurlijk toezicht."""

    nummer: Annotated[int, Field(description="Nummer van het plan in de zaak.", examples=[1])]
    datum: Annotated[Datum, Field(description="Wanneer het plan begon.")]
    uiterlijk_op_datum: Annotated[Datum, Field(description="De laatste dag om het op te leveren.")]
    toelichting: Annotated[str, Field(description="Waarover het gaat.", examples=["Toekomst van de jeugdhulpplus."])]
    opgeleverd_datum: Annotated[Datum | None, Field(description="Wanneer het is opgeleverd.")]
    opgeleverd_toelichting: Annotated[str, Field(description="Aan wie.", examples=[""])]
    document_id: Annotated[int | None, Field(description="Nummer van het document.", examples=[None])]
    stappen: Annotated[list[Planstap], Field(description="De stappen, op volgorde.")]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dit is ingevoerd.")]


class Toezichtplanlijst(Lijst[Toezichtplan]):
    """Plannen voor het toezicht."""


def _stap(rij: Staprij) -> Planstap:
    return Planstap(
        nummer=rij.volgnr,
        titel=rij.titel,
        met_wie=rij.met_wie,
        datum=rij.datum,
        uiterlijk_op_datum=rij.uiterlijk_op,
        status=rij.status,
        afgerond_datum=rij.afgerond_datum,
        toelichting=rij.toelichting,
    )


def _plan(rij: Rij) -> Toezichtplan:
    return Toezichtplan(
        nummer=rij.volgnr,
        datum=rij.datum,
        uiterlijk_op_datum=rij.uiterlijk_op,
        toelichting=rij.toelichting,
        opgeleverd_datum=rij.opgeleverd_datum,
        opgeleverd_toelichting=rij.opgeleverd_toelichting,
        document_id=rij.opgeleverd_document_id,
        stappen=[_stap(stap) for stap in rij.stappen],
        ingevoerd_op=rij.ingevoerd_op,
    )


@lees(PLANNEN, Recht.DOSSIER_INZIEN, Toezichtplanlijst, vraag=Bladervraag)
def toezichtplannen(zaaknummer: str, vraag: Bladervraag) -> Toezichtplanlijst:
    """De plannen voor het interbestuurlijk toezicht

    Met hun termijn en stappen, oudste eerst.
    """
    return blader(Toezichtplanlijst, diensten.lijst_toezichtplannen(db.session, dossier().zaak), vraag, _plan)


class Nieuwtoezichtplan(Invoer):
    datum: Annotated[Dag, Field(description="Wanneer het plan begint.")]
    uiterlijk_op_datum: Annotated[Dag, Field(description="De laatste dag.", examples=["2025-12-31"])]
    toelichting: Annotated[Tekst, Field(description="Waarover het gaat. Mag niet leeg zijn.", examples=["Plan."])] = ""


@doe(PLANNEN, Recht.TOEZICHT_VASTLEGGEN, Nieuwtoezichtplan, Toezichtplan, status=201, codes=REGELS)
def stel_toezichtplan_op(zaaknummer: str, invoer: Nieuwtoezichtplan) -> Response:
    """Maak een plan voor het toezicht dat loopt

    Er loopt er een tegelijk, met een laatste dag.
    """
    wat = (zaaknummer, invoer.datum, invoer.uiterlijk_op_datum, invoer.toelichting)
    return handel(diensten.stel_toezichtplan_op, *wat, toon=_nu)


class Plantermijn(Invoer):
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    uiterlijk_op_datum: Annotated[Dag, Field(description="De nieuwe laatste dag.", examples=["2025-12-31"])]
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Op verzoek van VWS."])] = ""


@doe(f"{EEN}/termijn", Recht.TOEZICHT_VASTLEGGEN, Plantermijn, Toezichtplan, codes=REGELS)
def verzet_toezichtplan(zaaknummer: str, nummer: int, invoer: Plantermijn) -> Response:
    """Verzet de termijn van het plan

    De oude dag blijft in het logboek staan.
    """
    wat = (zaaknummer, nummer, invoer.datum, invoer.uiterlijk_op_datum, invoer.reden)
    return handel(diensten.verzet_toezichtplan, *wat, toon=_nu)


class Planoplevering(Invoer):
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    toelichting: Annotated[Tekst, Field(description="Aan wie. Mag niet leeg zijn.", examples=["Aan het Rijk."])] = ""
    document_id: Documentkeuze = None


@doe(f"{EEN}/oplevering", Recht.TOEZICHT_VASTLEGGEN, Planoplevering, Toezichtplan, codes=REGELS)
def lever_toezichtplan_op(zaaknummer: str, nummer: int, invoer: Planoplevering) -> Response:
    """Leg vast dat het plan is opgeleverd

    De stappen lopen door.
    """
    wat = (zaaknummer, nummer, invoer.datum, invoer.toelichting, invoer.document_id)
    return handel(diensten.lever_toezichtplan_op, *wat, toon=_nu)


def _nu(gedaan: Rij) -> Toezichtplan:
    return _plan(diensten.vind_toezichtplan(db.session, herlees().zaak, gedaan.volgnr))


class Nieuweplanstap(Invoer):
    titel: Annotated[Regel, Field(max_length=MAX_TITEL, description="Wat er moet gebeuren.", examples=["Contouren"])]
    met_wie: Annotated[Regel, Field(max_length=MAX_WIE, description="Bij wie het ligt.", examples=["het bureau"])]
    uiterlijk_op_datum: Annotated[Dag, Field(description="De laatste dag.", examples=["2025-12-31"])]
    datum: Annotated[Dag, Field(description="Wanneer de stap is afgesproken.")]


@doe(f"{EEN}/stappen", Recht.TOEZICHT_VASTLEGGEN, Nieuweplanstap, Planstap, status=201, codes=REGELS)
def voeg_planstap_toe(zaaknummer: str, nummer: int, invoer: Nieuweplanstap) -> Response:
    """Voeg een stap toe aan het plan

    Met bij wie zij ligt en haar laatste dag. Een stap verandert later niet.
    """
    stap = Nieuwstap(invoer.titel, invoer.met_wie, invoer.uiterlijk_op_datum)
    return handel(diensten.voeg_planstap_toe, zaaknummer, nummer, stap, invoer.datum, toon=_stap)


class Planstapafronding(Invoer):
    status: Annotated[Planstapstatus, Field(description="`gedaan` of `niet_toegepast`.")]
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    toelichting: Annotated[Tekst, Field(description="Waarom; verplicht bij niet toegepast.", examples=[""])] = ""


@doe(f"{EEN}/stappen/<int:stapnr>/afronding", Recht.TOEZICHT_VASTLEGGEN, Planstapafronding, Planstap, codes=REGELS)
def rond_planstap_af(zaaknummer: str, nummer: int, stapnr: int, invoer: Planstapafronding) -> Response:
    """Rond een stap van het plan af

    Gedaan, of bewust niet toegepast met een reden. Het kan een keer.
    """
    wat = (zaaknummer, nummer, stapnr, invoer.status, invoer.datum, invoer.toelichting)
    return handel(diensten.rond_planstap_af, *wat, toon=_stap)
