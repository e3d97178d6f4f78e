"""How the mandaten of a zaak stand on a day: the facts the rules ask for, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.mandaat import mandaatfamilie as familie
from app.domain.mandaat.mandaatfamilie import op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, actieve, status_op
from app.models import Besluit, BesluitDeel, Mandaat, Zaak

_VOLUIT = (joinedload(Mandaat.mandaatgever, innerjoin=True), joinedload(Mandaat.houder, innerjoin=True))


def lijst_mandaten(session: Session, zaak_id: int) -> Sequence[Mandaat]:
    """Mandaten of the zaak with grantor and holder, by the grantor's name: the order of the remaining cents."""
    rijen = session.scalars(select(Mandaat).where(Mandaat.zaak_id == zaak_id).options(*_VOLUIT))
    return sorted(rijen, key=op_naam)


def op_naam(mandaat: Mandaat) -> tuple[str, int, int]:
    """By grantor; versions of one mandaat together."""
    return mandaat.mandaatgever.naam, mandaat.familie, mandaat.id  # here: databases differ in how they sort text


def stand_van(
    mandaten: Iterable[Mandaat], besluiten: Iterable[Besluit]
) -> list[tuple[Mandaatfeiten, familie.Boekingen]]:
    """The same from rows that are at hand already, in the order of `mandaten`."""
    boekingen: dict[int, list[tuple[date, int]]] = {}
    for besluit in besluiten:
        for deel in besluit.delen:
            boekingen.setdefault(deel.mandaat_id, []).append((besluit.datum, deel.bedrag))
    return [(m.feiten(), boekingen.get(m.id, [])) for m in mandaten]


def stand(session: Session, zaak: Zaak) -> list[tuple[Mandaatfeiten, familie.Boekingen]]:
    """The mandaten of the zaak's present period with what was decided under each; earlier ones never revive."""
    rijen = session.execute(
        select(Mandaat, Besluit.datum, BesluitDeel.bedrag)
        .outerjoin(BesluitDeel, BesluitDeel.mandaat_id == Mandaat.id)
        .outerjoin(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Mandaat.zaak_id == zaak.id, Mandaat.periode == zaak.periode)
        .options(*_VOLUIT)
    )
    gevonden: dict[Mandaat, list[tuple[date, int]]] = {}
    for mandaat, datum, bedrag in rijen:
        boekingen = gevonden.setdefault(mandaat, [])
        if datum is not None:
            boekingen.append((datum, bedrag))
    return [(m.feiten(), boekingen) for m, boekingen in sorted(gevonden.items(), key=lambda deel: op_naam(deel[0]))]


def feiten_op(session: Session, zaak: Zaak, datum: date) -> list[Mandaatfeiten]:
    """As they stand at the end of a day: `besteed` counts decisions up to and including it."""
    return familie.op_dag(stand(session, zaak), datum)


def feiten_voor_besluit(session: Session, zaak: Zaak, datum: date) -> list[Mandaatfeiten]:
    """As a decision of that day is judged: `over` must do for that day and every day since."""
    return familie.voor_besluit(stand(session, zaak), datum)


def ruimte(session: Session, zaak: Zaak, datum: date) -> Ruimte:
    """Headroom on a day, in euro cents."""
    return ruimte_op(feiten_op(session, zaak, datum), datum)


def tel_actieve(session: Session, zaak: Zaak, *dagen: date) -> int:
    """How many mandaten are active on one of the days."""
    alles = stand(session, zaak)
    return len({m.id for dag in dagen for m in actieve(familie.op_dag(alles, dag), dag)})


@dataclass(frozen=True)
class Mandaatregel:
    """A mandaat with its facts and its status on the day of the page."""

    mandaat: Mandaat
    feiten: Mandaatfeiten
    status: Mandaatstatus


def mandaatregels(mandaten: Sequence[Mandaat], besluiten: Sequence[Besluit], dag: date) -> list[Mandaatregel]:
    """Each mandaat with what was spent of it up to and including the day, and its status then."""
    feiten = op_dag(stand_van(mandaten, besluiten), dag)
    return [Mandaatregel(m, f, status_op(f, dag)) for m, f in zip(mandaten, feiten, strict=True)]
