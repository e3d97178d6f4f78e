"""What a field is called outside: camelCase, and where in the body it stands."""

from __future__ import annotations

import re

from flask import g
from pydantic import BaseModel
from pydantic.alias_generators import to_camel


def naam_buiten(veld: str) -> str:
    """The name in the API of a field as the rules call it: with the part of the body of this request that holds it.

    A body that asks one thing of a list of the rules names it in the singular: `mandaatgever`.
    """
    naam = to_camel(veld)
    invoer: BaseModel | None = g.get("invoer")
    namen = _namen(invoer)
    if invoer is None or naam in namen:
        return naam
    if naam.removesuffix("s") in namen:
        return naam.removesuffix("s")
    deel = next((deel for deel, waarde in invoer if isinstance(waarde, BaseModel) and naam in _namen(waarde)), None)
    return f"{to_camel(deel)}.{naam}" if deel else naam


def _namen(vorm: BaseModel | None) -> set[str]:
    return {to_camel(naam) for naam in type(vorm).model_fields} if vorm else set()


def pad_buiten(pad: str) -> str:
    """A path as it is written in the document: {mandaatId} for <int:mandaat_id>."""
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda deel: f"{{{to_camel(deel[1])}}}", pad)
