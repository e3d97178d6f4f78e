"""Lines over time, each with its own dash and its label at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.web.beeld.tekening import BREED, LETTER, Lijn, Schrijf, Tekening, Tekst, stappen, uit_elkaar
from app.weergave import dag_kort, datum

BOVEN, ONDER = 12.0, 160.0
HOOG = 200
MEESTE_TIKKEN = 4


@dataclass(frozen=True)
class Reeks:
    """A line. `trap`: the value holds until the next day, so it goes in steps; `None` is not known: a gap.

    `soort` is a class of the style sheet, each with a dash of its own.
    """

    label: str
    punten: Sequence[tuple[date, int | None]]
    soort: str
    trap: bool = False


def teken_lijnen(
    naam: str,
    titel: str,
    reeksen: Sequence[Reeks],
    *,
    uitleg: str,
    kop: str,
    schrijf: Schrijf = str,
    as_: Schrijf | None = None,
    onbekend: str,
    nu: tuple[date, str] | None = None,
) -> Tekening:
    """Values below nought stand below the axis. `schrijf` writes a value, `as_` along the axis when that is shorter;
    `kop` is the head of the column of days, `onbekend` what stands where there is no number, `nu` a day to mark.
    """
    dagen = sorted({dag for reeks in reeksen for dag, _ in reeks.punten})
    waarden = [waarde for reeks in reeksen for _, waarde in reeks.punten if waarde is not None]
    maten = stappen(max(waarden, default=0), laagste=min([0, *waarden]))
    langs = as_ or schrijf
    links = max(len(langs(maat)) for maat in maten) * LETTER + 8
    rechts = BREED - max(len(reeks.label) for reeks in reeksen) * LETTER - 12
    x, y = _schaal(dagen, links, rechts), _hoogte(maten[0], maten[-1])
    lijnen = [Lijn(f"M{links:.0f} {y(maat):.1f}H{rechts:.0f}", "as" if maat == 0 else "tik") for maat in maten]
    lijnen += [Lijn(_pad(reeks, x, y), reeks.soort) for reeks in reeksen]
    teksten = [Tekst(links - 6, y(maat) + 4, langs(maat), "", "end") for maat in maten]
    if nu and dagen[0] <= nu[0] <= dagen[-1]:
        lijnen.append(Lijn(f"M{x(nu[0]):.1f} {BOVEN - 8:.0f}V{ONDER:.0f}", "vandaag"))
        teksten.append(Tekst(x(nu[0]), ONDER + 36, nu[1], "vet", "middle"))
    teksten += _labels(reeksen, rechts, y) + _dagen(dagen, x)
    return Tekening(
        naam, titel, uitleg, HOOG, (), lijnen, teksten,
        [kop, *(reeks.label for reeks in reeksen)], _rijen(dagen, reeksen, schrijf, onbekend),
    )  # fmt: skip


def _schaal(dagen: Sequence[date], links: float, rechts: float) -> Callable[[date], float]:
    duur = max((dagen[-1] - dagen[0]).days, 1)
    return lambda dag: links + (rechts - links) * (dag - dagen[0]).days / duur if len(dagen) > 1 else links


def _hoogte(laagste: int, hoogste: int) -> Callable[[int], float]:
    return lambda waarde: ONDER - (ONDER - BOVEN) * (waarde - laagste) / (hoogste - laagste)


def _pad(reeks: Reeks, x: Callable[[date], float], y: Callable[[int], float]) -> str:
    """A mark at each value, and a line between those that follow each other."""
    delen: list[str] = []
    open_ = False
    for dag, waarde in reeks.punten:
        if waarde is None:
            open_ = False
            continue
        plek = f"{x(dag):.1f} {y(waarde):.1f}"
        if open_:
            delen.append(f"H{x(dag):.1f}V{y(waarde):.1f}" if reeks.trap else f"L{plek}")
        else:
            delen.append(f"M{plek}h.1")  # one value alone is a dot
        open_ = True
    return "".join(delen)


def _labels(reeksen: Sequence[Reeks], rechts: float, y: Callable[[int], float]) -> list[Tekst]:
    einden = [next((w for _, w in reversed(reeks.punten) if w is not None), None) for reeks in reeksen]
    gewild = [(y(einde) if einde is not None else ONDER) + 4 for einde in einden]
    plekken = zip(reeksen, uit_elkaar(gewild, ONDER + 4), strict=True)
    return [Tekst(rechts + 8, plek, reeks.label, f"bij-{reeks.soort}") for reeks, plek in plekken]


def _dagen(dagen: Sequence[date], x: Callable[[date], float]) -> list[Tekst]:
    """The first and the last, and those between as far as they fit."""
    stap = max(1, -(-(len(dagen) - 1) // (MEESTE_TIKKEN - 1)))
    gelegd: list[Tekst] = []
    vrij = BREED * 2.0
    for dag in dict.fromkeys([dagen[-1], *dagen[-1::-stap], dagen[0]]):
        tekst = dag_kort(dag)
        breed = len(tekst) * LETTER
        if x(dag) + breed / 2 < vrij:
            gelegd.append(Tekst(max(x(dag), breed / 2), ONDER + 20, tekst, "", "middle"))
            vrij = x(dag) - breed / 2 - 4
    return gelegd


def _rijen(dagen: Sequence[date], reeksen: Sequence[Reeks], schrijf: Schrijf, onbekend: str) -> list[list[str]]:
    per = [dict(reeks.punten) for reeks in reeksen]
    return [
        [datum(dag), *(schrijf(waarde) if (waarde := punten.get(dag)) is not None else onbekend for punten in per)]
        for dag in dagen
    ]
