"""Who built on the API of before finds all of it again: each operation and shape as it was. More may come."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.api.openapi.openapi import document

Document = dict[str, Any]

_ERBIJ: dict[str, tuple[str, ...]] = {
    "a provider says also how replaceable it is; who sends nothing of it says nothing": (
        "GET /aanbieders", "GET /aanbieders/{aanbiederId}", "GET /zaken/{zaaknummer}/aanbieder", "POST /aanbieders",
        "schemas Aanbieder", "schemas NieuweAanbieder",
    ),
    "a holder can be an office, and a decision says in which office it was taken and that two signed it": (
        "GET /zaken/{zaaknummer}/besluiten", "GET /zaken/{zaaknummer}/besluiten/{besluitId}",
        "GET /zaken/{zaaknummer}/mandaten", "GET /zaken/{zaaknummer}/ruimte", "POST /zaken/{zaaknummer}/besluiten",
        "POST /zaken/{zaaknummer}/besluiten/{besluitId}/tegenboeking", "POST /zaken/{zaaknummer}/verdelingen",
        "schemas Besluit", "schemas Houder",
    ),
    "a cell of a table of counts says also the band that the number is in": ("schemas Vak",),
    "a token says also of which ZGW client it is, or null": (
        "GET /tokens", "GET /gebruikers/{gebruikerId}/tokens", "POST /tokens/{tokenId}/intrekking", "schemas Token",
    ),
    "an account says also its version; who sends none is not asked one": (
        "GET /gebruikers", "POST /gebruikers", "PUT /gebruikers/{gebruikerId}/actief", "schemas Account",
    ),
    "a document says also that it was withdrawn; nothing that was there changed": (
        "GET /zaken/{zaaknummer}/documenten", "POST /zaken/{zaaknummer}/documenten", "schemas Document",
    ),
    "a duty and a step say also that no document counts for them": (
        "GET /zaken/{zaaknummer}/informatieplichten", "GET /zaken/{zaaknummer}/stappen",
        "POST /informatieplichten/{plichtId}/verval", "POST /informatieplichten/{plichtId}/verzending",
        "POST /zaken/{zaaknummer}/stappen/{code}/afronding", "schemas Informatieplicht", "schemas Stap",
    ),
    "a request tells also its earlier answer dates": (
        "GET /zaken/{zaaknummer}/mandaatverzoeken/{volgnr}", "schemas Verzoekblad",
    ),
    "who changes amounts of a year that were there gives a reason; who adds a year need not": (
        "POST /zaken/{zaaknummer}/omzetaandelen", "schemas NieuweOmzet",
    ),
    "a meeting says also which papers of the region's year stand on its agenda": (
        "GET /vergaderingen", "GET /vergaderingen/{vergaderingId}", "POST /vergaderingen", "POST /vergaderjaren",
        "POST /vergaderingen/{vergaderingId}/afgelasting", "schemas Vergadering",
    ),
    "youth turnover says also where it comes from; of who is in the profile that may be left out": (
        "GET /zaken/{zaaknummer}/omzetaandelen", "schemas Omzetaandeel",
    ),
}  # fmt: skip
"""Places where something came that harms nobody who reads or sends what he did before, by what came."""
_EINDE = (
    "POST /zaken/{zaaknummer}/afsluiting",
    "POST /zaken/{zaaknummer}/mandaten",
    "POST /zaken/{zaaknummer}/mandaatverzoeken",
    "POST /mandaten/{mandaatId}/versies",
    "GET /mandaten/{mandaatId}/versies",
    "POST /mandaten/{mandaatId}/ondermandaten",
    "GET /mandaten/{mandaatId}",
    "POST /mandaten/{mandaatId}/voorstel",
    "POST /mandaten/{mandaatId}/goedkeuring",
    "POST /mandaten/{mandaatId}/afwijzing",
    "POST /mandaten/{mandaatId}/verlening",
    "POST /mandaten/{mandaatId}/instemming",
    "POST /mandaten/{mandaatId}/intrekking",
    "POST /mandaten/{mandaatId}/voorwaarden/{nummer}/bevindingen",
    "POST /zaken/{zaaknummer}/vragen",
    "GET /zaken/{zaaknummer}/vragen/{nummer}",
    "GET /zaken/{zaaknummer}/standpunten",
    "POST /zaken/{zaaknummer}/standpunten",
    "schemas Afsluiting",
    "schemas Draaiboekgrendel",
    "schemas Mandaat",
    "schemas Mandaatverzoek",
    "schemas NieuwMandaat",
    "schemas NieuwStandpunt",
    "schemas Ondermandaattekst",
    "schemas Standpunt",
    "schemas Versietekst",
)

BEDOELD: dict[str, str] = {
    **dict.fromkeys(
        ("GET /zaken/{zaaknummer}", "POST /zaken", "schemas Zaak"),
        "one field more: how another region takes part (`deelname`), for that region alone",
    ),
    **dict.fromkeys(
        ("GET /zaken/{zaaknummer}/tellingen", "GET /zaken/{zaaknummer}/tellingen/tabellen"),
        "says that another region reads the counts of its own children; it got none",
    ),
    **dict.fromkeys(
        ("GET /zaken/{zaaknummer}/situatie", "schemas Situatie"),
        "one field more: who sat in which steering group that day",
    ),
    "GET /ik": "says in which language the account reads its screens",
    "schemas Ik": "says in which language the account reads its screens",
    "schemas NieuwAccount": "no first password any more: its person chooses it; one that is given is not used",
    "schemas Bundelinvoer": "takes the keys of witnesses as well",
    "schemas Registermandaat": "says that the register can be asked about another day",
    "GET /termijnen": "pages through all terms; it looked at 500 of them",
    "schemas Zaaktermijnenlijst": "`vol` is always false: nothing is left out",
    **dict.fromkeys(("schemas NieuwBesluit", "schemas Verdeelsleutel"), "an amount can be divided by inhabitants too"),
    "GET /vergaderjaren/{jaar}": "says between which years a year lies; outside them it was refused already",
    **dict.fromkeys(
        ("POST /functies/{functie}/benoemingen", "POST /functies/{functie}/waarnemingen"),
        "what gives power waits for a second person: 202 with the proposal; what gives none answers as before",
    ),
    **dict.fromkeys(
        ("GET /mandaten", "GET /mandaten/bestand"),
        "what runs out soon is what the edition of the zaak says, and no longer thirty days for all",
    ),
    **dict.fromkeys(
        ("schemas Abonnement", "schemas NieuwAbonnement"),
        "there is one more kind of acts: what stands beside the record",
    ),
    "schemas Instemming": "that of the employer says who gave it and what shows it; that of the holder as before",
    "GET /logboek/checkpoint": "says that witnesses sign below, and for whom it is: it tells the size of the logboek",
    **dict.fromkeys(
        ("schemas Logalarm", "schemas Getuige"),
        "how long the whole logboek is, is told to who may see the newest checkpoint; others get null there",
    ),
    "GET /logboek/sleutel": "can also give the key in the form of C2SP (`vorm`)",
    **dict.fromkeys(
        (
            "schemas Draaiboek",
            "schemas Zaakdraaiboek",
            "schemas Regelverschil",
            "GET /draaiboeken/{editie}",
            "GET /zaken/{zaaknummer}/draaiboek",
            "POST /zaken/{zaaknummer}/draaiboek/overstap",
        ),
        "an edition also says from when on something is open (`drempels`); all else is where it was",
    ),
    **dict.fromkeys(
        ("GET /exports", "GET /exports/{exportId}", "GET /zaken/{zaaknummer}/exports"),
        "the example of an export has the fields that say how far it is",
    ),
    "POST /zaken/{zaaknummer}/exports": "says that an export that cannot be made now stays; answers as before",
    **dict.fromkeys(
        ("schemas Telling", "schemas Aantallen", "schemas NieuweTelling"),
        "`gemeente` may have forty characters: a region that counts as a whole has a longer code; the short ones stay",
    ),
    "schemas NieuweExport": "who asks it gets the notes too; who sends nothing of it gets what he got",
    "schemas Export": "one that is not made says so in `stand`, and has no size and hash yet; those that are have them",
    "schemas NieuwDocument": "may confirm that a file is encrypted: without it such a file is refused now",
    "GET /documenten/{documentId}/bestand": "more kinds of files are kept, so more media types can be answered",
    **dict.fromkeys(
        ("GET /zaken/{zaaknummer}/besluiten/{besluitId}/brief", "GET /raadsbrieven/{briefId}/bestand"),
        "a letter can also be had as PDF (`vorm`); without it the Word file, as before",
    ),
    "GET /zaken/{zaaknummer}/mandaatverzoeken": "says that a grantor, who was refused, reads what was asked of it",
    "schemas Grendelregel": "editions may hold more guards of closing; a reader of editions meets more names of rules",
    "GET /gemeenten": "a day may be asked; without one it answers for today, with the first and last day beside",
    "GET /regios": "says of `gemeenten` that they are those of today",
    "GET /regios/{regio}": "says of `gemeenten` that they are those of today",
    "schemas Gemeente": "two fields more: first and last day in the region",
    "schemas Regio": "a list more, of who is or was a member; `gemeenten` is who belongs to it today",
    "schemas Regioprofiel": "two lists more: who is or was a member, and bodies in other regions",
    **{plek: waarom for waarom, waar in _ERBIJ.items() for plek in waar},
    **dict.fromkeys(_EINDE, "how a mandaat ends, what a deviation touches, the plan of the toezicht: fields more"),
}
"""What differs on purpose, by its place (`GET /zaken`, `schemas Zaak`), and why.

