"""The logboek a page at a time by key: a page costs the same however long the logboek is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.models import LogboekRegel, Zaak
from app.services.inzage.lijst import vraag_alles
from app.services.kern.tellen import tel_tot
from app.services.logboek.lezen import (
    Leesregel,
    Logboekfilter,
    Vraag,
    gefilterd,
    lees,
    vraag_regels,
)


@dataclass(frozen=True)
class Logboekpagina:
    """A page, how many fit the filter (up to TELGRENS), and whether there are more on either side."""

    regels: Sequence[Leesregel]
    aantal: int
    eerder: bool
    later: bool


def logboekpagina(
    session: Session, zaak: Zaak, wens: Logboekfilter, grootte: int, *, na: int = 0, voor: int = 0, sla_over: int = 0
) -> Logboekpagina:
    """Of one zaak, oldest first: the entries after number `na` in it, or just before `voor`, or past so many."""
    alle = gefilterd(vraag_regels().where(LogboekRegel.zaak_id == zaak.id), wens)
    aantal = _tel(session, alle)
    if voor:
        vraag = alle.where(LogboekRegel.zaak_nr < voor).order_by(LogboekRegel.zaak_nr.desc()).limit(grootte + 1)
        regels = lees(session, vraag)
        return Logboekpagina(regels[:grootte][::-1], aantal, eerder=len(regels) > grootte, later=True)
    vraag = alle.where(LogboekRegel.zaak_nr > na).order_by(LogboekRegel.zaak_nr).offset(sla_over or None)
    regels = lees(session, vraag.limit(grootte + 1))
    return Logboekpagina(regels[:grootte], aantal, eerder=bool(na or sla_over), later=len(regels) > grootte)


def logboekpagina_alles(
    session: Session, actor: Actor, wens: Logboekfilter, grootte: int, *, na: int = 0, voor: int = 0, sla_over: int = 0
) -> Logboekpagina:
    """Of all cases in whose team this actor is, newest first: what follows on number `na` of the whole logboek, what
    comes just before `voor` in that order, or past so many.
    """
    alle = vraag_alles(actor, wens)
    aantal = _tel(session, alle)
    if voor:
        regels = lees(session, alle.where(LogboekRegel.nr > voor).order_by(LogboekRegel.nr).limit(grootte + 1))
        return Logboekpagina(regels[:grootte][::-1], aantal, eerder=len(regels) > grootte, later=True)
    verder = alle.where(LogboekRegel.nr < na) if na else alle
    vraag = verder.order_by(LogboekRegel.nr.desc()).offset(sla_over or None)
    regels = lees(session, vraag.limit(grootte + 1))
    return Logboekpagina(regels[:grootte], aantal, eerder=bool(na or sla_over), later=len(regels) > grootte)


def _tel(session: Session, alle: Vraag) -> int:
    return tel_tot(session, alle.with_only_columns(LogboekRegel.nr).order_by(None))
