from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Cent
from app.domain.basis.begrippen import Cruciaal, Grootteklasse


class Aanbieder(Base):
    """A youth-care provider. `jeugdomzet` in euro cents a year; `cruciaal` holds `Cruciaal` values, comma separated."""

    __tablename__ = "aanbieder"
    __table_args__ = (UniqueConstraint("regio", "kvk_nummer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(String(40))
    naam: Mapped[str] = mapped_column(String(200))
    kvk_nummer: Mapped[str] = mapped_column(String(8))
    agb_code: Mapped[str] = mapped_column(String(8), default="")
    rechtsvorm: Mapped[str] = mapped_column(String(80), default="")
    grootteklasse: Mapped[Grootteklasse | None]
    jeugdomzet: Mapped[int | None] = mapped_column(Cent)
    cruciaal: Mapped[str] = mapped_column(String(400), default="")
    aangemaakt_op: Mapped[datetime]
    aangemaakt_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    @property
    def cruciale_zorg(self) -> list[Cruciaal]:
        return [Cruciaal(soort) for soort in self.cruciaal.split(",") if soort]
