"""The register: the mandaten of all cases that somebody may see, filtered by what they are today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import Actor, Mandaatstatus
from app.domain.mandaat.mandaatfamilie import Boekingen, op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, status_op
from app.models import Besluit, BesluitDeel, Mandaat, Zaak
from app.services.kern.toegang import bereikte_gever, teamzaken, zichtbare_zaken
from app.weergave import woord

PAGINA = 50
BINNENKORT = timedelta(days=30)
"""How far ahead a mandaat is said to expire soon, in calendar days."""


@dataclass(frozen=True)
class Registerfilter:
    """What is asked of the register; empty means all. `na` is the mandaat after which the page begins."""

    gever: str = ""
    houder: int | None = None
    status: Mandaatstatus | None = None
    verloopt_binnenkort: bool = False
    na: int | None = None


@dataclass(frozen=True)
class Registerregel:
    """A mandaat with its zaak, its facts and its status today."""

    mandaat: Mandaat
    feiten: Mandaatfeiten
    status: Mandaatstatus


@dataclass(frozen=True)
class Register:
    """A page of the register, what can be chosen in it, and where the next page begins."""

    regels: Sequence[Registerregel]
    gevers: Sequence[tuple[str, str]]
    houders: Sequence[tuple[int, str]]
    volgende: int | None = None
    aantal: int = 0


def register(
    session: Session, actor: Actor, vandaag: date, wens: Registerfilter, pagina: int | None = PAGINA
) -> Register:
    """The mandaten that this actor may see, newest zaak first; all of them when `pagina` is None."""
    mandaten = list(session.scalars(_zichtbaar(actor)))
    mandaten.sort(key=lambda m: (m.mandaatgever.naam, m.familie, m.versienr))
    mandaten.sort(key=lambda m: m.zaak.zaaknummer, reverse=True)
    feiten = op_dag([(m.feiten(), b) for m, b in zip(mandaten, _boekingen(session, mandaten), strict=True)], vandaag)
    alle = [Registerregel(m, f, status_op(f, vandaag)) for m, f in zip(mandaten, feiten, strict=True)]
    past = [r for r in alle if all(eis(r) for eis in _eisen(wens, vandaag))]
    begin = next((plaats + 1 for plaats, r in enumerate(past) if r.mandaat.id == wens.na), 0)
    regels = past[begin : begin + pagina] if pagina else past
    return Register(
        regels=regels,
        gevers=sorted({(m.mandaatgever.naam, m.mandaatgever.code) for m in mandaten}),
        houders=sorted({(m.houder_id, m.houder.naam) for m in mandaten}, key=lambda h: h[1]),
        volgende=regels[-1].mandaat.id if pagina and len(past) > begin + pagina else None,
        aantal=len(past),
    )


def _zichtbaar(actor: Actor) -> Select[Mandaat]:
    eigen = (Mandaat.mandaatgever_id == actor.organisatie_id) & bereikte_gever()
    return (
        select(Mandaat)
        .join(Mandaat.zaak)
        .where(zichtbare_zaken(actor), teamzaken(actor) | eigen)
        .options(
            joinedload(Mandaat.mandaatgever, innerjoin=True),
            joinedload(Mandaat.houder, innerjoin=True),
            joinedload(Mandaat.zaak, innerjoin=True).joinedload(Zaak.aanbieder, innerjoin=True),
        )
    )


def _boekingen(session: Session, mandaten: Sequence[Mandaat]) -> list[Boekingen]:
    """What was decided under each, in one query over their cases."""
    per_mandaat: dict[int, list[tuple[date, int]]] = defaultdict(list)
    zaken = {m.zaak_id for m in mandaten}
    rijen = session.execute(
        select(BesluitDeel.mandaat_id, Besluit.datum, BesluitDeel.bedrag)
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Besluit.zaak_id.in_(zaken))
    )
    for mandaat_id, datum, bedrag in rijen:
        per_mandaat[mandaat_id].append((datum, bedrag))
    return [per_mandaat[m.id] for m in mandaten]


def _eisen(wens: Registerfilter, vandaag: date) -> list[Callable[[Registerregel], bool]]:
    eisen: list[Callable[[Registerregel], bool]] = []
    if wens.gever:
        eisen.append(lambda r: r.mandaat.mandaatgever.code == wens.gever)
    if wens.houder:
        eisen.append(lambda r: r.mandaat.houder_id == wens.houder)
    if wens.status:
        eisen.append(lambda r: r.status is wens.status)
    if wens.verloopt_binnenkort:
        eisen.append(lambda r: verloopt_binnenkort(r, vandaag))
    return eisen


def verloopt_binnenkort(regel: Registerregel, vandaag: date) -> bool:
    """In use, and its last day is near."""
    in_gebruik = regel.status in (Mandaatstatus.ACTIEF, Mandaatstatus.UITGEPUT, Mandaatstatus.VERLEEND)
    return in_gebruik and vandaag <= regel.mandaat.tot <= vandaag + BINNENKORT


KOPPEN = (
    "zaak", "aanbieder", "mandaatgever", "houder", "soort", "versie", "ondermandaat", "plafond in euro",
    "besteed in euro", "over in euro", "geldig vanaf", "geldig tot en met", "besluitnummer", "status",
)  # fmt: skip

Cel = str | int | float | date | None


def registerblad(register: Register, dag: date) -> tuple[str, Sequence[str], list[list[Cel]]]:
    """What the sheet says above the table, its heads and its rows. Amounts in euros, as numbers."""
    return f"Stand van {dag:%d-%m-%Y}, {register.aantal} mandaten", KOPPEN, [_rij(r) for r in register.regels]


def _rij(regel: Registerregel) -> list[Cel]:
    m, f = regel.mandaat, regel.feiten
    geld = m.plafond is not None
    return [
        m.zaak.zaaknummer,
        m.zaak.aanbieder.naam,
        m.mandaatgever.naam,
        m.houder.naam,
        woord(m.soort.value),
        m.versienr,
        "ja" if m.onder_id else "nee",
        (m.plafond or 0) / 100 if geld else None,
        f.besteed / 100 if geld else None,
        f.over / 100 if geld else None,
        m.van,
        m.tot,
        m.besluitnummer,
        woord(regel.status.value),
    ]
