from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Logboektegel(Base):
    """256 hashes of the tree, kept once there are 256: of lines (level 0), or of full tiles of the level below.

    The database refuses every change. Shape after https://c2sp.org/tlog-tiles.
    """

    __tablename__ = "logboek_tegel"

    niveau: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nr: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes]


class Checkpoint(Base):
    """A signed note about the logboek: how many lines it had, and the root (hex) of the tree over them."""

    __tablename__ = "checkpoint"
    __table_args__ = (UniqueConstraint("logboek", "grootte"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    logboek: Mapped[str] = mapped_column(String(40))
    grootte: Mapped[int] = mapped_column(BigInteger)
    wortel: Mapped[str] = mapped_column(String(64))
    tekst: Mapped[bytes]
    gemaakt_op: Mapped[datetime]
