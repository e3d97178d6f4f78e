"""A mandaat that was given on paper before the region worked with this product: which days it must have, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer, VierOgen
from app.domain.basis.invoer import toets_datum, toets_lengte, toets_motivering
from app.domain.basis.tekst import heeft_inhoud
from app.domain.basis.zoeken import zelfde

_NIET_VERLEEND = "Het mandaat is niet verleend. Vul eerst de dag van verlening in, of maak deze cel leeg."


@dataclass(frozen=True)
class Overnamestap:
    """One act on paper: what it was, when, and the status after it; `wie` as the paper says it."""

    naam: str
    datum: date
    status: Mandaatstatus
    toelichting: str = ""


@dataclass(frozen=True)
class Overnamefeiten:
    """What the papers of a mandaat say. Persons by the names that stand there: they may have no account."""

    voorgesteld_op: date
    voorgesteld_door: str
    goedgekeurd_op: date
    goedgekeurd_door: str
    verleend_op: date | None = None
    besluitnummer: str = ""
    instemming_houder: date | None = None
    instemming_werkgever: date | None = None
    ingetrokken_per: date | None = None
    reden_intrekking: str = ""

    def actief_vanaf(self, *, instemming_nodig: bool) -> date | None:
        """The day on which the last act that it needed was there; None as long as one is missing."""
        nodig = [self.verleend_op]
        if instemming_nodig:
            nodig += [self.instemming_houder, self.instemming_werkgever]
        bekend = [dag for dag in nodig if dag]
        return max(bekend) if len(bekend) == len(nodig) else None

    def stappen(self, *, instemming_nodig: bool) -> Iterator[Overnamestap]:
        """Its acts in the order in which they are recorded."""
        s = Mandaatstatus
        door = "Volgens het papier door {}."
        yield Overnamestap("voorgesteld", self.voorgesteld_op, s.VOORGESTELD, door.format(self.voorgesteld_door))
        yield Overnamestap("goedgekeurd", self.goedgekeurd_op, s.GOEDGEKEURD, door.format(self.goedgekeurd_door))
        if self.verleend_op:
            yield Overnamestap("verleend", self.verleend_op, s.VERLEEND)
        for naam, dag in (("houder", self.instemming_houder), ("werkgever", self.instemming_werkgever)):
            if dag:
                yield Overnamestap(f"instemming_{naam}", dag, s.VERLEEND)
        if actief := self.actief_vanaf(instemming_nodig=instemming_nodig):
            yield Overnamestap("actief", actief, s.ACTIEF)
        if self.ingetrokken_per:
            yield Overnamestap("ingetrokken", self.ingetrokken_per, s.INGETROKKEN, self.reden_intrekking)


def toets_overname(feiten: Overnamefeiten, *, tot: date, geopend: date, vandaag: date, instemming_nodig: bool) -> None:
    """The days follow each other as the acts do, none in the future; who approved was not who proposed.

    Raises DatumOnlogisch, DatumInToekomst, VierOgen, OngeldigeInvoer, MotiveringVerplicht, with the column.
    """
    toets_datum(feiten.voorgesteld_op, vandaag, geopend, "voorgesteld_op")
    toets_datum(feiten.goedgekeurd_op, vandaag, feiten.voorgesteld_op, "goedgekeurd_op")
    if zelfde(feiten.voorgesteld_door, feiten.goedgekeurd_door):
        raise VierOgen(
            "Volgens het papier stelde dezelfde persoon dit mandaat voor en keurde het goed. Neem het niet over.",
            veld="goedgekeurd_door",
        )
    if feiten.verleend_op is None:
        _toets_niet_verleend(feiten)
    else:
        _toets_verleend(feiten, feiten.verleend_op, tot, vandaag, instemming_nodig=instemming_nodig)


def _toets_niet_verleend(feiten: Overnamefeiten) -> None:
    for veld in ("besluitnummer", "instemming_houder", "instemming_werkgever", "ingetrokken_per", "reden_intrekking"):
        if getattr(feiten, veld):
            raise OngeldigeInvoer(_NIET_VERLEEND, veld=veld)


def _toets_verleend(
    feiten: Overnamefeiten, verleend: date, tot: date, vandaag: date, *, instemming_nodig: bool
) -> None:
    toets_datum(verleend, vandaag, feiten.goedgekeurd_op, "verleend_op")
    if verleend > tot:
        raise DatumOnlogisch("Het mandaat was op deze dag al verlopen.", veld="verleend_op")
    if not heeft_inhoud(feiten.besluitnummer):
        raise OngeldigeInvoer("Vul het nummer van het collegebesluit in.", veld="besluitnummer")
    toets_lengte(feiten.besluitnummer, "besluitnummer", 80)
    for veld in ("instemming_houder", "instemming_werkgever"):
        dag = getattr(feiten, veld)
        if dag and not instemming_nodig:
            raise OngeldigeInvoer("De houder werkt bij de mandaatgever: maak deze cel leeg.", veld=veld)
        if dag:
            toets_datum(dag, vandaag, verleend, veld)
    _toets_intrekking(feiten, verleend, tot, vandaag)


def _toets_intrekking(feiten: Overnamefeiten, verleend: date, tot: date, vandaag: date) -> None:
    per = feiten.ingetrokken_per
    if per is None:
        if feiten.reden_intrekking:
            raise OngeldigeInvoer("Vul de dag van intrekking in, of maak deze cel leeg.", veld="reden_intrekking")
        return
    toets_datum(per, vandaag, verleend, "ingetrokken_per")
    if per > tot:
        raise DatumOnlogisch("Het mandaat was op deze dag al verlopen.", veld="ingetrokken_per")
    toets_motivering(feiten.reden_intrekking, "reden_intrekking")
