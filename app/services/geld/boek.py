"""The money of a zaak as it stands: each commitment with its plan and bookings; what closing and reversing ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.domain.basis.bedrag import euro
from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.geld.grootboek import Boeking, Grootboek, Post
from app.domain.geld.soorten import Geldsoort, Rekening
from app.domain.geld.toezegging import Termijn, eis_onder_besluit
from app.domain.geld.vooruit import Komend, eerstvolgend, komend
from app.models import Besluit, Geldboeking, Geldplan, Geldpost, Spoedbesluit, Toezegging, Zaak

R = TypeVar("R", Toezegging, Geldplan, Geldboeking, Geldpost)


@dataclass(frozen=True)
class Geldregel:
    """A commitment with its plan (the version that counts) and its bookings."""

    rij: Toezegging
    plannen: Sequence[Geldplan]
    boekingen: Sequence[Geldboeking]
    boek: Grootboek

    @property
    def plan(self) -> list[Termijn]:
        return self.plannen[-1].termijnen() if self.plannen else []

    @property
    def versie(self) -> int:
        """Higher with every version of the plan and with every booking."""
        return len(self.plannen) + len(self.boekingen)

    @property
    def te_betalen(self) -> int:
        return self.boek.som(Rekening.GEBONDEN)

    @property
    def uitstaand(self) -> int:
        return self.boek.som(Rekening.UITSTAAND)

    @property
    def voorgefinancierd(self) -> int:
        return self.boek.som(Rekening.SCHULD)

    @property
    def eerstvolgend(self) -> Termijn | None:
        return eerstvolgend(self.plan, self.boek)

    def komt(self, soort: Geldsoort) -> list[Komend]:
        return komend(self.plan, self.boek, soort)


@dataclass(frozen=True)
class Geldboek:
    """Everything of a zaak, commitments by number."""

    regels: Sequence[Geldregel]

    @cached_property
    def gewone(self) -> list[Geldregel]:
        """Those of the colleges."""
        return [r for r in self.regels if not r.rij.soort.van_rijk]

    @cached_property
    def van_rijk(self) -> list[Geldregel]:
        return [r for r in self.regels if r.rij.soort.van_rijk]

    @property
    def toegezegd(self) -> int:
        return sum(r.boek.toegezegd for r in self.gewone)

    @property
    def betaald(self) -> int:
        return sum(r.boek.betaald for r in self.gewone)

    @property
    def te_betalen(self) -> int:
        return sum(r.te_betalen for r in self.gewone)

    @property
    def uitstaand(self) -> int:
        return sum(r.uitstaand for r in self.gewone)

    @property
    def rest(self) -> list[Geldregel]:
        """What is not settled."""
        return [r for r in self.regels if not r.boek.afgewikkeld]

    def beloften_onder(self, besluit_id: int | None, spoedbesluit_id: int | None = None) -> list[tuple[date, int]]:
        """What was promised, released and booked back under a decision or a spoedbesluit, by its day, in euro cents."""
        onder = (besluit_id, spoedbesluit_id)
        regels = (r for r in self.regels if (r.rij.besluit_id, r.rij.spoedbesluit_id) == onder)
        return [belofte for r in regels for belofte in r.boek.beloften]

    def toegezegd_onder(self, besluit_id: int) -> int:
        """What is promised under a decision now: less what was released or booked back."""
        return sum(cent for _dag, cent in self.beloften_onder(besluit_id))

    def toegezegd_onder_spoed(self, spoedbesluit_id: int) -> int:
        """The same, under a spoedbesluit."""
        return sum(cent for _dag, cent in self.beloften_onder(None, spoedbesluit_id))

    @property
    def gevraagd(self) -> int:
        """What was asked of the Rijk and not decided: it counts in nothing else."""
        return sum(r.boek.gevraagd for r in self.van_rijk)

    def met(self, nummer: int) -> Geldregel | None:
        return next((r for r in self.regels if r.rij.nummer == nummer), None)

    def met_boeking(self, nummer: int) -> tuple[Geldregel, Geldboeking] | None:
        gevonden = ((r, b) for r in self.regels for b in r.boekingen if b.nummer == nummer)
        return next(gevonden, None)

    @cached_property
    def boekingen(self) -> list[tuple[Geldregel, Geldboeking]]:
        """All of them, newest first."""
        alle = ((r, b) for r in self.regels for b in r.boekingen)
        return sorted(alle, key=lambda paar: -paar[1].nummer)

    @property
    def volgend(self) -> int:
        """The number of the next booking."""
        return max((b.nummer for _r, b in self.boekingen), default=0) + 1


def lees_geld(session: Session, zaak: Zaak, tot: date | None = None) -> Geldboek:
    """In four statements; with `tot` what was of that day or before."""
    toezeggingen, plannen = _van(session, zaak, Toezegging), _van(session, zaak, Geldplan)
    return maak_geldboek(toezeggingen, plannen, _van(session, zaak, Geldboeking), _van(session, zaak, Geldpost), tot)


def _van(session: Session, zaak: Zaak, soort: type[R]) -> Sequence[R]:
    return session.scalars(select(soort).where(soort.zaak_id == zaak.id).order_by(soort.id)).all()


def maak_geldboek(
    toezeggingen: Iterable[Toezegging],
    plannen: Iterable[Geldplan],
    boekingen: Iterable[Geldboeking],
    posten: Iterable[Geldpost],
    tot: date | None = None,
) -> Geldboek:
    """Of these rows of one zaak. Another plan is there from the day on which it was entered, for it names no other."""
    bij_plan: dict[int, list[Geldplan]] = defaultdict(list)
    bij_boeking: dict[int, list[Geldboeking]] = defaultdict(list)
    bij_post: dict[int, list[Post]] = defaultdict(list)
    for plan in sorted(plannen, key=lambda rij: rij.versie):
        if tot is None or plan.versie == 1 or dag_van(plan.ingevoerd_op) <= tot:
            bij_plan[plan.toezegging_id].append(plan)
    for boeking in sorted(boekingen, key=lambda rij: rij.nummer):
        if tot is None or boeking.datum <= tot:
            bij_boeking[boeking.toezegging_id].append(boeking)
    for post in posten:
        bij_post[post.boeking_id].append(post.waarden())
    return Geldboek(
        [
            _regel(rij, bij_plan[rij.id], bij_boeking[rij.id], bij_post)
            for rij in sorted(toezeggingen, key=lambda rij: rij.nummer)
            if tot is None or rij.datum <= tot
        ]
    )


def _regel(
    rij: Toezegging, plannen: list[Geldplan], boekingen: list[Geldboeking], posten: Mapping[int, list[Post]]
) -> Geldregel:
    nummers = {b.id: b.nummer for b in boekingen}
    feiten = [
        Boeking(
            b.nummer,
            b.soort,
            b.datum,
            b.bedrag,
            tuple(posten[b.id]),
            nummers.get(b.tegenboeking_van_id) if b.tegenboeking_van_id else None,
            b.college,
        )
        for b in boekingen
    ]
    return Geldregel(rij, plannen, boekingen, Grootboek(rij.voorwaarde(), feiten))


def eis_ruimte_onder(session: Session, besluit: Besluit, boek: Geldboek, bedrag: int, vanaf: date) -> None:
    """The decision was not reversed, and has room for this from a day on. Raises OngeldigeOvergang,
    PlafondOverschreden.
    """
    if session.scalar(select(Besluit.id).where(Besluit.tegenboeking_van_id == besluit.id)):
        raise OngeldigeOvergang("Dit besluit is teruggedraaid. Kies een ander besluit.", veld="besluit")
    eis_onder_besluit(bedrag, besluit.bedrag or 0, boek.beloften_onder(besluit.id), vanaf)


def eis_ruimte_voor_terug(session: Session, rij: Toezegging, boek: Geldboek, bedrag: int, vanaf: date) -> None:
    """What was released of a commitment is promised again from a day on: what it falls under has room for that.

    Raises OngeldigeOvergang, PlafondOverschreden.
    """
    if rij.spoedbesluit_id is not None:
        spoed = session.get_one(Spoedbesluit, rij.spoedbesluit_id, populate_existing=True)
        eis_onder_besluit(bedrag, spoed.telt_mee, boek.beloften_onder(None, spoed.id), vanaf)
    elif rij.besluit_id is not None:
        eis_ruimte_onder(session, session.get_one(Besluit, rij.besluit_id), boek, bedrag, vanaf)


def eis_niets_toegezegd(session: Session, zaak: Zaak, besluit_id: int) -> None:
    """Nothing is promised under a decision that is to be reversed. Raises OngeldigeOvergang."""
    if not session.scalar(select(exists().where(Toezegging.besluit_id == besluit_id))):
        return
    onder = lees_geld(session, zaak).toegezegd_onder(besluit_id)
    if onder:
        raise OngeldigeOvergang(
            f"Onder dit besluit is {euro(onder)} toegezegd. Laat dat eerst vrijvallen, of draai de toezegging terug."
        )


def niet_afgewikkeld(session: Session, zaak: Zaak) -> list[str]:
    """The commitments that are not settled, in words: what closing asks."""
    if not session.scalar(select(exists().where(Toezegging.zaak_id == zaak.id))):
        return []
    return [f"{r.rij.nummer} ({r.rij.soort.value})" for r in lees_geld(session, zaak).rest]
