from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Cent
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.besluit.verdeling import Verdeelsleutel
from app.models.mandaat import Mandaat
from app.tabelregels import NAGESPEELD, NOOIT, van_zaak


class Besluit(Base):
    """A decision under mandaat. Never changed or deleted: a correction is a second one that reverses it.

    `bedrag` in euro cents, negative for a reversal, None for inhoud; `sleutel` says how it was divided, None for a
    reversal, for inhoud, and for what was recorded before this was kept; `peiljaar` of which year its weights are, when
    they are of one. With `inlezing_id` it was taken over from paper: the holder of its mandaten took it, and who
    entered it confirmed the import.
    """

    __tablename__ = "besluit"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    soort: Mapped[Mandaatsoort]
    omschrijving: Mapped[str]
    datum: Mapped[date]
    bedrag: Mapped[int | None] = mapped_column(Cent)
    sleutel: Mapped[Verdeelsleutel | None]
    peiljaar: Mapped[int | None]
    namens: Mapped[str]
    laat_ingevoerd: Mapped[bool]
    tegenboeking_van_id: Mapped[int | None] = mapped_column(ForeignKey("besluit.id"), unique=True)
    inlezing_id: Mapped[int | None] = mapped_column(ForeignKey("inlezing.id"))
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    delen: Mapped[list[BesluitDeel]] = relationship(lazy="raise", order_by="BesluitDeel.mandaat_id")
    over_na = None  # type: int | None
    """Of a decision that was just taken: the headroom on its day after it, in euro cents. In no column."""


class BesluitDeel(Base):
    """The part of a decision that falls under one mandaat, in euro cents."""

    __tablename__ = "besluit_deel"
    tabelregels = van_zaak("besluit_id", verandert=NOOIT, naspel=NAGESPEELD)
    besluit_id: Mapped[int] = mapped_column(ForeignKey("besluit.id"), primary_key=True)
    mandaat_id: Mapped[int] = mapped_column(ForeignKey("mandaat.id"), primary_key=True, index=True)
    mandaat_versie: Mapped[int]
    bedrag: Mapped[int] = mapped_column(Cent)

    mandaat: Mapped[Mandaat] = relationship(lazy="raise")
