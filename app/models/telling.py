from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.domain.telling.telling import MATEN
from app.domain.telling.telling import Telling as Aantallen
from app.models.kolommen import Ingevoerd
from app.tabelregels import NOOIT, van_zaak


class Telling(Ingevoerd, Base):
    """Children of one municipality in one form of care on a reference date. Never changed: the highest `versie` counts.

    `gemeente` is the code of a municipality, or of a region that no profile describes. A correction is a new row with
    the reason. Numbers only; None was not counted. `zout` is that of the act: with it the rows of one act add up to
    the hash in the logboek.
    """

    __tablename__ = "telling"
    tabelregels = van_zaak(verandert=NOOIT, naspel="het logboek houdt van tellingen alleen een hash, geen getallen")
    __table_args__ = (
        UniqueConstraint("zaak_id", "peildatum", "gemeente", "zorgvorm", "versie"),
        CheckConstraint("versie >= 1", name="versie"),
        *(CheckConstraint(f"{maat} >= 0", name=maat) for maat in MATEN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    zaak_id: Mapped[int] = mapped_column(ForeignKey("zaak.id"))
    gemeente: Mapped[str] = mapped_column(String(40))
    zorgvorm: Mapped[str] = mapped_column(String(40))
    peildatum: Mapped[date]
    versie: Mapped[int]
    in_zorg: Mapped[int | None]
    wachtend: Mapped[int | None]
    verblijf: Mapped[int | None]
    ambulant: Mapped[int | None]
    overgedragen: Mapped[int | None]
    nog_te_plaatsen: Mapped[int | None]
    reden: Mapped[str] = mapped_column(default="")
    zout: Mapped[str] = mapped_column(String(32))

    def waarden(self) -> Aantallen:
        """The counts as the domain knows them."""
        return Aantallen(
            gemeente=self.gemeente,
            zorgvorm=self.zorgvorm,
            peildatum=self.peildatum,
            **{maat: getattr(self, maat) for maat in MATEN},
        )
