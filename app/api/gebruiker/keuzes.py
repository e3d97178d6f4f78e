"""What can be chosen: the codes that a region's profile knows, and in a zaak the accounts that can get a role."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from app.api.gebruiker.ik import Regio, regiobeeld
from app.api.kern.bewerking import lees
from app.api.kern.handelen import vandaag
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Uitvoer
from app.db import db
from app.domain.basis.begrippen import Rol, Zaakrol
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.regio.regiojaar import Per
from app.domain.regio.regioteksten import Tekstplek
from app.models import Gebruiker
from app.regios import alle_profielen
from app.services.kern.elders import besturen_van
from app.services.zaak.toewijzing import gemeentekandidaten
from app.services.zaak.toewijzing import kandidaten as lees_kandidaten

GROEP = "Wie en waar"


class Profielfunctie(Uitvoer):
    """Een functie in de regio."""

    code: Annotated[str, Field(description="Code van de functie.", examples=["directeur-sbjh"])]
    titel: Annotated[str, Field(description="Naam van de functie.", examples=["directeur Servicebureau"])]
    organisatie: Annotated[str, Field(description="Code van waar zij bij hoort.", examples=["sbjh"])]
    rol: Annotated[Rol, Field(description="Welke rol erbij hoort; `regievoerder` is een leidende functie.")]
    beoordeelt_mandaten: Annotated[bool, Field(description="Of deze functie de mandaten beoordeelt.")]
    hoedanigheden: Annotated[list[str], Field(description="Waaruit de houder steeds kiest.", examples=[[]])]


class Regiooverleg(Uitvoer):
    """Een overleg van de regio."""

    code: Annotated[str, Field(description="Code van het overleg.", examples=["DO"])]
    naam: Annotated[str, Field(description="Naam.", examples=["Directeurenoverleg"])]
    frequentie: Annotated[str, Field(description="Hoe vaak het bijeenkomt.", examples=["elke maand"])]
    leden: Annotated[str, Field(description="Wie erin zitten.", examples=["directeuren"])]


class Regioroute(Uitvoer):
    """Een weg van een stuk langs overleggen en gemeenten."""

    code: Annotated[str, Field(description="Code van de route.", examples=["college"])]
    titel: Annotated[str, Field(description="Voor welke stukken.", examples=["Stuk voor de colleges"])]
    stations: Annotated[list[str], Field(description="De stations, in volgorde.", examples=[["DO", "college"]])]


class Regiokeuze(Uitvoer):
    """Een code met haar naam."""

    code: Annotated[str, Field(description="Code.", examples=["pleegzorg"])]
    titel: Annotated[str, Field(description="Naam.", examples=["Pleegzorg"])]


class Regiofase(Regiokeuze):
    """Een fase van het interbestuurlijk toezicht."""

    begin: Annotated[bool, Field(description="Of het toezicht met deze fase kan beginnen.")]
    vervolg: Annotated[list[str], Field(description="Codes van de fasen die kunnen volgen.", examples=[[]])]


class Regioafspraak(Uitvoer):
    """Een afspraak die elke zaak maakt, of met een reden niet."""

    nummer: Annotated[int, Field(description="Nummer van de afspraak.", examples=[1])]
    titel: Annotated[str, Field(description="Wat is afgesproken.", examples=["Een projectleider"])]


class Regiotekst(Uitvoer):
    """Een tekst van de regio om mee te beginnen."""

    code: Annotated[str, Field(description="Code van de tekst.", examples=["voorschot"])]
    titel: Annotated[str, Field(description="Waarvoor hij is.", examples=["voorschot"])]
    voor: Annotated[list[Tekstplek], Field(description="In welke velden hij past.")]
    tekst: Annotated[
        str,
        Field(
            description="De tekst. {aanbieder}, {zaaknummer} en {vandaag} vult u zelf in.",
            examples=["Wij verstrekken {aanbieder} een voorschot."],
        ),
    ]
    bron: Annotated[str, Field(description="Waar hij vandaan komt.", examples=["eigen tekst [I]"])]


class Regiobestuur(Uitvoer):
    """Een bestuur van een gemeenschappelijke regeling in een andere regio."""

    orgaan: Annotated[
        str,
        Field(
            description="Zoals u het bij een mandaat noemt (`organen`).",
            examples=["het dagelijks bestuur van de gemeenschappelijke regeling Jeugdhulp Rijnmond"],
        ),
    ]
    regio: Annotated[str, Field(description="Code van die regio.", examples=["rijnmond"])]
    bron: Annotated[str, Field(description="Waar de regeling staat.", examples=["https://lokaleregelgeving.example/1"])]


class Regiomoment(Uitvoer):
    """Een moment van een procedure."""

    code: Annotated[str, Field(description="Code van het moment.", examples=["zienswijze"])]
    titel: Annotated[str, Field(description="Wat er moet gebeuren.", examples=["Zienswijze van de gemeenteraad"])]
    maand: Annotated[int, Field(description="In welke maand.", examples=[6])]
    dag: Annotated[int | None, Field(description="Op welke dag; leeg is de laatste van de maand.", examples=[None])]
    functie: Annotated[str, Field(description="Code van de functie die het doet.", examples=[""])]
    per: Annotated[Per, Field(description="Eén keer, of door elke gemeente.")]
    overleg: Annotated[str, Field(description="Code van het overleg waar het komt.", examples=["BOJ"])]
    bron: Annotated[str, Field(description="Waar het vandaan komt.", examples=["notitie, paragraaf 5.4 [S]"])]


class Regioprocedure(Uitvoer):
    """Wat in deze regio terugkomt."""

    code: Annotated[str, Field(description="Code van de procedure.", examples=["begroting"])]
    titel: Annotated[str, Field(description="Naam.", examples=["Begroting van het Servicebureau"])]
    toelichting: Annotated[str, Field(description="Hoe zij gaat.", examples=["In maart voorlopig."])]
    route: Annotated[str, Field(description="Code van de route van haar stukken.", examples=["raad"])]
    vanaf: Annotated[int, Field(description="Het eerste jaar.", examples=[2022])]
    elke: Annotated[int, Field(description="Om de hoeveel jaar.", examples=[1])]
    momenten: Annotated[list[Regiomoment], Field(description="Haar momenten.")]
    bron: Annotated[str, Field(description="Waar het vandaan komt.", examples=["notitie, paragraaf 5.4 [S]"])]


class Regioprofiel(Regio):
    """Een regio met alle codes die u bij handelingen gebruikt."""

    functies: Annotated[list[Profielfunctie], Field(description="De functies in de regio.")]
    overleggen: Annotated[list[Regiooverleg], Field(description="De overleggen van de regio.")]
    routes: Annotated[list[Regioroute], Field(description="De routes van stukken.")]
    zorgvormen: Annotated[list[Regiokeuze], Field(description="De zorgvormen waarin kinderen worden geteld.")]
    opschaling: Annotated[list[Regiokeuze], Field(description="De niveaus van opschaling, het laagste eerst.")]
    toezichtfasen: Annotated[list[Regiofase], Field(description="De fasen van het interbestuurlijk toezicht.")]
    afspraken: Annotated[list[Regioafspraak], Field(description="De afspraken die een zaak maakt.")]
    teksten: Annotated[list[Regiotekst], Field(description="Teksten van de regio, voor wie iets schrijft.")]
    besturen: Annotated[
        list[Regiobestuur],
        Field(
            description="Besturen in andere regio's die vandaag bekend zijn. Ga na of de bevoegdheid is overgedragen."
        ),
    ]
    procedures: Annotated[list[Regioprocedure], Field(description="Wat in deze regio elk jaar, of zo vaak, terugkomt.")]


@lees("/regios/<regio>", Recht.INGELOGD, Regioprofiel)
def regio(regio: str) -> Regioprofiel:
    """Eén regio, met haar codes

    De functies, overleggen, routes, zorgvormen en niveaus die u bij handelingen noemt. Codes van stappen en
    gebeurtenissen staan in de editie van het draaiboek.
    """
    profiel = alle_profielen().get(regio)
    if profiel is None:
        raise NietGevonden("Deze regio kent deze installatie niet. Kies een code uit GET /regios.", veld="regio")
    return Regioprofiel(
        **regiobeeld(profiel).model_dump(),
        functies=[Profielfunctie.model_validate(deel) for deel in profiel.functies],
        overleggen=[Regiooverleg.model_validate(deel) for deel in profiel.overleggen],
        routes=[Regioroute.model_validate(deel) for deel in profiel.routes],
        zorgvormen=[Regiokeuze.model_validate(deel) for deel in profiel.zorgvormen],
        opschaling=[Regiokeuze.model_validate(deel) for deel in profiel.opschaling],
        toezichtfasen=[Regiofase.model_validate(deel) for deel in profiel.toezichtfasen],
        afspraken=[Regioafspraak.model_validate(deel) for deel in profiel.afspraken],
        teksten=[Regiotekst.model_validate(deel) for deel in profiel.teksten],
        besturen=[Regiobestuur.model_validate(deel) for deel in besturen_van(profiel, vandaag())],
        procedures=[Regioprocedure.model_validate(deel) for deel in profiel.procedures],
    )


class Kandidaat(Uitvoer):
    """Een account dat een rol kan krijgen."""

    gebruiker: Annotated[str, Field(description="E-mailadres van het account.", examples=["delft@h10.example"])]
    naam: Annotated[str, Field(description="Naam.", examples=["A. van Dijk"])]
    functie: Annotated[str, Field(description="Functie.", examples=["projectleider"])]
    organisatie: Annotated[str, Field(description="Code van waar hij of zij werkt.", examples=["GM0503"])]


class Kandidaten(Uitvoer):
    """Wie in deze zaak een rol of een mandaat kan krijgen; een lijst is leeg als u die rol niet geeft."""

    projectleiders: Annotated[list[Kandidaat], Field(description="Voor PUT /zaken/{zaaknummer}/projectleider.")]
    regievoerders: Annotated[list[Kandidaat], Field(description="Voor POST /zaken/{zaaknummer}/regievoerders.")]
    houders: Annotated[list[Kandidaat], Field(description="Wie houder van een mandaat kan zijn.")]


@lees("/zaken/<zaaknummer>/kandidaten", Recht.DOSSIER_INZIEN, Kandidaten)
def kandidaten(zaaknummer: str) -> Kandidaten:
    """Wie kan een rol krijgen?

    De accounts waaruit u kiest als u een projectleider aanwijst, een gemeente toevoegt of een mandaat opstelt.
    """
    mijn = dossier()
    mag = mijn.mag(Recht.REGIEVOERDER_TOEVOEGEN)
    gemeenten = gemeentekandidaten(db.session, mijn.profiel, vandaag()) if mag else ()
    leiding = [v.gebruiker for rol in (Zaakrol.REGIEVOERDER, Zaakrol.EXTRA_REGIEVOERDER) for v in mijn.vervuld(rol)]
    return Kandidaten(
        projectleiders=_beelden(_van(Recht.PROJECTLEIDER_AANWIJZEN, Rol.PROJECTLEIDER)),
        regievoerders=_beelden(gemeenten),
        houders=_beelden(leiding if mijn.mag(Recht.MANDAAT_VOORSTELLEN) else ()),
    )


def _van(recht: Recht, rol: Rol) -> Iterable[Gebruiker]:
    """Who has this role in the region of the zaak, for who may choose from them."""
    return lees_kandidaten(db.session, dossier().zaak.regio, rol) if dossier().mag(recht) else ()


def _beelden(wie: Iterable[Gebruiker]) -> list[Kandidaat]:
    return [Kandidaat(gebruiker=g.email, naam=g.naam, functie=g.functie, organisatie=g.organisatie.code) for g in wie]
