from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Cent
from app.models.gebruiker import Organisatie


class Omzetaandeel(Base):
    """What a municipality or region spends on youth care at the provider of a zaak, in euro cents in one year.

    Never changed: the row that was entered last counts.
    """

    __tablename__ = "omzetaandeel"
    __table_args__ = (CheckConstraint("bedrag >= 0", name="niet_negatief"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"))
    jaar: Mapped[int]
    bedrag: Mapped[int] = mapped_column(Cent)
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    organisatie: Mapped[Organisatie] = relationship(lazy="raise")