A new operation or shape needs no place here. A change in one that was there does, a new field too: say why it harms
nobody who reads or sends what he did before, and raise `API_VERSIE` when it does.
"""
VERSIE = {"info version", "headers API-Version"}
_DAGGRENZEN = {"ge", "le", "pattern", "x-eerste", "x-laatste"}
"""Whether and how the document says between which days a day lies; what is refused stands in the rules of days."""


@pytest.fixture(scope="module")
def oud(toen: Path) -> Document:
    gelezen: Document = json.loads((toen / "openapi.json").read_text())
    return gelezen


@pytest.fixture(scope="module")
def nieuw() -> Document:
    gemaakt: Document = json.loads(json.dumps(document()))
    return gemaakt


def zonder_wat_overal_anders_is(deel: Any) -> Any:
    """What was mended in the whole document, for readers of documents took it for a fault or for a promise not given.

    The bounds of a day are words that JSON Schema has, a parameter cannot be null, and an answer may get fields within
    v1 (so no `additionalProperties` here; that input is still judged strictly is tested elsewhere).
    """
    if isinstance(deel, list):
        return [zonder_wat_overal_anders_is(onder) for onder in deel]
    if not isinstance(deel, dict):
        return deel
    if deel.get("in") == "query" and "enum" in deel["schema"]:
        keuzes = [keuze for keuze in deel["schema"]["enum"] if keuze is not None]
        deel = deel | {"schema": deel["schema"] | {"enum": keuzes}}
    weg = _DAGGRENZEN if deel.get("format") == "date" else {"additionalProperties"}
    weg = weg | {"description"} if "enum" in deel else weg  # what stood there was said to who reads our code
    return {naam: zonder_wat_overal_anders_is(onder) for naam, onder in deel.items() if naam not in weg}


def plekken(document: Document) -> Document:
    """Every operation and shape, in its order, and what is said of the whole; the groups apart, for more may come."""
    gevonden = {naam: document[naam] for naam in ("openapi", "servers", "security")}
    gevonden |= {f"info {naam}": deel for naam, deel in document["info"].items()}
    for pad, methoden in document["paths"].items():
        gevonden |= {f"{methode.upper()} {pad}": bewerking for methode, bewerking in methoden.items()}
    for soort, delen in document["components"].items():
        gevonden |= {f"{soort} {naam}": deel for naam, deel in delen.items()}
    return {plek: deel for plek, deel in gevonden.items() if plek not in VERSIE}


def test_alles_van_toen_staat_er_nog_zoals_het_was(oud: Document, nieuw: Document) -> None:
    nu, toen = plekken(zonder_wat_overal_anders_is(nieuw)), plekken(zonder_wat_overal_anders_is(oud))
    anders = {plek for plek, deel in toen.items() if nu.get(plek) != deel}
    assert anders == BEDOELD.keys() | {plek for plek, deel in toen.items() if _met_versie(deel)}


def _met_versie(deel: Any) -> bool:
    """These say now that an If-Match of another shape is 400, as the document said of its shape already; it was 412."""
    return {"$ref": "#/components/parameters/If-Match"} in ((isinstance(deel, dict) and deel.get("parameters")) or ())


def test_in_de_volgorde_van_toen(oud: Document, nieuw: Document) -> None:
    """So the document is the same byte for byte where nothing came."""
    toen, nu = plekken(oud), plekken(nieuw)
    assert [plek for plek in nu if plek in toen] == [plek for plek in toen if plek in nu]
    groepen = [tag["name"] for tag in oud["tags"]]
    assert [tag["name"] for tag in nieuw["tags"] if tag["name"] in groepen] == groepen
