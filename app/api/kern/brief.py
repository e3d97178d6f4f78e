"""A letter as an answer: the Word file, or the PDF with the seal of the region."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage
from app.api.kern.vorm import Vraag
from app.db import db
from app.domain.basis.bestand import SOORTEN
from app.installatie import zegelaar
from app.services.bewijs.briefzegel import verzegelde_brief

MEDIA = (SOORTEN["docx"], SOORTEN["pdf"])


class Briefvraag(Vraag):
    vorm: Annotated[
        Literal["docx", "pdf"],
        Field(description="Word om zelf te bewerken, of PDF: met het zegel van de regio als dat is ingesteld."),
    ] = "docx"


def als_brief(docx: bytes, naam: str, auteur: str, vraag: Briefvraag, *, concept: bool = False) -> Response:
    """In the form that was asked; `naam` ends in .docx. A concept is never sealed."""
    if vraag.vorm == "docx":
        return bijlage(docx, naam, SOORTEN["docx"], sha256(docx).hexdigest())
    brief = verzegelde_brief(db.session, docx, auteur, datetime.now(UTC), None if concept else zegelaar())
    return bijlage(brief.pdf, f"{naam.removesuffix('.docx')}.pdf", SOORTEN["pdf"], sha256(brief.pdf).hexdigest())
