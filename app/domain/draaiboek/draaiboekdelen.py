"""The parts of an edition of the draaiboek: events, steps and duties to inform, each with its source and mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.basis.begrippen import Toestand
from app.domain.basis.feiten import Feit
from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.termijn.eenheid import Eenheid
from app.domain.termijn.termijn import MAX_WERKDAGEN

_CODE = re.compile(r"[A-Z]{2,4}-[0-9]{2}")

ZONDER_BRON = "voorstel zonder bron (merk I); de regio kan de termijn aanpassen"
"""What a term is worth when its row names no source for it."""

TREDEBEPALING, OPENING = "tredebepaling", "opening"
VASTE_GEBEURTENISSEN = (TREDEBEPALING, OPENING)
"""Events that every zaak has: the determination that started the row's trede, and the opening of the zaak."""


class Merk(StrEnum):
    """On whose word a row stands: a document of the region, a public source, or our own inference."""

    DOCUMENT = "S"
    OPENBAAR = "P"
    AFGELEID = "I"


class Vervalt(StrEnum):
    """When a row that is still open lapses by a change of trede; closing is no change of trede but ends all steps."""

    BIJ_VERLATEN = "bij_verlaten"
    BIJ_LICHTER = "bij_lichter"
    NOOIT = "nooit"


class Kring(StrEnum):
    """Whom a duty to inform is multiplied by."""

    EEN = "een"
    GEMEENTEN = "gemeenten"
    REGIOS = "regios"


class Middel(StrEnum):
    """By what a party is informed."""

    BRIEF = "brief"
    RAADSINFORMATIEBRIEF = "raadsinformatiebrief"
    GESPREK = "gesprek"


FAILLISSEMENT = "faillissement"
"""The event that the draaiboek counts as its sixth trede [P]; here it is no state of the zaak, which stays as it is."""
ZORG_STOPT = "zorg_stopt"
"""The event that care in fact stopped: from then on a child that is to be placed has no place."""


@dataclass(frozen=True, kw_only=True)
class Gebeurtenis:
    """Something that happens in a zaak on a day, from which terms may count, such as a bankruptcy."""

    code: str
    naam: str
    bron: str
    merk: Merk


@dataclass(frozen=True, kw_only=True)
class NoodgreepDef:
    """Within how many working days a noodgreep must be ratified, counted from the tredebepaling it was for."""

    termijn: int
    bron: str
    merk: Merk

    def __post_init__(self) -> None:
        if not 1 <= self.termijn <= MAX_WERKDAGEN:
            raise OngeldigeWaarde("termijn", f"{self.termijn} kan niet; geef 1 tot en met {MAX_WERKDAGEN} werkdagen")


NOODGREEP = NoodgreepDef(termijn=5, bron="voorstel zonder bron; de regio kan de termijn aanpassen", merk=Merk.AFGELEID)
"""What holds in an edition that does not say it."""


@dataclass(frozen=True, kw_only=True)
class Drempels:
    """From when on something is said to be open, in calendar days: before a mandaat or the certificate of a
    certified institution ends, after the reference date of a count or of the figures of the provider, and how many
    days of cash are said to be few.
    """

    mandaat_loopt_af: int
    telling_oud: int
    kwartaal_oud: int
    bron: str
    merk: Merk
    certificaat_loopt_af: int = 180
    kas_bijna_op: int = 30

    def __post_init__(self) -> None:
        for veld in _DREMPELVELDEN:
            if not 1 <= getattr(self, veld) <= MAX_DREMPEL:
                raise OngeldigeWaarde(veld, f"{getattr(self, veld)} kan niet; geef 1 tot en met {MAX_DREMPEL} dagen")


MAX_DREMPEL = 3650
_DREMPELVELDEN = ("mandaat_loopt_af", "telling_oud", "kwartaal_oud", "certificaat_loopt_af", "kas_bijna_op")
DREMPELS = Drempels(
    mandaat_loopt_af=30,
    telling_oud=30,
    kwartaal_oud=120,
    bron="voorstel zonder bron; de regio kan de drempels aanpassen",
    merk=Merk.AFGELEID,
)
"""What holds in an edition that does not say it, such as one of before there were any."""


@dataclass(frozen=True, kw_only=True)
class StapDef:
    """One step of a trede.

    `termijn` counts in `eenheid` from the event `vanaf`: one of VASTE_GEBEURTENISSEN, an event of the edition, or
    the code of a step, whose completion it is. As long as that has not happened the term does not run.
    `inhalen`: a zaak that comes to a heavier trede without having been in this one still does it. `vervult`: what
    the zaak has to show before this can be finished, and what finishes it by itself (see `feiten.py`).
    """

    code: str
    titel: str
    verplicht: bool
    rol: str
    termijn: int | None = None
    vanaf: str = TREDEBEPALING
    termijn_bron: str = ZONDER_BRON
    eenheid: Eenheid = Eenheid.WERKDAGEN
    inhalen: bool = True
    vervalt: Vervalt = Vervalt.BIJ_LICHTER
    vervult: Feit | None = None
    document: str | None = None
    informeert: tuple[str, ...] = ()
    plichten: tuple[str, ...] = ()
    bron: str
    merk: Merk

    def __post_init__(self) -> None:
        toets_regel(self.code, self.termijn)


@dataclass(frozen=True, kw_only=True)
class InformatieDef:
    """A duty to inform a party when the trede is reached; one row per party, or per municipality or region of it.

    `door` is the role that informs; `brief` by what, when the row says so; `termijn`, `vanaf` and `inhalen` as for a
    step. A party that several treden name is told once, by the row with the shortest term.
    """

    code: str
    partij: str
    per: Kring = Kring.EEN
    door: str
    verplicht: bool
    termijn: int | None = None
    vanaf: str = TREDEBEPALING
    termijn_bron: str = ZONDER_BRON
    eenheid: Eenheid = Eenheid.WERKDAGEN
    inhalen: bool = True
    vervalt: Vervalt = Vervalt.NOOIT
    brief: Middel | None = None
    bron: str
    merk: Merk

    def __post_init__(self) -> None:
        toets_regel(self.code, self.termijn)


@dataclass(frozen=True, kw_only=True)
class TredeDef:
    """What a trede asks. `nummer` is the number that the edition gives it, if it does."""

    toestand: Toestand
    nummer: int | None = None
    naam: str
    bron: str
    merk: Merk
    stappen: tuple[StapDef, ...]
    informatie: tuple[InformatieDef, ...] = ()


def toets_regel(code: str, termijn: int | None) -> None:
    """Raises OngeldigeWaarde on a code or a term that is none."""
    if not _CODE.fullmatch(code):
        raise OngeldigeWaarde("code", f"'{code}' is geen code; schrijf bijvoorbeeld ZO-01")
    if termijn is not None and termijn < 0:
        raise OngeldigeWaarde("termijn", f"{termijn} is negatief; geef 0 werkdagen of meer")
    if termijn is not None and termijn > MAX_WERKDAGEN:
        raise OngeldigeWaarde("termijn", f"{termijn} is te lang; geef hoogstens {MAX_WERKDAGEN} werkdagen")
