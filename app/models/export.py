from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Export(Base):
    """An audit bundle made for a recipient. `ontvanger_id` is set when that recipient has accounts here."""

    __tablename__ = "export"

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    ontvanger: Mapped[str] = mapped_column(String(120))
    ontvanger_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"), index=True)
    doel: Mapped[str]
    peildatum: Mapped[date]
    grootte: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    laatste_nr: Mapped[int] = mapped_column(BigInteger)
    gemaakt_op: Mapped[datetime]
    gemaakt_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class ExportInhoud(Base):
    """The ZIP itself. Never changed."""

    __tablename__ = "export_inhoud"

    export_id: Mapped[int] = mapped_column(ForeignKey("export.id"), primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes]
