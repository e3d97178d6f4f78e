from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.domain.melding.aflevering import UITLEG, Abonnementstaat, Afleverfout, staat
from app.tabelregels import ADMINISTRATIE, GAAT, VRIJ, buiten_zaak


class Abonnement(Base):
    """A subscription of an account to events. It goes with the account when that is emptied.

    `tot_nr` is the last entry of the logboek that was dealt with, `volgnr` counts what was delivered. Whoever delivers
    holds `bezig_tot`: the row is his until then. `versie` counts what its owner did to it. Encrypted are
    `geheim`, `vorig_geheim` and `token`.
    """

    __tablename__ = "abonnement"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, account=GAAT)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    naam: Mapped[str] = mapped_column(String(120))
    url: Mapped[str]
    soorten: Mapped[str] = mapped_column(String(400))
    geheim: Mapped[str]
    vorig_geheim: Mapped[str | None]
    vorig_tot: Mapped[datetime | None]
    token: Mapped[str | None]
    gemaakt_op: Mapped[datetime]
    versie: Mapped[int]
    tot_nr: Mapped[int] = mapped_column(BigInteger)
    volgnr: Mapped[int]
    bevestigd_op: Mapped[datetime | None]
    per_minuut: Mapped[int | None]
    mislukt: Mapped[int]
    volgende_op: Mapped[datetime]
    bezig_tot: Mapped[datetime | None]
    gepauzeerd_op: Mapped[datetime | None]
    beeindigd_op: Mapped[datetime | None]
    fout: Mapped[str | None] = mapped_column(String(40))

    @property
    def staat(self) -> Abonnementstaat:
        return staat(
            bevestigd=self.bevestigd_op is not None,
            gepauzeerd=self.gepauzeerd_op is not None,
            beeindigd=self.beeindigd_op is not None,
        )

    @property
    def gekozen_soorten(self) -> tuple[str, ...]:
        """The kinds of acts that it asks for; none for all of them."""
        return tuple(self.soorten.split(",")) if self.soorten else ()

    @property
    def wat_mis_is(self) -> str | None:
        """Why the last attempt failed, for its owner; None when nothing is wrong."""
        return UITLEG[Afleverfout(self.fout)] if self.fout else None


class Aflevering(Base):
    """One attempt to deliver an event, or (without `regel_nr`) to ask the receiver's permission. Kept for 30 days."""

    __tablename__ = "aflevering"
    tabelregels = buiten_zaak(
        ADMINISTRATIE,
        verandert=VRIJ,
        naspel="wat van een melding is verstuurd; de melding zelf komt uit het logboek",
        rijen_gaan=True,
    )
    __table_args__ = (Index("ix_aflevering_abonnement_id_id", "abonnement_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    abonnement_id: Mapped[int] = mapped_column(ForeignKey("abonnement.id", ondelete="CASCADE"))
    regel_nr: Mapped[int | None] = mapped_column(BigInteger)
    volgnr: Mapped[int | None]
    poging: Mapped[int]
    op: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[int | None]
    fout: Mapped[str | None] = mapped_column(String(40))


class Achtergrondtaak(Base):
    """A task of the background: who has it now and until when (`tot`, UTC), and what came of it the last time.

    `mislukt` counts the times in a row that it failed; `bericht` is what it said last, in Dutch.
    """

    __tablename__ = "achtergrondtaak"
    tabelregels = buiten_zaak(
        ADMINISTRATIE, verandert=VRIJ, naspel="hoe het werk van de achtergrond gaat; geen zaak", rijen_gaan=True
    )

    naam: Mapped[str] = mapped_column(String(40), primary_key=True)
    door: Mapped[str | None] = mapped_column(String(80))
    tot: Mapped[datetime | None]
    begonnen_op: Mapped[datetime | None]
    gelukt_op: Mapped[datetime | None]
    mislukt: Mapped[int] = mapped_column(server_default="0")
    bericht: Mapped[str] = mapped_column(default="")


class Reservekopie(Base):
    """A backup that was made, by the mark in its manifest: the name and size of the file, and how long the logboek was.
    `proef_goed` is what came of the last time that it was put back to try it, `proef_uitslag` what was said of it.
    """

    __tablename__ = "reservekopie"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, naspel="welke reservekopieën er zijn gemaakt; geen zaak")

    kenmerk: Mapped[str] = mapped_column(String(40), primary_key=True)
    gemaakt_op: Mapped[datetime] = mapped_column(index=True)
    bestand: Mapped[str] = mapped_column(String(200))
    grootte: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    regels: Mapped[int] = mapped_column(BigInteger)
    versleuteld: Mapped[bool]
    met_sleutels: Mapped[bool]
    beproefd_op: Mapped[datetime | None]
    proef_goed: Mapped[bool | None]
    proef_uitslag: Mapped[str] = mapped_column(default="")
