"""What stands beside a mandaat: its request, the answer date, reminders, the decision as a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Herinnering, Mandaat, Mandaatverzoek, Reactiedatum
from app.services.mandaat.reactiedatum import NIEUWSTE_REACTIEDATUM, REACTIE_VOOR
from app.services.mandaat.verzoek.besluitstuk import besluitstukken


@dataclass(frozen=True)
class BijMandaat:
    """`volgnr` is that of its request, if it has one; `stukken` are the ids of documents."""

    volgnr: int | None = None
    reactie_voor: date | None = None
    herinnerd: date | None = None
    stukken: Sequence[int] = ()


def bij_mandaten(session: Session, mandaten: Collection[int]) -> Mapping[int, BijMandaat]:
    """The same of these mandaten (ids), in two queries."""
    laatste = select(func.max(Herinnering.datum)).where(Herinnering.mandaat_id == Mandaat.id).scalar_subquery()
    vraag = (
        select(Mandaat.id, Mandaatverzoek.volgnr, REACTIE_VOOR, laatste)
        .outerjoin(Mandaatverzoek, Mandaatverzoek.id == Mandaat.verzoek_id)
        .outerjoin(Reactiedatum, NIEUWSTE_REACTIEDATUM)
        .where(Mandaat.id.in_(mandaten))
    )
    stukken = besluitstukken(session, mandaten)
    return {
        nr: BijMandaat(volgnr, reactie, herinnerd, [document.id for document in stukken.get(nr, ())])
        for nr, volgnr, reactie, herinnerd in session.execute(vraag)
    }
