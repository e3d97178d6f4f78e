from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class ApiAntwoord(Base):
    """The answer to an act asked with an Idempotency-Key, kept for a day for who asks again.

    `vingerafdruk` is the hash of what was asked. `zaak_id` is the zaak that the answer tells about, with which it goes.
    """

    __tablename__ = "apiantwoord"
    __table_args__ = (UniqueConstraint("gebruiker_id", "sleutel"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    sleutel: Mapped[str] = mapped_column(String(200))
    vingerafdruk: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    plek: Mapped[str | None] = mapped_column(String(400))
    etag: Mapped[str | None] = mapped_column(String(60))
    inhoud: Mapped[bytes]
    zaak_id: Mapped[int | None] = mapped_column(ForeignKey("zaak.id"), index=True)
    op: Mapped[datetime] = mapped_column(index=True)
