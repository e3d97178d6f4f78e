"""How the mandaten of a zaak stand on a day: the facts the rules ask for, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, String, bindparam, cast, func, select
from sqlalchemy.orm import Session, joinedload

from app.db import tabel
from app.domain.basis.begrippen import Mandaatstatus, Voorwaardeoordeel
from app.domain.basis.zoeken import op_naam
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.mandaat import mandaatfamilie as familie
from app.domain.mandaat.mandaatfamilie import op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, actieve, status_op
from app.models import (
    FEITKOLOMMEN,
    Besluit,
    BesluitDeel,
    Gebruiker,
    Mandaat,
    Organisatie,
    Voorwaarde,
    Voorwaardestand,
    Zaak,
    feiten_van,
)
from app.naast import Naast, lees_kolommen

_VOLUIT = (joinedload(Mandaat.mandaatgever, innerjoin=True), joinedload(Mandaat.houder, innerjoin=True))


def lijst_mandaten(session: Session, zaak_id: int) -> Sequence[Mandaat]:
    """Mandaten of the zaak with grantor and holder, by the grantor's name: the order of the remaining cents."""
    rijen = session.scalars(select(Mandaat).where(Mandaat.zaak_id == zaak_id).options(*_VOLUIT))
    return sorted(rijen, key=op_gever)


def op_gever(mandaat: Mandaat) -> tuple[tuple[str, str], int, int]:
    """By grantor; versions of one mandaat together."""
    return op_naam(mandaat.mandaatgever.naam), mandaat.familie, mandaat.id  # databases differ in how they sort text


def stand_van(
    mandaten: Iterable[Mandaat], besluiten: Iterable[Besluit]
) -> list[tuple[Mandaatfeiten, familie.Boekingen]]:
    """The same from rows that are at hand already, in the order of `mandaten`."""
    boekingen: dict[int, list[tuple[date, int]]] = {}
    for besluit in besluiten:
        for deel in besluit.delen:
            boekingen.setdefault(deel.mandaat_id, []).append((besluit.datum, deel.bedrag))
    return [(m.feiten(), boekingen.get(m.id, [])) for m in mandaten]


_B, _D = tabel(Besluit).c, tabel(BesluitDeel).c


def _van_mandaat(*waarden: Any) -> ScalarSelect[str]:
    """These of every decision under a mandaat, in one text: a row for each would repeat the whole mandaat."""
    een: ColumnElement[str] = cast(waarden[0], String)
    for waarde in waarden[1:]:
        een = een + ":" + cast(waarde, String)
    return (
        select(func.aggregate_strings(een, ","))
        .join(tabel(BesluitDeel), _D.besluit_id == _B.id)
        .where(_D.mandaat_id == tabel(Mandaat).c.id)
        .correlate(tabel(Mandaat))
        .scalar_subquery()
    )


BOEKINGEN = _van_mandaat(_B.datum, _D.bedrag)
"""What was decided under a mandaat, as `lees_boekingen` reads it."""


def voorwaarden_open() -> ScalarSelect[int]:
    """How many conditions of a mandaat were not found to be met, or not to apply."""
    laatste = select(Voorwaardestand.oordeel).where(Voorwaardestand.voorwaarde_id == Voorwaarde.id)
    oordeel = laatste.order_by(Voorwaardestand.id.desc()).limit(1).correlate(Voorwaarde).scalar_subquery()
    is_open = func.coalesce(oordeel, Voorwaardeoordeel.NIET_VOLDAAN) == Voorwaardeoordeel.NIET_VOLDAAN
    van_mandaat = (Voorwaarde.mandaat_id == tabel(Mandaat).c.id, is_open)
    return select(func.count()).select_from(Voorwaarde).where(*van_mandaat).correlate(tabel(Mandaat)).scalar_subquery()


def lees_boekingen(tekst: str | None) -> list[tuple[date, int]]:
    """The text of `BOEKINGEN`: euro cents by decision date, in no order."""
    delen = (deel.split(":") for deel in tekst.split(",")) if tekst else ()
    return [(date.fromisoformat(dag), int(bedrag)) for dag, bedrag in delen]


_NAAST = Naast(Mandaat, Organisatie, Gebruiker)


