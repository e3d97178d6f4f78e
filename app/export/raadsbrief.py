"""The raadsinformatiebrief of one municipality as a .docx: plain data in, bytes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from app.export.brief import vul_brief

_LEGE_REGEL = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True)
class Cijfer:
    """A line of a table in the letter."""

    wat: str
    waarde: str


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What stands in the letter. Days and amounts are written out already; `concept` says so in the letter."""

    titel: str
    tekst: str
    gemeente: str
    datum: str
    kenmerk: str
    versie: str
    feiten: Sequence[Cijfer]
    cijfers: Sequence[Cijfer]
    concept: bool = False


def maak_brief(brief: Brief) -> bytes:
    """The letter: the text in paragraphs, then the facts and the figures in tables. Same input, same bytes."""
    return vul_brief("raadsbrief", asdict(brief) | {"alineas": _LEGE_REGEL.split(brief.tekst.strip())})
