"""Deviations of a zaak: refused and unanswered mandaten, positions that do not agree, and what followed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Dag, Datum, Invoer, Tekst, Uitvoer
from app.db import db
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.rechten import Recht
from app.domain.overleg import afwijking as regels
from app.services.overleg import afwijkingen as diensten

GROEP = "Opschaling en toezicht"
ALLE = "/zaken/<zaaknummer>/afwijkingen"
REGELS = ("ongeldige_overgang", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten")
AFZIEN = (*REGELS, "motivering_verplicht")


class Afwijking(Uitvoer):
    """Een college of gemeente die afwijkt, en wat erop volgde."""

    wat: Annotated[str, Field(description="Welke afwijking; in het adres.", examples=["mandaat-1"])]
    soort: Annotated[regels.Afwijkingssoort, Field(description="Weigering, stilte of standpunt.")]
    organisatie: Annotated[str, Field(description="Wie afwijkt.", examples=["Delft"])]
    sinds_datum: Annotated[Datum, Field(description="Sinds welke dag.")]
    over: Annotated[str, Field(description="Waarover.", examples=["het financieel mandaat (mandaat 1)"])]
    waarom: Annotated[str, Field(description="Wat zij erbij zei.", examples=[""])]
    domeinen: Annotated[
        list[Afwijkdomein], Field(description="Wat het raakt; een lege lijst is niet vastgelegd.", examples=[[]])
    ]
    vervolg: Annotated[
        regels.Vervolg | None,
        Field(description="Wat erop volgde: gekozen, of gebleken uit de zaak. Leeg als dat er niet is."),
    ]
    gevolgd_datum: Annotated[Datum | None, Field(description="Op welke dag.")]
    reden: Annotated[str, Field(description="Waarom er niet is opgeschaald.", examples=[""])]
    opschaling: Annotated[int | None, Field(description="Nummer van de opschaling.", examples=[None])]


class Afwijkingenlijst(Lijst[Afwijking]):
    """Afwijkingen."""


def _beeld(a: regels.Afwijking) -> Afwijking:
    return Afwijking(
        wat=a.wat,
        soort=a.soort,
        organisatie=a.organisatie,
        sinds_datum=a.sinds,
        over=a.over,
        waarom=a.waarom,
        domeinen=list(a.domeinen),
        vervolg=a.vervolg,
        gevolgd_datum=a.gevolgd_op,
        reden=a.reden,
        opschaling=a.opschaling,
    )


@lees(ALLE, Recht.DOSSIER_INZIEN, Afwijkingenlijst, vraag=Bladervraag)
def afwijkingen(zaaknummer: str, vraag: Bladervraag) -> Afwijkingenlijst:
    """Wie afwijkt, en wat erop volgde

    Geweigerde mandaten, mandaten zonder antwoord na de gevraagde dag, en standpunten die niet akkoord zijn.
    """
    return blader(Afwijkingenlijst, diensten.afwijkingen(db.session, dossier().zaak, vandaag()), vraag, _beeld)


class Opschaalvervolg(Invoer):
    datum: Annotated[Dag, Field(description="Op welke dag.")]


@doe(f"{ALLE}/<wat>/opschaling", Recht.AFWIJKING_OPVOLGEN, Opschaalvervolg, Afwijking, codes=REGELS)
def schaal_op_na_afwijking(zaaknummer: str, wat: str, invoer: Opschaalvervolg) -> Response:
    """Schaal op na een afwijking

    Er begint een opschaling, of het hoort bij de opschaling die loopt.
    """
    return handel(diensten.schaal_op_na_afwijking, zaaknummer, wat, invoer.datum, toon=lambda _gedaan: _nu(wat))


class Afzienvervolg(Opschaalvervolg):
    reden: Annotated[
        Tekst, Field(description="Waarom niet. Mag niet leeg zijn.", examples=["Het bedrag is klein."])
    ] = ""


@doe(
    f"{ALLE}/<wat>/afzien", Recht.AFWIJKING_OPVOLGEN, Afzienvervolg, Afwijking, codes=(*REGELS, "motivering_verplicht")
)
def zie_af_van_opschaling(zaaknummer: str, wat: str, invoer: Afzienvervolg) -> Response:
    """Zie af van opschaling

    Met de reden; die staat in het dossier.
    """
    gedaan = (zaaknummer, wat, invoer.datum, invoer.reden)
    return handel(diensten.zie_af_van_opschaling, *gedaan, toon=lambda _rij: _nu(wat))


def _nu(wat: str) -> Afwijking:
    return _beeld(diensten.vind_afwijking(db.session, herlees().zaak, wat, vandaag()))
