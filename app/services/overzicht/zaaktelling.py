"""How much there is behind each page of a case, in one query."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, func, select, true
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Stapstatus
from app.models import (
    Besluit,
    Document,
    Export,
    Informatieplicht,
    LogboekRegel,
    Mandaat,
    Noodgreep,
    Opschaling,
    Stap,
    Stuk,
    Vraag,
    Zaak,
)


@dataclass(frozen=True)
class Tellingen:
    """How much there is behind each page of a case."""

    stappen_open: int = 0
    mandaten: int = 0
    besluiten: int = 0
    documenten: int = 0
    logboek: int = 0
    exports: int = 0
    noodgrepen_open: int = 0
    stukken: int = 0
    vragen: int = 0
    opschalingen_open: int = 0
    informatie_open: int = 0


def tellingen(session: Session, zaak: Zaak) -> Tellingen:
    """All counts of a case in one query."""

    aantallen = (
        select(func.count()).select_from(model).where(model.zaak_id == zaak.id, voorwaarde).scalar_subquery()
        for model, voorwaarde in (
            (Stap, Stap.status == Stapstatus.OPEN),
            (Mandaat, true()),
            (Besluit, true()),
            (Document, true()),
            (LogboekRegel, true()),
            (Export, true()),
            (Noodgreep, Noodgreep.bekrachtigd_datum.is_(None)),
            (Stuk, true()),
            (Vraag, true()),
            (Opschaling, Opschaling.einde.is_(None)),
            (
                Informatieplicht,
                and_(Informatieplicht.verzonden_datum.is_(None), Informatieplicht.vervallen_datum.is_(None)),
            ),
        )
    )
    return Tellingen(*session.execute(select(*aantallen)).one())
