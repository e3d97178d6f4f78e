"""Which rows make up a zaak, by what the tables say of themselves: so a new table cannot be forgotten in a copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Table

from app.db import Base
from app.models import TABELREGELS
from app.services.bewaren.vernietiglijst import PADEN
from app.tabelregels import Lot

Rij = dict[str, Any]
Lezer = Callable[[str, Iterable[Any]], list[Rij]]
"""Rows of a query, with the values of its question marks."""

EIGEN = frozenset({"zaak", "logboek_regel", "logboek_payload"})
"""Of a zaak and copied, by rules of their own."""
_SLEUTELS = {"plicht_id": "informatieplicht"}
"""To which table a name in stored JSON points, where it is not said by the name itself (mandaat_id)."""
_NAAM = re.compile(r"([a-z_]+)([-/])([0-9]+)(.*)", re.DOTALL)


class NietGekopieerd(Exception):
    """A played zaak has rows in a table of which no copy is made."""


def volgorde() -> list[Table]:
    """The tables of which rows belong to one zaak, each after those that it refers to."""
    return [tabel for tabel in Base.metadata.sorted_tables if tabel.name in PADEN or tabel.name == "zaak"]


def rijen_van(lees: Lezer, zaaknummer: str) -> dict[str, list[Rij]]:
    """Every row of this zaak, by table. Raises NietGekopieerd."""
    rijen = {"zaak": lees("SELECT * FROM zaak WHERE zaaknummer = ?", [zaaknummer])}
    zaak_id = rijen["zaak"][0]["id"]
    for tabel in volgorde():
        if tabel.name in PADEN:
            kolom, ouder = PADEN[tabel.name]
            sleutels = [rij["id"] for rij in rijen.get(ouder, [])]
            vragen = ",".join("?" * len(sleutels))
            rijen[tabel.name] = lees(f"SELECT * FROM {tabel.name} WHERE {kolom} IN ({vragen})", sleutels)  # noqa: S608
    _toets_rest(lees, zaak_id, rijen["zaak"][0]["aanbieder_id"])
    return rijen


def _toets_rest(lees: Lezer, zaak_id: int, aanbieder_id: int) -> None:
    """What stays or goes by a rule of its own is not copied, so there must be none."""
    for naam, regels in TABELREGELS.items():
        if naam in EIGEN or regels.lot not in (Lot.BLIJFT, Lot.APART):
            continue
        for kolom, waarde in (("zaak_id", zaak_id), ("aanbieder_id", aanbieder_id)):
            vraag = f"SELECT count(*) AS n FROM {naam} WHERE {kolom} = ?"  # noqa: S608
            if kolom in Base.metadata.tables[naam].c and lees(vraag, [waarde])[0]["n"]:
                raise NietGekopieerd(naam)


def verwijzingen(tabel: Table, onder: Iterable[str]) -> dict[str, str]:
    """The columns of the table that point at one of these tables, and which."""
    return {
        kolom.name: sleutel.column.table.name
        for kolom in tabel.columns
        for sleutel in kolom.foreign_keys
        if sleutel.column.table.name in onder
    }


Sleutels = Mapping[tuple[str, int], int]
"""The new key of each row of the zaak that is copied, by its table and old key."""


def naam_van(wat: str, nieuw: Sleutels) -> str:
    """The same name of an object (mandaat/12, vraag/3/GM0518) in the copy; a number within the zaak stays."""
    deel = _NAAM.fullmatch(wat)
    if deel is None or (deel[1], int(deel[3])) not in nieuw:
        return wat
    return f"{deel[1]}{deel[2]}{nieuw[deel[1], int(deel[3])]}{deel[4]}"


def in_kopie(waarde: Any, nieuw: Sleutels, naam: str = "") -> Any:
    """Stored JSON with the keys of the copy in it."""
    if isinstance(waarde, dict):
        return {k: in_kopie(w, nieuw, k) for k, w in waarde.items()}
    if isinstance(waarde, list):
        return [in_kopie(w, nieuw, naam) for w in waarde]
    if isinstance(waarde, int) and naam.endswith("_id"):
        return nieuw.get((_SLEUTELS.get(naam, naam.removesuffix("_id")), waarde), waarde)
    return naam_van(waarde, nieuw) if isinstance(waarde, str) else waarde
