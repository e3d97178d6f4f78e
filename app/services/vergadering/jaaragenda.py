"""Papers of the region's year on the agendas of its meetings: those that were dealt with there, and those that wait."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.vergadering.routes import Behandeluitkomst
from app.models import Jaarmoment, Jaarstuk, Jaarstukstap, Vergadering
from app.services.openstaand.jaarstukken import onderweg


@dataclass(frozen=True)
class Jaaragendapunt:
    """A paper of the year on an agenda, with what came of it; nothing came of one that is still to be dealt with."""

    stuk_id: int
    titel: str
    jaar: int
    uitkomst: Behandeluitkomst | None = None
    toelichting: str = ""


def jaaragenda(session: Session, regio: str, wat: Sequence[Vergadering]) -> dict[int, list[Jaaragendapunt]]:
    """By meeting. Everybody in the region sees them: they are of the region. At most three queries."""
    agendas: dict[int, list[Jaaragendapunt]] = {}
    gehouden = {(v.overleg, v.datum): v.id for v in wat if v.afgelast_datum is None}
    for waar, punt in _behandeld(session, regio, gehouden.keys()) if gehouden else ():
        agendas.setdefault(gehouden[waar], []).append(punt)
    for wacht in onderweg(session, regio) if gehouden else ():
        waar_het_komt = wacht.vergadering_id
        if waar_het_komt is not None and waar_het_komt in gehouden.values():
            agendas.setdefault(waar_het_komt, []).append(Jaaragendapunt(wacht.stuk_id, wacht.titel, wacht.jaar))
    return agendas


def _behandeld(
    session: Session, regio: str, waar: Collection[tuple[str, date]]
) -> Iterator[tuple[tuple[str, date], Jaaragendapunt]]:
    """What a body did with papers on the day of one of these meetings, oldest first."""
    stap = Jaarstukstap
    dagen = [dag for _overleg, dag in waar]
    rijen = session.execute(
        select(stap, Jaarstuk.titel, Jaarmoment.jaar)
        .join(Jaarstuk, Jaarstuk.id == stap.stuk_id)
        .join(Jaarmoment, Jaarmoment.id == Jaarstuk.moment_id)
        .where(Jaarmoment.regio == regio, stap.gemeente == "", stap.datum.between(min(dagen), max(dagen)))
        .order_by(stap.id)
    )
    for rij, titel, jaar in rijen:
        if (rij.station, rij.datum) in waar:
            yield (
                (rij.station, rij.datum),
                Jaaragendapunt(rij.stuk_id, titel, jaar, rij.uitkomst, rij.toelichting),
            )
