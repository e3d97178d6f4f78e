from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.domain.regio.bovenregionaal import Betrokkenheid, Regiorol

_LOPEND = text("tot IS NULL")
_ACCOUNTHOUDER = text("rol = 'accounthoudend' AND tot IS NULL")


class Zaakregio(Base):
    """A region in a zaak, in one role, from a day on. Only its end is filled in later, once: `tot` is the first day
    on which it is over. The database holds one running row per region and one account holder per zaak.
    """

    __tablename__ = "zaakregio"
    __table_args__ = (
        CheckConstraint("tot > vanaf", name="looptijd"),
        CheckConstraint("rol IN ('accounthoudend', 'betrokken')", name="rol"),
        Index(
            "uq_zaakregio_lopend",
            "zaak_id",
            "regio_code",
            unique=True,
            postgresql_where=_LOPEND,
            sqlite_where=_LOPEND,
        ),
        Index(
            "uq_zaakregio_accounthouder",
            "zaak_id",
            unique=True,
            postgresql_where=_ACCOUNTHOUDER,
            sqlite_where=_ACCOUNTHOUDER,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    regio_code: Mapped[str] = mapped_column(String(40))
    rol: Mapped[Regiorol]
    vertegenwoordiger: Mapped[str] = mapped_column(String(200))
    vanaf: Mapped[date]
    reden: Mapped[str]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    tot: Mapped[date | None]
    reden_einde: Mapped[str] = mapped_column(default="")

    def feiten(self) -> Betrokkenheid:
        return Betrokkenheid(self.regio_code, self.rol, self.vanaf, self.tot)
