"""The headroom of many zaken on a day, and how long it lasts, in one statement: the rule of `ruimte_op` for lists.

A test holds it against the rule itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, func, select
from sqlalchemy.orm import Session, aliased

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.models import Besluit, BesluitDeel, Mandaat, Zaak
from app.services.kern.toegang import bereikte_gever, per_actor
from app.services.mandaat.statusvraag import status_op, telt_op

_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Zaakruimte:
    """What was granted and spent under the active mandaten of the present period, in euro cents.

    `tot` is the last day of the first of them to end that has money left; None when none has.
    """

    plafond: int
    besteed: int
    tot: date | None

    @property
    def over(self) -> int:
        return self.plafond - self.besteed


def ruimte_per_zaak(
    session: Session, zaken: Collection[int], dag: date, gever: int | None = None
) -> Mapping[int, Zaakruimte]:
    """By zaak; one without an active mandaat for money is missing. With `gever`, an organisation, its own part."""
    if not zaken:
        return {}
    namen = {"zaken": sorted(zaken), "gever": gever}
    return {
        zaak_id: Zaakruimte(int(plafond), int(besteed), _laatste(*eindes))
        for zaak_id, plafond, besteed, *eindes in session.execute(_vraag(dag, gever is not None), namen)
    }


def _laatste(tot: date | None, ingetrokken: date | None, vervangen: date | None) -> date | None:
    """A term ends on its last day; a withdrawal and a next version on the day before them."""
    eindes = [tot, *(dag - _DAG for dag in (ingetrokken, vervangen) if dag)]
    return min((dag for dag in eindes if dag), default=None)


@per_actor
def _vraag(dag: date, van_gever: bool) -> Select[*tuple[Any, ...]]:
    """A family of versions has one that is active on a day; versions and ondermandaten spend the same money."""
    m, lid = Mandaat, aliased(Mandaat)
    familie = func.coalesce(lid.onder_id, lid.eerste_id, lid.id).label("familie")
    besteed = (
        select(familie, func.sum(BesluitDeel.bedrag).label("besteed"))
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .join(lid, lid.id == BesluitDeel.mandaat_id)
        .where(Besluit.zaak_id.in_(bindparam("zaken", expanding=True)), Besluit.datum <= dag)
        .group_by(familie)
        .subquery()
    )
    uit = func.coalesce(besteed.c.besteed, 0)
    over = m.plafond > uit
    einde = [func.min(case((over, kolom))) for kolom in (m.tot, m.ingetrokken_per, m.vervangen_per)]
    vraag = (
        select(m.zaak_id, func.sum(m.plafond), func.sum(uit), *einde)
        .join(Zaak, and_(Zaak.id == m.zaak_id, Zaak.periode == m.periode))
        .outerjoin(besteed, besteed.c.familie == func.coalesce(m.eerste_id, m.id))
        .where(
            m.zaak_id.in_(bindparam("zaken", expanding=True)),
            m.soort == Mandaatsoort.FINANCIEN,
            m.onder_id.is_(None),
            telt_op(m, dag),
        )
        .group_by(m.zaak_id)
    )
    return vraag.where(m.mandaatgever_id == bindparam("gever"), bereikte_gever()) if van_gever else vraag


@dataclass(frozen=True)
class Gevermandaten:
    """How many mandaten of a grantor wait for its decision, wait for consent, and are active."""

    gevraagd: int = 0
    verleend: int = 0
    actief: int = 0


def mandaten_van_gever(session: Session, zaken: Collection[int], dag: date, gever: int) -> Mapping[int, Gevermandaten]:
    """By zaak, of the present period, ondermandaten left out; one without any is missing. One statement."""
    if not zaken:
        return {}
    gevonden: dict[int, dict[str, int]] = {}
    for zaak_id, status, aantal in session.execute(_van_gever(dag), {"zaken": sorted(zaken), "gever": gever}):
        if naam := _GETELD.get(Mandaatstatus(status)):
            gevonden.setdefault(zaak_id, {})[naam] = aantal
    return {zaak_id: Gevermandaten(**aantallen) for zaak_id, aantallen in gevonden.items()}


_GETELD = {
    Mandaatstatus.GOEDGEKEURD: "gevraagd",
    Mandaatstatus.VERLEEND: "verleend",
    Mandaatstatus.ACTIEF: "actief",
}


@per_actor
def _van_gever(dag: date) -> Select[*tuple[Any, ...]]:
    m = Mandaat
    nu = (
        select(m.zaak_id, status_op(dag).label("status"))
        .join(Zaak, and_(Zaak.id == m.zaak_id, Zaak.periode == m.periode))
        .where(
            m.zaak_id.in_(bindparam("zaken", expanding=True)),
            m.mandaatgever_id == bindparam("gever"),
            m.onder_id.is_(None),
            bereikte_gever(),
        )
        .subquery()
        .c
    )
    return select(nu.zaak_id, nu.status, func.count()).group_by(nu.zaak_id, nu.status)
