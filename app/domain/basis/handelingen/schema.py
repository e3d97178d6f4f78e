"""The register as a JSON Schema of every entry, for who reads a bundle or our documents with a program."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.basis.handelingen.soort import Handeling
from app.domain.basis.handelingen.velden import GETALLEN, GEWEIGERD, INGELEZEN, KLOK, Bouw, Veld, Vorm

UITLEG = (
    "Per handeling een JSON Schema van de inhoud van een logboekregel met uitkomst gedaan, zoals dit programma haar "
    "schrijft. Bedragen zijn in eurocenten. Een regel met uitkomst geweigerd heeft daarvan wat toen al was gezegd, en "
    "de velden van geweigerd."
)

NIETS: Mapping[str, object] = {"not": {}}
"""Fits no value, as `false` does, which the canonical form of a bundle does not have."""


def schemas(handelingen: Mapping[str, Handeling]) -> dict[str, object]:
    """All of them, with how they are to be read."""
    return {
        "uitleg": UITLEG,
        "gedaan": {code: _van_handeling(handeling) for code, handeling in handelingen.items()},
        "geweigerd": {veld.naam: _van_veld(veld) for veld in GEWEIGERD},
    }


def _van_handeling(handeling: Handeling) -> dict[str, object]:
    return {
        "title": handeling.woord,
        "soort": handeling.soort.value,
        **_object((*handeling.velden, INGELEZEN, KLOK)),
    }


def _object(velden: tuple[Veld, ...]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {veld.naam: _van_veld(veld) for veld in velden},
        "required": [veld.naam for veld in velden if veld.altijd],
        "additionalProperties": NIETS,
    }


def _van_veld(veld: Veld) -> dict[str, object]:
    titel = {"title": veld.titel} if veld.titel else {}
    if veld.delen:
        return {**titel, **_object(veld.delen)}
    if veld.bouw is Bouw.LIJST:
        return {**titel, "type": "array", "items": _waarde(veld.vorm)}
    if veld.bouw is Bouw.PER:
        return {**titel, "type": "object", "additionalProperties": _waarde(veld.vorm)}
    return {**titel, **_waarde(veld.vorm)}


def _waarde(vorm: Vorm) -> dict[str, object]:
    if vorm is Vorm.DATUM:
        return {"type": "string", "format": "date"}
    return {"type": "integer" if vorm in GETALLEN else "string", "vorm": vorm.value}
