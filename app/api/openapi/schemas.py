"""JSON schemas made simple: what pydantic writes in a roundabout way said directly, and an example from its parts."""

from __future__ import annotations

from datetime import date
from typing import Any

_NAAR = "#/components/schemas/"


def los_op(schema: Any, bij: dict[str, Any] | None = None) -> Any:
    """The same schema without titles; "this or null" as one type; references to `bij` written out."""
    if isinstance(schema, list):
        return [los_op(deel, bij) for deel in schema]
    if not isinstance(schema, dict):
        return schema
    if bij and str(schema.get("$ref", "")).removeprefix(_NAAR) in bij:
        naam = schema["$ref"].removeprefix(_NAAR)
        schema = bij[naam] | {k: v for k, v in schema.items() if k != "$ref"}
    opgelost = {
        naam: {k: los_op(v, bij) for k, v in deel.items()} if naam == "properties" else _deel(naam, deel, bij)
        for naam, deel in schema.items()
        if naam not in ("title", "$defs")
    }
    if opgelost.get("default", "") is None and opgelost.get("type") == "string":
        del opgelost["default"]  # a part that may be left out; it cannot be null
    return _zonder_omweg(_met_jaren(opgelost))


def _met_jaren(schema: dict[str, Any]) -> dict[str, Any]:
    """A day with bounds. JSON Schema has no words for those of a day, so a pattern holds the years; `x-eerste` and
    `x-laatste` say them to who reads.
    """
    if schema.get("format") != "date" or not {"ge", "le"} <= schema.keys():
        return schema
    eerste, laatste = schema["ge"], schema["le"]
    jaren = "|".join(_jaarvormen(date.fromisoformat(eerste).year, date.fromisoformat(laatste).year))
    rest = {naam: deel for naam, deel in schema.items() if naam not in ("ge", "le")}
    return rest | {"pattern": f"^({jaren})-[0-9]{{2}}-[0-9]{{2}}$", "x-eerste": eerste, "x-laatste": laatste}


def _jaarvormen(eerste: int, laatste: int) -> list[str]:
    """Patterns that together are the years from the first up to the last, as wide as they can be."""
    vormen, jaar = list[str](), eerste
    while jaar <= laatste:
        cijfers = next(n for n in (3, 2, 1, 0) if jaar % 10**n == 0 and jaar + 10**n - 1 <= laatste)
        vormen.append(str(jaar)[: 4 - cijfers] + "[0-9]" * cijfers)
        jaar += 10**cijfers
    return vormen


def _deel(naam: str, deel: Any, bij: dict[str, Any] | None) -> Any:
    return deel if naam in ("examples", "example", "default", "enum", "const", "required") else los_op(deel, bij)


def _zonder_omweg(schema: dict[str, Any]) -> dict[str, Any]:
    """anyOf of one simple type and null is that type, or null."""
    soorten = schema.get("anyOf", [])
    echte = [deel for deel in soorten if deel.get("type") != "null"]
    if len(soorten) != 2 or len(echte) != 1 or not isinstance(echte[0].get("type"), str):
        return schema
    (echt,) = echte
    rest = {k: v for k, v in schema.items() if k != "anyOf"}
    samen: dict[str, Any] = echt | rest | {"type": [echt["type"], "null"]}
    if "enum" in echt:
        samen["enum"] = [*echt["enum"], None]
    if "examples" in echt and "examples" not in rest:
        samen["examples"] = echt["examples"]
    return samen


def voorbeeld(schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    """An example that fits the schema, from the examples of its parts."""
    if "$ref" in schema:
        return voorbeeld(schemas[schema["$ref"].removeprefix(_NAAR)], schemas)
    for sleutel in ("examples", "enum"):
        if schema.get(sleutel):
            return schema[sleutel][0]
    if "const" in schema or "default" in schema:
        return schema.get("const", schema.get("default"))
    return _van_delen(schema, schemas)


def _van_delen(schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    if "anyOf" in schema:
        return voorbeeld(schema["anyOf"][0], schemas)
    if "properties" in schema:
        return {naam: voorbeeld(deel, schemas) for naam, deel in schema["properties"].items()}
    if schema.get("type") == "array":
        return [voorbeeld(schema["items"], schemas)]
    kaal = {"boolean": False, "integer": 1, "object": {}, "null": None}
    soort = schema.get("type")
    return kaal.get(soort if isinstance(soort, str) else "null", "")
