"""The terms of one zaak, and those over all zaken that are overdue, due soon or suspended, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import Actor, Stapstatus
from app.domain.draaiboek.draaiboek import StapDef
from app.domain.termijn.termijnberekening import Termijnberekening, Termijnstand, grens_binnenkort
from app.models import Stap, Termijnmutatie, Zaak
from app.services.draaiboek.edities import stapdefinitie
from app.services.kern.tellen import per_rij, tel_tot
from app.services.kern.toegang import begint_bij_hem, teamzaken, zijn_zaken
from app.services.termijn.termijnen import Dagen, berekeningen, gelijkgestelde_dagen


class Termijnsoort(StrEnum):
    """Why a term over zaken is shown, in the order of the list."""

    TE_LAAT = "te_laat"
    BINNENKORT = "binnenkort"
    OPGESCHORT = "opgeschort"


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

    @property
    def plek(self) -> tuple[int, date]:
        """Where it stands among the terms of a zaak: what runs by its last day, so what is late first; then what waits,
        and what is done last."""
        if self.stap.status is Stapstatus.AFGEROND:
            return 3, date.max
        rang = {Termijnstand.LOOPT: 0, Termijnstand.OPGESCHORT: 1}.get(self.termijn.stand, 2)
        return rang, self.termijn.uiterlijk or date.max


def termijnen_van(session: Session, zaak: Zaak, vandaag: date) -> list[Termijnregel]:
    """Every step of the zaak with a term that is open or finished, in the order in which they began."""
    rijen = session.scalars(
        select(Stap)
        .where(Stap.zaak_id == zaak.id, Stap.werkdagen.is_not(None), Stap.status != Stapstatus.VERVALLEN)
        .order_by(Stap.id)
    ).all()
    return _regels(session, [(stap, zaak) for stap in rijen], vandaag, gelijkgestelde_dagen(session))


def termijnen_over_zaken(
    session: Session, actor: Actor, vandaag: date, soort: Termijnsoort | None, grootte: int, sla_over: int = 0
) -> tuple[list[Termijnregel], int]:
    """A page of what is overdue, due within five working days or suspended in the zaken in whose team this actor is,
    by the last day that is kept; what is suspended has none. And how many there are in all, counted up to TELGRENS.
    """
    dagen = gelijkgestelde_dagen(session)
    grens = grens_binnenkort(vandaag, dagen)
    welke = and_(*_loopt(), _van_soort(soort, vandaag, grens))
    vraag = select(Stap, Zaak).join(Zaak, Zaak.id == Stap.zaak_id).where(teamzaken(actor))
    if begint_bij_hem(actor):  # his zaken are few, and open steps many
        vraag = vraag.where(Stap.zaak_id.in_(zijn_zaken(actor)), per_rij(welke))
    else:
        vraag = vraag.where(welke)
    aantal = tel_tot(session, vraag.with_only_columns(Stap.id))
    op_volgorde = vraag.order_by(Stap.uiterlijk_op.asc().nulls_last(), Stap.id).offset(sla_over).limit(grootte)
    rijen = session.execute(op_volgorde.options(joinedload(Zaak.aanbieder, innerjoin=True)))
    return _regels(session, [(stap, zaak) for stap, zaak in rijen], vandaag, dagen), aantal


def _loopt() -> tuple[ColumnElement[bool], ...]:
    """Open steps with a term that began."""
    return Stap.status == Stapstatus.OPEN, Stap.werkdagen.is_not(None), Stap.vanaf_datum.is_not(None)


def _van_soort(soort: Termijnsoort | None, vandaag: date, grens: date) -> ColumnElement[bool]:
    if soort is Termijnsoort.TE_LAAT:
        return Stap.uiterlijk_op < vandaag
    if soort is Termijnsoort.BINNENKORT:
        return Stap.uiterlijk_op.between(vandaag, grens)
    opgeschort = Stap.uiterlijk_op.is_(None)
    return opgeschort if soort else opgeschort | (Stap.uiterlijk_op <= grens)


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


def _regels(session: Session, rijen: Sequence[tuple[Stap, Zaak]], vandaag: date, dagen: Dagen) -> list[Termijnregel]:
    termijnen = berekeningen(session, rijen, dagen)
    grens = grens_binnenkort(vandaag, dagen)
    return [
        Termijnregel(zaak, stap, stapdefinitie(session, zaak, stap), termijnen[stap.id], vandaag, grens)
        for stap, zaak in rijen
    ]
