"""Reference data of the country: municipalities with their days, youth regions, inhabitants, joint arrangements.

They come as rows of tables; each wrong row is named with its file, its line and the remedy. Sources:
app/naslag/BRONNEN.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from app.domain.basis.inlezen import OngeldigeConfiguratie
from app.domain.basis.zoeken import op_naam

_CODE = re.compile(r"GM[0-9]{4}")
_REGIO = re.compile(r"JZ[0-9]{2}")
Rij = Mapping[str, str]
T = TypeVar("T")


class OngeldigeNaslag(OngeldigeConfiguratie):
    code = "ongeldige_naslag"


@dataclass(frozen=True)
class Gemeente:
    """A municipality: `code` of CBS, its first and last day (none: open), who came after it, other ways to write it."""

    code: str
    naam: str
    provincie: str
    vanaf: date | None = None
    tot: date | None = None
    opvolgers: tuple[str, ...] = ()
    aliassen: tuple[str, ...] = ()

    def bestaat_op(self, dag: date) -> bool:
        return (self.vanaf or date.min) <= dag <= (self.tot or date.max)


@dataclass(frozen=True)
class Indeling:
    """A municipality in a youth region, from its first up to and including its last day there."""

    jeugdregio: str
    naam: str
    gemeente: str
    vanaf: date | None = None
    tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        return (self.vanaf or date.min) <= dag <= (self.tot or date.max)


@dataclass(frozen=True)
class Regeling:
    """A joint arrangement (gemeenschappelijke regeling) of which a body can grant what was transferred to it.

    `besturen` are its bodies, as a grantor is named; whose it is say `gemeenten` and `jeugdregio`, as far as the
    source does. `bron` names the publication; the days are those of the text that stands there.
    """

    code: str
    naam: str
    vorm: str
    besturen: tuple[str, ...]
    bron: str
    gemeenten: tuple[str, ...] = ()
    jeugdregio: str = ""
    vanaf: date | None = None
    tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        return (self.vanaf or date.min) <= dag <= (self.tot or date.max)


@dataclass(frozen=True)
class Inwonertal:
    """How many inhabitants a municipality had on 1 January of a year."""

    gemeente: str
    jaar: int
    inwoners: int


@dataclass(frozen=True)
class Inwoners:
    """A number of inhabitants on 1 January of `jaar`."""

    aantal: int
    jaar: int


@dataclass(frozen=True)
class Naslag:
    """All of it together. Raises OngeldigeNaslag when the tables contradict each other."""

    gemeenten: Sequence[Gemeente]
    indelingen: Sequence[Indeling]
    inwonertallen: Sequence[Inwonertal]
    regelingen: Sequence[Regeling] = ()

    def __post_init__(self) -> None:
        bekend = {gemeente.code for gemeente in self.gemeenten}
        genoemd = [
            *(("gemeenten.csv", o) for g in self.gemeenten for o in g.opvolgers),
            *(("jeugdregios.csv", i.gemeente) for i in self.indelingen),
            *(("inwoners.csv", i.gemeente) for i in self.inwonertallen),
            *(("regelingen.csv", g) for r in self.regelingen for g in r.gemeenten),
        ]
        for bestand, code in genoemd:
            if code not in bekend:
                raise OngeldigeNaslag(bestand, code, "staat niet in gemeenten.csv; zet die gemeente daar ook in")

        regios = {indeling.jeugdregio for indeling in self.indelingen}
        for regeling in self.regelingen:
            if regeling.jeugdregio and regeling.jeugdregio not in regios:
                raise OngeldigeNaslag("regelingen.csv", regeling.code, "noemt een jeugdregio buiten jeugdregios.csv")

    @cached_property
    def _op_code(self) -> Mapping[str, Gemeente]:
        return {gemeente.code: gemeente for gemeente in self.gemeenten}

    @cached_property
    def _tallen(self) -> Mapping[tuple[str, int], int]:
        return {(tal.gemeente, tal.jaar): tal.inwoners for tal in self.inwonertallen}

    @cached_property
    def jaren(self) -> tuple[int, ...]:
        """The years of which numbers of inhabitants are here, the newest first."""
        return tuple(sorted({tal.jaar for tal in self.inwonertallen}, reverse=True))

    def gemeente(self, code: str) -> Gemeente | None:
        return self._op_code.get(code)

    def gemeenten_op(self, dag: date) -> list[Gemeente]:
        """Those that exist on this day, by name."""
        return sorted((g for g in self.gemeenten if g.bestaat_op(dag)), key=lambda g: op_naam(g.naam))

    def jeugdregio_op(self, gemeente: str, dag: date) -> Indeling | None:
        """The youth region of this municipality on this day; None when that is not known."""
        return next((i for i in self.indelingen if i.gemeente == gemeente and i.geldt_op(dag)), None)

    def leden_op(self, jeugdregio: str, dag: date) -> list[str]:
        """The codes of the municipalities of a youth region on this day; empty for an unknown one."""
        return [i.gemeente for i in self.indelingen if i.jeugdregio == jeugdregio and i.geldt_op(dag)]

    def regelingen_van(self, jeugdregio: str, dag: date) -> list[Regeling]:
        """The joint arrangements of a youth region on this day: its own, and those of any of its municipalities."""
        leden = set(self.leden_op(jeugdregio, dag))
        return [
            regeling
            for regeling in self.regelingen
            if regeling.geldt_op(dag) and (regeling.jeugdregio == jeugdregio or leden & {*regeling.gemeenten})
        ]

    def inwoners(self, gemeenten: Iterable[str], dag: date) -> Inwoners | None:
        """Of these municipalities together: of the newest year that had begun on this day and is known of them all,
        and when there is none of the oldest year after it. None when no year is known of all of them.
        """
        codes = list(gemeenten)
        volledig = [jaar for jaar in self.jaren if codes and all((code, jaar) in self._tallen for code in codes)]
        jaar = next((jaar for jaar in volledig if jaar <= dag.year), volledig[-1] if volledig else None)
        return Inwoners(sum(self._tallen[code, jaar] for code in codes), jaar) if jaar else None


def lees_gemeenten(rijen: Iterable[Rij]) -> list[Gemeente]:
    return _lees("gemeenten.csv", rijen, _gemeente, lambda g: g.code)


def lees_indelingen(rijen: Iterable[Rij]) -> list[Indeling]:
    return _lees("jeugdregios.csv", rijen, _indeling, lambda i: (i.gemeente, i.vanaf))


def lees_inwonertallen(rijen: Iterable[Rij]) -> list[Inwonertal]:
    return _lees("inwoners.csv", rijen, _inwonertal, lambda i: (i.gemeente, i.jaar))


def lees_regelingen(rijen: Iterable[Rij]) -> list[Regeling]:
    return _lees("regelingen.csv", rijen, _regeling, lambda r: (r.code, r.vanaf))


def _lees(bestand: str, rijen: Iterable[Rij], maak: Callable[[Rij], T], sleutel: Callable[[T], object]) -> list[T]:
    """Each row as a value, and none twice. Raises OngeldigeNaslag."""
    gelezen: dict[object, T] = {}
    for nr, rij in enumerate(rijen, 2):  # the head is line 1
        try:
            deel = maak(rij)
        except (KeyError, ValueError) as fout:
            raise OngeldigeNaslag(bestand, f"regel {nr}", str(fout.args[0])) from fout
        if sleutel(deel) in gelezen:
            raise OngeldigeNaslag(bestand, f"regel {nr}", "staat er twee keer; haal een van beide weg")
        gelezen[sleutel(deel)] = deel
    if not gelezen:
        raise OngeldigeNaslag(bestand, "regel 2", "is leeg; zet er rijen in")
    return [*gelezen.values()]


def _gemeente(rij: Rij) -> Gemeente:
    opvolgers = tuple(_code(code) for code in _delen(rij["opvolgers"]))
    naam = _niet_leeg(rij, "naam")
    vanaf, tot = _periode(rij)
    return Gemeente(_code(rij["code"]), naam, rij["provincie"], vanaf, tot, opvolgers, _delen(rij["aliassen"]))


def _indeling(rij: Rij) -> Indeling:
    if not _REGIO.fullmatch(rij["jeugdregio"]):
        raise ValueError(f"'{rij['jeugdregio']}' is geen code van een jeugdregio; schrijf JZ en twee cijfers")
    return Indeling(rij["jeugdregio"], _niet_leeg(rij, "naam"), _code(rij["gemeente"]), *_periode(rij))


def _inwonertal(rij: Rij) -> Inwonertal:
    if not (rij["jaar"].isdecimal() and rij["inwoners"].isdecimal() and 1900 < int(rij["jaar"]) < 2200):
        raise ValueError("jaar en inwoners zijn hele getallen, zonder punten")
    return Inwonertal(_code(rij["gemeente"]), int(rij["jaar"]), int(rij["inwoners"]))


def _regeling(rij: Rij) -> Regeling:
    besturen, gemeenten = _delen(_niet_leeg(rij, "besturen")), tuple(_code(code) for code in _delen(rij["gemeenten"]))
    if rij["jeugdregio"] and not _REGIO.fullmatch(rij["jeugdregio"]):
        raise ValueError(f"'{rij['jeugdregio']}' is geen code van een jeugdregio; schrijf JZ en twee cijfers")
    if not (gemeenten or rij["jeugdregio"]):
        raise ValueError("noem de gemeenten of de jeugdregio van de regeling")
    code, naam, vorm, bron = (_niet_leeg(rij, veld) for veld in ("code", "naam", "vorm", "bron"))
    return Regeling(code, naam, vorm, besturen, bron, gemeenten, rij["jeugdregio"], *_periode(rij))


def _code(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise ValueError(f"'{code}' is geen CBS-code; schrijf GM en vier cijfers, zoals GM0503")
    return code


def _niet_leeg(rij: Rij, veld: str) -> str:
    if not rij[veld].strip():
        raise ValueError(f"{veld} is leeg")
    return rij[veld]


def _delen(tekst: str) -> tuple[str, ...]:
    return tuple(filter(None, tekst.split("|")))


def _periode(rij: Rij) -> tuple[date | None, date | None]:
    vanaf, tot = (date.fromisoformat(rij[veld]) if rij[veld] else None for veld in ("vanaf", "tot"))
    if vanaf and tot and tot < vanaf:
        raise ValueError(f"{tot} ligt voor {vanaf}; draai de datums om")
    return vanaf, tot
