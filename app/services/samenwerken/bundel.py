"""The notes of a zaak as plain data, for a bundle in which somebody asked for them (ADR 033)."""

from __future__ import annotations

from datetime import UTC

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.models import Notitie, Vermelding
from app.services.kern.toegang import Dossier

Deel = dict[str, object]


def voor_de_bundel(session: Session, dossier: Dossier) -> list[Deel]:
    """Every note, the oldest first, with what shows that it is the one that was placed: the mark is SHA-256 over the
    bytes of `zout` (hex) and then the text.
    """
    vraag = (
        select(Notitie)
        .where(Notitie.zaak_id == dossier.zaak.id)
        .order_by(Notitie.volgnr)
        .options(
            joinedload(Notitie.door, innerjoin=True),
            selectinload(Notitie.vermeldingen).joinedload(Vermelding.gebruiker),
        )
    )
    return [_deel(notitie) for notitie in session.scalars(vraag)]


def _deel(notitie: Notitie) -> Deel:
    return {
        "nr": notitie.volgnr,
        "bij": notitie.over or notitie.bij or "de zaak",
        "tekst": notitie.tekst,
        "door": notitie.door.naam,
        "geplaatst_op": notitie.geplaatst_op.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "genoemd": [{"naam": vermelding.gebruiker.naam} for vermelding in notitie.vermeldingen],
        "ingetrokken": "ja" if notitie.ingetrokken_op else "nee",
        "zout": notitie.zout.hex(),
        "sha256": notitie.sha256,
    }
