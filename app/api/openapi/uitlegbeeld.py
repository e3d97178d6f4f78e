"""The OpenAPI document as the page about it shows it: fields as rows, shapes as links, examples as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from json import dumps
from typing import Any

from markupsafe import Markup, escape

_SCHEMA = "#/components/schemas/"
_WOORDEN = {
    "string": "tekst", "integer": "heel getal", "number": "getal", "boolean": "true of false", "object": "object",
    "array": "lijst", "date": "dag", "date-time": "tijd", "binary": "bestand",
}  # fmt: skip
_GRENZEN = {
    "minimum": "minstens {}", "maximum": "hoogstens {}", "minLength": "minstens {} tekens",
    "maxLength": "hoogstens {} tekens", "maxItems": "hoogstens {} delen", "maxProperties": "hoogstens {} delen",
    "pattern": "vorm {}", "x-eerste": "vanaf {}", "x-laatste": "tot en met {}",
}  # fmt: skip
_VERWIJZING = re.compile(rf"{_SCHEMA}(\w+)")
_CODE = re.compile(r"`([^`]+)`")
_VET = re.compile(r"\*\*([^*]+)\*\*")
_NADRUK = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True)
class Soort:
    """What a value is: in words, with the shape that it refers to and what it must keep to."""

    tekst: str
    schema: str | None = None
    keuzes: tuple[str, ...] = ()
    grenzen: tuple[str, ...] = ()
    of_null: bool = False


@dataclass(frozen=True)
class Veld:
    """A row: a field of a shape, or a parameter of an operation with the place where it stands."""

    naam: str
    soort: Soort
    uitleg: str
    verplicht: bool
    plek: str = ""


@dataclass(frozen=True)
class Antwoord:
    status: str
    uitleg: str
    media: tuple[str, ...]
    schema: str | None
    voorbeeld: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Beeld:
    """One operation."""

    naam: str
    methode: str
    pad: str
    titel: str
    uitleg: str
    parameters: tuple[Veld, ...]
    invoer: Antwoord | None
    antwoorden: tuple[Antwoord, ...]


def groepen(document: dict[str, Any]) -> dict[str, list[Beeld]]:
    """The operations by group, in the order of the document."""
    per: dict[str, list[Beeld]] = {deel["name"]: [] for deel in document["tags"]}
    for pad, methoden in document["paths"].items():
        for methode, bewerking in methoden.items():
            per[bewerking["tags"][0]].append(_beeld(document, pad, methode, bewerking))
    return per


def vormen_van(document: dict[str, Any], groep: str) -> dict[str, Any]:
    """The shapes that the operations of a group use, and those in them, by name."""
    schemas, gevonden = document["components"]["schemas"], set[str]()
    bewerkingen = [b for methoden in document["paths"].values() for b in methoden.values() if groep in b["tags"]]
    nieuw = set(_VERWIJZING.findall(dumps(bewerkingen)))
    while nieuw:
        gevonden |= nieuw
        nieuw = set(_VERWIJZING.findall(dumps([schemas[naam] for naam in nieuw]))) - gevonden
    return {naam: schemas[naam] for naam in sorted(gevonden)}


def _beeld(document: dict[str, Any], pad: str, methode: str, bewerking: dict[str, Any]) -> Beeld:
    verwezen = (_volg(document, deel) for deel in bewerking["parameters"])
    lichaam = bewerking.get("requestBody")
    return Beeld(
        naam=bewerking["operationId"],
        methode=methode.upper(),
        pad=pad,
        titel=bewerking["summary"],
        uitleg=bewerking["description"],
        parameters=tuple(_parameter(deel) for deel in verwezen),
        invoer=_antwoord("", lichaam) if lichaam else None,
        antwoorden=tuple(
            _antwoord(status, _volg(document, deel)) for status, deel in sorted(bewerking["responses"].items())
        ),
    )


def _volg(document: dict[str, Any], deel: dict[str, Any]) -> dict[str, Any]:
    """The part itself, or what it refers to."""
    for stap in deel.get("$ref", "").split("/")[1:]:
        document = document[stap]
    return document if "$ref" in deel else deel


def _parameter(deel: dict[str, Any]) -> Veld:
    plek = {"path": "in het adres", "query": "na het vraagteken", "header": "in de kop"}[deel["in"]]
    return Veld(deel["name"], soort(deel["schema"]), deel.get("description", ""), deel["required"], plek)


def _antwoord(status: str, deel: dict[str, Any]) -> Antwoord:
    leeg: tuple[str, dict[str, Any]] = ("", {})
    inhouden = deel.get("content", {})
    _, inhoud = next(iter(inhouden.items()), leeg)
    codes = tuple(inhoud.get("examples", ()))
    schema = inhoud.get("schema", {}).get("$ref", "").removeprefix(_SCHEMA) or None
    uitleg = "" if codes else deel.get("description", "")
    return Antwoord(status, uitleg, tuple(inhouden), schema, _als_tekst(inhoud.get("example")), codes)


def _als_tekst(voorbeeld: Any) -> str:
    return "" if voorbeeld is None else dumps(voorbeeld, ensure_ascii=False, indent=2)


def velden(schema: dict[str, Any]) -> tuple[Veld, ...]:
    """The fields of a shape; none for what is no object."""
    verplicht = schema.get("required", ())
    return tuple(
        Veld(naam, soort(deel), deel.get("description", ""), naam in verplicht)
        for naam, deel in schema.get("properties", {}).items()
    )


def soort(schema: dict[str, Any]) -> Soort:
    """What a value of this schema is."""
    echte = [deel for deel in schema.get("anyOf", ()) if deel.get("type") != "null"]
    if echte:
        return replace(soort(echte[0]), of_null=True)
    if "$ref" in schema:
        return Soort("", schema["$ref"].removeprefix(_SCHEMA))
    soorten = schema.get("type", "string")
    if isinstance(soorten, str):
        return _kaal(soorten, schema)
    return replace(_kaal(next(naam for naam in soorten if naam != "null"), schema), of_null=True)


def _kaal(naam: str, schema: dict[str, Any]) -> Soort:
    keuzes = tuple(str(keuze) for keuze in schema.get("enum", ()) if keuze not in ("", None))
    zelf = schema.keys() - ({"pattern"} if "x-eerste" in schema else set())  # the pattern says the same to programs
    grenzen = tuple(vorm.format(schema[sleutel]) for sleutel, vorm in _GRENZEN.items() if sleutel in zelf)
    if naam == "array":
        deel = soort(schema["items"])
        return Soort(f"lijst van {deel.tekst}".rstrip(), deel.schema, deel.keuzes, grenzen)
    return Soort(_WOORDEN.get(schema.get("format", naam), _WOORDEN[naam]), None, keuzes, grenzen)


def opgemaakt(tekst: str) -> Markup:
    """The little Markdown of our own descriptions: code, bold, emphasis."""
    veilig = str(escape(tekst))
    for vorm, html in ((_CODE, r"<code>\1</code>"), (_VET, r"<strong>\1</strong>"), (_NADRUK, r"<em>\1</em>")):
        veilig = vorm.sub(html, veilig)
    return Markup(veilig)  # noqa: S704 - escaped above


def inleiding(tekst: str) -> tuple[list[Markup], list[Markup]]:
    """The paragraphs and the points of the introduction."""
    regels = [regel for regel in tekst.splitlines() if regel]
    alineas = [opgemaakt(regel) for regel in regels if not regel.startswith("- ")]
    return alineas, [opgemaakt(regel[2:]) for regel in regels if regel.startswith("- ")]
