"""A plot of cost against size as SVG: both axes logarithmic, a line for each work with its name at its end."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

BREED, HOOG = 760, 420
_LINKS, _RECHTS, _BOVEN, _ONDER = 70, 150, 20, 50
_KLEUREN = ("#0b5cad", "#a03b00", "#1d6b3a", "#6a2c91", "#8a6100", "#9b1c4a", "#005f6b", "#444444")
_STREEP = ("", "6 3", "2 3", "8 3 2 3")

Punten = Sequence[tuple[float, float]]


def lijngrafiek(titel: str, in_woorden: str, x_naam: str, y_naam: str, lijnen: Mapping[str, Punten]) -> str:
    """The drawing; `in_woorden` says what is in it. Nothing is told by colour alone: every line bears its name."""
    xs = [x for punten in lijnen.values() for x, _ in punten]
    ys = [y for punten in lijnen.values() for _, y in punten if y > 0]
    x_as, y_as = _As(min(xs), max(xs), _LINKS, BREED - _RECHTS), _As(min(ys), max(ys), HOOG - _ONDER, _BOVEN)
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED} {HOOG}" role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(titel)}</title><desc id="d">{escape(in_woorden)}</desc>',
        f'<rect width="{BREED}" height="{HOOG}" fill="#ffffff"/>',
        *(_streep(x_as.plek(n), HOOG - _ONDER, x_as.plek(n), _BOVEN) for n in x_as.tienen()),
        *(_streep(_LINKS, y_as.plek(n), BREED - _RECHTS, y_as.plek(n)) for n in y_as.tienen()),
        *(_tekst(x_as.plek(n), HOOG - _ONDER + 18, f"{n:,.0f}", "middle") for n in x_as.tienen()),
        *(_tekst(_LINKS - 8, y_as.plek(n) + 4, f"{n:g}", "end") for n in y_as.tienen()),
        _tekst((_LINKS + BREED - _RECHTS) / 2, HOOG - 8, x_naam, "middle"),
        _tekst(_LINKS - 60, _BOVEN - 6, y_naam, "start"),
        *_lijnen(lijnen, x_as, y_as),
        "</svg>",
    ]
    return "\n".join(delen) + "\n"


class _As:
    """A logarithmic axis from `begin` to `eind` on the paper, over whole powers of ten."""

    def __init__(self, laagste: float, hoogste: float, begin: float, eind: float) -> None:
        self._van = math.floor(math.log10(laagste))
        self._tot = max(self._van + 1, math.ceil(math.log10(hoogste)))
        self._begin, self._eind = begin, eind

    def plek(self, waarde: float) -> float:
        deel = (math.log10(waarde) - self._van) / (self._tot - self._van)
        return round(self._begin + deel * (self._eind - self._begin), 1)

    def tienen(self) -> list[float]:
        return [10.0**macht for macht in range(self._van, self._tot + 1)]


def _lijnen(lijnen: Mapping[str, Punten], x_as: _As, y_as: _As) -> list[str]:
    uit, bezet = [], list[float]()
    volgorde = sorted(lijnen.items(), key=lambda paar: -paar[1][-1][1])
    for nr, (naam, punten) in enumerate(volgorde):
        kleur, streep = _KLEUREN[nr % len(_KLEUREN)], _STREEP[nr // 2 % len(_STREEP)]
        plekken = [(x_as.plek(x), y_as.plek(y)) for x, y in punten if y > 0]
        pad = " ".join(f"{x},{y}" for x, y in plekken)
        uit.append(
            f'<polyline points="{pad}" fill="none" stroke="{kleur}" stroke-width="2" stroke-dasharray="{streep}"/>'
        )
        uit += [f'<circle cx="{x}" cy="{y}" r="3" fill="{kleur}"/>' for x, y in plekken]
        hoogte = max(plekken[-1][1] + 4, bezet[-1] + 15 if bezet else 0.0)
        bezet.append(hoogte)
        uit.append(_tekst(plekken[-1][0] + 8, hoogte, f"{naam} {punten[-1][1]:g}", "start", kleur))
    return uit


def _streep(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#d0d0d0"/>'


def _tekst(x: float, y: float, tekst: str, anker: str, kleur: str = "#222222") -> str:
    vorm = 'font-family="sans-serif" font-size="13"'
    return f'<text x="{x}" y="{y}" {vorm} text-anchor="{anker}" fill="{kleur}">{escape(tekst)}</text>'
