from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.tabelregels import ADMINISTRATIE, GAAT, INHOUD, NAGESPEELD, NOOIT, VRIJ, alleen, buiten_zaak, van_zaak

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


class Inleeswerk(Base):
    """Something asked of a file of cases that waits in line or is being done (`domain/overname/werk.py`), and what came
    of it: beside the logboek, seen by who asked it, gone after a day, or a month when it came to nothing.

    It is the request itself, which is carried out later under its own id (`vraag_id`): `vers` says that he proved
    then who he is. `inhoud` and `naam` are of the file; its bytes go when it is done. Of `rijen` rows `gedaan`
    were done; the process `door` has it until `tot`, `keren` processes in a row ended without a word. When
    it is done (`klaar_op`), `fout` is why it came to nothing, `regels` the report of each row. Moments are UTC.
    """

    __tablename__ = "inleeswerk"
    tabelregels = buiten_zaak(
        ADMINISTRATIE,
        verandert=VRIJ,
        naspel="een vraag die wacht; de handeling zelf heeft haar eigen regel",
        account=GAAT,
        rijen_gaan=True,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    soort: Mapped[str] = mapped_column(String(20))
    regio: Mapped[str] = mapped_column(String(40))
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    vraag_id: Mapped[str] = mapped_column(String(100), unique=True)
    hoedanigheid: Mapped[str] = mapped_column(String(200))
    vers: Mapped[bool]
    geen_bsn: Mapped[bool]
    gevraagd_op: Mapped[datetime]
    inlezing_id: Mapped[int | None] = mapped_column(ForeignKey("inlezing.id"))
    naam: Mapped[str] = mapped_column(String(150))
    sha256: Mapped[str] = mapped_column(String(64))
    inhoud: Mapped[bytes | None] = mapped_column(deferred=True)
    stap: Mapped[str] = mapped_column(String(20))
    gedaan: Mapped[int]
    rijen: Mapped[int]
    keren: Mapped[int]
    door: Mapped[str | None] = mapped_column(String(80))
    tot: Mapped[datetime | None]
    klaar_op: Mapped[datetime | None] = mapped_column(index=True)
    fout: Mapped[str]
    regels: Mapped[list[list[str | int]] | None] = mapped_column(JSON(none_as_null=True), deferred=True)


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
