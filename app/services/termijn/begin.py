"""What begins in a zaak, and from what it counts. Everything that this depends on is read in one statement."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    String,
    Table,
    bindparam,
    cast,
    false,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from app.db import tabel
from app.domain.basis.begrippen import Stapstatus
from app.domain.basis.feiten import Feit
from app.domain.draaiboek.draaiboek import OPENING, TREDEBEPALING, InformatieDef, StapDef
from app.domain.termijn.eenheid import Eenheid
from app.domain.termijn.termijnberekening import Termijnfeiten, bereken
from app.models import GelijkgesteldeDag, Informatieplicht, Stap, Tredebepaling, Zaak, Zaakgebeurtenis
from app.services.termijn.termijnen import Dagen, moment_van
from app.services.termijn.vervulling import DUURT, ER_IS, vraagt


@dataclass(frozen=True)
class Rij:
    """A step or a duty to inform. `afgerond` and `editie_sha256` are of a step alone."""

    id: int
    code: str
    periode: int
    is_open: bool
    afgerond: date | None
    editie_sha256: str | None


@dataclass(frozen=True)
class Zaakrijen:
    """What there is in a zaak until now, in order, and what terms are computed from: what is open, and of each code the
    last that began, so that it is no more after many changes of trede.

    `gebeurd` is the day of every event of this period, and of every step that was finished the last time it began.
    """

    stappen: Sequence[Rij]
    plichten: Sequence[Rij]
    gebeurd: Mapping[str, date]
    dagen: Dagen
    waar: Collection[Feit]
    """Facts that last which the zaak shows."""


def lees_zaakrijen(session: Session, zaak: Zaak) -> Zaakrijen:
    """As the database has it now."""
    per_soort: dict[str, list[Any]] = {soort: [] for soort in ("stap", "plicht", "gebeurtenis", "dag", "feit")}
    for soort, *rij in session.execute(_vraag(), vraagt(zaak)):
        per_soort[soort].append(rij)
    stappen = [Rij(*rij) for rij in per_soort["stap"]]
    laatste = {rij.code: rij.afgerond for rij in stappen if rij.periode == zaak.periode}
    laatste |= {code: dag for _, code, periode, _, dag, _ in per_soort["gebeurtenis"] if periode == zaak.periode}
    return Zaakrijen(
        stappen,
        [Rij(*rij) for rij in per_soort["plicht"]],
        {code: dag for code, dag in laatste.items() if dag},
        {dag: naam for *_, dag, naam in per_soort["dag"]},
        {Feit(code) for _, code, _, waar, *_ in per_soort["feit"] if waar},
    )


@cache
def _vraag() -> CompoundSelect[Any]:
    s, p, b = tabel(Stap).c, tabel(Informatieplicht).c, tabel(Tredebepaling).c
    g, d = tabel(Zaakgebeurtenis).c, tabel(GelijkgesteldeDag).c
    zaak: BindParameter[Any] = bindparam("zaak")
    geen_dag, geen_tekst = cast(null(), Date), cast(null(), String)
    te_doen = p.verzonden_datum.is_(None) & p.vervallen_datum.is_(None)
    return union_all(
        select(literal("stap").label("soort"), s.id, s.code, b.periode, (s.status == Stapstatus.OPEN).label("open"),
               s.afgerond_datum, s.editie_sha256)
        .join(tabel(Tredebepaling), b.id == s.tredebepaling_id)
        .where(s.zaak_id == zaak, _telt_nog(tabel(Stap), s.status == Stapstatus.OPEN)),
        select(literal("plicht"), p.id, p.code, b.periode, te_doen, geen_dag, geen_tekst)
        .join(tabel(Tredebepaling), b.id == p.tredebepaling_id)
        .where(p.zaak_id == zaak, _telt_nog(tabel(Informatieplicht), te_doen)),
        select(literal("gebeurtenis"), g.id, g.code, g.periode, false(), g.datum, geen_tekst).where(g.zaak_id == zaak),
        select(literal("dag"), literal(0), literal(""), literal(0), false(), d.datum, d.naam),
        *(select(literal("feit"), literal(0), literal(feit.value), literal(0), ER_IS[feit](), geen_dag, geen_tekst)
          for feit in sorted(DUURT)),
    ).order_by("id")  # fmt: skip


def _telt_nog(rijen: Table, is_open: ColumnElement[bool]) -> ColumnElement[bool]:
    """It is open, or the last of its code: that tells whether one began in this period, and when it was finished."""
    laatste = select(func.max(rijen.c.id)).where(rijen.c.zaak_id == bindparam("zaak")).group_by(rijen.c.code)
    return or_(is_open, rijen.c.id.in_(laatste))


@dataclass(frozen=True)
class Begin:
    """What a new row with a term is given; the fields are those of `Termijnkolommen`."""

    vanaf: str
    vanaf_datum: date | None
    werkdagen: int | None
    eenheid: Eenheid
    vanaf_om: datetime | None
    uiterlijk_op: date | None


def begin_termijnen(
    zaak: Zaak, er_is: Zaakrijen, regels: Sequence[StapDef | InformatieDef], bepaald: date, nu: datetime
) -> dict[str, Begin]:
    """By code the terms of rows of the edition that start together; each runs when its event has happened.

    `bepaald` is the day from which terms of the tredebepaling count; one that is recorded on its own day (`nu`, UTC)
    gives hours their moment.
    """
    gebeurd = {**er_is.gebeurd, TREDEBEPALING: bepaald, OPENING: zaak.geopend_datum}
    opnieuw = {regel.code for regel in regels}  # a step that begins again is not finished, whenever it was before
    uiterlijk = cache(lambda feiten: bereken(feiten, er_is.dagen).uiterlijk)  # many rows have the same term
    return {regel.code: _begin(regel, gebeurd if regel.vanaf not in opnieuw else {}, uiterlijk, nu) for regel in regels}


def _begin(
    regel: StapDef | InformatieDef,
    gebeurd: Mapping[str, date],
    uiterlijk: Callable[[Termijnfeiten], date | None],
    nu: datetime,
) -> Begin:
    vanaf = gebeurd.get(regel.vanaf)
    feiten = Termijnfeiten(regel.vanaf, vanaf, regel.termijn, (), regel.eenheid, moment_van(regel.eenheid, vanaf, nu))
    return Begin(regel.vanaf, vanaf, feiten.werkdagen, feiten.eenheid, feiten.vanaf_om, uiterlijk(feiten))
