"""What the register must know of the mandaten of some cases to say their status: all of a zaak belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import Session

from app.domain.mandaat.mandaatfamilie import Stand, op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten
from app.models import FEITKOLOMMEN, Besluit, BesluitDeel, Mandaat, Organisatie, feiten_van
from app.naast import lees_kolommen


def feiten_in(session: Session, zaken: Collection[int], dag: date) -> Mapping[int, Mandaatfeiten]:
    """By mandaat, with what was decided under each in these cases. Two queries."""
    feiten, geboekt = _vragen_feiten()
    boekingen: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for mandaat_id, datum, bedrag in lees_kolommen(session, geboekt, {"zaken": zaken}):
        boekingen[mandaat_id].append((datum, bedrag))
    rijen = lees_kolommen(session, feiten, {"zaken": zaken})
    stand: Stand = [(feiten_van(rij, rij.naam), boekingen[rij.id]) for rij in rijen]
    return {feiten.id: feiten for feiten in op_dag(stand, dag)}


@cache
def _vragen_feiten() -> tuple[Select[*tuple[Any, ...]], Select[int, date, int]]:
    zaken: BindParameter[int] = bindparam("zaken", expanding=True)
    feiten = select(*FEITKOLOMMEN, Organisatie.naam).join(Mandaat.mandaatgever).where(Mandaat.zaak_id.in_(zaken))
    geboekt = (
        select(BesluitDeel.mandaat_id, Besluit.datum, BesluitDeel.bedrag)
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Besluit.zaak_id.in_(zaken))
    )
    return feiten, geboekt
