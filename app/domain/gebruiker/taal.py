"""The language in which an account reads the screens. What is kept and what goes out is Dutch, whoever does it."""

from __future__ import annotations

from enum import StrEnum


class Taal(StrEnum):
    NEDERLANDS = "nl"
    ENGELS = "en"
