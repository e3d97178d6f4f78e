"""The document that shows something about a mandaat."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.basis.fouten import NietGevonden
from app.models import Document, Documentintrekking
from app.services.kern.uitvoering import Werk


def eis_bewijs(werk: Werk, document_id: int | None) -> None:
    """Raises NietGevonden when it is no document of the zaak, or one that was withdrawn."""
    if document_id is None:
        return
    ingetrokken = select(Documentintrekking.id).where(Documentintrekking.document_id == document_id).exists()
    vraag = select(Document.id).where(Document.id == document_id, Document.zaak_id == werk.geopend.id, ~ingetrokken)
    if werk.session.scalar(vraag) is None:
        raise NietGevonden(
            "Dit document hoort niet bij deze zaak, of is ingetrokken. Kies een ander document.", veld="document_id"
        )
