"""Papers of a zaak on their route: put in, on and off an agenda, what came of it, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Documentkeuze,
    Invoer,
    Regel,
    Tekst,
    Woord,
)
from app.api.vergadering.stukbeeld import Stuk, Stukregel, stukbeeld, stukregel
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.services.vergadering import agendering
from app.services.vergadering import stukken as diensten
from app.services.vergadering import uitkomsten as uitslagen

GROEP = "Stukken"
ALLE = "/zaken/<zaaknummer>/stukken"
EEN = f"{ALLE}/<int:nummer>"
REGELS = ("stuk_ingetrokken", "niet_aan_de_beurt", "ongeldige_overgang", "datum_onlogisch", "zaak_gesloten")
ERAF = ("stuk_ingetrokken", "ongeldige_overgang", "motivering_verplicht", "zaak_gesloten")
Gemeenten = Annotated[
    list[Annotated[Woord, Field(max_length=10)]],
    Field(
        default_factory=list,
        max_length=100,
        description="Bij een station van gemeenten: CBS-codes van welke. Bij een ander station leeg.",
        examples=[[]],
    ),
]


class Stukkenlijst(Lijst[Stukregel]):
    """Stukken."""


@lees(ALLE, Recht.STUKKEN_INZIEN, Stukkenlijst, vraag=Bladervraag)
def stukken(zaaknummer: str, vraag: Bladervraag) -> Stukkenlijst:
    """De stukken van de zaak

    Nieuwste eerst, met waar elk stuk is.
    """
    mijn = dossier()
    return blader(Stukkenlijst, diensten.lijst_stukken(db.session, mijn), vraag, lambda blad: stukregel(mijn, blad))


@lees(EEN, Recht.STUKKEN_INZIEN, Stuk)
def stuk(zaaknummer: str, nummer: int) -> Stuk:
    """Eén stuk

    De route en elke agenda. Een gemeente ziet de stations van de regio en die van haarzelf.
    """
    return stukbeeld(dossier(), diensten.vind_stuk(db.session, dossier(), nummer))


def _nu(nummer: int) -> Callable[[Any], Stuk]:
    """The paper as it is after the act."""

    def toon(_gedaan: Any) -> Stuk:
        mijn = herlees()
        return stukbeeld(mijn, diensten.vind_stuk(db.session, mijn, nummer))

    return toon


class NieuwStuk(Invoer):
    titel: Annotated[Regel, Field(description="Titel. Mag niet leeg zijn.", examples=["Continuïteitsplan"])]
    route: Annotated[Woord, Field(max_length=40, description="Code van de route.", examples=["regionaal"])]
    datum: Annotated[Dag | None, Field(description="Op welke dag het is ingediend; vandaag als u niets zegt.")] = None
    document_id: Documentkeuze = None

    def dienstvorm(self) -> diensten.NieuwStuk:
        return diensten.NieuwStuk(self.titel, self.route, self.datum or vandaag(), self.document_id)


@doe(
    ALLE,
    Recht.STUK_BEHEREN,
    NieuwStuk,
    Stuk,
    status=201,
    codes=("datum_in_toekomst", "datum_onlogisch", "zaak_gesloten"),
)
def dien_stuk_in(zaaknummer: str, invoer: NieuwStuk) -> Response:
    """Dien een stuk in

    Het gaat langs de stations van zijn route, in volgorde.
    """
    return handel(
        diensten.dien_stuk_in,
        zaaknummer,
        invoer.dienstvorm(),
        toon=lambda nieuw: _nu(nieuw.volgnr)(nieuw),
        plek=lambda nieuw: adres_van("stuk", zaaknummer=zaaknummer, nummer=nieuw.volgnr),
    )


class Agendering(Invoer):
    vergadering_id: Annotated[
        int | None,
        Field(
            ge=1, le=2**31 - 1, description="Alleen bij een overleg van de regio: op welke vergadering.", examples=[1]
        ),
    ] = None
    datum: Annotated[
        Dag | None, Field(description="Bij een station van gemeenten: op welke dag, ongeveer.", examples=[None])
    ] = None
    gemeenten: Gemeenten

    def dienstvorm(self) -> agendering.Agendering:
        return agendering.Agendering(self.vergadering_id, self.datum, self.gemeenten)


@doe(f"{EEN}/agenda/<station>", Recht.STUK_BEHEREN, Agendering, Stuk, codes=REGELS)
def agendeer(zaaknummer: str, nummer: int, station: str, invoer: Agendering) -> Response:
    """Zet een stuk op een agenda

    Van het station waar het nu is: op een vergadering van de regio, of op een dag bij gemeenten. Wat bij het andere
    soort station hoort, stuurt u niet mee.
    """
    return handel(agendering.agendeer, zaaknummer, nummer, station, invoer.dienstvorm(), toon=_nu(nummer))


class Afvoering(Invoer):
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Nog niet af."])] = ""


@doe(
    f"{EEN}/agendapunten/<int:agendapunt_id>/afvoering",
    Recht.STUK_BEHEREN,
    Afvoering,
    Stuk,
    codes=ERAF,
)
def voer_af(zaaknummer: str, nummer: int, agendapunt_id: int, invoer: Afvoering) -> Response:
    """Haal een stuk van een agenda

    Zolang het daar niet is behandeld.
    """
    return handel(agendering.voer_af, zaaknummer, nummer, agendapunt_id, invoer.reden, toon=_nu(nummer))


class Behandeling(Invoer):
    uitkomst: Annotated[Behandeluitkomst, Field(description="Wat het station met het stuk deed.")]
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    toelichting: Annotated[
        Tekst, Field(description="Verplicht bij aangehouden en terugverwezen.", examples=["Nog een vraag."])
    ] = ""
    gemeenten: Gemeenten

    def dienstvorm(self) -> Stationsuitslag:
        return Stationsuitslag(self.uitkomst, self.datum, self.toelichting, self.gemeenten)


@doe(
    f"{EEN}/uitkomsten/<station>",
    Recht.STUK_BEHEREN,
    Behandeling,
    Stuk,
    status=201,
    codes=(*REGELS, "motivering_verplicht", "datum_in_toekomst"),
)
def leg_uitkomst_vast(zaaknummer: str, nummer: int, station: str, invoer: Behandeling) -> Response:
    """Leg de uitkomst van een stuk vast

    Daarna verandert zij niet meer. Het stuk gaat verder, blijft, of gaat een station terug.
    """
    return handel(uitslagen.leg_uitkomst_vast, zaaknummer, nummer, station, invoer.dienstvorm(), toon=_nu(nummer))


class Stukintrekking(Afvoering):
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None


@doe(
    f"{EEN}/intrekking",
    Recht.STUK_BEHEREN,
    Stukintrekking,
    Stuk,
    codes=(*ERAF, "datum_in_toekomst", "datum_onlogisch"),
)
def trek_stuk_in(zaaknummer: str, nummer: int, invoer: Stukintrekking) -> Response:
    """Trek een stuk in

    Het gaat van elke agenda en komt niet terug.
    """
    wat = (nummer, invoer.datum or vandaag(), invoer.reden)
    return handel(diensten.trek_stuk_in, zaaknummer, *wat, toon=_nu(nummer))
