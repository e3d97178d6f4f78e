"""A mail as its parts, before it is text or HTML: nothing of a zaak but its number and what kind of point waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Postregel:
    """A line of a list: a kind, the number of a zaak (or nothing), where it is done, and until when."""

    wat: str
    zaak: str
    adres: str
    wanneer: str = ""


@dataclass(frozen=True)
class Brief:
    """`voor` and `na` are paragraphs around the list; `knop` the words and address of the one thing to do."""

    onderwerp: str
    voor: Sequence[str]
    regels: Sequence[Postregel] = ()
    na: Sequence[str] = ()
    knop: tuple[str, str] | None = None
    taal: str = "nl"

    def in_taal(self, taal: str, zin: Callable[[str], str]) -> Brief:
        """The same, each sentence put into another language by `zin`."""
        regels = [replace(regel, wat=zin(regel.wat), wanneer=zin(regel.wanneer)) for regel in self.regels]
        knop = (zin(self.knop[0]), self.knop[1]) if self.knop else None
        return Brief(zin(self.onderwerp), [*map(zin, self.voor)], regels, [*map(zin, self.na)], knop, taal)
