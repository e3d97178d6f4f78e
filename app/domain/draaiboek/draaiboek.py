"""An edition of the draaiboek as data: per trede the steps, who does them, by when, and on whose word.

We do not have the text of the national draaiboek: every row names its source (`bron`) and its mark (`merk`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

from app.domain.basis.begrippen import TREDEN, Toestand
from app.domain.basis.feiten import Feit
from app.domain.basis.inlezen import OngeldigeConfiguratie, OngeldigeWaarde, Plek, eis_uniek, lees
from app.domain.draaiboek.draaiboekdelen import (
    DREMPELS,
    NOODGREEP,
    OPENING,
    TREDEBEPALING,
    VASTE_GEBEURTENISSEN,
    ZONDER_BRON,
    Drempels,
    Gebeurtenis,
    InformatieDef,
    Kring,
    Merk,
    NoodgreepDef,
    StapDef,
    TredeDef,
)
from app.domain.draaiboek.grendels import Grendel, controleer_grendels

__all__ = [
    "DREMPELS",
    "OPENING",
    "TREDEBEPALING",
    "ZONDER_BRON",
    "Drempels",
    "Editie",
    "Gebeurtenis",
    "InformatieDef",
    "Kring",
    "Merk",
    "NoodgreepDef",
    "OngeldigDraaiboek",
    "StapDef",
    "TredeDef",
    "lees_editie",
]

_VERPLICHTE_TREDEN = (Toestand.SIGNAAL, *TREDEN)


class OngeldigDraaiboek(OngeldigeConfiguratie):
    code = "ongeldig_draaiboek"


@dataclass(frozen=True, kw_only=True)
class Editie:
    """An edition; a zaak keeps the one that held when it was opened."""

    code: str
    titel: str
    geldig_vanaf: date
    bron: str
    toelichting: str | None = None
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    grendels: tuple[Grendel, ...] = ()
    noodgreep: NoodgreepDef = NOODGREEP
    drempels: Drempels = DREMPELS
    treden: Mapping[Toestand, TredeDef] = field(hash=False)

    def __post_init__(self) -> None:
        for toestand in _VERPLICHTE_TREDEN:
            if toestand not in self.treden:
                raise OngeldigeWaarde("treden", f"{toestand} ontbreekt; voeg [treden.{toestand}] toe")
        eis_uniek((regel.code for regel in self.regels()), "treden")
        _controleer_gebeurtenissen(self)
        _controleer_feiten(self)
        controleer_grendels(self.grendels, (s.code for trede in self.treden.values() for s in trede.stappen))

    def trede(self, toestand: Toestand) -> TredeDef | None:
        return self.treden.get(toestand)

    def stappen(self, toestand: Toestand) -> tuple[StapDef, ...]:
        """The steps of a state, in order; none for a state that is no trede."""
        trede = self.trede(toestand)
        return trede.stappen if trede else ()

    @cached_property
    def _op_code(self) -> Mapping[str, tuple[Toestand, StapDef | InformatieDef]]:
        return {r.code: (t.toestand, r) for t in self.treden.values() for r in chain[Any](t.stappen, t.informatie)}

    def trede_van(self, code: str) -> Toestand | None:
        """The state whose row has this code."""
        return self._op_code[code][0] if code in self._op_code else None

    def regel(self, code: str) -> StapDef | InformatieDef | None:
        """The row with this code."""
        return self._op_code[code][1] if code in self._op_code else None

    def stap(self, code: str) -> StapDef | None:
        regel = self.regel(code)
        return regel if isinstance(regel, StapDef) else None

    def informatie(self, toestand: Toestand) -> tuple[InformatieDef, ...]:
        """The duties to inform of a state, in order; none for a state that is no trede."""
        trede = self.trede(toestand)
        return trede.informatie if trede else ()

    def gebeurtenis(self, code: str) -> Gebeurtenis | None:
        return next((g for g in self.gebeurtenissen if g.code == code), None)

    def regels(self) -> Iterator[StapDef | InformatieDef]:
        """Every row that carries a code, trede by trede."""
        for trede in self.treden.values():
            yield from trede.stappen
            yield from trede.informatie


def lees_editie(gegevens: Mapping[str, object], bestand: str) -> Editie:
    """The edition in a parsed TOML file. Raises `OngeldigDraaiboek` with file, place and remedy."""
    return lees(Editie, gegevens, Plek(bestand, OngeldigDraaiboek))


def _controleer_gebeurtenissen(editie: Editie) -> None:
    """Every term counts from an event that can happen, and no two steps wait for each other."""
    eis_uniek((*VASTE_GEBEURTENISSEN, *(g.code for g in editie.gebeurtenissen)), "gebeurtenissen")
    stappen = {s.code: s.vanaf for trede in editie.treden.values() for s in trede.stappen}
    bekend = (*VASTE_GEBEURTENISSEN, *(g.code for g in editie.gebeurtenissen), *stappen)
    for regel in editie.regels():
        if regel.vanaf not in bekend:
            raise OngeldigeWaarde(
                "treden",
                f"{regel.code} telt vanaf '{regel.vanaf}', maar die gebeurtenis bestaat niet; "
                f"kies uit {', '.join(bekend)}",
            )
    for code in stappen:
        _weiger_rondgang(code, stappen)


def _controleer_feiten(editie: Editie) -> None:
    """A step that is fulfilled by telling names which duties, and only such a step does."""
    bekend = {regel.code for regel in editie.regels() if isinstance(regel, InformatieDef)}
    for stap in (s for trede in editie.treden.values() for s in trede.stappen):
        if (stap.vervult is Feit.GEINFORMEERD) is not bool(stap.plichten):
            raise OngeldigeWaarde("treden", f'{stap.code}: plichten hoort bij vervult = "geinformeerd", en andersom')
        for code in stap.plichten:
            if code not in bekend:
                raise OngeldigeWaarde("treden", f"{stap.code} noemt plicht {code}, maar die bestaat niet; haal weg")


def _weiger_rondgang(code: str, stappen: Mapping[str, str]) -> None:
    weg = [code]
    while (volgende := stappen[weg[-1]]) in stappen:
        weg.append(volgende)
        if volgende == code or len(weg) > len(stappen) + 1:
            raise OngeldigeWaarde("treden", f"{' → '.join(weg)}: deze termijnen wachten op elkaar; verbreek de kring")
