"""The last day of a term, computed so that it explains itself: begin, days skipped and why, suspensions, extensions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.basis.begrippen import AMSTERDAM, dag_van
from app.domain.termijn.eenheid import Eenheid, voluit
from app.domain.termijn.termijn import (
    GELIJKGESTELD,
    OPGESCHORT,
    Overgeslagen,
    datum_voluit,
    doordeweeks,
    loop_af,
    niet_meegeteld,
    tel_werkdagen_op,
    vrije_dag,
    werkdagen_voluit,
)
from app.domain.termijn.termijnmutatie import Mutatie, Mutatiesoort, Opschorting, opschortingen, verlengd_met

_DAG = timedelta(days=1)

BINNENKORT = 5
"""How many working days ahead a term is due soon."""


class Termijnstand(StrEnum):
    ZONDER = "zonder"
    NIET_BEGONNEN = "niet_begonnen"
    LOOPT = "loopt"
    OPGESCHORT = "opgeschort"


@dataclass(frozen=True)
class Termijnfeiten:
    """What a term is computed from: its event in words, the day it happened if it did, its length, its changes.

    `werkdagen` is the length in `eenheid`; `vanaf_om` the moment (UTC) from which hours count, when it is known.
    """

    gebeurtenis: str
    vanaf: date | None
    werkdagen: int | None
    mutaties: tuple[Mutatie, ...] = ()
    eenheid: Eenheid = Eenheid.WERKDAGEN
    vanaf_om: datetime | None = None

    @property
    def lengte(self) -> str:
        return voluit(self.werkdagen or 0, self.eenheid)

    @property
    def tot_om(self) -> datetime | None:
        """The moment (UTC) at which a term in hours ends; None when only its day is known."""
        if self.eenheid is not Eenheid.UREN or self.vanaf_om is None or self.mutaties:
            return None
        return self.vanaf_om + timedelta(hours=self.werkdagen or 0)

    @property
    def dagen(self) -> int:
        """How many days are counted. Hours of which the begin is not known count from the end of that day."""
        aantal = self.werkdagen or 0
        if self.eenheid is not Eenheid.UREN:
            return aantal
        if self.tot_om is None or self.vanaf is None:
            return -(-aantal // 24)
        return max(0, (dag_van(self.tot_om) - self.vanaf).days)


@dataclass(frozen=True)
class Termijnberekening:
    """A term and how it was computed. `uiterlijk` is None while there is no last day: without a term, before its
    event, and during an open suspension, when `over` says how many working days are left.
    """

    feiten: Termijnfeiten
    stand: Termijnstand
    uiterlijk: date | None = None
    overgeslagen: Overgeslagen = ()
    geteld: tuple[date, ...] = ()
    over: int | None = None

    @property
    def opschortingen(self) -> tuple[Opschorting, ...]:
        return opschortingen(self.feiten.mutaties)

    @property
    def overgeslagen_doordeweeks(self) -> Overgeslagen:
        """Days skipped, without the weekends."""
        return doordeweeks(self.overgeslagen)

    @property
    def weekenddagen(self) -> int:
        return len(self.overgeslagen) - len(self.overgeslagen_doordeweeks)

    @property
    def uiterlijk_om(self) -> datetime | None:
        """The moment (UTC) at which a term in hours ends, when it is known."""
        return self.feiten.tot_om if self.stand is Termijnstand.LOOPT else None

    def te_laat(self, dag: date) -> bool:
        return self.uiterlijk is not None and self.uiterlijk < dag

    def binnenkort(self, dag: date, gelijkgesteld: Mapping[date, str] = GELIJKGESTELD) -> bool:
        return self.uiterlijk is not None and dag <= self.uiterlijk <= grens_binnenkort(dag, gelijkgesteld)

    def uitleg(self) -> tuple[str, ...]:
        """Dutch sentences that tell the computation from the event to the last day."""
        feiten = self.feiten
        if feiten.werkdagen is None:
            return ("Deze stap heeft geen termijn.",)
        begin = f"De termijn is {feiten.lengte} en telt vanaf {feiten.gebeurtenis}"
        if feiten.vanaf is None:
            return (f"{begin}.", "Dat is nog niet gebeurd. De termijn loopt daarom nog niet.")
        sinds = _met_tijd(feiten.vanaf, feiten.vanaf_om if feiten.tot_om else None)
        return (f"{begin}, {sinds}.", *self._veranderd(), *self._uitkomst(feiten.vanaf))

    def _veranderd(self) -> Iterator[str]:
        for stil in self.opschortingen:
            yield _opschorting_in_woorden(stil)
        for mutatie in self.feiten.mutaties:
            if mutatie.soort is Mutatiesoort.VERLENGING:
                dagen = werkdagen_voluit(mutatie.werkdagen or 0)
                yield f"Verlengd met {dagen} op {datum_voluit(mutatie.datum)}: {_als_zin(mutatie.reden)}"

    def _uitkomst(self, vanaf: date) -> Iterator[str]:
        if self.uiterlijk is None:
            sinds = datum_voluit(self.opschortingen[-1].vanaf)
            yield (
                f"De termijn staat stil sinds {sinds}. Daarom is er nu geen laatste dag. "
                f"Na hervatting: nog {werkdagen_voluit(self.over or 0)}."
            )
            return
        feiten, verlengd = self.feiten, verlengd_met(self.feiten.mutaties)
        lengte = f"{feiten.werkdagen} + {voluit(verlengd, feiten.eenheid)}" if verlengd else feiten.lengte
        zin = f"{lengte} na {datum_voluit(vanaf)} is {_met_tijd(self.uiterlijk, feiten.tot_om)}"
        if feiten.eenheid is Eenheid.WERKDAGEN:
            yield zin + niet_meegeteld(self.overgeslagen, begindag=bool(feiten.werkdagen))
        else:
            yield f"{zin}; weekends en feestdagen tellen mee."


def bereken(feiten: Termijnfeiten, gelijkgesteld: Mapping[date, str] = GELIJKGESTELD) -> Termijnberekening:
    """The term on these facts. A day does not count when it is free or lies in a suspension; every extension counts."""
    if feiten.werkdagen is None:
        return Termijnberekening(feiten, Termijnstand.ZONDER)
    if feiten.vanaf is None:
        return Termijnberekening(feiten, Termijnstand.NIET_BEGONNEN)
    stil = opschortingen(feiten.mutaties)
    dicht = [deel for deel in stil if not deel.is_open]

    def overslaan(dag: date) -> str | None:
        vrij = vrije_dag(dag, gelijkgesteld) if feiten.eenheid is Eenheid.WERKDAGEN else None
        return vrij or (OPGESCHORT if any(deel.omvat(dag) for deel in dicht) else None)

    uiterlijk, overgeslagen = loop_af(feiten.vanaf, feiten.dagen, verlengd_met(feiten.mutaties), overslaan)
    geteld = _geteld(feiten.vanaf, feiten.dagen, uiterlijk, overgeslagen)
    if stil and stil[-1].is_open and stil[-1].vanaf <= uiterlijk:
        return _stilgezet(feiten, stil[-1].vanaf, overgeslagen, geteld)
    return Termijnberekening(feiten, Termijnstand.LOOPT, uiterlijk, overgeslagen, geteld)


def grens_binnenkort(dag: date, gelijkgesteld: Mapping[date, str] = GELIJKGESTELD) -> date:
    """The last day that counts as soon."""
    return tel_werkdagen_op(dag, BINNENKORT, gelijkgesteld).uiterlijk


def _geteld(vanaf: date, werkdagen: int, uiterlijk: date, overgeslagen: Overgeslagen) -> tuple[date, ...]:
    """The days that counted; that of the beginning only in a term of nought days."""
    niet = {dag for dag, _ in overgeslagen}
    eerste = vanaf + _DAG if werkdagen else vanaf
    dagen = (eerste + _DAG * nummer for nummer in range((uiterlijk - eerste).days + 1))
    return tuple(dag for dag in dagen if dag not in niet)


def _stilgezet(
    feiten: Termijnfeiten, sinds: date, overgeslagen: Overgeslagen, geteld: tuple[date, ...]
) -> Termijnberekening:
    """What there is to say of a term up to the day it was suspended."""
    tot_dan = tuple(dag for dag in geteld if dag < sinds)
    return Termijnberekening(
        feiten,
        Termijnstand.OPGESCHORT,
        None,
        tuple((dag, naam) for dag, naam in overgeslagen if dag < sinds),
        tot_dan,
        len(geteld) - len(tot_dan),
    )


def _opschorting_in_woorden(stil: Opschorting) -> str:
    zin = f"Opgeschort vanaf {datum_voluit(stil.vanaf)}: {_als_zin(stil.reden)}"
    if stil.hervat_op is None:
        return zin
    return f"{zin} Hervat per {datum_voluit(stil.hervat_op)}: {_als_zin(stil.hervat_reden)}"


def _met_tijd(dag: date, om: datetime | None) -> str:
    return f"{datum_voluit(dag)} om {om.astimezone(AMSTERDAM):%H:%M}" if om else datum_voluit(dag)


def _als_zin(reden: str) -> str:
    return reden if reden.endswith((".", "!", "?")) else f"{reden}."
