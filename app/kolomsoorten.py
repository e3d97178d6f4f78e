"""Column types: moments that are aware of their zone, and the words of the field as their text."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, LargeBinary, String, Text
from sqlalchemy.types import TypeDecorator

from app.domain.basis import begrippen
from app.domain.besluit.verdeling import Verdeelsleutel
from app.domain.regio.bovenregionaal import Regiorol


class UtcTijd(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite would hand back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without time zone cannot be stored")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Begrip(TypeDecorator[StrEnum]):
    """A word of the field, stored as its text."""

    impl = String(40)
    cache_ok = True

    def __init__(self, soort: type[StrEnum]) -> None:
        super().__init__()
        self.soort = soort

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return self.soort(value).value if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return self.soort(value) if value is not None else None


_BEGRIPPEN = (
    begrippen.Toestand,
    begrippen.Uitkomst,
    begrippen.Rol,
    begrippen.Organisatiesoort,
    begrippen.Zaakrol,
    begrippen.Mandaatsoort,
    begrippen.Bereik,
    begrippen.Mandaatstatus,
    begrippen.Afspraakstatus,
    begrippen.Stapstatus,
    begrippen.Grootteklasse,
    begrippen.Voorwaardeoordeel,
    Verdeelsleutel,
    Regiorol,
)
KOLOMSOORTEN: dict[Any, Any] = {datetime: UtcTijd(), str: Text(), bytes: LargeBinary()}
KOLOMSOORTEN |= {soort: Begrip(soort) for soort in _BEGRIPPEN}
