"""Power over others takes two persons: an act of the administrator, and the one who confirms it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from app.models import Functievervulling, Gebruiker, Toegangsvoorstel
from app.services.gebruiker import toegang
from tests.kern.spelers import Speler, Spelers


def met_tweede(spelers: Spelers, wie: Speler, dienst: Callable[..., Any], *wat: Any, **meer: Any) -> Any:
    """What becomes of the act, once a Regievoerder confirmed it when it takes a second person."""
    uitkomst = wie.doet(dienst, *wat, **meer)
    if not isinstance(uitkomst, Toegangsvoorstel):
        return uitkomst
    tweede = next(speler for speler in regievoerders(spelers, wie) if _kan(speler, uitkomst))
    return gevolg(spelers, tweede.doet(toegang.bevestig_toegang, uitkomst.id))


def regievoerders(spelers: Spelers, wie: Speler) -> list[Speler]:
    return [speler.op(wie.nu) for speler in (spelers.directeur_denhaag, spelers.directeur_sbjh)]


def _kan(speler: Speler, voorstel: Toegangsvoorstel) -> bool:
    session, dag = speler.session, speler.verzoek().vandaag
    kan = toegang.regel(session, speler.actor_nu(), voorstel, dag).beletsel is None
    session.rollback()
    return kan


def gevolg(spelers: Spelers, voorstel: Toegangsvoorstel) -> Any:
    """The period or the account that came of it."""
    session = spelers.session
    if voorstel.soort.value in ("houder", "waarnemer"):
        vraag = select(Functievervulling).where(Functievervulling.gebruiker_id == voorstel.gebruiker_id)
        rij: Any = session.scalars(vraag.order_by(Functievervulling.id.desc())).first()
    else:
        rij = session.get_one(Gebruiker, voorstel.gebruiker_id, populate_existing=True)
    session.rollback()
    return rij
