"""What a field is called outside: camelCase, and the few names that a form calls otherwise."""

from __future__ import annotations

import re

from flask import g
from pydantic import BaseModel
from pydantic.alias_generators import to_camel

_ANDERS = {
    "als_hoedanigheid": "hoedanigheid",
    "hoedanigheid": "spreker",
    "bundel": "bestand",
    "mandaatgevers": "mandaatgever",
    "aanbieder": "aanbiederId",
    "tot_en_met": "tot",
    "reactie_voor": "reactieVoorDatum",
}


def naam_buiten(veld: str) -> str:
    """The name in the API of a field as the services call it: as the body of this request has it, when it has one."""
    naam, zelfde = _ANDERS.get(veld, to_camel(veld)), to_camel(veld)
    invoer: BaseModel | None = g.get("invoer")
    namen = _namen(invoer)
    if invoer is None or naam in namen:
        return naam
    if zelfde in namen:
        return zelfde
    deel = next((deel for deel, waarde in invoer if isinstance(waarde, BaseModel) and zelfde in _namen(waarde)), None)
    return f"{to_camel(deel)}.{zelfde}" if deel else naam


def _namen(vorm: BaseModel | None) -> set[str]:
    return {to_camel(naam) for naam in type(vorm).model_fields} if vorm else set()


def pad_buiten(pad: str) -> str:
    """A path as it is written in the document: {mandaatId} for <int:mandaat_id>."""
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda deel: f"{{{to_camel(deel[1])}}}", pad)
