from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.jaar.inbreng import Inbrengsoort, Wegingsuitkomst
from app.domain.jaar.kalender import Momentuitkomst
from app.domain.vergadering.routes import Behandeluitkomst
from app.models.kolommen import Ingevoerd
from app.models.zaak import Zaak
from app.tabelregels import INHOUD, NAGESPEELD, NOOIT, VRIJ, buiten_zaak, van_zaak

_STAAT = text("afgelast_datum IS NULL")


class Vergadering(Ingevoerd, Base):
    """A meeting of a body of the region (`overleg`, its code) on a day. One that was called off stays, with why."""

    __tablename__ = "vergadering"
    tabelregels = buiten_zaak(INHOUD, verandert=VRIJ, account="wie haar plande: alleen de sleutel")
    __table_args__ = (
        Index(
            "uq_vergadering_regio_overleg_datum",
            "regio",
            "overleg",
            "datum",
            unique=True,
            postgresql_where=_STAAT,
            sqlite_where=_STAAT,
        ),
        Index("ix_vergadering_regio_datum", "regio", "datum"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(String(40))
    overleg: Mapped[str] = mapped_column(String(40))
    datum: Mapped[date]
    tijd: Mapped[str] = mapped_column(String(5), default="")
    plaats: Mapped[str] = mapped_column(String(200), default="")
    afgelast_datum: Mapped[date | None]
    afgelast_reden: Mapped[str] = mapped_column(default="")


class Stuk(Ingevoerd, Base):
    """A paper of a zaak on its way along `stations`: those of the route as it was when the paper was put in."""

    __tablename__ = "stuk"
    tabelregels = van_zaak(verandert=VRIJ, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    titel: Mapped[str] = mapped_column(String(200))
    route: Mapped[str] = mapped_column(String(40))
    stations: Mapped[str] = mapped_column(String(400))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    ingediend_datum: Mapped[date]
    ingetrokken_datum: Mapped[date | None]
    ingetrokken_reden: Mapped[str] = mapped_column(default="")

    zaak: Mapped[Zaak] = relationship(lazy="raise")


class Agendapunt(Ingevoerd, Base):
    """A paper on an agenda: of a meeting, or of a municipality's own station on about that day."""

    __tablename__ = "agendapunt"
    tabelregels = van_zaak("stuk_id", verandert=VRIJ, naspel="de regel noemt het station en de dag, niet de rij")

    id: Mapped[int] = mapped_column(primary_key=True)
    stuk_id: Mapped[int] = mapped_column(ForeignKey("stuk.id"), index=True)
    station: Mapped[str] = mapped_column(String(40))
    gemeente: Mapped[str | None] = mapped_column(String(10))
    vergadering_id: Mapped[int | None] = mapped_column(ForeignKey("vergadering.id"), index=True)
    datum: Mapped[date]
    afgevoerd_datum: Mapped[date | None]
    afgevoerd_reden: Mapped[str] = mapped_column(default="")

    stuk: Mapped[Stuk] = relationship(lazy="raise")
    vergadering: Mapped[Vergadering | None] = relationship(lazy="raise")
    behandeling: Mapped[Behandeling | None] = relationship(lazy="raise")

    @property
    def staat_open(self) -> bool:
        """Whether it is still to come: a meeting that is called off brings its papers back to where they were."""
        afgelast = self.vergadering is not None and self.vergadering.afgelast_datum is not None
        return self.behandeling is None and self.afgevoerd_datum is None and not afgelast


class Behandeling(Ingevoerd, Base):
    """What came of a point on an agenda. Never changed afterwards."""

    __tablename__ = "behandeling"
    tabelregels = van_zaak("agendapunt_id", verandert=NOOIT, naspel="de regel noemt het station, niet de rij")

    id: Mapped[int] = mapped_column(primary_key=True)
    agendapunt_id: Mapped[int] = mapped_column(ForeignKey("agendapunt.id"), unique=True)
    uitkomst: Mapped[Behandeluitkomst] = mapped_column(Begrip(Behandeluitkomst))
    datum: Mapped[date]
    toelichting: Mapped[str] = mapped_column(default="")


class Jaarmoment(Ingevoerd, Base):
    """Something that is due in the year of a region, with the words of the profile as they were when the team put it on
    its calendar. It lies with the office `functie`, or with the municipality `gemeente`; the other one is empty.
    """

    __tablename__ = "jaarmoment"
    tabelregels = buiten_zaak(INHOUD, verandert=NOOIT, account="wie het op de kalender zette: alleen de sleutel")
    __table_args__ = (
        UniqueConstraint("regio", "jaar", "procedure", "code", "gemeente"),
        Index("ix_jaarmoment_regio_uiterlijk_op", "regio", "uiterlijk_op"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(String(40))
    jaar: Mapped[int]
    procedure: Mapped[str] = mapped_column(String(40))
    code: Mapped[str] = mapped_column(String(40))
    gemeente: Mapped[str] = mapped_column(String(10))
    functie: Mapped[str] = mapped_column(String(40))
    overleg: Mapped[str] = mapped_column(String(40))
    over: Mapped[str]
    titel: Mapped[str]
    bron: Mapped[str]
    uiterlijk_op: Mapped[date]


class Jaaruitkomst(Ingevoerd, Base):
    """What came of a moment. The last one counts: a mistake is mended by one that follows it, with the reason."""

    __tablename__ = "jaaruitkomst"
    tabelregels = buiten_zaak(INHOUD, verandert=NOOIT, account="wie het vastlegde: alleen de sleutel")
    __table_args__ = (UniqueConstraint("moment_id", "nummer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    moment_id: Mapped[int] = mapped_column(ForeignKey("jaarmoment.id"))
    nummer: Mapped[int]
    uitkomst: Mapped[Momentuitkomst] = mapped_column(Begrip(Momentuitkomst))
    datum: Mapped[date]
    kenmerk: Mapped[str] = mapped_column(String(100))
    toelichting: Mapped[str]


class Jaarinbreng(Ingevoerd, Base):
    """What a council, or who watches the process, brought in; `van` is a municipality or an office. Never changed."""

    __tablename__ = "jaarinbreng"
    tabelregels = buiten_zaak(INHOUD, verandert=NOOIT, account="wie het vastlegde: alleen de sleutel")
    __table_args__ = (Index("ix_jaarinbreng_regio_jaar", "regio", "jaar"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(String(40))
    jaar: Mapped[int]
    procedure: Mapped[str] = mapped_column(String(40))
    soort: Mapped[Inbrengsoort] = mapped_column(Begrip(Inbrengsoort))
    van: Mapped[str] = mapped_column(String(40))
    datum: Mapped[date]
    tekst: Mapped[str]


class Jaarweging(Ingevoerd, Base):
    """What the region does with it: once."""

    __tablename__ = "jaarweging"
    tabelregels = buiten_zaak(INHOUD, verandert=NOOIT, account="wie het vastlegde: alleen de sleutel")

    id: Mapped[int] = mapped_column(primary_key=True)
    inbreng_id: Mapped[int] = mapped_column(ForeignKey("jaarinbreng.id"), unique=True)
    uitkomst: Mapped[Wegingsuitkomst] = mapped_column(Begrip(Wegingsuitkomst))
    datum: Mapped[date]
    toelichting: Mapped[str]


class Jaarstuk(Ingevoerd, Base):
    """A paper of a moment of the year, with its file; on its way along `stations`, those of the route of its procedure
    when it came, and nowhere when that has none or the moment is of one municipality. The newest of a moment counts.
    """

    __tablename__ = "jaarstuk"
    tabelregels = buiten_zaak(INHOUD, verandert=NOOIT, account="wie het indiende: alleen de sleutel")
    __table_args__ = (UniqueConstraint("moment_id", "nummer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    moment_id: Mapped[int] = mapped_column(ForeignKey("jaarmoment.id"))
    nummer: Mapped[int]
    titel: Mapped[str] = mapped_column(String(200))
    stations: Mapped[str] = mapped_column(String(400))
    datum: Mapped[date]
    naam: Mapped[str] = mapped_column(String(200))
    mediatype: Mapped[str] = mapped_column(String(120))
    grootte: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    bijzonder: Mapped[str]
    inhoud: Mapped[bytes] = mapped_column(deferred=True, deferred_raiseload=True)


class Jaarstukstap(Ingevoerd, Base):
    """What a station did with a paper of the year; `gemeente` is empty at a station of the region. Never changed."""

    __tablename__ = "jaarstukstap"
    tabelregels = buiten_zaak(INHOUD, verandert=NOOIT, account="wie het vastlegde: alleen de sleutel")
    __table_args__ = (UniqueConstraint("stuk_id", "nummer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    stuk_id: Mapped[int] = mapped_column(ForeignKey("jaarstuk.id"))
    nummer: Mapped[int]
    station: Mapped[str] = mapped_column(String(40))
    gemeente: Mapped[str] = mapped_column(String(10))
    uitkomst: Mapped[Behandeluitkomst] = mapped_column(Begrip(Behandeluitkomst))
    datum: Mapped[date]
    toelichting: Mapped[str]
