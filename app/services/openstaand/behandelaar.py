"""Who still does what he was assigned: an account that can log in, of those with whom the point lies on the day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from app.domain.basis.begrippen import Actor, Zaakrol
from app.domain.basis.inzage import rollen_in_zaak
from app.domain.samenwerken.behandelaar import Collega, kan_hebben
from app.models import Gebruiker, Rolvervulling, Zaak
from app.services.kern.bezetting import actor_met, lees_bezettingen
from app.services.kern.toegang import plek_van
from app.services.openstaand.lijstpunt import Openstaand

Sleutel = tuple[int | None, str | None]
"""An account, and the number of a zaak: what somebody is differs by zaak."""


def benoem(session: Session, punten: Sequence[Openstaand], dag: date) -> list[Openstaand]:
    """The same, each with the name of who does it. Queries only when somebody was assigned to one of them.

    Who can log in no longer, or left the office or the team with whom it lies, does nothing: the others see that it
    lies with nobody in particular again. Who comes back has it back.
    """
    toegewezen = {(punt.behandelaar_id, punt.zaaknummer) for punt in punten if punt.behandelaar_id}
    wie = _mensen(session, toegewezen, dag) if toegewezen else {}
    return [_met_behandelaar(punt, wie) if punt.behandelaar_id else punt for punt in punten]


def als_collega(wie: Gebruiker, actor: Actor, zaak: Zaak, vervult: Collection[Zaakrol]) -> Collega:
    """An account in the eyes of one zaak, in which it fills these roles; `actor` is who it is on the day."""
    plek = plek_van(zaak)
    functies = actor.functies if actor.regio == plek.regio else frozenset[str]()
    organisatie = wie.organisatie
    zelf = (wie.id, wie.naam, wie.email, wie.pseudoniem, organisatie.code, organisatie.naam)
    return Collega(*zelf, rollen_in_zaak(actor, plek, frozenset(vervult)), functies)


def _met_behandelaar(punt: Openstaand, wie: Mapping[Sleutel, Collega]) -> Openstaand:
    collega = wie.get((punt.behandelaar_id, punt.zaaknummer))
    if collega is None or not kan_hebben(collega, punt.punt.ligt_bij):
        return replace(punt, behandelaar_id=None, behandelaar="")
    return replace(punt, behandelaar=collega.naam)


def _mensen(session: Session, gevraagd: Collection[Sleutel], dag: date) -> Mapping[Sleutel, Collega]:
    """Each of them that can log in. Five queries."""
    ids, nummers = {id_ for id_, _nummer in gevraagd}, {nummer for _id, nummer in gevraagd}
    accounts = {wie.id: wie for wie in session.scalars(_levend(ids))}
    zaken = {zaak.zaaknummer: zaak for zaak in session.scalars(select(Zaak).where(Zaak.zaaknummer.in_(nummers)))}
    bezetting = lees_bezettingen(session, {wie.organisatie.regio for wie in accounts.values()})
    actoren = {wie.id: actor_met(wie, bezetting[wie.organisatie.regio], dag) for wie in accounts.values()}
    vervult = session.execute(_rollen(accounts, [zaak.id for zaak in zaken.values()])).all()
    return {
        (id_, nummer): als_collega(
            accounts[id_], actoren[id_], zaken[nummer], [r.rol for r in vervult if (r.wie, r.waar) == (id_, nummer)]
        )
        for id_, nummer in gevraagd
        if id_ in accounts and nummer in zaken
    }


def _levend(ids: Collection[int | None]) -> Select[Gebruiker]:
    return (
        select(Gebruiker)
        .join(Gebruiker.organisatie)
        .where(Gebruiker.id.in_(ids), Gebruiker.active, Gebruiker.vervallen_op.is_(None))
        .options(contains_eager(Gebruiker.organisatie), selectinload(Gebruiker.roles))
    )


def _rollen(wie: Collection[int], zaken: Collection[int]) -> Select[int, str, Zaakrol]:
    return (
        select(Rolvervulling.gebruiker_id.label("wie"), Zaak.zaaknummer.label("waar"), Rolvervulling.rol)
        .join(Zaak, Zaak.id == Rolvervulling.zaak_id)
        .where(Rolvervulling.gebruiker_id.in_(wie), Rolvervulling.zaak_id.in_(zaken), Rolvervulling.tot.is_(None))
    )
