"""What there is in a zaak: its locations, the counts that hold, the offers, and the bookings as they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.plaatsing.boekhouding import Geboekt, Ingeschreven, stel_op
from app.domain.plaatsing.boeking import Stap
from app.domain.plaatsing.stand import Cel, Stand, plaatsvormen
from app.models import Boeking, Boekingstap, Plaatsaanbod, Plaatsstand, Plaatsstandcel, Zaak
from app.naslag import naslag
from app.services.aanbieder.onderdelen import LOCATIE, Onderdeelregel, lijst_onderdelen
from app.services.kern.toegang import Dossier


@dataclass(frozen=True)
class Locatie:
    """A location of the provider of the zaak, by its number; `tot` is the last day on which it is open, `gezegd` what
    was said of that day by version, each with the day of entry.
    """

    nummer: int
    naam: str
    gemeente: str
    tot: date | None
    vervallen: bool = False
    gezegd: tuple[tuple[datetime, date | None], ...] = ()


def locaties(session: Session, zaak: Zaak) -> dict[int, Locatie]:
    """Every location of the provider by number, in the order of their names; those struck out last."""
    gevonden = [_locatie(regel) for regel in lijst_onderdelen(session, zaak.aanbieder_id, LOCATIE)]
    return {plek.nummer: plek for plek in sorted(gevonden, key=lambda plek: (plek.vervallen, plek.naam, plek.nummer))}


def _locatie(regel: Onderdeelregel) -> Locatie:
    r = regel.rij
    gezegd = tuple((versie.ingevoerd_op, versie.tot) for versie in (*regel.eerder, r))
    return Locatie(r.nummer, r.naam, r.gemeente, r.tot, r.vervallen, gezegd)


def te_tellen(plekken: Mapping[int, Locatie], geteld: Collection[int]) -> dict[int, Locatie]:
    """Where can be counted: every location but those that were struck out and where nobody was ever counted. Of one
    that was struck out later the children are somewhere: it can be counted down to none.
    """
    return {nummer: plek for nummer, plek in plekken.items() if not plek.vervallen or nummer in geteld}


def vormen(dossier: Dossier) -> dict[str, str]:
    """The forms of care in which is counted and booked, by code."""
    return plaatsvormen(dossier.profiel.zorgvormen)


def gemeenten_op(dag: date) -> dict[str, str]:
    """Every municipality of the country on this day: names by code."""
    return {gemeente.code: gemeente.naam for gemeente in naslag().gemeenten_op(dag)}


def gemeentenamen() -> dict[str, str]:
    """Of every municipality there is or was: to read what was recorded, not to choose."""
    return {gemeente.code: gemeente.naam for gemeente in naslag().gemeenten}


def standen(session: Session, zaak: Zaak) -> dict[tuple[date, int], Plaatsstand]:
    """The counts that hold, by week and location."""
    vraag = select(Plaatsstand).where(Plaatsstand.zaak_id == zaak.id).order_by(Plaatsstand.versie)
    return {(rij.week, rij.locatie): rij for rij in session.scalars(vraag)}


class Telrij(NamedTuple):
    """A count that holds, without what only its correction needs."""

    id: int
    kinderen: int


def telrijen(session: Session, zaak: Zaak) -> dict[tuple[date, int], Telrij]:
    """The same as `standen` for who only reads: forty locations in half a year are a thousand rows."""
    rij = Plaatsstand
    vraag = select(rij.week, rij.locatie, rij.id, rij.kinderen).where(rij.zaak_id == zaak.id).order_by(rij.versie)
    return {(week, locatie): Telrij(nr, kinderen) for week, locatie, nr, kinderen in session.execute(vraag)}


def cellen_van(session: Session, rijen: Iterable[Plaatsstand]) -> dict[int, tuple[Cel, ...]]:
    """The parts of these counts, by the id of the count."""
    gevraagd = [rij.id for rij in rijen]
    gevonden: dict[int, list[Cel]] = {id_: [] for id_ in gevraagd}
    cel = Plaatsstandcel
    kolommen = (cel.stand_id, cel.zorgvorm, cel.aantal, cel.gemeente, cel.titel, cel.maand)
    for begin in range(0, len(gevraagd), 500):
        deel = gevraagd[begin : begin + 500]  # by the index of a count alone
        vraag = select(*kolommen).where(cel.stand_id.in_(deel)).order_by(cel.id)
        for stand_id, zorgvorm, aantal, gemeente, titel, maand in session.execute(vraag):
            gevonden[stand_id].append(Cel(zorgvorm, aantal, gemeente, titel, maand))
    return {id_: tuple(cellen) for id_, cellen in gevonden.items()}


def vormsommen(session: Session, ids: Collection[int]) -> dict[int, dict[str, int]]:
    """How many in each form of care, of the counts with these ids."""
    cel = Plaatsstandcel
    vraag = select(cel.stand_id, cel.zorgvorm, func.sum(cel.aantal)).where(cel.stand_id.in_(ids))
    gevonden: dict[int, dict[str, int]] = {}
    for stand_id, zorgvorm, aantal in session.execute(vraag.group_by(cel.stand_id, cel.zorgvorm)):
        gevonden.setdefault(stand_id, {})[zorgvorm] = int(aantal)
    return gevonden


def nieuwste_cellen(session: Session, zaak: Zaak) -> dict[tuple[str, str], tuple[int, date]]:
    """Of the newest count of each location: children by municipality ("" not broken down) and form of care, with the
    Monday of the newest week in it. Two statements.
    """
    per_plek = {plek: rij for (_week, plek), rij in sorted(standen(session, zaak).items())}
    weken = {rij.id: rij.week for rij in per_plek.values()}
    cel = Plaatsstandcel
    vraag = (
        select(cel.gemeente, cel.zorgvorm, cel.stand_id, func.sum(cel.aantal))
        .where(cel.zaak_id == zaak.id, cel.stand_id.in_(weken))
        .group_by(cel.gemeente, cel.zorgvorm, cel.stand_id)
    )
    samen: dict[tuple[str, str], tuple[int, date]] = {}
    for gemeente, zorgvorm, stand_id, aantal in session.execute(vraag):
        eerder, dag = samen.get((gemeente, zorgvorm), (0, date.min))
        samen[gemeente, zorgvorm] = eerder + int(aantal), max(dag, weken[stand_id])
    return samen


def als_stand(rij: Plaatsstand, cellen: tuple[Cel, ...]) -> Stand:
    return Stand(week=rij.week, locatie=rij.locatie, kinderen=rij.kinderen, cellen=cellen)


def aanbod(session: Session, zaak: Zaak) -> dict[int, Plaatsaanbod]:
    """The offers as they hold, by number, those struck out too."""
    vraag = select(Plaatsaanbod).where(Plaatsaanbod.zaak_id == zaak.id).order_by(Plaatsaanbod.versie)
    return {rij.nummer: rij for rij in session.scalars(vraag)}


@dataclass(frozen=True)
class Boekingen:
    """Every booking of a zaak as it stands, with the rows behind them by number."""

    geboekt: tuple[Geboekt, ...]
    rijen: Mapping[int, Boeking]
    stappen: Mapping[int, tuple[Boekingstap, ...]]

    def begin_van(self, nummer: int) -> int:
        """The number of the booking that this one began as; its own when it is no part."""
        deel_van = self.rijen[nummer].deel_van
        return nummer if deel_van is None else self.begin_van(deel_van)

    def met(self, nummer: int) -> Geboekt | None:
        return next((boeking for boeking in self.geboekt if boeking.nummer == nummer), None)


def boekingen(session: Session, zaak: Zaak) -> Boekingen:
    """All of them, by number. Two statements."""
    rijen = session.scalars(select(Boeking).where(Boeking.zaak_id == zaak.id).order_by(Boeking.nummer)).all()
    stappen = session.scalars(
        select(Boekingstap).where(Boekingstap.zaak_id == zaak.id).order_by(Boekingstap.boeking_id, Boekingstap.volgnr)
    )
    per_id: dict[int, list[Boekingstap]] = {}
    for stap in stappen:
        per_id.setdefault(stap.boeking_id, []).append(stap)
    erin = [Ingeschreven(r.nummer, r.waarden(), _stappen(per_id[r.id]), r.deel_van) for r in rijen]
    return Boekingen(tuple(stel_op(erin)), {r.nummer: r for r in rijen}, {r.nummer: tuple(per_id[r.id]) for r in rijen})


def _stappen(rijen: Collection[Boekingstap]) -> tuple[Stap, ...]:
    return tuple(Stap(rij.fase, rij.dag) for rij in rijen)
