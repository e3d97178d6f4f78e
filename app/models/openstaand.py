from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text, true
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.openstaand.punt import LigtBij, Punt, Weegt, Wie
from app.tabelregels import ADMINISTRATIE, GAAT, VRIJ, buiten_zaak, van_zaak

BIJ_ANDEREN = text("wie <> 'rol'")
"""What lies with no team: little beside the rest, so it has an index of its own."""


def _van_lijsten(naam: str, *kolommen: str, en: str = "") -> Index:
    """An index of lists over zaken. What shows on its zaak alone is in none: it would stand in front, for it is old."""
    sqlite, postgresql = (text(f"{en}{eis}") for eis in ("op_lijst = 1", "op_lijst"))
    return Index(naam, *kolommen, sqlite_where=sqlite, postgresql_where=postgresql)


class Openpunt(Base):
    """A point that is open in a zaak, or will be when its day comes. Derived: `services.openstaand` writes it anew with
    each act, from the rows that it is about; nothing else may rely on it being there.

    `op_lijst` says whether lists over zaken have it: not when there is nothing to do about it, or when it waits for a
    zaak at rest to be reopened.
    """

    __tablename__ = "openpunt"
    tabelregels = van_zaak(
        soort=ADMINISTRATIE,
        verandert=VRIJ,
        naspel="afgeleid; het volgt uit de andere rijen van de zaak",
    )
    __table_args__ = (
        UniqueConstraint("zaak_id", "soort", "object"),
        _van_lijsten("ix_openpunt_wie_code", "wie", "code", "uiterlijk_op", "sinds", "zaak_id", "id", "tot", "vanaf"),
        _van_lijsten("ix_openpunt_uiterlijk_op", "uiterlijk_op", "id"),
        _van_lijsten("ix_openpunt_volgorde", "uiterlijk_op", "sinds", "zaak_id", "id"),
        _van_lijsten("ix_openpunt_anderen", "uiterlijk_op", "sinds", "zaak_id", "id", en="wie <> 'rol' AND "),
        _van_lijsten("ix_openpunt_naam", "naam", "uiterlijk_op"),
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
