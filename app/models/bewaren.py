from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.kolommen import Ingevoerd, TweePersonen, twee_personen
from app.tabelregels import ADMINISTRATIE, alleen, blijft, buiten_zaak, van_zaak


class Vernietiging(TweePersonen, Base):
    """The destruction of a zaak, proposed and then confirmed or not. It lapses when the zaak is reopened or held.

    `tot_nr` is the last entry whose content goes: the declaration itself comes after it and stays. `verklaring` is
    that declaration, canonical JSON.
    """

    __tablename__ = "vernietiging"
    tabelregels = blijft(
        "wie het voorstelde en bevestigde, en de verklaring; getypt zijn alleen de woorden van verleende mandaten",
        verandert=alleen("bevestigd_*", "tot_nr", "verklaring"),
        naspel="staat naast de zaak en overleeft haar; de regels erover staan in de keten",
        account="wie voorstelde en bevestigde: alleen de sleutels",
    )
    __table_args__ = (
        *twee_personen(),
        CheckConstraint(
            "(bevestigd_datum IS NULL) = (tot_nr IS NULL) AND (bevestigd_datum IS NULL) = (verklaring IS NULL)",
            name="verklaring_heel",
        ),
        Index(
            "uq_vernietiging_bevestigd",
            "zaak_id",
            unique=True,
            postgresql_where=text("bevestigd_op IS NOT NULL"),
            sqlite_where=text("bevestigd_op IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    periode: Mapped[int]
    tot_nr: Mapped[int | None] = mapped_column(BigInteger)
    verklaring: Mapped[str | None]


class Bewaarbesluit(Ingevoerd, Base):
    """“Keep longer”: a hold on a zaak, with its reason, until somebody lifts it. Only its end is filled in, once."""

    __tablename__ = "bewaarbesluit"
    tabelregels = van_zaak(
        verandert=alleen("opgeheven_*", "opheffing_reden"),
        naspel="staat naast de zaak en overleeft haar; de regels erover staan in de keten",
    )
    __table_args__ = (
        CheckConstraint("(opgeheven_op IS NULL) = (opgeheven_door_id IS NULL)", name="opheffing_heel"),
        Index(
            "uq_bewaarbesluit_zaak",
            "zaak_id",
            unique=True,
            postgresql_where=text("opgeheven_op IS NULL"),
            sqlite_where=text("opgeheven_op IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"), index=True)
    reden: Mapped[str]
    opgeheven_op: Mapped[datetime | None]
    opgeheven_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    opheffing_reden: Mapped[str] = mapped_column(default="")


class Anonimisering(TweePersonen, Base):
    """An account of somebody who left, emptied. `regels`: the entries outside any zaak whose content went too."""

    __tablename__ = "anonimisering"
    tabelregels = buiten_zaak(
        ADMINISTRATIE,
        verandert=alleen("bevestigd_*", "regels"),
        account="wie voorstelde en bevestigde: alleen de sleutels",
    )
    __table_args__ = (
        *twee_personen(),
        Index(
            "uq_anonimisering_bevestigd",
            "gebruiker_id",
            unique=True,
            postgresql_where=text("bevestigd_op IS NOT NULL"),
            sqlite_where=text("bevestigd_op IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    regels: Mapped[str] = mapped_column(default="")
