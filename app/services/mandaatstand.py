"""How the mandaten of a zaak stand on a day: the facts the rules ask for, in two queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.domain import mandaat as regels
from app.domain.besluit import Ruimte, ruimte_op
from app.domain.mandaat import Mandaatfeiten
from app.models import Besluit, BesluitDeel, Mandaat, Zaak


def lijst_mandaten(session: Session, zaak_id: int) -> Sequence[Mandaat]:
    """Mandaten of the zaak with grantor and holder, by the grantor's name: the order of the remaining cents."""
    rijen = session.scalars(
        select(Mandaat)
        .where(Mandaat.zaak_id == zaak_id)
        .options(joinedload(Mandaat.mandaatgever, innerjoin=True), joinedload(Mandaat.houder, innerjoin=True))
    )
    return sorted(rijen, key=lambda m: (m.mandaatgever.naam, m.id))  # databases differ in how they sort text


Boekingen = dict[int, list[tuple[date, int]]]
"""Per mandaat id the amounts by decision date, in euro cents."""


def boekingen_per_mandaat(session: Session, zaak_id: int) -> Boekingen:
    """What was decided under each mandaat of the zaak, reversals included: one amount per day."""
    gevonden: Boekingen = {}
    for sleutel, datum, som in session.execute(
        select(BesluitDeel.mandaat_id, Besluit.datum, func.sum(BesluitDeel.bedrag))
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Besluit.zaak_id == zaak_id)
        .group_by(BesluitDeel.mandaat_id, Besluit.datum)
    ):
        gevonden.setdefault(sleutel, []).append((datum, int(som)))
    return gevonden


def _stand(session: Session, zaak: Zaak) -> list[tuple[Mandaat, list[tuple[date, int]]]]:
    """The mandaten of the zaak's present period with what was decided under each; earlier ones never revive."""
    boekingen = boekingen_per_mandaat(session, zaak.id)
    return [(m, boekingen.get(m.id, [])) for m in lijst_mandaten(session, zaak.id) if m.periode == zaak.periode]


def _tot_en_met(datum: date, boekingen: list[tuple[date, int]]) -> int:
    return sum(bedrag for dag, bedrag in boekingen if dag <= datum)


def feiten_op(session: Session, zaak: Zaak, datum: date) -> list[Mandaatfeiten]:
    """As they stand at the end of a day: `besteed` counts decisions up to and including it."""
    return [m.feiten(_tot_en_met(datum, boekingen)) for m, boekingen in _stand(session, zaak)]


def feiten_voor_besluit(session: Session, zaak: Zaak, datum: date) -> list[Mandaatfeiten]:
    """As a decision of that day is judged: `besteed` is the most that stands spent on that day or any day since."""
    return [m.feiten(regels.hoogste_stand(boekingen, datum)) for m, boekingen in _stand(session, zaak)]


def ruimte(session: Session, zaak: Zaak, datum: date) -> Ruimte:
    """Headroom on a day, in euro cents."""
    return ruimte_op(feiten_op(session, zaak, datum), datum)


def tel_actieve(session: Session, zaak: Zaak, *dagen: date) -> int:
    """How many mandaten are active on one of the days."""
    stand = _stand(session, zaak)
    per_dag = {dag: [m.feiten(_tot_en_met(dag, boekingen)) for m, boekingen in stand] for dag in dagen}
    return len({m.id for dag, feiten in per_dag.items() for m in regels.actieve(feiten, dag)})
