"""Papers of the region's year that are under way: at which station each waits, and whose that is.

Nothing is stored of it: it follows from what the stations did, as for the papers of a zaak. A paper that waits at a
station of the region stands on the agenda of the first meeting of that body since it came there [I].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session, aliased

from app.domain.basis.bedrag import opsomming
from app.domain.jaar.kalender import Momentuitkomst
from app.domain.openstaand.punt import DE_REGIEVOERDER, Punt, organisatie, partij
from app.domain.openstaand.register import JAARSTUK, JAARSTUK_BIJ_ANDEREN
from app.domain.openstaand.stukken import WAT_ERVAN_KWAM, onderwerp
from app.domain.regio.regio import Regioprofiel
from app.domain.regio.regioroutes import is_lokaal
from app.domain.vergadering.routes import Behandeld, Plek, Routestand
from app.models import Jaarmoment, Jaarstuk, Jaarstukstap, Jaaruitkomst, Vergadering
from app.regios import alle_profielen
from app.services.openstaand.jaarpunten import Bij


@dataclass(frozen=True)
class Wachtend:
    """A paper at one place of its route, with the meeting that is to deal with it: None where none is planned, and at a
    station of municipalities.
    """

    stuk_id: int
    titel: str
    jaar: int
    plek: Plek
    vergadering_id: int | None = None
    dag: date | None = None


def weg(profiel: Regioprofiel, stations: str, datum: date, stappen: Iterable[Any]) -> Routestand:
    """A route with what its stations did, oldest first: the municipalities are those of the day of the paper."""
    gemeenten = tuple(gemeente.code for gemeente in profiel.gemeenten_op(datum))
    behandeld = tuple(Behandeld(s.station, s.gemeente or None, s.uitkomst, s.datum) for s in stappen)
    return Routestand(tuple(filter(None, stations.split(","))), gemeenten, behandeld)


def telt() -> ColumnElement[bool]:
    """Of a `Jaarstuk` and its `Jaarmoment`: no newer paper came, and the moment was not said to be not needed."""
    nieuwer, uitkomst, later = aliased(Jaarstuk), aliased(Jaaruitkomst), aliased(Jaaruitkomst)
    vervangen = exists().where(nieuwer.moment_id == Jaarstuk.moment_id, nieuwer.nummer > Jaarstuk.nummer)
    verbeterd = exists().where(later.moment_id == uitkomst.moment_id, later.nummer > uitkomst.nummer)
    niet_nodig = exists().where(
        uitkomst.moment_id == Jaarstuk.moment_id, uitkomst.uitkomst == Momentuitkomst.NIET_NODIG, ~verbeterd
    )
    return and_(~vervangen, ~niet_nodig)


def onderweg(session: Session, regio: str) -> list[Wachtend]:
    """Every place where a paper of this region waits, with its meeting. At most two queries, however many."""
    return _met_vergadering(session, regio, _wachtend(session, regio))


def _wachtend(session: Session, regio: str) -> list[Wachtend]:
    profiel = alle_profielen().get(regio)
    if profiel is None:
        return []
    s, stap = Jaarstuk, Jaarstukstap
    vraag = (
        select(s.id, s.titel, s.stations, s.datum.label("van"), Jaarmoment.jaar)
        .add_columns(stap.station, stap.gemeente, stap.uitkomst, stap.datum)
        .join(Jaarmoment, Jaarmoment.id == s.moment_id)
        .outerjoin(stap, stap.stuk_id == s.id)
        .where(Jaarmoment.regio == regio, s.stations != "", telt())
        .order_by(s.id, stap.nummer)
    )
    per: dict[int, list[Any]] = {}
    for rij in session.execute(vraag):
        per.setdefault(rij.id, []).append(rij)
    return [wacht for rijen in per.values() for wacht in _bij(profiel, rijen)]


def _bij(profiel: Regioprofiel, rijen: Sequence[Any]) -> Iterator[Wachtend]:
    eerste = rijen[0]
    stand = weg(profiel, eerste.stations, eerste.van, (rij for rij in rijen if rij.station is not None))
    for plek in stand.wacht_bij(eerste.van):
        yield Wachtend(eerste.id, eerste.titel, eerste.jaar, plek)


def _met_vergadering(session: Session, regio: str, wachtend: Sequence[Wachtend]) -> list[Wachtend]:
    """With the first meeting of the body since it came there, or since that held it."""
    bij_overleg = [w.plek for w in wachtend if not is_lokaal(w.plek.station)]
    if not bij_overleg:
        return list(wachtend)
    v = Vergadering
    vraag = select(v.overleg, v.datum, v.id).where(
        v.regio == regio,
        v.overleg.in_(sorted({plek.station for plek in bij_overleg})),
        v.datum >= min(plek.vanaf for plek in bij_overleg),
        v.afgelast_datum.is_(None),
    )
    gepland = session.execute(vraag.order_by(v.datum)).all()
    return [_op_agenda(wacht, gepland) for wacht in wachtend]


def _op_agenda(wacht: Wachtend, gepland: Sequence[Any]) -> Wachtend:
    plek = wacht.plek
    eerste = next((v for v in gepland if v.overleg == plek.station and v.datum >= plek.vanaf), None)
    if eerste is None:
        return wacht
    return Wachtend(wacht.stuk_id, wacht.titel, wacht.jaar, plek, eerste.id, eerste.datum)


def bij_hem(bij: Bij | None, wachtend: Iterable[Wachtend]) -> list[Punt]:
    """What of it waits with him: at the station of his municipality, and at those of the region for who leads it."""
    return [
        _punt(alle_profielen()[bij.regio], wacht)
        for wacht in wachtend
        if bij and (wacht.plek.gemeente == bij.organisatie if wacht.plek.gemeente else bij.leidt)
    ]


def _punt(profiel: Regioprofiel, wacht: Wachtend) -> Punt:
    plek = wacht.plek
    return Punt(
        soort=JAARSTUK,
        onderwerp=onderwerp(profiel, WAT_ERVAN_KWAM, wacht.titel, plek),
        object=f"jaarstuk/{wacht.stuk_id}/{plek.station}/{plek.gemeente or 'regio'}",
        ligt_bij=organisatie(profiel, plek.gemeente) if plek.gemeente else DE_REGIEVOERDER,
        sinds=plek.sinds,
        uiterlijk_op=wacht.dag,
        gegevens={"stuk_id": wacht.stuk_id, "station": plek.station},
    )


def bij_gemeenten(bij: Bij | None, wachtend: Iterable[Wachtend]) -> list[Punt]:
    """What of it waits with municipalities, for who leads the region: a point for each paper and station, with who."""
    if bij is None or not bij.leidt:
        return []
    groepen: dict[tuple[int, str], list[Wachtend]] = {}
    for wacht in wachtend:
        if wacht.plek.gemeente:
            groepen.setdefault((wacht.stuk_id, wacht.plek.station), []).append(wacht)
    return [_bij_anderen(alle_profielen()[bij.regio], wacht) for wacht in groepen.values()]


def _bij_anderen(profiel: Regioprofiel, wacht: Sequence[Wachtend]) -> Punt:
    eerste, wie = wacht[0], [organisatie(profiel, een.plek.gemeente) for een in wacht if een.plek.gemeente]
    return Punt(
        soort=JAARSTUK_BIJ_ANDEREN,
        onderwerp=f"“{eerste.titel}” wacht bij {eerste.plek.station}",
        object=f"jaarstuk/{eerste.stuk_id}/{eerste.plek.station}",
        ligt_bij=wie[0] if len(wie) == 1 else partij(opsomming([een.naam for een in wie])),
        sinds=min(een.plek.sinds for een in wacht),
        gegevens={"stuk_id": eerste.stuk_id},
    )
