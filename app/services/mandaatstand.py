"""How the mandaten of a zaak stand on a day: the facts the rules ask for, in one query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain import mandaat as regels
from app.domain.besluit import Ruimte, ruimte_op
from app.domain.mandaat import Mandaatfeiten
from app.models import Besluit, BesluitDeel, Mandaat, Zaak


def lijst_mandaten(session: Session, zaak_id: int) -> Sequence[Mandaat]:
    """Mandaten of the zaak with grantor and holder, by the grantor's name: the order of the remaining cents."""
    rijen = session.scalars(select(Mandaat).where(Mandaat.zaak_id == zaak_id).options(*_VOLUIT))
    return sorted(rijen, key=_op_naam)


_VOLUIT = (joinedload(Mandaat.mandaatgever, innerjoin=True), joinedload(Mandaat.houder, innerjoin=True))


def _op_naam(mandaat: Mandaat) -> tuple[str, int]:
    return mandaat.mandaatgever.naam, mandaat.id  # here, because databases differ in how they sort text


Boekingen = list[tuple[date, int]]
"""What was decided under one mandaat, reversals included: euro cents by decision date."""


def _stand(session: Session, zaak: Zaak) -> list[tuple[Mandaat, Boekingen]]:
    """The mandaten of the zaak's present period with what was decided under each; earlier ones never revive."""
    rijen = session.execute(
        select(Mandaat, Besluit.datum, BesluitDeel.bedrag)
        .outerjoin(BesluitDeel, BesluitDeel.mandaat_id == Mandaat.id)
        .outerjoin(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Mandaat.zaak_id == zaak.id, Mandaat.periode == zaak.periode)
        .options(*_VOLUIT)
    )
    stand: dict[Mandaat, Boekingen] = {}
    for mandaat, datum, bedrag in rijen:
        boekingen = stand.setdefault(mandaat, [])
        if datum is not None:
            boekingen.append((datum, bedrag))
    return sorted(stand.items(), key=lambda deel: _op_naam(deel[0]))


def _tot_en_met(datum: date, boekingen: Boekingen) -> int:
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
