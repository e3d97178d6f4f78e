from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking as Boekfeit
from app.domain.plaatsing.boeking import Boeksoort, Fase
from app.domain.plaatsing.stand import Cel
from app.tabelregels import NOOIT, van_zaak

_GEEN_GETALLEN = van_zaak(
    verandert=NOOIT, naspel="het logboek houdt van kinderen op een plek alleen een hash, geen getallen"
)


class _Vastgelegd:
    """A row of a zaak that never changes, with when and by whom it was entered."""

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class Plaatsstand(_Vastgelegd, Base):
    """How many children there were at a location when a week ended. The highest `versie` counts, with its reason.

    `week` is a Monday, `locatie` the number of the location of the provider. Rows of one act share their `zout`: with
    it they add up to the hash in the logboek.
    """

    __tablename__ = "plaatsstand"
    tabelregels = _GEEN_GETALLEN
    __table_args__ = (
        UniqueConstraint("zaak_id", "week", "locatie", "versie"),
        CheckConstraint("versie >= 1", name="versie"),
        CheckConstraint("kinderen >= 0", name="kinderen"),
    )

    week: Mapped[date]
    locatie: Mapped[int]
    versie: Mapped[int]
    kinderen: Mapped[int]
    reden: Mapped[str] = mapped_column(default="", server_default=text("''"))
    zout: Mapped[str] = mapped_column(String(32))
    opgave: Mapped[int | None]
    """The number of the link by which the provider said so itself."""


class Plaatsstandcel(Base):
    """A part of a stand: children of a form of care, of a municipality and a legal title when that is known."""

    __tablename__ = "plaatsstandcel"
    tabelregels = _GEEN_GETALLEN
    __table_args__ = (
        UniqueConstraint("stand_id", "zorgvorm", "gemeente", "titel", "maand"),
        CheckConstraint("aantal >= 0", name="aantal"),
        Index("ix_plaatsstandcel_zaak_id_gemeente", "zaak_id", "gemeente"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    stand_id: Mapped[int] = mapped_column(ForeignKey("plaatsstand.id"))
    zorgvorm: Mapped[str] = mapped_column(String(40))
    gemeente: Mapped[str] = mapped_column(String(40))
    titel: Mapped[str] = mapped_column(String(40))
    maand: Mapped[str] = mapped_column(String(7))
    aantal: Mapped[int]

    def waarden(self) -> Cel:
        """The part as the domain knows it."""
        return Cel(self.zorgvorm, self.aantal, self.gemeente, self.titel, self.maand)


class Plaatsaanbod(_Vastgelegd, Base):
    """Places that a provider offers. `nummer` tells offers of a zaak apart, the highest `versie` counts.

    With `vervallen` it was struck out: it should not have been there.
    """

    __tablename__ = "plaatsaanbod"
    tabelregels = van_zaak(verandert=NOOIT, naspel="wat anderen aanbieden; de regel zegt wat er kwam te staan")
    __table_args__ = (
        UniqueConstraint("zaak_id", "nummer", "versie"),
        CheckConstraint("plaatsen >= 1", name="plaatsen"),
    )

    nummer: Mapped[int]
    versie: Mapped[int]
    vervallen: Mapped[bool]
    reden: Mapped[str] = mapped_column(default="", server_default=text("''"))
    aanbieder: Mapped[str] = mapped_column(String(200))
    locatie: Mapped[str] = mapped_column(String(120))
    zorgvorm: Mapped[str] = mapped_column(String(40))
    plaatsen: Mapped[int]
    vanaf: Mapped[date]
    tot: Mapped[date | None]
    voorwaarden: Mapped[str]
    opgave: Mapped[int | None]
    """The number of the link by which the provider offered it itself."""

    def waarden(self) -> Aanbod:
        """The offer as the domain knows it."""
        return Aanbod(**{naam: getattr(self, naam) for naam in Aanbod.TITELS})


class Boeking(_Vastgelegd, Base):
    """A number of children from a location, to an offered place, home, otherwise, or come in. Never changed.

    `deel_van` is the number of the booking of which this is a part that went on alone: it is taken off that one.
    """

    __tablename__ = "boeking"
    tabelregels = _GEEN_GETALLEN
    __table_args__ = (
        UniqueConstraint("zaak_id", "nummer"),
        CheckConstraint("aantal >= 1", name="aantal"),
    )

    nummer: Mapped[int]
    soort: Mapped[Boeksoort] = mapped_column(Begrip(Boeksoort))
    locatie: Mapped[int]
    zorgvorm: Mapped[str] = mapped_column(String(40))
    gemeente: Mapped[str] = mapped_column(String(40))
    aantal: Mapped[int]
    week: Mapped[date]
    aanbod: Mapped[int | None]
    dubbel: Mapped[bool]
    deel_van: Mapped[int | None]
    toelichting: Mapped[str]
    zout: Mapped[str] = mapped_column(String(32))

    def waarden(self) -> Boekfeit:
        """The booking as the domain knows it."""
        velden = ("soort", "locatie", "zorgvorm", "gemeente", "aantal", "week", "aanbod", "dubbel", "toelichting")
        return Boekfeit(**{veld: getattr(self, veld) for veld in velden})


class Boekingstap(_Vastgelegd, Base):
    """A step of a booking: to which phase, on which day it happened. Never changed; the last one counts."""

    __tablename__ = "boekingstap"
    tabelregels = _GEEN_GETALLEN
    __table_args__ = (UniqueConstraint("boeking_id", "volgnr"), Index("ix_boekingstap_zaak_id", "zaak_id"))

    boeking_id: Mapped[int] = mapped_column(ForeignKey("boeking.id"))
    volgnr: Mapped[int]
    fase: Mapped[Fase] = mapped_column(Begrip(Fase))
    dag: Mapped[date]
    toelichting: Mapped[str]
