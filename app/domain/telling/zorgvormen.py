"""Forms of care in which children are counted. A region's profile may bring its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.basis.inlezen import OngeldigeWaarde

_CODE = re.compile(r"[a-z][a-z_]{1,39}")


@dataclass(frozen=True)
class Zorgvorm:
    """A form of care; `code` is how files and the logboek write it."""

    code: str
    titel: str
    bron: str

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise OngeldigeWaarde("code", f"'{self.code}' mag alleen kleine letters en streepjes onderaan hebben")


_BRON = (
    "naar de begrippen van het CBS: jeugdhulp zonder en met verblijf, jeugdbescherming en jeugdreclassering; "
    "de indeling is door ons afgeleid, de regio mag haar wijzigen [I]"
)

STANDAARD: tuple[Zorgvorm, ...] = tuple(
    Zorgvorm(code, titel, _BRON)
    for code, titel in (
        ("ambulant", "Ambulante jeugdhulp"),
        ("daghulp", "Daghulp"),
        ("pleegzorg", "Pleegzorg"),
        ("gezinsgericht", "Gezinsgericht verblijf"),
        ("gesloten", "Gesloten jeugdhulp"),
        ("overig_verblijf", "Ander verblijf"),
        ("jeugdbescherming", "Jeugdbescherming"),
        ("jeugdreclassering", "Jeugdreclassering"),
    )
)
"""What holds for a region whose profile says nothing of it."""
