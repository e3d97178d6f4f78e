from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.openstaand.punt import LigtBij, Punt, Weegt, Wie
from app.domain.openstaand.register import BESLISSINGEN
from app.domain.samenwerken.notitie import Intrekreden
from app.models.gebruiker import Gebruiker
from app.tabelregels import ADMINISTRATIE, GAAT, VRIJ, buiten_zaak, van_zaak

BIJ_ANDEREN = text("wie <> 'rol'")
"""What lies with no team: little beside the rest, so it has an index of its own."""
_SOORTEN = ", ".join(f"'{code}'" for code in BESLISSINGEN)
BESLISSING = text(f"soort IN ({_SOORTEN})")
"""What asks for a decision: it is found however much else waits, so it has an index of its own.
Another kind that does needs a migration that makes that index anew (`tests/services/openstaand/test_beslissingen.py`).
"""


def _van_lijsten(naam: str, *kolommen: str, en: str = "") -> Index:
    """An index of lists over zaken. What shows on its zaak alone is in none: it would stand in front, for it is old."""
    sqlite, postgresql = (text(f"{en}{eis}") for eis in ("op_lijst = 1", "op_lijst"))
    return Index(naam, *kolommen, sqlite_where=sqlite, postgresql_where=postgresql)


class Openpunt(Base):
    """A point that is open in a zaak, or will be when its day comes. Derived: `services.openstaand` writes it anew with
    each act, from the rows that it is about; nothing else may rely on it being there.

    `op_lijst` says whether lists over zaken have it: not when there is nothing to do about it, or when it waits for a
    zaak at rest to be reopened. `behandelaar_id` is who does it of those with whom it lies, when somebody was assigned.
    """

    __tablename__ = "openpunt"
    tabelregels = van_zaak(
        soort=ADMINISTRATIE,
        verandert=VRIJ,
        naspel="afgeleid; het volgt uit de andere rijen van de zaak",
    )
    __table_args__ = (
        UniqueConstraint("zaak_id", "soort", "object"),
        _van_lijsten(
            "ix_openpunt_wie_code",
            "wie",
            "code",
            "uiterlijk_op",
            "sinds",
            "zaak_id",
            "id",
            "tot",
            "vanaf",
            "behandelaar_id",
        ),
        _van_lijsten("ix_openpunt_soort", "soort", "uiterlijk_op", "vanaf", "tot", "id"),
        _van_lijsten("ix_openpunt_volgorde", "uiterlijk_op", "sinds", "zaak_id", "id"),
        _van_lijsten("ix_openpunt_anderen", "uiterlijk_op", "sinds", "zaak_id", "id", en="wie <> 'rol' AND "),
        _van_lijsten(
            "ix_openpunt_beslissing", "wie", "code", "uiterlijk_op", "sinds", "zaak_id", "id", en=f"{BESLISSING} AND "
        ),
        _van_lijsten("ix_openpunt_naam", "naam", "uiterlijk_op", "sinds", "zaak_id", "id"),
        _van_lijsten("ix_openpunt_behandelaar_id", "behandelaar_id", "uiterlijk_op", "sinds", "zaak_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    soort: Mapped[str] = mapped_column(String(40))
    object: Mapped[str] = mapped_column(String(80))
    onderwerp: Mapped[str]
    wie: Mapped[Wie] = mapped_column(Begrip(Wie))
    code: Mapped[str] = mapped_column(String(40))
    naam: Mapped[str] = mapped_column(String(200))
    sinds: Mapped[date]
    vanaf: Mapped[date]
    tot: Mapped[date | None]
    uiterlijk_op: Mapped[date | None]
    weegt: Mapped[Weegt] = mapped_column(Begrip(Weegt))
    gegevens: Mapped[dict[str, Any]] = mapped_column(JSON)
    op_lijst: Mapped[bool] = mapped_column(server_default=true())
    behandelaar_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))

    def als_punt(self) -> Punt:
        return Punt(
            soort=self.soort,
            onderwerp=self.onderwerp,
            object=self.object,
            ligt_bij=LigtBij(self.wie, self.code, self.naam),
            sinds=self.sinds,
            vanaf=self.vanaf,
            tot=self.tot,
            uiterlijk_op=self.uiterlijk_op,
            weegt=self.weegt,
            gegevens=self.gegevens,
        )


