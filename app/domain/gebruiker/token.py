"""What a personal token of the API lets its bearer do, and for how long. The terms are ours [I]."""

from __future__ import annotations

from enum import StrEnum

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import schone_tekst, toets_lengte

LANGSTE_NAAM = 80
STANDAARD_DAGEN = 90


class Tokenbereik(StrEnum):
    """What may be done with a token, each including what stands before it.

    `bevestigen` stands for the password as well: it counts as a fresh proof of who somebody is (ADR 016).
    """

    LEZEN = "lezen"
    SCHRIJVEN = "schrijven"
    BEVESTIGEN = "bevestigen"

    def omvat(self, ander: Tokenbereik) -> bool:
        """Whether this one allows all that the other allows."""
        return _ORDE.index(self) >= _ORDE.index(ander)


class Tokenstatus(StrEnum):
    """What follows from the withdrawal and the date."""

    ACTIEF = "actief"
    VERLOPEN = "verlopen"
    INGETROKKEN = "ingetrokken"


_ORDE = tuple(Tokenbereik)
LANGSTE_TERMIJN = {Tokenbereik.LEZEN: 365, Tokenbereik.SCHRIJVEN: 365, Tokenbereik.BEVESTIGEN: 90}
"""The most days that a token works."""


def toets_naam(naam: str) -> str:
    """The name by which its owner knows a token, on one line. Raises OngeldigeInvoer."""
    tekst = " ".join(schone_tekst(naam, "naam").split())
    toets_lengte(tekst, "naam", LANGSTE_NAAM)
    if not tekst:
        raise OngeldigeInvoer("Geef het token een naam, zodat u later weet waarvoor het is.", veld="naam")
    return tekst


def toets_dagen(bereik: Tokenbereik, dagen: int) -> int:
    """How many days of 24 hours a token works. Raises OngeldigeInvoer."""
    hoogstens = LANGSTE_TERMIJN[bereik]
    if not 1 <= dagen <= hoogstens:
        raise OngeldigeInvoer(
            f"Een token met bereik {bereik.value} geldt 1 tot en met {hoogstens} dagen.", veld="dagen"
        )
    return dagen
