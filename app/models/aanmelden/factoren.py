from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.gebruiker.factoren import Eenmaligsoort
from app.tabelregels import ADMINISTRATIE, GAAT, VRIJ, buiten_zaak


class Authenticator(Base):
    """The app of an account that gives a code every thirty seconds (TOTP, RFC 6238).

    `geheim` is what both know, encrypted with the key of the installation; `teller` the step of the last code that
    was taken: that one and those before it are taken no more. `mis` counts the wrong ones since the last right one.
    """

    __tablename__ = "authenticator"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), unique=True)
    geheim: Mapped[str] = mapped_column(String(400))
    teller: Mapped[int]
    mis: Mapped[int] = mapped_column(default=0, server_default="0")
    gemaakt_op: Mapped[datetime]


class Passkey(Base):
    """A key in a phone, a computer or a stick (WebAuthn). We keep its public half; `kenmerk` is its id."""

    __tablename__ = "passkey"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    kenmerk: Mapped[str] = mapped_column(String(1400), unique=True)
    publieke_sleutel: Mapped[bytes]
    teller: Mapped[int] = mapped_column(BigInteger)
    naam: Mapped[str] = mapped_column(String(80))
    gemaakt_op: Mapped[datetime]
    gebruikt_op: Mapped[datetime | None]


class Herstelcode(Base):
    """A code for who lost his app and his passkeys; its row goes when it is used. Only its hash is kept."""

    __tablename__ = "herstelcode"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)


class Eenmalig(Base):
    """Something that works once: a link by which a password is chosen, a log-in that waits for its second step, or a
    question to a passkey that was answered already. Its row goes when it is used; only its hash is kept.
    """

    __tablename__ = "eenmalig"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    soort: Mapped[Eenmaligsoort] = mapped_column(Begrip(Eenmaligsoort))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    gemaakt_op: Mapped[datetime]
    verloopt_op: Mapped[datetime] = mapped_column(index=True)
