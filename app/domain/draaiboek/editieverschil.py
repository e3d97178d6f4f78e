"""What differs between two editions of the draaiboek, row by row and field by field: old and new as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.basis.begrippen import Toestand
from app.domain.draaiboek.draaiboek import Editie, TredeDef

NIETS = "–"


class Aard(StrEnum):
    ERBIJ = "erbij"
    WEG = "weg"
    GEWIJZIGD = "gewijzigd"


class Soort(StrEnum):
    """Kinds of rows of an edition."""

    EDITIE = "editie"
    TREDE = "trede"
    STAP = "stap"
    INFORMATIE = "informatieplicht"
    GEBEURTENIS = "gebeurtenis"
    GRENDEL = "grendel"
    NOODGREEP = "noodgreep"
    DREMPELS = "drempels"


@dataclass(frozen=True)
class Veldverschil:
    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Regelverschil:
    """A row that is new, gone or changed. `code` is empty for a row that has none."""

    soort: Soort
    code: str
    naam: str
    aard: Aard
    velden: tuple[Veldverschil, ...] = ()


@dataclass(frozen=True)
class Deelverschil:
    """The differences of one trede, or of what belongs to none."""

    toestand: Toestand | None
    regels: tuple[Regelverschil, ...]


@dataclass(frozen=True)
class Verschil:
    """Only parts in which something differs, general first, then trede by trede."""

    delen: tuple[Deelverschil, ...]

    @property
    def regels(self) -> list[Regelverschil]:
        return [regel for deel in self.delen for regel in deel.regels]

    def namen(self, aard: Aard) -> list[str]:
        """The rows of this kind of difference, short enough for the logboek."""
        return [f"{r.soort} {r.code}".strip() for r in self.regels if r.aard is aard]


def vergelijk(oud: Editie, nieuw: Editie) -> Verschil:
    """What changes when `nieuw` takes the place of `oud`."""
    toestanden = dict.fromkeys((*oud.treden, *nieuw.treden))
    delen = [Deelverschil(None, tuple(_algemeen(oud, nieuw)))]
    delen += [Deelverschil(t, tuple(_trede(oud.trede(t), nieuw.trede(t)))) for t in toestanden]
    return Verschil(tuple(deel for deel in delen if deel.regels))


def _algemeen(oud: Editie, nieuw: Editie) -> Iterator[Regelverschil]:
    zonder = ("gebeurtenissen", "grendels", "noodgreep", "drempels", "treden")
    yield from _gewijzigd(Soort.EDITIE, oud, nieuw, zonder)
    yield from _rijen(Soort.GEBEURTENIS, oud.gebeurtenissen, nieuw.gebeurtenissen)
    yield from _rijen(Soort.GRENDEL, oud.grendels, nieuw.grendels)
    yield from _gewijzigd(Soort.NOODGREEP, oud.noodgreep, nieuw.noodgreep)
    yield from _gewijzigd(Soort.DREMPELS, oud.drempels, nieuw.drempels)


def _trede(oud: TredeDef | None, nieuw: TredeDef | None) -> Iterator[Regelverschil]:
    if oud and nieuw:
        yield from _gewijzigd(Soort.TREDE, oud, nieuw, ("stappen", "informatie"))
    elif trede := oud or nieuw:
        yield Regelverschil(Soort.TREDE, "", trede.naam, Aard.WEG if oud else Aard.ERBIJ)
    yield from _rijen(Soort.STAP, oud.stappen if oud else (), nieuw.stappen if nieuw else ())
    yield from _rijen(Soort.INFORMATIE, oud.informatie if oud else (), nieuw.informatie if nieuw else ())


def _rijen(soort: Soort, oud: Iterable[Any], nieuw: Iterable[Any]) -> Iterator[Regelverschil]:
    """Rows that carry a code: gone, changed and new, in that order."""
    voor, na = {rij.code: rij for rij in oud}, {rij.code: rij for rij in nieuw}
    for code, rij in voor.items():
        if code in na:
            yield from _gewijzigd(soort, rij, na[code])
        else:
            yield Regelverschil(soort, code, _naam(rij), Aard.WEG)
    for code, rij in na.items():
        if code not in voor:
            yield Regelverschil(soort, code, _naam(rij), Aard.ERBIJ)


def _gewijzigd(soort: Soort, oud: Any, nieuw: Any, zonder: Sequence[str] = ()) -> Iterator[Regelverschil]:
    velden = tuple(
        Veldverschil(veld.name, _tekst(getattr(oud, veld.name)), _tekst(getattr(nieuw, veld.name)))
        for veld in fields(oud)
        if veld.name not in zonder and getattr(oud, veld.name) != getattr(nieuw, veld.name)
    )
    if velden:
        yield Regelverschil(soort, getattr(nieuw, "code", ""), _naam(nieuw), Aard.GEWIJZIGD, velden)


def _naam(rij: object) -> str:
    """What a reader calls the row."""
    namen = (getattr(rij, veld, "") for veld in ("titel", "partij", "naam", "eis"))
    return next((str(naam) for naam in namen if naam), "")


def _tekst(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, tuple):
        return ", ".join(_tekst(deel) for deel in waarde) or NIETS
    return NIETS if waarde is None else str(waarde)
