from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Mandaatverzoek(Base):
    """One text asked of many: the mandaten that were drawn up together. `reactie_voor` is the day it hopes for."""

    __tablename__ = "mandaatverzoek"
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    reactie_voor: Mapped[date | None]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
