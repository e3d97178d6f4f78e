"""How contracts, locations, certificates and shares of a provider are answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from app.api.kern.vorm import Cent, Datum, Tijd, Uitvoer
from app.db import db
from app.domain.aanbieder.aandeel import Aandelen as Jaar
from app.domain.aanbieder.onderdelen import Certificaatsoort, Verblijf
from app.services.aanbieder import onderdelen as diensten


class Onderdeelversie(Uitvoer):
    """Een versie van iets dat de aanbieder heeft."""

    nummer: Annotated[int, Field(description="Het hoeveelste van zijn soort.", examples=[1])]
    versie: Annotated[int, Field(description="De hoeveelste versie.", examples=[1])]
    vervallen: Annotated[bool, Field(description="Of het per vergissing was toegevoegd.")]
    reden: Annotated[str, Field(description="Waarom er een nieuwe versie kwam; leeg bij de eerste.", examples=[""])]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dat is vastgelegd.")]


class Contractversie(Onderdeelversie):
    """Een contract met een gemeente of regio."""

    partij: Annotated[str, Field(description="Code van de gemeente of regio.", examples=["GM0503"])]
    contractnummer: Annotated[str, Field(description="Contractnummer; leeg als het niet bekend is.", examples=[""])]
    zorgvorm: Annotated[str, Field(description="Code van de zorgvorm; leeg is alle.", examples=["pleegzorg"])]
    van: Annotated[Datum, Field(description="Eerste dag.")]
    tot: Annotated[Datum | None, Field(description="Laatste dag; leeg als er geen einde is.")]


class Locatieversie(Onderdeelversie):
    """Een locatie waar zorg wordt gegeven."""

    naam: Annotated[str, Field(description="Naam.", examples=["De Duinen"])]
    gemeente: Annotated[str, Field(description="In welke gemeente.", examples=["Katwijk"])]
    soort: Annotated[Verblijf, Field(description="Met verblijf of ambulant.")]
    plaatsen: Annotated[int | None, Field(description="Hoeveel plaatsen; leeg als dat niet bekend is.", examples=[24])]
    van: Annotated[Datum | None, Field(description="Eerste dag.")]
    tot: Annotated[Datum | None, Field(description="Laatste dag.")]


class Certificaatversie(Onderdeelversie):
    """Het certificaat van een gecertificeerde instelling."""

    soort: Annotated[Certificaatsoort, Field(description="Certificaat of voorlopig certificaat.")]
    certificaatnummer: Annotated[str, Field(description="Nummer; leeg als het niet bekend is.", examples=[""])]
    geldig_tot: Annotated[Datum, Field(description="De laatste dag waarop het geldt.")]


class Aandeel(Uitvoer):
    """Wat een gemeente of regio in een jaar bij de aanbieder besteedt."""

    code: Annotated[str, Field(description="Code van de gemeente of regio.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam.", examples=["Delft"])]
    bedrag: Annotated[Cent, Field(description="Jeugdomzet in dat jaar, in eurocenten.")]
    promille: Annotated[int | None, Field(description="Deel van het geheel, in duizendsten.", examples=[85])]


class Aandelen(Uitvoer):
    """De aandelen van een jaar, met hun som."""

    jaar: Annotated[int, Field(description="Over welk jaar.", examples=[2024])]
    samen: Annotated[Cent, Field(description="De som, in eurocenten.")]
    meer_dan_jeugdomzet: Annotated[Cent, Field(description="Hoeveel de som boven de jeugdomzet ligt; 0 als zij past.")]
    rijen: Annotated[list[Aandeel], Field(description="Het grootste eerst.")]


class Aanbiederonderdelen(Uitvoer):
    """Wat een aanbieder heeft, met elke versie: de nieuwste van een nummer geldt."""

    contracten: Annotated[list[Contractversie], Field(description="Contracten, op nummer en versie.")]
    locaties: Annotated[list[Locatieversie], Field(description="Locaties, op nummer en versie.")]
    certificaten: Annotated[list[Certificaatversie], Field(description="Certificaten, op nummer en versie.")]
    aandelen: Annotated[
        list[Aandelen], Field(description="Aandelen in de jeugdomzet in deze zaak, het nieuwste jaar eerst.")
    ]


def onderdelenbeeld(aanbieder_id: int, jaren: Sequence[Jaar]) -> Aanbiederonderdelen:
    def rijen(soort: diensten.Soort) -> list[Any]:
        regels = diensten.lijst_onderdelen(db.session, aanbieder_id, soort)
        return [rij for regel in regels for rij in (*regel.eerder, regel.rij)]

    return Aanbiederonderdelen(
        contracten=[Contractversie.model_validate(rij) for rij in rijen(diensten.CONTRACT)],
        locaties=[Locatieversie.model_validate(rij) for rij in rijen(diensten.LOCATIE)],
        certificaten=[Certificaatversie.model_validate(rij) for rij in rijen(diensten.CERTIFICAAT)],
        aandelen=[_aandelen(jaar) for jaar in jaren],
    )


def _aandelen(jaar: Jaar) -> Aandelen:
    rijen = [Aandeel(code=r.code, naam=r.naam, bedrag=r.bedrag, promille=r.promille) for r in jaar.rijen]
    return Aandelen(jaar=jaar.jaar, samen=jaar.som, meer_dan_jeugdomzet=jaar.te_veel, rijen=rijen)
