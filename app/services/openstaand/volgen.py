"""Follow every transaction: what it touched is computed anew before it is kept, so that the list is never behind.

Every change of a zaak has an entry in its logboek: the entries say which zaken, the statements which tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, String, cast, event, inspect, select, union
from sqlalchemy.orm import ORMExecuteState, Session

from app.domain.basis import begrippen
from app.domain.basis.begrippen import Mandaatstatus, zwaarte
from app.domain.openstaand.punt import Wie
from app.models import (
    Agendapunt,
    Exportbundel,
    Functievervulling,
    Gebruiker,
    LogboekRegel,
    Mandaat,
    Noodgreep,
    Openpunt,
    Stuk,
    Vergadering,
    Vernietiging,
    Zaak,
    Zgwverwijzing,
)
from app.services.openstaand.bijwerken import werk_bij
from app.services.openstaand.bronnen import EDITIE, NIEUW, RUST, TREDE

_SLEUTEL = "openstaand"
VAN_DE_AANBIEDER = frozenset({"kwartaalcijfer", "gicertificaat", "aanbiederlocatie"})
"""Tables of the provider, who may be in more than one zaak."""
VERWANT = frozenset({"logboek_regel", "vergadering", "functievervulling", "gebruiker", *VAN_DE_AANBIEDER})
"""Tables whose rows say which zaken are touched: by an entry, or because more zaken depend on them."""


@dataclass
class _Geraakt:
    """What the transaction of a session touched until now."""

    zaken: set[int] = field(default_factory=set)
    tabellen: set[str] = field(default_factory=set)
    vergaderingen: set[int] = field(default_factory=set)
    vervullers: set[int] = field(default_factory=set)


def _van(session: Session) -> _Geraakt:
    gevonden: _Geraakt = session.info.setdefault(_SLEUTEL, _Geraakt())
    return gevonden


@event.listens_for(Session, "after_flush")
def _onthoud_rijen(session: Session, _context: object) -> None:
    geraakt = _van(session)
    for rij in (*session.new, *session.dirty, *session.deleted):
        geraakt.tabellen.add(rij.__tablename__)
        if isinstance(rij, Exportbundel):  # made after the transaction of its entry
            geraakt.zaken.add(rij.export.zaak_id)
        if isinstance(rij, Vergadering) and rij not in session.new:
            geraakt.vergaderingen.add(rij.id)
        if isinstance(rij, Functievervulling):
            geraakt.vervullers.add(rij.gebruiker_id)
        if isinstance(rij, Zgwverwijzing):
            geraakt.zaken.add(rij.zaak_id)
        if isinstance(rij, Zaak):
            geraakt.tabellen |= _van_zaak(rij, nieuw=rij in session.new)


def _van_zaak(zaak: Zaak, *, nieuw: bool) -> set[str]:
    """Which of the things that sources ask of a zaak itself did change. A new one has nothing yet but its trede, and
    what was known of its provider before; to other zaken of the provider nothing happened.
    """
    if nieuw:
        return {TREDE, NIEUW}
    eerder, later = _wissel(zaak, "toestand")
    gevonden = {TREDE} if zwaarte(later) and not zwaarte(eerder) else set()
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
    """Statements that write past the objects of the session; entries of the logboek are written so."""
    if staat.is_insert or staat.is_update or staat.is_delete:
        geraakt, naam = _van(staat.session), staat.statement.table.name  # type: ignore[attr-defined]
        geraakt.tabellen.add(naam)
        if naam == LogboekRegel.__tablename__ and isinstance(staat.parameters, dict) and staat.parameters["zaak_id"]:
            geraakt.zaken.add(staat.parameters["zaak_id"])
            geraakt.tabellen.add(f"handeling.{staat.parameters['actie']}")


@event.listens_for(Session, "before_commit")
def _werk_bij(session: Session) -> None:
    session.flush()
    geraakt = session.info.pop(_SLEUTEL, None)
    if geraakt:
        werk_bij(session, sorted(_met_verwante(session, geraakt)), frozenset(geraakt.tabellen))


def _met_verwante(session: Session, geraakt: _Geraakt) -> set[int]:
    """Also zaken that have no entry of this: figures are of the provider, who may be in more than one zaak; a meeting
    that is called off brings back papers of any zaak; who comes into an office may not judge what he did; points name
    the account with which they lie.
    """
    gevonden = set(geraakt.zaken)
    if VAN_DE_AANBIEDER & geraakt.tabellen:
        aanbieders = select(Zaak.aanbieder_id).where(Zaak.id.in_(geraakt.zaken))
        gevonden.update(session.scalars(select(Zaak.id).where(Zaak.aanbieder_id.in_(aanbieders))))
    if geraakt.vergaderingen:
        vraag = select(Stuk.zaak_id).join(Agendapunt, Agendapunt.stuk_id == Stuk.id)
        gevonden.update(session.scalars(vraag.where(Agendapunt.vergadering_id.in_(geraakt.vergaderingen))))
        geraakt.tabellen.add("agendapunt")
    if geraakt.vervullers:
        personen = select(Gebruiker.persoon_id).where(Gebruiker.id.in_(geraakt.vervullers))
        gevonden.update(session.scalars(union(*_eerste_van_twee(personen))))
        geraakt.tabellen |= {"mandaat", "noodgreep", "vernietiging"}
    if Gebruiker.__tablename__ in geraakt.tabellen and (hernoemd := session.scalars(_ANDERS_GENOEMD).all()):
        gevonden.update(hernoemd)
        geraakt.tabellen.add("mandaat")
    return gevonden


_ANDERS_GENOEMD = (
    select(Openpunt.zaak_id)
    .join(Gebruiker, Openpunt.code == cast(Gebruiker.id, String))
    .where(Openpunt.wie == Wie.GEBRUIKER, Openpunt.naam != Gebruiker.naam)
)
"""Zaken with a point that lies with an account under the name that it had before."""


def _eerste_van_twee(personen: Select[int]) -> Iterator[Select[int]]:
    """Zaken in which one of these persons did what a second one still has to judge, under whatever account."""
    yield select(Mandaat.zaak_id).where(
        Mandaat.voorgesteld_persoon_id.in_(personen), Mandaat.status == Mandaatstatus.VOORGESTELD
    )
    yield select(Noodgreep.zaak_id).where(Noodgreep.persoon_id.in_(personen), Noodgreep.bekrachtigd_datum.is_(None))
    yield select(Vernietiging.zaak_id).where(
        Vernietiging.voorgesteld_persoon_id.in_(personen), Vernietiging.bevestigd_op.is_(None)
    )


@event.listens_for(Session, "after_soft_rollback")
def _vergeet(session: Session, vorige: Any) -> None:
    if vorige.parent is None:
        session.info.pop(_SLEUTEL, None)
