"""The placement of children: not counted, waiting, over time, not agreeing, without a place when a location closes.

A point never says how many: it stands in lists and in a dossier that leave the team.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, Weegt
from app.domain.plaatsing.balans import balans
from app.domain.plaatsing.boekhouding import Ingeschreven, bewegingen, gepland, stel_op
from app.domain.plaatsing.boeking import LOOPT, WACHT, Fase
from app.domain.plaatsing.weken import VRIJDAG, WEEK, maandag, weeknaam
from app.domain.termijn.termijn import datum_voluit

NIET_GETELD, VERSCHIL = "plaatsing_niet_geteld", "plaatsing_verschil"
WACHTEND, OVER_TIJD, ZONDER_PLEK = "boeking_wacht", "boeking_over_tijd", "locatie_zonder_plek"
SOORTEN = (NIET_GETELD, VERSCHIL, WACHTEND, OVER_TIJD, ZONDER_PLEK)
_ZONDAG = timedelta(days=6)


@dataclass(frozen=True)
class Telfeit:
    """How many children were counted at a location in a week, and on which day that was entered."""

    locatie: int
    week: date
    kinderen: int
    op: date


@dataclass(frozen=True)
class Boekfeit:
    """A booking, the day on which it was entered, and those on which its steps were, in their order."""

    wat: Ingeschreven
    op: date
    stappen_op: Sequence[date]


@dataclass(frozen=True)
class Plekfeit:
    """A location of the provider, with the last day on which it is open; none when that is not known."""

    nummer: int
    naam: str
    tot: date | None


@dataclass(frozen=True)
class Plaatsfeiten:
    """Everything of one zaak. Counts come by their versions: of a week the one entered last counts."""

    geteld: Sequence[Telfeit] = field(default=())
    boekingen: Sequence[Boekfeit] = field(default=())
    plekken: Sequence[Plekfeit] = field(default=())


def punten(kader: Kader, feiten: Sequence[Plaatsfeiten]) -> Iterator[Punt]:
    """Asked from the first count on."""
    for alles in feiten:
        for boeking in alles.boekingen:
            yield from _boeking(kader, boeking)
        for plek in alles.plekken:
            geteld = [feit for feit in alles.geteld if feit.locatie == plek.nummer]
            if geteld:
                yield from _niet_geteld(kader, plek, geteld)
                hier = [feit for feit in alles.boekingen if feit.wat.wat.locatie == plek.nummer]
                yield from _verschil_en_plek(kader, plek, geteld, hier)


def _boeking(kader: Kader, feit: Boekfeit) -> Iterator[Punt]:
    """Each phase in which it waits, until the next step: something of it is left, whatever went on in parts."""
    nummer, stappen = feit.wat.nummer, feit.wat.stappen
    begin = next((stap.dag for stap in stappen if stap.fase in LOOPT), None)
    for nr, stap in enumerate(stappen):
        einde = stappen[nr + 1].dag if nr + 1 < len(stappen) else None
        vanaf = max(stap.dag, feit.op) if feit.wat.deel_van else stap.dag  # before it went on alone it was no booking
        if stap.fase in WACHT and begin:
            waarop = "de rechter" if stap.fase is Fase.WACHT_RECHTER else "instemming"
            uiterlijk = kader.profiel.plaatsing.uiterlijk(begin)
            wat = f"Boeking {nummer} wacht op {waarop}: na {datum_voluit(uiterlijk)} is dat schadelijk wachten"
            yield _van_boeking(WACHTEND, wat, nummer, begin, vanaf, uiterlijk, einde)
        elif stap.fase is Fase.GERESERVEERD:
            zondag = feit.wat.wat.week + _ZONDAG
            wat = f"Werk boeking {nummer} bij: zij was voor {weeknaam(feit.wat.wat.week)}"
            yield _van_boeking(OVER_TIJD, wat, nummer, stap.dag, max(vanaf, zondag + timedelta(1)), zondag, einde)


def _van_boeking(
    soort: str, onderwerp: str, nummer: int, sinds: date, vanaf: date, uiterlijk: date, einde: date | None
) -> Punt:
    return Punt(
        soort=soort,
        onderwerp=onderwerp,
        object=f"boeking/{nummer}",
        ligt_bij=HET_TEAM,
        sinds=sinds,
        vanaf=vanaf,
        uiterlijk_op=uiterlijk,
        gesloten_op=einde,
        weegt=Weegt.WAARSCHUWT,
        gegevens={"nummer": nummer},
    )


def _niet_geteld(kader: Kader, plek: Plekfeit, geteld: Sequence[Telfeit]) -> Iterator[Punt]:
    """Each week is counted from its Friday on, by its Sunday; a week that was counted later closes it too. A count put
    right may say that somebody is there after all, or nobody.
    """
    laatste: list[Telfeit] = []
    for feit in sorted(geteld, key=lambda feit: (feit.op, feit.week)):
        if not laatste or feit.week > laatste[-1].week or _anders(feit, laatste[-1]):
            laatste.append(feit)
    for feit, volgende in zip(laatste, [*laatste[1:], None], strict=True):
        week = feit.week + WEEK
        vanaf = max(week + VRIJDAG, feit.op)
        dicht = plek.tot is not None and plek.tot < week
        op = volgende.op if volgende else None
        if dicht or not feit.kinderen or (op and op <= vanaf) or _na_sluiten(kader, vanaf):
            continue
        wat = f"Tel de kinderen van {plek.naam}: van {weeknaam(week)} is er geen telling"
        yield _van_plek(NIET_GETELD, wat, plek, vanaf, week + _ZONDAG, op)


def _anders(feit: Telfeit, eerder: Telfeit) -> bool:
    return feit.week == eerder.week and bool(feit.kinderen) is not bool(eerder.kinderen)


def _na_sluiten(kader: Kader, vanaf: date) -> bool:
    return kader.gesloten_op is not None and vanaf >= kader.gesloten_op


@dataclass(frozen=True)
class _Toen:
    """How a location stood at the end of a day: whether counts and bookings differed, and who had no place."""

    verschil: bool
    zonder_plek: bool


def _verschil_en_plek(
    kader: Kader, plek: Plekfeit, geteld: Sequence[Telfeit], boekingen: Sequence[Boekfeit]
) -> Iterator[Punt]:
    """It can only change on a day on which something of the location was entered."""
    dagen = sorted({feit.op for feit in geteld} | {dag for feit in boekingen for dag in feit.stappen_op})
    toen = [(dag, _op(plek.nummer, geteld, boekingen, dag)) for dag in dagen]
    wat = f"Ga na waarom telling en boekingen van {plek.naam} niet kloppen"
    for begin, einde in _perioden([(dag, stand.verschil) for dag, stand in toen]):
        yield _van_plek(VERSCHIL, wat, plek, begin, None, einde)
    if plek.tot is None:
        return
    wat = f"Regel een plek: {plek.naam} sluit op {datum_voluit(plek.tot)} en niet alle kinderen hebben er een"
    for begin, einde in _perioden([(dag, stand.zonder_plek) for dag, stand in toen]):
        punt = _van_plek(ZONDER_PLEK, wat, plek, begin, plek.tot, einde)
        yield replace(punt, weegt=kader.weegt(Grendelregel.KINDEREN_OP_SLUITENDE_LOCATIE))


def _op(nummer: int, geteld: Sequence[Telfeit], boekingen: Sequence[Boekfeit], op: date) -> _Toen:
    """By what had been counted and booked of the location by the end of a day."""
    standen = {feit.week: feit.kinderen for feit in geteld if feit.op <= op}
    if not standen:
        return _Toen(verschil=False, zonder_plek=False)
    toen = [
        Ingeschreven(feit.wat.nummer, feit.wat.wat, feit.wat.stappen[:stappen], feit.wat.deel_van)
        for feit in boekingen
        if (stappen := sum(dag <= op for dag in feit.stappen_op))
    ]
    geboekt = stel_op(toen)
    bewogen = bewegingen(geboekt, nummer)
    rijen = balans(standen, bewogen, max([*standen, *(maandag(beweging.dag) for beweging in bewogen)]))
    over = rijen[-1].stand - sum(gepland(geboekt, nummer).values())
    return _Toen(verschil=any(rij.verschil for rij in rijen), zonder_plek=over > 0)


def _perioden(toen: Sequence[tuple[date, bool]]) -> Iterator[tuple[date, date | None]]:
    """From which day until which something was so."""
    wissels = [(dag, nu) for nr, (dag, nu) in enumerate(toen) if nr == 0 or toen[nr - 1][1] is not nu]
    einden: list[date | None] = [dag for dag, _nu in wissels[1:]]
    for (begin, nu), einde in zip(wissels, [*einden, None], strict=True):
        if nu:
            yield begin, einde


def _van_plek(
    soort: str, onderwerp: str, plek: Plekfeit, sinds: date, uiterlijk: date | None, einde: date | None
) -> Punt:
    return Punt(
        soort=soort,
        onderwerp=onderwerp,
        object=f"plaatsing/{plek.nummer}",
        ligt_bij=HET_TEAM,
        sinds=sinds,
        uiterlijk_op=uiterlijk,
        gesloten_op=einde,
        weegt=Weegt.WAARSCHUWT,
    )
