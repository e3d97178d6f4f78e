from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.regio.functies import Functieperiode, Vervullingssoort
from app.models.gebruiker import Gebruiker


class Functievervulling(Base):
    """An account that fills an office of a region from a day up to and including another, as holder or as deputy.

    Only its end is ever filled in. Without who entered it, it was there when offices began to be kept by period.
    """

    __tablename__ = "functievervulling"
    __table_args__ = (
        CheckConstraint("tot >= van", name="loopt_vooruit"),
        CheckConstraint("soort IN ('houder', 'waarnemer')", name="soort"),
        CheckConstraint("soort = 'waarnemer' OR waarvoor_id IS NULL", name="houder_voor_niemand"),
        CheckConstraint("soort = 'houder' OR reden <> ''", name="waarneming_met_reden"),
        Index("ix_functievervulling_regio_functie_code", "regio", "functie_code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(String(40))
    functie_code: Mapped[str] = mapped_column(String(40))
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    soort: Mapped[Vervullingssoort] = mapped_column(Begrip(Vervullingssoort))
    van: Mapped[date]
    tot: Mapped[date | None]
    reden: Mapped[str] = mapped_column(default="")
    waarvoor_id: Mapped[int | None] = mapped_column(ForeignKey("functievervulling.id"))
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))

    gebruiker: Mapped[Gebruiker] = relationship(lazy="raise", foreign_keys=[gebruiker_id])

    def als_periode(self) -> Functieperiode:
        """The value that the rules know; the account must be at hand."""
        return Functieperiode(
            id=self.id,
            functie=self.functie_code,
            gebruiker_id=self.gebruiker_id,
            persoon_id=self.gebruiker.persoon_id,
            naam=self.gebruiker.naam,
            soort=self.soort,
            van=self.van,
            tot=self.tot,
            voor=self.waarvoor_id,
            reden=self.reden,
            actief=self.gebruiker.active,
        )
