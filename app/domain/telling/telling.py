"""Counts of children: numbers only, per municipality, form of care and reference date. No names, no BSN."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from app.domain.basis.datums import JEUGDWET
from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.basis.invoer import toets_datum
from app.domain.telling.klassen import Klasse

MATEN: Mapping[str, str] = {
    "in_zorg": "In zorg",
    "wachtend": "Wachtend",
    "verblijf": "Met verblijf",
    "ambulant": "Ambulant",
    "overgedragen": "Overgedragen",
    "nog_te_plaatsen": "Nog te plaatsen",
}
"""What is counted, in words. Met verblijf and ambulant are parts of in zorg."""

OPENBARE_MATEN = ("in_zorg", "wachtend", "overgedragen", "nog_te_plaatsen")
"""What is shown outside the team. The parts of in zorg are not: beside its band they would narrow it."""

MAX_AANTAL = 100_000
"""More children than this in one cell is a typing error."""


KERNMATEN = ("in_zorg", "nog_te_plaatsen", "overgedragen")
"""What the first page of a zaak tells."""


@dataclass(frozen=True)
class Geteld:
    """A sum over a zaak, with the first and the last reference date in it, and of how many municipalities.

    None is not counted; outside the team `aantal` stays None too, and `klasse` is what may be told of the sum.
    `van_bord`: it is of the placement board, whose dates are Mondays.
    """

    aantal: int | None = None
    eerste: date | None = None
    laatste: date | None = None
    gemeenten: int = 0
    klasse: Klasse | None = None
    van_bord: bool = False

    @property
    def er_zijn(self) -> bool:
        """Whether there are any."""
        return bool(self.aantal or (self.klasse and self.klasse.hoog))

    @property
    def onbekend(self) -> bool:
        """Whether nobody counted it."""
        return self.aantal is None and self.klasse is None


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Children of one municipality in one form of care on `peildatum`. None: not counted, which is not nought."""

    gemeente: str
    zorgvorm: str
    peildatum: date
    in_zorg: int | None = None
    wachtend: int | None = None
    verblijf: int | None = None
    ambulant: int | None = None
    overgedragen: int | None = None
    nog_te_plaatsen: int | None = None

    @property
    def sleutel(self) -> tuple[date, str, str]:
        return self.peildatum, self.gemeente, self.zorgvorm

    def aantallen(self) -> dict[str, int]:
        """What was counted."""
        alle = asdict(self)
        return {maat: alle[maat] for maat in MATEN if alle[maat] is not None}

    def plek(self) -> str:
        """What was counted, without the numbers: GM0503;pleegzorg;2025-05-01."""
        return ";".join((self.gemeente, self.zorgvorm, self.peildatum.isoformat()))

    def regel(self) -> str:
        """The count on one line, the same for ever: GM0503;pleegzorg;2025-05-01;in_zorg=12."""
        return ";".join([self.plek(), *(f"{maat}={aantal}" for maat, aantal in self.aantallen().items())])


def regels_sha256(tellingen: Iterable[Telling], zout: str) -> str:
    """SHA-256 over the salt and the lines, in order of date, municipality and form of care.

    The logboek keeps this and no numbers: its entries leave the team in an export, and small counts may not. Without
    the salt, which stays with the counts, a small number could be guessed from its hash.
    """
    regels = [telling.regel() for telling in sorted(tellingen, key=lambda t: t.sleutel)]
    return hashlib.sha256("\n".join([zout, *regels]).encode()).hexdigest()


def toets_telling(telling: Telling, vandaag: date) -> None:
    """Raises OngeldigeInvoer, DatumInToekomst and DatumOnlogisch at the field."""
    if telling.peildatum < JEUGDWET:
        raise DatumOnlogisch("De peildatum ligt voor 01-01-2015, het begin van de Jeugdwet.", veld="peildatum")
    toets_datum(telling.peildatum, vandaag, veld="peildatum")
    aantallen = telling.aantallen()
    if not aantallen:
        raise OngeldigeInvoer("Vul minstens één aantal in. Is er niemand? Vul dan 0 in.", veld="in_zorg")
    for maat, aantal in aantallen.items():
        toets_aantal(aantal, maat)
    _toets_delen(aantallen)


def toets_aantal(aantal: object, veld: str) -> int:
    """A whole number of children from 0 to MAX_AANTAL. Raises OngeldigeInvoer."""
    if not isinstance(aantal, int) or isinstance(aantal, bool):
        raise OngeldigeInvoer("Dit is geen heel getal. Vul een heel getal in, zoals 12.", veld=veld)
    if aantal < 0:
        raise OngeldigeInvoer("Dit aantal is negatief. Vul 0 of meer in.", veld=veld)
    if aantal > MAX_AANTAL:
        raise OngeldigeInvoer("Dit aantal is te groot: hoogstens 100.000.", veld=veld)
    return aantal


def _toets_delen(aantallen: Mapping[str, int]) -> None:
    delen = aantallen.get("verblijf", 0) + aantallen.get("ambulant", 0)
    if "in_zorg" in aantallen and delen > aantallen["in_zorg"]:
        raise OngeldigeInvoer(
            f"Met verblijf en ambulant zijn samen {delen}. Dat is meer dan in zorg: {aantallen['in_zorg']}.",
            veld="in_zorg",
        )


def eis_bekend(telling: Telling, gemeenten: Collection[str], zorgvormen: Collection[str]) -> None:
    """Raises OngeldigeInvoer for who is not counted on that day, or a form of care that is not known."""
    if telling.gemeente not in gemeenten:
        raise OngeldigeInvoer(
            f"Deze gemeente hoort op {telling.peildatum:%d-%m-%Y} niet bij de regio. "
            "Kies een andere gemeente of peildatum, of betrek haar regio bij de zaak.",
            veld="gemeente",
        )
    if telling.zorgvorm not in zorgvormen:
        raise OngeldigeInvoer("Deze zorgvorm is niet bekend. Kies een zorgvorm uit de lijst.", veld="zorgvorm")
