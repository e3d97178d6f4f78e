"""What a replay holds: per object of a zaak the values that the logboek gives it, as text. No tables in sight."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.domain.basis.begrippen import dag_van
from app.services.logboek.lezen import Leesregel


class Onbekend:
    """The log does not say: the entry is older than this field, or its content was destroyed."""


ONBEKEND: Final = Onbekend()
Sleutel = tuple[str, str]
"""Kind of object (a table) and its name within the zaak."""
Rijen = dict[Sleutel, dict[str, str | None]]


def als_tekst(waarde: object) -> str | None:
    """One spelling for what the log and a table say: ISO dates, ja/nee, numbers in digits, text in NFC."""
    if waarde is None:
        return None
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return waarde.isoformat()
    return unicodedata.normalize("NFC", str(waarde))


@dataclass
class Stand:
    """The state of one zaak as its entries tell it so far."""

    zaaknummer: str
    regio: str
    rijen: Rijen = field(default_factory=dict)
    onvolledig: set[str] = field(default_factory=set)
    """Kinds of which older entries do not name every object: then only what is named is compared."""
    raadsplichten: set[tuple[str, str]] = field(default_factory=set)
    """Party and day of duties that were met with a council letter: its entry names them by party, not by number."""
    tellers: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def zet(self, soort: str, naam: object, /, **velden: Any) -> None:
        """Give an object these values; what the log does not say is left as it was."""
        rij = self.rijen.setdefault((soort, str(naam)), {})
        rij |= {veld: als_tekst(waarde) for veld, waarde in velden.items() if waarde is not ONBEKEND}

    def volgend(self, soort: str) -> int:
        """The number of the next object of a kind that is counted."""
        self.tellers[soort] += 1
        return self.tellers[soort]

    def van(self, soort: str) -> Iterator[tuple[str, dict[str, str | None]]]:
        return ((naam, rij) for (welke, naam), rij in self.rijen.items() if welke == soort)

    @property
    def zaak(self) -> dict[str, str | None]:
        return self.rijen[("zaak", self.zaaknummer)]


@dataclass(frozen=True)
class Zet:
    """One entry of a done act, as the replay reads it."""

    regel: Leesregel

    @property
    def actie(self) -> str:
        return self.regel.kop.actie

    @property
    def naam(self) -> str:
        """What the entry is about, without its kind: 12 for mandaat/12."""
        return (self.regel.kop.object or "").partition("/")[2]

    @property
    def datum(self) -> str | None:
        return self.regel.kop.datum

    @property
    def dag(self) -> str:
        """The day of entry in Amsterdam."""
        return dag_van(self.regel.op).isoformat()

    @property
    def door(self) -> str:
        return self.regel.kop.actor

    @property
    def van(self) -> str | None:
        return self.regel.kop.van

    @property
    def naar(self) -> str | None:
        return self.regel.kop.naar

    def veld(self, naam: str, anders: object = None) -> Any:
        """A field of the content; `anders` when it is not in there, ONBEKEND when the content is gone."""
        return ONBEKEND if self.regel.inhoud is None else self.regel.inhoud.get(naam, anders)


Handeling = Callable[[Stand, Zet], None]


def ja(waarde: object) -> object:
    """Whether something was said, which stands for yes; ONBEKEND stays so."""
    return waarde if waarde is ONBEKEND else waarde is not None
