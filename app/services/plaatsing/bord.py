"""The board: children by location and week, what is booked, what is offered, and whether the counts agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.plaatsing.balans import Optelling, Weekbalans, balans, leeg_op, optelling, samen, vooruit
from app.domain.plaatsing.boekhouding import Geboekt, bewegingen, bezet, gepland, per_sleutel
from app.domain.plaatsing.boeking import Boeksoort, Fase
from app.domain.plaatsing.weken import WEEK, maandag
from app.models import Plaatsaanbod, Plaatsstandcel
from app.services.kern.toegang import Dossier
from app.services.plaatsing import lezen
from app.services.plaatsing.lezen import Locatie, Telrij

TERUG, VOORUIT = 3, 8
"""How many weeks before this one and after it the board shows."""


class Celsoort(StrEnum):
    """Where a number comes from."""

    GETELD = "geteld"
    OVERGENOMEN = "overgenomen"
    """Not counted in that week: what there was before, and what is booked since."""
    VERWACHT = "verwacht"
    """What is left by what is booked."""


@dataclass(frozen=True)
class Bordcel:
    """`dicht` is the day on which the location closes, when that is in this week, `al_dicht` that it closed before;
    `verschil` counted less expected.
    """

    week: date
    aantal: int | None
    soort: Celsoort
    verschil: int = 0
    dicht: date | None = None
    al_dicht: bool = False

    @property
    def zonder_plek(self) -> bool:
        """Children with nowhere to go on the day that the location closes, or who are still there after it."""
        return (self.dicht is not None or self.al_dicht) and bool(self.aantal)


@dataclass(frozen=True)
class Bordrij:
    locatie: Locatie
    begin: int
    cellen: Sequence[Bordcel]
    telt: Optelling
    balans: Sequence[Weekbalans]
    vormen: Mapping[str, int] = field(default_factory=dict)
    niet_uitgesplitst: bool = False

    @property
    def klopt(self) -> bool:
        """Whether every week agrees: too many in one week and too few in the next are two differences, not none."""
        return not any(rij.verschil for rij in self.balans)

    @property
    def leeg(self) -> date | None:
        """The day on which nobody is left here at the pace since its first count."""
        if not self.balans:
            return None
        return leeg_op(self.begin, self.telt.nu, self.balans[0].week, self.balans[-1].week)

    @property
    def te_laat(self) -> bool:
        """Whether it closes before it is empty, at that pace or because it does not come down at all."""
        tot = self.locatie.tot
        return bool(tot and self.telt.nu and (self.leeg is None or self.leeg > tot))


@dataclass(frozen=True)
class Aanbodregel:
    """`voorbij`: its last day was before today, so nothing of it is free any more."""

    rij: Plaatsaanbod
    geboekt: int
    voorbij: bool

    @property
    def vrij(self) -> int:
        return 0 if self.voorbij else self.rij.plaatsen - self.geboekt


@dataclass(frozen=True)
class Wachtregel:
    """A booking that waits; `dagen` since it was first reserved."""

    boeking: Geboekt
    dagen: int
    schadelijk: bool


@dataclass(frozen=True)
class Stroom:
    """What went from a location to each place: 0 home, -1 otherwise, else the number of the offer."""

    locatie: int
    naar: Mapping[int, int]


THUIS, ANDERS = 0, -1


@dataclass(frozen=True)
class Bord:
    """`weken` are those it shows, `deze` the one of today, `eerste` the first that was counted."""

    weken: Sequence[date]
    deze: date
    eerste: date | None
    rijen: Sequence[Bordrij]
    geboekt: Sequence[Geboekt]
    aanbod: Sequence[Aanbodregel]
    wacht: Sequence[Wachtregel]
    stromen: Sequence[Stroom]
    telt: Optelling
    locaties: Mapping[int, Locatie]

    @property
    def in_zorg(self) -> int:
        return self.telt.nu

    @property
    def geregeld(self) -> int:
        return sum(boeking.in_vorm(None) for boeking in self.geboekt if boeking.loopt)

    @property
    def zonder_plek(self) -> int:
        return max(0, self.in_zorg - self.geregeld)

    @property
    def vrij(self) -> int:
        return sum(regel.vrij for regel in self.aanbod)

    @property
    def vertrokken(self) -> int:
        return self.telt.geplaatst + self.telt.thuis + self.telt.vertrokken

    @property
    def leeg(self) -> date | None:
        """The day on which nobody is left at the pace until now."""
        return leeg_op(self.telt.begin, self.telt.nu, self.eerste, self.deze) if self.eerste else None

    @property
    def laatste_sluiting(self) -> date | None:
        """The day on which the last location closes that has one."""
        return max((r.locatie.tot for r in self.rijen if r.locatie.tot), default=None)

    @property
    def schadelijk(self) -> list[Wachtregel]:
        return [regel for regel in self.wacht if regel.schadelijk]

    @property
    def aanbod_op_nummer(self) -> dict[int, Plaatsaanbod]:
        return {regel.rij.nummer: regel.rij for regel in self.aanbod}

    def naam_van_plek(self, nummer: int) -> str:
        """Of an offered place, by its number; one that was struck out is nobody's any more."""
        rij = self.aanbod_op_nummer.get(nummer)
        return rij.waarden().naam if rij else f"{nummer}"

    def in_fase(self, fase: Fase) -> int:
        return sum(boeking.in_vorm(None) for boeking in self.geboekt if boeking.fase == fase and boeking.loopt)

    def totaal(self, plek: int) -> int | None:
        """Of all locations in the week at this place; None when none of them is known there."""
        bekend = [aantal for rij in self.rijen if (aantal := rij.cellen[plek].aantal) is not None]
        return sum(bekend) if bekend else None


