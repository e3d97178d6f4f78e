"""Maintenance: for a while nothing can be recorded, or nobody can come in at all; what people are told meanwhile.

Read-only holds for every node, for the database says it. Closed holds for one node, also while there is no database.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from app.domain.basis.fouten import OngeldigeInvoer

LANGSTE = 300
ALLEEN_LEZEN = "Er is onderhoud: er kan nu niets worden vastgelegd. Lezen kan wel."
GESLOTEN = "Er is onderhoud. Draaiboek is even niet te gebruiken. Wat u had bewaard, is er straks nog."


@dataclass(frozen=True)
class Onderhoud:
    """What a node that is closed tells its visitors, and when they may come again, in the words of the operator."""

    tekst: str = GESLOTEN
    tot: str = ""

    @property
    def bericht(self) -> str:
        return met_einde(self.tekst, self.tot)

    def als_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def met_einde(tekst: str, tot: str) -> str:
    """The message and, when it is known, until when. Raises OngeldigeInvoer for what is too long to read."""
    bericht = f"{tekst} Naar verwachting tot {tot}." if tot else tekst
    if len(bericht) > LANGSTE:
        raise OngeldigeInvoer(f"Het bericht heeft meer dan {LANGSTE} tekens. Maak het korter.")
    return bericht


def lees_onderhoud(tekst: str) -> Onderhoud:
    """What is in the file. One that cannot be read closes all the same: somebody put it there."""
    try:
        gelezen = json.loads(tekst)
        return Onderhoud(str(gelezen["tekst"]), str(gelezen["tot"]))
    except (ValueError, KeyError, TypeError):
        return Onderhoud()
