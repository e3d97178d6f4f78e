"""The terms of a commitment as somebody types them: a line for each, with a day, an amount and which way it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import lees_bedrag
from app.domain.geld.soorten import Geldsoort
from app.domain.geld.toezegging import Termijn, op_volgorde

_REGEL = re.compile(r"\s*(\d{1,2})-(\d{1,2})-(\d{4})\s*;\s*([^;]+?)\s*(?:;\s*(betalen|terug)\s*)?", re.IGNORECASE)
VOORBEELD = "14-12-2026; 260.000; betalen"


def lees_planregels(tekst: str) -> list[Termijn]:
    """Empty lines are left out; without a word it is to be paid. Raises OngeldigeInvoer, which names the line."""
    regels = ((nr, regel) for nr, regel in enumerate(tekst.split("\n"), start=1) if regel.strip())
    return [_lees(nr, regel) for nr, regel in regels]


def _lees(nr: int, regel: str) -> Termijn:
    gevonden = _REGEL.fullmatch(regel)
    if not gevonden:
        raise OngeldigeInvoer(f"Regel {nr} is niet te lezen. Schrijf het zo: {VOORBEELD}.", veld="plan")
    dag, maand, jaar, bedrag, woord = gevonden.groups()
    try:
        datum = date(int(jaar), int(maand), int(dag))
    except ValueError as fout:
        raise OngeldigeInvoer(f"Regel {nr}: {dag}-{maand}-{jaar} is geen dag. Verbeter de dag.", veld="plan") from fout
    soort = Geldsoort.TERUGBETALING if (woord or "").lower() == "terug" else Geldsoort.BETALING
    try:
        return Termijn(soort, datum, lees_bedrag(bedrag, "plan"))
    except OngeldigeInvoer as fout:
        raise OngeldigeInvoer(f"Regel {nr}: {fout.bericht}", veld="plan") from fout


def schrijf_planregels(plan: Iterable[Termijn]) -> str:
    """What can be read again."""
    woorden = {Geldsoort.BETALING: "betalen", Geldsoort.TERUGBETALING: "terug"}
    return "\n".join(
        f"{t.datum:%d-%m-%Y}; {euro(t.bedrag).removeprefix('€ ')}; {woorden[t.soort]}" for t in op_volgorde(plan)
    )