def lees_bord(session: Session, dossier: Dossier, vandaag: date) -> Bord:
    """For the team, which sees every count. As many statements for one location as for forty."""
    zaak, deze = dossier.zaak, maandag(vandaag)
    plekken = lezen.locaties(session, zaak)
    standen = lezen.telrijen(session, zaak)
    geboekt = lezen.boekingen(session, zaak).geboekt
    aanbod = [rij for rij in lezen.aanbod(session, zaak).values() if not rij.vervallen]
    weken = [deze + nr * WEEK for nr in range(-TERUG, VOORUIT + 1)]
    per_plek: dict[int, dict[date, Telrij]] = {}
    for (week, plek), stand in standen.items():
        per_plek.setdefault(plek, {})[week] = stand
    van_plek, per_aanbod = per_sleutel(geboekt)
    delen = _delen(session, [rijen[max(rijen)].id for rijen in per_plek.values()])
    rijen = [
        _rij(plek, per_plek.get(plek.nummer, {}), van_plek.get(plek.nummer, []), weken, deze, delen)
        for plek in plekken.values()
        if plek.nummer in per_plek or not plek.vervallen
    ]
    return Bord(
        weken=weken,
        deze=deze,
        eerste=min((week for week, _plek in standen), default=None),
        rijen=rijen,
        geboekt=geboekt,
        aanbod=[
            Aanbodregel(r, bezet(per_aanbod.get(r.nummer, []), r.nummer), r.waarden().voorbij_op(vandaag))
            for r in aanbod
        ],
        wacht=_wachtend(dossier, geboekt, vandaag),
        stromen=_stromen(geboekt, rijen),
        telt=samen(rij.telt for rij in rijen),
        locaties=plekken,
    )


Delen = Mapping[int, Sequence[tuple[str, bool, int]]]


