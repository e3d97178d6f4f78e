"""Follow every transaction: what it touched is computed anew before it is kept, so that the list is never behind.

Every change of a zaak has an entry in its logboek: the entries say which zaken, the statements which tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, Session

from app.domain.basis import begrippen
from app.domain.basis.begrippen import zwaarte
from app.models import LogboekRegel, Zaak
from app.services.openstaand.bijwerken import werk_bij
from app.services.openstaand.bronnen import EDITIE, RUST, TREDE

_SLEUTEL = "openstaand"


@dataclass
class _Geraakt:
    """What the transaction of a session touched until now; all tables when a zaak is new."""

    zaken: set[int] = field(default_factory=set)
    tabellen: set[str] = field(default_factory=set)


def _van(session: Session) -> _Geraakt:
    gevonden: _Geraakt = session.info.setdefault(_SLEUTEL, _Geraakt())
    return gevonden


@event.listens_for(Session, "after_flush")
def _onthoud_rijen(session: Session, _context: object) -> None:
    geraakt = _van(session)
    for rij in (*session.new, *session.dirty, *session.deleted):
        geraakt.tabellen.add(rij.__tablename__)
        if isinstance(rij, LogboekRegel) and rij.zaak_id is not None:
            geraakt.zaken.add(rij.zaak_id)
        if isinstance(rij, Zaak):
            geraakt.tabellen |= _van_zaak(rij, nieuw=rij in session.new)


def _van_zaak(zaak: Zaak, *, nieuw: bool) -> set[str]:
    """Which of the things that sources ask of a zaak itself did change."""
    if nieuw:
        return {TREDE, RUST, EDITIE}
    eerder, later = _wissel(zaak, "toestand")
    gevonden = {TREDE} if bool(zwaarte(eerder)) != bool(zwaarte(later)) else set()
    gevonden |= {RUST} if (eerder in begrippen.RUST) != (later in begrippen.RUST) else set()
    vorige, volgende = _wissel(zaak, "editie_sha256")
    return gevonden | ({EDITIE} if vorige != volgende else set())


def _wissel(zaak: Zaak, naam: str) -> tuple[Any, Any]:
    """The value of a column before and after this flush."""
    verloop = inspect(zaak).attrs[naam].history
    nu = getattr(zaak, naam)
    return (verloop.deleted[0] if verloop.deleted else nu), nu


@event.listens_for(Session, "do_orm_execute")
def _onthoud_opdracht(staat: ORMExecuteState) -> None:
    """Statements that write past the objects of the session."""
    if staat.is_insert or staat.is_update or staat.is_delete:
        _van(staat.session).tabellen.add(staat.statement.table.name)  # type: ignore[attr-defined]


@event.listens_for(Session, "before_commit")
def _werk_bij(session: Session) -> None:
    session.flush()
    geraakt = session.info.pop(_SLEUTEL, None)
    if geraakt:
        werk_bij(session, sorted(geraakt.zaken), frozenset(geraakt.tabellen))


@event.listens_for(Session, "after_soft_rollback")
def _vergeet(session: Session, vorige: Any) -> None:
    if vorige.parent is None:
        session.info.pop(_SLEUTEL, None)
