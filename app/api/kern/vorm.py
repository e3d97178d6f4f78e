"""The base of what goes in and out: Dutch camelCase names, strict types, nothing that was not declared."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError
from werkzeug.datastructures import FileStorage

from app.domain.basis.datums import EERSTE, LAATSTE
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import MAX_BEDRAG, MAX_TEKST, schone_regel, schone_tekst

_DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Basis(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


def _mag_groeien(schema: dict[str, Any]) -> None:
    """Within v1 answers get fields: the document forbids none, or a client that reads by it breaks on the first one."""
    schema.pop("additionalProperties", None)


class Uitvoer(Basis):
    """What an operation answers. Here nothing undeclared is said; to who reads, the document promises no such thing."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra=_mag_groeien)


class Vraag(Basis):
    """The query parameters of an operation that reads."""


class Invoer(Basis):
    """The body of an act. Every act may carry these two."""

    geen_bsn: Annotated[
        bool, Field(description="Bevestigt dat een getal dat op een burgerservicenummer lijkt, er geen is.")
    ] = False
    hoedanigheid: Annotated[
        str,
        Field(
            max_length=120,
            description="In welke hoedanigheid u handelt. Alleen nodig voor wie er meer heeft; zie GET /ik.",
            examples=["bestuurder"],
        ),
    ] = ""


def _een_bestand(waarde: object) -> object:
    if not isinstance(waarde, FileStorage):
        raise PydanticCustomError("tekens", "Dit moet een bestand zijn, met een naam.")
    return waarde


Bestand = Annotated[
    Any,
    AfterValidator(_een_bestand),
    Field(exclude=True, examples=["(inhoud van het bestand)"]),
    WithJsonSchema({"type": "string", "format": "binary", "examples": ["(inhoud van het bestand)"]}),
]
"""A part of multipart/form-data that is a file."""


class Bestandinvoer(Invoer):
    """The body of an act that brings a file, as multipart/form-data. The file is part `bestand`."""

    wordt_bewaard: ClassVar[bool] = True
    """What is only looked at, and reaches nobody, is not offered to a virus scanner."""
    bestand: Annotated[Bestand, Field(description="Het bestand zelf.")]


def _schoon(waarde: str) -> str:
    try:
        return schone_tekst(waarde)
    except OngeldigeInvoer as fout:
        raise PydanticCustomError("tekens", "{bericht}", {"bericht": fout.bericht}) from fout


def _dag_zoals_beschreven(waarde: Any) -> Any:
    """Pydantic also takes a moment, or seconds since 1970, for a day; the document promises YYYY-MM-DD alone."""
    if not isinstance(waarde, str) or not _DAG.fullmatch(waarde):
        raise PydanticCustomError("date_format", "no date")
    try:
        return date.fromisoformat(waarde)
    except ValueError as fout:
        raise PydanticCustomError("date_format", "no such day") from fout


def _op_een_regel(waarde: str) -> str:
    try:
        return schone_regel(waarde)
    except OngeldigeInvoer as fout:
        raise PydanticCustomError("tekens", "{bericht}", {"bericht": fout.bericht}) from fout


Tekst = Annotated[str, AfterValidator(_schoon), Field(max_length=MAX_TEKST)]
"""Free text; cleaned, at most 10.000 characters."""
Woord = Annotated[str, AfterValidator(_op_een_regel)]
"""A code, an address or another short text, of which its field says how long it may be."""
Regel = Annotated[str, AfterValidator(_op_een_regel), Field(max_length=200)]
"""A line of text."""
Documentkeuze = Annotated[
    int | None, Field(ge=1, le=2**31 - 1, description="Nummer van een document van deze zaak.", examples=[None])
]
"""A document that belongs to what is recorded."""
Verbeterreden = Annotated[
    Tekst, Field(description="Waarom u verbetert wat er al staat; dan verplicht.", examples=["Nagekomen facturen."])
]
"""Why something that never changes gets a later version."""
_GEZIEN = Field(ge=0, le=1_000_000, description="De versie die u zag, 0 voor geen; is er een nieuwere: 412.")
GezieneVersie = Annotated[int, _GEZIEN]
"""The version that was looked at, where what changes has no ETag of its own."""
Bedrag = Annotated[int, Field(ge=1, le=MAX_BEDRAG, description="Bedrag in eurocenten.", examples=[45_000_000])]
"""An amount that is asked, in euro cents."""
Cent = Annotated[int, Field(description="Bedrag in eurocenten.", examples=[33_000_000])]
"""An amount in an answer, in euro cents; it may be zero or below."""
Dag = Annotated[
    date,
    BeforeValidator(_dag_zoals_beschreven),
    Field(ge=EERSTE, le=LAATSTE, examples=["2025-05-16"]),
]
"""A business date that is asked."""
Datum = Annotated[date, Field(examples=["2025-05-16"])]
"""A business date in an answer."""
Tijd = Annotated[
    datetime,
    PlainSerializer(lambda t: t.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"), str),
    Field(examples=["2025-05-16T12:00:00.000000Z"]),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2025-05-16T12:00:00.000000Z"]}),
]
"""A moment, in UTC."""
Nummer = Annotated[str, Field(description="Zaaknummer.", examples=["2025-0001"])]
"""The number of a zaak in an answer."""
