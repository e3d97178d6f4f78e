from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base
from app.models.gebruiker import Gebruiker
from app.models.zaak import Zaak


class Noodgreep(Base):
    """Guards that were passed in an emergency, at one tredebepaling; ratified by another person, or not yet.

    `grendels` says per line the code of a guard and what it asked, as it was then. Only the ratification is filled in
    later, once. The persons stand here, so that the database itself holds four eyes.
    """

    __tablename__ = "noodgreep"
    __table_args__ = (
        CheckConstraint("bekrachtigd_persoon_id <> persoon_id", name="vier_ogen"),
        CheckConstraint(
            "(bekrachtigd_datum IS NULL) = (bekrachtigd_persoon_id IS NULL) AND "
            "(bekrachtigd_datum IS NULL) = (bekrachtigd_door_id IS NULL)",
            name="bekrachtiging_heel",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    tredebepaling_id: Mapped[int] = mapped_column(ForeignKey("tredebepaling.id"), unique=True)
    grendels: Mapped[str]
    reden: Mapped[str]
    datum: Mapped[date]
    door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))
    uiterlijk_op: Mapped[date]
    ingevoerd_op: Mapped[datetime]
    bekrachtigd_datum: Mapped[date | None]
    bekrachtigd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    bekrachtigd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    bekrachtigd_op: Mapped[datetime | None]
    toelichting: Mapped[str] = mapped_column(default="")

    zaak: Mapped[Zaak] = relationship(lazy="raise")
    door: Mapped[Gebruiker] = relationship(lazy="raise", foreign_keys=door_id)
    bekrachtiger: Mapped[Gebruiker | None] = relationship(lazy="raise", foreign_keys=bekrachtigd_door_id)
