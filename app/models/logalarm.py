from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Logalarm(Base):
    """The logboek is not what a checkpoint outside the database says. While one is open, nothing can be recorded.

    `bewijs` is that checkpoint, a signed note. Two persons resume: who asks, and who confirms; `hervat_nr` is the entry
    with which the logboek went on under the id `nieuw_logboek`. The database lets the head take that id only then.
    """

    __tablename__ = "logalarm"
    __table_args__ = (CheckConstraint("bevestigd_persoon_id <> gevraagd_persoon_id", name="vier_ogen"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    logboek: Mapped[str] = mapped_column(String(40))
    reden: Mapped[str]
    verwacht: Mapped[int] = mapped_column(BigInteger)
    gevonden: Mapped[int] = mapped_column(BigInteger)
    bewijs: Mapped[bytes]
    gevonden_op: Mapped[datetime]
    nieuw_logboek: Mapped[str] = mapped_column(String(40))
    toelichting: Mapped[str | None]
    gevraagd_op: Mapped[datetime | None]
    gevraagd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    gevraagd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    bevestigd_op: Mapped[datetime | None]
    bevestigd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    bevestigd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    hervat_nr: Mapped[int | None] = mapped_column(BigInteger)
    gemeld_op: Mapped[datetime | None]
