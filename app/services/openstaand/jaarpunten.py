"""What is open of a region's year: moments with their last day, what was brought in and not weighed, and a next year
that is not on the calendar. Of no zaak, so computed when somebody asks, as parts of one query.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, exists, false, func, literal, or_, select
from sqlalchemy.orm import Session

from app.domain.basis.bedrag import opsomming
from app.domain.basis.begrippen import Actor, Rol, dag_van
from app.domain.basis.rechten import Recht, mag
from app.domain.jaar.kalender import AANKONDIGEN, gevraagd_jaar
from app.domain.openstaand.punt import DE_REGIEVOERDER, LigtBij, Punt, functie, organisatie, partij
from app.domain.openstaand.register import INBRENG, JAAR_TE_LAAT, JAARKALENDER, JAARMOMENT
from app.models import Jaarinbreng, Jaarmoment, Jaaruitkomst, Jaarweging
from app.regios import alle_profielen

SOORTEN = (JAARMOMENT, INBRENG, JAARKALENDER)


@dataclass(frozen=True)
class Bij:
    """Somebody with whom something of the year can lie: his organisation, his offices, whether he leads the region."""

    regio: str
    organisatie: str
    functies: Collection[str] = ()
    leidt: bool = False


def van(actor: Actor) -> Bij | None:
    """What an account can have of the year; None for who has no part in it."""
    if not mag(Recht.JAARMOMENT_VASTLEGGEN, actor.rollen):
        return None
    return Bij(actor.regio, actor.organisatie_code, actor.functies, Rol.REGIEVOERDER in actor.rollen)


def delen(bij: Bij | None, dag: date) -> list[Select[Any]]:
    """The parts of a query for what lies with him on the day, in the columns of `toegang.wachtend`."""
    if bij is None or bij.regio not in alle_profielen():
        return []
    leiding = [_inbreng(bij), _kalender(bij, dag)] if bij.leidt else []
    return [_momenten(bij, Jaarmoment.uiterlijk_op <= dag + AANKONDIGEN), *leiding]


def momenten(session: Session, bij: Bij, vanaf: date, tot: date) -> Iterator[Punt]:
    """The moments that lie with him and have their last day in these days, announced or not."""
    if bij.regio in alle_profielen():
        vraag = _momenten(bij, Jaarmoment.uiterlijk_op.between(vanaf, tot))
        for rij in session.execute(vraag.order_by(Jaarmoment.uiterlijk_op, Jaarmoment.id)):
            yield punt(bij.regio, rij)


def bij_anderen(session: Session, actor: Actor, dag: date) -> list[Punt]:
    """What is late with others in the region, for who leads it and chases them: one point for each moment, with the
    names of who has not done it. One query; none for who does not lead, or has no year here.
    """
    bij = van(actor)
    if bij is None or not bij.leidt or bij.regio not in alle_profielen():
        return []
    m = Jaarmoment
    vraag = select(m).where(m.regio == bij.regio, m.uiterlijk_op < dag, ~_van_hem(bij))
    open_ = vraag.where(~exists().where(Jaaruitkomst.moment_id == m.id))
    groepen: dict[tuple[date, str, str], list[Jaarmoment]] = {}
    for rij in session.scalars(open_.order_by(m.uiterlijk_op, m.id)):
        groepen.setdefault((rij.uiterlijk_op, rij.procedure, rij.code), []).append(rij)
    return [_te_laat(bij.regio, rijen) for rijen in groepen.values()]


def _te_laat(regio: str, rijen: Sequence[Jaarmoment]) -> Punt:
    profiel, eerste = alle_profielen()[regio], rijen[0]
    wie = [organisatie(profiel, r.gemeente) if r.gemeente else functie(profiel, r.functie) for r in rijen]
    return Punt(
        soort=JAAR_TE_LAAT,
        onderwerp=eerste.titel,
        object=f"jaarmoment/{eerste.id}",
        ligt_bij=wie[0] if len(wie) == 1 else partij(opsomming([een.naam for een in wie])),
        sinds=dag_van(eerste.ingevoerd_op),
        uiterlijk_op=eerste.uiterlijk_op,
        gegevens={"jaar": eerste.jaar},
    )


def _kolommen(bron: str, id_: Any, op: Any, naam: Any, **anders: Any) -> list[Any]:
    """The same columns of every kind. A day goes as text: a query of several kinds has one type in each column."""
    leeg: dict[str, Any] = {"soort": literal(""), "functie": literal("")}
    rest = {"eerste": literal(0), "betreft": literal(0), "status": literal("")}
    vast = {"bron": literal(bron), "id": id_, "op": op, "naam": naam, **leeg, **rest}
    return [kolom.label(naam_) for naam_, kolom in (vast | anders).items()]


def _momenten(bij: Bij, wanneer: ColumnElement[bool]) -> Select[Any]:
    m = Jaarmoment
    wat = {"soort": m.gemeente, "functie": m.functie, "status": cast(m.uiterlijk_op, String)}
    vraag = select(*_kolommen(JAARMOMENT, m.id, m.ingevoerd_op, m.titel, **wat))
    return vraag.where(m.regio == bij.regio, wanneer, _van_hem(bij), ~exists().where(Jaaruitkomst.moment_id == m.id))


def _van_hem(bij: Bij) -> ColumnElement[bool]:
    m = Jaarmoment
    return or_(m.gemeente == bij.organisatie, m.functie.in_(sorted(bij.functies)) if bij.functies else false())


def _inbreng(bij: Bij) -> Select[Any]:
    i = Jaarinbreng
    wat = {"soort": i.van, "functie": cast(i.soort, String)}
    vraag = select(*_kolommen(INBRENG, i.id, i.ingevoerd_op, i.procedure, **wat))
    return vraag.where(i.regio == bij.regio, ~exists().where(Jaarweging.inbreng_id == i.id))


def _kalender(bij: Bij, dag: date) -> Select[Any]:
    """A region that kept its year here is asked for the next one; who never did is not. A year put on the calendar
    long before says nothing of the years until then.
    """
    laatste = func.max(Jaarmoment.jaar)
    vraag = select(*_kolommen(JAARKALENDER, laatste, func.max(Jaarmoment.ingevoerd_op), literal("")))
    tot = gevraagd_jaar(dag)
    return vraag.where(Jaarmoment.regio == bij.regio, Jaarmoment.jaar <= tot).having(laatste < tot)


def punt(regio: str, rij: Any) -> Punt:
    """The point of a row of one of these parts."""
    if rij.bron == JAARMOMENT:
        return _moment(regio, rij)
    if rij.bron == INBRENG:
        return _af_te_wegen(regio, rij)
    jaar = rij.id + 1
    return Punt(
        soort=JAARKALENDER,
        onderwerp=f"De jaarkalender van {jaar} is nog niet vastgesteld",
        object=f"jaarkalender/{jaar}",
        ligt_bij=DE_REGIEVOERDER,
        sinds=dag_van(rij.op),
        gegevens={"jaar": jaar},
    )


def _moment(regio: str, rij: Any) -> Punt:
    return Punt(
        soort=JAARMOMENT,
        onderwerp=rij.naam,
        object=f"jaarmoment/{rij.id}",
        ligt_bij=_ligt_bij(regio, rij),
        sinds=dag_van(rij.op),
        uiterlijk_op=date.fromisoformat(rij.status),
        gegevens={"moment_id": rij.id},
    )


def _ligt_bij(regio: str, rij: Any) -> LigtBij:
    profiel = alle_profielen()[regio]
    return organisatie(profiel, rij.soort) if rij.soort else functie(profiel, rij.functie)


def _af_te_wegen(regio: str, rij: Any) -> Punt:
    profiel = alle_profielen()[regio]
    ambt, procedure = profiel.functie(rij.soort), profiel.procedure(rij.naam)
    wie = ambt.titel if ambt else profiel.naam_van(rij.soort)
    wat = (
        f"Weeg af: {rij.functie} van {wie} over {procedure.titel}" if procedure else f"Weeg af: {rij.functie} van {wie}"
    )
    return Punt(
        soort=INBRENG,
        onderwerp=wat,
        object=f"jaarinbreng/{rij.id}",
        ligt_bij=DE_REGIEVOERDER,
        sinds=dag_van(rij.op),
        gegevens={"inbreng_id": rij.id},
    )
