"""The logboek of a zaak, oldest first, a page at a time by key: a page costs the same however long it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlalchemy.orm import Session

from app.models import LogboekRegel, Zaak
from app.services.lezen import Leesregel, Logboekfilter, gefilterd, lees, vraag_regels


@dataclass(frozen=True)
class Logboekpagina:
    """A page, how many fit the filter, and whether there are more on either side."""

    regels: Sequence[Leesregel]
    aantal: int
    eerder: bool
    later: bool


def logboekpagina(
    session: Session, zaak: Zaak, wens: Logboekfilter, grootte: int, *, na: int = 0, voor: int = 0, sla_over: int = 0
) -> Logboekpagina:
    """The entries after number `na` in the zaak, or just before `voor`, or past the first so many."""
    alle = gefilterd(vraag_regels().where(LogboekRegel.zaak_id == zaak.id), wens)
    aantal = session.scalars(alle.with_only_columns(func.count(LogboekRegel.nr)).order_by(None)).one()
    if voor:
        vraag = alle.where(LogboekRegel.zaak_nr < voor).order_by(LogboekRegel.zaak_nr.desc()).limit(grootte + 1)
        regels = lees(session, vraag)
        return Logboekpagina(regels[:grootte][::-1], aantal, eerder=len(regels) > grootte, later=True)
    vraag = alle.where(LogboekRegel.zaak_nr > na).order_by(LogboekRegel.zaak_nr).offset(sla_over or None)
    regels = lees(session, vraag.limit(grootte + 1))
    return Logboekpagina(regels[:grootte], aantal, eerder=bool(na or sla_over), later=len(regels) > grootte)
