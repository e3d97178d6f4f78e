"""Columns that several tables have: who entered a row, its term, and the two persons behind it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Begrip
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
