"""The course of a case as a drawing: bands per state, a tick per month, a dot per event. Places lie in 0 to 1000."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from flask_babel import gettext as _

from app.domain.basis.begrippen import RUST, Zaakrol
from app.domain.zaak.verloop import naam
from app.models import Rolvervulling
from app.services.overzicht.zaak import Zaakoverzicht
from app.weergave import bedrag, datum

BREEDTE = 1000
MEESTE_TIKKEN = 12
Plaats = Callable[[date], int]


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
class Punt:
    x: int
    label: str
    boven: bool
    datum: date


@dataclass(frozen=True)
class Tekening:
    begin: date
    einde: date
    balken: list[Balk]
    tikken: list[Tik]
    punten: list[Punt]
    samenvatting: str


def teken_verloop(overzicht: Zaakoverzicht, vervullingen: Sequence[Rolvervulling], vandaag: date) -> Tekening:
    """From the opening to the last thing that happened, or to today while little has."""
    gebeurd = _gebeurtenissen(overzicht, vervullingen)
    laatste = overzicht.bepalingen[-1]
    begin = overzicht.bepalingen[0].datum
    einde = max([laatste.datum, begin, *(dag for dag, _label in gebeurd)])
    if laatste.naar not in RUST:
        einde = min(vandaag, max(einde, date.fromordinal(einde.toordinal() + 14)))
    duur = max((einde - begin).days, 1)

    def x(dag: date) -> int:
        return min(BREEDTE, max(0, round(BREEDTE * (dag - begin).days / duur)))

    return Tekening(
        begin=begin,
        einde=einde,
        balken=_balken(overzicht, x),
        tikken=_tikken(begin, einde, x),
        punten=[Punt(x(dag), label, boven=nr % 2 == 0, datum=dag) for nr, (dag, label) in enumerate(gebeurd)],
        samenvatting="; ".join(f"{naam(b.naar)} {_('vanaf')} {datum(b.datum)}" for b in overzicht.bepalingen),
    )


def _gebeurtenissen(overzicht: Zaakoverzicht, vervullingen: Sequence[Rolvervulling]) -> list[tuple[date, str]]:
    besluiten = [(dag, bedrag(cent) if cent else _("besluit")) for dag, cent in overzicht.besluiten]
    actief: dict[date, int] = {}
    for regel in overzicht.mandaten:
        if regel.feiten.actief_vanaf:
            actief[regel.feiten.actief_vanaf] = actief.get(regel.feiten.actief_vanaf, 0) + 1
    mandaten = [
        (dag, _("1 mandaat") if aantal == 1 else _("%(aantal)s mandaten", aantal=aantal))
        for dag, aantal in actief.items()
    ]
    leiders = [(v.van, _("projectleider")) for v in vervullingen if v.rol is Zaakrol.PROJECTLEIDER]
    noodgrepen = [(regel.noodgreep.datum, _("noodgreep")) for regel in overzicht.noodgrepen]
    return sorted(besluiten + mandaten + leiders + noodgrepen, key=lambda deel: deel[0])


def _balken(overzicht: Zaakoverzicht, x: Plaats) -> list[Balk]:
    begin = [x(b.datum) for b in overzicht.bepalingen]
    eind = [*begin[1:], BREEDTE]
    return [
        Balk(van, max(tot - van, 2), b.naar.value, naam(b.naar))
        for b, van, tot in zip(overzicht.bepalingen, begin, eind, strict=True)
    ]


def _tikken(begin: date, einde: date, x: Plaats) -> list[Tik]:
    """The first of each month, or of every so many months when the case lasts long."""
    maanden = (einde.year - begin.year) * 12 + einde.month - begin.month
    stap = max(1, -(-maanden // MEESTE_TIKKEN))
    eersten = [
        date(begin.year + (begin.month - 1 + m) // 12, (begin.month - 1 + m) % 12 + 1, 1)
        for m in range(1, maanden + 1, stap)
    ]
    return [Tik(0, _maand(begin)), *(Tik(x(dag), _maand(dag)) for dag in eersten if x(dag) > 40)]


def _maand(dag: date) -> str:
    return format_date(dag, "MMM", locale="nl").rstrip(".")
