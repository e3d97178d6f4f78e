from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Cent
from app.domain.vooruitblik.scenario import Plaatsen
from app.domain.vooruitblik.scenario import Scenario as Scenariofeit
from app.tabelregels import NOOIT, van_zaak


class Scenario(Base):
    """What somebody reckons with from a day on. `nummer` tells those of a zaak apart, the highest `versie` counts.

    Never changed. Amounts in euro cents, staff in hundredths of fte; `plaatsen` are pairs of a form of care and how
    many places of it stay open. With `vervallen` it was struck out.
    """

    __tablename__ = "scenario"
    tabelregels = van_zaak(verandert=NOOIT, naspel="een berekening met de hand; de regel zegt wat er kwam te staan")
    __table_args__ = (
        UniqueConstraint("zaak_id", "nummer", "versie"),
        CheckConstraint("versie >= 1", name="versie"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    nummer: Mapped[int]
    versie: Mapped[int]
    vervallen: Mapped[bool]
    reden: Mapped[str] = mapped_column(default="", server_default=text("''"))
    naam: Mapped[str] = mapped_column(String(80))
    vanaf: Mapped[date]
    uitstroom_maand: Mapped[int | None] = mapped_column(Cent)
    eenmalig: Mapped[int | None] = mapped_column(Cent)
    plaatsen: Mapped[list[list[str | int]]] = mapped_column(JSON)
    fte_nodig: Mapped[int | None]
    fte_aanwezig: Mapped[int | None]
    bron: Mapped[str] = mapped_column(String(200))
    bron_datum: Mapped[date]
    toelichting: Mapped[str]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    def waarden(self) -> Scenariofeit:
        """The scenario as the domain knows it."""
        velden = {naam: getattr(self, naam) for naam in Scenariofeit.TITELS}
        plaatsen = tuple(Plaatsen(str(zorgvorm), int(aantal)) for zorgvorm, aantal in self.plaatsen)
        return Scenariofeit(**velden | {"plaatsen": plaatsen})
