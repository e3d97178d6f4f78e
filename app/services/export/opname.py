"""What an export is made from: the zaak as it was at the entry of the export, as plain data.

Taken in the transaction of that entry; the rest of the bundle (lines, documents, tiles) never changes. So it can be
made after that transaction, and again after a crash, and is the same to the byte.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.bewaren.bewaartermijn import Bewaarsoort
from app.models import Export, Exportbundel, Organisatie
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import Dossierstand, stand_op
from app.services.dossier.tekst import Deel
from app.services.kern.toegang import Dossier


@dataclass(frozen=True)
class Stuk:
    """A document of the zaak as it was then; `gedeeld` with municipalities, `grootte` in bytes, the moment in UTC."""

    id: int
    naam: str
    mediatype: str
    sha256: str
    grootte: int
    gedeeld: bool
    toegevoegd_op: datetime


@dataclass(frozen=True)
class Opname:
    """`dossier` is all of it, before a profile takes anything away; `regio` the code of the recipient, when he is known
    here; `eerder` the size of the logboek at the export before this one to him.
    """

    dossier: Deel
    titel: str
    regio: str | None
    archiefvormer: str
    geopend: date
    termijn: tuple[int, str, str] | None
    eerder: int | None
    documenten: Sequence[Stuk]


def neem_op(session: Session, dossier: Dossier, export: Export, ontvanger: Organisatie | None) -> bytes:
    """The zaak on the reference date of this export, which is not yet in the database itself."""
    stand = stand_op(session, dossier, export.peildatum)
    termijn = dossier.profiel.bewaartermijn(Bewaarsoort.AFGESLOTEN)
    opname = {
        "dossier": stel_samen(stand),
        "titel": dossier.zaak.aanbieder.naam,
        "regio": ontvanger.code if ontvanger else None,
        "archiefvormer": dossier.profiel.naam,
        "geopend": dossier.zaak.geopend_datum.isoformat(),
        "termijn": [termijn.jaren, termijn.categorie, termijn.bron] if termijn else None,
        "eerder": _eerder(session, export),
        "documenten": _documenten(stand),
    }
    return zlib.compress(json.dumps(opname).encode())


def lees_opname(inhoud: bytes) -> Opname:
    """What `neem_op` packed."""
    d: dict[str, Any] = json.loads(zlib.decompress(inhoud))
    d["geopend"] = date.fromisoformat(d["geopend"])
    d["termijn"] = tuple(d["termijn"]) if d["termijn"] else None
    d["documenten"] = [
        Stuk(**stuk | {"toegevoegd_op": datetime.fromisoformat(stuk["toegevoegd_op"])}) for stuk in d["documenten"]
    ]
    return Opname(**d)


def _documenten(stand: Dossierstand) -> list[dict[str, object]]:
    velden = ("id", "naam", "mediatype", "sha256", "grootte", "gedeeld")
    return [
        {veld: getattr(d, veld) for veld in velden} | {"toegevoegd_op": d.toegevoegd_op.isoformat()}
        for d in stand.documenten
    ]


def _eerder(session: Session, export: Export) -> int | None:
    """How long the logboek was at the last bundle before this one, of any zaak, for the same recipient."""
    return session.scalar(
        select(Export.laatste_nr)
        .join(Exportbundel, Exportbundel.export_id == Export.id)
        .where(Export.ontvanger == export.ontvanger, Export.laatste_nr < export.laatste_nr)
        .order_by(Export.laatste_nr.desc())
        .limit(1)
    )
