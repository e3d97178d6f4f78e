"""The cases that somebody sees, as rows for a screen: with what is open in each and who leads it. Three queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, or_, select, true
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import TEAMROLLEN, Actor, Rol, Toestand
from app.domain.zaak.zaaknummer import volgorde_van
from app.models import Aanbieder, Gebruiker, Rolvervulling, Zaak
from app.naast import lees_kolommen
from app.services.kern.toegang import gedeelde_zaken, per_actor, teamzaken, zichtbare_zaken
from app.services.openstaand.bladeren import NIETS, Zaakstand, per_zaak
from app.services.overzicht.zaakzoek import vind_zaken, vorm_van, waarden_van

PAGINA = 25


@dataclass(frozen=True)
class Zaakfilter:
    """What a list is asked for. `na` is the last zaaknummer of the page before (keyset)."""

    zoek: str = ""
    toestand: Toestand | None = None
    na: str = ""


@dataclass(frozen=True)
class Zaakrij:
    """`leiding` are the names of the projectleider and of who was added as Regievoerder; another region, which is not
    `binnen`, is not told.
    """

    id: int
    zaaknummer: str
    aanbieder: str
    toestand: Toestand
    toestand_sinds: date
    geopend_datum: date
    stand: Zaakstand
    leiding: Sequence[str]
    binnen: bool


def zaakrijen(session: Session, actor: Actor, dag: date, wens: Zaakfilter) -> tuple[Sequence[Zaakrij], str | None]:
    """A page, newest number first, and the key of the next page if there is one."""
    vorm = replace(wens, zoek=vorm_van(wens.zoek)) if wens.zoek else wens
    rijen = lees_kolommen(session, _vraag(actor, vorm), waarden_van(wens.zoek) if wens.zoek else None).all()
    ids = [rij.id for rij in rijen[:PAGINA]]
    open_ = per_zaak(session, actor, dag, ids)
    leiding = _leiding(session, [rij.id for rij in rijen[:PAGINA] if rij.binnen])
    volgende = rijen[PAGINA - 1].zaaknummer if len(rijen) > PAGINA else None
    return [_rij(rij, open_.get(rij.id, NIETS), leiding.get(rij.id, ())) for rij in rijen[:PAGINA]], volgende


def _rij(rij: Any, stand: Zaakstand, leiding: Sequence[str]) -> Zaakrij:
    sinds = rij.toestand_sinds
    return Zaakrij(rij.id, rij.zaaknummer, rij.naam, rij.toestand, sinds, rij.geopend_datum, stand, leiding, rij.binnen)


@per_actor
def _vraag(actor: Actor, wens: Zaakfilter) -> Select[*tuple[Any, ...]]:
    z = Zaak
    vraag = (
        select(z.id, z.zaaknummer, Aanbieder.naam, z.toestand, z.toestand_sinds, z.geopend_datum, _binnen(actor))
        .join(Zaak.aanbieder)
        .where(zichtbare_zaken(actor))
    )
    if wens.toestand:
        vraag = vraag.where(Zaak.toestand == wens.toestand)
    if wens.na:
        vraag = vraag.where(Zaak.volgorde < volgorde_van(wens.na))
    vraag = vraag.order_by(Zaak.volgorde.desc())
    return vraag.where(Zaak.id.in_(vind_zaken(vraag, wens.zoek, PAGINA + 1))) if wens.zoek else vraag.limit(PAGINA + 1)


def _binnen(actor: Actor) -> ColumnElement[bool]:
    """Whether he sees more of the zaak than his own part. Only who decides for others can see less."""
    alles = not actor.rollen & {Rol.GEMEENTE, Rol.ANDERE_REGIO}
    return (true() if alles else or_(teamzaken(actor), gedeelde_zaken(actor))).label("binnen")


def _leiding(session: Session, zaken: Collection[int]) -> Mapping[int, Sequence[str]]:
    gevonden: dict[int, list[str]] = {}
    for zaak_id, naam in lees_kolommen(session, _vraag_leiding(), {"zaken": zaken}):
        gevonden.setdefault(zaak_id, []).append(naam)
    return gevonden


@cache
def _vraag_leiding() -> Select[int, str]:
    return (
        select(Rolvervulling.zaak_id, Gebruiker.naam)
        .join(Gebruiker, Gebruiker.id == Rolvervulling.gebruiker_id)
        .where(
            Rolvervulling.zaak_id.in_(bindparam("zaken", expanding=True)),
            Rolvervulling.tot.is_(None),
            Rolvervulling.rol.in_(TEAMROLLEN),
        )
        .order_by(Rolvervulling.id)
    )
