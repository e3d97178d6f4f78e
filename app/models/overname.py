from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.tabelregels import INHOUD, NAGESPEELD, NOOIT, alleen, buiten_zaak, van_zaak

_GELDT = text("ingetrokken_op IS NULL")


def _samen(*kolommen: str) -> str:
    """All of them are filled, or none."""
    eerste, *rest = kolommen
    return " AND ".join(f"({eerste} IS NULL) = ({kolom} IS NULL)" for kolom in rest)


class Inlezing(Base):
    """A file with cases that a region kept on paper or in Excel: proposed, then confirmed by another person, or
    withdrawn. `inhoud` and `naam` are there until one of the two; `geen_bsn`: the proposer vouched for its numbers.

    Rows of cases can point at it only while it is confirmed and its file is still there: inside the transaction of
    the confirmation.
    """

    __tablename__ = "inlezing"
    tabelregels = buiten_zaak(
        INHOUD,
        verandert=alleen("bevestigd_*", "ingetrokken_*", "inhoud", "naam"),
        account="wie voorstelde, bevestigde of introk: alleen de sleutels",
    )
    __table_args__ = (
        CheckConstraint("bevestigd_persoon_id <> voorgesteld_persoon_id", name="vier_ogen"),
        CheckConstraint(_samen("bevestigd_op", "bevestigd_door_id", "bevestigd_persoon_id"), name="bevestiging_heel"),
        CheckConstraint(_samen("ingetrokken_op", "ingetrokken_door_id"), name="intrekking_heel"),
        CheckConstraint("bevestigd_op IS NULL OR ingetrokken_op IS NULL", name="een_afloop"),
        Index("uq_inlezing_bestand", "regio", "sha256", unique=True, postgresql_where=_GELDT, sqlite_where=_GELDT),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(String(40))
    naam: Mapped[str] = mapped_column(String(150))
    sha256: Mapped[str] = mapped_column(String(64))
    inhoud: Mapped[bytes | None] = mapped_column(deferred=True)
    rijen: Mapped[int]
    zaken: Mapped[int]
    geen_bsn: Mapped[bool]
    voorgesteld_op: Mapped[datetime]
    voorgesteld_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    voorgesteld_persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))
    bevestigd_op: Mapped[datetime | None]
    bevestigd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    bevestigd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    ingetrokken_op: Mapped[datetime | None]
    ingetrokken_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))

    @property
    def open(self) -> bool:
        """Waits for the second person."""
        return self.bevestigd_op is None and self.ingetrokken_op is None


class Overname(Base):
    """Which zaak came in with which file, and the region's own key of then; `sleutel` is that key without capitals."""

    __tablename__ = "overname"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("regio", "sleutel"),)

    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), primary_key=True, autoincrement=False)
    inlezing_id: Mapped[int] = mapped_column(ForeignKey("inlezing.id"), index=True)
    regio: Mapped[str] = mapped_column(String(40))
    kenmerk: Mapped[str] = mapped_column(String(80))
    sleutel: Mapped[str] = mapped_column(String(160))
