"""The page about speed is made from what was measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from bench import verslag
from bench.grafiek import lijngrafiek

SVG = "{http://www.w3.org/2000/svg}"


def gemeten(aantal: int, cpu: float) -> dict[str, Any]:
    """A measurement of one work, in the shape in which the benchmark writes it."""
    per = {"app": 100.0, "limiet": 200.0}
    werk = {"c1": per, "c8": per, "van_limiet_c1": 0.5, "van_limiet_c8": 0.7, "queries": 3, "bytes": 2048}
    werk |= {"p50_c1": per, "p95_c1": per, "p95_c8": per, "cpu_ms": {"app": cpu, "limiet": 2.0}, "goed": {"app": 1.0}}
    hoe = {"dag": "2026-11-29", "lader": "wrk", "rondes": 3, "duur_s": 2.0, "load": 0.1, "cores": 2}
    return {
        "n": aantal,
        "databank": "sqlite",
        "werk": {"lijst": werk},
        "pss_mb": {"begin": 1, "eind": 2},
        "opstelling": hoe,
    }


def test_de_tabellen_van_het_blad_komen_uit_de_metingen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verslag, "PLATEN", tmp_path / "platen")
    for aantal, cpu in ((1000, 4.0), (10_000, 6.0)):
        (tmp_path / f"sqlite-{aantal}.json").write_text(json.dumps(gemeten(aantal, cpu)))
    (tmp_path / "proef-schrijvers.json").write_text(json.dumps({"langste_ms": 200}))
    blad = tmp_path / "blad.md"
    blad.write_text(verslag.BLAD.read_text())
    verslag.schrijf(tmp_path, blad)
    tekst = blad.read_text()
    assert "| lijst | sqlite | 0.6 | **0.50** | 0.70 | 4 | 3 | 1.1 | **1.50** |" in tekst, "what is missed is bold"
    assert "| langste_ms | 200 |" in tekst
    assert "CPU per request in ms" in tekst, "what people wrote around the tables stays"
    assert (tmp_path / "platen" / "lezen.svg").exists()
    verslag.schrijf(tmp_path, blad)
    assert blad.read_text() == tekst, "a second time changes nothing"


def test_een_grafiek_zegt_in_woorden_wat_erin_staat() -> None:
    beeld = ElementTree.fromstring(lijngrafiek("Titel", "In woorden", "zaken", "ms", {"a": [(1e3, 2), (1e5, 30)]}))  # noqa: S314
    assert [beeld.findtext(f"{SVG}{naam}") for naam in ("title", "desc")] == ["Titel", "In woorden"]
    assert any(deel.text == "a 30" for deel in beeld.iter(f"{SVG}text"))
