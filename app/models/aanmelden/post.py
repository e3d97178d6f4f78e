from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Begrip
from app.domain.gebruiker.berichten import Bericht, Postuitkomst
from app.tabelregels import ADMINISTRATIE, GAAT, VRIJ, buiten_zaak


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
    """A mail that is to go out, kept with the act that asks for it and sent by the round of tasks.

    It holds no text: that, and the link in it, are made when it goes. `volgende_op` is when it is tried (again).
    """

    __tablename__ = "uitgaand"
    tabelregels = buiten_zaak(ADMINISTRATIE, verandert=VRIJ, rijen_gaan=True, account=GAAT)

    id: Mapped[int] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"), index=True)
    soort: Mapped[Bericht] = mapped_column(Begrip(Bericht))
    gemaakt_op: Mapped[datetime]
    volgende_op: Mapped[datetime] = mapped_column(index=True)
    pogingen: Mapped[int] = mapped_column(default=0, server_default="0")
    klaar_op: Mapped[datetime | None]
    uitkomst: Mapped[Postuitkomst] = mapped_column(
        Begrip(Postuitkomst), default=Postuitkomst.WACHT, server_default=Postuitkomst.WACHT.value
    )
