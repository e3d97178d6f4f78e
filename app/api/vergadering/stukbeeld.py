"""A paper as it is answered: where it is on its route, as far as its reader may see it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from app.api.kern.vorm import Datum, Uitvoer
from app.db import db
from app.domain.vergadering.routes import Behandeluitkomst
from app.models import Agendapunt as Punt
from app.services.document.documenten import lijst_documenten
from app.services.kern.toegang import Dossier
from app.services.vergadering.stukken import Stukblad
from app.services.vergadering.stukzicht import Stationzicht, Stukzicht, zicht

Station = Annotated[str, Field(description="Code van het overleg, of van de eigen plek van een gemeente.")]
Gemeente = Annotated[
    str | None, Field(description="CBS-code, bij een station van gemeenten; anders leeg.", examples=[None])
]


class Stukregel(Uitvoer):
    """Een stuk in een lijst."""

    nummer: Annotated[int, Field(description="Nummer van het stuk in de zaak.", examples=[1])]
    titel: Annotated[str, Field(description="Titel.", examples=["Continuïteitsplan"])]
    route: Annotated[str, Field(description="Code van de route, uit het profiel van de regio.", examples=["regionaal"])]
    ingediend_datum: Annotated[Datum, Field(description="Op welke dag het is ingediend.")]
    ingetrokken_datum: Annotated[Datum | None, Field(description="Op welke dag het is ingetrokken.")]
    onderweg: Annotated[bool, Field(description="Of het nog bij een station is, voor zover u dat ziet.")]
    nu: Annotated[list[str], Field(description="De stations waar het nu is.", examples=[["DO"]])]


class Stationplek(Uitvoer):
    """Een plek bij een station: van de regio, of van een gemeente."""

    gemeente: Gemeente
    aan_de_beurt: Annotated[bool, Field(description="Of het stuk hier nu is.")]
    klaar_datum: Annotated[Datum | None, Field(description="Sinds wanneer deze plek klaar is met het stuk.")]


class Stationstand(Uitvoer):
    """Een station van de route."""

    station: Annotated[Station, Field(examples=["DO"])]
    lokaal: Annotated[bool, Field(description="Of elke gemeente hier haar eigen plek heeft.")]
    te_agenderen: Annotated[bool, Field(description="Of het hier nu op een agenda kan.")]
    te_behandelen: Annotated[bool, Field(description="Of hier nu een uitkomst kan worden vastgelegd.")]
    plekken: Annotated[list[Stationplek], Field(description="De plekken die u ziet.")]


class Agendapunt(Uitvoer):
    """Een stuk op een agenda, en wat ervan kwam."""

    id: Annotated[int, Field(description="Nummer van het agendapunt.", examples=[1])]
    station: Annotated[Station, Field(examples=["DO"])]
    gemeente: Gemeente
    vergadering_id: Annotated[int | None, Field(description="Nummer van de vergadering.", examples=[1])]
    datum: Annotated[Datum, Field(description="De dag van de agenda.")]
    open: Annotated[bool, Field(description="Of het daar nog behandeld moet worden.")]
    uitkomst: Annotated[Behandeluitkomst | None, Field(description="Wat ervan kwam.")]
    behandeld_datum: Annotated[Datum | None, Field(description="Op welke dag het is behandeld.")]
    toelichting: Annotated[str, Field(description="Toelichting bij de uitkomst.", examples=[""])]
    afgevoerd_datum: Annotated[Datum | None, Field(description="Wanneer het van de agenda ging.")]
    afgevoerd_reden: Annotated[str, Field(description="Waarom het van de agenda ging.", examples=[""])]


class Stuk(Stukregel):
    """Een stuk als geheel."""

    ingetrokken_reden: Annotated[str, Field(description="Waarom het is ingetrokken.", examples=[""])]
    document_id: Annotated[int | None, Field(description="Document, als u dat mag zien.", examples=[None])]
    stations: Annotated[list[Stationstand], Field(description="De route, in volgorde.")]
    agendapunten: Annotated[list[Agendapunt], Field(description="Elke agenda, oudste eerst.")]


def stukregel(dossier: Dossier, blad: Stukblad) -> Stukregel:
    return Stukregel(**_kern(zicht(dossier, blad)))


def stukbeeld(dossier: Dossier, blad: Stukblad) -> Stuk:
    stuk, document = zicht(dossier, blad), blad.stuk.document_id
    zichtbaar = {document.id for document in lijst_documenten(db.session, dossier)} if document else set()
    return Stuk(
        **_kern(stuk),
        ingetrokken_reden=stuk.stuk.ingetrokken_reden,
        document_id=document if document in zichtbaar else None,
        stations=[_station(stuk, deel) for deel in stuk.stations],
        agendapunten=[_punt(punt) for punt in stuk.punten],
    )


def _kern(stuk: Stukzicht) -> dict[str, Any]:
    rij = stuk.stuk
    return {
        "nummer": rij.volgnr,
        "titel": rij.titel,
        "route": rij.route,
        "ingediend_datum": rij.ingediend_datum,
        "ingetrokken_datum": rij.ingetrokken_datum,
        "onderweg": stuk.onderweg,
        "nu": [deel.code for deel in stuk.nu],
    }


def _station(stuk: Stukzicht, deel: Stationzicht) -> Stationstand:
    rust = stuk.stuk.ingetrokken_datum is not None
    return Stationstand(
        station=deel.code,
        lokaal=deel.lokaal,
        te_agenderen=deel.te_agenderen and not rust,
        te_behandelen=deel.te_behandelen and not rust,
        plekken=[
            Stationplek(gemeente=p.gemeente, aan_de_beurt=p.aan_de_beurt and not rust, klaar_datum=p.klaar_op)
            for p in deel.plekken
        ],
    )


def _punt(punt: Punt) -> Agendapunt:
    gedaan = punt.behandeling
    return Agendapunt(
        id=punt.id,
        station=punt.station,
        gemeente=punt.gemeente,
        vergadering_id=punt.vergadering_id,
        datum=punt.datum,
        open=punt.staat_open,
        uitkomst=gedaan.uitkomst if gedaan else None,
        behandeld_datum=gedaan.datum if gedaan else None,
        toelichting=gedaan.toelichting if gedaan else "",
        afgevoerd_datum=punt.afgevoerd_datum,
        afgevoerd_reden=punt.afgevoerd_reden,
    )
