"""What stands when a mandaat ends: an end works for the days to come only (Awb 10:8), and undoes no decision."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.domain.basis.begrippen import Mandaatstatus, Voorwaardeoordeel
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten

_LOOPT = frozenset({Mandaatstatus.VERLEEND, Mandaatstatus.ACTIEF, Mandaatstatus.UITGEPUT})


@dataclass(frozen=True)
class Nasleep:
    """What is still due: `besloten` stays for the account of the grantor, `vervalt` can no longer be decided on (euro
    cents; None of a mandaat without a ceiling). `voorwaarden` are the numbers of the conditions that nobody checked off
    or that were not met, `ondermandaten` how many end with it.
    """

    besloten: int | None
    vervalt: int | None
    voorwaarden: Collection[int]
    ondermandaten: int


def nasleep_van(
    feiten: Mandaatfeiten,
    onder: Iterable[Mandaatstatus],
    oordelen: Iterable[tuple[int, Voorwaardeoordeel | None]],
) -> Nasleep | None:
    """Of a mandaat that is or was active; None of any other. `onder` is how its ondermandaten stand on the day, and
    `oordelen` what was found last of each condition.
    """
    if feiten.actief_vanaf is None:
        return None
    geld = feiten.plafond is not None
    open_ = [nr for nr, oordeel in oordelen if oordeel in (None, Voorwaardeoordeel.NIET_VOLDAAN)]
    return Nasleep(
        besloten=feiten.besteed if geld else None,
        vervalt=max(feiten.over, 0) if geld else None,
        voorwaarden=open_,
        ondermandaten=sum(status in _LOOPT for status in onder),
    )
