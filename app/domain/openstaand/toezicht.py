"""Interbestuurlijk toezicht: the track, its plan with its steps, and whether the councils heard of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, LigtBij, Punt, Weegt
from app.domain.openstaand.wie import wie_doet
from app.domain.overleg.toezicht import Toezichtspoor, sporen
from app.domain.overleg.toezichtplan import Spoor

TOEZICHT, ZONDER_PLAN, PLAN = "toezicht", "toezicht_zonder_plan", "toezichtplan"
PLANSTAP, RADEN = "toezichtplanstap", "toezicht_raden"
SOORTEN = (TOEZICHT, ZONDER_PLAN, PLAN, PLANSTAP, RADEN)


@dataclass(frozen=True)
class Toezichtfeit:
    """A step of the toezicht, in the order in which they were recorded."""

    fase: str
    datum: date


@dataclass(frozen=True)
class Planstapfeit:
    volgnr: int
    titel: str
    met_wie: str
    datum: date
    uiterlijk_op: date
    afgerond: date | None


@dataclass(frozen=True)
class Planfeit:
    volgnr: int
    datum: date
    uiterlijk_op: date
    opgeleverd: date | None
    stappen: tuple[Planstapfeit, ...] = ()


@dataclass(frozen=True)
class Raadfeit:
    """A version of the council letter, by its day."""

    datum: date


def punten(kader: Kader, rijen: Sequence[Toezichtfeit | Planfeit | Raadfeit]) -> Iterator[Punt]:
    """Each track from its first phase to the one that ends it; what belongs to its plan ends with it."""
    brieven = [rij.datum for rij in rijen if isinstance(rij, Raadfeit)]
    for spoor, eigen in _sporen(kader, rijen):
        wat = "Er loopt interbestuurlijk toezicht: leg de volgende stap of het einde vast"
        yield _punt(kader, TOEZICHT, wat, spoor.begin, spoor.einde)
        eerste = min((plan.datum for plan in eigen), default=None)
        wat = "Maak een plan voor het interbestuurlijk toezicht, met een termijn en stappen"
        yield _punt(kader, ZONDER_PLAN, wat, spoor.begin, _eerste(eerste, spoor.einde))
        gezegd = min((dag for dag in brieven if dag >= spoor.begin), default=None)
        wat = "Houd de gemeenteraden op de hoogte van het interbestuurlijk toezicht"
        yield _punt(kader, RADEN, wat, spoor.begin, _eerste(gezegd, spoor.einde))
        for plan in eigen:
            yield from _van_plan(kader, spoor, plan)


def nagelaten(kader: Kader, rijen: Sequence[Toezichtfeit | Planfeit | Raadfeit], dag: date) -> Iterator[str]:
    """What was undone when a track ended, by that day: it waits for nobody any more, and is told all the same."""
    for spoor, eigen in _sporen(kader, rijen):
        if spoor.einde is None or spoor.einde > dag:
            continue
        if not eigen:
            yield "Er was geen plan toen het interbestuurlijk toezicht eindigde"
        for plan in eigen:
            if plan.opgeleverd is None:
                yield "Het plan was niet opgeleverd toen het interbestuurlijk toezicht eindigde"
            for stap in (s for s in plan.stappen if s.afgerond is None):
                yield f"Niet gedaan toen het interbestuurlijk toezicht eindigde: {stap.titel}"


def _sporen(
    kader: Kader, rijen: Sequence[Toezichtfeit | Planfeit | Raadfeit]
) -> Iterator[tuple[Spoor, list[Planfeit]]]:
    """Each track of toezicht with the plans that were made in it."""
    fasen = [(rij.fase, rij.datum) for rij in rijen if isinstance(rij, Toezichtfeit)]
    plannen = [rij for rij in rijen if isinstance(rij, Planfeit)]
    for spoor in sporen(Toezichtspoor(kader.profiel.toezichtfasen), fasen):
        yield spoor, [plan for plan in plannen if spoor.omvat(plan.datum)]


def _van_plan(kader: Kader, spoor: Spoor, plan: Planfeit) -> Iterator[Punt]:
    yield _punt(
        kader,
        PLAN,
        "Lever het plan voor het interbestuurlijk toezicht op",
        plan.datum,
        _eerste(plan.opgeleverd, spoor.einde),
        object_=f"toezichtplan/{plan.volgnr}",
        uiterlijk_op=plan.uiterlijk_op,
        nummer=plan.volgnr,
    )
    for stap in plan.stappen:
        yield _punt(
            kader,
            PLANSTAP,
            f"Plan van het toezicht: {stap.titel}",
            stap.datum,
            _eerste(stap.afgerond, spoor.einde),
            object_=f"toezichtplan/{plan.volgnr}/{stap.volgnr}",
            uiterlijk_op=stap.uiterlijk_op,
            bij=wie_doet(kader.profiel, stap.met_wie),
            nummer=plan.volgnr,
            stapnr=stap.volgnr,
        )


def _eerste(*dagen: date | None) -> date | None:
    return min((dag for dag in dagen if dag), default=None)


def _punt(
    kader: Kader,
    soort: str,
    onderwerp: str,
    sinds: date,
    gesloten_op: date | None,
    *,
    object_: str = "toezicht",
    uiterlijk_op: date | None = None,
    bij: LigtBij = HET_TEAM,
    **gegevens: int,
) -> Punt:
    return Punt(
        soort=soort,
        onderwerp=onderwerp,
        object=object_,
        ligt_bij=bij,
        sinds=sinds,
        uiterlijk_op=uiterlijk_op,
        gesloten_op=gesloten_op,
        weegt=Weegt.INFORMATIE if soort == RADEN else kader.weegt(Grendelregel.TOEZICHT_LOOPT),
        gegevens=gegevens,
    )
