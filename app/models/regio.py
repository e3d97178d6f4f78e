from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.regio.bovenregionaal import Betrokkenheid, Regiorol
from app.domain.regio.functies import Vervullingssoort
from app.domain.regio.stuurgroep import Stuurplek, Stuurrol
from app.models.gebruiker import Gebruiker
from app.tabelregels import INHOUD, NAGESPEELD, NOOIT, alleen, buiten_zaak, van_zaak


class Functievervulling(Base):
    """An account that fills an office of a region from a day up to and including another, as holder or as deputy.

    Only its end is ever filled in. Without who entered it, it was there when offices began to be kept by period.
    """

    __tablename__ = "functievervulling"
    tabelregels = buiten_zaak(
        INHOUD,
        verandert=alleen("tot", "reden"),
        account="wie welke functie had: alleen de sleutel; de toelichting gaat weg",
    )
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


_LOPEND = text("tot IS NULL")
_ACCOUNTHOUDER = text("rol = 'accounthoudend' AND tot IS NULL")


class Zaakregio(Base):
    """A region in a zaak, in one role, from a day on. Only its end is filled in later, once: `tot` is the first day
    on which it is over. The database holds one running row per region and one account holder per zaak.
    """

    __tablename__ = "zaakregio"
    tabelregels = van_zaak(verandert=alleen("tot", "reden_einde"), naspel=NAGESPEELD)
    __table_args__ = (
        CheckConstraint("tot >= vanaf", name="looptijd"),
        CheckConstraint("rol IN ('accounthoudend', 'betrokken')", name="rol"),
        Index(
            "uq_zaakregio_lopend",
            "zaak_id",
            "regio_code",
            unique=True,
            postgresql_where=_LOPEND,
            sqlite_where=_LOPEND,
        ),
        Index(
            "uq_zaakregio_accounthouder",
            "zaak_id",
            unique=True,
            postgresql_where=_ACCOUNTHOUDER,
            sqlite_where=_ACCOUNTHOUDER,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    regio_code: Mapped[str] = mapped_column(String(40))
    rol: Mapped[Regiorol]
    vertegenwoordiger: Mapped[str] = mapped_column(String(200))
    vanaf: Mapped[date]
    reden: Mapped[str]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    tot: Mapped[date | None]
    reden_einde: Mapped[str] = mapped_column(default="")

    def feiten(self) -> Betrokkenheid:
        return Betrokkenheid(self.regio_code, self.rol, self.vanaf, self.tot)


class Stuurgroepplek(Base):
    """What a party is in a steering group. `nummer` tells them apart in a zaak, the highest `versie` counts.

    With `vervallen` it was struck out: it should not have been there.
    """

    __tablename__ = "stuurgroepplek"
    tabelregels = van_zaak(verandert=NOOIT, naspel="wie voor wie aan tafel zit; de regel zegt wat er kwam te staan")
    __table_args__ = (UniqueConstraint("zaak_id", "nummer", "versie"), CheckConstraint("tot >= vanaf", name="looptijd"))

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    nummer: Mapped[int]
    versie: Mapped[int]
    vervallen: Mapped[bool]
    reden: Mapped[str] = mapped_column(default="", server_default=text("''"))
    stuurgroep: Mapped[str] = mapped_column(String(200))
    rol: Mapped[Stuurrol] = mapped_column(Begrip(Stuurrol))
    partij: Mapped[str] = mapped_column(String(200))
    wie: Mapped[str] = mapped_column(String(200))
    vanaf: Mapped[date]
    tot: Mapped[date | None]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    def waarden(self) -> Stuurplek:
        """The place as the domain knows it."""
        return Stuurplek(**{naam: getattr(self, naam) for naam in Stuurplek.TITELS})
