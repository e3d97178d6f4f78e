from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.tabelregels import NAGESPEELD, NOOIT, van_zaak


class Export(Base):
    """An audit bundle made for a recipient. `ontvanger_id` is set when that recipient has accounts here.

    `volgnr` counts the exports of the zaak: its entry in the logboek, which stands in the bundle itself, is about
    export/`volgnr`. `laatste_nr` is the number of that entry, and the size of the checkpoint in the bundle. Content of
    entries before `vanaf` or after `tot_en_met` was left out, and what `profiel` leaves out.
    """

    __tablename__ = "export"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    ontvanger: Mapped[str] = mapped_column(String(120))
    ontvanger_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"), index=True)
    doel: Mapped[str]
    profiel: Mapped[str] = mapped_column(String(40), server_default="volledig")
    peildatum: Mapped[date]
    vanaf: Mapped[date | None]
    tot_en_met: Mapped[date | None]
    grootte: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    laatste_nr: Mapped[int] = mapped_column(BigInteger)
    gemaakt_op: Mapped[datetime]
    gemaakt_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class ExportInhoud(Base):
    """The ZIP itself, in parts of a MiB, numbered from 0. Never changed."""

    __tablename__ = "export_inhoud"
    tabelregels = van_zaak("export_id", verandert=NOOIT, naspel="de bundel heeft een eigen controle")

    export_id: Mapped[int] = mapped_column(ForeignKey("export.id"), primary_key=True, autoincrement=False)
    deel: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes]
