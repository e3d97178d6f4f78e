"""The sources: which tables each reads, how its facts are gathered, and which points it makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy.orm import Session

from app.domain.openstaand import informatie, mandaten, stappen, toewijzing, voorwaarden
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import Punt
from app.services.openstaand.feiten import mandaten as mandaatfeiten
from app.services.openstaand.feiten import werk
from app.services.openstaand.feiten.kaders import PerZaak, Zaken

TREDE, RUST, EDITIE = "zaak.trede", "zaak.rust", "zaak.editie"
"""What may change in the row of a zaak itself: whether it is in a trede, whether it is at rest, its edition."""


@dataclass(frozen=True)
class Bron:
    """A source. It is computed anew when a row of `tabellen` was touched; `soorten` are the kinds it makes."""

    naam: str
    soorten: frozenset[str]
    tabellen: frozenset[str]
    lees: Callable[[Session, Zaken], PerZaak]
    punten: Callable[[Kader, Sequence[Any]], Iterator[Punt]]


def _alles_van_mandaten(kader: Kader, feiten: Sequence[Any]) -> Iterator[Punt]:
    return chain(mandaten.punten(kader, feiten), voorwaarden.punten(kader, feiten))


BRONNEN = (
    Bron(
        "stappen",
        frozenset({stappen.STAP, stappen.VERVALLEN}),
        frozenset({"stap", EDITIE}),
        werk.stappen,
        stappen.punten,
    ),
    Bron(
        "informatieplichten",
        frozenset({informatie.PLICHT}),
        frozenset({"informatieplicht", EDITIE}),
        werk.plichten,
        informatie.punten,
    ),
    Bron(
        "afspraken",
        frozenset({toewijzing.AFSPRAAK}),
        frozenset({"afspraak", TREDE, EDITIE}),
        werk.afspraken,
        toewijzing.afspraken,
    ),
    Bron(
        "rollen",
        frozenset({toewijzing.PROJECTLEIDER, toewijzing.REGIEPLAATS}),
        frozenset({"rolvervulling", TREDE}),
        werk.rollen,
        toewijzing.rollen,
    ),
    Bron(
        "mandaten",
        frozenset(
            {
                mandaten.CONCEPT,
                mandaten.VOORGESTELD,
                mandaten.GOEDGEKEURD,
                mandaten.HOUDER,
                mandaten.WERKGEVER,
                mandaten.AFGEWEZEN,
                mandaten.STIL,
                mandaten.ONGEBRUIKT,
                mandaten.LOOPT_AF,
                mandaten.UITGEPUT,
                mandaten.NA_SLUITEN,
                voorwaarden.ONGEZIEN,
                voorwaarden.NIET_VOLDAAN,
            }
        ),
        frozenset(
            {
                "mandaat",
                "mandaatverzoek",
                "voorwaarde",
                "voorwaardestand",
                "besluit",
                "besluit_deel",
                "opschaling",
                RUST,
                EDITIE,
            }
        ),
        mandaatfeiten.mandaten,
        _alles_van_mandaten,
    ),
)


def bronnen_voor(geraakt: frozenset[str] | None) -> list[Bron]:
    """The sources to compute when these tables were touched; all of them when that is not said."""
    return [bron for bron in BRONNEN if geraakt is None or bron.tabellen & geraakt]
