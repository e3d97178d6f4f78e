"""The things of a zaak at which a note can stand, as far as who writes it sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain.basis.fouten import NietZichtbaar
from app.domain.samenwerken import voorwerp
from app.models import Besluit, Document, Mandaat, Mandaatverzoek, Stuk, Vraag
from app.services.kern.toegang import Dossier
from app.services.mandaat.toegang import vind_mandaat
from app.services.openstaand.lijst import van_zaak

_SLEUTELS: Mapping[str, tuple[Any, InstrumentedAttribute[int]]] = {
    "mandaat": (Mandaat, Mandaat.id),
    "mandaatverzoek": (Mandaatverzoek, Mandaatverzoek.volgnr),
    "besluit": (Besluit, Besluit.id),
    "vraag": (Vraag, Vraag.volgnr),
    "stuk": (Stuk, Stuk.volgnr),
    "document": (Document, Document.id),
}
"""Of each kind its table, and what of a row stands in its name."""


def vind_voorwerp(session: Session, dossier: Dossier, bij: str, dag: date) -> str:
    """What it is called, for readers; empty for the zaak itself. One or two queries.

    The team sees all of its zaak; who sees less, his own mandaten and what is open with him. Raises NietZichtbaar,
    OngeldigeInvoer.
    """
    if not bij:
        return ""
    voorwerp.toets_vorm(bij)
    punt = next((rij.punt for rij in van_zaak(session, dossier, dag) if rij.punt.object == bij), None)
    if punt is not None:
        return punt.onderwerp[:200]
    nummer, soort = voorwerp.nummer_van(bij), bij.partition("/")[0]
    if nummer is not None and soort == "mandaat":
        return f"Mandaat van {vind_mandaat(session, dossier, nummer).mandaatgever.naam}"[:200]
    if not dossier.volledig or soort not in _SLEUTELS or not _is_er(session, dossier, soort, nummer):
        raise NietZichtbaar("Waar deze notitie bij hoort, bestaat niet of u mag het niet zien.", veld="bij")
    return voorwerp.naam_van(bij)


def _is_er(session: Session, dossier: Dossier, soort: str, nummer: int | None) -> bool:
    model, sleutel = _SLEUTELS[soort]
    deze: ColumnElement[bool] = sleutel == nummer
    return session.scalar(select(model.id).where(model.zaak_id == dossier.zaak.id, deze)) is not None
