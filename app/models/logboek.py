from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class LogboekKop(Base):
    """The one row that is locked to write: where the chain ends now."""

    __tablename__ = "logboek_kop"

    logboek: Mapped[str] = mapped_column(String(40), primary_key=True)
    nr: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))
    op: Mapped[datetime]


class LogboekRegel(Base):
    """One entry. `regel` is the hashed line, byte for byte; the other columns repeat it to search by.

    Triggers in the database refuse every change and deletion. `gebruiker_id` tells us whose pseudonym it is.
    """

    __tablename__ = "logboek_regel"
    __table_args__ = (UniqueConstraint("zaak_id", "zaak_nr"),)

    nr: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    vorige: Mapped[str] = mapped_column(String(64), unique=True)
    verzoek: Mapped[str] = mapped_column(String(80), unique=True)
    regel: Mapped[bytes]
    zaak_id: Mapped[int | None] = mapped_column(ForeignKey("zaak.id"))
    zaak_nr: Mapped[int | None] = mapped_column(BigInteger)
    op: Mapped[datetime] = mapped_column(index=True)
    datum: Mapped[date | None]
    gebruiker_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    actie: Mapped[str] = mapped_column(String(60))
    uitkomst: Mapped[str] = mapped_column(String(20))
    object: Mapped[str | None] = mapped_column(String(60), index=True)


class LogboekPayload(Base):
    """What was said: salt and canonical JSON, to which the entry's line commits."""

    __tablename__ = "logboek_payload"

    nr: Mapped[int] = mapped_column(ForeignKey("logboek_regel.nr"), primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes]
