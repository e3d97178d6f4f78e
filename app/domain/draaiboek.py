"""An edition of the draaiboek as data: per trede the steps, who does them, by when, and on whose word.

The text of the national draaiboek is not public: every row names its source (`bron`) and its mark (`merk`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.begrippen import TREDEN, Toestand
from app.domain.inlezen import OngeldigeConfiguratie, OngeldigeWaarde, Plek, eis_uniek, lees

_CODE = re.compile(r"[A-Z]{2,4}-[0-9]{2}")
_VERPLICHTE_TREDEN = (Toestand.SIGNAAL, *TREDEN)

ZONDER_BRON = "voorstel zonder bron (merk I); de regio kan de termijn aanpassen"
"""What a term is worth when its row names no source for it."""


class OngeldigDraaiboek(OngeldigeConfiguratie):
    code = "ongeldig_draaiboek"


class Merk(StrEnum):
    """On whose word a row stands: a document of the region, a public source, or our own inference."""

    DOCUMENT = "S"
    OPENBAAR = "P"
    AFGELEID = "I"


@dataclass(frozen=True, kw_only=True)
class StapDef:
    """One step of a trede. `termijn` counts working days from the tredebepaling (domein 3)."""

    code: str
    titel: str
    verplicht: bool
    rol: str
    termijn: int | None = None
    termijn_bron: str = ZONDER_BRON
    document: str | None = None
    informeert: tuple[str, ...] = ()
    bron: str
    merk: Merk

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise OngeldigeWaarde("code", f"'{self.code}' is geen stapcode; schrijf bijvoorbeeld ZO-01")
        if self.termijn is not None and self.termijn < 0:
            raise OngeldigeWaarde("termijn", f"{self.termijn} is negatief; geef 0 werkdagen of meer")


@dataclass(frozen=True, kw_only=True)
class TredeDef:
    """What a trede asks. `nummer` is the number that the edition gives it, if it does."""

    toestand: Toestand
    nummer: int | None = None
    naam: str
    bron: str
    merk: Merk
    stappen: tuple[StapDef, ...]


@dataclass(frozen=True, kw_only=True)
class Editie:
    """An edition; a zaak keeps the one that held when it was opened."""

    code: str
    titel: str
    geldig_vanaf: date
    bron: str
    toelichting: str | None = None
    treden: Mapping[Toestand, TredeDef] = field(hash=False)

    def __post_init__(self) -> None:
        for toestand in _VERPLICHTE_TREDEN:
            if toestand not in self.treden:
                raise OngeldigeWaarde("treden", f"{toestand} ontbreekt; voeg [treden.{toestand}] toe")
        eis_uniek((stap.code for trede in self.treden.values() for stap in trede.stappen), "treden")

    def trede(self, toestand: Toestand) -> TredeDef | None:
        return self.treden.get(toestand)

    def stappen(self, toestand: Toestand) -> tuple[StapDef, ...]:
        """The steps of a state, in order; none for a state that is no trede."""
        trede = self.trede(toestand)
        return trede.stappen if trede else ()


def lees_editie(gegevens: Mapping[str, object], bestand: str) -> Editie:
    """The edition in a parsed TOML file. Raises `OngeldigDraaiboek` with file, place and remedy."""
    return lees(Editie, gegevens, Plek(bestand, OngeldigDraaiboek))
