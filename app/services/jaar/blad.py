"""What the page of a region's year shows: how each moment stands, what was brought in, and what stayed undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.jaar.inbreng import bewakers
from app.domain.jaar.kalender import Jaarpunt, Momentstand, stand
from app.domain.regio.regio import Regioprofiel
from app.models import Jaarinbreng, Jaarmoment, Jaaruitkomst, Jaarweging
from app.services.jaar.inbreng import ziet_inbreng
from app.services.jaar.kalender import mag_vastleggen, mag_zien, openstaand_voorstel, profiel_van
from app.services.jaar.stukken import Jaarstukblad, jaarstukken
from app.services.vergadering.kalenderblad import in_periode


@dataclass(frozen=True)
class Momentregel:
    """A moment with who does it, what came of it, and whether the reader can record that."""

    moment: Jaarmoment
    wie: str
    stand: Momentstand
    uitkomst: Jaaruitkomst | None
    mag: bool
    vergadering: date | None = None
    """The last meeting of its body on or before its last day; None when none is planned."""
    stukken: Sequence[Jaarstukblad] = ()
    """Its papers, the newest first."""


@dataclass(frozen=True)
class Momentgroep:
    """One moment of the region, or the same one of every municipality that the reader sees."""

    regels: Sequence[Momentregel]

    @property
    def eerste(self) -> Momentregel:
        return self.regels[0]

    @property
    def klaar(self) -> int:
        """Of how many something came."""
        return sum(regel.uitkomst is not None for regel in self.regels)

    @property
    def te_laat(self) -> int:
        return sum(regel.stand is Momentstand.TE_LAAT for regel in self.regels)


@dataclass(frozen=True)
class Inbrengregel:
    """What was brought in, by whom, and what the region did with it."""

    inbreng: Jaarinbreng
    wie: str
    over: str
    weging: Jaarweging | None


@dataclass(frozen=True)
class Jaarblad:
    """A year of a region, as one reader may see it on a day."""

    jaar: int
    profiel: Regioprofiel
    momenten: Sequence[Momentregel]
    inbreng: Sequence[Inbrengregel]
    voorstel: Sequence[Jaarpunt]
    """What the profile has of the year and is not on the calendar."""
    ongedaan: Sequence[Momentregel] = field(default=())
    """Of earlier years: what is neither done nor said to be not needed."""

    @property
    def te_laat(self) -> list[Momentregel]:
        return [regel for regel in self.momenten if regel.stand is Momentstand.TE_LAAT]

    @property
    def groepen(self) -> list[Momentgroep]:
        """The moments by day, those of one kind together."""
        per: dict[tuple[str, str], list[Momentregel]] = {}
        for regel in self.momenten:
            per.setdefault((regel.moment.procedure, regel.moment.code), []).append(regel)
        return [Momentgroep(regels) for regels in per.values()]

    @property
    def procedures(self) -> dict[str, str]:
        """The titles of the procedures on the calendar, by code."""
        return {regel.moment.procedure: regel.moment.over for regel in self.momenten}

    @property
    def niet_opgenomen(self) -> dict[str, str]:
        """The titles of those that are not."""
        return {punt.procedure.code: punt.procedure.titel for punt in self.voorstel}


def jaarblad(session: Session, actor: Actor, jaar: int, dag: date) -> Jaarblad:
    """A year of the actor's region. A fixed number of queries. Raises NietGevonden, OngeldigeInvoer for the year."""
    profiel = profiel_van(actor)
    voorstel = openstaand_voorstel(session, actor, jaar)
    regels = _momenten(session, actor, profiel, jaar, dag)
    return Jaarblad(
        jaar,
        profiel,
        [regel for regel in regels if regel.moment.jaar == jaar],
        _inbreng(session, actor, profiel, jaar),
        voorstel,
        [r for r in regels if r.moment.jaar < jaar and r.uitkomst is None and r.moment.uiterlijk_op < dag],
    )


