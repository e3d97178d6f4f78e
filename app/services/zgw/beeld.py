"""What somebody may see of cases, gathered for the ZGW view: by the same rules as the screens, few queries for many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import Actor
from app.domain.basis.inzage import Inzage, inzage, rollen_in_zaak
from app.domain.basis.rechten import Recht
from app.domain.basis.systeem import SYSTEEM
from app.models import Document, Overname, Rolvervulling, Tredebepaling, Zaak
from app.services.besluit.overzicht import Besluitregel, regels_voor
from app.services.document.documenten import leesbaar
from app.services.kern.toegang import Dossier, plek_van, zichtbare_zaken
from app.services.mandaat.besluitlijst import besluiten_van

R = TypeVar("R")


@dataclass(frozen=True)
class Zaakbeeld:
    """One case in the eyes of one actor: what a ZGW zaak refers to."""

    dossier: Dossier
    bepalingen: Sequence[Tredebepaling]
    documenten: Sequence[Document]
    overgenomen: bool

    @property
    def zaak(self) -> Zaak:
        return self.dossier.zaak

    @property
    def laatste(self) -> Tredebepaling:
        """The determination that holds now."""
        return self.bepalingen[-1]

    @property
    def vervullingen(self) -> list[Rolvervulling]:
        """Who fills a role now; the team also sees who did before, as on the screens."""
        return [v for v in self.dossier.vervullingen if self.dossier.volledig or v.tot is None]


def dossiers(session: Session, actor: Actor, recht: Recht, *waar: ColumnElement[bool]) -> list[Dossier]:
    """The cases that this actor sees and in which he has the right, oldest number first; destroyed ones are left out.

    A test holds this against `toegang.vind_dossier` of each case.
    """
    zaken = session.scalars(
        select(Zaak)
        .where(zichtbare_zaken(actor), Zaak.vernietigd_op.is_(None), *waar)
        .order_by(Zaak.zaaknummer)
        .options(joinedload(Zaak.aanbieder, innerjoin=True))
    ).all()
    wie = _per_zaak(_vervullingen(session, zaken), lambda v: v.zaak_id)
    gewogen = (_weeg(actor, zaak, tuple(wie.get(zaak.id, ()))) for zaak in zaken)
    return [dossier for dossier in gewogen if dossier.mag(recht)]


def _vervullingen(session: Session, zaken: Sequence[Zaak]) -> Sequence[Rolvervulling]:
    return session.scalars(
        select(Rolvervulling)
        .where(Rolvervulling.zaak_id.in_([zaak.id for zaak in zaken]))
        .order_by(Rolvervulling.id)
        .options(joinedload(Rolvervulling.gebruiker, innerjoin=True))
    ).all()


def _weeg(actor: Actor, zaak: Zaak, vervullingen: tuple[Rolvervulling, ...]) -> Dossier:
    """`zaak` is visible for this actor: when nothing else makes it so, he is a grantor in it."""
    nu = frozenset(v.rol for v in vervullingen if v.gebruiker_id == actor.id and v.tot is None)
    rollen = rollen_in_zaak(actor, plek_van(zaak), nu)
    return Dossier(zaak, actor, rollen, inzage(rollen, gedeeld=zaak.gedeeld, is_mandaatgever=True), vervullingen)


def heel_dossier(session: Session, zaak: Zaak) -> Dossier:
    """The zaak as the automatic task sees it, which has no roles and decides nothing: whole."""
    return Dossier(zaak, SYSTEEM, frozenset(), Inzage.VOLLEDIG, tuple(_vervullingen(session, [zaak])))


def beelden(session: Session, gevonden: Sequence[Dossier]) -> list[Zaakbeeld]:
    """These cases with their course and the documents that their reader may see, in three queries."""
    ids = [dossier.zaak.id for dossier in gevonden]
    bepalingen = session.scalars(
        select(Tredebepaling).where(Tredebepaling.zaak_id.in_(ids)).order_by(Tredebepaling.volgnr)
    )
    stukken = session.scalars(select(Document).where(leesbaar(gevonden)).order_by(Document.id))
    verloop = _per_zaak(bepalingen, lambda b: b.zaak_id)
    documenten = _per_zaak(stukken, lambda d: d.zaak_id)
    papier = set(session.scalars(select(Overname.zaak_id).where(Overname.zaak_id.in_(ids))))
    return [Zaakbeeld(d, verloop[d.zaak.id], documenten.get(d.zaak.id, []), d.zaak.id in papier) for d in gevonden]


def besluiten(session: Session, gevonden: Sequence[Dossier]) -> list[tuple[Dossier, Besluitregel]]:
    """The decisions that their reader may see in these cases, with the parts that are his to see, in one query."""
    alle = _per_zaak(besluiten_van(session, [d.zaak.id for d in gevonden]), lambda b: b.zaak_id)
    return [(d, regel) for d in gevonden for regel in regels_voor(d, alle.get(d.zaak.id, []))]


def _per_zaak(rijen: Iterable[R], zaak_id: Callable[[R], int]) -> dict[int, list[R]]:
    per_zaak: dict[int, list[R]] = {}
    for rij in rijen:
        per_zaak.setdefault(zaak_id(rij), []).append(rij)
    return per_zaak
