from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.tabelregels import NAGESPEELD, NOOIT, van_zaak


class Document(Base):
    """A file with a zaak. `gedeeld` shows it to the region's municipalities; `datum` is the document's own date."""

    __tablename__ = "document"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    naam: Mapped[str] = mapped_column(String(200))
    mediatype: Mapped[str] = mapped_column(String(120))
    grootte: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    omschrijving: Mapped[str] = mapped_column(String(400), default="")
    datum: Mapped[date]
    gedeeld: Mapped[bool] = mapped_column(default=False)
    toegevoegd_op: Mapped[datetime]
    toegevoegd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class DocumentInhoud(Base):
    """The bytes, apart from the list of documents that pages read. Never changed."""

    __tablename__ = "document_inhoud"
    tabelregels = van_zaak("document_id", verandert=NOOIT, naspel=NAGESPEELD)

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes]
