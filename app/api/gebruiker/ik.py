"""Who I am, and what the region consists of."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.vorm import Dag, Datum, Invoer, Tijd, Uitvoer
from app.db import db
from app.domain.basis.begrippen import Organisatiesoort, Rol
from app.domain.basis.rechten import Recht
from app.domain.basis.zoeken import op_naam
from app.domain.gebruiker.taal import Taal
from app.domain.gebruiker.token import Tokenbereik
from app.domain.regio.regio import Regioprofiel
from app.models import Gebruiker
from app.regios import alle_profielen
from app.services.gebruiker.eigen import kies_taal as dienst_kies_taal
from app.services.kern.hoedanigheid import hoedanigheden_van

GROEP = "Wie en waar"


class Organisatie(Uitvoer):
    code: Annotated[str, Field(description="Code: van CBS voor een gemeente, anders een eigen.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam van de organisatie.", examples=["Delft"])]
    soort: Annotated[Organisatiesoort, Field(description="Wat voor organisatie het is.")]
    regio: Annotated[str, Field(description="Code van de regio.", examples=["haaglanden"])]


class Tokenstand(Uitvoer):
    bereik: Annotated[Tokenbereik, Field(description="Wat met dit token kan.")]
    verloopt_op: Annotated[Tijd, Field(description="Tot wanneer het werkt.")]


class Ik(Uitvoer):
    email: Annotated[str, Field(description="E-mailadres van het account.", examples=["directeur@sbjh.example"])]
    naam: Annotated[str, Field(description="Naam van de persoon.", examples=["A. van Dijk"])]
    taal: Annotated[Taal, Field(description="In welke taal uw schermen staan.")]
    hoedanigheid: Annotated[str, Field(description="Hoe uw functie in het logboek staat.", examples=["directeur"])]
    rollen: Annotated[list[Rol], Field(description="Uw rollen vandaag.", examples=[["regievoerder"]])]
    functies: Annotated[
        list[str], Field(description="De functies die u vandaag vervult.", examples=[["directeur-sbjh"]])
    ]
    hoedanigheden: Annotated[
        list[str],
        Field(description="Waaruit u bij elke handeling kiest; leeg als u niet hoeft te kiezen.", examples=[[]]),
    ]
    organisatie: Annotated[Organisatie, Field(description="Waar u werkt.")]
    token: Annotated[Tokenstand, Field(description="Het token waarmee u nu werkt.")]


@lees("/ik", Recht.INGELOGD, Ik)
def ik() -> Ik:
    """Wie ben ik?

    Uw account, uw rollen en functies van vandaag, en wat met dit token kan.
    """
    return _ik(db.session.get_one(Gebruiker, g.actor.id))


def _ik(gebruiker: Gebruiker) -> Ik:
    return Ik(
        email=gebruiker.email,
        naam=g.actor.naam,
        taal=gebruiker.taal,
        hoedanigheid=g.actor.hoedanigheid,
        rollen=sorted(g.actor.rollen),
        functies=sorted(g.actor.functies),
        hoedanigheden=list(hoedanigheden_van(g.actor)),
        organisatie=Organisatie.model_validate(gebruiker.organisatie),
        token=Tokenstand(bereik=g.bereik, verloopt_op=g.token_tot),
    )


class Taalkeuze(Invoer):
    taal: Annotated[Taal, Field(description="Nederlands of Engels.", examples=["en"])]


@doe("/ik/taal", Recht.INGELOGD, Taalkeuze, Ik, methode="PUT")
def kies_taal(invoer: Taalkeuze) -> Response:
    """Kies de taal van uw schermen

    Alleen voor uw eigen account. Wat u vastlegt, brieven, gedeelde dossiers en deze API blijven Nederlands.
    """
    return handel(dienst_kies_taal, g.actor.id, invoer.taal, toon=_ik)


class Gemeente(Uitvoer):
    code: Annotated[str, Field(description="Code van CBS.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam van de gemeente.", examples=["Delft"])]
    regio: Annotated[str, Field(description="Code van de regio.", examples=["haaglanden"])]
    deelregio: Annotated[str | None, Field(description="Code van de deelregio, als die er is.", examples=[None])]
    vanaf: Annotated[Datum | None, Field(description="De eerste dag in deze regio; leeg als dat niet vastligt.")]
    tot: Annotated[Datum | None, Field(description="De laatste dag in deze regio; leeg als dat niet vastligt.")]


class Gemeentelijst(Lijst[Gemeente]):
    """Gemeenten."""


class Gemeentevraag(Bladervraag):
    datum: Annotated[
        Dag | None, Field(description="Wie op deze dag bij een regio hoort; vandaag als u niets zegt.")
    ] = None


@lees("/gemeenten", Recht.INGELOGD, Gemeentelijst, vraag=Gemeentevraag)
def gemeenten(vraag: Gemeentevraag) -> Gemeentelijst:
    """Alle gemeenten

    De gemeenten van de regio's die deze installatie kent, op naam: elke bij de regio waar zij op die dag hoort.
    """
    dag = vraag.datum or vandaag()
    alle = [
        Gemeente(
            code=deel.code,
            naam=deel.naam,
            regio=profiel.code,
            deelregio=deel.deelregio,
            vanaf=deel.vanaf,
            tot=deel.tot,
        )
        for profiel in alle_profielen().values()
        for deel in profiel.gemeenten_op(dag)
    ]
    return blader(Gemeentelijst, sorted(alle, key=lambda deel: op_naam(deel.naam)), vraag, lambda deel: deel)


class Toezichthouder(Uitvoer):
    code: Annotated[str, Field(description="Code.", examples=["nza"])]
    naam: Annotated[str, Field(description="Naam.", examples=["Nederlandse Zorgautoriteit (NZa)"])]
    vanaf: Annotated[Datum | None, Field(description="Vanaf deze dag; leeg als dat niet vastligt.")]
    tot: Annotated[Datum | None, Field(description="Tot en met deze dag; leeg als dat niet vastligt.")]


class Lid(Uitvoer):
    code: Annotated[str, Field(description="CBS-code van de gemeente.", examples=["GM0503"])]
    vanaf: Annotated[Datum | None, Field(description="De eerste dag; leeg als dat niet vastligt.")]
    tot: Annotated[Datum | None, Field(description="De laatste dag; leeg als dat niet vastligt.")]


class Regio(Uitvoer):
    code: Annotated[str, Field(description="Code van de regio.", examples=["haaglanden"])]
    naam: Annotated[str, Field(description="Naam van de regio.", examples=["Haaglanden"])]
    jeugdregio: Annotated[str, Field(description="Code van de jeugdregio bij CBS.", examples=["JZ24"])]
    gemeenten: Annotated[
        list[str], Field(description="CBS-codes van wie vandaag bij haar hoort.", examples=[["GM0503"]])
    ]
    leden: Annotated[list[Lid], Field(description="Wie bij haar hoort of hoorde, met de eerste en de laatste dag.")]
    andere_regios: Annotated[
        list[str], Field(description="Codes van regio's waarmee zij werkt.", examples=[["rijnmond"]])
    ]
    toezichthouders: Annotated[list[Toezichthouder], Field(description="Wie toezicht houdt, per periode.")]


class Regiolijst(Lijst[Regio]):
    """Regio's."""


@lees("/regios", Recht.INGELOGD, Regiolijst, vraag=Bladervraag)
def regios(vraag: Bladervraag) -> Regiolijst:
    """Alle regio's

    De regio's die deze installatie kent, met hun gemeenten en toezichthouders. De codes van een regio geeft
    GET /regios/{regio}.
    """
    return blader(Regiolijst, [*alle_profielen().values()], vraag, regiobeeld)


def regiobeeld(profiel: Regioprofiel) -> Regio:
    return Regio(
        code=profiel.code,
        naam=profiel.naam,
        jeugdregio=profiel.jeugdregio,
        gemeenten=[deel.code for deel in profiel.gemeenten_op(vandaag())],
        leden=[Lid(code=deel.code, vanaf=deel.vanaf, tot=deel.tot) for deel in profiel.gemeenten_ooit],
        andere_regios=[deel.code for deel in profiel.andere_regios],
        toezichthouders=[Toezichthouder.model_validate(deel) for deel in profiel.toezichthouders],
    )
