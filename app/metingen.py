"""What a monitor counts: requests, how long they took, and how long writers waited. Nothing of who asked, or what.

Counted only where it is asked for (`zet_aan`), so that nobody else loads the library. Several processes of one server
add up when `PROMETHEUS_MULTIPROC_DIR` names a folder, as gunicorn.conf.py lets it do.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

_DUUR = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_WACHT = (0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_METERS: dict[str, Any] = {}


def zet_aan() -> None:
    """From here on there is something to count with. Doing it again changes nothing."""
    if _METERS:
        return
    import prometheus_client as p

    r = p.CollectorRegistry()
    _METERS["verzoeken"] = p.Counter(
        "draaiboek_verzoeken", "Verzoeken naar deel en status", ["deel", "status"], registry=r
    )
    _METERS["duur"] = p.Histogram("draaiboek_duur_seconden", "Hun duur", ["deel"], buckets=_DUUR, registry=r)
    wacht = "Wachten om te mogen schrijven (SQLite)"
    _METERS["wacht"] = p.Histogram("draaiboek_schrijfslot_seconden", wacht, buckets=_WACHT, registry=r)
    _METERS["register"] = r


def tel_verzoek(pad: str, status: str, seconden: float) -> None:
    if _METERS:
        deel = "api" if pad.startswith("/api/") else "zgw" if pad.startswith("/zgw/") else "web"
        _METERS["verzoeken"].labels(deel, status).inc()
        _METERS["duur"].labels(deel).observe(seconden)


def tel_wachttijd(seconden: float) -> None:
    if _METERS:
        _METERS["wacht"].observe(seconden)


def als_tekst(cijfers: Iterable[tuple[str, str, dict[str, str], float]]) -> bytes:
    """Everything in the text format of Prometheus: what was counted, and these figures (name, what, labels, value)."""
    zet_aan()
    import prometheus_client as p
    from prometheus_client.multiprocess import MultiProcessCollector

    register = _METERS["register"]
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        register = p.CollectorRegistry()
        MultiProcessCollector(register)  # type: ignore[no-untyped-call]
    nu = p.CollectorRegistry()
    nu.register(_Nu(list(cijfers)))
    return p.generate_latest(register) + p.generate_latest(nu)


class _Nu:
    """Figures of this moment, of the whole installation: no process keeps them."""

    def __init__(self, cijfers: list[tuple[str, str, dict[str, str], float]]) -> None:
        self._cijfers = cijfers

    def collect(self) -> Iterable[Any]:
        from prometheus_client.core import GaugeMetricFamily

        families: dict[str, Any] = {}
        for naam, wat, labels, waarde in self._cijfers:
            if naam not in families:
                families[naam] = GaugeMetricFamily(naam, wat, labels=list(labels))
            families[naam].add_metric(list(labels.values()), waarde)
        return families.values()
