from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Draaiboekversie(Base):
    """The text of an edition as it was when a zaak began to run under it, byte for byte. Never changed.

    A stored text must stay readable: a new key of an edition always has a default.
    """

    __tablename__ = "draaiboekversie"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(20))
    inhoud: Mapped[bytes]
    vastgelegd_op: Mapped[datetime]
