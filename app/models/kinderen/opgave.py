from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.plaatsing.opgave import Opgaveslot, Opgavesoort
from app.tabelregels import ADMINISTRATIE, NOOIT, van_zaak


class Plaatslink(Base):
    """A link by which a provider gives its stock or its places once. Only the hash of its secret is kept."""

    __tablename__ = "plaatslink"
    tabelregels = van_zaak(
        verandert=NOOIT, naspel="een link naar een formulier; wat ermee kwam staat in de opgave", soort=ADMINISTRATIE
    )
    __table_args__ = (UniqueConstraint("zaak_id", "nummer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    nummer: Mapped[int]
    soort: Mapped[Opgavesoort] = mapped_column(Begrip(Opgavesoort))
    wie: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    verloopt_op: Mapped[datetime]
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class Plaatsopgave(Base):
    """What was given with a link: once, for of a link there is one. `inhoud` is a csv, `zout` that of its hash."""

    __tablename__ = "plaatsopgave"
    tabelregels = van_zaak(verandert=NOOIT, naspel="het logboek houdt van een opgave alleen een hash, geen getallen")

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    link_id: Mapped[int] = mapped_column(ForeignKey("plaatslink.id"), unique=True)
    door: Mapped[str] = mapped_column(String(200))
    inhoud: Mapped[str]
    zout: Mapped[str] = mapped_column(String(32))
    ontvangen_op: Mapped[datetime]


class Plaatsopgaveslot(Base):
    """How a link ended: withdrawn, or what was given with it taken over or refused. Once."""

    __tablename__ = "plaatsopgaveslot"
    tabelregels = van_zaak(verandert=NOOIT, naspel="hoe een opgave afliep; de regel zegt het")

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    link_id: Mapped[int] = mapped_column(ForeignKey("plaatslink.id"), unique=True)
    slot: Mapped[Opgaveslot] = mapped_column(Begrip(Opgaveslot))
    reden: Mapped[str] = mapped_column(default="", server_default=text("''"))
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
