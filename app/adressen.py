"""Addresses of screens, for who knows a screen by its name and has more parameters than it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import current_app, url_for


def adres_van_scherm(endpoint: str, delen: Mapping[str, str | int]) -> str:
    """The path of a screen, with those of these parameters that stand in its address."""
    regels = current_app.url_map.iter_rules(endpoint)
    nodig = {naam for regel in regels for naam in regel.arguments}
    gevuld: dict[str, Any] = {naam: waarde for naam, waarde in delen.items() if naam in nodig}
    return url_for(endpoint, **gevuld)
