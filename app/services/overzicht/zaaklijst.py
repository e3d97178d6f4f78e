"""The cases that somebody sees, filtered, sorted and paged by key: a page costs the same however many there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, tuple_, union_all
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import RUST, Actor, Toestand
from app.domain.basis.zoeken import zoekvorm
from app.domain.zaak.zaaknummer import volgorde_van
from app.models import Aanbieder, Mandaat, Organisatie, Telling, Zaak
from app.services.kern.tellen import TELGRENS, tel_tot
from app.services.kern.toegang import bereikte_gever, per_actor, teamzaken, zichtbare_zaken
from app.services.overzicht.zaakzoek import vind_zaken


@dataclass(frozen=True)
class Plaats:
    """Where a zaak stood in a list: by what it was sorted then, and its number. It stays when the zaak moves on."""

    waarde: str | datetime
    zaaknummer: str


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

    def plaats_van(self, zaak: Zaak) -> Plaats:
        """Where this zaak stands now, in this order."""
        waarden: dict[str, Any] = {"gewijzigdOp": zaak.gewijzigd_op, "aanbieder": zaak.aanbieder.naam}
        return Plaats(waarden.get(self.removeprefix("-"), zaak.zaaknummer), zaak.zaaknummer)


_KOLOM: dict[str, Any] = {
    "zaaknummer": Zaak.volgorde,
    "gewijzigdOp": Zaak.gewijzigd_op,
    "aanbieder": Aanbieder.zoekvorm,
}


@dataclass(frozen=True)
class Zaakwens:
    """What is asked. The page begins after the place `na`, or ends before `voor`, or skips `sla_over` rows."""

    zoek: str = ""
    toestand: Toestand | None = None
    regio: str = ""
    gemeente: str = ""
    volgorde: Volgorde = Volgorde.NUMMER_AF
    na: Plaats | None = None
    voor: Plaats | None = None
    sla_over: int = 0
    grootte: int = 25


@dataclass(frozen=True)
class Zaakpagina:
    """A page, how many there are in all (up to TELGRENS), and whether there are more on either side."""

    zaken: Sequence[Zaak]
    aantal: int
    eerder: bool
    later: bool


def zaakpagina(session: Session, actor: Actor, wens: Zaakwens, *, telt: bool = True) -> Zaakpagina:
    """A page of the cases that this actor sees, in two queries; in one when nobody asks how many there are."""
    alle = _gefilterd(actor, wens)
    aantal = tel_tot(session, _alle(alle, wens)) if telt else 0
    terug = wens.voor is not None
    rijen = list(session.scalars(_blad(alle, wens, terug=terug)))
    meer = len(rijen) > wens.grootte
    zaken = rijen[: wens.grootte]
    if terug:
        return Zaakpagina(zaken[::-1], aantal, eerder=meer, later=True)
    return Zaakpagina(zaken, aantal, eerder=bool(wens.na or wens.sla_over), later=meer)


def lopende_zaken(session: Session, actor: Actor, aanbieders: Collection[int]) -> Mapping[int, Sequence[Zaak]]:
    """Of each of these providers the cases that run and that this actor sees, in one query."""
    gevonden: dict[int, list[Zaak]] = {}
    vraag = select(Zaak).where(Zaak.aanbieder_id.in_(aanbieders), Zaak.toestand.not_in(RUST), zichtbare_zaken(actor))
    for zaak in session.scalars(vraag.order_by(Zaak.volgorde)) if aanbieders else ():
        gevonden.setdefault(zaak.aanbieder_id, []).append(zaak)
    return gevonden


TOESTANDGRENS = 1_000
"""The cases in one state are counted no further: this number means so many or more."""


def tel_per_toestand(session: Session, actor: Actor) -> dict[Toestand, int]:
    """How many running cases this actor sees in each state, up to TOESTANDGRENS."""
    return {Toestand(rij[0]): rij[1] for rij in session.execute(_per_toestand(actor))}


@per_actor
def _per_toestand(actor: Actor) -> Select[str, int]:
    delen = []
    for toestand in Toestand:
        if toestand not in RUST:
            vraag = select(Zaak.id).where(Zaak.toestand == toestand, zichtbare_zaken(actor)).limit(TOESTANDGRENS)
            delen.append(select(literal(toestand.value).label("toestand"), func.count()).select_from(vraag.subquery()))
    return select(union_all(*delen).subquery())


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
    return vraag.where(gaat_over(actor, wens.gemeente)) if wens.gemeente else vraag


def gaat_over(actor: Actor, gemeente: str) -> ColumnElement[bool]:
    """Cases in which the municipality was asked for a mandaat, or in which its children are counted.

    As far as this actor knows of it: the team of all, a municipality of itself.
    """
    organisatie = select(Organisatie.id).where(Organisatie.code == gemeente)
    gevraagd = select(Mandaat.zaak_id).where(Mandaat.mandaatgever_id.in_(organisatie))
    geteld = select(Telling.zaak_id).where(Telling.gemeente == gemeente)
    eigen = gevraagd.where(Mandaat.mandaatgever_id == actor.organisatie_id, bereikte_gever())
    return or_(and_(teamzaken(actor), or_(Zaak.id.in_(gevraagd), Zaak.id.in_(geteld))), Zaak.id.in_(eigen))


def _alle(vraag: Select[Zaak], wens: Zaakwens) -> Select[Any]:
    """The ids of all that fit, as far as they are counted."""
    return select(vind_zaken(vraag, wens.zoek, TELGRENS).subquery()) if wens.zoek else vraag.with_only_columns(Zaak.id)


def _blad(vraag: Select[Zaak], wens: Zaakwens, *, terug: bool) -> Select[Zaak]:
    """The page in the order that is asked, with one row more; backwards when the page before a place is."""
    kolom = _KOLOM[wens.volgorde.removeprefix("-")]
    sleutel = tuple_(kolom, Zaak.volgorde)
    omlaag = wens.volgorde.af is not terug
    volgorde = [k.desc() if omlaag else k.asc() for k in (kolom, Zaak.volgorde)]
    blad, grens = vraag, wens.voor or wens.na
    if grens:
        kant = tuple_(_zoals(kolom, grens), volgorde_van(grens.zaaknummer))
        blad = blad.where(sleutel < kant if omlaag else sleutel > kant)
    blad = blad.order_by(*volgorde).offset(wens.sla_over or None)
    if wens.zoek:
        return vraag.where(Zaak.id.in_(vind_zaken(blad, wens.zoek, wens.grootte + 1))).order_by(*volgorde)
    return blad.limit(wens.grootte + 1)


def _zoals(kolom: Any, grens: Plaats) -> ColumnElement[Any]:
    """The value as the database compares it."""
    waarde: object = grens.waarde
    if kolom is Aanbieder.zoekvorm:
        waarde = zoekvorm(str(waarde))
    if kolom is Zaak.volgorde:
        waarde = volgorde_van(grens.zaaknummer)
    return literal(waarde, kolom.type)
