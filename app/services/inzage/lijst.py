"""The logboek over all cases in whose team somebody is: the newest first, a page at a time or all of it as a stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.handelingen import HANDELINGEN
from app.domain.basis.zoeken import op_naam
from app.models import Gebruiker, LogboekRegel, Zaak
from app.naast import lees_kolommen
from app.services.kern.tellen import er_is
from app.services.kern.toegang import begint_bij_hem, per_actor, teamzaken, zijn_zaken
from app.services.logboek import lezen
from app.services.logboek.lezen import Leesregel, Logboekfilter, Vraag

PORTIE = 500


def lees_alles(session: Session, actor: Actor, wens: Logboekfilter) -> tuple[list[Leesregel], int | None]:
    """A page of entries of all his cases, newest first, and the number before which the next page begins."""
    regels = lezen.lees(session, _pagina(actor, wens))
    volgende = regels[lezen.PAGINA - 1].kop.nr if len(regels) > lezen.PAGINA else None
    return regels[: lezen.PAGINA], volgende


@per_actor
def _pagina(actor: Actor, wens: Logboekfilter) -> Vraag:
    return vraag_alles(actor, wens).order_by(LogboekRegel.nr.desc()).limit(lezen.PAGINA + 1)


def stroom(session: Session, actor: Actor, wens: Logboekfilter) -> Iterator[Leesregel]:
    """Every entry that fits the filter, oldest first, in portions: memory does not grow with the logboek."""
    laatste = 0
    heel = replace(wens, voor=None)
    while True:
        vraag = vraag_alles(actor, heel).where(LogboekRegel.nr > laatste).order_by(LogboekRegel.nr).limit(PORTIE)
        regels = lezen.lees(session, vraag)
        yield from regels
        if len(regels) < PORTIE:
            return
        laatste = regels[-1].kop.nr


def schrijvers(session: Session, actor: Actor) -> Sequence[Row[int, str]]:
    """Who wrote in the logboek of his cases: id and name, by name. Where those are many, one entry of each account is
    looked for.
    """
    rijen = lees_kolommen(session, _schrijvers(actor))
    return sorted(rijen, key=lambda rij: (op_naam(rij.naam), rij.id))


@per_actor
def _schrijvers(actor: Actor) -> Select[int, str]:
    if begint_bij_hem(actor):
        van_hem = select(LogboekRegel.gebruiker_id).where(LogboekRegel.zaak_id.in_(zijn_zaken(actor)))
        return select(Gebruiker.id, Gebruiker.naam).where(Gebruiker.id.in_(van_hem))
    zijn = er_is(select(Zaak.id).where(Zaak.id == LogboekRegel.zaak_id, teamzaken(actor)).correlate(LogboekRegel))
    regel = select(LogboekRegel.nr).where(LogboekRegel.gebruiker_id == Gebruiker.id, zijn)
    schreef = er_is(regel.correlate(Gebruiker))
    return select(Gebruiker.id, Gebruiker.naam).where(schreef)


def acties(session: Session, actor: Actor) -> Sequence[str]:
    """The acts that can stand in the logboek of his cases; none for who is in no team."""
    return list(HANDELINGEN) if session.scalar(_een_zaak(actor)) else []


@per_actor
def _een_zaak(actor: Actor) -> Select[int]:
    zaken = zijn_zaken(actor) if begint_bij_hem(actor) else select(Zaak.id).where(teamzaken(actor))
    return zaken.limit(1)


def vraag_alles(actor: Actor, wens: Logboekfilter) -> Vraag:
    """The entries of all his cases that fit the filter."""
    vraag = lezen.vraag_regels().join(Zaak, Zaak.id == LogboekRegel.zaak_id).where(teamzaken(actor))
    if begint_bij_hem(actor):  # his entries are few among all
        vraag = vraag.where(LogboekRegel.zaak_id.in_(zijn_zaken(actor)))
    if wens.zaak:
        vraag = vraag.where(Zaak.zaaknummer == wens.zaak)
    if wens.voor:
        vraag = vraag.where(LogboekRegel.nr < wens.voor)
    return lezen.gefilterd(vraag, replace(wens, voor=None))
