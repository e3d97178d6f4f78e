"""Days equated with a public holiday, for the administrator: the table, one more, one less, and computing anew."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Regel,
    Tekst,
    Uitvoer,
)
from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.services.termijn import dagen as diensten

GROEP = "Gelijkgestelde dagen"
GEEN_DAG = "Dit is geen dag. Schrijf hem zo: 2026-01-02."


class Gelijkgesteld(Uitvoer):
    """Een dag die met een feestdag gelijk is gesteld."""

    datum: Annotated[Datum, Field(description="De dag.", examples=["2026-05-15"])]
    naam: Annotated[str, Field(description="Naam.", examples=["Dag na Hemelvaart"])]
    bron: Annotated[str, Field(description="Waar dat staat.", examples=["Staatscourant 2024, 1"])]


class Dagenlijst(Lijst[Gelijkgesteld]):
    """Gelijkgestelde dagen."""


@lees("/dagen", Recht.DAGEN_BEHEREN, Dagenlijst, vraag=Bladervraag)
def dagen(vraag: Bladervraag) -> Dagenlijst:
    """De gelijkgestelde dagen

    Termijnen slaan ze over. Laatste dag eerst.
    """
    return blader(Dagenlijst, diensten.lijst_dagen(db.session), vraag, Gelijkgesteld.model_validate)


class Termijngevolg(Uitvoer):
    """Wat een wijziging met termijnen deed."""

    termijnen_gewijzigd: Annotated[int, Field(description="Hoeveel een andere laatste dag kregen.", examples=[2])]


def _gevolg(aantal: int) -> Termijngevolg:
    return Termijngevolg(termijnen_gewijzigd=aantal)


class NieuweDag(Invoer):
    dag: Annotated[Dag, Field(description="De dag.", examples=["2026-05-15"])]
    naam: Annotated[Regel, Field(description="Naam. Mag niet leeg zijn.", examples=["Dag na Hemelvaart"])]
    bron: Annotated[
        Regel,
        Field(
            max_length=diensten.MAX_BRON,
            description="Waar dat staat. Mag niet leeg zijn.",
            examples=["Staatscourant 2024, 1"],
        ),
    ]


@doe("/dagen", Recht.DAGEN_BEHEREN, NieuweDag, Termijngevolg, status=201)
def voeg_dag_toe(invoer: NieuweDag) -> Response:
    """Stel een dag gelijk met een feestdag

    Lopende termijnen worden opnieuw berekend, in elke zaak.
    """
    return handel(diensten.voeg_dag_toe, invoer.dag, invoer.naam, invoer.bron, toon=_gevolg)


class Dagreden(Invoer):
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Stond er ten onrechte."])] = ""


@doe(
    "/dagen/<dag>/verwijdering",
    Recht.DAGEN_BEHEREN,
    Dagreden,
    Termijngevolg,
    codes=("motivering_verplicht",),
)
def verwijder_dag(dag: str, invoer: Dagreden) -> Response:
    """Haal een gelijkgestelde dag weg

    Lopende termijnen worden opnieuw berekend.
    """
    return handel(diensten.verwijder_dag, _lees(dag), invoer.reden, toon=_gevolg)


def _lees(tekst: str) -> date:
    """A day as it stands in an address: 2026-01-02 and no other way. Raises NietGevonden."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError as fout:
        raise NietGevonden(GEEN_DAG) from fout
    if dag.isoformat() != tekst:
        raise NietGevonden(GEEN_DAG)
    return dag


@doe(
    "/dagen/herberekening",
    Recht.DAGEN_BEHEREN,
    Dagreden,
    Termijngevolg,
    codes=("motivering_verplicht",),
)
def herbereken(invoer: Dagreden) -> Response:
    """Bereken alle lopende termijnen opnieuw

    Bijvoorbeeld na een fout in de tabel.
    """
    return handel(diensten.herbereken_termijnen, invoer.reden, toon=_gevolg)