def momentregel(session: Session, actor: Actor, moment: Jaarmoment, dag: date) -> Momentregel:
    """One moment, with the outcome that counts."""
    laatste = select(Jaaruitkomst).where(Jaaruitkomst.moment_id == moment.id).order_by(Jaaruitkomst.nummer.desc())
    uitkomst = session.scalars(laatste.limit(1)).one_or_none()
    regel = _regel(actor, profiel_van(actor), moment, uitkomst, dag, _vergaderdagen(session, actor, moment.jaar))
    return replace(regel, stukken=jaarstukken(session, actor, [moment]).get(moment.id, ()))


def _momenten(session: Session, actor: Actor, profiel: Regioprofiel, jaar: int, dag: date) -> list[Momentregel]:
    """Those of the year, and of earlier years those without an outcome, with what came of each last."""
    hoogste = select(Jaaruitkomst.moment_id, func.max(Jaaruitkomst.nummer).label("nummer"))
    laatste = hoogste.group_by(Jaaruitkomst.moment_id).subquery()
    geldt = and_(Jaaruitkomst.moment_id == laatste.c.moment_id, Jaaruitkomst.nummer == laatste.c.nummer)
    rijen = session.execute(
        select(Jaarmoment, Jaaruitkomst)
        .outerjoin(laatste, laatste.c.moment_id == Jaarmoment.id)
        .outerjoin(Jaaruitkomst, geldt)
        .where(Jaarmoment.regio == actor.regio, Jaarmoment.jaar <= jaar)
        .where((Jaarmoment.jaar == jaar) | Jaaruitkomst.id.is_(None))
        .order_by(Jaarmoment.uiterlijk_op, Jaarmoment.id)
    ).all()
    dagen = _vergaderdagen(session, actor, jaar)
    gezien = [(moment, uitkomst) for moment, uitkomst in rijen if mag_zien(actor, moment.gemeente)]
    stukken = jaarstukken(session, actor, [moment for moment, _uitkomst in gezien])
    return [
        replace(_regel(actor, profiel, moment, uitkomst, dag, dagen), stukken=stukken.get(moment.id, ()))
        for moment, uitkomst in gezien
    ]


def _vergaderdagen(session: Session, actor: Actor, jaar: int) -> Mapping[str, list[date]]:
    """The days on which each body meets in the year, by its code."""
    dagen: dict[str, list[date]] = {}
    for vergadering, _naam in in_periode(session, actor, date(jaar, 1, 1), date(jaar, 12, 31)):
        dagen.setdefault(vergadering.overleg, []).append(vergadering.datum)
    return dagen


def _regel(
    actor: Actor,
    profiel: Regioprofiel,
    moment: Jaarmoment,
    uitkomst: Jaaruitkomst | None,
    dag: date,
    dagen: Mapping[str, Sequence[date]],
) -> Momentregel:
    functie = profiel.functie(moment.functie)
    wie = profiel.naam_van(moment.gemeente) if moment.gemeente else functie.titel if functie else moment.functie
    op_tijd = [d for d in dagen.get(moment.overleg, ()) if d <= moment.uiterlijk_op]
    hoe = stand(uitkomst.uitkomst if uitkomst else None, moment.uiterlijk_op, dag)
    return Momentregel(moment, wie, hoe, uitkomst, mag_vastleggen(actor, moment), max(op_tijd, default=None))


def _inbreng(session: Session, actor: Actor, profiel: Regioprofiel, jaar: int) -> list[Inbrengregel]:
    """What was brought in in the year and the reader may see, newest first."""
    rijen = session.execute(
        select(Jaarinbreng, Jaarweging)
        .outerjoin(Jaarweging, Jaarweging.inbreng_id == Jaarinbreng.id)
        .where(Jaarinbreng.regio == actor.regio, Jaarinbreng.jaar == jaar)
        .order_by(Jaarinbreng.datum.desc(), Jaarinbreng.id.desc())
    ).all()
    return [inbrengregel(profiel, inbreng, weging) for inbreng, weging in rijen if ziet_inbreng(actor, inbreng)]


def inbrengregel(profiel: Regioprofiel, inbreng: Jaarinbreng, weging: Jaarweging | None) -> Inbrengregel:
    """With the names of who brought it in and what it is about."""
    procedure = profiel.procedure(inbreng.procedure)
    wie = bewakers(profiel).get(inbreng.van) or profiel.naam_van(inbreng.van)
    return Inbrengregel(inbreng, wie, procedure.titel if procedure else inbreng.procedure, weging)
