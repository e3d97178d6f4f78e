"""Duties to inform: whom exactly, how one stands on a day, when it is recorded as sent or lapsed (domein 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.basis.invoer import toets_datum
from app.domain.draaiboek.draaiboekdelen import InformatieDef, Kring


class Plichtstatus(StrEnum):
    """The order is that of the page: what is overdue first."""

    TE_LAAT = "te_laat"
    OPEN = "open"
    VERZONDEN = "verzonden"
    VERVALLEN = "vervallen"


OPENSTAAND = frozenset({Plichtstatus.OPEN, Plichtstatus.TE_LAAT})


@dataclass(frozen=True, kw_only=True)
class Plichtfeiten:
    """`sinds` is the day of the tredebepaling that the duty came with; of the last two at most one is filled in."""

    sinds: date
    uiterlijk_op: date | None = None
    verzonden: date | None = None
    vervallen: date | None = None


def status_op(feiten: Plichtfeiten, dag: date) -> Plichtstatus:
    """How a duty stands at the end of a day; what came of it after that day does not count yet.

    A duty without a last day (no term, or a term that does not run yet) is never too late.
    """
    if feiten.verzonden is not None and feiten.verzonden <= dag:
        return Plichtstatus.VERZONDEN
    if feiten.vervallen is not None and feiten.vervallen <= dag:
        return Plichtstatus.VERVALLEN
    if feiten.uiterlijk_op is not None and feiten.uiterlijk_op < dag:
        return Plichtstatus.TE_LAAT
    return Plichtstatus.OPEN


def te_laat_verzonden(feiten: Plichtfeiten) -> bool:
    """Whether it was sent after its last day."""
    if feiten.verzonden is None or feiten.uiterlijk_op is None:
        return False
    return feiten.verzonden > feiten.uiterlijk_op


def toets_afloop(feiten: Plichtfeiten, datum: date, vandaag: date) -> None:
    """What comes of a duty is recorded once, on a day that was and that lies not before the tredebepaling.

    Raises OngeldigeOvergang, DatumInToekomst, DatumOnlogisch.
    """
    if feiten.verzonden is not None:
        raise OngeldigeOvergang(f"De verzending is al vastgelegd, op {feiten.verzonden:%d-%m-%Y}.")
    if feiten.vervallen is not None:
        raise OngeldigeOvergang(f"Deze plicht is al vervallen, op {feiten.vervallen:%d-%m-%Y}.")
    toets_datum(datum, vandaag, feiten.sinds)


TOEZICHTHOUDER = "toezichthouder"
"""The party of an edition that is another body on another day."""


def partijen(
    definitie: InformatieDef, gemeenten: Mapping[str, str], regios: Mapping[str, str], toezichthouder: str
) -> list[tuple[str, str | None]]:
    """Whom a duty names: each with the code of its municipality or region, None for a party that is neither.

    `toezichthouder` is who that is on the day of the tredebepaling.
    """
    if definitie.partij == TOEZICHTHOUDER:
        return [(f"{TOEZICHTHOUDER} ({toezichthouder})", None)]
    if definitie.per is Kring.GEMEENTEN:
        return [(f"{definitie.partij} van {naam}", code) for code, naam in gemeenten.items()]
    if definitie.per is Kring.REGIOS:
        return [(f"{definitie.partij} {naam}", code) for code, naam in regios.items()]
    return [(definitie.partij, None)]
