"""Traces for a collector: what a span of a request and of a task says, and that there are none unless it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest
from flask import Flask
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from app import telemetrie
from config import OngeldigeInstelling
from config.bedrijf import telemetrie as lees_adres
from tests.web.bezoeker import Bezoekers


@pytest.fixture
def vangt() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    telemetrie.zet_aan_met(SimpleSpanProcessor(exporter))
    yield exporter
    telemetrie.zet_uit()


def laatste(vangt: InMemorySpanExporter) -> ReadableSpan:
    return vangt.get_finished_spans()[-1]


def test_een_verzoek_is_een_span_met_de_route_en_zonder_wie_of_waarover(
    bezoekers: Bezoekers, vangt: InMemorySpanExporter
) -> None:
    elders = {"traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}
    antwoord = bezoekers.projectleider.client.get("/zaken/2025-0001?q=geheim", headers=elders)
    span = laatste(vangt)
    assert span.name == "GET /zaken/<zaaknummer>"
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "http.route": "/zaken/<zaaknummer>",
        "http.response.status_code": 200,
        "draaiboek.verzoek": antwoord.headers["X-Request-ID"],
    }
    assert (span.kind.name, span.parent, span.status.status_code.name) == ("SERVER", None, "UNSET")
    assert span.resource.attributes["service.name"] == "draaiboek"
    alles = span.to_json()
    assert not [woord for woord in ("geheim", "2025-0001", "projectleider") if woord in alles]


def test_wat_misgaat_is_te_zien_en_zegt_alleen_welke_soort_fout(
    app: Flask, vangt: InMemorySpanExporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taak(_session: object, _nu: object) -> str:
        raise ValueError("over de familie Jansen")

    monkeypatch.setattr(
        import_module("app.cli.jobs"), "RONDE", {"checkpoint": lambda _session, _nu: "gedaan", "exports": taak}
    )
    app.test_cli_runner().invoke(args=["jobs", "run", "--once"])
    eerste, tweede = vangt.get_finished_spans()
    assert (eerste.name, eerste.status.status_code.name) == ("taak checkpoint", "UNSET")
    assert (tweede.name, tweede.status.status_code.name) == ("taak exports", "ERROR")
    assert dict(tweede.attributes or {}) == {"error.type": "ValueError"}
    assert "Jansen" not in tweede.to_json()


def test_zonder_instelling_is_er_niets(app: Flask) -> None:
    assert lees_adres({}) == ""
    with telemetrie.span("iets") as zeg:
        zeg("anders", fout=True, wat="dan ook")
    assert app.test_client().get("/gezond").status_code == 200


def test_het_adres_van_de_verzamelaar(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("4318", "ftp://x.example", "http://"):
        with pytest.raises(OngeldigeInstelling, match="begint met http"):
            lees_adres({"DRAAIBOEK_OTEL_URL": url})
    monkeypatch.setattr("config.bedrijf.find_spec", lambda _naam: None)
    with pytest.raises(OngeldigeInstelling, match=r"requirements/otel\.txt"):
        lees_adres({"DRAAIBOEK_OTEL_URL": "http://127.0.0.1:4318"})
    monkeypatch.setattr("config.bedrijf.find_spec", lambda _naam: object())
    assert lees_adres({"DRAAIBOEK_OTEL_URL": "http://127.0.0.1:4318/"}) == "http://127.0.0.1:4318/v1/traces"
    assert lees_adres({"DRAAIBOEK_OTEL_URL": "https://x.example/eigen"}) == "https://x.example/eigen"
