"""Columns that several tables have: who entered a row, its term, the two persons behind it, and its version."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Connection, ForeignKey, String, event, inspect
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from app.db import Base, Begrip
from app.domain.draaiboek.draaiboek import TREDEBEPALING
from app.domain.termijn.eenheid import Eenheid


class Ingevoerd:
    """Columns of a row that says when and by whom it was entered."""

    ingevoerd_op: Mapped[datetime]
    ingevoerd_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))


class Termijnkolommen:
    """Columns of a row that has a term: the event it counts from, its day once it happened, and the last day.

    `werkdagen` is its length in `eenheid`; `vanaf_om` the moment of the event, kept for terms in hours when known.
    `uiterlijk_op` is computed from the others and from every suspension and extension; None while the term does
    not run.
    """

    vanaf: Mapped[str] = mapped_column(String(40), default=TREDEBEPALING)
    vanaf_datum: Mapped[date | None]
    werkdagen: Mapped[int | None]
    eenheid: Mapped[Eenheid] = mapped_column(
        Begrip(Eenheid), default=Eenheid.WERKDAGEN, server_default=Eenheid.WERKDAGEN.value
    )
    vanaf_om: Mapped[datetime | None]
    uiterlijk_op: Mapped[date | None]


class TweePersonen:
    """Who proposed and who confirmed, as persons, so that the database itself holds four eyes. No typed text."""

    vanaf: Mapped[date]
    voorgesteld_datum: Mapped[date]
    voorgesteld_op: Mapped[datetime]
    voorgesteld_door_id: Mapped[int] = mapped_column(ForeignKey("gebruiker.id"))
    voorgesteld_persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"))
    bevestigd_datum: Mapped[date | None]
    bevestigd_op: Mapped[datetime | None]
    bevestigd_door_id: Mapped[int | None] = mapped_column(ForeignKey("gebruiker.id"))
    bevestigd_persoon_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))


def twee_personen() -> tuple[CheckConstraint, ...]:
    """The rules of the database for `TweePersonen`."""
    heel = ("persoon_id", "door_id", "op")
    return (
        CheckConstraint("bevestigd_persoon_id <> voorgesteld_persoon_id", name="vier_ogen"),
        CheckConstraint("voorgesteld_datum >= vanaf AND bevestigd_datum >= vanaf", name="na_de_termijn"),
        CheckConstraint(
            " AND ".join(f"(bevestigd_datum IS NULL) = (bevestigd_{kolom} IS NULL)" for kolom in heel),
            name="bevestiging_heel",
        ),
    )


STIL = {"stil": True}
"""`info` of a column that only says that something was noted. No reader sees it, so it moves no version."""


def geteld(versie: Any) -> dict[str, Any]:
    """The `__mapper_args__` of a row whose `versie` users send back: in an ETag, or in a hidden field of a form.

    The rule: it moves when something changed that a reader can see, whoever changed it, and for nothing else. Who read
    the row before an automatic task noted something about it can still act on what he read. Two writers at once are
    told apart by it as ever.
    """
    return {"version_id_col": versie, "version_id_generator": False}


@event.listens_for(Base, "before_insert", propagate=True)
def _begin(mapper: Mapper[Any], _verbinding: Connection, rij: Any) -> None:
    if mapper.version_id_generator is False and rij.versie is None:
        rij.versie = 1


@event.listens_for(Base, "before_update", propagate=True)
def _tel(mapper: Mapper[Any], _verbinding: Connection, rij: Any) -> None:
    if mapper.version_id_generator is not False:
        return
    staat = inspect(rij)
    zichtbaar = (a.key for a in mapper.column_attrs if not a.columns[0].info.get("stil"))
    if any(staat.attrs[naam].history.has_changes() for naam in zichtbaar):
        rij.versie += 1
