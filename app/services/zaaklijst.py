"""The cases that somebody sees, filtered, sorted and paged by key: a page costs the same however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import Session, joinedload

from app.domain.begrippen import Actor, Toestand
from app.models import Aanbieder, Mandaat, Organisatie, Telling, Zaak
from app.services.overzicht import past_bij
from app.services.toegang import bereikte_gever, teamzaken, zichtbare_zaken


class Volgorde(StrEnum):
    """By what a list is sorted; with a minus, downwards."""

    NUMMER = "zaaknummer"
    NUMMER_AF = "-zaaknummer"
    GEWIJZIGD = "gewijzigdOp"
    GEWIJZIGD_AF = "-gewijzigdOp"
    AANBIEDER = "aanbieder"
    AANBIEDER_AF = "-aanbieder"

    @property
    def af(self) -> bool:
        return self.startswith("-")


_KOLOM: dict[str, Any] = {
    "zaaknummer": Zaak.zaaknummer,
    "gewijzigdOp": Zaak.gewijzigd_op,
    "aanbieder": func.lower(Aanbieder.naam),
}


@dataclass(frozen=True)
class Zaakwens:
    """What is asked. The page begins after the zaak `na`, or ends before `voor`, or skips `sla_over` rows."""

    zoek: str = ""
    toestand: Toestand | None = None
    regio: str = ""
    gemeente: str = ""
    volgorde: Volgorde = Volgorde.NUMMER_AF
    na: str = ""
    voor: str = ""
    sla_over: int = 0
    grootte: int = 25


@dataclass(frozen=True)
class Zaakpagina:
    """A page, how many there are in all, and whether there are more on either side."""

    zaken: Sequence[Zaak]
    aantal: int
    eerder: bool
    later: bool


def zaakpagina(session: Session, actor: Actor, wens: Zaakwens) -> Zaakpagina:
    """A page of the cases that this actor sees, in two queries."""
    alle = _gefilterd(actor, wens)
    aantal = session.scalars(select(func.count()).select_from(alle.subquery())).one()
    terug = bool(wens.voor)
    rijen = list(session.scalars(_vanaf(alle, actor, wens, terug=terug).limit(wens.grootte + 1)))
    meer = len(rijen) > wens.grootte
    zaken = rijen[: wens.grootte]
    if terug:
        return Zaakpagina(zaken[::-1], aantal, eerder=meer, later=True)
    return Zaakpagina(zaken, aantal, eerder=bool(wens.na or wens.sla_over), later=meer)


def _gefilterd(actor: Actor, wens: Zaakwens) -> Select[Zaak]:
    vraag = (
        select(Zaak)
        .join(Zaak.aanbieder)
        .where(zichtbare_zaken(actor))
        .options(joinedload(Zaak.aanbieder, innerjoin=True))
    )
    if wens.toestand:
        vraag = vraag.where(Zaak.toestand == wens.toestand)
    if wens.regio:
        vraag = vraag.where(Zaak.regio == wens.regio)
    if wens.zoek:
        vraag = vraag.where(past_bij(wens.zoek))
    return vraag.where(_gaat_over(actor, wens.gemeente)) if wens.gemeente else vraag


def _gaat_over(actor: Actor, gemeente: str) -> ColumnElement[bool]:
    """Cases in which the municipality was asked for a mandaat, or in which its children are counted.

    As far as this actor knows of it: the team of all, a municipality of itself.
    """
    organisatie = select(Organisatie.id).where(Organisatie.code == gemeente)
    gevraagd = select(Mandaat.zaak_id).where(Mandaat.mandaatgever_id.in_(organisatie))
    geteld = select(Telling.zaak_id).where(Telling.gemeente == gemeente)
    eigen = gevraagd.where(Mandaat.mandaatgever_id == actor.organisatie_id, bereikte_gever())
    return or_(and_(teamzaken(actor), or_(Zaak.id.in_(gevraagd), Zaak.id.in_(geteld))), Zaak.id.in_(eigen))


def _vanaf(vraag: Select[Zaak], actor: Actor, wens: Zaakwens, *, terug: bool) -> Select[Zaak]:
    """The rows from the key on, in the order that is asked; backwards when the page before the key is."""
    kolom = _KOLOM[wens.volgorde.removeprefix("-")]
    sleutel = tuple_(kolom, Zaak.zaaknummer)
    omlaag = wens.volgorde.af is not terug
    grens = wens.voor or wens.na
    if grens:
        bij = (
            select(kolom, Zaak.zaaknummer).join(Zaak.aanbieder).where(Zaak.zaaknummer == grens, zichtbare_zaken(actor))
        )
        plek = bij.correlate(None).subquery()
        kant = tuple_(*(select(k).scalar_subquery() for k in plek.c))
        vraag = vraag.where(sleutel < kant if omlaag else sleutel > kant)
    volgorde = [k.desc() if omlaag else k.asc() for k in (kolom, Zaak.zaaknummer)]
    return vraag.order_by(*volgorde).offset(wens.sla_over or None)
