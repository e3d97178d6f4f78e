"""Opschaling: the ladder of the region when municipalities do not agree."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Nummer,
    Tekst,
    Tijd,
    Uitvoer,
    Woord,
)
from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.models import Opschaling as Rij
from app.services.kern.toegang import Dossier
from app.services.overleg import opschaling as diensten

GROEP = "Opschaling en toezicht"
EEN = "/opschalingen/<int:opschaling_id>"
REGELS = ("ongeldige_overgang", "opschaling_gesloten", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten")
NIVEAU = "Code van het niveau, uit de ladder van de regio."


class Opschaalstap(Uitvoer):
    """Een niveau dat werd bereikt, of het einde."""

    niveau: Annotated[str, Field(description=NIVEAU, examples=["directeuren"])]
    datum: Annotated[Datum, Field(description="Op welke dag.")]
    uitkomst: Annotated[Opschalingsuitkomst | None, Field(description="De uitkomst, als het hier eindigde.")]
    toelichting: Annotated[str, Field(description="Toelichting.", examples=[""])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dit is ingevoerd.")]


class Opschaling(Uitvoer):
    """Een onderwerp zonder overeenstemming."""

    id: Annotated[int, Field(description="Nummer van de opschaling in deze installatie.", examples=[1])]
    zaaknummer: Nummer
    volgnr: Annotated[int, Field(description="De hoeveelste van de zaak.", examples=[1])]
    aanleiding: Annotated[str, Field(description="Waarover het gaat.", examples=["Delft is niet akkoord."])]
    begin_datum: Annotated[Datum, Field(description="Vanaf welke dag.")]
    niveau: Annotated[str, Field(description="Het niveau waar het nu is, of eindigde.", examples=["ambtelijk"])]
    hogere_niveaus: Annotated[list[str], Field(description="Waarheen het nu nog kan.", examples=[["directeuren"]])]
    uitkomst: Annotated[Opschalingsuitkomst | None, Field(description="Hoe het afliep; leeg zolang het loopt.")]
    einde_datum: Annotated[Datum | None, Field(description="Wanneer het afliep.")]
    stappen: Annotated[list[Opschaalstap], Field(description="De weg omhoog, oudste eerst.")]


class Opschalinglijst(Lijst[Opschaling]):
    """Opschalingen."""


def _beeld(mijn: Dossier, rij: Rij) -> Opschaling:
    return Opschaling(
        id=rij.id,
        zaaknummer=mijn.zaak.zaaknummer,
        volgnr=rij.volgnr,
        aanleiding=rij.aanleiding,
        begin_datum=rij.begin,
        niveau=rij.stappen[-1].niveau,
        hogere_niveaus=list(diensten.ladder(mijn.profiel).hogere(diensten.stand(rij))),
        uitkomst=rij.uitkomst,
        einde_datum=rij.einde,
        stappen=[Opschaalstap.model_validate(stap) for stap in rij.stappen],
    )


def _zoek(mijn: Dossier, opschaling_id: int) -> Rij:
    rij = next((o for o in diensten.lijst_opschalingen(db.session, mijn.zaak) if o.id == opschaling_id), None)
    if rij is None:
        raise NietGevonden("Deze opschaling bestaat niet.")
    return rij


@lees("/zaken/<zaaknummer>/opschalingen", Recht.STANDPUNTEN_INZIEN, Opschalinglijst, vraag=Bladervraag)
def opschalingen(zaaknummer: str, vraag: Bladervraag) -> Opschalinglijst:
    """De opschalingen van de zaak

    Nieuwste eerst. Hoogstens een ervan loopt.
    """
    mijn = dossier()
    return blader(
        Opschalinglijst, diensten.lijst_opschalingen(db.session, mijn.zaak), vraag, lambda rij: _beeld(mijn, rij)
    )


@lees(EEN, Recht.STANDPUNTEN_INZIEN, Opschaling)
def opschaling(opschaling_id: int) -> Opschaling:
    """Eén opschaling

    Met elke stap omhoog.
    """
    return _beeld(dossier(), _zoek(dossier(), opschaling_id))


class NieuweOpschaling(Invoer):
    aanleiding: Annotated[Tekst, Field(description="Waarover. Mag niet leeg zijn.", examples=["Geen akkoord."])] = ""
    datum: Annotated[Dag, Field(description="Vanaf welke dag.")]


@doe(
    "/zaken/<zaaknummer>/opschalingen",
    Recht.OPSCHALING_VOEREN,
    NieuweOpschaling,
    Opschaling,
    status=201,
    codes=("ongeldige_overgang", "motivering_verplicht", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten"),
)
def open_opschaling(zaaknummer: str, invoer: NieuweOpschaling) -> Response:
    """Begin een opschaling

    Op het laagste niveau. Dat hoeft niet als een gemeente niet akkoord is: dan begint zij vanzelf.
    """
    return handel(
        diensten.open_opschaling,
        zaaknummer,
        invoer.aanleiding,
        invoer.datum,
        toon=lambda rij: _nu(rij.id),
        plek=lambda rij: adres_van("opschaling", opschaling_id=rij.id),
    )


def _nu(opschaling_id: int) -> Opschaling:
    mijn = herlees()
    return _beeld(mijn, _zoek(mijn, opschaling_id))


class NieuweStap(Invoer):
    niveau: Annotated[Woord, Field(max_length=40, description=NIVEAU, examples=["directeuren"])]
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    uitkomst: Annotated[
        Tekst,
        Field(
            description="Wat er op dit niveau uitkwam. `opgelost`, `besluit_zonder_overeenstemming` en `ingetrokken` "
            "sluiten de opschaling meteen; andere tekst staat als toelichting bij de stap.",
            examples=[""],
        ),
    ] = ""
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=[""])] = ""

    @property
    def einde(self) -> Opschalingsuitkomst | None:
        return Opschalingsuitkomst(self.uitkomst) if self.uitkomst in list(Opschalingsuitkomst) else None

    @property
    def uitleg(self) -> str:
        return self.toelichting if self.einde else "\n".join(filter(None, (self.uitkomst, self.toelichting)))


@doe(f"{EEN}/stappen", Recht.OPSCHALING_VOEREN, NieuweStap, Opschaling, status=201, codes=REGELS)
def stap_op(opschaling_id: int, invoer: NieuweStap) -> Response:
    """Schaal op naar een hoger niveau

    Een niveau overslaan mag; omlaag kan niet. Met een uitkomst erbij is het daar ook afgelopen.
    """
    waar = (dossier().zaak.zaaknummer, _zoek(dossier(), opschaling_id).volgnr, invoer.niveau, invoer.datum)
    if invoer.einde:
        wat = (*waar, invoer.einde, invoer.uitleg)
        return handel(diensten.stap_met_uitkomst, *wat, toon=lambda _: _nu(opschaling_id))
    return handel(diensten.stap_op, *waar, invoer.uitleg, toon=lambda _: _nu(opschaling_id))


class Opschalingseinde(Invoer):
    uitkomst: Annotated[Opschalingsuitkomst, Field(description="Hoe het afliep.")]
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    toelichting: Annotated[Tekst, Field(description="Wat er is afgesproken of besloten.", examples=[""])] = ""


@doe(f"{EEN}/uitkomst", Recht.OPSCHALING_VOEREN, Opschalingseinde, Opschaling, codes=REGELS)
def sluit_opschaling(opschaling_id: int, invoer: Opschalingseinde) -> Response:
    """Leg de uitkomst van een opschaling vast

    Van elk niveau uit; daarna verandert zij niet meer.
    """
    wat = (_zoek(dossier(), opschaling_id).volgnr, invoer.uitkomst, invoer.datum, invoer.toelichting)
    return handel(diensten.sluit_opschaling, dossier().zaak.zaaknummer, *wat, toon=lambda _: _nu(opschaling_id))
