"""Write shared cases at another ZGW server, and what changed of them since. What leaves the house is noted first.

The other server is asked each time what it has, so an answer that got lost, or a crash between two steps, leads to
nothing being written twice. No transaction is open while we wait for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from time import monotonic

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.begrippen import dag_van
from app.models import LogboekRegel, Zaak, Zgwverwijzing
from app.services.zgw.delen import Doel, deel_zaak
from app.services.zgw.doeltypen import Doeltypen, lees_doeltypen
from app.services.zgw.server import ZgwMislukt, ZgwOnbereikbaar

EERSTE_WACHT, LANGSTE_WACHT = timedelta(minutes=1), timedelta(hours=24)
"""How long a zaak waits after a failure: twice as long each time, up to a day."""
LANGSTE_FOUT = 300
RONDE = 60.0
"""Seconds after which a round begins no other zaak, so that a slow server does not hold up the other jobs."""


def deel_zaken(session: Session, doel: Doel) -> str:
    """Bring every shared zaak that changed up to date there. Returns what was done.

    One zaak that fails waits and does not stop the others; ZgwMislukt tells of them at the end. ZgwOnbereikbaar stops
    the round at once, for then nothing can be done. What is not reached within `RONDE` comes in the next round.
    """
    zaken = te_delen(session, doel)
    if not zaken:
        return "ZGW: niets te delen."
    typen = lees_doeltypen(doel.server, doel.zaaktype)
    gedaan, fouten, einde = 0, list[str](), monotonic() + RONDE
    for nummer in zaken:
        fouten += _probeer(session, doel, typen, nummer)
        gedaan += 1
        if monotonic() >= einde:
            break
    if fouten:
        raise ZgwMislukt(" ".join(fouten))
    rest = f" Nog te doen: {len(zaken) - gedaan}." if gedaan < len(zaken) else ""
    return f"ZGW: zaken bijgewerkt: {gedaan}.{rest}"


def te_delen(session: Session, doel: Doel) -> Sequence[str]:
    """Numbers of the shared cases whose logboek has entries that the other server was not brought up to.

    A destroyed zaak is not shared any more.
    """
    laatste = select(func.max(LogboekRegel.zaak_nr)).where(LogboekRegel.zaak_id == Zaak.id).scalar_subquery()
    vraag = (
        select(Zaak.zaaknummer)
        .outerjoin(Zgwverwijzing, Zgwverwijzing.zaak_id == Zaak.id)
        .where(
            Zaak.regio == doel.regio,
            Zaak.gedeeld,
            func.coalesce(Zgwverwijzing.tot_regel, 0) < laatste,
            or_(Zgwverwijzing.niet_voor.is_(None), Zgwverwijzing.niet_voor <= doel.server.nu),
        )
        .order_by(Zaak.zaaknummer)
    )
    nummers = session.scalars(vraag).all()
    session.rollback()
    return nummers


def _probeer(session: Session, doel: Doel, typen: Doeltypen, zaaknummer: str) -> list[str]:
    """One zaak; what went wrong, if anything.

    No answer is about this zaak too, for the server just gave its types: without waiting it would be noted and tried
    first in every round, and the others would never have their turn.
    """
    try:
        gedeeld = deel_zaak(session, doel, typen, zaaknummer)
    except ZgwMislukt as fout:
        _laat_wachten(session, doel, zaaknummer, fout.bericht)
        if isinstance(fout, ZgwOnbereikbaar):
            raise
        return [f"Zaak {zaaknummer}: {fout.bericht}"]
    if gedeeld:
        plan, url = gedeeld
        with transaction(session):
            verwijzing = _verwijzing(session, plan.zaak_id)
            verwijzing.url, verwijzing.tot_regel, verwijzing.gedeeld_op = url, plan.tot_regel, doel.server.nu
            verwijzing.mislukt, verwijzing.niet_voor, verwijzing.mislukt_sinds, verwijzing.fout = 0, None, None, None
    return []


def _laat_wachten(session: Session, doel: Doel, zaaknummer: str, waarom: str) -> None:
    with transaction(session):
        zaak_id = session.scalars(select(Zaak.id).where(Zaak.zaaknummer == zaaknummer)).one()
        verwijzing = _verwijzing(session, zaak_id)
        verwijzing.niet_voor = doel.server.nu + min(EERSTE_WACHT * 2 ** min(verwijzing.mislukt, 20), LANGSTE_WACHT)
        verwijzing.mislukt += 1
        verwijzing.mislukt_sinds = verwijzing.mislukt_sinds or dag_van(doel.server.nu)
        verwijzing.fout = waarom[:LANGSTE_FOUT]


def _verwijzing(session: Session, zaak_id: int) -> Zgwverwijzing:
    gevonden = session.get(Zgwverwijzing, zaak_id)
    if gevonden is None:
        gevonden = Zgwverwijzing(zaak_id=zaak_id, tot_regel=0, mislukt=0)
        session.add(gevonden)
    return gevonden
