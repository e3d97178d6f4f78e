"""How the counts of children went, day by day, of many zaken at once: each count as what it adds to what stood there.

What was counted last of a measure is the sum of these steps; what stood on an earlier day is the sum up to that day.
So one statement gives both the present figures of a list and the line of a drawing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, Subquery, bindparam, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.domain.telling.telling import Geteld
from app.models import Telling


@dataclass(frozen=True)
class Telstap:
    """What was counted of a measure in a zaak on a reference date, less what stood there before, over all cells."""

    zaak_id: int
    maat: str
    dag: date
    verschil: int
    van_bord: bool = False
    """Whether the placement board says so: then the day is the Monday of its week."""


def telstappen(
    session: Session, zaken: Collection[int], maten: Sequence[str], gemeente: str | None = None
) -> list[Telstap]:
    """The steps of these zaken, oldest first, of all municipalities or of one. One statement; none without zaken.

    Per municipality and form of care the newest date on which a measure was counted stands, as in `laatste_aantallen`;
    of a date the last version.
    """
    if not zaken:
        return []
    vraag = _vraag(tuple(maten), gemeente is not None)
    rijen = session.execute(vraag, {"zaken": sorted(zaken)} | ({"gemeente": gemeente} if gemeente else {}))
    return sorted((Telstap(*rij) for rij in rijen), key=lambda stap: (stap.dag, stap.zaak_id))


def laatste_per_zaak(stappen: Iterable[Telstap]) -> Mapping[int, Mapping[str, Geteld]]:
    """What was counted last, by zaak and measure, with the newest reference date in it; what is missing was not."""
    som: dict[int, dict[str, Geteld]] = {}
    for stap in stappen:
        zaak = som.setdefault(stap.zaak_id, {})
        eerder = zaak.get(stap.maat, Geteld(0))
        aantal, eerste = (eerder.aantal or 0) + stap.verschil, eerder.eerste or stap.dag
        zaak[stap.maat] = Geteld(aantal, eerste, stap.dag, van_bord=stap.van_bord)
    return som


@dataclass(frozen=True)
class Telstand:
    """What stood on a day over all zaken together, by measure; one that nobody had counted by then is missing."""

    dag: date
    aantallen: Mapping[str, int]
    zaken: int
    """In how many zaken something was counted by then."""


MEESTE_DAGEN = 8
"""How many reference dates a drawing has; of more, the last one of each month."""


def te_tekenen(stappen: Sequence[Telstap]) -> list[Telstand]:
    """What stood on each reference date, as many as a drawing has."""
    alle = standen(stappen)
    if len(alle) > MEESTE_DAGEN:
        alle = list({(stand.dag.year, stand.dag.month): stand for stand in alle}.values())
    return alle[-MEESTE_DAGEN:]


def dagen_van(stappen: Iterable[Telstap]) -> list[date]:
    """The reference dates on which something was counted, newest first."""
    return sorted({stap.dag for stap in stappen}, reverse=True)


def standen(stappen: Sequence[Telstap]) -> list[Telstand]:
    """On each reference date, oldest first; the steps come in that order."""
    som: dict[str, int] = {}
    geteld: set[int] = set()
    gevonden: dict[date, Telstand] = {}
    for stap in stappen:
        som[stap.maat] = som.get(stap.maat, 0) + stap.verschil
        geteld.add(stap.zaak_id)
        gevonden[stap.dag] = Telstand(stap.dag, dict(som), len(geteld))
    return list(gevonden.values())


@cache
def _vraag(maten: tuple[str, ...], een_gemeente: bool) -> Any:
    zaken: BindParameter[int] = bindparam("zaken", expanding=True)
    rij = Telling
    sleutel = (rij.zaak_id, rij.peildatum, rij.gemeente, rij.zorgvorm)
    plek = func.row_number().over(partition_by=sleutel, order_by=rij.versie.desc()).label("plek")
    kolommen = select(*sleutel, *(getattr(rij, maat) for maat in maten), plek).where(rij.zaak_id.in_(zaken))
    if een_gemeente:
        kolommen = kolommen.where(rij.gemeente == bindparam("gemeente"))
    laatste = kolommen.subquery()
    return union_all(*(_stappen(maat, laatste) for maat in maten))


def _stappen(maat: str, geteld: Subquery) -> Select[Any, Any, Any, Any]:
    c = geteld.c
    sleutel = (c.zaak_id, c.gemeente, c.zorgvorm)
    eerder = func.lag(c[maat], 1, 0).over(partition_by=sleutel, order_by=c.peildatum)
    stap = select(c.zaak_id, c.peildatum, (c[maat] - eerder).label("verschil"))
    per = stap.where(c.plek == 1, c[maat].is_not(None)).subquery().c
    som = func.sum(per.verschil)
    return select(per.zaak_id, literal(maat), per.peildatum, som).group_by(per.zaak_id, per.peildatum)
