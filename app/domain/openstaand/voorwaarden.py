"""Conditions of mandaten: to be checked once the mandaat is active, and again when one was not met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from app.domain.basis.begrippen import Voorwaardeoordeel
from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.mandaatfeit import Mandaatfeit, Voorwaardefeit
from app.domain.openstaand.punt import HET_TEAM, Punt

ONGEZIEN, NIET_VOLDAAN = "voorwaarde", "voorwaarde_niet_voldaan"


def punten(kader: Kader, mandaten: Sequence[Mandaatfeit]) -> Iterator[Punt]:
    """Of every mandaat that came into force; a condition stays open also when the mandaat has ended."""
    weegt = kader.weegt(Grendelregel.VOORWAARDEN_OPEN)
    for mandaat in mandaten:
        begin, einde = mandaat.feiten.begin, kader.einde_van(mandaat.periode)
        if begin is not None:
            for voorwaarde in mandaat.voorwaarden:
                for punt in _standen(mandaat, voorwaarde, begin):
                    yield replace(punt, gesloten_op=punt.gesloten_op or einde, weegt=weegt)


def _standen(mandaat: Mandaatfeit, voorwaarde: Voorwaardefeit, begin: date) -> Iterator[Punt]:
    eerste = voorwaarde.oordelen[0][0] if voorwaarde.oordelen else None
    yield _punt(ONGEZIEN, "Ga na", mandaat, voorwaarde, begin, eerste)
    volgende = [datum for datum, _oordeel in voorwaarde.oordelen[1:]]
    for (datum, oordeel), daarna in zip(voorwaarde.oordelen, [*volgende, None], strict=False):
        if oordeel is Voorwaardeoordeel.NIET_VOLDAAN:
            yield _punt(NIET_VOLDAAN, "Niet voldaan", mandaat, voorwaarde, datum, daarna)


def _punt(soort: str, wat: str, m: Mandaatfeit, v: Voorwaardefeit, sinds: date, gesloten_op: date | None) -> Punt:
    return Punt(
        soort=soort,
        onderwerp=f"{wat}: {v.tekst.rstrip('.')} (voorwaarde {v.nummer} van {m.naam})",
        object=f"voorwaarde/{v.id}",
        ligt_bij=HET_TEAM,
        sinds=sinds,
        gesloten_op=gesloten_op,
        gegevens={"mandaat_id": m.feiten.id, "nummer": v.nummer},
    )
