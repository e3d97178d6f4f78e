from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.draaiboek import TREDEBEPALING


class Termijnkolommen:
    """Columns of a row that has a term: the event it counts from, its day once it happened, and the last day.

    `uiterlijk_op` is computed from the others and from every suspension and extension; None while the term does
    not run.
    """

    vanaf: Mapped[str] = mapped_column(String(40), default=TREDEBEPALING)
    vanaf_datum: Mapped[date | None]
    werkdagen: Mapped[int | None]
    uiterlijk_op: Mapped[date | None]
