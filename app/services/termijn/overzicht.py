"""The terms of one zaak, and those over all zaken that are overdue, due soon or suspended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import Actor, Stapstatus
from app.domain.draaiboek.draaiboek import StapDef
from app.domain.termijn.termijnberekening import Termijnberekening, Termijnstand, grens_binnenkort
from app.models import Stap, Termijnmutatie, Zaak
from app.services.draaiboek.edities import stapdefinitie
from app.services.kern.toegang import teamzaken
from app.services.termijn.termijnen import Dagen, berekeningen, gelijkgestelde_dagen

HOOGSTENS = 500
"""The most terms that one list shows."""


@dataclass(frozen=True)
class Termijnregel:
    """An open or finished step of a zaak with its term."""

    zaak: Zaak
    stap: Stap
    definitie: StapDef
    termijn: Termijnberekening
    vandaag: date
    grens: date

    @property
    def loopt(self) -> bool:
        return self.stap.status is Stapstatus.OPEN and self.termijn.stand is Termijnstand.LOOPT

    @property
    def te_laat(self) -> bool:
        return self.loopt and self.termijn.te_laat(self.vandaag)

    @property
    def binnenkort(self) -> bool:
        uiterlijk = self.termijn.uiterlijk
        return self.loopt and uiterlijk is not None and self.vandaag <= uiterlijk <= self.grens


@dataclass(frozen=True)
class Termijnlijsten:
    """Terms over several zaken, the first last day first."""

    te_laat: Sequence[Termijnregel]
    binnenkort: Sequence[Termijnregel]
    opgeschort: Sequence[Termijnregel]
    grens: date
    vol: bool
    """Whether there were more than HOOGSTENS."""


def termijnen_van(session: Session, zaak: Zaak, vandaag: date) -> list[Termijnregel]:
    """Every step of the zaak with a term that is open or finished, in the order in which they began."""
    rijen = session.scalars(
        select(Stap)
        .where(Stap.zaak_id == zaak.id, Stap.werkdagen.is_not(None), Stap.status != Stapstatus.VERVALLEN)
        .order_by(Stap.id)
    ).all()
    return _regels(session, [(stap, zaak) for stap in rijen], vandaag, gelijkgestelde_dagen(session))


def termijnen_over_zaken(session: Session, actor: Actor, vandaag: date) -> Termijnlijsten:
    """What is overdue, due within five working days or suspended in the zaken in whose team this actor is."""
    dagen = gelijkgestelde_dagen(session)
    grens = grens_binnenkort(vandaag, dagen)
    rijen = _open_rijen(session, teamzaken(actor), grens)
    regels = _regels(session, rijen[:HOOGSTENS], vandaag, dagen)
    return Termijnlijsten(
        [regel for regel in regels if regel.te_laat],
        [regel for regel in regels if regel.binnenkort],
        [regel for regel in regels if regel.termijn.stand is Termijnstand.OPGESCHORT],
        grens,
        vol=len(rijen) > HOOGSTENS,
    )


def wijzigingen_van(session: Session, zaak: Zaak) -> dict[int, list[Termijnmutatie]]:
    """Per step the changes of its term with who entered them, oldest first."""
    per_stap: dict[int, list[Termijnmutatie]] = {}
    vraag = (
        select(Termijnmutatie)
        .join(Stap, Stap.id == Termijnmutatie.stap_id)
        .where(Stap.zaak_id == zaak.id)
        .order_by(Termijnmutatie.id)
        .options(joinedload(Termijnmutatie.door, innerjoin=True))
    )
    for rij in session.scalars(vraag):
        per_stap.setdefault(rij.stap_id, []).append(rij)
    return per_stap


def _open_rijen(session: Session, welke: ColumnElement[bool], grens: date) -> list[tuple[Stap, Zaak]]:
    """Open steps with a term that began and ends by then, or has no last day because it is suspended."""
    rijen = session.execute(
        select(Stap, Zaak)
        .join(Zaak, Zaak.id == Stap.zaak_id)
        .where(
            welke,
            Stap.status == Stapstatus.OPEN,
            Stap.werkdagen.is_not(None),
            Stap.vanaf_datum.is_not(None),
            Stap.uiterlijk_op.is_(None) | (Stap.uiterlijk_op <= grens),
        )
        .order_by(Stap.uiterlijk_op.asc().nulls_last(), Stap.id)
        .limit(HOOGSTENS + 1)
        .options(joinedload(Zaak.aanbieder, innerjoin=True))
    )
    return [(stap, zaak) for stap, zaak in rijen]


def _regels(session: Session, rijen: Sequence[tuple[Stap, Zaak]], vandaag: date, dagen: Dagen) -> list[Termijnregel]:
    termijnen = berekeningen(session, rijen, dagen)
    grens = grens_binnenkort(vandaag, dagen)
    return [
        Termijnregel(zaak, stap, stapdefinitie(session, zaak, stap), termijnen[stap.id], vandaag, grens)
        for stap, zaak in rijen
    ]
