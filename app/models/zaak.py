from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from app.db import Base, Begrip
from app.domain.basis.begrippen import Afspraakstatus, Stapstatus, Toestand, Uitkomst, Zaakrol
from app.domain.draaiboek.draaiboek import TREDEBEPALING
from app.domain.zaak.verband import Verband
from app.domain.zaak.zaaknummer import volgorde_van
from app.models.aanbieder import Aanbieder
from app.models.gebruiker import Gebruiker
from app.models.kolommen import Termijnkolommen, geteld
from app.tabelregels import ADMINISTRATIE, INHOUD, NAGESPEELD, NOOIT, VRIJ, alleen, blijft, buiten_zaak, van_zaak


class Draaiboekversie(Base):
    """The text of an edition as it was when a zaak began to run under it, byte for byte. Never changed.

    A stored text must stay readable: a new key of an edition always has a default.
    """

    __tablename__ = "draaiboekversie"
    tabelregels = buiten_zaak(INHOUD, verandert=NOOIT, naspel="de tekst van een editie; haar SHA-256 staat in de zaak")

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(20))
    inhoud: Mapped[bytes]
    vastgelegd_op: Mapped[datetime]


class Zaaknummerreeks(Base):
    """How many numbers were handed out in a year; with `op_volgorde` they count up, without they are drawn."""

    __tablename__ = "zaaknummerreeks"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ)

    jaar: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    laatste: Mapped[int]
    op_volgorde: Mapped[bool] = mapped_column(default=False, server_default=false())


