"""The page of verdicts, cut: which placings are asked for, by municipality, so many at a time from a key on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from app.domain.passend.volgen import Oordeelmoment
from app.services.kern.velen import MEESTE
from app.services.passend.blad import Passendblad, Regel

PER_BLAD = 25
Plaats = tuple[str, int]
"""Where a row stands in the order: the name of its municipality, and its number."""


class Welke(StrEnum):
    """Which placings somebody wants to see."""

    ALLE = "alle"
    GEVRAAGD = "gevraagd"
    TE_LAAT = "te_laat"
    PAST_NIET = "past_niet"


@dataclass(frozen=True)
class Gemeentestand:
    """How it stands with the placings of a municipality: what is asked of it lies with it, or with the team."""

    code: str
    naam: str
    plaatsingen: int
    gevraagd: int
    te_laat: int
    past_niet: int


@dataclass(frozen=True)
class Bladzij:
    """The placings of one page by municipality; `volgende` is the place of its last one when there are more."""

    groepen: Sequence[tuple[str, Sequence[Regel]]]
    aantal: int
    volgende: Plaats | None


def per_gemeente(blad: Passendblad, namen: Mapping[str, str], dag: date) -> list[Gemeentestand]:
    """Of every municipality with a placing, in the order of their names."""
    gevonden: dict[str, list[Regel]] = {}
    for regel in blad.regels:
        gevonden.setdefault(regel.boeking.wat.gemeente, []).append(regel)
    standen = [
        Gemeentestand(
            code,
            namen.get(code, code),
            len(regels),
            sum(vak.vraagt_op(dag) for regel in regels for vak in regel.vakken),
            sum(vak.te_laat(dag) for regel in regels for vak in regel.vakken),
            sum(regel.past_niet > 0 for regel in regels),
        )
        for code, regels in gevonden.items()
    ]
    return sorted(standen, key=lambda stand: (stand.naam, stand.code))


def snijd(
    blad: Passendblad, namen: Mapping[str, str], dag: date, welke: Welke, gemeente: str, na: Plaats | None
) -> Bladzij:
    """Those asked for after this place, of one municipality or of all."""
    gekozen = sorted(
        (r for r in blad.regels if _past_bij(r, welke, dag) and gemeente in ("", r.boeking.wat.gemeente)),
        key=lambda regel: plaats(regel, namen),
    )
    verder = [regel for regel in gekozen if na is None or plaats(regel, namen) > na]
    nu = verder[:PER_BLAD]
    groepen = [(naam, list(deel)) for naam, deel in groupby(nu, key=lambda regel: plaats(regel, namen)[0])]
    return Bladzij(groepen, len(gekozen), plaats(nu[-1], namen) if len(verder) > PER_BLAD else None)


def plaats(regel: Regel, namen: Mapping[str, str]) -> Plaats:
    gemeente = regel.boeking.wat.gemeente
    return namen.get(gemeente, gemeente), regel.boeking.nummer


def samen_te_geven(
    blad: Passendblad, namen: Mapping[str, str], dag: date, moment: Oordeelmoment, gemeente: str
) -> Sequence[Regel]:
    """Those of which a verdict at this moment is asked now, as many as fit in one request."""
    gekozen = [
        regel
        for regel in blad.regels
        if gemeente in ("", regel.boeking.wat.gemeente)
        and any(vak.moment is moment and vak.vraagt_op(dag) for vak in regel.vakken)
    ]
    return sorted(gekozen, key=lambda regel: plaats(regel, namen))[:MEESTE]


def gevraagd_per_moment(blad: Passendblad, dag: date, gemeente: str) -> dict[Oordeelmoment, int]:
    """How many verdicts are asked now, by moment; moments at which none is are left out."""
    aantallen = {
        moment: sum(
            vak.vraagt_op(dag)
            for regel in blad.regels
            if gemeente in ("", regel.boeking.wat.gemeente)
            for vak in regel.vakken
            if vak.moment is moment
        )
        for moment in blad.momenten
    }
    return {moment: aantal for moment, aantal in aantallen.items() if aantal}


def _past_bij(regel: Regel, welke: Welke, dag: date) -> bool:
    match welke:
        case Welke.GEVRAAGD:
            return regel.vraagt_op(dag)
        case Welke.TE_LAAT:
            return regel.te_laat(dag)
        case Welke.PAST_NIET:
            return regel.past_niet > 0
    return True
