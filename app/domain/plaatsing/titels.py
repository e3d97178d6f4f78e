"""On what legal title a child is somewhere. The words are those of the official lists."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.telling.zorgvormen import STANDAARD

VRIJWILLIG, GESLOTEN = "vrijwillig", "machtiging_gesloten"

TITELS: Mapping[str, str] = {
    VRIJWILLIG: "Vrijwillig",
    **{vorm.code: vorm.titel for vorm in STANDAARD if vorm.lijstcode.startswith("maatregel")},
    GESLOTEN: "Machtiging gesloten plaatsing",
    "machtiging_uithuisplaatsing": "Machtiging uithuisplaatsing",
}
"""By code. The measures and machtigingen (71, 72): protocol Beleidsinformatie Jeugd version 7, 5.1.1, 5.1.4 and 5.2.1
[P]; vrijwillig is the absence of any of them [I].
"""
_MAAND = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")


def toets_titel(titel: str, maand: str) -> None:
    """A known title; the month in which it ends goes with a machtiging gesloten, and with nothing else.

    Raises OngeldigeInvoer.
    """
    if titel and titel not in TITELS:
        raise OngeldigeInvoer("Deze titel is niet bekend. Kies een titel uit de lijst.", veld="titel")
    if maand and not _MAAND.fullmatch(maand):
        raise OngeldigeInvoer("Dit is geen maand. Schrijf jaar en maand, zoals 2026-03.", veld="maand")
    if titel == GESLOTEN and not maand:
        raise OngeldigeInvoer("De maand ontbreekt. Vul in welke maand de machtiging eindigt.", veld="maand")
    if maand and titel != GESLOTEN:
        raise OngeldigeInvoer(
            "Een maand hoort alleen bij een machtiging gesloten plaatsing. Haal de maand weg.", veld="maand"
        )
