from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Zgwverwijzing(Base):
    """A zaak as it stands at another ZGW server: where, and up to which entry of its logboek it was written there.

    `mislukt` counts the attempts since then that failed; until `niet_voor` (UTC) it is not tried again. What stands
    there is asked of the server itself each time, so nothing but the address and how far we are is kept.
    """

    __tablename__ = "zgwverwijzing"

    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), primary_key=True, autoincrement=False)
    url: Mapped[str | None] = mapped_column(String(1000))
    tot_regel: Mapped[int] = mapped_column(BigInteger, default=0)
    gedeeld_op: Mapped[datetime | None]
    mislukt: Mapped[int] = mapped_column(default=0)
    niet_voor: Mapped[datetime | None]
