from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Begrip
from app.domain.termijn.termijnmutatie import Mutatie, Mutatiesoort
from app.models.gebruiker import Gebruiker
from app.tabelregels import INHOUD, NAGESPEELD, NOOIT, VRIJ, buiten_zaak, van_zaak


class GelijkgesteldeDag(Base):
    """A day equated with a public holiday by royal decree. The table is edited; the logboek keeps what it was.

    Without a moment of entry, a day was there when the table was made.
    """

    __tablename__ = "gelijkgestelde_dag"
    tabelregels = buiten_zaak(INHOUD, verandert=VRIJ, account="wie hem toevoegde: alleen de sleutel", rijen_gaan=True)

    datum: Mapped[date] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(String(200))
    bron: Mapped[str] = mapped_column(String(400))
    ingevoerd_op: Mapped[datetime | None]
    ingevoerd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))


class Zaakgebeurtenis(Base):
    """An event of the edition that happened in a zaak, in one of its periods. Never changed: the latest row counts."""

    __tablename__ = "gebeurtenis"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    periode: Mapped[int]
    code: Mapped[str] = mapped_column(String(40))
    datum: Mapped[date]
    toelichting: Mapped[str] = mapped_column(default="")
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    door: Mapped[Gebruiker] = relationship(lazy="raise")


class Termijnmutatie(Base):
    """The term of a step suspended, resumed or extended. Never changed; the term is computed from all of them."""

    __tablename__ = "termijnmutatie"
    tabelregels = van_zaak("stap_id", verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (
        CheckConstraint("(soort = 'verlenging') = (werkdagen IS NOT NULL)", name="werkdagen_bij_verlenging"),
        CheckConstraint("werkdagen >= 1", name="werkdagen_minstens_een"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    stap_id: Mapped[int] = mapped_column(ForeignKey("stap.id"), index=True)
    soort: Mapped[Mutatiesoort] = mapped_column(Begrip(Mutatiesoort))
    datum: Mapped[date]
    werkdagen: Mapped[int | None]
    reden: Mapped[str]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))

    door: Mapped[Gebruiker] = relationship(lazy="raise")

    def als_mutatie(self) -> Mutatie:
        return Mutatie(self.soort, self.datum, self.reden, self.werkdagen)
