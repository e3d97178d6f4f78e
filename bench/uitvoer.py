"""The measurements as JSON, in the shape that others read, and as a table."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from bench.rondes import Meting
from bench.verzoeken import NAAST, WERKEN

KANDIDATEN = ("app", "limiet")


def werk_json(metingen: dict[str, list[Meting]], geteld: dict[str, dict[str, int]]) -> dict[str, Any]:
    """Per work, medians of rounds: requests a second, CPU per request, and of the product queries and bytes."""
    werken = [werk for werk in WERKEN if any(sleutel.split("/")[1] == werk for sleutel in metingen)]
    uit: dict[str, Any] = {werk: _een(metingen, werk) | geteld.get(werk, {}) for werk in werken}
    if f"app/{NAAST}/c1" in metingen:
        uit[NAAST] = _een(metingen, NAAST) | {"p50_alleen": _per(metingen, f"{NAAST}_alleen", 1, "p50")}
    return uit


def _een(metingen: dict[str, list[Meting]], werk: str) -> dict[str, Any]:
    cs = [c for c in (1, 8) if f"app/{werk}/c{c}" in metingen]
    uit: dict[str, Any] = {f"c{c}": _per(metingen, werk, c, "rps") for c in cs}
    uit |= {f"van_limiet_c{c}": _verhouding(metingen, werk, c) for c in cs}
    uit |= {f"{maat}_c{c}": _per(metingen, werk, c, maat) for maat in ("p50", "p95") for c in cs}
    uit["cpu_ms"] = {
        naam: _midden(m["cpu_ms"] for c in cs for m in metingen.get(f"{naam}/{werk}/c{c}", [])) for naam in KANDIDATEN
    }
    uit["goed"] = {
        naam: min((m["goed"] for c in cs for m in metingen.get(f"{naam}/{werk}/c{c}", [])), default=0.0)
        for naam in KANDIDATEN
    }
    return uit


def _per(metingen: dict[str, list[Meting]], werk: str, c: int, maat: str) -> dict[str, float]:
    return {naam: _midden(m[maat] for m in metingen.get(f"{naam}/{werk}/c{c}", [])) for naam in KANDIDATEN}


def _verhouding(metingen: dict[str, list[Meting]], werk: str, c: int) -> float:
    """The median over rounds of ours against the limit in the same round."""
    paren = zip(metingen[f"app/{werk}/c{c}"], metingen.get(f"limiet/{werk}/c{c}", []), strict=False)
    return _midden((ons["rps"] / limiet["rps"] for ons, limiet in paren if limiet["rps"]), 3)


def _midden(waarden: Iterable[float], cijfers: int = 2) -> float:
    rij: Sequence[float] = list(waarden)
    return round(statistics.median(rij), cijfers) if rij else 0.0


def tabel(uit: dict[str, Any]) -> str:
    """The same as a table in Markdown."""
    koppen = (
        "work", "app c1/s", "limit c1/s", "of the limit c1", "app c8/s", "limit c8/s", "of the limit c8",
        "p50 / p95 c1 ms", "p95 c8 ms", "CPU ms app", "CPU ms limit", "queries", "KiB", "good",
    )  # fmt: skip
    rijen = [f"| {' | '.join(koppen)} |", "|--|" + "--:|" * (len(koppen) - 1)]
    rijen += [f"| {' | '.join(_cellen(werk, m))} |" for werk, m in uit["werk"].items()]
    return "\n".join(rijen) + "\n"


def _cellen(werk: str, m: dict[str, Any]) -> list[str]:
    def van(sleutel: str, wie: str = "app") -> str:
        return getal(m[sleutel][wie]) if sleutel in m else ""

    return [
        werk, van("c1"), van("c1", "limiet"), f"{m.get('van_limiet_c1', 0):.2f}", van("c8"), van("c8", "limiet"),
        f"{m['van_limiet_c8']:.2f}" if "van_limiet_c8" in m else "", f"{van('p50_c1')} / {van('p95_c1')}",
        van("p95_c8"), van("cpu_ms"), van("cpu_ms", "limiet"), str(m.get("queries", "")),
        getal(m["bytes"] / 1024) if "bytes" in m else "", f"{min(m['goed'].values()):.2f}",
    ]  # fmt: skip


def getal(waarde: float) -> str:
    """With as many figures as mean something."""
    return f"{waarde:.2f}" if waarde < 10 else f"{waarde:.1f}" if waarde < 100 else f"{waarde:,.0f}"
