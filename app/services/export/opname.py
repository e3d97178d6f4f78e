"""What an export is made from: the rows of the zaak as they were at the entry of the export.

Taken in the transaction of that entry, in two statements; the rest of the bundle (lines, documents, tiles) never
changes. So it can be made after that transaction, and again after a crash, and is the same to the byte.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import RUST
from app.domain.basis.fouten import ExportOnmogelijk
from app.domain.bewaren.bewaartermijn import Bewaarsoort
from app.models import Document, Export, Gebruiker, Organisatie
from app.services.dossier.beeld import VAN_HET_DOSSIER
from app.services.dossier.log import lees_dossierlog_toen
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import stand_van
from app.services.dossier.tekst import Deel
from app.services.kern.rijen import kolommen, lees_rauw, maak_rijen
from app.services.kern.toegang import Dossier
from app.services.openstaand.feiten.kaders import ACTIES, maak_zaakfeit

ZONDER = "Wat nodig is om dit dossier te delen, is er niet meer. Deel het dossier opnieuw."


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
    here; `gesloten` the day since which it rests; `eerder` the size of the logboek at the export before this one to
    him; `nummers` the places in the logboek of the lines of the zaak.
    """

    dossier: Deel
    titel: str
    regio: str | None
    archiefvormer: str
    geopend: date
    gesloten: date | None
    termijn: tuple[int, str, str] | None
    eerder: int | None
    nummers: Sequence[int]
    documenten: Sequence[Stuk]


def neem_op(
    session: Session,
    dossier: Dossier,
    ontvanger: Organisatie | None,
    eerder: int | None,
    notities: Sequence[Deel] | None = None,
) -> bytes:
    """The zaak as it is at the entry of an export, which is not yet in the database itself. `eerder` as in Opname;
    `notities` are those beside its record, when they were asked.
    """
    rauw = lees_rauw(session, [dossier.zaak.id], VAN_HET_DOSSIER, ACTIES, schrijvers=True)
    opname = {
        "kolommen": kolommen(VAN_HET_DOSSIER),
        "rijen": [rij for rijen in rauw.values() for rij in rijen],
        "regio": ontvanger.code if ontvanger else None,
        "eerder": eerder,
    } | ({} if notities is None else {"notities": notities})
    return zlib.compress(json.dumps(opname).encode(), 1)


def lees_opname(session: Session, export: Export, eigen_nr: int) -> Opname:
    """What `neem_op` packed, as what is told of it on the reference date; `eigen_nr` is the number of the entry of the
    export in its zaak. Raises ExportOnmogelijk when the tables were others then.
    """
    assert export.opname is not None  # noqa: S101 - it goes with the last step of making it
    d: dict[str, Any] = json.loads(zlib.decompress(export.opname.inhoud))
    if d.get("kolommen") != kolommen(VAN_HET_DOSSIER):
        raise ExportOnmogelijk(ZONDER)
    beeld = maak_zaakfeit(session, maak_rijen(d["rijen"], VAN_HET_DOSSIER))
    namen = {wie.pseudoniem: wie.naam for wie in beeld.rijen.van(Gebruiker)}
    log = lees_dossierlog_toen(session, export.zaak_id, export.peildatum, eigen_nr, namen)
    stand = stand_van(session, beeld, log, export.peildatum)
    laatste = stand.bepalingen[-1]
    rust = laatste.naar in RUST
    termijn = stand.profiel.bewaartermijn(Bewaarsoort(laatste.naar.value) if rust else Bewaarsoort.AFGESLOTEN)
    return Opname(
        dossier=stel_samen(stand) | ({"notities": d["notities"]} if "notities" in d else {}),
        titel=stand.zaak.aanbieder.naam,
        regio=d["regio"],
        archiefvormer=stand.profiel.naam,
        geopend=stand.zaak.geopend_datum,
        gesloten=laatste.datum if rust else None,
        termijn=(termijn.jaren, termijn.categorie, termijn.bron) if termijn else None,
        eerder=d["eerder"],
        nummers=log.nummers,
        documenten=[_stuk(document) for document in stand.documenten],
    )


def _stuk(document: Document) -> Stuk:
    velden = ("id", "naam", "mediatype", "sha256", "grootte", "gedeeld", "toegevoegd_op")
    return Stuk(**{veld: getattr(document, veld) for veld in velden})
