"""The terms of a zaak and of all zaken: suspend, resume, extend one; the events that some of them count from."""

from __future__ import annotations

from typing import Annotated, Any

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader, bladzijde
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Nummer,
    Tekst,
    Tijd,
    Uitvoer,
)
from app.api.termijn.termijnbeeld import Termijn, termijnbeeld
from app.db import db
from app.domain.basis.begrippen import Stapstatus
from app.domain.basis.rechten import Recht
from app.domain.termijn.termijn import MAX_WERKDAGEN
from app.domain.termijn.termijnmutatie import Mutatiesoort
from app.models import Termijnmutatie, Zaak
from app.services.termijn import mutaties as diensten
from app.services.termijn.overzicht import (
    Termijnregel,
    Termijnsoort,
    termijnen_over_zaken,
    termijnen_van,
    wijzigingen_van,
)

GROEP = "Stappen en termijnen"
REGELS = ("ongeldige_overgang", "motivering_verplicht", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten")


class Termijnwijziging(Uitvoer):
    """Een opschorting, hervatting of verlenging."""

    soort: Annotated[Mutatiesoort, Field(description="Wat er is gedaan.")]
    datum: Annotated[Datum, Field(description="Vanaf welke dag; bij verlengen de dag van het besluit.")]
    werkdagen: Annotated[int | None, Field(description="Bij verlengen: met hoeveel werkdagen.", examples=[None])]
    reden: Annotated[str, Field(description="Waarom.", examples=["De bank heeft uitstel gevraagd."])]
    door: Annotated[str, Field(description="Wie het invoerde.", examples=["A. van Dijk"])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer het is ingevoerd.")]


class Staptermijnkern(Uitvoer):
    code: Annotated[str, Field(description="Code van de stap.", examples=["ZO-01"])]
    titel: Annotated[str, Field(description="Wat er moet gebeuren.", examples=["Herstelplan opvragen"])]
    rol: Annotated[str, Field(description="Wie de stap doet.", examples=["projectleider"])]
    status: Annotated[Stapstatus, Field(description="Of de stap open of afgerond is.")]
    te_laat: Annotated[bool, Field(description="Of de laatste dag voorbij is.")]
    binnenkort: Annotated[bool, Field(description="Of de laatste dag binnen vijf werkdagen is.")]
    termijn: Annotated[Termijn, Field(description="De termijn en hoe zij is berekend.")]
    termijn_bron: Annotated[
        str, Field(description="Op wiens gezag die termijn er is.", examples=["voorstel zonder bron"])
    ]


class Staptermijn(Staptermijnkern):
    """De termijn van een stap, met wat eraan is gewijzigd."""

    wijzigingen: Annotated[list[Termijnwijziging], Field(description="Wat eraan is gewijzigd, oudste eerst.")]


class Zaaktermijn(Staptermijnkern):
    """De termijn van een stap in een van uw zaken."""

    zaaknummer: Nummer
    aanbieder: Annotated[str, Field(description="Naam van de aanbieder.", examples=["Stichting Duinpoort"])]


class Termijnenlijst(Lijst[Staptermijn]):
    """Termijnen van een zaak."""


class Zaaktermijnenlijst(Lijst[Zaaktermijn]):
    """Termijnen van alle zaken."""

    vol: Annotated[bool, Field(description="Altijd `false`: u kunt door alle termijnen bladeren.")] = False


@lees("/zaken/<zaaknummer>/termijnen", Recht.DOSSIER_INZIEN, Termijnenlijst, vraag=Bladervraag)
def termijnen(zaaknummer: str, vraag: Bladervraag) -> Termijnenlijst:
    """De termijnen van de zaak

    Van elke stap met een termijn die open of afgerond is, de nieuwste eerst.
    """
    return blader(Termijnenlijst, _regels(dossier().zaak), vraag, lambda paar: _beeld(*paar))


def _regels(zaak: Zaak) -> list[tuple[Termijnregel, list[Termijnmutatie]]]:
    wijzigingen = wijzigingen_van(db.session, zaak)
    regels = termijnen_van(db.session, zaak, vandaag())
    return [(regel, wijzigingen.get(regel.stap.id, [])) for regel in reversed(regels)]


def _beeld(regel: Termijnregel, wijzigingen: list[Termijnmutatie]) -> Staptermijn:
    return Staptermijn(**_kern(regel), wijzigingen=[_wijziging(rij) for rij in wijzigingen])


def _kern(regel: Termijnregel) -> dict[str, Any]:
    return {
        "code": regel.stap.code,
        "titel": regel.definitie.titel,
        "rol": regel.definitie.rol,
        "status": regel.stap.status,
        "te_laat": regel.te_laat,
        "binnenkort": regel.binnenkort,
        "termijn": termijnbeeld(regel.termijn),
        "termijn_bron": regel.definitie.termijn_bron,
    }


def _wijziging(rij: Termijnmutatie) -> Termijnwijziging:
    return Termijnwijziging(
        soort=rij.soort,
        datum=rij.datum,
        werkdagen=rij.werkdagen,
        reden=rij.reden,
        door=rij.door.naam,
        ingevoerd_op=rij.ingevoerd_op,
    )


class Termijnvraag(Bladervraag):
    welke: Annotated[Termijnsoort | None, Field(description="Alleen deze; anders alle drie.")] = None


@lees("/termijnen", Recht.ZAKEN_INZIEN, Zaaktermijnenlijst, vraag=Termijnvraag)
def termijnen_van_zaken(vraag: Termijnvraag) -> Zaaktermijnenlijst:
    """Wat te laat is, of bijna

    In de zaken van uw team: eerst wat te laat is, dan wat binnen vijf werkdagen afloopt, dan wat is opgeschort.
    """
    grootte = vraag.paginagrootte
    rijen, aantal = termijnen_over_zaken(db.session, g.actor, vandaag(), vraag.welke, grootte + 1, vraag.sla_over)
    stuk = [_in_zaak(rij) for rij in rijen[:grootte]]
    return bladzijde(Zaaktermijnenlijst, stuk, vraag, aantal, later=len(rijen) > grootte)


def _in_zaak(regel: Termijnregel) -> Zaaktermijn:
    return Zaaktermijn(**_kern(regel), zaaknummer=regel.zaak.zaaknummer, aanbieder=regel.zaak.aanbieder.naam)


class Termijnhandeling(Invoer):
    datum: Annotated[Dag, Field(description="Opschorten: de eerste dag die niet telt. Hervatten: die weer telt.")]
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["De bank vroeg uitstel."])] = ""


