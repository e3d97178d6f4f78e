"""Where bundles are kept: in the database, in parts, so that none has to lie in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.export.zipschrijver import in_blokken
from app.models import Export, ExportInhoud

PER_RIJ = 2**20
"""Bytes of a bundle in one row: each is a statement."""


def maat_en_som(bron: BinaryIO) -> tuple[int, str]:
    """Number of bytes and their SHA-256 in hex."""
    grootte, som = 0, sha256()
    for blok in in_blokken(bron):
        grootte += len(blok)
        som.update(blok)
    return grootte, som.hexdigest()


def bewaar(session: Session, export: Export, bron: BinaryIO) -> None:
    """Keep the bundle, in the transaction of the caller."""
    for nr, blok in enumerate(in_blokken(bron, PER_RIJ)):
        session.execute(insert(ExportInhoud).values(export_id=export.id, deel=nr, inhoud=blok))


def bundel_van(session: Session, export_id: int) -> Iterator[bytes]:
    """The bundle as it was kept, a part at a time."""
    nr = 0
    vraag = select(ExportInhoud.inhoud).where(ExportInhoud.export_id == export_id)
    while (blok := session.scalar(vraag.where(ExportInhoud.deel == nr))) is not None:
        yield blok
        nr += 1
