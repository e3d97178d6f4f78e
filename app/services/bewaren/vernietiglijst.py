"""Every table of which rows belong to a zaak, as the models say it: what goes when it is destroyed, and what stays."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, Table, delete, func, select
from sqlalchemy.orm import Session

from app.db import Base
from app.models import TABELREGELS, Zaak
from app.tabelregels import Lot, Soort


def _pad(naam: str, via: str) -> tuple[str, str]:
    """The column that leads to the zaak, and to which table it leads."""
    (sleutel,) = Base.metadata.tables[naam].c[via].foreign_keys
    return via, sleutel.column.table.name


PADEN = {naam: _pad(naam, regels.via) for naam, regels in TABELREGELS.items() if regels.lot is Lot.GAAT}
"""What goes: the column that leads to the zaak, and to which table."""


def van_zaak(tabel: Table, zaak_id: int) -> ColumnElement[bool]:
    """Which rows of the table belong to the zaak, as a condition."""
    kolom, ouder = PADEN[tabel.name]
    if ouder == "zaak":
        return tabel.c[kolom] == zaak_id
    boven = Base.metadata.tables[ouder]
    return tabel.c[kolom].in_(select(boven.c.id).where(van_zaak(boven, zaak_id)))


def tabellen() -> Iterator[Table]:
    """What goes, those that refer before those they refer to."""
    return (tabel for tabel in reversed(Base.metadata.sorted_tables) if tabel.name in PADEN)


def tel(session: Session, zaak: Zaak) -> dict[str, int]:
    """How many rows of content of each table would go, in one query; tables without any are left out."""
    namen = sorted(naam for naam in PADEN if TABELREGELS[naam].soort is Soort.INHOUD)
    vragen: list[Select[int]] = [
        select(func.count()).select_from(tabel).where(van_zaak(tabel, zaak.id))
        for tabel in (Base.metadata.tables[naam] for naam in namen)
    ]
    rij = session.execute(select(*(vraag.scalar_subquery() for vraag in vragen))).one()
    return {naam: aantal for naam, aantal in zip(namen, rij, strict=True) if aantal}


def wis(session: Session, zaak: Zaak) -> None:
    """Delete every row that goes. The database lets it happen only after two persons confirmed it."""
    for tabel in tabellen():
        session.execute(delete(tabel).where(van_zaak(tabel, zaak.id)))
