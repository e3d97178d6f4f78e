from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.gebruiker.berichten import Bericht, Postuitkomst
from app.domain.post.keuze import GEWOON, Mailwens, Moment, Overzicht, Vooraf
from app.tabelregels import ADMINISTRATIE, GAAT, VRIJ, buiten_zaak, van_zaak


class Accountbericht(Base):
    """Somebody is told what changed in how he logs in, on his start page until he says that he saw it."""

    __tablename__ = "accountbericht"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    soort: Mapped[Bericht] = mapped_column(Begrip(Bericht))
    op: Mapped[datetime]
    gezien_op: Mapped[datetime | None]


class Uitgaand(Base):
    """A mail that is to go out, to an account or to the mailbox of an organisation; sent by the round of tasks.

    It holds no text: that, and the link in it, are made when it goes. `volgende_op` is when it is tried (again),
    `antwoord` what the mail server said last when it did not take it, as a code.
    """

    __tablename__ = "uitgaand"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)
    __table_args__ = (CheckConstraint("(gebruiker_id IS NULL) <> (organisatie_id IS NULL)", name="aan_een"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    organisatie_id: Mapped[int | None] = mapped_column(ForeignKey("organisatie.id"))
    soort: Mapped[Bericht] = mapped_column(Begrip(Bericht))
    gemaakt_op: Mapped[datetime]
    volgende_op: Mapped[datetime] = mapped_column(index=True)
    pogingen: Mapped[int] = mapped_column(default=0, server_default="0")
    klaar_op: Mapped[datetime | None]
    uitkomst: Mapped[Postuitkomst] = mapped_column(
        Begrip(Postuitkomst), default=Postuitkomst.WACHT, server_default=Postuitkomst.WACHT.value
    )
    antwoord: Mapped[str | None] = mapped_column(String(20))


class Mailkeuze(Base):
    """What an account chose to be mailed, and since when mail to its address comes back; nothing chosen is no row."""

    __tablename__ = "mailkeuze"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), unique=True)
    meteen: Mapped[bool] = mapped_column(default=GEWOON.meteen, server_default=true())
    vooraf: Mapped[Vooraf] = mapped_column(Begrip(Vooraf), default=GEWOON.vooraf)
    te_laat: Mapped[bool] = mapped_column(default=GEWOON.te_laat, server_default=true())
    overzicht: Mapped[Overzicht] = mapped_column(Begrip(Overzicht), default=GEWOON.overzicht)
    retour_op: Mapped[datetime | None]
    retour_adres: Mapped[str | None] = mapped_column(String(254))

    def als_wens(self) -> Mailwens:
        return Mailwens(self.meteen, self.vooraf, self.te_laat, self.overzicht)


class Organisatiepostbus(Base):
    """The mailbox of an organisation, read by more than one person: it is mailed what lies with the organisation."""

    __tablename__ = "organisatiepostbus"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisatie_id: Mapped[int] = mapped_column(ForeignKey("organisatie.id"), unique=True)
    adres: Mapped[str] = mapped_column(String(254))
    sinds: Mapped[datetime]
    retour_op: Mapped[datetime | None]


class Puntbericht(Base):
    """That somebody was told of a point, at which moment and in which mail: so that he is told once. It goes when the
    point is closed, so that he is told again of one that opens again. `ontvanger` is `g` or `o` with a key.
    """

    __tablename__ = "puntbericht"
    tabelregels = van_zaak(
        soort=ADMINISTRATIE, verandert=VRIJ, naspel="wie waarvan mail kreeg; er verandert niets aan de zaak"
    )
    __table_args__ = (Index("ix_puntbericht_punt", "zaak_id", "soort", "object", "ontvanger", "moment"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int | None] = mapped_column(ForeignKey("zaak.id"))
    soort: Mapped[str] = mapped_column(String(40))
    object: Mapped[str] = mapped_column(String(80))
    ontvanger: Mapped[str] = mapped_column(String(20))
    moment: Mapped[Moment] = mapped_column(Begrip(Moment))
    op: Mapped[datetime]
    uitgaand: Mapped[int | None] = mapped_column(index=True)
    """The key of its mail; empty once that is forgotten, which is sooner than this."""


class Poststand(Base):
    """How far the logboek was read for mail, and the last day that had its reminders. One row."""

    __tablename__ = "poststand"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ)

    id: Mapped[int] = mapped_column(primary_key=True)
    tot_nr: Mapped[int]
    dag: Mapped[date | None]


class Agendalink(Base):
    """The address by which the calendar of somebody reads his terms and meetings: only the hash of its secret."""

    __tablename__ = "agendalink"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), unique=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    gemaakt_op: Mapped[datetime]