def _voluit(*erbij: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """The mandaten of the zaak `zaak`, with grantor and holder, and this of each: rows, for nothing of them changes."""
    m, gever, houder = tabel(Mandaat), tabel(Organisatie), tabel(Gebruiker)
    van = m.join(gever, gever.c.id == m.c.mandaatgever_id).join(houder, houder.c.id == m.c.houder_id)
    return select(*_NAAST.kolommen, *erbij).select_from(van).where(m.c.zaak_id == bindparam("zaak"))


def _lees_voluit(session: Session, vraag: Select[*tuple[Any, ...]], **waarden: int) -> Iterator[tuple[Mandaat, Any]]:
    erbij = slice(len(_NAAST.kolommen), None)
    for rij in lees_kolommen(session, vraag, waarden):
        yield _NAAST.maak(rij, 0, mandaatgever=_NAAST.maak(rij, 1), houder=_NAAST.maak(rij, 2)), rij[erbij]


@cache
def _in_periode() -> Select[*tuple[Any, ...]]:
    return _voluit(BOEKINGEN, voorwaarden_open()).where(tabel(Mandaat).c.periode == bindparam("periode"))


@cache
def _feiten_in_periode() -> Select[*tuple[Any, ...]]:
    deze = (Mandaat.zaak_id == bindparam("zaak"), Mandaat.periode == bindparam("periode"))
    gever = Mandaat.mandaatgever_id == Organisatie.id
    return select(*FEITKOLOMMEN, Organisatie.naam, BOEKINGEN.label("boekingen")).join(Organisatie, gever).where(*deze)


def mandaten_met_boekingen(session: Session, zaak: Zaak) -> list[tuple[Mandaat, familie.Boekingen]]:
    """The mandaten of the zaak's present period, to read, in the order of `lijst_mandaten`, with what was decided under
    each, and how many of its conditions are open.
    """
    rijen = _lees_voluit(session, _in_periode(), zaak=zaak.id, periode=zaak.periode)
    gevonden = []
    for mandaat, (tekst, aantal) in rijen:
        mandaat.voorwaarden_open = aantal
        gevonden.append((mandaat, lees_boekingen(tekst)))
    return sorted(gevonden, key=lambda deel: op_gever(deel[0]))


def stand(session: Session, zaak: Zaak) -> list[tuple[Mandaatfeiten, familie.Boekingen]]:
    """The same as facts, of which no objects are made; mandaten of earlier periods never revive."""
    rijen = lees_kolommen(session, _feiten_in_periode(), {"zaak": zaak.id, "periode": zaak.periode})
    gevonden = [(feiten_van(rij, rij.naam), lees_boekingen(rij.boekingen)) for rij in rijen]
    return sorted(gevonden, key=lambda deel: (op_naam(deel[0].mandaatgever), deel[0].familie, deel[0].id))


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


class Boeking(NamedTuple):
    """The part of a decision that falls on a mandaat; `bedrag` is of the whole decision. Amounts in euro cents."""

    mandaat_id: int
    besluit_id: int
    volgnr: int
    datum: date
    bedrag: int | None
    deel: int


def mandaten_met_delen(session: Session, zaak_id: int) -> tuple[list[Mandaat], list[Boeking]]:
    """The mandaten of the zaak by name, and the parts of its decisions in order of entry: each rests on a mandaat."""
    rijen = list(_lees_voluit(session, _met_delen(), zaak=zaak_id))
    boekingen = [deel for m, (tekst,) in rijen for deel in _lees_delen(m.id, tekst)]
    return sorted((m for m, _ in rijen), key=op_gever), sorted(boekingen, key=lambda b: (b.volgnr, b.mandaat_id))


_DELEN = _van_mandaat(_B.id, _B.volgnr, _B.datum, func.coalesce(cast(_B.bedrag, String), ""), _D.bedrag)


@cache
def _met_delen() -> Select[*tuple[Any, ...]]:
    return _voluit(_DELEN)


def _lees_delen(mandaat_id: int, tekst: str | None) -> Iterator[Boeking]:
    for id_, volgnr, dag, bedrag, deel in (deel.split(":") for deel in tekst.split(",")) if tekst else ():
        heel = int(bedrag) if bedrag else None
        yield Boeking(mandaat_id, int(id_), int(volgnr), date.fromisoformat(dag), heel, int(deel))


def regels_met(mandaten: Sequence[Mandaat], boekingen: Iterable[Boeking], dag: date) -> list[Mandaatregel]:
    """As `mandaatregels`, from parts of decisions."""
    per_mandaat: dict[int, list[tuple[date, int]]] = {}
    for b in boekingen:
        per_mandaat.setdefault(b.mandaat_id, []).append((b.datum, b.deel))
    feiten = op_dag([(m.feiten(), per_mandaat.get(m.id, [])) for m in mandaten], dag)
    return [Mandaatregel(m, f, status_op(f, dag)) for m, f in zip(mandaten, feiten, strict=True)]


@dataclass(frozen=True)
class Mandaatregel:
    """A mandaat with its facts and its status on the day of the page."""

    mandaat: Mandaat
    feiten: Mandaatfeiten
    status: Mandaatstatus

    @property
    def einde_van_papier(self) -> bool:
        """Whether its refusal, or its withdrawal when that was known, was recorded from paper."""
        if self.status is Mandaatstatus.AFGEWEZEN:
            return self.mandaat.afgewezen_vastgelegd_door_id is not None
        return self.feiten.ingetrokken_per is not None and self.mandaat.ingetrokken_vastgelegd_door_id is not None


def mandaatregels(mandaten: Sequence[Mandaat], besluiten: Sequence[Besluit], dag: date) -> list[Mandaatregel]:
    """Each mandaat with what was spent of it up to and including the day, and its status then."""
    feiten = op_dag(stand_van(mandaten, besluiten), dag)
    return [Mandaatregel(m, f, status_op(f, dag)) for m, f in zip(mandaten, feiten, strict=True)]
