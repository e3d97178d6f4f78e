from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.overleg.toezicht import Richting
from app.models.vergadering import Ingevoerd


class Toezichtstap(Ingevoerd, Base):
    """Interbestuurlijk toezicht came into a phase (its code in the region's profile). Never changed afterwards."""

    __tablename__ = "toezichtstap"

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    fase: Mapped[str] = mapped_column(String(40))
    datum: Mapped[date]
    toelichting: Mapped[str] = mapped_column(default="")


class Correspondentie(Ingevoerd, Base):
    """A letter from or to a supervising authority. `datum` is that of the letter. Never changed afterwards."""

    __tablename__ = "correspondentie"

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    richting: Mapped[Richting] = mapped_column(Begrip(Richting))
    met: Mapped[str] = mapped_column(String(160))
    datum: Mapped[date]
    onderwerp: Mapped[str] = mapped_column(String(200))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
