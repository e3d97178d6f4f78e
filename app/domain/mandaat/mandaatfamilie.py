"""Versions of one mandaat share a ceiling over time; ondermandaten spend what is their mandaat's above them.

`op_dag` and `voor_besluit` take the mandaten of a zaak with what was decided under each, and fill in `besteed`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate, chain

from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, is_actief_op, laatste_eigen_dag

Boekingen = Sequence[tuple[date, int]]
"""What was decided under one version, reversals included: euro cents by decision date."""
Stand = Sequence[tuple[Mandaatfeiten, Boekingen]]


def op_dag(stand: Stand, datum: date) -> list[Mandaatfeiten]:
    """As they stand at the end of a day: `besteed` counts decisions up to and including it, and up to its end."""

    def besteed(feiten: Mandaatfeiten, boekingen: Boekingen, _versies: Sequence[Mandaatfeiten]) -> int:
        dag = min(datum, feiten.vervangen_per - timedelta(days=1)) if feiten.vervangen_per else datum
        return sum(bedrag for wanneer, bedrag in boekingen if wanneer <= dag)

    return _vul(stand, datum, besteed)


def voor_besluit(stand: Stand, datum: date) -> list[Mandaatfeiten]:
    """As a decision of that day is judged: what is left must do for that day and for every day since.

    A later version may have a lower ceiling; the day on which the least is left decides.
    """

    def besteed(feiten: Mandaatfeiten, boekingen: Boekingen, versies: Sequence[Mandaatfeiten]) -> int:
        hierna = [v for v in versies if v.begin and v.begin > (feiten.begin or date.max)]
        return max(
            _hoogste_in(v, boekingen, datum) + (feiten.plafond or 0) - (v.plafond or 0) for v in (feiten, *hierna)
        )

    return _vul(stand, datum, besteed)


def besteed_onder(stand: Stand, familie: int) -> int:
    """All that was ever decided under the versions of a mandaat and what hangs under it, reversals taken off: euro
    cents. A version begins after the last decision, so this is what its ceiling has to cover on its first day.
    """
    return sum(bedrag for f, eigen in stand if familie in (f.familie, f.onder) for _, bedrag in eigen)


def _hoogste_in(versie: Mandaatfeiten, boekingen: Boekingen, datum: date) -> int:
    """The most that stands spent on any day of this version from `datum` on."""
    einde = laatste_eigen_dag(versie) if versie.vervangen_per else date.max
    return hoogste_stand([b for b in boekingen if b[0] <= einde], max(datum, versie.begin or datum))


def _vul(
    stand: Stand,
    datum: date,
    besteed: Callable[[Mandaatfeiten, Boekingen, Sequence[Mandaatfeiten]], int],
) -> list[Mandaatfeiten]:
    boekingen: dict[int, list[tuple[date, int]]] = defaultdict(list)
    versies: dict[int, list[Mandaatfeiten]] = defaultdict(list)
    for feiten, eigen in stand:
        versies[feiten.familie].append(feiten)
        for familie in {feiten.familie, feiten.onder or feiten.familie}:
            boekingen[familie].extend(eigen)
    gevuld = [_met(f, besteed(f, boekingen[f.familie], versies[f.familie])) for f, _ in stand]
    return [_onder(f, gevuld, datum) if f.onder else f for f in gevuld]


def _met(feiten: Mandaatfeiten, besteed: int) -> Mandaatfeiten:
    return feiten if feiten.besteed == besteed else replace(feiten, besteed=besteed)


def _onder(feiten: Mandaatfeiten, alle: Iterable[Mandaatfeiten], datum: date) -> Mandaatfeiten:
    boven = tuple(f for f in alle if f.familie == feiten.onder)
    over = next((b.over for b in boven if is_actief_op(b, datum)), None)
    return replace(feiten, boven=boven, grens=over if feiten.plafond is not None else None)


def hoogste_stand(boekingen: Iterable[tuple[date, int]], vanaf: date) -> int:
    """The most that stands spent at the end of any day from `vanaf` on, in euro cents, given amounts by date.

    A decision entered late must fit under the ceiling on its own day and on every day since; a reversal makes the
    balance fall again, so that the last balance need not be the highest.
    """
    per_dag: dict[date, int] = {}
    for datum, bedrag in boekingen:
        per_dag[max(datum, vanaf)] = per_dag.get(max(datum, vanaf), 0) + bedrag
    standen = accumulate(bedrag for _, bedrag in sorted(per_dag.items()))
    return max(standen if vanaf in per_dag else chain([0], standen), default=0)
