"""The OpenAPI document tells all of every operation, and what it says of itself is true."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from app.api.kern.problemen import TITELS
from app.api.openapi.probleemsoorten import UITLEG, soorten
from app.domain.basis.fouten import DomeinFout
from config import WORTEL
from tests.api.beller import BASIS, Bellers

REGELS = WORTEL.parent / "shared" / "vectors" / "api-design-rules" / "linter.yaml"
BIN = WORTEL / "node_modules" / ".bin"


@pytest.fixture(scope="module")
def document(vaste_bellers: Bellers) -> dict[str, Any]:
    """As anybody gets it."""
    antwoord = vaste_bellers.anoniem.client.get(f"{BASIS}/openapi.json", base_url="https://localhost")
    gekregen: dict[str, Any] = antwoord.get_json()
    assert gekregen["servers"][0]["url"] == "https://localhost/api/v1"
    return gekregen


def bewerkingen(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for methoden in document["paths"].values():
        for bewerking in methoden.values():
            yield bewerking["operationId"], bewerking


def delen(deel: Any) -> Iterator[dict[str, Any]]:
    """Every object in the document."""
    if isinstance(deel, dict):
        yield deel
    for onder in deel.values() if isinstance(deel, dict) else deel if isinstance(deel, list) else ():
        yield from delen(onder)


def volg(document: dict[str, Any], deel: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in deel:
        return deel
    gevonden: Any = document
    for stap in deel["$ref"].removeprefix("#/").split("/"):
        gevonden = gevonden[stap]
    return dict(gevonden)


def test_elke_verwijzing_komt_ergens_uit(document: dict[str, Any]) -> None:
    verwijzingen = [deel for deel in delen(document) if isinstance(deel.get("$ref"), str)]
    assert len(verwijzingen) > 100
    assert all(volg(document, deel) for deel in verwijzingen)


def test_elke_bewerking_heeft_een_eigen_naam_en_vertelt_wat_zij_doet(document: dict[str, Any]) -> None:
    namen = [naam for naam, _ in bewerkingen(document)]
    assert len(namen) == len(set(namen))
    kaal = [naam for naam, b in bewerkingen(document) if not b["summary"] or not b["description"].endswith(".")]
    assert kaal == []


def test_een_antwoord_mag_velden_krijgen_en_wie_stuurt_noemt_er_geen_te_veel(document: dict[str, Any]) -> None:
    """What v1 promises: `read past what you do not know`. A reader that judges answers by the document can."""
    antwoorden, lichamen = set[str](), set[str]()
    for _, bewerking in bewerkingen(document):
        gelukt = [deel for status, deel in bewerking["responses"].items() if status < "3"]
        antwoorden |= _vormen(document, gelukt)
        lichamen |= _vormen(document, bewerking.get("requestBody", {}))
    schemas = document["components"]["schemas"]
    assert [naam for naam in sorted(antwoorden) if "additionalProperties" in _kaal(schemas[naam])] == []
    objecten = [naam for naam in sorted(lichamen) if schemas[naam]["type"] == "object"]
    assert len(objecten) > 80
    assert [naam for naam in objecten if schemas[naam]["additionalProperties"] is not False] == []


def _kaal(schema: dict[str, Any]) -> dict[str, Any]:
    return schema if "properties" in schema else {}


def _vormen(document: dict[str, Any], deel: Any) -> set[str]:
    """The names of the shapes that this refers to, and of those in them."""
    gevonden, nieuw = set[str](), {naam.rpartition("/")[2] for naam in _verwezen(deel)}
    while nieuw:
        gevonden |= nieuw
        inhoud = [document["components"]["schemas"][naam] for naam in nieuw]
        nieuw = {naam.rpartition("/")[2] for naam in _verwezen(inhoud)} - gevonden
    return gevonden


def _verwezen(deel: Any) -> set[str]:
    return {d["$ref"] for d in delen(deel) if str(d.get("$ref")).startswith("#/components/schemas/")}


def test_elke_dag_die_wordt_gevraagd_heeft_een_eerste_en_een_laatste(document: dict[str, Any]) -> None:
    dagen = [deel for deel in delen(document) if deel.get("format") == "date" and "x-eerste" in deel]
    assert len(dagen) > 80
    assert {
        re.fullmatch(deel["pattern"], dag) is not None
        for deel in dagen
        for dag in (deel["x-eerste"], deel["x-laatste"])
    } == {True}
    for buiten in ("0025-05-16", "9999-12-31", "1899-12-31"):
        assert not any(re.fullmatch(deel["pattern"], buiten) for deel in dagen)
    kaal = [(naam, d["name"]) for naam, b in bewerkingen(document) for d in (volg(document, p) for p in b["parameters"])
            if d["schema"].get("format") == "date" and "x-eerste" not in d["schema"]]  # fmt: skip
    assert kaal == []


def test_elke_parameter_is_uitgelegd(document: dict[str, Any]) -> None:
    zonder = [
        (naam, deel["name"])
        for naam, bewerking in bewerkingen(document)
        for deel in (volg(document, d) for d in bewerking["parameters"])
        if not deel.get("description")
    ]
    assert zonder == []


def test_elk_lichaam_en_elk_antwoord_heeft_een_voorbeeld_dat_bij_zijn_schema_past(document: dict[str, Any]) -> None:
    fout = []
    for naam, bewerking in bewerkingen(document):
        antwoorden = {s: volg(document, a) for s, a in bewerking["responses"].items()}
        for plek, deel in {"body": bewerking.get("requestBody", {}), **antwoorden}.items():
            for media, inhoud in deel.get("content", {}).items():
                fout += [(naam, plek, klacht) for klacht in _klachten(document, media, inhoud)]
    assert fout == []


TOETSEN: dict[str, jsonschema_rs.Draft202012Validator] = {}
"""By schema: most answers have the one of a problem."""


def _klachten(document: dict[str, Any], media: str, inhoud: dict[str, Any]) -> Iterator[str]:
    if not media.endswith("json") or "$ref" not in inhoud["schema"]:  # a file
        return
    vorm = json.dumps(inhoud["schema"])
    if vorm not in TOETSEN:
        TOETSEN[vorm] = jsonschema_rs.Draft202012Validator(inhoud["schema"] | {"components": document["components"]})
    toets = TOETSEN[vorm]
    voorbeelden = [v["value"] for v in inhoud.get("examples", {}).values()] or [inhoud.get("example", "geen voorbeeld")]
    for voorbeeld in voorbeelden:
        yield from (klacht.message for klacht in toets.iter_errors(voorbeeld))


def test_elk_veld_is_uitgelegd_en_heet_als_een_kameel(document: dict[str, Any]) -> None:
    fout = [
        (naam, veld)
        for naam, schema in document["components"]["schemas"].items()
        for veld, deel in schema.get("properties", {}).items()
        if not (deel.get("description") or volg(document, deel).get("description"))
        or not re.fullmatch(r"[a-z][A-Za-z0-9]*", veld)
    ]
    assert fout == []


def test_het_document_noemt_de_koppen_die_er_zijn(document: dict[str, Any]) -> None:
    alle = dict(bewerkingen(document))

    def namen(naam: str) -> set[str]:
        return {volg(document, deel)["name"] for deel in alle[naam]["parameters"]}

    def koppen(naam: str) -> set[str]:
        return {
            kop for status, a in alle[naam]["responses"].items() if status in ("200", "201") for kop in a["headers"]
        }

    assert "If-None-Match" in namen("zaak")
    assert {"ETag"} <= koppen("zaak") & koppen("openapi")
    for naam in ("bundel", "logboekbestand", "logboekbestand_alles"):
        assert "ETag" not in koppen(naam)
        assert "304" not in alle[naam]["responses"]
        assert "If-None-Match" not in namen(naam)
    for naam in ("toets_bundel", "bekijk_verdeling", "bekijk_import"):
        assert "Idempotency-Key" not in namen(naam)
        assert "bereik_te_klein" not in str(alle[naam]["responses"]["403"])
        assert {"413", "415"} <= {*alle[naam]["responses"]}
    puts = [b["operationId"] for methoden in document["paths"].values() for m, b in methoden.items() if m == "put"]
    for naam in (*puts, "neem_besluit"):
        assert "Idempotency-Key" in namen(naam)
        assert "Idempotent-Replayed" in koppen(naam)


def test_een_voorbeeld_van_een_probleem_heeft_de_titel_van_zijn_status(document: dict[str, Any]) -> None:
    for _, bewerking in bewerkingen(document):
        for status, deel in bewerking["responses"].items():
            voorbeelden = deel.get("content", {}).get("application/problem+json", {}).get("examples", {})
            assert {v["value"]["title"] for v in voorbeelden.values()} <= {TITELS.get(int(status))}


def _fouten(soort: type[DomeinFout]) -> Iterator[type[DomeinFout]]:
    for onder in soort.__subclasses__():
        yield onder
        yield from _fouten(onder)


NIET_VIA_DE_API = {
    "domeinfout", "ongeldige_configuratie", "ongeldig_profiel", "ongeldig_draaiboek", "getuige_weigert", "post_mislukt",
    "adres_niet_openbaar", "zgw_mislukt", "verhuizing_onmogelijk", "niet_leeg", "onbruikbare_reservekopie",
    "bewijs_verlopen", "in_gebruik", "ongeldige_naslag", "al_vastgelegd",
}  # fmt: skip
"""The base of all, what keeps the application from starting, and what happens elsewhere than in the API."""


def test_elke_fout_van_het_product_is_uitgelegd() -> None:
    gebruikt = {fout.code for fout in _fouten(DomeinFout) if fout.__module__.startswith("app.")}
    assert gebruikt - {*UITLEG} - NIET_VIA_DE_API == set()
    assert all(soort.uitleg.endswith(".") for soort in soorten().values())


@pytest.mark.traag
def test_redocly_vindt_niets(document: dict[str, Any], tmp_path: Path) -> None:
    """Neither errors nor warnings by its recommended rules: what JSON Schema does not know, no reader knows."""
    bestand = tmp_path / "openapi.json"
    elders = document["servers"][0] | {"url": "https://draaiboek.regio.nl/api/v1"}  # it wants no localhost
    bestand.write_text(json.dumps(document | {"servers": [elders]}, ensure_ascii=False), encoding="utf-8")
    opdracht: list[str | Path] = [BIN / "redocly", "lint", "--extends", "recommended", "--format", "json", bestand]
    stil = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "PATH": os.environ["PATH"]}
    klaar = subprocess.run(opdracht, cwd=tmp_path, env=stil, capture_output=True, text=True, timeout=300, check=False)
    gevonden = json.loads(klaar.stdout)["problems"]
    assert [(k["ruleId"], k["message"], k["location"][0]["pointer"]) for k in gevonden] == []
    assert klaar.returncode == 0, klaar.stderr


@pytest.mark.traag
@pytest.mark.skipif(not REGELS.exists(), reason="the ruleset of the NL API Design Rules is not at hand")
def test_spectral_vindt_niets(document: dict[str, Any], tmp_path: Path) -> None:
    bestand = tmp_path / "openapi.json"
    bestand.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    opdracht = [
        str(BIN / "spectral"),
        "lint",
        "--format",
        "json",
        "--fail-severity",
        "hint",
        "--ruleset",
        str(REGELS),
        str(bestand),
    ]
    klaar = subprocess.run([*opdracht, str(bestand)], capture_output=True, text=True, timeout=300, check=False)
    gevonden = [(k["code"], k["message"], k["path"]) for k in json.loads(klaar.stdout[: klaar.stdout.rindex("]") + 1])]
    assert gevonden == [], klaar.stderr
    assert klaar.returncode == 0, klaar.stderr
