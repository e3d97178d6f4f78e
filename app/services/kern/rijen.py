"""The rows of zaken as they are now, of as many tables as are asked, in one statement: every row once.

Each row comes as the object that its model is, with what belongs to it among the rows that were asked: outside any
session, to read and never to change. What was not asked is no empty list: looking at it raises.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Table,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from app.db import Base
from app.domain.logboek.keten import GEDAAN
from app.models import (
    TABELREGELS,
    Aanbieder,
    Agendapunt,
    Functievervulling,
    Gebruiker,
    GelijkgesteldeDag,
    LogboekRegel,
    Openpunt,
    Organisatie,
    Stuk,
    Vergadering,
    Zaak,
)
from app.services.kern.rijvorm import VAN_ALLEN, vorm_van
from app.services.kern.rijvorm import Model as Model

R = TypeVar("R", bound=Base)
VAN_MEER = frozenset({Functievervulling, GelijkgesteldeDag})
"""What is of a region or of everybody: read once, however many zaken are asked."""
Rauw = tuple[str, list[Any]]
"""A row as it comes: its table, and its values as JSON has them."""


class Rijen:
    """The rows of one zaak, by what they are."""

    def __init__(self, rijen: Mapping[Model, Mapping[tuple[Any, ...], Any]]) -> None:
        self._rijen = {soort: [van[sleutel] for sleutel in sorted(van)] for soort, van in rijen.items()}
        self._op_id = rijen

    def van(self, soort: type[R]) -> Sequence[R]:
        """Those of this kind, in the order of their keys. KeyError when they were not asked."""
        return self._rijen[soort]

    def heeft(self, soort: Model) -> bool:
        """Whether those of this kind were asked."""
        return soort in self._rijen

    def met(self, soort: type[R], sleutel: object) -> R | None:
        """The one with this key; None when there is none, or nothing was asked with that key."""
        return self._op_id[soort].get((sleutel,))


def lees_rijen(
    session: Session,
    zaken: Collection[int],
    soorten: Collection[Model],
    acties: Collection[str] = (),
    punten: Collection[str] | None = None,
) -> dict[int, Rijen]:
    """The rows of these kinds of each of these zaken; of its logboek the lines of `acties` that were done, of what is
    open the kinds `punten`, or all.
    """
    rauw = lees_rauw(session, zaken, soorten, acties, punten)
    allen = rauw.pop(None, [])
    return {
        zaak_id: maak_rijen([*rijen, *_voor(rijen, allen)], soorten)
        for zaak_id, rijen in ((zaak_id, rauw.get(zaak_id, [])) for zaak_id in zaken)
    }


def _voor(rijen: Iterable[Rauw], allen: Sequence[Rauw]) -> Iterator[Rauw]:
    """Of what is of no zaak alone that which this one has to do with: of offices those of its region."""
    ambt, in_ambt = Functievervulling.__tablename__, _plek(Functievervulling, "regio")
    regios = {waarden[_plek(Zaak, "regio")] for tabel, waarden in rijen if tabel == Zaak.__tablename__}
    return (rij for rij in allen if rij[0] != ambt or rij[1][in_ambt] in regios)


@cache
def _plek(soort: Model, naam: str) -> int:
    return vorm_van(soort).namen.index(naam)


def lees_rauw(
    session: Session,
    zaken: Collection[int],
    soorten: Collection[Model],
    acties: Collection[str] = (),
    punten: Collection[str] | None = None,
    *,
    schrijvers: bool = False,
) -> dict[int | None, list[Rauw]]:
    """The same as plain data, by zaak; under None what is of no zaak alone, once: offices and equated days, and, in a
    statement of its own, who and what the rows point at. With `schrijvers` also whoever wrote in the logboek of these
    zaken.
    """
    dialect = session.get_bind().dialect.name
    session.flush()  # what the caller changed is read too, as in any query of the session
    eigen = frozenset(soorten) - set(VAN_ALLEN)
    vraag = {"zaken": sorted(zaken), "acties": sorted(acties), "punten": sorted(punten or ())}
    gevonden: dict[int | None, list[Rauw]] = {}
    opdracht = _opdracht(eigen, dialect, punten is None)
    for tabel, zaak_id, rijen in session.connection().execute(opdracht, vraag):
        gevonden.setdefault(zaak_id, []).extend([(tabel, rij) for rij in _los(rijen)])
    if gevraagd := set(VAN_ALLEN) & set(soorten):
        wie = _verwezen((rij for rijen in gevonden.values() for rij in rijen), gevraagd)
        if any(wie.values()):
            bij = {"zaken": sorted(zaken) if schrijvers else []}
            rijen = session.connection().execute(_allen(dialect, schrijvers), wie | bij)
            for tabel, samen in rijen:
                gevonden.setdefault(None, []).extend([(tabel, rij) for rij in _los(samen)])
    return gevonden


def maak_rijen(rauw: Iterable[Sequence[Any]], soorten: Collection[Model]) -> Rijen:
    """Objects of what was read, each with what belongs to it."""
    per: dict[Model, dict[tuple[Any, ...], Any]] = {soort: {} for soort in soorten}
    vormen = {soort.__tablename__: vorm_van(soort) for soort in soorten}
    for tabel, waarden in rauw:
        if vorm := vormen.get(tabel):
            sleutel, rij = vorm.maak(waarden)
            per[vorm.soort].setdefault(sleutel, rij)
    for vorm in vormen.values():
        for relatie in vorm.relaties:
            if relatie.doel in per:
                relatie.leg(per[vorm.soort].values(), per[relatie.doel])
    return Rijen(per)


def _op_naam(soorten: Iterable[Model]) -> list[Model]:
    return sorted(soorten, key=lambda soort: soort.__tablename__)


def kolommen(soorten: Collection[Model]) -> dict[str, list[str]]:
    """Of each table the columns in the order in which a plain row has them."""
    return {
        soort.__tablename__: list(vorm_van(soort).namen) for soort in sorted(soorten, key=lambda s: s.__tablename__)
    }


def _los(rijen: Any) -> list[list[Any]]:
    """SQLite gives JSON as text, PostgreSQL as what it says; none of no rows."""
    return json.loads(rijen) if isinstance(rijen, str) else rijen or []


def _verwezen(rijen: Iterable[Rauw], gevraagd: Collection[Model]) -> dict[str, list[int]]:
    """The keys of the accounts and organisations that these rows point at, as far as they are asked."""
    gevonden: dict[str, set[int]] = {soort.__tablename__: set() for soort in VAN_ALLEN}
    for tabel, waarden in rijen:
        for plek, naar in vorm_van(modellen()[tabel]).verwijst:
            if waarden[plek] is not None:
                gevonden[naar].add(waarden[plek])
    return {s.__tablename__: sorted(gevonden[s.__tablename__]) if s in gevraagd else [] for s in VAN_ALLEN}


@cache
def modellen() -> dict[str, Model]:
    """Every model by the name of its table."""
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def _json(soort: Model, dialect: str) -> Any:
    """All rows together: to take one out of the database costs more than what is in it."""
    kolommen = vorm_van(soort).kolommen
    if dialect == "postgresql":
        return func.json_agg(func.json_build_array(*kolommen)).label("rijen")
    return func.json_group_array(func.json_array(*kolommen)).label("rijen")


@cache
def _opdracht(soorten: frozenset[Model], dialect: str, alle_punten: bool) -> Any:
    """One statement over all of them; kept, for it is long."""
    return union_all(*(_deel(soort, dialect, alle_punten) for soort in _op_naam(soorten)))


def _deel(soort: Model, dialect: str, alle_punten: bool) -> Select[*tuple[Any, ...]]:
    """The rows of one table by the zaak that they are of, or by none when they are of several."""
    zaken: BindParameter[int] = bindparam("zaken", expanding=True)
    tabel: Table = soort.__table__  # type: ignore[assignment]
    zaak = Zaak.__table__.c
    naam, rijen = literal(tabel.name).label("tabel"), _json(soort, dialect)
    if soort in VAN_MEER:
        van_meer = select(naam, cast(null(), Integer).label("zaak"), rijen).select_from(tabel)
        van_regio = select(zaak.regio).where(zaak.id.in_(zaken))
        return van_meer.where(tabel.c.regio.in_(van_regio)) if "regio" in tabel.c else van_meer
    deel = select(naam, zaak.id.label("zaak"), rijen).select_from(_weg(tabel)).where(zaak.id.in_(zaken))
    if soort is LogboekRegel:
        deel = deel.where(tabel.c.actie.in_(bindparam("acties", expanding=True)), tabel.c.uitkomst == GEDAAN)
    if soort is Openpunt and not alle_punten:
        deel = deel.where(tabel.c.soort.in_(bindparam("punten", expanding=True)))
    return deel.group_by(zaak.id)


def _weg(tabel: Table) -> FromClause:
    """The zaken, joined to the rows of this table that belong to them."""
    zaak = Zaak.__table__
    if tabel is zaak:
        return zaak
    if tabel is Aanbieder.__table__:
        return zaak.join(tabel, tabel.c.id == zaak.c.aanbieder_id)
    if "aanbieder_id" in tabel.c:
        return zaak.join(tabel, tabel.c.aanbieder_id == zaak.c.aanbieder_id)
    if "zaak_id" in tabel.c:
        return zaak.join(tabel, tabel.c.zaak_id == zaak.c.id)
    if tabel is Vergadering.__table__:
        punt, stuk = Agendapunt.__table__, Stuk.__table__
        langs = zaak.join(stuk, stuk.c.zaak_id == zaak.c.id).join(punt, punt.c.stuk_id == stuk.c.id)
        return langs.join(tabel, tabel.c.id == punt.c.vergadering_id)
    kolom = tabel.c[TABELREGELS[tabel.name].via]
    (sleutel,) = kolom.foreign_keys
    return _weg(sleutel.column.table).join(tabel, kolom == sleutel.column)


@cache
def _allen(dialect: str, schrijvers: bool) -> Any:
    """The accounts and organisations with these keys, and the organisations of those accounts."""
    wie, waar = Gebruiker.__table__.c, Organisatie.__table__.c
    accounts: BindParameter[int] = bindparam("gebruiker", expanding=True)
    bedoeld: ColumnElement[bool] = wie.id.in_(accounts)
    if schrijvers:
        regel = LogboekRegel.__table__.c
        van_zaak = regel.zaak_id.in_(bindparam("zaken", expanding=True))
        bedoeld |= wie.id.in_(select(regel.gebruiker_id).where(van_zaak))
    van_wie = select(wie.organisatie_id).where(bedoeld)
    gevraagd = waar.id.in_(bindparam("organisatie", expanding=True)) | waar.id.in_(van_wie)
    eisen = {Gebruiker: bedoeld, Organisatie: gevraagd}
    return union_all(
        *(
            select(literal(soort.__tablename__).label("tabel"), _json(soort, dialect)).where(eis)
            for soort, eis in eisen.items()
        )
    )
