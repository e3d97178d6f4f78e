"""Addresses of screens, for who knows a screen by its name and has more parameters than it takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import current_app, url_for
from werkzeug.routing import Map


def adres_van_scherm(endpoint: str, delen: Mapping[str, str | int]) -> str:
    """The path of a screen, with those of these parameters that stand in its address."""
    nodig = _nodig(current_app.url_map, endpoint)
    gevuld: dict[str, Any] = {naam: waarde for naam, waarde in delen.items() if naam in nodig}
    return url_for(endpoint, **gevuld)


@lru_cache(maxsize=512)
def _nodig(adressen: Map, endpoint: str) -> frozenset[str]:
    return frozenset(naam for regel in adressen.iter_rules(endpoint) for naam in regel.arguments)
