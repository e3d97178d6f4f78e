from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.gebruiker.token import Tokenbereik, Tokenstatus
from app.models.gebruiker import Gebruiker


class Apitoken(Base):
    """A personal token of the API. Its text is kept nowhere: `sha256` finds it, `kenmerk` are its last characters.

    `aan_opdrachtregel` says that the operator made it, not the account itself. The database lets nothing change but
    the last use and, once, the withdrawal; and the name, when the account is emptied.
    """

    __tablename__ = "apitoken"
    __table_args__ = (
        CheckConstraint("bereik IN ('lezen', 'schrijven', 'bevestigen')", name="bereik"),
        CheckConstraint("verloopt_op > gemaakt_op", name="termijn"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    naam: Mapped[str] = mapped_column(String(80))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    kenmerk: Mapped[str] = mapped_column(String(8))
    bereik: Mapped[Tokenbereik] = mapped_column(Begrip(Tokenbereik))
    aan_opdrachtregel: Mapped[bool]
    gemaakt_op: Mapped[datetime]
    verloopt_op: Mapped[datetime]
    laatst_gebruikt_op: Mapped[datetime | None]
    ingetrokken_op: Mapped[datetime | None]

    gebruiker: Mapped[Gebruiker] = relationship(lazy="raise")

    def status_op(self, moment: datetime) -> Tokenstatus:
        """Only an active one works, and only while its account is active."""
        if self.ingetrokken_op is not None:
            return Tokenstatus.INGETROKKEN
        return Tokenstatus.ACTIEF if moment < self.verloopt_op else Tokenstatus.VERLOPEN
