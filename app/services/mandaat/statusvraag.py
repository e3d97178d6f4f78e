"""The status of a mandaat on a day, as a condition of the database: the rule of `status_op`, for lists over many zaken.

It looks at all mandaten of the zaak, as `mandaatfamilie.op_dag` does. A test holds the two together.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat.mandaatfeiten import ONDERWEG, OOIT_ACTIEF
from app.models import Besluit, BesluitDeel, Mandaat

_S = Mandaatstatus


def heeft_status(status: Mandaatstatus, dag: date) -> ColumnElement[bool]:
    """Whether a row of Mandaat has this status on the day.

    What every row with it has comes first, for that has an index; money is added up last, and only where it decides.
    """
    zonder_op = _zonder_op(dag)
    if status is _S.ACTIEF:
        return and_(_kan(status, dag), zonder_op == _S.ACTIEF, ~_is_op(dag))
    if status is _S.UITGEPUT:
        return and_(_kan(status, dag), zonder_op == _S.ACTIEF, _is_op(dag))
    return and_(_kan(status, dag), zonder_op == status)


def kan_op() -> ColumnElement[bool]:
    """Whether a row of Mandaat can be spent on any day: as much was decided under it as its ceiling, or it is one of a
    family. What was decided is added up once, for all there are; only of these few the days have to be asked.
    """
    geboekt, vol, lid = BesluitDeel.bedrag, aliased(Mandaat), aliased(Mandaat)
    som = func.sum(geboekt).filter(geboekt > 0).label("som")
    per = select(BesluitDeel.mandaat_id, som).group_by(BesluitDeel.mandaat_id).subquery().c
    families = [(kolom, wie) for kolom in (lid.eerste_id, lid.onder_id) for wie in (lid.id, kolom)]
    return Mandaat.id.in_(
        union_all(
            select(vol.id).where(vol.id == per.mandaat_id, vol.plafond <= per.som),
            *(select(wie).where(kolom > 0) for kolom, wie in families),  # of IS NOT NULL an index is no use to SQLite
        )
    )


def van_kracht(dag: date) -> ColumnElement[bool]:
    """Whether it is active or spent on the day: no money is added up."""
    return and_(_kan(_S.ACTIEF, dag), _zonder_op(dag) == _S.ACTIEF)


def in_gebruik(dag: date) -> ColumnElement[bool]:
    """Whether it is in force, or was granted and is still to begin."""
    kan = and_(Mandaat.status.in_(OOIT_ACTIEF | {_S.VERLEEND}), Mandaat.tot >= dag)
    return and_(kan, _zonder_op(dag).in_((_S.ACTIEF, _S.VERLEEND)))


def _kan(status: Mandaatstatus, dag: date) -> ColumnElement[bool]:
    """What is stored of every mandaat that has the status on the day, and of others: its last act and its end."""
    m = Mandaat
    if status in (_S.ACTIEF, _S.UITGEPUT):
        delen = [m.status.in_(OOIT_ACTIEF), m.tot >= dag, m.van <= dag]
        return and_(*delen, m.plafond.is_not(None)) if status is _S.UITGEPUT else and_(*delen)
    if status is _S.VERLEEND:
        komt = or_(m.status.in_((_S.VERLEEND, _S.INGETROKKEN)), m.van > dag, m.actief_vanaf > dag, _is_onder())
        return and_(m.status.in_(OOIT_ACTIEF | {_S.VERLEEND}), m.tot >= dag, komt)
    if status is _S.VERLOPEN:
        return and_(m.status.in_(OOIT_ACTIEF | ONDERWEG), or_(m.tot < dag, _is_onder()))
    if status is _S.INGETROKKEN:
        return or_(m.status == status, and_(m.status.in_(OOIT_ACTIEF), _is_onder()))
    return m.status == status


def _is_onder() -> ColumnElement[bool]:
    return Mandaat.onder_id > 0  # of IS NOT NULL an index is no use to SQLite


def status_op(dag: date) -> ColumnElement[Mandaatstatus]:
    """The status of a row of Mandaat on the day."""
    zonder_op = _zonder_op(dag)
    return case((and_(zonder_op == _S.ACTIEF, _is_op(dag)), _als(_S.UITGEPUT)), else_=zonder_op)


def _zonder_op(dag: date) -> ColumnElement[Mandaatstatus]:
    """The same, as if no ceiling had an end: what is spent is active."""
    boven, eigen = aliased(Mandaat), _zonder_geld(Mandaat, dag)
    gedekt = and_(telt_op(Mandaat, dag), _er_is_boven(boven, and_(boven.ondermandaat_mag, telt_op(boven, dag))))
    return case((and_(Mandaat.onder_id.is_not(None), eigen == _S.ACTIEF, ~gedekt), _door_boven(dag)), else_=eigen)


def _is_op(dag: date) -> ColumnElement[bool]:
    """Whether its ceiling, or that of the mandaat above it, is spent at the end of the day."""
    op_boven = and_(Mandaat.onder_id.is_not(None), _op_boven(dag))
    return and_(Mandaat.plafond.is_not(None), or_(_over(Mandaat, dag) <= 0, op_boven))


def _als(status: Mandaatstatus) -> ColumnElement[Mandaatstatus]:
    return literal(status, Mandaat.status.type)


def telt_op(m: Any, dag: date) -> ColumnElement[bool]:
    """`is_actief_op`, the mandaat above left aside."""
    begonnen = and_(m.van <= dag, m.actief_vanaf <= dag)
    eindes = [or_(einde.is_(None), einde > dag) for einde in (m.ingetrokken_per, m.vervangen_per)]
    return and_(m.status.in_(OOIT_ACTIEF), begonnen, m.tot >= dag, *eindes)


def _zonder_geld(m: Any, dag: date) -> ColumnElement[Mandaatstatus]:
    """The status by its own acts and dates, as if its ceiling had no end."""
    later = func.coalesce(m.ingetrokken_per, m.vervangen_per) > dag
    nu = case(
        (and_(later, m.actief_vanaf.is_not(None)), _als(_S.ACTIEF)),
        (and_(later, m.status == _S.INGETROKKEN), _als(_S.VERLEEND)),
        else_=m.status,
    )
    return case(
        (and_(m.tot < dag, nu.in_([*ONDERWEG, _S.ACTIEF])), _als(_S.VERLOPEN)),
        (and_(nu == _S.ACTIEF, or_(m.van > dag, m.actief_vanaf > dag)), _als(_S.VERLEEND)),
        else_=nu,
    )


def _over(m: Any, dag: date) -> ColumnElement[int]:
    """What is left of its own ceiling at the end of the day, in euro cents: all versions and ondermandaten spend it."""
    lid = aliased(Mandaat)
    familie = func.coalesce(m.eerste_id, m.id)
    besteed = (
        select(func.coalesce(func.sum(BesluitDeel.bedrag), 0))
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .join(lid, lid.id == BesluitDeel.mandaat_id)
        .where(
            lid.zaak_id == m.zaak_id,  # a family lies within one zaak, and that has an index
            or_(func.coalesce(lid.eerste_id, lid.id) == familie, lid.onder_id == familie),
            Besluit.datum <= dag,
            or_(m.vervangen_per.is_(None), Besluit.datum < m.vervangen_per),
        )
        .correlate(m)
        .scalar_subquery()
    )
    return func.coalesce(m.plafond, 0) - besteed


def _er_is_boven(boven: Any, eis: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a version of the mandaat above is so."""
    versie = and_(
        boven.zaak_id == Mandaat.zaak_id, or_(boven.id == Mandaat.onder_id, boven.eerste_id == Mandaat.onder_id)
    )
    return exists().where(versie, eis).correlate(Mandaat)


def _op_boven(dag: date) -> ColumnElement[bool]:
    boven = aliased(Mandaat)
    return _er_is_boven(boven, and_(telt_op(boven, dag), _over(boven, dag) <= 0))


def _door_boven(dag: date) -> ColumnElement[Mandaatstatus]:
    """Why an ondermandaat is not active although its own acts say so."""
    boven = aliased(Mandaat)
    status = _zonder_geld(boven, dag)
    return case(
        (_er_is_boven(boven, status.in_([_S.ACTIEF, _S.INGETROKKEN])), _als(_S.INGETROKKEN)),
        (_er_is_boven(boven, status == _S.VERLOPEN), _als(_S.VERLOPEN)),
        else_=_als(_S.VERLEEND),
    )
