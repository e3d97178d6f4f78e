from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip, Cent
from app.domain.geld.grootboek import Post, Voorwaarde
from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Rekening, Toezegsoort
from app.domain.geld.toezegging import Termijn, lees_plan
from app.tabelregels import NAGESPEELD, NOOIT, van_zaak


class _Vastgelegd:
    """A row of a zaak that never changes, with when and by whom it was entered."""

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class Toezegging(_Vastgelegd, Base):
    """What was promised, under which decision or spoedbesluit, and the part of each (euro cents by code of the
    organisation). Of what is asked of the Rijk `beslissing_voor` is the day by which it decides.

    `gewichten` is what each weighed by the key, `peiljaar` of which year its inhabitants are, `peildatum` of which day
    its counts. `betaalt_niet` are who do not pay their part themselves: `voorfinancier` does.
    """

    __tablename__ = "toezegging"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("zaak_id", "nummer"), CheckConstraint("bedrag > 0", name="bedrag"))

    nummer: Mapped[int]
    soort: Mapped[Toezegsoort] = mapped_column(Begrip(Toezegsoort))
    omschrijving: Mapped[str]
    wederpartij: Mapped[str] = mapped_column(String(200))
    datum: Mapped[date]
    bedrag: Mapped[int] = mapped_column(Cent)
    besluit_id: Mapped[int | None] = mapped_column(ForeignKey("besluit.id"), index=True)
    spoedbesluit_id: Mapped[int | None] = mapped_column(ForeignKey("spoedbesluit.id"), index=True)
    beschikking: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    beslissing_voor: Mapped[date | None]
    voorwaarden: Mapped[str] = mapped_column(default="", server_default=text("''"))
    zekerheid: Mapped[str] = mapped_column(default="", server_default=text("''"))
    rente: Mapped[str] = mapped_column(String(200), default="", server_default=text("''"))
    sleutel: Mapped[Draagsleutel] = mapped_column(Begrip(Draagsleutel))
    peiljaar: Mapped[int | None]
    peildatum: Mapped[date | None]
    gewichten: Mapped[dict[str, int]] = mapped_column(JSON)
    delen: Mapped[dict[str, int]] = mapped_column(JSON)
    voorfinancier: Mapped[str] = mapped_column(String(40), default="", server_default=text("''"))
    betaalt_niet: Mapped[list[str]] = mapped_column(JSON)

    def voorwaarde(self) -> Voorwaarde:
        """What a booking must know of it."""
        return Voorwaarde(self.soort, self.delen, frozenset(self.betaalt_niet), self.voorfinancier)


class Geldplan(_Vastgelegd, Base):
    """When a commitment is paid and comes back, a line for each term. The highest `versie` counts, with its reason."""

    __tablename__ = "geldplan"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (UniqueConstraint("toezegging_id", "versie"), Index("ix_geldplan_zaak_id", "zaak_id"))

    toezegging_id: Mapped[int] = mapped_column(ForeignKey("toezegging.id"))
    versie: Mapped[int]
    regels: Mapped[list[str]] = mapped_column(JSON)
    reden: Mapped[str] = mapped_column(default="", server_default=text("''"))

    def termijnen(self) -> list[Termijn]:
        return lees_plan(self.regels)


class Geldboeking(_Vastgelegd, Base):
    """A booking on a commitment; numbered within the zaak. A mistake is booked back by another one, once."""

    __tablename__ = "geldboeking"
    tabelregels = van_zaak(verandert=NOOIT, naspel=NAGESPEELD)
    __table_args__ = (
        UniqueConstraint("zaak_id", "nummer"),
        UniqueConstraint("tegenboeking_van_id"),
        CheckConstraint("bedrag > 0", name="bedrag"),
        Index("ix_geldboeking_toezegging_id", "toezegging_id"),
    )

    toezegging_id: Mapped[int] = mapped_column(ForeignKey("toezegging.id"))
    nummer: Mapped[int]
    soort: Mapped[Geldsoort] = mapped_column(Begrip(Geldsoort))
    datum: Mapped[date]
    bedrag: Mapped[int] = mapped_column(Cent)
    college: Mapped[str] = mapped_column(String(40), default="", server_default=text("''"))
    grondslag: Mapped[str] = mapped_column(String(200), default="", server_default=text("''"))
    toelichting: Mapped[str] = mapped_column(default="", server_default=text("''"))
    tegenboeking_van_id: Mapped[int | None] = mapped_column(ForeignKey("geldboeking.id"))


class Geldpost(Base):
    """An amount that goes from one line of an account to another: so a booking balances, whoever wrote it."""

    __tablename__ = "geldpost"
    tabelregels = van_zaak(verandert=NOOIT, naspel="volgt uit de boeking, waarvan de regel de delen houdt")
    __table_args__ = (
        CheckConstraint("bedrag > 0", name="bedrag"),
        Index("ix_geldpost_zaak_id", "zaak_id"),
        Index("ix_geldpost_boeking_id", "boeking_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    boeking_id: Mapped[int] = mapped_column(ForeignKey("geldboeking.id"))
    van: Mapped[Rekening] = mapped_column(Begrip(Rekening))
    van_wie: Mapped[str] = mapped_column(String(40))
    naar: Mapped[Rekening] = mapped_column(Begrip(Rekening))
    naar_wie: Mapped[str] = mapped_column(String(40))
    bedrag: Mapped[int] = mapped_column(Cent)

    def waarden(self) -> Post:
        """The posting as the domain knows it."""
        return Post((self.van, self.van_wie), (self.naar, self.naar_wie), self.bedrag)
