"""In which domains a deviation can harm the collective (notitie H10-samenwerking 2022, hoofdstuk 3 [S]).

Deviating is not possible where it can harm the collective in law, in shared providers, in finance, or by political
risk. Whoever records a deviation says which of these it touches, or none; nothing said is honestly not recorded.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.domain.basis.fouten import OngeldigeInvoer


class Afwijkdomein(StrEnum):
    JURIDISCH = "juridisch"
    AANBIEDERS = "gedeelde_aanbieders"
    FINANCIEN = "financien"
    POLITIEK = "politiek_bestuurlijk"
    GEEN = "geen"
    """None of these: that was asked, and answered."""


NAMEN = {
    Afwijkdomein.JURIDISCH: "juridisch, zoals eisen van de wet",
    Afwijkdomein.AANBIEDERS: "gedeeld ingekochte aanbieders en hun continuïteit",
    Afwijkdomein.FINANCIEN: "financiën",
    Afwijkdomein.POLITIEK: "politiek-bestuurlijk afbreukrisico",
    Afwijkdomein.GEEN: "geen van deze",
}
NIET_VASTGELEGD = "niet vastgelegd"
Domeinen = tuple[Afwijkdomein, ...]


def toets_domeinen(domeinen: Iterable[Afwijkdomein]) -> Domeinen:
    """In one order, each once. Raises OngeldigeInvoer when none of these stands beside one of them."""
    gekozen = set(domeinen)
    if Afwijkdomein.GEEN in gekozen and len(gekozen) > 1:
        raise OngeldigeInvoer("Kies “geen van deze”, of een of meer van de andere.", veld="domeinen")
    return tuple(domein for domein in Afwijkdomein if domein in gekozen)


def schrijf_domeinen(domeinen: Iterable[Afwijkdomein]) -> str | None:
    """As they are kept: None when nothing was said."""
    return ",".join(toets_domeinen(domeinen)) or None


def lees_domeinen(tekst: str | None) -> Domeinen:
    """The same, read back; empty when nothing was said."""
    return tuple(Afwijkdomein(deel) for deel in tekst.split(",")) if tekst else ()


def in_woorden(domeinen: Domeinen) -> str:
    """For readers."""
    return "; ".join(NAMEN[domein] for domein in domeinen) or NIET_VASTGELEGD
