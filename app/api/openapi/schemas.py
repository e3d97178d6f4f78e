"""JSON schemas made simple: what pydantic writes in a roundabout way said directly, and an example from its parts."""

from __future__ import annotations

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
    return _zonder_omweg(opgelost)


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
