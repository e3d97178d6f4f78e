"""What a field is called outside: camelCase, and the few names that a form calls otherwise."""

from __future__ import annotations

import re

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
    """The name in the API of a field as the services call it."""
    return _ANDERS.get(veld, to_camel(veld))


def pad_buiten(pad: str) -> str:
    """A path as it is written in the document: {mandaatId} for <int:mandaat_id>."""
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda deel: f"{{{to_camel(deel[1])}}}", pad)
