from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.gebruiker.factoren import Factor
from app.tabelregels import ADMINISTRATIE, GAAT, VRIJ, buiten_zaak


class Inlogpoging(Base):
    """A wrong password, or one that is being looked at: of which account and from which address, both as hashes."""

    __tablename__ = "inlogpoging"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True)
    __table_args__ = (
        Index("ix_inlogpoging_account_op", "account", "op"),
        Index("ix_inlogpoging_adres_op", "adres", "op"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(String(64))
    adres: Mapped[str] = mapped_column(String(64))
    op: Mapped[datetime] = mapped_column(index=True)


class Sessie(Base):
    """Somebody is logged in to the screens: his cookie holds the key of which `sha256` is the hash, and is worth
    nothing when this row is gone. `bewezen_op` is when he last proved that it is he, `factor` with what besides his
    password the session was opened, `apparaat` the browser as its user knows it. Who proves it again gets another key;
    that of before (`vorige_sha256`) works until `vorige_tot`, for what was asked with it already.

    Who signed on at a provider has its code in `dienst`, how he is called there in `dienst_sub`, its session in
    `dienst_sid`, and its ID token in `id_token`, encrypted with the key of the installation: to log out there too.
    """

    __tablename__ = "sessie"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)
    __table_args__ = (Index("ix_sessie_dienst", "dienst", "dienst_sub"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    vorige_sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    vorige_tot: Mapped[datetime | None]
    begonnen_op: Mapped[datetime] = mapped_column(index=True)
    bewezen_op: Mapped[datetime | None]
    factor: Mapped[Factor] = mapped_column(Begrip(Factor), default=Factor.GEEN, server_default=Factor.GEEN.value)
    apparaat: Mapped[str | None] = mapped_column(String(80))
    dienst: Mapped[str | None] = mapped_column(String(40))
    dienst_sub: Mapped[str | None] = mapped_column(String(255))
    dienst_sid: Mapped[str | None] = mapped_column(String(255))
    id_token: Mapped[str | None] = mapped_column(Text)
