from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.models.vergadering import Ingevoerd

_LOOPT = text("einde IS NULL")


class Opschaling(Ingevoerd, Base):
    """A matter without consensus on its way up the ladder; of a zaak at most one runs. Its end is filled in once."""

    __tablename__ = "opschaling"
    __table_args__ = (
        UniqueConstraint("zaak_id", "volgnr"),
        CheckConstraint("(einde IS NULL) = (uitkomst IS NULL)", name="einde_heel"),
        Index("uq_opschaling_lopend", "zaak_id", unique=True, postgresql_where=_LOOPT, sqlite_where=_LOOPT),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    aanleiding: Mapped[str]
    begin: Mapped[date]
    einde: Mapped[date | None]
    uitkomst: Mapped[Opschalingsuitkomst | None] = mapped_column(Begrip(Opschalingsuitkomst))

    stappen: Mapped[list[Opschalingstap]] = relationship(lazy="raise", order_by="Opschalingstap.id")


class Opschalingstap(Ingevoerd, Base):
    """It came to a rung, or, with an outcome, it ended there. Never changed afterwards."""

    __tablename__ = "opschalingstap"

    id: Mapped[int] = mapped_column(primary_key=True)
    opschaling_id: Mapped[int] = mapped_column(ForeignKey("opschaling.id"), index=True)
    niveau: Mapped[str] = mapped_column(String(40))
    datum: Mapped[date]
    uitkomst: Mapped[Opschalingsuitkomst | None] = mapped_column(Begrip(Opschalingsuitkomst))
    toelichting: Mapped[str] = mapped_column(default="")
