"""English, for who chose it: everything in the product is Dutch, and is put into English where somebody reads it.

Texts of screens are looked up as they are written. What the domain and the services say has its values in it already
and is recognised: whole, by its template, or by its parts. So nothing that is kept, sent out or exported knows of a
second language. Who may use this is held by tests/vertaling.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.vertaling.catalogus import Catalogus, lees

NEDERLANDS, ENGELS = "nl", "en"
TALEN = (NEDERLANDS, ENGELS)
PAD = Path(__file__).parent / "en.po"


class Engels(str):
    """A text that is English already, whatever it says."""

    __slots__ = ()


@cache
def engels() -> Catalogus:
    """The catalogue, read when the first person asks for it."""
    return lees(PAD)
