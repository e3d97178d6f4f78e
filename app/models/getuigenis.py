from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Getuigenis(Base):
    """What a witness confirmed: its cosignature line over our checkpoint of this size. It stays so."""

    __tablename__ = "getuigenis"
    __table_args__ = (UniqueConstraint("getuige", "logboek", "grootte"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    getuige: Mapped[str] = mapped_column(String(200))
    logboek: Mapped[str] = mapped_column(String(40))
    grootte: Mapped[int] = mapped_column(BigInteger)
    regel: Mapped[str]
    op: Mapped[datetime]


class Checkpointpost(Base):
    """That the checkpoint of this size was mailed, and when (UTC)."""

    __tablename__ = "checkpointpost"

    id: Mapped[int] = mapped_column(primary_key=True)
    logboek: Mapped[str] = mapped_column(String(40))
    grootte: Mapped[int] = mapped_column(BigInteger)
    op: Mapped[datetime]
