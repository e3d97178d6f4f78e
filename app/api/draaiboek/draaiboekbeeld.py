"""An edition of the draaiboek as it is answered: every row with its source and mark."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from app.api.kern.vorm import Datum, Uitvoer
from app.domain.basis.begrippen import Toestand
from app.domain.draaiboek.draaiboek import Editie
from app.domain.draaiboek.draaiboekdelen import Kring, Merk, Middel
from app.domain.draaiboek.grendels import Grendelregel, Moment, Werking

Bron = Annotated[str, Field(description="Op wiens gezag dit er staat.", examples=["draaiboek 2021, blz. 8"])]
Merkteken = Annotated[Merk, Field(description="S: document van de regio, P: openbare bron, I: eigen voorstel.")]
Werkdagen = Annotated[int | None, Field(description="Termijn in werkdagen.", examples=[10])]
Vanaf = Annotated[str, Field(description="Waarvan zij telt: een vaste naam, of een code.", examples=["tredebepaling"])]
Sha = Annotated[str, Field(description="SHA-256 van de tekst, hexadecimaal.", examples=["0" * 64])]


class Draaiboekkop(Uitvoer):
    """Een editie van het draaiboek."""

    code: Annotated[str, Field(description="Code van de editie.", examples=["2021"])]
    titel: Annotated[str, Field(description="Titel.", examples=["Draaiboek 2021"])]
    geldig_vanaf_datum: Annotated[Datum, Field(description="Vanaf wanneer nieuwe zaken haar volgen.")]
    bron: Bron
    toelichting: Annotated[str | None, Field(description="Toelichting.", examples=[None])]
    sha256: Sha


class Draaiboekstap(Uitvoer):
    code: Annotated[str, Field(description="Code van de stap.", examples=["ZO-01"])]
    titel: Annotated[str, Field(description="Wat er moet gebeuren.", examples=["Maak een herstelplan"])]
    verplicht: Annotated[bool, Field(description="Of de stap verplicht is.")]
    rol: Annotated[str, Field(description="Wie de stap doet.", examples=["projectleider"])]
    termijn: Werkdagen
    vanaf: Vanaf
    termijn_bron: Bron
    document: Annotated[str | None, Field(description="Welk document erbij hoort.", examples=[None])]
    informeert: Annotated[list[str], Field(description="Wie wordt geïnformeerd.", examples=[["NZa"]])]
    bron: Bron
    merk: Merkteken


class Draaiboekplicht(Uitvoer):
    code: Annotated[str, Field(description="Code van de regel.", examples=["IZ-01"])]
    partij: Annotated[str, Field(description="Wie geïnformeerd moet worden.", examples=["de gemeenteraad"])]
    per: Annotated[Kring, Field(description="Een keer, per gemeente of per regio.")]
    door: Annotated[str, Field(description="Wie informeert.", examples=["Regievoerder"])]
    verplicht: Annotated[bool, Field(description="Of het verplicht is.")]
    termijn: Werkdagen
    vanaf: Vanaf
    termijn_bron: Bron
    brief: Annotated[Middel | None, Field(description="Waarmee.")]
    bron: Bron
    merk: Merkteken


class Draaiboektrede(Uitvoer):
    toestand: Annotated[Toestand, Field(description="Welke trede.")]
    nummer: Annotated[int | None, Field(description="Het nummer dat de editie haar geeft.", examples=[3])]
    naam: Annotated[str, Field(description="Naam.", examples=["Zorgelijk"])]
    bron: Bron
    merk: Merkteken
    stappen: Annotated[list[Draaiboekstap], Field(description="De stappen, in volgorde.")]
    informatie: Annotated[list[Draaiboekplicht], Field(description="Wie geïnformeerd moet worden.")]


class Draaiboekgebeurtenis(Uitvoer):
    code: Annotated[str, Field(description="Code van de gebeurtenis.", examples=["faillissement"])]
    naam: Annotated[str, Field(description="Wat er gebeurt.", examples=["het faillissement van de aanbieder"])]
    bron: Bron
    merk: Merkteken


class Draaiboekgrendel(Uitvoer):
    code: Annotated[str, Field(description="Code van de grendel.", examples=["GR-01"])]
    regel: Annotated[Grendelregel, Field(description="De regel.")]
    eis: Annotated[str, Field(description="Wat die vraagt.", examples=["De verplichte stappen zijn afgerond"])]
    bij: Annotated[Moment, Field(description="Bij een overgang, of bij sluiten.")]
    naar: Annotated[list[Toestand], Field(description="Alleen naar deze toestanden; leeg is alle.")]
    stappen: Annotated[list[str], Field(description="Alleen deze stappen; leeg is alle.", examples=[["ZO-01"]])]
    afspraken: Annotated[list[int], Field(description="Alleen deze afspraken; leeg is alle.", examples=[[1]])]
    werking: Annotated[Werking, Field(description="Of hij tegenhoudt, of waarschuwt.")]
    noodgreep: Annotated[bool, Field(description="Of hij in nood gepasseerd mag worden.")]
    verbod: Annotated[str, Field(description="Welke wet verbiedt hem te passeren; leeg als er geen is.", examples=[""])]
    bron: Bron
    merk: Merkteken


class Draaiboeknoodgreep(Uitvoer):
    termijn: Annotated[int, Field(description="Binnen hoeveel werkdagen zij wordt bekrachtigd.", examples=[5])]
    bron: Bron
    merk: Merkteken


class Draaiboekdrempels(Uitvoer):
    """Vanaf wanneer iets openstaat, in kalenderdagen."""

    mandaat_loopt_af: Annotated[int, Field(description="Hoeveel dagen voor het einde van een mandaat.", examples=[30])]
    telling_oud: Annotated[int, Field(description="Hoeveel dagen na de peildatum van een telling.", examples=[30])]
    kwartaal_oud: Annotated[int, Field(description="Hoeveel dagen na de cijfers van de aanbieder.", examples=[120])]
    certificaat_loopt_af: Annotated[
        int, Field(description="Hoeveel dagen voor het einde van een certificaat.", examples=[180])
    ]
    kas_bijna_op: Annotated[int, Field(description="Bij hoeveel dagen kas of minder het nijpt.", examples=[30])]
    bron: Bron
    merk: Merkteken


class Draaiboek(Draaiboekkop):
    """Een editie van het draaiboek, met al haar regels."""

    treden: Annotated[list[Draaiboektrede], Field(description="De treden met hun stappen.")]
    gebeurtenissen: Annotated[list[Draaiboekgebeurtenis], Field(description="Waarvan termijnen kunnen tellen.")]
    grendels: Annotated[list[Draaiboekgrendel], Field(description="Wat een overgang of het sluiten tegenhoudt.")]
    noodgreep: Annotated[Draaiboeknoodgreep, Field(description="Hoe een noodgreep wordt bekrachtigd.")]
    drempels: Annotated[Draaiboekdrempels, Field(description="Vanaf wanneer iets afloopt of oud is.")]


def kop(editie: Editie, sha256: str) -> dict[str, Any]:
    return {
        "code": editie.code,
        "titel": editie.titel,
        "geldig_vanaf_datum": editie.geldig_vanaf,
        "bron": editie.bron,
        "toelichting": editie.toelichting,
        "sha256": sha256,
    }


def inhoud(editie: Editie, sha256: str) -> dict[str, Any]:
    """What a `Draaiboek` says of this edition."""
    return kop(editie, sha256) | {
        "treden": [Draaiboektrede.model_validate(trede) for trede in editie.treden.values()],
        "gebeurtenissen": [Draaiboekgebeurtenis.model_validate(deel) for deel in editie.gebeurtenissen],
        "grendels": [Draaiboekgrendel.model_validate(grendel) for grendel in editie.grendels],
        "noodgreep": Draaiboeknoodgreep.model_validate(editie.noodgreep),
        "drempels": Draaiboekdrempels.model_validate(editie.drempels),
    }