class Overzichtfilter(Base):
    """What somebody asks of the overview, by name, for his account alone; `vragen` are those of its address."""

    __tablename__ = "overzichtfilter"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, account=GAAT, rijen_gaan=True)
    __table_args__ = (UniqueConstraint("gebruiker_id", "naam"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    naam: Mapped[str] = mapped_column(String(60))
    vragen: Mapped[dict[str, str]] = mapped_column(JSON)
    bewaard_op: Mapped[datetime]


class Behandelaar(Base):
    """Who does an open point, of those with whom it lies: a working agreement. Its rows come and go; the logboek keeps
    who assigned whom. `soort` and `object` are those of the point, open or not.
    """

    __tablename__ = "behandelaar"
    tabelregels = van_zaak(
        soort=ADMINISTRATIE,
        verandert=VRIJ,
        naspel="een werkafspraak: wie een taak doet, verandert niet bij wie zij ligt",
    )
    __table_args__ = (UniqueConstraint("zaak_id", "soort", "object"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    soort: Mapped[str] = mapped_column(String(40))
    object: Mapped[str] = mapped_column(String(80))
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    sinds: Mapped[datetime]
    door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class Notitie(Base):
    """What somebody wrote beside the record, at a zaak or at a thing in it (`bij`, as the logboek names that; `over` is
    what it was called then). The logboek keeps `sha256`, over `zout` and `tekst`; once withdrawn both are gone.
    """

    __tablename__ = "notitie"
    tabelregels = van_zaak(
        verandert=VRIJ, naspel="staat naast het dossier; het logboek houdt dat zij er was, niet wat erin stond"
    )
    __table_args__ = (UniqueConstraint("zaak_id", "volgnr"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    volgnr: Mapped[int]
    bij: Mapped[str] = mapped_column(String(80))
    over: Mapped[str] = mapped_column(String(200))
    tekst: Mapped[str]
    zout: Mapped[bytes]
    sha256: Mapped[str] = mapped_column(String(64))
    geplaatst_op: Mapped[datetime]
    door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    ingetrokken_op: Mapped[datetime | None]
    ingetrokken_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    waarom: Mapped[Intrekreden | None] = mapped_column(Begrip(Intrekreden))

    vermeldingen: Mapped[list[Vermelding]] = relationship(lazy="raise", order_by="Vermelding.id")
    door: Mapped[Gebruiker] = relationship(lazy="raise", foreign_keys=door_id)


class Vermelding(Base):
    """Who is named in a note, and when he saw it (UTC)."""

    __tablename__ = "vermelding"
    tabelregels = van_zaak("notitie_id", verandert=VRIJ, naspel="gaat met de notitie, naast het dossier")
    __table_args__ = (
        UniqueConstraint("notitie_id", "gebruiker_id"),
        Index(
            "ix_vermelding_ongezien",
            "gebruiker_id",
            sqlite_where=text("gezien_op IS NULL"),
            postgresql_where=text("gezien_op IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    notitie_id: Mapped[int] = mapped_column(ForeignKey("notitie.id"))
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    gezien_op: Mapped[datetime | None]

    gebruiker: Mapped[Gebruiker] = relationship(lazy="raise")


class Bekeken(Base):
    """That somebody opened a thing of a zaak, for the first time: for who leads it. No act, so not in the logboek."""

    __tablename__ = "bekeken"
    tabelregels = van_zaak(
        soort=ADMINISTRATIE, verandert=VRIJ, naspel="wie iets opende; er verandert niets aan de zaak", account=GAAT
    )
    __table_args__ = (UniqueConstraint("zaak_id", "object", "gebruiker_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    object: Mapped[str] = mapped_column(String(80))
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    op: Mapped[datetime]
