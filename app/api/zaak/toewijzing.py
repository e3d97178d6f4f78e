"""Who does what in a zaak: the projectleider, a municipality with a large interest, the five agreements; on any day."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Dagvraag
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Tekst,
    Uitvoer,
    Woord,
)
from app.api.zaak.verloop import zaak_nu
from app.api.zaak.zaakbeeld import (
    Afspraak,
    Persoon,
    Ruimte,
    Zaak,
    afspraak,
    persoon,
    ruimte,
)
from app.db import db
from app.domain.basis.begrippen import Afspraakstatus, Mandaatstatus, Toestand
from app.domain.basis.rechten import Recht
from app.domain.regio.stuurgroep import Stuurrol
from app.services.dossier.situatie import Functiestand, situatie_op
from app.services.zaak import toewijzing as diensten
from app.services.zaak.regievoering import vervang_regievoerder as vervang

GROEP = "Wie doet wat"
REGELS = ("datum_in_toekomst", "datum_onlogisch", "zaak_gesloten")
Account = Annotated[Woord, Field(max_length=254, description="E-mailadres.", examples=["projectleider@sbjh.example"])]
Vanaf = Annotated[Dag | None, Field(description="Vanaf welke dag; vandaag als u niets zegt.")]


class Aanwijzing(Invoer):
    gebruiker: Account
    datum: Vanaf = None
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=[""])] = ""


@doe(
    "/zaken/<zaaknummer>/projectleider",
    Recht.PROJECTLEIDER_AANWIJZEN,
    Aanwijzing,
    Zaak,
    methode="PUT",
    met_versie=True,
    codes=("ongeldige_overgang", *REGELS),
)
def wijs_projectleider_aan(zaaknummer: str, invoer: Aanwijzing, versie: int | None) -> Response:
    """Wijs de projectleider aan

    Of vervang hem of haar vanaf een dag.
    """
    wat = (invoer.gebruiker, invoer.datum or vandaag(), invoer.toelichting)
    return handel(diensten.wijs_projectleider_aan, zaaknummer, *wat, versie=versie, toon=zaak_nu)


class Toevoeging(Invoer):
    gemeente: Annotated[Woord, Field(max_length=10, description="CBS-code van de gemeente.", examples=["GM0503"])]
    gebruiker: Account
    datum: Vanaf = None
    toelichting: Annotated[
        Tekst, Field(description="Waarom deze gemeente.", examples=["De helft van de kinderen."])
    ] = "Gemeente met een groot belang."


@doe(
    "/zaken/<zaaknummer>/regievoerders",
    Recht.REGIEVOERDER_TOEVOEGEN,
    Toevoeging,
    Zaak,
    status=201,
    met_versie=True,
    codes=("ongeldige_overgang", "motivering_verplicht", *REGELS),
)
def voeg_regievoerder_toe(zaaknummer: str, invoer: Toevoeging, versie: int | None) -> Response:
    """Voeg een gemeente toe aan de Regievoerder

    Een gemeente met een groot belang bij deze zaak.
    """
    wat = (invoer.gebruiker, invoer.datum or vandaag(), invoer.toelichting)
    return handel(diensten.voeg_regievoerder_toe, zaaknummer, *wat, versie, invoer.gemeente, toon=zaak_nu)


class Vervanging(Invoer):
    functie: Annotated[Woord, Field(max_length=40, description="Code van de functie.", examples=["directeur-sbjh"])]
    datum: Annotated[Dag, Field(description="Vanaf welke dag.")]
    toelichting: Annotated[
        Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Zij ging met pensioen."])
    ] = ""


@doe(
    "/zaken/<zaaknummer>/regievoerders/vervanging",
    Recht.REGIEVOERDER_TOEVOEGEN,
    Vervanging,
    Zaak,
    met_versie=True,
    codes=("ongeldige_overgang", "motivering_verplicht", *REGELS),
)
def vervang_regievoerder(zaaknummer: str, invoer: Vervanging, versie: int | None) -> Response:
    """Laat de Regievoerder de functie volgen

    De zaak gaat vanaf deze dag over op wie de functie nu vervult.
    """
    wat = (invoer.functie, invoer.datum, invoer.toelichting)
    return handel(vervang, zaaknummer, *wat, versie=versie, toon=zaak_nu)


class Afspraakkeuze(Invoer):
    status: Annotated[Literal["gedaan", "niet_toegepast"], Field(description="Gedaan, of bewust niet toegepast.")]
    toelichting: Annotated[
        Tekst, Field(description="Wat er is gedaan, of waarom niet. Mag niet leeg zijn.", examples=["Op 13 februari."])
    ] = ""
    datum: Vanaf = None


@doe(
    "/zaken/<zaaknummer>/afspraken/<int:nummer>",
    Recht.AFSPRAAK_VASTLEGGEN,
    Afspraakkeuze,
    Afspraak,
    methode="PUT",
    met_versie=True,
    codes=("motivering_verplicht", *REGELS),
)
def leg_afspraak_vast(zaaknummer: str, nummer: int, invoer: Afspraakkeuze, versie: int | None) -> Response:
    """Leg een afspraak vast

    Een van de vijf afspraken van de zaak. If-Match is de ETag van de zaak.
    """
    wat = (nummer, Afspraakstatus(invoer.status), invoer.toelichting, invoer.datum or vandaag())
    return handel(
        diensten.leg_afspraak_vast, zaaknummer, *wat, versie=versie, toon=lambda rij: afspraak(herlees(), rij)
    )


class Functie(Uitvoer):
    code: Annotated[str, Field(description="Code van de functie.", examples=["directeur-sbjh"])]
    titel: Annotated[str, Field(description="Naam van de functie.", examples=["directeur Servicebureau"])]
    houder: Annotated[str | None, Field(description="Wie haar vervulde.", examples=["A. van Dijk"])]
    waarnemers: Annotated[list[str], Field(description="Wie waarnam.", examples=[[]])]


class Geldend(Uitvoer):
    """Een mandaat waarop een besluit van die dag kan rusten."""

    id: Annotated[int, Field(description="Nummer van het mandaat.", examples=[1])]
    mandaatgever: Annotated[str, Field(description="Code van wie het gaf.", examples=["GM0503"])]
    status: Annotated[Mandaatstatus, Field(description="Status op die dag.")]


class Zitplek(Uitvoer):
    """Wat een partij op die dag in een stuurgroep was."""

    stuurgroep: Annotated[str, Field(description="De stuurgroep.", examples=["JeugdhulpPlus"])]
    rol: Annotated[Stuurrol, Field(description="Accounthouder, vertegenwoordiger of aanspreekpunt.")]
    partij: Annotated[str, Field(description="De regio of gemeente.", examples=["Rotterdam"])]
    wie: Annotated[str, Field(description="Wie namens die partij aan tafel zat.", examples=["wethouder"])]


class Situatie(Uitvoer):
    """De zaak op een dag."""

    datum: Annotated[Datum, Field(description="Op welke dag.")]
    toestand: Annotated[Toestand, Field(description="Waar de zaak toen stond.")]
    rollen: Annotated[list[Persoon], Field(description="Wie toen welke rol in de zaak had.")]
    functies: Annotated[list[Functie], Field(description="Wie toen welke functie in de regio vervulde.")]
    stuurgroepen: Annotated[list[Zitplek], Field(description="Wie toen voor wie in een stuurgroep zat.")]
    mandaten: Annotated[list[Geldend], Field(description="De mandaten die toen golden.")]
    ruimte: Annotated[Ruimte, Field(description="De ruimte op die dag.")]


@lees("/zaken/<zaaknummer>/situatie", Recht.DOSSIER_INZIEN, Situatie, vraag=Dagvraag)
def situatie(zaaknummer: str, vraag: Dagvraag) -> Situatie:
    """De zaak op een dag

    Wie toen welke rol en welk mandaat had, de trede en de ruimte; nagespeeld uit het logboek.
    """
    stand = situatie_op(db.session, dossier(), vraag.datum or vandaag(), vandaag())
    return Situatie(
        datum=stand.datum,
        toestand=stand.bepaling.naar,
        rollen=[persoon(dossier(), v) for v in stand.rollen],
        functies=[_functie(f) for f in stand.functies],
        stuurgroepen=[Zitplek.model_validate(rij) for rij in stand.stuurgroepen],
        mandaten=[
            Geldend(id=m.mandaat.id, mandaatgever=m.mandaat.mandaatgever.code, status=m.status) for m in stand.mandaten
        ],
        ruimte=ruimte(stand.ruimte),
    )


def _functie(stand: Functiestand) -> Functie:
    return Functie(
        code=stand.functie.code,
        titel=stand.functie.titel,
        houder=stand.houder.naam if stand.houder else None,
        waarnemers=[w.naam for w in stand.waarnemers],
    )