class Zaak(Base):
    """A provider in trouble. `periode` counts the times it was opened; `versie` guards against stale pages.

    `gedeeld` becomes true when the zaak first reaches a trede: from then the region's municipalities see it.
    `editie_sha256` is the text of the edition it runs under; None only for a zaak whose file was gone when texts began
    to be kept, which follows whatever file has the code of its `editie`. After `vernietigd_op` only this row, the
    lines of the logboek and the declaration are left.
    """

    __tablename__ = "zaak"
    tabelregels = blijft(
        "het nummer, de regio en de dagen; de aanbieder wordt losgemaakt", verandert=VRIJ, naspel=NAGESPEELD
    )
    __table_args__ = (
        Index("ix_zaak_regio_toestand", "regio", "toestand"),
        Index("ix_zaak_toestand_volgorde", "toestand", "volgorde", "regio"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaaknummer: Mapped[str] = mapped_column(String(12), unique=True)
    volgorde: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0", index=True)
    regio: Mapped[str] = mapped_column(String(40))
    editie: Mapped[str] = mapped_column(String(20))
    editie_sha256: Mapped[str | None] = mapped_column(ForeignKey("draaiboekversie.sha256"))
    aanbieder_id: Mapped[int] = mapped_column(ForeignKey("aanbieder.id"), index=True)
    toestand: Mapped[Toestand]
    toestand_sinds: Mapped[date]
    geopend_datum: Mapped[date]
    periode: Mapped[int] = mapped_column(default=1)
    gedeeld: Mapped[bool] = mapped_column(default=False)
    uitkomst: Mapped[Uitkomst | None]
    versie: Mapped[int] = mapped_column()
    gewijzigd_op: Mapped[datetime]
    vernietigd_op: Mapped[datetime | None]

    aanbieder: Mapped[Aanbieder] = relationship(lazy="raise")

    __mapper_args__ = geteld(versie)

    @validates("zaaknummer")
    def _houd_op_volgorde(self, _veld: str, zaaknummer: str) -> str:
        self.volgorde = volgorde_van(zaaknummer)
        return zaaknummer


class Tredebepaling(Base):
    """A determination of the trede, opening, closing and reopening included. Never changed afterwards."""

    __tablename__ = "tredebepaling"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    periode: Mapped[int]
    van: Mapped[Toestand | None]
    naar: Mapped[Toestand]
    datum: Mapped[date]
    motivering: Mapped[str]
    onderbouwing: Mapped[str] = mapped_column(default="")
    geraadpleegd: Mapped[str] = mapped_column(default="")
    standpunt_toezichthouder: Mapped[str] = mapped_column(default="")
    uitkomst: Mapped[Uitkomst | None]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class Rolvervulling(Base):
    """Who fills which role in the zaak, from a day and, once ended, up to and including a day."""

    __tablename__ = "rolvervulling"
    tabelregels = van_zaak(verandert=VRIJ, naspel=NAGESPEELD)
    __table_args__ = (
        Index(
            "uq_rolvervulling_projectleider",
            "zaak_id",
            unique=True,
            postgresql_where=text("rol = 'projectleider' AND tot IS NULL"),
            sqlite_where=text("rol = 'projectleider' AND tot IS NULL"),
        ),
        Index(None, "gebruiker_id", "rol", "zaak_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    rol: Mapped[Zaakrol]
    van: Mapped[date]
    tot: Mapped[date | None]

    gebruiker: Mapped[Gebruiker] = relationship(lazy="raise")


class Afspraak(Base):
    """One of the five agreements of a zaak: done, or deliberately not applied, with the reason."""

    __tablename__ = "afspraak"
    tabelregels = van_zaak(verandert=VRIJ, naspel=NAGESPEELD)

    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[Afspraakstatus]
    toelichting: Mapped[str] = mapped_column(default="")
    datum: Mapped[date | None]


class Stap(Termijnkolommen, Base):
    """A step of the draaiboek in this zaak, with its term.

    `tredebepaling_id` is the latest determination under which it was to be done; `begonnen_bij_id` the one that it
    began with, when that was an earlier one. `editie_sha256` is the edition that the step stayed behind in, when the
    zaak moved to another one without it.
    """

    __tablename__ = "stap"
    tabelregels = van_zaak(verandert=VRIJ, naspel=NAGESPEELD)
    __table_args__ = (
        UniqueConstraint("zaak_id", "tredebepaling_id", "code"),
        Index("ix_stap_status", "status", "uiterlijk_op", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    tredebepaling_id: Mapped[int] = mapped_column(ForeignKey("tredebepaling.id"))
    begonnen_bij_id: Mapped[int | None] = mapped_column(ForeignKey("tredebepaling.id"))
    code: Mapped[str] = mapped_column(String(20))
    editie_sha256: Mapped[str | None] = mapped_column(ForeignKey("draaiboekversie.sha256"))
    status: Mapped[Stapstatus]
    vanaf: Mapped[str] = mapped_column(String(40), default=TREDEBEPALING, server_default=TREDEBEPALING)
    afgerond_datum: Mapped[date | None]
    toelichting: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))


class Noodgreep(Base):
    """Guards that were passed in an emergency, at one tredebepaling; ratified by another person, or not yet.

    `grendels` says per line the code of a guard and what it asked, as it was then. Only the ratification is filled in
    later, once. The persons stand here, so that the database itself holds four eyes.
    """

    __tablename__ = "noodgreep"
    tabelregels = van_zaak(verandert=alleen("bekrachtigd_*", "toelichting"), naspel=NAGESPEELD)
    __table_args__ = (
        CheckConstraint("bekrachtigd_persoon_id <> persoon_id", name="vier_ogen"),
        CheckConstraint(
            "(bekrachtigd_datum IS NULL) = (bekrachtigd_persoon_id IS NULL) AND "
            "(bekrachtigd_datum IS NULL) = (bekrachtigd_door_id IS NULL)",
            name="bekrachtiging_heel",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    tredebepaling_id: Mapped[int] = mapped_column(ForeignKey("tredebepaling.id"), unique=True)
    grendels: Mapped[str]
    reden: Mapped[str]
    datum: Mapped[date]
    door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))
    uiterlijk_op: Mapped[date]
    ingevoerd_op: Mapped[datetime]
    bekrachtigd_datum: Mapped[date | None]
    bekrachtigd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    bekrachtigd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))
    bekrachtigd_op: Mapped[datetime | None]
    toelichting: Mapped[str] = mapped_column(default="")

    zaak: Mapped[Zaak] = relationship(lazy="raise")
    door: Mapped[Gebruiker] = relationship(lazy="raise", foreign_keys=door_id)
    bekrachtiger: Mapped[Gebruiker | None] = relationship(lazy="raise", foreign_keys=bekrachtigd_door_id)


class Zaakverband(Base):
    """That another zaak belongs with this one, as this one says it: from a day, and until the first day on which it is
    over. The other zaak has a row of its own.
    """

    __tablename__ = "zaakverband"
    tabelregels = van_zaak(verandert=VRIJ, naspel="zegt welke zaken bij elkaar horen; er volgt niets uit")

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    ander: Mapped[str] = mapped_column(String(12))
    verband: Mapped[Verband] = mapped_column(Begrip(Verband))
    toelichting: Mapped[str]
    van: Mapped[date]
    tot: Mapped[date | None]
    reden_einde: Mapped[str] = mapped_column(default="")


class Zgwverwijzing(Base):
    """A zaak as it stands at another ZGW server: where, and up to which entry of its logboek it was written there.

    `mislukt` counts the attempts since then that failed, the first of them on `mislukt_sinds`; `fout` is what came of
    the last one. Until `niet_voor` (UTC) it is not tried again. What stands
    there is asked of the server itself each time, so nothing but the address and how far we are is kept.
    """

    __tablename__ = "zgwverwijzing"
    tabelregels = blijft(
        "op welke server een afschrift van de zaak staat: dat moet daar ook worden vernietigd",
        verandert=VRIJ,
        naspel="hoe ver een andere server is; de regels houden wat er is gedeeld",
        soort=ADMINISTRATIE,
    )

    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), primary_key=True, autoincrement=False)
    url: Mapped[str | None] = mapped_column(String(1000))
    tot_regel: Mapped[int] = mapped_column(BigInteger, default=0)
    gedeeld_op: Mapped[datetime | None]
    mislukt: Mapped[int] = mapped_column(default=0)
    mislukt_sinds: Mapped[date | None]
    fout: Mapped[str | None]
    niet_voor: Mapped[datetime | None]
