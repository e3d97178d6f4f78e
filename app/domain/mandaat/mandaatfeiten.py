"""What the rules need to know of one mandaat, and what follows from it on a given day (domein 4).

The stored status is the last act. `status_op` adds what follows from the date and the money: a mandaat that is
active by its acts is `verlopen` after its term and `uitgeput` when its ceiling has been spent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus

_S = Mandaatstatus
_DAG = timedelta(days=1)

ONDERWEG = frozenset({_S.VOORGESTELD, _S.GOEDGEKEURD, _S.VERLEEND})
"""Not yet usable, not yet ended."""
OOIT_ACTIEF = frozenset({_S.ACTIEF, _S.INGETROKKEN, _S.VERVANGEN})
"""The last act of a mandaat that is, or was, active."""


@dataclass(frozen=True)
class Mandaatfeiten:
    """One version of a mandaat. Amounts in euro cents.

    `besteed` is the net of all that counts against its ceiling: earlier versions and ondermandaten included
    (`mandaatfamilie` fills it in). `eerste` is the id of its first version when it is a later one, `onder` that of
    the first version of the mandaat above an ondermandaat; `boven` holds the versions of that one, and `grens` what
    is left there on the day that is asked about. `houder_functie` is the office it was given to, if it
    was; then `houder_id` is who filled that when it was drawn up.
    """

    id: int
    mandaatgever: str
    soort: Mandaatsoort
    houder_id: int
    status: Mandaatstatus
    van: date
    tot: date
    plafond: int | None = None
    besteed: int = 0
    actief_vanaf: date | None = None
    ingetrokken_per: date | None = None
    vervangen_per: date | None = None
    eerste: int | None = None
    onder: int | None = None
    ondermandaat_mag: bool = False
    einde_bij_sluiten: bool = False
    boven: tuple[Mandaatfeiten, ...] = ()
    grens: int | None = None
    houder_functie: str | None = None

    @property
    def familie(self) -> int:
        """The id that all versions share."""
        return self.eerste or self.id

    @property
    def over(self) -> int:
        """What is left to decide on, in euro cents; 0 for a mandaat without a ceiling."""
        eigen = (self.plafond or 0) - self.besteed
        return eigen if self.grens is None else min(eigen, self.grens)

    @property
    def begin(self) -> date | None:
        """The first day on which it counts; None while it is not active."""
        return max(self.van, self.actief_vanaf) if self.actief_vanaf else None


def is_actief_op(feiten: Mandaatfeiten, datum: date) -> bool:
    """Whether decisions can be dated on this day, the money left aside."""
    if feiten.status not in OOIT_ACTIEF or feiten.begin is None:
        return False
    if not feiten.begin <= datum <= laatste_eigen_dag(feiten):
        return False
    return feiten.onder is None or _dekking(feiten, datum) is not None


def _dekking(feiten: Mandaatfeiten, datum: date) -> Mandaatfeiten | None:
    """The version of the mandaat above that carries an ondermandaat on this day."""
    return next((b for b in feiten.boven if b.ondermandaat_mag and is_actief_op(b, datum)), None)


def laatste_eigen_dag(feiten: Mandaatfeiten) -> date:
    """The end of its term, or the day before its withdrawal or its next version."""
    eindes = [dag - _DAG for dag in (feiten.ingetrokken_per, feiten.vervangen_per) if dag]
    return min([feiten.tot, *eindes])


def laatste_dag(feiten: Mandaatfeiten) -> date:
    """The last day on which it is, or was, active; an ondermandaat ends with the mandaat above it at the latest."""
    eigen = laatste_eigen_dag(feiten)
    return min(eigen, max(laatste_eigen_dag(b) for b in feiten.boven)) if feiten.boven else eigen


def status_op(feiten: Mandaatfeiten, datum: date) -> Mandaatstatus:
    """The status on a day: the last act, and what follows from the date, the money and the mandaat above."""
    eigen = _eigen_status(feiten, datum)
    if eigen in (_S.ACTIEF, _S.UITGEPUT) and feiten.onder is not None and not is_actief_op(feiten, datum):
        return _status_door_boven(feiten, datum)
    return eigen


def _eigen_status(feiten: Mandaatfeiten, datum: date) -> Mandaatstatus:
    einde = feiten.ingetrokken_per or feiten.vervangen_per
    if einde and datum < einde and (feiten.status is _S.INGETROKKEN or feiten.actief_vanaf):
        feiten = replace(feiten, status=_S.ACTIEF if feiten.actief_vanaf else _S.VERLEEND)
    if feiten.status in ONDERWEG | {_S.ACTIEF} and datum > feiten.tot:
        return _S.VERLOPEN
    if feiten.status is _S.ACTIEF and datum < (feiten.begin or feiten.van):
        return _S.VERLEEND
    if feiten.status is _S.ACTIEF and feiten.plafond is not None and feiten.over <= 0:
        return _S.UITGEPUT
    return feiten.status


def _status_door_boven(feiten: Mandaatfeiten, datum: date) -> Mandaatstatus:
    """Why an ondermandaat is not active although its own acts say so."""
    boven = {status_op(b, datum) for b in feiten.boven}
    if boven & {_S.ACTIEF, _S.UITGEPUT, _S.INGETROKKEN}:
        return _S.INGETROKKEN  # withdrawn above, or a new version allows no ondermandaat
    return _S.VERLOPEN if _S.VERLOPEN in boven else _S.VERLEEND


def actieve(mandaten: Iterable[Mandaatfeiten], datum: date) -> list[Mandaatfeiten]:
    """Those that are active on the day; what is spent up is not."""
    return [m for m in mandaten if status_op(m, datum) is _S.ACTIEF]
