"""A question to municipalities and what they said, as far as its reader may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from app.api.kern.vorm import Datum, Tijd, Uitvoer
from app.db import db
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.overleg.standpunt import Hoedanigheid, Standpuntsoort
from app.models import Standpunt as Rij
from app.services.document.documenten import lijst_documenten
from app.services.kern.toegang import Dossier
from app.services.overleg.opschaling import lijst_opschalingen
from app.services.overleg.vragen import Vraagblad

MAX_BEGIN = 120
"""Of the text of a question in a list: who reads all of it opens the question, which is noted."""


class Gemeentestand(Uitvoer):
    """Waar een gemeente staat bij een vraag."""

    gemeente: Annotated[str, Field(description="CBS-code van de gemeente.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam van de gemeente.", examples=["Delft"])]
    standpunt: Annotated[Standpuntsoort, Field(description="Het laatste standpunt; dat telt.")]
    datum: Annotated[Datum | None, Field(description="Van welke dag; leeg zonder reactie.")]
    gezien_op: Annotated[
        Tijd | None, Field(description="Wanneer de gemeente de vraag opende; voor het team, en voor die gemeente zelf.")
    ]


class Standpunt(Uitvoer):
    """Wat een gemeente zei bij een vraag."""

    id: Annotated[int, Field(description="Nummer van het standpunt.", examples=[1])]
    vraag: Annotated[int, Field(description="Nummer van de vraag.", examples=[1])]
    gemeente: Annotated[str, Field(description="CBS-code van de gemeente.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam van de gemeente.", examples=["Delft"])]
    standpunt: Annotated[Standpuntsoort, Field(description="Akkoord of niet akkoord.")]
    datum: Annotated[Datum, Field(description="Van welke dag.")]
    telt: Annotated[bool, Field(description="Of dit het laatste standpunt van de gemeente is.")]
    door: Annotated[str, Field(description="Wie het gaf.", examples=["Gemeente Delft"])]
    spreker: Annotated[Hoedanigheid, Field(description="In welke hoedanigheid dat was.")]
    namens_wie: Annotated[
        str, Field(description="In de plaats van wie; leeg als niemand werd vervangen.", examples=[""])
    ]
    vervangingsreden: Annotated[str, Field(description="Waarom de ander er niet was.", examples=[""])]
    toelichting: Annotated[str, Field(description="Toelichting.", examples=["De kosten zijn te hoog."])]
    bron: Annotated[
        str | None,
        Field(description="Waar het staat, als het team het vastlegde; alleen voor het team.", examples=[None]),
    ]
    domeinen: Annotated[
        list[Afwijkdomein], Field(description="Wat het raakt; een lege lijst is niet vastgelegd.", examples=[[]])
    ]
    opschaling: Annotated[
        int | None, Field(description="Nummer in de zaak van de opschaling waar het bij hoort.", examples=[None])
    ]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dit is ingevoerd.")]


class Vraagregel(Uitvoer):
    """Een vraag in een lijst."""

    nummer: Annotated[int, Field(description="Nummer van de vraag in de zaak.", examples=[1])]
    begin: Annotated[
        str,
        Field(description="Het begin van de vraag. De hele vraag leest u bij de vraag zelf.", examples=["Bent u …"]),
    ]
    gesteld_datum: Annotated[Datum, Field(description="Op welke dag de vraag is gesteld.")]
    reactie_voor_datum: Annotated[Datum, Field(description="De laatste dag om te reageren.")]
    gemeenten: Annotated[list[Gemeentestand], Field(description="Aan wie, en waar zij staan.")]


class Gemeentevraag(Vraagregel):
    """Een vraag als geheel."""

    tekst: Annotated[str, Field(description="De vraag.", examples=["Bent u akkoord met het herstelplan?"])]
    document_id: Annotated[int | None, Field(description="Document erbij, als u dat mag zien.", examples=[None])]
    standpunten: Annotated[list[Standpunt], Field(description="Alles wat is gezegd, oudste eerst.")]


def vraagregel(dossier: Dossier, blad: Vraagblad) -> Vraagregel:
    return Vraagregel(**_kern(dossier, blad))


def vraagbeeld(dossier: Dossier, blad: Vraagblad) -> Gemeentevraag:
    zichtbaar = {document.id for document in lijst_documenten(db.session, dossier)}
    document = blad.vraag.document_id
    return Gemeentevraag(
        **_kern(dossier, blad),
        tekst=blad.vraag.tekst,
        document_id=document if document in zichtbaar else None,
        standpunten=standpuntbeelden(dossier, [blad]),
    )


def _kern(dossier: Dossier, blad: Vraagblad) -> dict[str, Any]:
    vraag = blad.vraag
    return {
        "nummer": vraag.volgnr,
        "begin": vraag.tekst if len(vraag.tekst) <= MAX_BEGIN else f"{vraag.tekst[: MAX_BEGIN - 1]}…",
        "gesteld_datum": vraag.gesteld_datum,
        "reactie_voor_datum": vraag.reactie_voor,
        "gemeenten": [_stand(dossier, blad, code) for code in vraag.aan],
    }


def _stand(dossier: Dossier, blad: Vraagblad, code: str) -> Gemeentestand:
    laatste = blad.laatste(code)
    return Gemeentestand(
        gemeente=code,
        naam=_naam(dossier, code),
        standpunt=blad.soort(code),
        datum=laatste.datum if laatste else None,
        gezien_op=blad.gezien.get(code),
    )


def standpuntbeelden(dossier: Dossier, bladen: Sequence[Vraagblad]) -> list[Standpunt]:
    """Everything that was said to these questions, oldest first."""
    nummers = {o.id: o.volgnr for o in lijst_opschalingen(db.session, dossier.zaak)}
    return [_standpunt(dossier, blad, rij, nummers) for blad in bladen for rij in blad.standpunten]


def _standpunt(dossier: Dossier, blad: Vraagblad, rij: Rij, nummers: Mapping[int, int]) -> Standpunt:
    return Standpunt(
        id=rij.id,
        vraag=blad.vraag.volgnr,
        gemeente=rij.gemeente,
        naam=_naam(dossier, rij.gemeente),
        standpunt=rij.standpunt,
        datum=rij.datum,
        telt=rij is blad.laatste(rij.gemeente),
        door=rij.door,
        spreker=rij.hoedanigheid,
        namens_wie=rij.namens_wie,
        vervangingsreden=rij.vervangingsreden,
        toelichting=rij.toelichting,
        bron=rij.bron if dossier.volledig else None,
        domeinen=list(rij.raakt),
        opschaling=nummers.get(rij.opschaling_id or 0),
        ingevoerd_op=rij.ingevoerd_op,
    )


def _naam(dossier: Dossier, code: str) -> str:
    gemeente = dossier.profiel.gemeente(code)
    return gemeente.naam if gemeente else code
