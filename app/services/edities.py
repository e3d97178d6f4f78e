"""The edition of the draaiboek under which a zaak runs."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.domain.draaiboek import Editie
from app.draaiboeken import alle_edities
from app.models import Zaak


def editie_van(_session: Session, zaak: Zaak) -> Editie:
    """The edition as it was when the zaak was opened, or when it moved to another edition."""
    return alle_edities()[zaak.editie]
