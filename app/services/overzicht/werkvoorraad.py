"""What waits for somebody: mandaten to judge, to grant or to consent to, and steps that are due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import RUST, Actor, Mandaatstatus, Rol, Stapstatus
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import TEAM
from app.domain.draaiboek.draaiboek import StapDef
from app.domain.mandaat.inhoud import Verschil, verschillen
from app.domain.mandaat.leven import gever_van, ontbrekende_instemming, vraagt_instemming
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.domain.mandaat.mandaatfeiten import ONDERWEG
from app.domain.regio.functies import Bezetting
from app.models import Mandaat, Noodgreep, Stap, Zaak
from app.services.bewaren.vernietiging import Vernietigblad, wachtend
from app.services.draaiboek.edities import stapdefinitie
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import zichtbare_zaken
from app.services.mandaat.oordeel import toets_oordeel
from app.services.mandaat.versies import lees_versies
from app.services.zaak.noodgrepen import te_bekrachtigen

VOORUIT = timedelta(days=14)
"""How far ahead steps are shown, in calendar days."""
HOOGSTENS = 100


class Taaksoort(StrEnum):
    BEOORDELEN = "beoordelen"
    VERLENEN = "verlenen"
    INSTEMMEN = "instemmen"
    WERKGEVER = "werkgever"
    STAP = "stap"
    BEKRACHTIGEN = "bekrachtigen"
    VERNIETIGEN = "vernietigen"


@dataclass(frozen=True)
class Taak:
    """One thing that waits, about a mandaat, a step, a noodgreep or a destruction; `uiterlijk` is its last day."""

    soort: Taaksoort
    zaak: Zaak
    mandaat: Mandaat | None = None
    stap: StapDef | None = None
    noodgreep: Noodgreep | None = None
    vernietiging: Vernietigblad | None = None
    uiterlijk: date | None = None


def taken(session: Session, actor: Actor, vandaag: date) -> list[Taak]:
    """What waits for this actor: noodgrepen first, then mandaten, steps by their last day, and destruction."""
    rijen = session.scalars(_lopende_mandaten(actor, vandaag, *ONDERWEG).limit(HOOGSTENS)).all()
    voorgesteld = any(m.status is Mandaatstatus.VOORGESTELD for m in rijen) and actor.heeft(Rol.REGIEVOERDER)
    bezetting = lees_bezetting(session, actor.regio) if voorgesteld else Bezetting()
    mandaattaken = [Taak(soort, m.zaak, mandaat=m) for m in rijen if (soort := _soort(actor, m, bezetting))]
    stappen = _stappen(session, actor, vandaag) if actor.rollen & TEAM else []
    vernietigen = _vernietigen(session, actor, vandaag) if actor.heeft(Rol.REGIEVOERDER) else []
    return [*_noodgrepen(session, actor), *mandaattaken, *stappen, *vernietigen]


def _vernietigen(session: Session, actor: Actor, vandaag: date) -> list[Taak]:
    """Zaken past their retention term, to propose or, when somebody else did, to confirm."""
    return [Taak(Taaksoort.VERNIETIGEN, b.zaak, vernietiging=b) for b in wachtend(session, actor, vandaag)]


def _noodgrepen(session: Session, actor: Actor) -> list[Taak]:
    """Those that somebody else did, whatever the state of the zaak: they block its closing."""
    rijen = te_bekrachtigen(session, actor) if actor.rollen & {Rol.REGIEVOERDER, Rol.GEMEENTE} else ()
    return [Taak(Taaksoort.BEKRACHTIGEN, n.zaak, noodgreep=n, uiterlijk=n.uiterlijk_op) for n in rijen]


def wachten_op_oordeel(session: Session, actor: Actor, vandaag: date) -> list[Mandaat]:
    """Every proposal that this actor may judge, the oldest first, however much else waits."""
    if not actor.heeft(Rol.REGIEVOERDER):
        return []
    rijen = session.scalars(_lopende_mandaten(actor, vandaag, Mandaatstatus.VOORGESTELD)).all()
    bezetting = lees_bezetting(session, actor.regio) if rijen else Bezetting()
    return [mandaat for mandaat in rijen if mag_beoordelen(actor, mandaat, bezetting)]


def _lopende_mandaten(actor: Actor, vandaag: date, *statussen: Mandaatstatus) -> Select[Mandaat]:
    return (
        select(Mandaat)
        .join(Mandaat.zaak)
        .where(
            zichtbare_zaken(actor),
            Mandaat.status.in_(statussen),
            Mandaat.tot >= vandaag,
            Mandaat.periode == Zaak.periode,
            Zaak.toestand.not_in(RUST),
        )
        .order_by(Mandaat.voorgesteld_datum, Mandaat.id)
        .options(
            joinedload(Mandaat.mandaatgever, innerjoin=True),
            joinedload(Mandaat.houder, innerjoin=True),
            joinedload(Mandaat.voorsteller),
            joinedload(Mandaat.boven).joinedload(Mandaat.houder),
            joinedload(Mandaat.zaak, innerjoin=True).joinedload(Zaak.aanbieder, innerjoin=True),
        )
    )


def _soort(actor: Actor, mandaat: Mandaat, bezetting: Bezetting) -> Taaksoort | None:
    """What this mandaat asks of this actor, if anything."""
    if mandaat.status is Mandaatstatus.VOORGESTELD:
        return Taaksoort.BEOORDELEN if mag_beoordelen(actor, mandaat, bezetting) else None
    if mandaat.status is Mandaatstatus.GOEDGEKEURD:
        return Taaksoort.VERLENEN if gever_van(mandaat).is_(actor) else None
    ontbreekt = ontbrekende_instemming(mandaat) if vraagt_instemming(mandaat) else []
    if HOUDER in ontbreekt and mandaat.houder_id == actor.id:
        return Taaksoort.INSTEMMEN
    return Taaksoort.WERKGEVER if WERKGEVER in ontbreekt and actor.rollen & TEAM else None


def mag_beoordelen(actor: Actor, mandaat: Mandaat, bezetting: Bezetting) -> bool:
    """Whether this actor is the one to judge a proposal, never the person who proposed it."""
    try:
        toets_oordeel(actor, mandaat, mandaat.zaak.regio, bezetting)
    except DomeinFout:
        return False
    return True


def _stappen(session: Session, actor: Actor, vandaag: date) -> list[Taak]:
    rijen = session.execute(
        select(Stap, Zaak)
        .join(Zaak, Zaak.id == Stap.zaak_id)
        .where(zichtbare_zaken(actor), Stap.status == Stapstatus.OPEN, Stap.uiterlijk_op <= vandaag + VOORUIT)
        .order_by(Stap.uiterlijk_op, Stap.id)
        .limit(HOOGSTENS)
        .options(joinedload(Zaak.aanbieder, innerjoin=True))
    ).all()
    return [
        Taak(Taaksoort.STAP, zaak, stap=stapdefinitie(session, zaak, stap), uiterlijk=stap.uiterlijk_op)
        for stap, zaak in rijen
    ]


@dataclass(frozen=True)
class Oordeeltaak:
    """A proposal to judge; `vorige` and what changed since, when it is a later version."""

    mandaat: Mandaat
    vorige: Mandaat | None
    verschillen: Sequence[Verschil]


def te_beoordelen(session: Session, actor: Actor, vandaag: date) -> list[Oordeeltaak]:
    """The proposals that this actor may judge, oldest first."""
    return [_taak(session, mandaat) for mandaat in wachten_op_oordeel(session, actor, vandaag)]


def _taak(session: Session, mandaat: Mandaat) -> Oordeeltaak:
    if mandaat.eerste_id is None:
        return Oordeeltaak(mandaat, None, ())
    eerder = [v for v in lees_versies(session, mandaat) if v.versienr < mandaat.versienr]
    return Oordeeltaak(mandaat, eerder[-1], verschillen(eerder[-1], mandaat))
