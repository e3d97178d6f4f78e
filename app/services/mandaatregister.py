"""What pages read about mandaten: those of a zaak on any day, and those of all cases that somebody sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import Session, joinedload

from app.db import Begrip
from app.domain.begrippen import AMSTERDAM, Actor, Mandaatsoort, Mandaatstatus
from app.domain.besluit import Ruimte, ruimte_op
from app.domain.mandaat import ONDERWEG, Mandaatfeiten, is_actief_op, laatste_dag
from app.models import Besluit, BesluitDeel, Mandaat, Organisatie, Zaak
from app.services.besluiten import lijst_besluiten
from app.services.mandaatstand import lijst_mandaten
from app.services.mandaattoegang import mag_zien
from app.services.overzicht import Mandaatregel, mandaatregels
from app.services.toegang import Dossier, bereikte_gever, teamzaken, zichtbare_zaken

_S = Mandaatstatus
HOOGSTENS = 100
"""How many mandaten the register shows at once."""


@dataclass(frozen=True)
class Mandatenblad:
    """The mandaten of a zaak on a day, as one actor sees them. The headroom is always that of the whole zaak."""

    dag: date
    regels: Sequence[Mandaatregel]
    ruimte: Ruimte
    standen: Sequence[Ruimte]
    """The headroom on each day on which it changed, oldest first."""
    periode: int

    def telt_mee(self, regel: Mandaatregel) -> bool:
        return regel.mandaat.periode == self.periode and is_actief_op(regel.feiten, self.dag)

    def niet_meegeteld(self) -> dict[Mandaatstatus, list[Mandaatregel]]:
        """Per status the financial mandaten asked for that give no headroom on the day; expired ones that never did.

        A grantor that gives headroom by another mandaat is left out: it has granted.
        """
        actief = {r.mandaat.mandaatgever_id for r in self.regels if _is_geld(r) and self.telt_mee(r)}
        gevonden: dict[Mandaatstatus, list[Mandaatregel]] = {}
        for regel in self.regels:
            gevraagd = regel.status in ONDERWEG | {_S.AFGEWEZEN} or _verliep_ongebruikt(regel)
            nu = regel.mandaat.periode == self.periode
            if nu and gevraagd and _is_geld(regel) and regel.mandaat.mandaatgever_id not in actief:
                gevonden.setdefault(regel.status, []).append(regel)
        return gevonden


def _is_geld(regel: Mandaatregel) -> bool:
    return regel.mandaat.soort is Mandaatsoort.FINANCIEN


def _verliep_ongebruikt(regel: Mandaatregel) -> bool:
    return regel.status is _S.VERLOPEN and regel.feiten.actief_vanaf is None


def mandatenblad(session: Session, dossier: Dossier, dag: date) -> Mandatenblad:
    """The mandaten as they stood on the day, in two queries."""
    zaak = dossier.zaak
    mandaten, besluiten = lijst_mandaten(session, zaak.id), lijst_besluiten(session, zaak.id)
    regels = [_zoals_toen(r, dag) for r in mandaatregels(mandaten, besluiten, dag) if _bestond(r.mandaat, dag)]
    nu = [m for m in mandaten if m.periode == zaak.periode]
    return Mandatenblad(
        dag=dag,
        regels=[r for r in regels if mag_zien(dossier, dossier.actor, r.mandaat)],
        ruimte=ruimte_op([r.feiten for r in regels if r.mandaat.periode == zaak.periode], dag),
        standen=_standen(nu, besluiten),
        periode=zaak.periode,
    )


def _bestond(mandaat: Mandaat, dag: date) -> bool:
    opgesteld = mandaat.aangemaakt_op.astimezone(AMSTERDAM).date()
    return min(opgesteld, mandaat.voorgesteld_datum or opgesteld) <= dag


def _zoals_toen(regel: Mandaatregel, dag: date) -> Mandaatregel:
    """With the status that it had on a day before its last act; the dates of the acts tell."""
    mandaat = regel.mandaat
    if dag > mandaat.tot:
        return regel
    for sinds, eerder in (
        (mandaat.voorgesteld_datum, _S.CONCEPT),
        (mandaat.goedgekeurd_datum, _S.VOORGESTELD),
        (mandaat.verleend_datum, _S.GOEDGEKEURD),
    ):
        if sinds and dag < sinds:
            return replace(regel, status=eerder)
    return regel


def _standen(mandaten: Sequence[Mandaat], besluiten: Sequence[Besluit]) -> list[Ruimte]:
    ids = {m.id for m in mandaten}
    dagen = {b.datum for b in besluiten if any(d.mandaat_id in ids for d in b.delen)}
    for feiten in (m.feiten() for m in mandaten if m.soort is Mandaatsoort.FINANCIEN and m.actief_vanaf):
        dagen |= _wisseldagen(feiten)
    standen = [ruimte_op((r.feiten for r in mandaatregels(mandaten, besluiten, dag)), dag) for dag in sorted(dagen)]
    vorige = [None, *(s.over for s in standen)]
    return [stand for stand, eerder in zip(standen, vorige, strict=False) if stand.over != eerder]


def _wisseldagen(feiten: Mandaatfeiten) -> set[date]:
    """The first day on which it counts, and the first on which it counts no more."""
    begin = max(feiten.van, feiten.actief_vanaf or feiten.van)
    einde = laatste_dag(feiten)
    return {begin, einde + timedelta(days=1)} if begin <= einde < date.max else {begin}


@dataclass(frozen=True)
class Registerregel:
    """A mandaat with its zaak, and its status today."""

    mandaat: Mandaat
    status: Mandaatstatus


def register(session: Session, actor: Actor, vandaag: date, status: Mandaatstatus | None = None) -> list[Registerregel]:
    """The mandaten of all cases that this actor may see, newest zaak first, one more than HOOGSTENS at most."""
    stand = _status(vandaag)
    eigen = (Mandaat.mandaatgever_id == actor.organisatie_id) & bereikte_gever()
    vraag = (
        select(Mandaat, stand)
        .join(Mandaat.zaak)
        .join(Organisatie, Organisatie.id == Mandaat.mandaatgever_id)
        .where(zichtbare_zaken(actor), teamzaken(actor) | eigen)
        .order_by(Zaak.zaaknummer.desc(), Organisatie.naam, Mandaat.id)
        .limit(HOOGSTENS + 1)
        .options(
            joinedload(Mandaat.mandaatgever, innerjoin=True),
            joinedload(Mandaat.zaak, innerjoin=True).joinedload(Zaak.aanbieder, innerjoin=True),
        )
    )
    if status:
        vraag = vraag.where(stand == status)
    return [Registerregel(mandaat, nu) for mandaat, nu in session.execute(vraag)]


def _status(dag: date) -> ColumnElement[Mandaatstatus]:
    """The same rule as `status_op`, as an expression; a test holds the two together."""
    besteed = (
        select(func.coalesce(func.sum(BesluitDeel.bedrag), 0))
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(BesluitDeel.mandaat_id == Mandaat.id, Besluit.datum <= dag)
        .correlate(Mandaat)
        .scalar_subquery()
    )
    actief = Mandaat.status == _S.ACTIEF

    def woord(status: Mandaatstatus) -> ColumnElement[Mandaatstatus]:
        return literal(status, Begrip(Mandaatstatus))

    return case(
        (Mandaat.status.in_(ONDERWEG | {_S.ACTIEF}) & (Mandaat.tot < dag), woord(_S.VERLOPEN)),
        (actief & (Mandaat.van > dag), woord(_S.VERLEEND)),
        (actief & (Mandaat.plafond <= besteed), woord(_S.UITGEPUT)),
        else_=Mandaat.status,
    )