def _delen(session: Session, ids: Sequence[int]) -> Delen:
    """Of the newest count of each location the forms of care, whether that is broken down, and how many. Asked by
    those counts alone: by the zaak as well, an engine would walk through the cells of every week.
    """
    heel = Plaatsstandcel.gemeente == ""
    vraag = (
        select(Plaatsstandcel.stand_id, Plaatsstandcel.zorgvorm, heel, func.sum(Plaatsstandcel.aantal))
        .where(Plaatsstandcel.stand_id.in_(ids))
        .group_by(Plaatsstandcel.stand_id, Plaatsstandcel.zorgvorm, heel)
    )
    gevonden: dict[int, list[tuple[str, bool, int]]] = {}
    for stand_id, zorgvorm, is_heel, aantal in session.execute(vraag):
        gevonden.setdefault(stand_id, []).append((zorgvorm, bool(is_heel), int(aantal)))
    return gevonden


def _rij(
    plek: Locatie,
    standen: Mapping[date, Telrij],
    geboekt: Sequence[Geboekt],
    weken: Sequence[date],
    deze: date,
    delen: Delen,
) -> Bordrij:
    geteld = {week: stand.kinderen for week, stand in standen.items()}
    verloop = balans(geteld, bewegingen(geboekt, plek.nummer), deze)
    komt = [week for week in weken if week > deze or (week == deze and deze not in geteld)]
    over = vooruit(verloop[-1].stand, gepland(geboekt, plek.nummer), komt) if verloop else {}
    bekend = {rij.week: rij for rij in verloop}
    nieuwste = delen.get(standen[max(standen)].id, []) if standen else []
    return Bordrij(
        locatie=plek,
        begin=verloop[0].stand if verloop else 0,
        cellen=[_cel(week, bekend.get(week), over.get(week), plek.tot) for week in weken],
        telt=optelling(verloop),
        balans=verloop,
        vormen={zorgvorm: aantal for zorgvorm, _heel, aantal in nieuwste},
        niet_uitgesplitst=any(heel for _zorgvorm, heel, _aantal in nieuwste) or (bool(standen) and not nieuwste),
    )


def _cel(week: date, rij: Weekbalans | None, over: int | None, tot: date | None) -> Bordcel:
    dicht = tot if tot and maandag(tot) == week else None
    al_dicht = tot is not None and tot < week
    if over is not None:
        return Bordcel(week, over, Celsoort.VERWACHT, 0, dicht, al_dicht)
    if rij is None:
        return Bordcel(week, None, Celsoort.VERWACHT, 0, dicht)
    soort = Celsoort.OVERGENOMEN if rij.geteld is None else Celsoort.GETELD
    return Bordcel(week, rij.stand, soort, rij.verschil, dicht, al_dicht)


def _wachtend(dossier: Dossier, geboekt: Sequence[Geboekt], vandaag: date) -> list[Wachtregel]:
    """Bookings that wait for somebody's yes, the longest first."""
    regels = dossier.profiel.plaatsing
    wacht = [(b, b.sinds) for b in geboekt if b.wacht]
    rijen = [Wachtregel(b, (vandaag - s).days, regels.schadelijk(s, vandaag)) for b, s in wacht if s]
    return sorted(rijen, key=lambda rij: (-rij.dagen, rij.boeking.nummer))


def _stromen(geboekt: Sequence[Geboekt], rijen: Sequence[Bordrij]) -> list[Stroom]:
    """From where to where children went, as children, of the locations on the board."""
    naar: dict[int, dict[int, int]] = {}
    for boeking in geboekt:
        beweging = boeking.beweging()
        if beweging and beweging.aantal and boeking.wat.soort is not Boeksoort.ERBIJ:
            doel = boeking.wat.aanbod or (THUIS if boeking.wat.soort is Boeksoort.NAAR_HUIS else ANDERS)
            van = naar.setdefault(boeking.wat.locatie, {})
            van[doel] = van.get(doel, 0) + beweging.aantal
    return [Stroom(rij.locatie.nummer, naar[rij.locatie.nummer]) for rij in rijen if rij.locatie.nummer in naar]