class Verlenging(Invoer):
    werkdagen: Annotated[int, Field(ge=1, le=MAX_WERKDAGEN, description="Met hoeveel werkdagen.", examples=[5])]
    datum: Annotated[Dag, Field(description="De dag van het besluit om te verlengen.")]
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["De accountant is laat."])] = ""


@doe(
    "/zaken/<zaaknummer>/termijnen/<code>/opschorting",
    Recht.TERMIJN_WIJZIGEN,
    Termijnhandeling,
    Staptermijn,
    codes=REGELS,
)
def schort_op(zaaknummer: str, code: str, invoer: Termijnhandeling) -> Response:
    """Schort een termijn op

    De termijn staat stil; er is dan geen laatste dag.
    """
    return handel(diensten.schort_op, zaaknummer, code, invoer.datum, invoer.reden, toon=lambda _: _gewijzigd(code))


@doe(
    "/zaken/<zaaknummer>/termijnen/<code>/hervatting",
    Recht.TERMIJN_WIJZIGEN,
    Termijnhandeling,
    Staptermijn,
    codes=REGELS,
)
def hervat(zaaknummer: str, code: str, invoer: Termijnhandeling) -> Response:
    """Hervat een opgeschorte termijn

    De termijn loopt verder met wat er over was.
    """
    return handel(diensten.hervat, zaaknummer, code, invoer.datum, invoer.reden, toon=lambda _: _gewijzigd(code))


@doe("/zaken/<zaaknummer>/termijnen/<code>/verlenging", Recht.TERMIJN_WIJZIGEN, Verlenging, Staptermijn, codes=REGELS)
def verleng(zaaknummer: str, code: str, invoer: Verlenging) -> Response:
    """Verleng een termijn

    Met hele werkdagen.
    """
    wat = (code, invoer.werkdagen, invoer.datum, invoer.reden)
    return handel(diensten.verleng, zaaknummer, *wat, toon=lambda _: _gewijzigd(code))


def _gewijzigd(code: str) -> Staptermijn:
    """The term of the last step of this code, as the act left it."""
    return next(_beeld(*paar) for paar in _regels(herlees().zaak) if paar[0].stap.code == code)
