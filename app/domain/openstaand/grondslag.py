"""What was done while what it rests on is missing: the day of the event it counts from, or a document that counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, Weegt

GEBEURTENIS, ZONDER = "gebeurtenis", "zonder_document"


@dataclass(frozen=True, kw_only=True)
class Gebeurtenisfeit:
    """An event: `gedaan` is the first day on which something was done that counts from it, in this period;
    `vastgelegd` the day on which it was recorded, whatever day it happened.
    """

    code: str
    naam: str
    gedaan: date
    vastgelegd: date | None


def zonder_dag(_kader: Kader, feiten: Sequence[Gebeurtenisfeit]) -> Iterator[Punt]:
    """Terms and duties that count from an event begin only once it is recorded."""
    for feit in feiten:
        yield Punt(
            soort=GEBEURTENIS,
            onderwerp=f"Leg vast op welke dag het was: {feit.naam}",
            object=f"gebeurtenis/{feit.code}",
            ligt_bij=HET_TEAM,
            sinds=feit.gedaan,
            gesloten_op=feit.vastgelegd,
            weegt=Weegt.WAARSCHUWT,
        )


@dataclass(frozen=True)
class Bewijsfeit:
    """A step or duty (`object`) without a document that counts, from a day until another if that ended.

    `document` is the one that it was met with.
    """

    object: str
    onderwerp: str
    document: int
    naam: str
    van: date
    tot: date | None


def zonder_document(_kader: Kader, feiten: Sequence[Bewijsfeit]) -> Iterator[Punt]:
    """What was met with a document that was withdrawn since, while no other counts in its place."""
    for feit in feiten:
        yield Punt(
            soort=ZONDER,
            onderwerp=f"Zonder document: {feit.onderwerp} (“{feit.naam}” is ingetrokken)",
            object=feit.object,
            ligt_bij=HET_TEAM,
            sinds=feit.van,
            gesloten_op=feit.tot,
            weegt=Weegt.WAARSCHUWT,
            gegevens={"document_id": feit.document},
        )
