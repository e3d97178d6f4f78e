"""Writes dist/draaiboek.cdx.json: what is in the product, as CycloneDX 1.6, from the lock files. The same locks give
the same file. Run as `python -m scripts.sbom`.
"""

from __future__ import annotations

import json
import tomllib
import uuid
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from scripts.slotbestanden import WORTEL, Pakket, alle

DOEL = WORTEL / "dist" / "draaiboek.cdx.json"


def inhoud() -> dict[str, Any]:
    """The bill of materials. It bears no moment: it is as old as the locks."""
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    delen = [_deel(pakket) for pakket in alle()]
    wortel = f"pkg:pypi/{project['name']}@{project['version']}"
    kenmerk = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([wortel, delen], sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{kenmerk}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": wortel,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
                "purl": wortel,
            }
        },
        "components": delen,
        "dependencies": [{"ref": wortel, "dependsOn": [deel["bom-ref"] for deel in delen]}],
    }


def _deel(pakket: Pakket) -> dict[str, Any]:
    """Files of one release differ by machine: each that the lock allows has its hash, as a file of the package."""
    deel: dict[str, Any] = {
        "type": "library",
        "bom-ref": pakket.purl,
        "name": pakket.naam,
        "version": pakket.versie,
        "purl": pakket.purl,
        "scope": "required",
    }
    if pakket.soort == "npm":
        deel["hashes"] = [{"alg": alg, "content": waarde} for alg, waarde in pakket.hashes]
    else:
        deel["externalReferences"] = [
            {"type": "distribution", "url": pakket.purl, "hashes": [{"alg": a, "content": w} for a, w in pakket.hashes]}
        ]
    if licentie := _licentie(pakket):
        deel["licenses"] = [{"license": {"name": licentie}}]
    return deel


def _licentie(pakket: Pakket) -> str:
    """As the package says itself, when it is installed here."""
    if pakket.soort == "npm":
        bestand = WORTEL / "node_modules" / pakket.naam / "package.json"
        return str(json.loads(bestand.read_text("utf-8")).get("license", "")) if bestand.exists() else ""
    try:
        zegt = metadata(pakket.naam)
    except PackageNotFoundError:
        return ""
    klassen = [k.rpartition(" :: ")[2] for k in zegt.get_all("Classifier") or () if k.startswith("License ::")]
    regel = next(iter(zegt.get_all("License-Expression") or zegt.get_all("License") or ()), "").strip()
    return regel if regel and len(regel) < 80 and "\n" not in regel else ", ".join(klassen)


def main(doel: Path = DOEL) -> None:
    doel.parent.mkdir(exist_ok=True)
    doel.write_text(json.dumps(inhoud(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
