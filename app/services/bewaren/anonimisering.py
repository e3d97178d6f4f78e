"""Emptying the account of somebody who left: two persons, after a term. Its pseudonym stays, for the chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import RUST, Actor, dag_van
from app.domain.basis.fouten import NietGevonden, ZaakLoopt
from app.domain.basis.rechten import Recht
from app.domain.bewaren.bewaartermijn import Bewaarsoort
from app.domain.bewaren.vernietiging import Bewaring, Vernietigstand, toets_voorstel
from app.domain.logboek.keten import GEDAAN
from app.models import (
    Anonimisering,
    Functievervulling,
    Gebruiker,
    LogboekRegel,
    Organisatie,
    Rolvervulling,
    Toegangsvoorstel,
    Zaak,
)
from app.regios import alle_profielen
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk


@dataclass(frozen=True)
class Accountblad:
    """A blocked account with what decides about its emptying, and how it stands on the day of the page."""

    gebruiker: Gebruiker
    bewaring: Bewaring
    stand: Vernietigstand
    voorstel: Anonimisering | None = None


def lijst(session: Session, actor: Actor, dag: date) -> list[Accountblad]:
    """Every blocked account of the region of this actor, the first one that may be emptied first."""
    gebruikers = session.scalars(
        select(Gebruiker)
        .join(Gebruiker.organisatie)
        .where(Gebruiker.active.is_(False), Organisatie.regio == actor.regio)
        .order_by(Gebruiker.id)
    ).all()
    bladen = _bladen(session, gebruikers, dag)
    return sorted(bladen, key=lambda b: (b.bewaring.vernietigd, b.bewaring.vanaf or date.max, b.gebruiker.id))


def vind(session: Session, actor: Actor, gebruiker_id: int, dag: date) -> Accountblad:
    """One account of the region. Raises NietGevonden."""
    gebruiker = session.get(Gebruiker, gebruiker_id, populate_existing=True)
    if gebruiker is None or gebruiker.organisatie.regio != actor.regio:
        raise NietGevonden("Dit account bestaat niet.")
    return _bladen(session, [gebruiker], dag)[0]


def _bladen(session: Session, gebruikers: Sequence[Gebruiker], dag: date) -> list[Accountblad]:
    ids = [g.id for g in gebruikers]
    geblokkeerd = _geblokkeerd(session, gebruikers)
    vraag = select(Anonimisering).where(Anonimisering.gebruiker_id.in_(ids)).order_by(Anonimisering.id)
    laatste = {a.gebruiker_id: a for a in session.scalars(vraag)}
    return [_blad(g, geblokkeerd.get(g.pseudoniem), laatste.get(g.id), dag) for g in gebruikers]


def _geblokkeerd(session: Session, gebruikers: Sequence[Gebruiker]) -> dict[str, datetime]:
    """When each was blocked last, from the logboek."""
    objecten = [f"gebruiker/{g.pseudoniem}" for g in gebruikers]
    vraag = (
        select(LogboekRegel.object, func.max(LogboekRegel.nr))
        .where(
            LogboekRegel.object.in_(objecten),
            LogboekRegel.actie == "blokkeer_gebruiker",
            LogboekRegel.uitkomst == GEDAAN,
        )
        .group_by(LogboekRegel.object)
        .subquery()
    )
    rijen = session.execute(select(LogboekRegel.object, LogboekRegel.op).join(vraag, vraag.c[1] == LogboekRegel.nr))
    return {(rij.object or "").removeprefix("gebruiker/"): rij.op for rij in rijen}


def _blad(gebruiker: Gebruiker, sinds: datetime | None, laatste: Anonimisering | None, dag: date) -> Accountblad:
    profiel = alle_profielen().get(gebruiker.organisatie.regio)
    rust = sinds if sinds and not gebruiker.active else None
    geldt = laatste and (laatste.bevestigd_op or (rust and rust < laatste.voorgesteld_op))
    bewaring = Bewaring(
        sinds=dag_van(rust) if rust else None,
        termijn=profiel.bewaartermijn(Bewaarsoort.ACCOUNT) if profiel else None,
        voorgesteld=bool(geldt),
        vernietigd=gebruiker.vervallen_op is not None,
    )
    return Accountblad(gebruiker, bewaring, bewaring.stand_op(dag), laatste if geldt else None)


def stel_anonimisering_voor(werk: Werk, gebruiker_id: int) -> Anonimisering:
    """Propose to empty a blocked account past its term.

    Raises GeenRecht, NietGevonden, ZaakLoopt, and what `toets_voorstel` raises.
    """
    werk.wil("stel_anonimisering_voor")
    actor, vandaag = werk.verzoek.actor, werk.verzoek.vandaag
    eis_recht(actor, Recht.ANONIMISERING_VOORSTELLEN)
    blad = vind(werk.session, actor, gebruiker_id, vandaag)
    toets_voorstel(blad.bewaring, vandaag)
    eis_weg(werk.session, blad.gebruiker, vandaag)
    assert blad.bewaring.vanaf  # noqa: S101 - judged above
    voorstel = Anonimisering(
        gebruiker_id=gebruiker_id,
        vanaf=blad.bewaring.vanaf,
        voorgesteld_datum=vandaag,
        voorgesteld_op=werk.verzoek.nu,
        voorgesteld_door_id=actor.id,
        voorgesteld_persoon_id=actor.persoon_id,
    )
    werk.session.add(voorstel)
    werk.noteer(object=f"gebruiker/{blad.gebruiker.pseudoniem}")
    return voorstel


def eis_weg(session: Session, gebruiker: Gebruiker, vandaag: date) -> None:
    """Who still fills an office, or a role in a running zaak, has not left; nor has he about whose access a second
    person must still decide. Raises ZaakLoopt.
    """
    if session.scalar(_voorstellen_over(gebruiker).limit(1)):
        raise ZaakLoopt("Over toegang voor dit account ligt nog een voorstel. Laat dat eerst weigeren of intrekken.")
    vervult = select(Functievervulling.id).where(
        Functievervulling.gebruiker_id == gebruiker.id,
        or_(Functievervulling.tot.is_(None), Functievervulling.tot >= vandaag),
    )
    if session.scalar(vervult.limit(1)):
        raise ZaakLoopt("Dit account heeft nog een functie in de regio. Beëindig die eerst, bij Functies.")
    rol = (
        select(Zaak.zaaknummer)
        .join(Rolvervulling, Rolvervulling.zaak_id == Zaak.id)
        .where(Rolvervulling.gebruiker_id == gebruiker.id, Rolvervulling.tot.is_(None), Zaak.toestand.not_in(RUST))
    )
    if session.scalar(rol.limit(1)):
        raise ZaakLoopt("Dit account heeft nog een rol in een lopende zaak. Laat de Regievoerder hem eerst vervangen.")


def _voorstellen_over(gebruiker: Gebruiker) -> Select[int]:
    """What is open about the access of this account, or of the person for another one."""
    return select(Toegangsvoorstel.id).where(
        or_(Toegangsvoorstel.gebruiker_id == gebruiker.id, Toegangsvoorstel.persoon_id == gebruiker.persoon_id),
        Toegangsvoorstel.staat_open(),
    )
