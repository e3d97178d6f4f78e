"""The stock: how many children there are at a location when a week ends, in which form of care, whose, on what title.

A child can be in two forms of care at once, so the number of children is counted apart from the sum over the forms.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.plaatsing.titels import toets_titel
from app.domain.plaatsing.weken import eis_geteld
from app.domain.telling.telling import toets_aantal
from app.domain.telling.zorgvormen import Zorgvorm


@dataclass(frozen=True, order=True)
class Cel:
    """Children of a form of care. Without `gemeente` it is the whole form, which is not broken down yet.

    `titel` is empty when that is not known; `maand` (2026-03) is the one in which a machtiging gesloten ends.
    """

    zorgvorm: str
    aantal: int
    gemeente: str = ""
    titel: str = ""
    maand: str = ""

    @property
    def plek(self) -> tuple[str, str, str, str]:
        return self.zorgvorm, self.gemeente, self.titel, self.maand


@dataclass(frozen=True, kw_only=True)
class Stand:
    """`week` is its Monday, `locatie` the number of the location, `kinderen` how many children, each counted once."""

    week: date
    locatie: int
    kinderen: int
    cellen: tuple[Cel, ...] = ()

    @property
    def sleutel(self) -> tuple[date, int]:
        return self.week, self.locatie

    @property
    def vormen(self) -> dict[str, int]:
        """How many in each form of care that was counted."""
        som: dict[str, int] = {}
        for cel in self.cellen:
            som[cel.zorgvorm] = som.get(cel.zorgvorm, 0) + cel.aantal
        return som

    @property
    def niet_uitgesplitst(self) -> list[str]:
        """Forms of care of which it is not known whose children they are."""
        return sorted({cel.zorgvorm for cel in self.cellen if not cel.gemeente and cel.aantal})

    def plek(self) -> str:
        """What was counted, without the numbers: 2026-11-23;locatie/3."""
        return f"{self.week.isoformat()};locatie/{self.locatie}"

    def regel(self) -> str:
        """The count on one line, the same for ever."""
        cellen = (";".join(map(str, (*cel.plek, cel.aantal))) for cel in sorted(self.cellen))
        return "|".join((self.plek(), str(self.kinderen), *cellen))

    def gelijk(self, ander: Stand | None) -> bool:
        """Whether the same was counted, in whichever order it stands."""
        return ander is not None and self.regel() == ander.regel()


def regels_sha256(regels: Iterable[str], zout: str) -> str:
    """SHA-256 over the salt and the lines, in their order: what the logboek keeps instead of numbers."""
    return hashlib.sha256("\n".join([zout, *sorted(regels)]).encode()).hexdigest()


def plaatsvormen(zorgvormen: Iterable[Zorgvorm]) -> dict[str, str]:
    """The forms of care in which children are placed, by code: a measure is a title here, no form."""
    return {v.code: v.titel for v in zorgvormen if not v.oud and v.vraagt_plaats}


def toets_stand(stand: Stand, vandaag: date, zorgvormen: Mapping[str, str], gemeenten: Mapping[str, str]) -> None:
    """Raises OngeldigeInvoer, DatumOnlogisch and DatumInToekomst at the field.

    `gemeenten` are the municipalities that exist on that day. A form of care is the sum of what was counted of it, and
    never more than there are children.
    """
    eis_geteld(stand.week, vandaag)
    toets_aantal(stand.kinderen, "kinderen")
    for cel in stand.cellen:
        toets_aantal(cel.aantal, "aantal")
        toets_titel(cel.titel, cel.maand)
        _eis_bekend(cel, zorgvormen, gemeenten)
    _eis_een_keer(stand, zorgvormen)
    for vorm, aantal in stand.vormen.items():
        if aantal > stand.kinderen:
            raise OngeldigeInvoer(
                f"{zorgvormen[vorm]}: {aantal} is meer dan alle kinderen op deze locatie ({stand.kinderen}). "
                "Verbeter een van de twee: een kind telt per zorgvorm één keer.",
                veld="kinderen",
            )


def _eis_bekend(cel: Cel, zorgvormen: Mapping[str, str], gemeenten: Mapping[str, str]) -> None:
    if cel.zorgvorm not in zorgvormen:
        raise OngeldigeInvoer("Deze zorgvorm is niet bekend. Kies een zorgvorm uit de lijst.", veld="zorgvorm")
    if cel.gemeente and cel.gemeente not in gemeenten:
        raise OngeldigeInvoer(
            "Deze gemeente bestaat niet in die week. Kies een gemeente van Nederland.", veld="gemeente"
        )
    if cel.titel and not cel.gemeente:
        raise OngeldigeInvoer("De gemeente ontbreekt. Vul in welke gemeente het is.", veld="gemeente")


def _eis_een_keer(stand: Stand, zorgvormen: Mapping[str, str]) -> None:
    """No cell twice; a form is whole, or broken down, never both."""
    if len({cel.plek for cel in stand.cellen}) < len(stand.cellen):
        raise OngeldigeInvoer("Dezelfde zorgvorm, gemeente en titel staat er twee keer.", veld="zorgvorm")
    for vorm in stand.vormen:
        heel = {not cel.gemeente for cel in stand.cellen if cel.zorgvorm == vorm}
        if len(heel) > 1:
            raise OngeldigeInvoer(
                f"{zorgvormen[vorm]} staat er zonder gemeente en met gemeenten. "
                "Laat alleen de gemeenten staan, of alleen het geheel.",
                veld="gemeente",
            )
