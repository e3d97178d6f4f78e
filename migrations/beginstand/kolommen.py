"""Columns of the beginning, one kind after another; each must have a value unless it says `leeg`."""

from typing import Any

import sqlalchemy as sa

Kolommen = list[sa.Column]


def _kolommen(
    namen: tuple[str, ...], soort: Any, *, leeg: bool = False, uniek: bool = False, index: bool = False, **meer: Any
) -> Kolommen:
    """Columns of one kind. Only `id` is given out by the database, any other number by who writes the row."""
    hoe = {"nullable": leeg, "unique": uniek or None, "index": index or None, "server_default": meer.get("standaard")}
    return [sa.Column(naam, soort, **hoe, autoincrement=naam == "id") for naam in namen]


def tekst(*namen: str, lengte: int | None = None, **hoe: Any) -> Kolommen:
    return _kolommen(namen, sa.String(lengte) if lengte else sa.Text(), **hoe)


def woord(*namen: str, **hoe: Any) -> Kolommen:
    """Codes: the values of a status, the names of a kind, a region."""
    return tekst(*namen, lengte=40, **hoe)


def getal(*namen: str, **hoe: Any) -> Kolommen:
    return _kolommen(namen, sa.Integer(), **hoe)


def groot(*namen: str, **hoe: Any) -> Kolommen:
    """Amounts in euro cents, and numbers of the logboek."""
    return _kolommen(namen, sa.BigInteger(), **hoe)


def vlag(*namen: str, **hoe: Any) -> Kolommen:
    return _kolommen(namen, sa.Boolean(), **hoe)


def dag(*namen: str, **hoe: Any) -> Kolommen:
    return _kolommen(namen, sa.Date(), **hoe)


def moment(*namen: str, **hoe: Any) -> Kolommen:
    return _kolommen(namen, sa.DateTime(timezone=True), **hoe)


def octetten(*namen: str, **hoe: Any) -> Kolommen:
    return _kolommen(namen, sa.LargeBinary(), **hoe)


def naar(naam: str, doel: str, *, veld: str = "id", soort: Any = None, gaat_mee: bool = False, **hoe: Any) -> Kolommen:
    """A reference; with `gaat_mee` the row goes when that to which it refers goes."""
    (kolom,) = _kolommen((naam,), soort or sa.Integer(), **hoe)
    kolom.append_foreign_key(sa.ForeignKey(f"{doel}.{veld}", ondelete="CASCADE" if gaat_mee else None))
    return [kolom]


def ingevoerd(*, leeg: bool = False) -> Kolommen:
    """When and by whom the row was entered."""
    return [*moment("ingevoerd_op"), *naar("ingevoerd_door_id", "gebruiker", leeg=leeg)]
