"""What a table says about itself, beside its columns in its model.

Destruction, the rights on PostgreSQL, the replay and the emptying of accounts read it there; a test holds the triggers
of the database against it. So a new table touches its model and its migration, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from typing import Final, Literal


class Soort(Enum):
    """What the rows are."""

    INHOUD = "inhoud"
    """What people recorded about a zaak, a provider or the region."""
    ADMINISTRATIE = "administratie"
    """What the application keeps to work and to prove: accounts, tokens, deliveries, the logboek. Never replayed."""


class Lot(Enum):
    """What becomes of the rows when their zaak, or their account, is destroyed."""

    GAAT = "gaat"
    BLIJFT = "blijft"
    APART = "apart"
    """They go by a rule of their own."""


INHOUD, ADMINISTRATIE = Soort.INHOUD, Soort.ADMINISTRATIE
GAAT: Final = Lot.GAAT
NAGESPEELD: Final = True
"""A replay of the logboek gives its rows, at least in the columns that decide."""
BUITEN_ZAAK = "staat buiten de zaken; de regels erover hebben geen zaak"


@dataclass(frozen=True)
class Wijziging:
    """What of a row may change: only `kolommen`, or when `vrij` everything but those. Names may be patterns."""

    kolommen: tuple[str, ...] = ()
    vrij: bool = False

    def mag(self, kolommen: Iterable[str]) -> set[str]:
        """Those of these columns that may change."""
        return {kolom for kolom in kolommen if any(fnmatchcase(kolom, p) for p in self.kolommen) is not self.vrij}


NOOIT = Wijziging()
"""Rows are written and never change: the database refuses UPDATE."""
VRIJ = Wijziging(vrij=True)
"""Rows change by acts, and no trigger stands in their way."""


def alleen(*kolommen: str) -> Wijziging:
    """Only these columns change, most of them once; the database refuses the others."""
    return Wijziging(kolommen)


def alles_behalve(*kolommen: str) -> Wijziging:
    """Rows change by acts, but these columns stay: the database refuses those."""
    return Wijziging(kolommen, vrij=True)


@dataclass(frozen=True, kw_only=True)
class Tabelregels:
    """The rules of one table. Made by `van_zaak`, `blijft`, `apart` or `buiten_zaak`."""

    soort: Soort
    verandert: Wijziging
    naspel: Literal[True] | str
    """NAGESPEELD, or why not."""
    lot: Lot | None = None
    """What destruction of a zaak does with its rows; None when no way leads to a zaak."""
    via: str = ""
    """The column that leads to the zaak, or to the table that leads there. Of tables that go."""
    reden: str = ""
    """What stays of it and why, or by which rule of its own it goes."""
    account: Literal[Lot.GAAT] | str = ""
    """Of a table outside the zaken that points at an account or person: goes with it, or what stays and why."""
    rijen_gaan: bool = False
    """Whether an act takes rows away, without destruction of a zaak or an account."""

    @property
    def verdwijnt(self) -> bool:
        """Whether rows can go at all."""
        return self.rijen_gaan or Lot.GAAT in (self.lot, self.account) or self.lot is Lot.APART

    @property
    def bewaakt(self) -> bool:
        """Whether the database guards its rows: they change only so far, and go only by destruction or not at all."""
        return not self.verandert.vrij


def van_zaak(
    via: str = "zaak_id",
    *,
    verandert: Wijziging,
    naspel: Literal[True] | str,
    soort: Soort = INHOUD,
    account: Literal[Lot.GAAT] | str = "",
) -> Tabelregels:
    """Rows of a zaak, which go when it is destroyed; with `account` also when that is emptied."""
    return Tabelregels(soort=soort, verandert=verandert, naspel=naspel, lot=Lot.GAAT, via=via, account=account)


def blijft(
    reden: str,
    *,
    verandert: Wijziging,
    naspel: Literal[True] | str,
    soort: Soort = INHOUD,
    account: str = "",
) -> Tabelregels:
    """Rows of a zaak that stay when it is destroyed, and why."""
    return Tabelregels(soort=soort, verandert=verandert, naspel=naspel, lot=Lot.BLIJFT, reden=reden, account=account)


def apart(
    reden: str,
    *,
    verandert: Wijziging,
    naspel: Literal[True] | str,
    soort: Soort = INHOUD,
    account: str = "",
) -> Tabelregels:
    """Rows that point at a zaak and go by a rule of their own."""
    return Tabelregels(soort=soort, verandert=verandert, naspel=naspel, lot=Lot.APART, reden=reden, account=account)


def buiten_zaak(
    soort: Soort,
    *,
    verandert: Wijziging,
    naspel: str = BUITEN_ZAAK,
    account: Literal[Lot.GAAT] | str = "",
    rijen_gaan: bool = False,
) -> Tabelregels:
    """Rows that no way leads to a zaak from: its destruction leaves them alone."""
    return Tabelregels(soort=soort, verandert=verandert, naspel=naspel, account=account, rijen_gaan=rijen_gaan)
