from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base
from app.tabelregels import ADMINISTRATIE, NAGESPEELD, NOOIT, alles_behalve, van_zaak


class Export(Base):
    """An audit bundle asked for a recipient. `ontvanger_id` is set when that recipient has accounts here.

    It is there once `bundel` is; until then `opname` holds what it is made from.

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
    laatste_nr: Mapped[int] = mapped_column(BigInteger)
    gemaakt_op: Mapped[datetime]
    gemaakt_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    bundel: Mapped[Exportbundel | None] = relationship(back_populates="export", lazy="joined")
    opname: Mapped[Exportopname | None] = relationship(lazy="joined")


class Exportbundel(Base):
    """That the bundle of an export is there: its bytes and their SHA-256 (hex). `gereed_op` is UTC;
    `zonder_tijdstempel` says why it has no timestamp, where this installation asks for one. `zegel` is the level of the
    seal on its dossier (B-B, B-T, B-LTA), and `zegel_waarom` why there is none, or a lower one than was wanted.
    """

    __tablename__ = "export_bundel"
    tabelregels = van_zaak(
        "export_id", verandert=NOOIT, naspel="de bundel heeft een eigen controle", soort=ADMINISTRATIE
    )

    export_id: Mapped[int] = mapped_column(ForeignKey("export.id"), primary_key=True, autoincrement=False)
    grootte: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    gereed_op: Mapped[datetime]
    zonder_tijdstempel: Mapped[str | None]
    zegel: Mapped[str | None] = mapped_column(String(10))
    zegel_waarom: Mapped[str | None]
    export: Mapped[Export] = relationship(back_populates="bundel")


class Exportopname(Base):
    """What an export is made from: the dossier at its entry (`services/export/opname.py`). It goes once it is made.

    `geprobeerd_op` is when making it began last (UTC); `fout` why it then ended without a bundle, in Dutch. `stap` is
    how far it is (domain/export/stand.py); the process `door` has it until `tot` (UTC). `keren`
    counts the processes in a row that took it and ended without a word.
    """

    __tablename__ = "export_opname"
    tabelregels = van_zaak(
        "export_id",
        verandert=alles_behalve("export_id", "inhoud"),
        naspel="is er tot de bundel er is, die een eigen controle heeft",
        soort=ADMINISTRATIE,
    )

    export_id: Mapped[int] = mapped_column(ForeignKey("export.id"), primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes] = mapped_column(deferred=True)
    geprobeerd_op: Mapped[datetime]
    fout: Mapped[str]
    stap: Mapped[str | None] = mapped_column(String(20))
    door: Mapped[str | None] = mapped_column(String(80))
    tot: Mapped[datetime | None]
    keren: Mapped[int] = mapped_column(server_default="0")


class ExportInhoud(Base):
    """The ZIP itself, in parts of a MiB, numbered from 0. Never changed."""

    __tablename__ = "export_inhoud"
    tabelregels = van_zaak("export_id", verandert=NOOIT, naspel="de bundel heeft een eigen controle")

    export_id: Mapped[int] = mapped_column(ForeignKey("export.id"), primary_key=True, autoincrement=False)
    deel: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    inhoud: Mapped[bytes]
