"""Texts of a region to begin with: for which fields they are, and what is filled in when one is put there.

Nothing follows from such a text. Whoever puts it in a field reads it and changes it, and answers for what is recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.basis.inlezen import OngeldigeWaarde, eis_uniek
from app.domain.basis.invoer import MAX_TEKST
from app.domain.regio.regiodelen import Mandaattekst

_PLAATS = re.compile(r"\{([^{}]*)\}")


class Tekstplek(StrEnum):
    """The fields for which a region can have texts."""

    TREDE = "trede"
    """Why the trede is what it becomes, at the opening too."""
    HERSTEL = "herstel"
    SLUITEN = "sluiten"
    BEVOEGDHEDEN = "bevoegdheden"
    VOORWAARDEN = "voorwaarden"
    BESLUIT = "besluit"
    VRAAG = "vraag"
    STANDPUNT = "standpunt"
    OPSCHALING = "opschaling"
    INFORMEREN = "informeren"
    RAADSBRIEF = "raadsbrief"
    AFSPRAAK = "afspraak"


INGEVULD: Mapping[str, str] = {"aanbieder": "de aanbieder", "zaaknummer": "deze zaak", "vandaag": "vandaag"}
"""What may stand between braces in a text, and what is said where it is not known: before a zaak is opened."""


@dataclass(frozen=True)
class Regiotekst:
    """A text with what it is for (`titel`), the fields in which it can be put, and whence it comes."""

    code: str
    titel: str
    voor: tuple[Tekstplek, ...]
    tekst: str
    bron: str

    def __post_init__(self) -> None:
        if not self.voor:
            raise OngeldigeWaarde("voor", f"is leeg; noem minstens een veld: {', '.join(Tekstplek)}")
        eis_uniek(self.voor, "voor")
        if len(self.tekst) > MAX_TEKST:
            raise OngeldigeWaarde("tekst", f"is te lang; gebruik hoogstens {MAX_TEKST} tekens")
        vreemd = next((naam for naam in _PLAATS.findall(self.tekst) if naam not in INGEVULD), None)
        if vreemd is not None:
            raise OngeldigeWaarde("tekst", f"'{{{vreemd}}}' kan niet; kies uit {', '.join(INGEVULD)}")

    def met(self, waarden: Mapping[str, str]) -> str:
        """The text with these values in it; what is not known is said in general words."""
        bekend = {**INGEVULD, **waarden}
        return _PLAATS.sub(lambda plaats: bekend[plaats[1]], self.tekst.strip())


def uit_mandaatteksten(teksten: Iterable[Mandaattekst], plek: Tekstplek) -> list[Regiotekst]:
    """What the region has to begin a mandaat with, as texts for one of its two fields."""
    if plek not in (Tekstplek.BEVOEGDHEDEN, Tekstplek.VOORWAARDEN):
        return []
    delen = [(deel, str(getattr(deel, plek.value))) for deel in teksten]
    return [Regiotekst(deel.code, deel.titel, (plek,), tekst, deel.bron) for deel, tekst in delen if tekst]


def achter(getypt: str, tekst: str) -> str:
    """What was typed, and the text behind it as a part of its own."""
    return f"{getypt.rstrip()}\n\n{tekst}" if getypt.strip() else tekst
