from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.basis.bewijs import Intrekking
from app.domain.zoeken.leesuitslag import Leesuitslag
from app.models.kolommen import Ingevoerd
from app.tabelregels import ADMINISTRATIE, NAGESPEELD, NOOIT, VRIJ, van_zaak


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
    bijzonder: Mapped[str] = mapped_column(default="", server_default=text("''"))
    """What who opens it must know, in words: that it is encrypted, has macros, which attachments it holds."""
    datum: Mapped[date]
    gedeeld: Mapped[bool] = mapped_column(default=False)
    toegevoegd_op: Mapped[datetime]
    toegevoegd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    intrekkingen: Mapped[list[Documentintrekking]] = relationship(
        lazy="raise", order_by="Documentintrekking.volgnr", foreign_keys="Documentintrekking.document_id"
    )

    @property
    def ingetrokken(self) -> Documentintrekking | None:
        """What was said of it last, when it was withdrawn."""
        return self.intrekkingen[-1] if self.intrekkingen else None


class Documentintrekking(Ingevoerd, Base):
    """That a document no longer counts, with the reason; `vervanger_id` is what counts in its place.

    Never changed: the first row withdraws it, a later one says what comes in its place. The last one counts.
    """

    __tablename__ = "documentintrekking"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("document_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    volgnr: Mapped[int]
    datum: Mapped[date]
    reden: Mapped[str]
    vervanger_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))

    def gezegd(self) -> Intrekking:
        """What the rules need of it."""
        return Intrekking(self.datum, self.vervanger_id)


class DocumentInhoud(Base):
    """The bytes, apart from the list of documents that pages read. Never changed."""

    __tablename__ = "document_inhoud"
    tabelregels = van_zaak("document_id", verandert=NOOIT, naspel=NAGESPEELD)

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes]


class Documenttekst(Base):
    """The text that was found in a document, to look for words in; `uitslag` says what came of reading it."""

    __tablename__ = "documenttekst"
    tabelregels = van_zaak(
        "document_id", verandert=VRIJ, naspel="volgt uit de inhoud van het document", soort=ADMINISTRATIE
    )

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True, autoincrement=False)
    uitslag: Mapped[Leesuitslag] = mapped_column(Begrip(Leesuitslag))
    tekst: Mapped[str]
    gelezen_op: Mapped[datetime]
