"""The same as the status page in figures, for a monitor: how bad each thing is, and how much waits where, for how long.

Names, zaken and accounts are in none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app.domain.bewaking.stand import Ernst, Waarneming
from app.models import Abonnement, Achtergrondtaak, Exportopname, LogboekKop, Reservekopie
from app.services.gebruiker.aandacht import tel_post
from app.services.logboek.checkpoints import laatste_checkpoint

Cijfer = tuple[str, str, dict[str, str], float]
_ERNST = list(Ernst)


def lees_cijfers(session: Session, stand: Sequence[Waarneming], nu: datetime) -> Iterator[Cijfer]:
    """`stand` is what the status page shows now; `nu` is UTC."""
    for code, ernst in _ergste(stand).items():
        yield "draaiboek_stand", "Hoe het staat: 0 goed, 1 let op, 2 mis", {"onderdeel": code}, float(ernst)
    yield from _logboek(session, nu)
    yield from _wachtrijen(session)
    yield from _taken(session, nu)
    gemaakt = session.scalar(select(func.max(Reservekopie.gemaakt_op)))
    if gemaakt is not None:
        yield "draaiboek_reservekopie_oud_seconden", "Ouderdom van de laatste reservekopie", {}, _oud(gemaakt, nu)
    if session.get_bind().dialect.name == "postgresql":
        wacht = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        yield "draaiboek_wacht_op_slot", "Verbindingen die nu op een slot wachten", {}, session.scalar(text(wacht)) or 0


def _oud(moment: datetime, nu: datetime) -> float:
    return max(0.0, (nu - moment).total_seconds())


def _ergste(stand: Sequence[Waarneming]) -> dict[str, int]:
    ergst: dict[str, int] = {}
    for waarneming in stand:
        ergst[waarneming.code] = max(ergst.get(waarneming.code, 0), _ERNST.index(waarneming.ernst))
    return ergst


def _logboek(session: Session, nu: datetime) -> Iterator[Cijfer]:
    regels = session.scalars(select(LogboekKop.nr)).one()
    punt = laatste_checkpoint(session)
    yield "draaiboek_logboek_regels", "Regels van het logboek", {}, regels
    yield (
        "draaiboek_logboek_zonder_checkpoint",
        "Regels na het laatste checkpoint",
        {},
        regels - (punt.grootte if punt else 0),
    )
    if punt:
        yield "draaiboek_checkpoint_oud_seconden", "Ouderdom van het laatste checkpoint", {}, _oud(punt.gemaakt_op, nu)


def _wachtrijen(session: Session) -> Iterator[Cijfer]:
    """A fixed number of questions, whatever waits."""
    wat = "Wat wacht, per rij"
    opgegeven, opnieuw, _werk = tel_post(session)
    loopt = Abonnement.beeindigd_op.is_(None), Abonnement.gepauzeerd_op.is_(None)
    exports, achter = session.execute(
        select(
            select(func.count()).select_from(Exportopname).scalar_subquery(),
            select(func.coalesce(func.max(LogboekKop.nr - Abonnement.tot_nr), 0))
            .select_from(LogboekKop)
            .join(Abonnement, loopt[0] & loopt[1])
            .scalar_subquery(),
        )
    ).one()
    yield "draaiboek_wachtrij", wat, {"rij": "exports"}, exports
    yield "draaiboek_wachtrij", wat, {"rij": "mail_opnieuw"}, opnieuw
    yield "draaiboek_wachtrij", wat, {"rij": "mail_opgegeven"}, opgegeven
    yield "draaiboek_wachtrij", wat, {"rij": "webhook_regels_achter"}, achter


def _taken(session: Session, nu: datetime) -> Iterator[Cijfer]:
    for taak in session.scalars(select(Achtergrondtaak).order_by(Achtergrondtaak.naam)):
        labels = {"taak": taak.naam}
        yield "draaiboek_taak_mislukt", "Hoe vaak achter elkaar een taak mislukte", labels, taak.mislukt
        if taak.gelukt_op is not None:
            yield "draaiboek_taak_oud_seconden", "Hoe lang een taak niet lukte", labels, _oud(taak.gelukt_op, nu)
