"""Where things went: a bar for each origin and each destination, and between them bands as wide as what went."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.web.beeld.tekening import BREED, REGEL, Lijn, Tekening, Tekst, Vlak, passend, uit_elkaar

NAAM = 104.0
"""How wide the names are at either side."""
BALK, TUSSEN, BOVEN = 7.0, 8.0, 6.0
HOOG = 190.0
"""Of all that went together, before the room between."""
Paar = tuple[str, str]


def teken_stroom(naam: str, titel: str, ging: Mapping[Paar, int], *, uitleg: str, kop: str, samen: str) -> Tekening:
    """`ging` says how many went from where to where, by name, in the order in which they are drawn."""
    van, naar = (list(dict.fromkeys(paar[kant] for paar in ging)) for kant in (0, 1))
    totaal = max(1, sum(ging.values()))
    links = _plekken(van, lambda wie: sum(n for (v, _n), n in ging.items() if v == wie), totaal)
    rechts = _plekken(naar, lambda wie: sum(n for (_v, w), n in ging.items() if w == wie), totaal)
    hoogte = max(_onder(links), _onder(rechts), REGEL * max(len(van), len(naar))) + BOVEN
    banden = _banden(ging, links, rechts, totaal)
    vlakken = [
        *(Vlak(NAAM, boven, BALK, hoog, "v1") for boven, hoog, _n in links.values()),
        *(Vlak(BREED - NAAM - BALK, boven, BALK, hoog, "v0") for boven, hoog, _n in rechts.values()),
    ]
    teksten = [*_namen(links, NAAM - 5, "end", hoogte), *_namen(rechts, BREED - NAAM + 5, "start", hoogte)]
    rijen = [_rij(wie, naar, ging) for wie in van]
    return Tekening(naam, titel, uitleg, hoogte, vlakken, banden, teksten, [kop, *naar, samen], rijen)


_Plek = tuple[float, float, int]
"""The top of a bar, its height, and how many."""


def _plekken(wie: Sequence[str], hoeveel: Callable[[str], int], totaal: int) -> dict[str, _Plek]:
    plek = BOVEN
    uit: dict[str, _Plek] = {}
    for naam in wie:
        aantal = hoeveel(naam)
        hoog = HOOG * aantal / totaal
        uit[naam] = (plek, hoog, aantal)
        plek += hoog + TUSSEN
    return uit


def _onder(plekken: Mapping[str, _Plek]) -> float:
    return max((boven + hoog for boven, hoog, _n in plekken.values()), default=0.0)


def _banden(
    ging: Mapping[Paar, int], links: Mapping[str, _Plek], rechts: Mapping[str, _Plek], totaal: int
) -> list[Lijn]:
    """Each from where the one before it ended, at both sides."""
    aan = {("l", naam): plek[0] for naam, plek in links.items()}
    aan |= {("r", naam): plek[0] for naam, plek in rechts.items()}
    banden: list[Lijn] = []
    x0, x1 = NAAM + BALK, BREED - NAAM - BALK
    midden = (x0 + x1) / 2
    for (van, naar), aantal in ging.items():
        hoog = HOOG * aantal / totaal
        a, b = aan["l", van], aan["r", naar]
        aan["l", van], aan["r", naar] = a + hoog, b + hoog
        heen = f"M{x0:.1f} {a:.1f}C{midden:.1f} {a:.1f} {midden:.1f} {b:.1f} {x1:.1f} {b:.1f}"
        terug = f"V{b + hoog:.1f}C{midden:.1f} {b + hoog:.1f} {midden:.1f} {a + hoog:.1f} {x0:.1f} {a + hoog:.1f}Z"
        banden.append(Lijn(heen + terug, "stroom"))
    return banden


def _namen(plekken: Mapping[str, _Plek], x: float, anker: str, hoogte: float) -> list[Tekst]:
    gewild = [boven + hoog / 2 + 4 for boven, hoog, _n in plekken.values()]
    gelegd = uit_elkaar(gewild, hoogte)
    return [
        Tekst(x, y, f"{passend(naam, NAAM - 5 - 7 * (1 + len(str(aantal))))} {aantal}", "", anker)
        for (naam, (_boven, _hoog, aantal)), y in zip(plekken.items(), gelegd, strict=True)
    ]


def _rij(wie: str, naar: Sequence[str], ging: Mapping[Paar, int]) -> list[str]:
    aantallen = [ging.get((wie, doel), 0) for doel in naar]
    return [wie, *(str(aantal) if aantal else "–" for aantal in aantallen), str(sum(aantallen))]
