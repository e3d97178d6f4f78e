"""What was met with a document that was withdrawn since, while no other counts in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, Weegt

ZONDER = "zonder_document"


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


def punten(_kader: Kader, feiten: Sequence[Bewijsfeit]) -> Iterator[Punt]:
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
