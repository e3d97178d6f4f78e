"""Members of a bundle out of their container, and into one again."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from app.export import verify
from app.export.zipschrijver import Zipschrijver

Leden = dict[str, bytes]


def uitgepakt(bundel: bytes) -> Leden:
    """Name and bytes of each member of this bundle."""
    return {naam: bundel[lid.begin : lid.begin + lid.grootte] for naam, lid in verify.lees_zip(BytesIO(bundel)).items()}


def ingepakt_paren(paren: Iterable[tuple[str, bytes]]) -> bytes:
    """The container around these members, of which two may have the same name."""
    uit = BytesIO()
    schrijver = Zipschrijver(uit)
    for naam, lid in paren:
        schrijver.schrijf(naam, [lid])
    schrijver.sluit()
    return uit.getvalue()
