"""A meeting as it is answered, with its agenda over the cases that its reader may see."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.lijst import Lijst
from app.api.kern.vorm import Datum, Uitvoer
from app.domain.vergadering.routes import Behandeluitkomst
from app.models import Agendapunt
from app.services.vergadering.kalenderblad import Kalenderdag

Overlegcode = Annotated[str, Field(description="Code van het overleg, uit het profiel van de regio.", examples=["DO"])]


class Agendaregel(Uitvoer):
    """Een stuk op de agenda, van een zaak die u mag zien."""

    agendapunt: Annotated[int, Field(description="Nummer van het agendapunt.", examples=[1])]
    zaaknummer: Annotated[str, Field(description="Zaaknummer.", examples=["2025-0001"])]
    stuk: Annotated[int, Field(description="Nummer van het stuk in de zaak.", examples=[1])]
    titel: Annotated[str, Field(description="Titel van het stuk.", examples=["Continuïteitsplan"])]
    uitkomst: Annotated[Behandeluitkomst | None, Field(description="Wat ervan kwam.")]


class Jaaragendaregel(Uitvoer):
    """Een stuk van het jaar van de regio op de agenda."""

    stuk: Annotated[int, Field(description="Nummer van het stuk van het jaar.", examples=[1])]
    titel: Annotated[str, Field(description="Titel van het stuk.", examples=["Begroting 2026"])]
    jaar: Annotated[int, Field(description="Van welk jaar.", examples=[2025])]
    uitkomst: Annotated[Behandeluitkomst | None, Field(description="Wat ervan kwam.")]


class Vergadering(Uitvoer):
    """Een vergadering van een overleg van de regio."""

    id: Annotated[int, Field(description="Nummer van de vergadering.", examples=[1])]
    overleg: Overlegcode
    naam: Annotated[str, Field(description="Naam van het overleg.", examples=["Directeurenoverleg"])]
    datum: Annotated[Datum, Field(description="Op welke dag.")]
    tijd: Annotated[str, Field(description="Begintijd; leeg als die niet bekend is.", examples=["09:30"])]
    plaats: Annotated[str, Field(description="Plaats.", examples=["Den Haag"])]
    afgelast_datum: Annotated[Datum | None, Field(description="Op welke dag zij is afgelast.")]
    afgelast_reden: Annotated[str, Field(description="Waarom zij is afgelast.", examples=[""])]
    afwijkingen: Annotated[list[str], Field(description="Wat anders is dan gewoon.", examples=[[]])]
    agenda: Annotated[list[Agendaregel], Field(description="De stukken op de agenda.")]
    jaarstukken: Annotated[list[Jaaragendaregel], Field(description="De stukken van het jaar op de agenda.")]


class Vergaderlijst(Lijst[Vergadering]):
    """Vergaderingen."""


def vergaderbeeld(dag: Kalenderdag) -> Vergadering:
    rij = dag.vergadering
    return Vergadering(
        id=rij.id,
        overleg=rij.overleg,
        naam=dag.naam,
        datum=rij.datum,
        tijd=rij.tijd,
        plaats=rij.plaats,
        afgelast_datum=rij.afgelast_datum,
        afgelast_reden=rij.afgelast_reden,
        afwijkingen=list(dag.afwijkingen),
        agenda=[_regel(punt) for punt in dag.agenda],
        jaarstukken=[
            Jaaragendaregel(stuk=punt.stuk_id, titel=punt.titel, jaar=punt.jaar, uitkomst=punt.uitkomst)
            for punt in dag.jaarstukken
        ],
    )


def _regel(punt: Agendapunt) -> Agendaregel:
    stuk = punt.stuk
    return Agendaregel(
        agendapunt=punt.id,
        zaaknummer=stuk.zaak.zaaknummer,
        stuk=stuk.volgnr,
        titel=stuk.titel,
        uitkomst=punt.behandeling.uitkomst if punt.behandeling else None,
    )
