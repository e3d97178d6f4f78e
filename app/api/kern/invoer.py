"""Reading what was sent: strict JSON, form parts with a file, query parameters, If-Match; what is wrong, in Dutch."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, TypeVar

from flask import request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import RequestEntityTooLarge

from app.api.kern.fouten import OngeldigeAanvraag, OngeldigeJson, OnleesbareVersie, VerkeerdeMediatype, VersieNodig
from app.api.kern.vorm import Bestandinvoer, Invoer, Vraag
from app.installatie import virusscanner

V = TypeVar("V", bound=BaseModel)
MAX_JSON = 1024 * 1024
"""Largest JSON body, in bytes."""
MAX_DIEPTE = 20
"""Deepest nesting of a JSON body."""
_VERSIE = re.compile(r'(?:W/)?"(\d{1,9})-[0-9a-f]{16}"')

_FOUTEN = {
    "json_invalid": "Deze JSON bevat tekens die niet kunnen.",
    "missing": "Dit veld ontbreekt.",
    "extra_forbidden": "Dit veld bestaat hier niet. Haal het weg.",
    "string_type": "Dit moet tekst zijn.",
    "string_unicode": "Deze tekst bevat tekens die niet kunnen.",
    "string_too_long": "Deze tekst is te lang: hoogstens {max_length} tekens.",
    "string_too_short": "Deze tekst is te kort: minstens {min_length} tekens.",
    "string_pattern_mismatch": "Deze waarde heeft niet de goede vorm.",
    "int_type": "Dit moet een heel getal zijn.",
    "int_parsing": "Dit moet een heel getal zijn.",
    "int_from_float": "Dit moet een heel getal zijn.",
    "int_parsing_size": "Dit getal is te groot.",
    "bool_type": "Dit moet true of false zijn.",
    "bool_parsing": "Dit moet true of false zijn.",
    "enum": "Kies een van: {expected}.",
    "literal_error": "Kies een van: {expected}.",
    "greater_than_equal": "Dit is te klein: minstens {ge}.",
    "less_than_equal": "Dit is te groot: hoogstens {le}.",
    "list_type": "Dit moet een lijst zijn.",
    "too_long": "Deze lijst is te lang: hoogstens {max_length}.",
    "too_short": "Deze lijst is te kort: minstens {min_length}.",
    "dict_type": "Dit moet een object zijn.",
    "model_type": "Dit moet een object zijn.",
    "model_attributes_type": "Dit moet een object zijn.",
}
LENGTES = ("too_long", "too_short")
"""Of a text too, when it was cleaned before its length was judged."""
GEEN_DATUM = "Dit is geen datum. Schrijf hem zo: 2025-05-16."


def lees_invoer(soort: type[Invoer]) -> Invoer:
    """The body as this shape. Raises VerkeerdeMediatype, OngeldigeJson, OngeldigeAanvraag.

    A file in it is shown to the virus scanner: BestandBesmet, NietGekeurd.
    """
    if issubclass(soort, Bestandinvoer):
        return _uit_delen(soort)
    return _toets(lambda: soort.model_validate_json(_strikte_json(), strict=True, by_name=False))


def lees_vraag(soort: type[Vraag]) -> Vraag:
    """The query parameters. Raises OngeldigeAanvraag, also for one that is not known or stands twice."""
    gegeven: dict[str, Any] = {}
    for naam, waarden in request.args.lists():
        gegeven[naam] = waarden[0] if len(waarden) == 1 else waarden
    return _toets(lambda: soort.model_validate(gegeven, by_name=False))


def gezien_versie() -> int | None:
    """The version in If-Match; None for `*`. Raises VersieNodig, OnleesbareVersie."""
    gezien = request.headers.get("If-Match", "").strip()
    if not gezien:
        raise VersieNodig("Stuur in If-Match de ETag mee die u bij het lezen kreeg.")
    if gezien == "*":
        return None
    vorm = _VERSIE.fullmatch(gezien)
    if not vorm:
        raise OnleesbareVersie(
            "Deze If-Match is geen ETag van ons. Stuur de ETag die u bij het lezen kreeg, met aanhalingstekens."
        )
    return int(vorm[1])


def _strikte_json() -> bytes:
    """The body, when it is JSON in one reading only: UTF-8, no double keys, no NaN, not too deep, not too large."""
    tekens = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype != "application/json" or tekens not in ("utf-8", "utf8"):
        raise VerkeerdeMediatype("Stuur JSON in UTF-8, met Content-Type: application/json.")
    rauw = request.get_data()
    try:
        _meet(json.loads(rauw.decode("utf-8"), object_pairs_hook=_eenmalig, parse_constant=_geen_getal))
    except RecursionError as fout:
        raise OngeldigeJson("Dit is te diep genest.") from fout
    except ValueError as fout:
        raise OngeldigeJson(f"Dit is geen JSON die wij aannemen: {_reden(fout)}.") from fout
    return rauw


class _Zelf(ValueError):
    """Valid JSON that we refuse; the text says why."""


def _reden(fout: ValueError) -> str:
    if isinstance(fout, _Zelf):
        return str(fout)
    if isinstance(fout, UnicodeDecodeError):
        return "het is geen UTF-8"
    if isinstance(fout, json.JSONDecodeError):
        return f"bij regel {fout.lineno}, teken {fout.colno} klopt de vorm niet"
    return "een getal is te groot"


def _eenmalig(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    gelezen = dict(paren)
    if len(gelezen) != len(paren):
        raise _Zelf("een naam staat er twee keer in")
    return gelezen


def _geen_getal(naam: str) -> None:
    raise _Zelf(f"{naam} is geen getal")


def _meet(waarde: Any, diepte: int = 1) -> None:
    if diepte > MAX_DIEPTE:
        raise _Zelf("het is te diep genest")
    if isinstance(waarde, dict | list):
        for deel in waarde.values() if isinstance(waarde, dict) else waarde:
            _meet(deel, diepte + 1)


def _uit_delen(soort: type[Bestandinvoer]) -> Invoer:
    if request.mimetype != "multipart/form-data":
        raise VerkeerdeMediatype("Stuur het bestand als multipart/form-data, in het deel bestand.")
    gegeven: dict[str, Any] = {naam: w[0] if len(w) == 1 else w for naam, w in request.form.lists()}
    gegeven |= {naam: b[0] if len(b) == 1 else b for naam, b in request.files.lists()}
    gelezen = _toets(lambda: soort.model_validate(gegeven, by_name=False))
    scanner = virusscanner() if soort.wordt_bewaard else None
    if scanner:
        scanner.keur(gelezen.bestand.stream)
    return gelezen


def _toets(lees: Callable[[], V]) -> V:
    try:
        return lees()
    except ValidationError as fout:
        fouten = [(_plek(f), _bericht(f)) for f in fout.errors(include_url=False)]
        raise OngeldigeAanvraag(fouten) from fout


def _plek(fout: ErrorDetails) -> str:
    return ".".join(str(deel) for deel in fout["loc"] if deel not in ("int", "str")) or "body"


def _bericht(fout: ErrorDetails) -> str:
    if fout["type"] == "tekens":
        return str(fout["msg"])
    if fout["type"].startswith("date"):
        return GEEN_DATUM
    soort = f"string_{fout['type']}" if isinstance(fout["input"], str) and fout["type"] in LENGTES else fout["type"]
    vorm = _FOUTEN.get(soort, "Deze waarde kan hier niet.")
    gegevens = {naam: str(deel).replace(" or ", " of ") for naam, deel in fout.get("ctx", {}).items()}
    return vorm.format(**gegevens)


def toets_maat(hoogstens: int) -> None:
    """Before anything is read. Raises RequestEntityTooLarge."""
    request.max_content_length = hoogstens
    if (request.content_length or 0) > hoogstens:
        raise RequestEntityTooLarge
