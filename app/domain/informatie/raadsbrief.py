"""The raadsinformatiebrief: a regional text, and a letter per municipality that is put to it and that it sends.

The romptekst is regional, each municipality edits its own letter [S domein 5].
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.fouten import OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_datum
from app.domain.basis.tekst import heeft_inhoud

MAX_TITEL = 200


class Briefstaat(StrEnum):
    CONCEPT = "concept"
    NAAR_GEMEENTE = "naar_gemeente"
    VERZONDEN = "verzonden"
    """The municipality sent it to its council."""


@dataclass(frozen=True, kw_only=True)
class Brieffeiten:
    """`tekst_van` is the day of the romptekst; the other two are filled in one after the other."""

    tekst_van: date
    aangeboden: date | None = None
    verzonden: date | None = None


def staat_op(feiten: Brieffeiten, dag: date) -> Briefstaat:
    """How a letter stands at the end of a day."""
    if feiten.verzonden is not None and feiten.verzonden <= dag:
        return Briefstaat.VERZONDEN
    if feiten.aangeboden is not None and feiten.aangeboden <= dag:
        return Briefstaat.NAAR_GEMEENTE
    return Briefstaat.CONCEPT


def toets_romptekst(titel: str, tekst: str, vorige: tuple[str, str] | None) -> None:
    """Something is said, and something else than in the version before. Raises OngeldigeInvoer."""
    for veld, waarde in (("titel", titel), ("tekst", tekst)):
        if not heeft_inhoud(waarde):
            raise OngeldigeInvoer("Vul dit veld in.", veld=veld)
    if (titel, tekst) == vorige:
        raise OngeldigeInvoer("De tekst is niet veranderd. Pas hem aan, of ga terug.", veld="tekst")


def toets_aanbieding(feiten: Brieffeiten, datum: date, vandaag: date) -> None:
    """Put to the municipality once, not before the text was there.

    Raises OngeldigeOvergang, DatumInToekomst, DatumOnlogisch.
    """
    if feiten.aangeboden is not None:
        raise OngeldigeOvergang(f"Deze brief is al naar de gemeente gegaan, op {feiten.aangeboden:%d-%m-%Y}.")
    toets_datum(datum, vandaag, feiten.tekst_van)


def toets_verzending(feiten: Brieffeiten, datum: date, vandaag: date) -> None:
    """Sent to the council once, by a municipality that got the letter.

    Raises OngeldigeOvergang, DatumInToekomst, DatumOnlogisch.
    """
    if feiten.aangeboden is None:
        raise OngeldigeOvergang("Deze brief is nog een concept. Hij gaat eerst naar de gemeente.")
    if feiten.verzonden is not None:
        raise OngeldigeOvergang(f"De verzending aan de raad is al vastgelegd, op {feiten.verzonden:%d-%m-%Y}.")
    toets_datum(datum, vandaag, feiten.aangeboden)
