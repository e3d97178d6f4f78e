"""What a note can stand at in a zaak, beside the zaak itself: a thing, named as the logboek names it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.basis.fouten import OngeldigeInvoer

LANGSTE = 80
_VORM = re.compile(r"[a-z_]{1,40}(/[A-Za-z0-9_.-]{1,40}){1,3}")


@dataclass(frozen=True)
class Voorwerpsoort:
    """A kind of thing: its word for readers, the endpoint of its screen, and what the address calls its number."""

    woord: str
    pagina: str
    deel: str = ""


SOORTEN: Mapping[str, Voorwerpsoort] = {
    "mandaat": Voorwerpsoort("Mandaat", "mandaten.toon", "mandaat_id"),
    "mandaatverzoek": Voorwerpsoort("Verzoek", "mandaatverzoeken.toon", "volgnr"),
    "besluit": Voorwerpsoort("Besluit", "besluiten.toon", "besluit_id"),
    "vraag": Voorwerpsoort("Vraag", "vragen.toon", "nummer"),
    "stuk": Voorwerpsoort("Stuk", "stukken.toon", "nummer"),
    "document": Voorwerpsoort("Document", "documenten.lijst"),
}
"""What has a page, or a line on one; the rest is an open point."""
ANDERS = Voorwerpsoort("Taak", "zaakopenstaand.lijst")


def soort_van(bij: str) -> Voorwerpsoort:
    """Its kind; a name of more than two parts is that of a point."""
    return SOORTEN.get(bij.partition("/")[0], ANDERS) if nummer_van(bij) is not None else ANDERS


def nummer_van(bij: str) -> int | None:
    """The number in the name of a thing; None when it has none."""
    deel = bij.partition("/")[2]
    return int(deel) if deel.isascii() and deel.isdecimal() and len(deel) < 10 else None


def naam_van(bij: str) -> str:
    """For readers: Mandaat 12."""
    nummer = nummer_van(bij)
    return f"{soort_van(bij).woord} {nummer}" if nummer is not None else soort_van(bij).woord


def toets_vorm(bij: str) -> None:
    """Whether this can be the name of a thing. Raises OngeldigeInvoer at `bij`."""
    if len(bij) > LANGSTE or not _VORM.fullmatch(bij):
        raise OngeldigeInvoer("Kies waar de notitie bij hoort: de zaak zelf, of iets in deze zaak.", veld="bij")
