"""Who is named in a note, by an @ before a name: only people who may see the zaak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.zoeken import zoekvorm

MEESTE = 20
"""Who names more people, writes to everybody and to nobody."""
_APENSTAART = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(\[“\"']))@(?=\S)", re.MULTILINE)
_WOORDEN = 6
"""The most words of a name."""
_RAND = ".,;:!?)]”\"'"


@dataclass(frozen=True)
class Noembaar:
    """Somebody who may be named: the key of his account, his name and e-mail address."""

    id: int
    naam: str
    email: str


def genoemden(tekst: str, mensen: Sequence[Noembaar]) -> list[int]:
    """The accounts that the text names, each once, in its order.

    A name is written in full, a first name or the part of an address before its @ will do when only one person has it.
    Raises OngeldigeInvoer at `tekst` for a name of nobody, or of several.
    """
    gevonden = dict.fromkeys(_een(tekst[plek.end() :], mensen) for plek in _APENSTAART.finditer(tekst))
    return list(gevonden)


def toets_aantal(aantal: int) -> None:
    """Raises OngeldigeInvoer."""
    if aantal > MEESTE:
        raise OngeldigeInvoer(f"Noem hoogstens {MEESTE} mensen in een notitie.", veld="noem")


def _een(rest: str, mensen: Sequence[Noembaar]) -> int:
    woorden = rest.split(maxsplit=_WOORDEN)[:_WOORDEN]
    for lengte in range(len(woorden), 0, -1):
        gezegd = zoekvorm(" ".join(woorden[:lengte]).strip(_RAND))
        passend = [mens for mens in mensen if gezegd and gezegd in _namen(mens, los=lengte == 1)]
        if len(passend) == 1:
            return passend[0].id
        if passend:
            wie = ", ".join(mens.naam for mens in passend)
            raise OngeldigeInvoer(f"“@{woorden[0]}” kan meer mensen zijn: {wie}. Schrijf de hele naam.", veld="tekst")
    raise OngeldigeInvoer(
        f"“@{woorden[0].strip(_RAND)}” is niemand die deze zaak mag zien. Schrijf de naam zoals hij in de lijst staat, "
        "kies iemand uit de lijst, of haal het @-teken weg.",
        veld="tekst",
    )


def _namen(mens: Noembaar, *, los: bool) -> Iterator[str]:
    """How somebody may be called; by one word too when `los`."""
    yield zoekvorm(mens.naam)
    yield zoekvorm(mens.email)
    if los:
        yield zoekvorm(mens.naam.split()[0])
        yield zoekvorm(mens.email.partition("@")[0])
