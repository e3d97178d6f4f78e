from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.domain.inlogdienst.gemeld import Verzoekstatus
from app.tabelregels import ADMINISTRATIE, GAAT, VRIJ, buiten_zaak


class Inlogidentiteit(Base):
    """Somebody as a provider knows him: `issuer` with `sub` is one person there, and never another.

    It opens the account of `gebruiker_id`, once that was given. Until then it is a request, for an administrator:
    what the provider says of him (`email`, `naam`, and the roles that his groups propose) gives nothing.
    """

    __tablename__ = "inlogidentiteit"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)
    __table_args__ = (UniqueConstraint("issuer", "sub"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dienst: Mapped[str] = mapped_column(String(40))
    organisatie: Mapped[str] = mapped_column(String(40))
    issuer: Mapped[str] = mapped_column(String(400))
    sub: Mapped[str] = mapped_column(String(255))
    email: Mapped[str] = mapped_column(String(254))
    naam: Mapped[str] = mapped_column(String(120))
    rollen: Mapped[list[str]] = mapped_column(JSON)
    gemeld_op: Mapped[datetime]
    laatst_op: Mapped[datetime]
    gebruiker_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    gekoppeld_op: Mapped[datetime | None]
    geweigerd_op: Mapped[datetime | None]

    @property
    def status(self) -> Verzoekstatus:
        if self.gebruiker_id is not None:
            return Verzoekstatus.GEKOPPELD
        return Verzoekstatus.GEWEIGERD if self.geweigerd_op else Verzoekstatus.OPEN
