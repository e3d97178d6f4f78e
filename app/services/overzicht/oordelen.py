"""What waits for the one who judges: each proposal, and what it says differently from the version before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import RUST, Actor, Mandaatstatus, Rol
from app.domain.basis.fouten import DomeinFout
from app.domain.mandaat.inhoud import Verschil, verschillen
from app.domain.regio.functies import Bezetting
from app.models import Mandaat, Mandaatverzoek, Zaak
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import zichtbare_zaken
from app.services.mandaat.oordeel import toets_oordeel
from app.services.mandaat.versies import lees_versies


@dataclass(frozen=True)
class Oordeeltaak:
    """A proposal to judge; `vorige` and what changed since, when it is a later version."""

    mandaat: Mandaat
    vorige: Mandaat | None
    verschillen: Sequence[Verschil]


@dataclass(frozen=True)
class Oordeelverzoek:
    """A request of which several proposals wait."""

    zaak: Zaak
    volgnr: int
    aantal: int


def te_beoordelen(session: Session, actor: Actor, vandaag: date) -> list[Oordeeltaak]:
    """The proposals that this actor may judge, oldest first."""
    return [_taak(session, mandaat) for mandaat in wachten_op_oordeel(session, actor, vandaag)]


def samen_te_beoordelen(session: Session, taken: Sequence[Oordeeltaak]) -> list[Oordeelverzoek]:
    """The requests of which more than one of these wait, in their order. One query."""
    hoeveel = Counter(taak.mandaat.verzoek_id for taak in taken if taak.mandaat.verzoek_id)
    zaken = {taak.mandaat.verzoek_id: taak.mandaat.zaak for taak in taken}
    ids = [id_ for id_, aantal in hoeveel.items() if aantal > 1]
    vraag = select(Mandaatverzoek.id, Mandaatverzoek.volgnr).where(Mandaatverzoek.id.in_(ids))
    nummers = dict(session.execute(vraag).all())
    return [Oordeelverzoek(zaken[id_], nummers[id_], hoeveel[id_]) for id_ in ids]


def _taak(session: Session, mandaat: Mandaat) -> Oordeeltaak:
    if mandaat.eerste_id is None:
        return Oordeeltaak(mandaat, None, ())
    eerder = [v for v in lees_versies(session, mandaat) if v.versienr < mandaat.versienr]
    return Oordeeltaak(mandaat, eerder[-1], verschillen(eerder[-1], mandaat))


def wachten_op_oordeel(session: Session, actor: Actor, vandaag: date) -> list[Mandaat]:
    """Every proposal that this actor may judge, the oldest first, however much else waits."""
    if not actor.heeft(Rol.REGIEVOERDER):
        return []
    rijen = session.scalars(_voorgesteld(actor, vandaag)).all()
    bezetting = lees_bezetting(session, actor.regio) if rijen else Bezetting()
    return [mandaat for mandaat in rijen if mag_beoordelen(actor, mandaat, bezetting, vandaag)]


def _voorgesteld(actor: Actor, vandaag: date) -> Select[Mandaat]:
    return (
        select(Mandaat)
        .join(Mandaat.zaak)
        .where(
            zichtbare_zaken(actor),
            Mandaat.status == Mandaatstatus.VOORGESTELD,
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


def mag_beoordelen(actor: Actor, mandaat: Mandaat, bezetting: Bezetting, dag: date) -> bool:
    """Whether this actor is the one to judge a proposal, never the person who proposed it."""
    try:
        toets_oordeel(actor, mandaat, mandaat.zaak.regio, bezetting, dag)
    except DomeinFout:
        return False
    return True
