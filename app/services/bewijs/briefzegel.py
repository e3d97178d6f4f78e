"""A letter as it goes out on paper of the region: a PDF with the seal, where there is one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.basis.fouten import ExportOnmogelijk
from app.export.brief import brief_pdf
from app.export.document import DocumentMislukt
from app.export.zegel.zetten import Verzegeld
from app.services.bewijs.zegel import Zegelaar


def verzegelde_brief(session: Session, docx: bytes, auteur: str, nu: datetime, zegelaar: Zegelaar | None) -> Verzegeld:
    """The letter in this .docx as PDF, sealed at `nu` (aware) by who seals here, if anybody does.

    Nothing stays open in the database: others are asked for the time. Raises ExportOnmogelijk.
    """
    session.rollback()
    try:
        pdf = brief_pdf(docx, auteur, nu)
    except DocumentMislukt as fout:
        raise ExportOnmogelijk(f"De brief kan niet als PDF worden gemaakt: {fout}.") from fout
    return zegelaar.verzegel(pdf, nu) if zegelaar else Verzegeld(pdf)
