"""What a backup says of itself: of which program, how long the logboek was, and the SHA-256 of every part."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from app.domain.reserve.fouten import OnbruikbareReservekopie

T = TypeVar("T")
VORM = "draaiboek-reservekopie/1"
"""Name and version of the format; docs/onderwerpen/reserve.md says what is in it."""


@dataclass(frozen=True)
class Kop:
    """What stands at the beginning: what has to be known before the rows can be put anywhere.

    `migratie` is the number that the tables had, `bron` the kind of database, `gemaakt_op` ISO 8601 in UTC.
    """

    kenmerk: str
    gemaakt_op: str
    regio: str
    migratie: str
    bron: str


@dataclass(frozen=True)
class Deel:
    """A table or a file: how many rows (of a file: bytes), and the SHA-256 of what was written of it."""

    aantal: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What stands at the end. `checkpoint` is the newest one of the logboek that was there, a signed note; `vernietigd`
    names the zaken and accounts of which the content had been destroyed.
    """

    kop: Kop
    logboek: str
    regels: int
    laatste_hash: str
    checkpoint: str
    met_sleutels: bool
    vernietigd: tuple[str, ...] = ()
    tabellen: Mapping[str, Deel] = field(default_factory=dict)
    bestanden: Mapping[str, Deel] = field(default_factory=dict)

    def inhoud(self) -> bytes:
        """As it is written and signed."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def schrijf_kop(kop: Kop) -> bytes:
    """As it is written."""
    return json.dumps({"vorm": VORM} | asdict(kop), ensure_ascii=False, sort_keys=True).encode() + b"\n"


def lees_kop(inhoud: bytes) -> Kop:
    """Raises OnbruikbareReservekopie."""
    gegevens = _lees(inhoud)
    if gegevens.pop("vorm", None) != VORM:
        raise OnbruikbareReservekopie(f"Dit is geen reservekopie die dit programma kent ({VORM}).")
    return _maak(Kop, gegevens)


def lees_manifest(inhoud: bytes) -> Manifest:
    """Raises OnbruikbareReservekopie."""
    gegevens = _lees(inhoud)
    gegevens["kop"] = _maak(Kop, gegevens.get("kop"))
    gegevens["vernietigd"] = tuple(gegevens.get("vernietigd", ()))
    for soort in ("tabellen", "bestanden"):
        gegevens[soort] = {str(naam): _maak(Deel, deel) for naam, deel in dict(gegevens.get(soort) or {}).items()}
    return _maak(Manifest, gegevens)


def _lees(inhoud: bytes) -> dict[str, Any]:
    try:
        gegevens = json.loads(inhoud)
    except ValueError as fout:
        raise OnbruikbareReservekopie("Het manifest van deze reservekopie is niet te lezen.") from fout
    if not isinstance(gegevens, dict):
        raise OnbruikbareReservekopie("Het manifest van deze reservekopie is niet te lezen.")
    return gegevens


def _maak(soort: type[T], gegevens: Any) -> T:
    try:
        return soort(**gegevens)
    except TypeError as fout:
        raise OnbruikbareReservekopie("Het manifest van deze reservekopie mist iets, of heeft te veel.") from fout
