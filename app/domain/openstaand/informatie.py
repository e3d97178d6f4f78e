"""Duties to inform: open until the party was informed, or the duty was let lapse with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from app.domain.draaiboek.draaiboek import TREDEBEPALING
from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import LigtBij, Punt, Weegt
from app.domain.openstaand.wie import wie_doet

PLICHT = "informatieplicht"


@dataclass(frozen=True, kw_only=True)
class Plichtfeit:
    """`vanaf` is the event that its term counts from, `vanaf_datum` the day of that event once it happened."""

    id: int
    partij: str
    organisatie: str | None
    door: str
    verplicht: bool
    sinds: date
    vanaf: str
    vanaf_datum: date | None
    uiterlijk_op: date | None
    verzonden: date | None
    vervallen: date | None


def punten(kader: Kader, plichten: Sequence[Plichtfeit]) -> Iterator[Punt]:
    """Every duty that is owed: one that counts from an event is owed once that happened."""
    weegt = kader.weegt(Grendelregel.INFORMATIEPLICHTEN) if plichten else Weegt.INFORMATIE
    wie = cache(partial(wie_doet, kader.profiel))  # twenty duties name two or three
    for plicht in plichten:
        if plicht.vanaf == TREDEBEPALING or plicht.vanaf_datum is not None:
            yield _plicht(plicht, wie(plicht.door, plicht.organisatie), weegt)


def _plicht(plicht: Plichtfeit, wie: LigtBij, weegt: Weegt) -> Punt:
    return Punt(
        soort=PLICHT,
        onderwerp=f"Informeer: {plicht.partij}",
        object=f"informatieplicht/{plicht.id}",
        ligt_bij=wie,
        sinds=max(plicht.sinds, plicht.vanaf_datum or plicht.sinds),
        uiterlijk_op=plicht.uiterlijk_op,
        gesloten_op=plicht.verzonden or plicht.vervallen,
        weegt=weegt if plicht.verplicht else Weegt.INFORMATIE,
        gegevens={"plicht_id": plicht.id},
    )
