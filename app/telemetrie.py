"""Traces for who collects them (OpenTelemetry): a span for each request and each task of the background.

Off unless DRAAIBOEK_OTEL_URL names a collector; only then is its library loaded, which is no part of the ordinary
installation. Spans are sent by a thread of its own, so nobody waits for the collector, and what it does not take is
lost. Like a line of the technical log a span says the route and never the address, and nothing of who asked or what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_TRACER: list[Any] = []
Zeg = Callable[..., None]
"""Says more of a span: another name, `fout` when it failed, and attributes."""


def zet_aan(url: str) -> None:
    """From here on spans go to this collector (OTLP over HTTP). Doing it again changes nothing."""
    if _TRACER:
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    zet_aan_met(BatchSpanProcessor(OTLPSpanExporter(endpoint=url)))


def zet_aan_met(verwerker: Any) -> None:
    """The same, to whom this processor of spans gives them."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider

    aanbieder = TracerProvider(resource=Resource.create({"service.name": "draaiboek"}))
    aanbieder.add_span_processor(verwerker)
    _TRACER[:] = [aanbieder.get_tracer("draaiboek")]


def zet_uit() -> None:
    _TRACER.clear()


@contextmanager
def span(naam: str, *, bediend: bool = False) -> Iterator[Zeg]:
    """A span around what is inside; `bediend` when somebody asked it. What is raised is named by its kind alone: its
    words may hold what somebody typed.
    """
    if not _TRACER:
        yield _stil
        return
    from opentelemetry.trace import SpanKind, StatusCode

    def zeg(naam: str = "", *, fout: bool = False, **kenmerken: Any) -> None:
        if naam:
            deze.update_name(naam)
        if fout:
            deze.set_status(StatusCode.ERROR)
        deze.set_attributes({sleutel.replace("__", "."): waarde for sleutel, waarde in kenmerken.items()})

    soort = SpanKind.SERVER if bediend else SpanKind.INTERNAL
    begin = _TRACER[0].start_as_current_span(naam, kind=soort, record_exception=False, set_status_on_exception=False)
    with begin as deze:
        try:
            yield zeg
        except BaseException as fout:
            zeg(fout=True, error__type=type(fout).__name__)
            raise


def _stil(*_naam: Any, **_kenmerken: Any) -> None:
    """Nobody collects them."""
