"""Counts of children from a file: the template to fill in, a look at what would change, and the import."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Literal

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Bestandinvoer, Uitvoer, Verbeterreden, Vraag
from app.api.telling.tellingbeeld import Aantallen, aantallen
from app.db import db
from app.domain.basis.bestand import SOORTEN
from app.domain.basis.rechten import Recht
from app.services.telling import tellingen as diensten
from app.services.telling.bestand import sjabloon_csv, sjabloon_xlsx
from app.services.telling.gebieden import lees_gebieden
from app.services.telling.schrift import Verschil

GROEP = "Aantallen kinderen"


class Sjabloonvraag(Vraag):
    soort: Annotated[Literal["xlsx", "csv"], Field(description="Werkmap of csv.")] = "xlsx"


@lees(
    "/zaken/<zaaknummer>/tellingen/sjabloon",
    Recht.TELLING_VASTLEGGEN,
    None,
    vraag=Sjabloonvraag,
    media=("text/csv", SOORTEN["xlsx"]),
)
def tellingsjabloon(zaaknummer: str, vraag: Sjabloonvraag) -> Response:
    """Het sjabloon om in te vullen

    Een werkmap met de gemeenten en zorgvormen van de regio, of een csv met alleen de koppen.
    """
    mijn = dossier()
    gebieden = lees_gebieden(db.session, mijn).namen
    inhoud = sjabloon_csv() if vraag.soort == "csv" else sjabloon_xlsx(mijn.profiel, gebieden)
    mediatype = "text/csv" if vraag.soort == "csv" else SOORTEN["xlsx"]
    return bijlage(inhoud, f"tellingen.{vraag.soort}", mediatype, sha256(inhoud).hexdigest())


class Importvraag(Vraag):
    proef: Annotated[bool, Field(description="Alleen kijken wat er zou veranderen; er wordt niets bewaard.")] = False


class Tellingimport(Bestandinvoer):
    reden: Verbeterreden = ""


class Tellingwijziging(Uitvoer):
    was: Annotated[Aantallen, Field(description="Wat er stond.")]
    wordt: Annotated[Aantallen, Field(description="Wat er komt te staan.")]


class Importuitslag(Uitvoer):
    """Wat een bestand met tellingen verandert."""

    bewaard: Annotated[bool, Field(description="Of het is bewaard; niet bij een proef.")]
    nieuw: Annotated[list[Aantallen], Field(description="Tellingen die er nog niet waren.")]
    gewijzigd: Annotated[list[Tellingwijziging], Field(description="Tellingen die anders zijn dan wat er stond.")]
    ongewijzigd: Annotated[int, Field(description="Hoeveel er al precies zo stonden.", examples=[0])]


@doe(
    "/zaken/<zaaknummer>/tellingen/import",
    Recht.TELLING_VASTLEGGEN,
    Tellingimport,
    Importuitslag,
    vraag=Importvraag,
    codes=("import_geweigerd", "ongeldig_bestand", "motivering_verplicht", "zaak_gesloten"),
)
def importeer_tellingen(zaaknummer: str, vraag: Importvraag, invoer: Tellingimport) -> Response | Importuitslag:
    """Lees een bestand met tellingen in

    Een xlsx of csv van hoogstens 5.000 rijen: alle rijen, of geen. Klopt er iets niet, dan noemt invalidParams elke
    cel. Met proef=true ziet u eerst wat er zou veranderen.
    """
    bestand = diensten.Tellingbestand(invoer.bestand.filename or "", invoer.bestand.read())
    if vraag.proef:
        _gelezen, verschil = diensten.bekijk_import(db.session, dossier(), bestand, vandaag())
        return _uitslag(verschil, bewaard=False)
    return handel(
        diensten.importeer_tellingen,
        zaaknummer,
        bestand,
        invoer.reden,
        toon=lambda verschil: _uitslag(verschil, bewaard=True),
    )


def _uitslag(verschil: Verschil, *, bewaard: bool) -> Importuitslag:
    return Importuitslag(
        bewaard=bewaard,
        nieuw=[Aantallen(**aantallen(telling)) for telling in verschil.nieuw],
        gewijzigd=[
            Tellingwijziging(was=Aantallen(**aantallen(was)), wordt=Aantallen(**aantallen(wordt)))
            for was, wordt in verschil.gewijzigd
        ],
        ongewijzigd=verschil.ongewijzigd,
    )
