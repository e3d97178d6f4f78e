from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import Oordeel, Oordelaar
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.passend.volgen import Oordeelmoment
from app.tabelregels import NOOIT, van_zaak

_GEEN_GETALLEN = van_zaak(verandert=NOOIT, naspel="het logboek houdt van kinderen alleen een hash, geen getallen")


class _Versie:
    """A row of a zaak that never changes: the highest `versie` counts, with why it was corrected."""

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    versie: Mapped[int]
    reden: Mapped[str] = mapped_column(default="", server_default=text("''"))
    dag: Mapped[date]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class Plekoordeel(_Versie, Base):
    """Whether the place fits the children of a booking (by its number) at a moment; columns as in the domain."""

    __tablename__ = "plekoordeel"
    tabelregels = _GEEN_GETALLEN
    __table_args__ = (
        UniqueConstraint("zaak_id", "boeking", "moment", "versie"),
        CheckConstraint("versie >= 1", name="versie"),
        CheckConstraint("past >= 0 AND past_niet >= 0 AND weg >= 0 AND onbekend >= 0", name="aantallen"),
    )

    boeking: Mapped[int]
    moment: Mapped[Oordeelmoment] = mapped_column(Begrip(Oordeelmoment))
    oordelaar: Mapped[Oordelaar] = mapped_column(Begrip(Oordelaar))
    instelling: Mapped[str] = mapped_column(String(200))
    past: Mapped[int]
    past_niet: Mapped[int]
    weg: Mapped[int]
    onbekend: Mapped[int]
    toelichting: Mapped[str]
    zout: Mapped[str] = mapped_column(String(32))

    def waarden(self) -> Oordeel:
        """The verdict as the domain knows it."""
        return Oordeel(**{veld.name: getattr(self, veld.name) for veld in fields(Oordeel)})


class Kinderrechtentoets(_Versie, Base):
    """The check on the rights of the child for a location (by its number) that closes."""

    __tablename__ = "kinderrechtentoets"
    tabelregels = van_zaak(verandert=NOOIT, naspel="een oordeel van mensen; de regel zegt wat er kwam te staan")
    __table_args__ = (UniqueConstraint("zaak_id", "locatie", "versie"), CheckConstraint("versie >= 1", name="versie"))

    locatie: Mapped[int]
    besluit: Mapped[str]
    belang: Mapped[str]
    gehoord: Mapped[str]
    alternatieven: Mapped[str]
    uitkomst: Mapped[Toetsuitkomst] = mapped_column(Begrip(Toetsuitkomst))
    maatregelen: Mapped[str]

    def waarden(self) -> Toets:
        """The check as the domain knows it."""
        return Toets(**{veld.name: getattr(self, veld.name) for veld in fields(Toets)})


class Kindsignaal(_Versie, Base):
    """Signals of children or parents, as a count with their channel; `nummer` tells those of a zaak apart."""

    __tablename__ = "kindsignaal"
    tabelregels = _GEEN_GETALLEN
    __table_args__ = (
        UniqueConstraint("zaak_id", "nummer", "versie"),
        CheckConstraint("versie >= 1", name="versie"),
        CheckConstraint("aantal >= 1", name="aantal"),
    )

    nummer: Mapped[int]
    van: Mapped[Van] = mapped_column(Begrip(Van))
    kanaal: Mapped[Kanaal] = mapped_column(Begrip(Kanaal))
    onderwerp: Mapped[Onderwerp] = mapped_column(Begrip(Onderwerp))
    aantal: Mapped[int]
    opvolging: Mapped[str]
    zout: Mapped[str] = mapped_column(String(32))

    def waarden(self) -> Signaal:
        """The signals as the domain knows them."""
        return Signaal(**{veld.name: getattr(self, veld.name) for veld in fields(Signaal)})
