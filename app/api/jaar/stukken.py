"""Papers of the region's year: put in at a moment, where they are, and what a station did with one."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.jaar.jaarbeeld import Jaarstuk, stukbeeld
from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import adres_van
from app.api.kern.vorm import Bestandinvoer, Dag, Invoer, Tekst, Woord
from app.db import db
from app.domain.basis.bestand import SOORTEN
from app.domain.basis.rechten import Recht
from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.services.document.documenten import NieuwDocument
from app.services.jaar import stukken as diensten

GROEP = "Jaar van de regio"


@lees("/jaarstukken/<int:stuk_id>", Recht.KALENDER_INZIEN, Jaarstuk)
def jaarstuk(stuk_id: int) -> Jaarstuk:
    """Een stuk van het jaar

    Met waar het is op zijn route, en wat de stations ermee deden. Wie niet in het team zit, ziet van de gemeenten
    alleen zichzelf.
    """
    return _stuk(stuk_id)


def _stuk(stuk_id: int) -> Jaarstuk:
    return stukbeeld(diensten.vind_jaarstuk(db.session, g.actor, stuk_id))


@lees("/jaarstukken/<int:stuk_id>/bestand", Recht.KALENDER_INZIEN, None, media=tuple(SOORTEN.values()))
def jaarstukbestand(stuk_id: int) -> Response:
    """Het bestand van een stuk van het jaar

    Altijd als iets om te bewaren. De ETag is de SHA-256.
    """
    stuk = diensten.lees_bestand(db.session, g.actor, stuk_id)
    return bijlage(stuk.inhoud, stuk.naam, stuk.mediatype, stuk.sha256)


class Jaarstukvoorstel(Bestandinvoer):
    titel: Annotated[Woord, Field(max_length=diensten.MAX_TITEL, description="Titel.", examples=["Begroting 2026"])]
    datum: Annotated[Dag | None, Field(description="Datum van het stuk; vandaag als u niets zegt.")] = None
    versleuteld_goed: Annotated[
        bool,
        Field(description="Bevestigt dat een versleuteld bestand zo moet worden bewaard."),
    ] = False

    def dienstvorm(self) -> NieuwDocument:
        naam, inhoud, datum = self.bestand.filename or "", self.bestand.read(), self.datum or vandaag()
        return NieuwDocument(naam, inhoud, datum, versleuteld_goed=self.versleuteld_goed)


@doe(
    "/jaarmomenten/<int:moment_id>/stukken",
    Recht.JAARMOMENT_VASTLEGGEN,
    Jaarstukvoorstel,
    Jaarstuk,
    status=201,
    codes=("ongeldig_bestand", "bestand_versleuteld", "bestand_besmet", "datum_in_toekomst", "verouderd"),
)
def dien_jaarstuk_in(moment_id: int, invoer: Jaarstukvoorstel) -> Response:
    """Dien een stuk in bij een moment van het jaar

    Door het team, of door wie het moment doet. Het gaat langs de stations van de procedure; het nieuwste stuk telt.
    """
    return handel(
        diensten.dien_jaarstuk_in,
        moment_id,
        invoer.titel,
        invoer.dienstvorm(),
        toon=lambda rij: _stuk(rij.id),
        plek=lambda rij: adres_van("jaarstuk", stuk_id=rij.id),
    )


class Jaarstukuitslag(Invoer):
    uitkomst: Annotated[Behandeluitkomst, Field(description="Wat het station ermee deed.")]
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    toelichting: Annotated[Tekst, Field(description="Verplicht bij aangehouden en terugverwezen.", examples=[""])] = ""
    gemeenten: Annotated[
        list[Annotated[Woord, Field(max_length=10)]],
        Field(
            default_factory=list,
            max_length=100,
            description="CBS-codes bij een station van gemeenten; anders leeg.",
            examples=[[]],
        ),
    ]


@doe(
    "/jaarstukken/<int:stuk_id>/stations/<station>",
    Recht.JAARMOMENT_VASTLEGGEN,
    Jaarstukuitslag,
    Jaarstuk,
    codes=("niet_aan_de_beurt", "motivering_verplicht", "datum_in_toekomst", "datum_onlogisch", "verouderd"),
)
def leg_jaarstukstap_vast(stuk_id: int, station: str, invoer: Jaarstukuitslag) -> Response:
    """Leg vast wat een station met een stuk van het jaar deed

    Het team voor elk station, een gemeente voor zichzelf.
    """
    uitslag = Stationsuitslag(invoer.uitkomst, invoer.datum or vandaag(), invoer.toelichting, invoer.gemeenten)
    return handel(diensten.leg_jaarstukstap_vast, stuk_id, station, uitslag, toon=lambda _rijen: _stuk(stuk_id))
