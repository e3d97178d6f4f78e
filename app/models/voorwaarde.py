from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base
from app.domain.basis.begrippen import Voorwaardeoordeel


class Voorwaarde(Base):
    """One condition of a mandaat, to be checked off."""

    __tablename__ = "voorwaarde"
    __table_args__ = (UniqueConstraint("mandaat_id", "nummer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    mandaat_id: Mapped[int] = mapped_column(ForeignKey("mandaat.id"))
    nummer: Mapped[int]
    tekst: Mapped[str]

    standen: Mapped[list[Voorwaardestand]] = relationship(lazy="raise", order_by="Voorwaardestand.id")


class Voorwaardestand(Base):
    """What somebody found about a condition. Never changed: a later finding is a new row."""

    __tablename__ = "voorwaardestand"

    id: Mapped[int] = mapped_column(primary_key=True)
    voorwaarde_id: Mapped[int] = mapped_column(ForeignKey("voorwaarde.id"), index=True)
    oordeel: Mapped[Voorwaardeoordeel]
    datum: Mapped[date]
    toelichting: Mapped[str]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
