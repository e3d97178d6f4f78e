"""Searching in everything that one may see."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field

from app.api.kern.bewerking import lees
from app.api.kern.bladwijzer import PAGINA, lees_plek, verwijzingen
from app.api.kern.lijst import Lijst
from app.api.kern.vorm import Datum, Nummer, Tijd, Uitvoer, Vraag
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.zoeken.bereik import Zoeksoort
from app.domain.zoeken.zoekvraag import LANGSTE_VRAAG
from app.services.zoeken.zoek import Vondst, Zoekwens, zoek

GROEP = "Zoeken"


class Zoekvraag(Vraag):
    zoek: Annotated[
        str,
        Field(
            max_length=LANGSTE_VRAAG,
            description="Woorden die er alle in moeten staan; tussen aanhalingstekens naast elkaar, met * aan het eind "
            "het begin van een woord. Accenten en hoofdletters maken niet uit.",
            examples=["herstelplan"],
        ),
    ] = ""
    soort: Annotated[Zoeksoort | None, Field(description="Alleen van deze soort.")] = None
    zaaknummer: Annotated[str, Field(max_length=12, description="Alleen in deze zaak.", examples=["2025-0001"])] = ""
    pagina: Annotated[
        str,
        Field(pattern=PAGINA, description="Een nummer vanaf 1, of wat `volgende` en `vorige` zeggen.", examples=["1"]),
    ] = "1"
    paginagrootte: Annotated[int, Field(ge=1, le=100, description="Hoeveel per pagina.", examples=[25])] = 25


class Zoekstuk(Uitvoer):
    """Een paar woorden uit een tekst."""

    tekst: Annotated[str, Field(description="De woorden.", examples=["herstelplan"])]
    gevonden: Annotated[bool, Field(description="Of hierop is gezocht.")]


class Zoekfragment(Uitvoer):
    """Het deel van een tekst waarin het staat."""

    veld: Annotated[str, Field(description="In welk veld.", examples=["motivering"])]
    bladzijde: Annotated[int | None, Field(description="Op welke bladzijde van het document.", examples=[None])]
    stukken: Annotated[list[Zoekstuk], Field(description="De tekst, in stukken.")]


class Zoekresultaat(Uitvoer):
    """Iets waarin alle woorden staan."""

    zaaknummer: Nummer
    aanbieder: Annotated[str, Field(description="Naam van de aanbieder.", examples=["Stichting Duinpoort"])]
    soort: Annotated[Zoeksoort, Field(description="Wat voor iets het is.")]
    op: Annotated[Tijd, Field(description="Wanneer het is vastgelegd.")]
    datum: Annotated[Datum | None, Field(description="De dag waarover het gaat.")]
    door: Annotated[str, Field(description="Wie het vastlegde.", examples=["A. van Dijk"])]
    actie: Annotated[str, Field(description="De handeling; leeg bij document en notitie.", examples=["bepaal_trede"])]
    geweigerd: Annotated[bool, Field(description="Of de handeling is geweigerd.")]
    object: Annotated[str, Field(description="Waar de handeling over gaat.", examples=["mandaat/12"])]
    regel: Annotated[int | None, Field(description="Nummer van de regel in het logboek; alleen voor het team.")]
    document_id: Annotated[int | None, Field(description="Het document, als het er een is.", examples=[None])]
    naam: Annotated[str, Field(description="Naam van het document; anders leeg.", examples=[""])]
    notitie: Annotated[int | None, Field(description="Nummer van de notitie, als het er een is.", examples=[None])]
    fragmenten: Annotated[list[Zoekfragment], Field(description="Waar de woorden staan.")]


class Zoeklijst(Lijst[Zoekresultaat]):
    """Wat is gevonden."""

    oudere_volgen: Annotated[bool, Field(description="Of oudere teksten nog doorzoekbaar worden gemaakt.")]


@lees("/zoeken", Recht.ZAKEN_INZIEN, Zoeklijst, vraag=Zoekvraag)
def zoeken(vraag: Zoekvraag) -> Zoeklijst:
    """Zoek in alles wat u mag zien

    Teksten van het logboek, mandaten, besluiten, standpunten, stukken, documenten met hun inhoud, en notities die u
    mag lezen. Het nieuwste eerst. `aantal` telt tot 500. Zaken vindt u op naam en nummer met GET /zaken.
    """
    plek = lees_plek(vraag.pagina, vraag.paginagrootte)
    blad = zoek(
        db.session,
        g.actor,
        Zoekwens(
            tekst=vraag.zoek.replace("\0", ""),
            soort=vraag.soort,
            zaak=vraag.zaaknummer.replace("\0", ""),
            na=_sleutel(plek.na),
            voor=_sleutel(plek.voor),
            sla_over=plek.sla_over,
            grootte=vraag.paginagrootte,
        ),
    )
    volgende, vorige = verwijzingen([vondst.id for vondst in blad.vondsten], eerder=blad.eerder, later=blad.later)
    return Zoeklijst(
        aantal=blad.aantal,
        volgende=volgende,
        vorige=vorige,
        resultaten=[_beeld(vondst) for vondst in blad.vondsten],
        oudere_volgen=blad.achter,
    )


def _sleutel(tekst: str) -> int:
    nummer = int(tekst) if tekst.isdecimal() and len(tekst) < 20 else 0
    return nummer if nummer < 2**63 else 0


def _beeld(vondst: Vondst) -> Zoekresultaat:
    return Zoekresultaat(
        zaaknummer=vondst.zaaknummer,
        aanbieder=vondst.aanbieder,
        soort=vondst.soort,
        op=vondst.op,
        datum=vondst.datum,
        door=vondst.door,
        actie=vondst.actie,
        geweigerd=vondst.geweigerd,
        object=vondst.object,
        regel=vondst.regelnr if vondst.van_team else None,
        document_id=vondst.document_id,
        naam=vondst.naam,
        notitie=vondst.notitie,
        fragmenten=[Zoekfragment.model_validate(fragment) for fragment in vondst.fragmenten],
    )
