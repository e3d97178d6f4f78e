"""Decisions for two Regievoerders: what the other one has to sign, and what he has not seen yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.basis.bedrag import euro
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import DE_REGIEVOERDER, LigtBij, Punt, Weegt, functie

ONDERTEKENEN, KENNIS = "besluit_ondertekenen", "besluit_zien"


@dataclass(frozen=True, kw_only=True)
class Voorstelfeit:
    """A prepared decision; `ander` is the office that signs or refuses it, empty when any other Regievoerder can."""

    id: int
    bedrag: int | None
    voorbereid: date
    afgedaan: date | None
    ander: str = ""


@dataclass(frozen=True, kw_only=True)
class Besluitfeit:
    """A decision that one of the two took alone, with the day on which the other saw it."""

    id: int
    volgnr: int
    genomen: date
    gezien: date | None
    ander: str = ""


def _leider(kader: Kader, ander: str) -> LigtBij:
    return functie(kader.profiel, ander) if ander else DE_REGIEVOERDER


def punten(kader: Kader, feiten: Sequence[Voorstelfeit | Besluitfeit]) -> Iterator[Punt]:
    for feit in feiten:
        yield _ondertekenen(kader, feit) if isinstance(feit, Voorstelfeit) else _zien(kader, feit)


def _ondertekenen(kader: Kader, feit: Voorstelfeit) -> Punt:
    waarvan = f" van {euro(feit.bedrag)}" if feit.bedrag is not None else ""
    return Punt(
        soort=ONDERTEKENEN,
        onderwerp=f"Onderteken het voorbereide besluit{waarvan}, of weiger het",
        object=f"besluitvoorstel/{feit.id}",
        ligt_bij=_leider(kader, feit.ander),
        sinds=feit.voorbereid,
        gesloten_op=feit.afgedaan,
        weegt=Weegt.WAARSCHUWT,
        gegevens={"besluitvoorstel_id": feit.id},
    )


def _zien(kader: Kader, feit: Besluitfeit) -> Punt:
    return Punt(
        soort=KENNIS,
        onderwerp=f"Bekijk besluit {feit.volgnr}, dat de andere Regievoerder alleen nam",
        object=f"besluit/{feit.id}",
        ligt_bij=_leider(kader, feit.ander),
        sinds=feit.genomen,
        gesloten_op=feit.gezien,
        gegevens={"besluit_id": feit.id},
    )
