"""The timeline of a zaak as a drawing: bands per state, what happened above it, what runs and is due below it.

Places are in units of the drawing: 0 to 1000 across, downwards from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask_babel import gettext as _

from app.domain.zaak.verloop import naam
from app.web.kern.taal.gekozen import samengesteld
from app.web.zaak.tijdlijn import Looptijd, Moment, Soort, Tijdlijn
from app.weergave import dag_kort, datum, hoofdletter, maand_kort

BREEDTE = 1000
MEESTE_TIKKEN = 12
MEESTE_LOOPTIJDEN = 4
LETTER = 6.6
"""How wide a glyph is taken to be: a little too much, so that labels never touch."""
LAAN, BAND, LOOP = 18, 30, 28
"""How high a line of labels is, the band of the treden, and the line of a mandaat."""
BOVEN, ONDER = 4, 3
"""How many lines of labels there are above and below; what does not fit stands in the list only."""
MINST_VOORUIT, MEEST_VOORUIT, PLAATS = timedelta(days=14), 0.9, 0.2
"""How far it looks ahead when something comes: so long or so many times what lies behind at most, and at least so much
that a label has a place."""
X = Callable[[date], int]


@dataclass(frozen=True)
class Balk:
    x: int
    breedte: int
    toestand: str
    label: str


@dataclass(frozen=True)
class Tik:
    x: int
    label: str


@dataclass(frozen=True)
class Label:
    """A text at (`tx`, `ty`) about the place `x`; `anker` is start or end. Without a text only the mark is drawn."""

    x: int
    tekst: str = ""
    tx: int = 0
    ty: int = 0
    anker: str = "start"
    laat: bool = False


@dataclass(frozen=True)
class Lijn:
    """A mandaat that runs; `doorloopt` past the end of the drawing."""

    x: int
    breedte: int
    y: int
    tekst: str
    anker: str
    doorloopt: bool


@dataclass(frozen=True)
class Tekening:
    begin: date
    einde: date
    nu: int | None
    nu_anker: str
    dagnummer: int
    hoogte: int
    band: int
    as_: int
    balken: Sequence[Balk]
    tikken: Sequence[Tik]
    punten: Sequence[Label]
    lijnen: Sequence[Lijn]
    termijnen: Sequence[Label]
    samenvatting: str


def teken_verloop(lijn: Tijdlijn) -> Tekening:
    """From the opening to today and what is in sight; of a closed zaak to its closing."""
    einde = _einde(lijn)
    duur = max((einde - lijn.begin).days, 1)

    def x(dag: date) -> int:
        return min(BREEDTE, max(0, round(BREEDTE * (dag - lijn.begin).days / duur)))

    punten, boven = _leg(_samen(lijn.gebeurd, x), x(lijn.nu), BOVEN)
    termijnen, lager = _leg(_samen([m for m in lijn.termijnen if m.dag <= einde], x), x(lijn.nu), ONDER)
    band = LAAN * (boven + 1) + 6
    lijnen = _lijnen(lijn.looptijden, x, einde, band + BAND + 24)
    as_ = band + BAND + 22 + LOOP * len(lijnen) + (14 if lijnen or termijnen else 0)
    return Tekening(
        begin=lijn.begin,
        einde=einde,
        nu=x(lijn.nu) if lijn.loopt else None,
        nu_anker="end" if x(lijn.nu) > BREEDTE * 0.85 else "start",
        dagnummer=lijn.dagnummer,
        hoogte=as_ + 12 + LAAN * lager,
        band=band,
        as_=as_,
        balken=_balken(lijn, x),
        tikken=_tikken(lijn.begin, einde, x),
        punten=[replace(punt, ty=band - 10 - LAAN * punt.ty) for punt in punten],
        lijnen=lijnen,
        termijnen=[replace(punt, ty=as_ + 22 + LAAN * punt.ty) for punt in termijnen],
        samenvatting=_samenvatting(lijn),
    )


def _einde(lijn: Tijdlijn) -> date:
    """Today, and ahead as far as something is due, but not so far that what happened gets no room."""
    if not lijn.loopt:
        return max(lijn.nu, *(m.dag for m in lijn.gebeurd), lijn.begin) if lijn.gebeurd else lijn.nu
    laatste, voorbij = max((m.dag for m in lijn.termijnen), default=lijn.nu), lijn.nu - lijn.begin
    if laatste <= lijn.nu:
        return lijn.nu
    hoogstens = max(MINST_VOORUIT, voorbij * MEEST_VOORUIT)
    return min(max(laatste, lijn.nu + voorbij * PLAATS), lijn.nu + hoogstens)


def _samenvatting(lijn: Tijdlijn) -> str:
    treden = "; ".join(
        str(_("%(trede)s vanaf %(dag)s", trede=naam(toestand), dag=datum(dag))) for toestand, dag in lijn.treden
    )
    delen = [hoofdletter(treden), *(looptijd.tekst for looptijd in lijn.looptijden)]
    if lijn.loopt:
        laat = sum(m.soort is Soort.LAAT for m in lijn.termijnen)
        delen.append(_("Vandaag is %(dag)s", dag=datum(lijn.nu)))
        if laat:
            delen.append(_("Op dagen waarvan de termijn voorbij is: %(n)s", n=laat))
    return samengesteld(f"{'. '.join(delen)}. {_('De tabel eronder noemt alles.')}")


def _samen(momenten: Iterable[Moment], x: X) -> list[tuple[int, str, bool]]:
    """Place, label and whether it is late; what falls on one place with the same label is drawn once."""
    gevonden: dict[tuple[int, str], bool] = {}
    for moment in momenten:
        if moment.kort:
            sleutel = x(moment.dag), moment.kort
            gevonden[sleutel] = gevonden.get(sleutel, False) or moment.soort is Soort.LAAT
    return sorted((plek, label, laat) for (plek, label), laat in gevonden.items())


def _leg(punten: Sequence[tuple[int, str, bool]], nu: int, lanen: int) -> tuple[list[Label], int]:
    """Each label in the first line (`ty`) in which it touches none before it, and how many lines that takes.

    It stands right of its mark, or left of it where it would run off the drawing or through the line of today.
    """
    bezet = [-1.0] * lanen
    gelegd = []
    for x, tekst, laat in punten:
        breed = len(tekst) * LETTER + 4
        rechts = x + breed <= (nu if x < nu and x >= breed else BREEDTE)
        begin = x if rechts else x - breed
        laan = next((nr for nr in range(lanen) if bezet[nr] <= begin), None)
        if laan is None:
            gelegd.append(Label(x, laat=laat))
            continue
        bezet[laan] = begin + breed + 6
        gelegd.append(Label(x, tekst, x, laan, "start" if rechts else "end", laat))
    return gelegd, max((punt.ty + 1 for punt in gelegd if punt.tekst), default=0)


def _lijnen(looptijden: Sequence[Looptijd], x: X, einde: date, onder: int) -> list[Lijn]:
    """The last ones to begin; the text above each line, at the side where there is room."""
    getoond = looptijden[-MEESTE_LOOPTIJDEN:]
    lijnen = []
    for nr, looptijd in enumerate(getoond):
        begin, tot = x(looptijd.van), x(min(looptijd.tot, einde))
        past = begin + len(looptijd.tekst) * LETTER <= BREEDTE
        lijnen.append(
            Lijn(
                begin,
                max(tot - begin, 3),
                onder + LOOP * nr + 18,
                looptijd.tekst,
                "start" if past else "end",
                doorloopt=looptijd.tot > einde,
            )
        )
    return lijnen


def _balken(lijn: Tijdlijn, x: X) -> list[Balk]:
    begin = [x(dag) for _toestand, dag in lijn.treden]
    eind = [*begin[1:], x(lijn.nu)]
    return [
        Balk(van, max(tot - van, 3), toestand.value, naam(toestand))
        for (toestand, _dag), van, tot in zip(lijn.treden, begin, eind, strict=True)
    ]


def _tikken(begin: date, einde: date, x: X) -> list[Tik]:
    """The day it began, and the first of each month, or of every so many months when the zaak lasts long."""
    maanden = (einde.year - begin.year) * 12 + einde.month - begin.month
    stap = max(1, -(-maanden // MEESTE_TIKKEN))
    eersten = [
        date(begin.year + (begin.month - 1 + m) // 12, (begin.month - 1 + m) % 12 + 1, 1)
        for m in range(1, maanden + 1, stap)
    ]
    eerste = Tik(0, dag_kort(begin))
    return [eerste, *(Tik(x(dag), maand_kort(dag)) for dag in eersten if 50 < x(dag) < BREEDTE - 25)]
