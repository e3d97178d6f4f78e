"""The mandaat: its state machine, four eyes, and what its state is on a given day (domein 4).

The stored status is the last act. `status_op` adds what follows from the date and the money: a mandaat that is
active by its acts is `verlopen` after its term and `uitgeput` when its ceiling has been spent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, chain

from transitions import Machine

from app.domain.begrippen import Bereik, Mandaatsoort, Mandaatstatus
from app.domain.fouten import (
    DatumOnlogisch,
    GeenRecht,
    OngeldigeInvoer,
    OngeldigeOvergang,
    TerugwerkendeIntrekking,
    VierOgen,
)

_S = Mandaatstatus

STEL_VOOR, KEUR_GOED, WIJS_AF = "stel_voor", "keur_goed", "wijs_af"
VERLEEN, ACTIVEER, TREK_IN = "verleen", "activeer", "trek_in"

OVERGANGEN = {
    STEL_VOOR: ((_S.CONCEPT,), _S.VOORGESTELD),
    KEUR_GOED: ((_S.VOORGESTELD,), _S.GOEDGEKEURD),
    WIJS_AF: ((_S.VOORGESTELD, _S.GOEDGEKEURD), _S.AFGEWEZEN),
    VERLEEN: ((_S.GOEDGEKEURD,), _S.VERLEEND),
    ACTIVEER: ((_S.VERLEEND,), _S.ACTIEF),
    TREK_IN: ((_S.VERLEEND, _S.ACTIEF), _S.INGETROKKEN),
}
"""Every act with the states it may start from and the state it leads to."""

MACHINE = Machine(model=None, states=[s.value for s in _S], initial=None, auto_transitions=False)
for _handeling, (_bronnen, _doel) in OVERGANGEN.items():
    for _bron in _bronnen:
        MACHINE.add_transition(_handeling, _bron.value, _doel.value)

ONDERWEG = frozenset({_S.VOORGESTELD, _S.GOEDGEKEURD, _S.VERLEEND})
"""Not yet usable, not yet ended."""


@dataclass(frozen=True)
class Mandaatfeiten:
    """What the rules need to know of one mandaat. Amounts in euro cents; `besteed` is the net of all its parts."""

    id: int
    mandaatgever: str
    soort: Mandaatsoort
    houder_id: int
    status: Mandaatstatus
    van: date
    tot: date
    plafond: int | None = None
    besteed: int = 0
    actief_vanaf: date | None = None
    ingetrokken_per: date | None = None

    @property
    def over(self) -> int:
        """What is left of the ceiling, in euro cents; 0 for a mandaat without one."""
        return (self.plafond or 0) - self.besteed


def overgang(handeling: str, van: Mandaatstatus) -> Mandaatstatus:
    """The status after the act. Raises OngeldigeOvergang when the table has no such step."""
    gevonden = MACHINE.get_transitions(handeling, van.value)
    if not gevonden:
        raise OngeldigeOvergang(f"Dit kan niet (meer): het mandaat is {van.value}.")
    return Mandaatstatus(str(gevonden[0].dest))


def toets_vier_ogen(voorsteller_persoon: int | None, beoordelaar_persoon: int) -> None:
    """The proposer may not judge, whatever account or role he uses. Raises VierOgen."""
    if voorsteller_persoon == beoordelaar_persoon:
        raise VierOgen("U heeft dit mandaat zelf voorgesteld. Iemand anders moet het beoordelen.")


def toets_beoordelaar(*, is_goedkeurder: bool, is_regievoerder: bool, goedkeurder_stelde_voor: bool) -> None:
    """Den Haag's director or his deputy judges; when that office proposed, the other Regievoerder does.

    Raises GeenRecht.
    """
    if goedkeurder_stelde_voor and (is_goedkeurder or not is_regievoerder):
        raise GeenRecht("Den Haag heeft dit mandaat voorgesteld. De andere Regievoerder keurt het goed of af.")
    if not goedkeurder_stelde_voor and not is_goedkeurder:
        raise GeenRecht("Alleen de directeur van Den Haag keurt een mandaat goed of af.")


def toets_inhoud(soort: Mandaatsoort, plafond: int | None, van: date, tot: date) -> None:
    """A financial mandaat has a ceiling, another has none; the term runs forward. Raises OngeldigeInvoer."""
    if soort is Mandaatsoort.FINANCIEN and plafond is None:
        raise OngeldigeInvoer("Een mandaat voor financiën heeft een plafond nodig.", veld="plafond")
    if soort is Mandaatsoort.INHOUD and plafond is not None:
        raise OngeldigeInvoer("Een mandaat op inhoud heeft geen plafond. Maak dit veld leeg.", veld="plafond")
    if tot < van:
        raise DatumOnlogisch("De einddatum ligt voor de begindatum.", veld="tot")


def toets_bereik(bereik: Bereik, *, gever_in_regio: bool) -> None:
    """Within the region a municipality grants; from outside it another region. Raises OngeldigeInvoer."""
    if (bereik is Bereik.BINNEN_REGIO) != gever_in_regio:
        raise OngeldigeInvoer(
            "De mandaatgever past niet bij het bereik. Kies een gemeente uit de regio, of kies “andere regio”.",
            veld="mandaatgevers",
        )


def instemming_nodig(*, houder_organisatie: int, mandaatgever: int) -> bool:
    """Awb 10:4: consent is needed when the holder does not work under the grantor."""
    return houder_organisatie != mandaatgever


def toets_intrekking(per: date, laatste_besluit: date | None) -> None:
    """Withdrawal is never retroactive: not before a decision already taken. Raises TerugwerkendeIntrekking."""
    if laatste_besluit and per <= laatste_besluit:
        raise TerugwerkendeIntrekking(
            f"Er is op {laatste_besluit:%d-%m-%Y} nog een besluit genomen onder dit mandaat. "
            "Intrekken kan pas vanaf de dag daarna.",
            veld="datum",
        )


def is_actief_op(feiten: Mandaatfeiten, datum: date) -> bool:
    """Whether decisions can be dated on this day, the money left aside."""
    if feiten.status not in (_S.ACTIEF, _S.INGETROKKEN) or feiten.actief_vanaf is None:
        return False
    if feiten.ingetrokken_per and datum >= feiten.ingetrokken_per:
        return False
    return max(feiten.actief_vanaf, feiten.van) <= datum <= feiten.tot


def laatste_dag(feiten: Mandaatfeiten) -> date:
    """The last day on which it is, or was, active: the end of its term, or the day before its withdrawal."""
    if feiten.ingetrokken_per:
        return min(feiten.tot, feiten.ingetrokken_per - timedelta(days=1))
    return feiten.tot


def status_op(feiten: Mandaatfeiten, datum: date) -> Mandaatstatus:
    """The status on a day: the last act, and what follows from the date and the money."""
    if feiten.status is _S.INGETROKKEN and feiten.ingetrokken_per and datum < feiten.ingetrokken_per:
        feiten = _voor_intrekking(feiten)
    if feiten.status in ONDERWEG | {_S.ACTIEF} and datum > feiten.tot:
        return _S.VERLOPEN
    if feiten.status is _S.ACTIEF and datum < max(feiten.van, feiten.actief_vanaf or feiten.van):
        return _S.VERLEEND
    if feiten.status is _S.ACTIEF and feiten.plafond is not None and feiten.over <= 0:
        return _S.UITGEPUT
    return feiten.status


def _voor_intrekking(feiten: Mandaatfeiten) -> Mandaatfeiten:
    return replace(feiten, status=_S.ACTIEF if feiten.actief_vanaf else _S.VERLEEND)


def hoogste_stand(boekingen: Iterable[tuple[date, int]], vanaf: date) -> int:
    """The most that stands spent at the end of any day from `vanaf` on, in euro cents, given amounts by date.

    A decision entered late must fit under the ceiling on its own day and on every day since; a reversal makes the
    balance fall again, so that the last balance need not be the highest.
    """
    per_dag: dict[date, int] = {}
    for datum, bedrag in boekingen:
        per_dag[max(datum, vanaf)] = per_dag.get(max(datum, vanaf), 0) + bedrag
    standen = accumulate(bedrag for _, bedrag in sorted(per_dag.items()))
    return max(standen if vanaf in per_dag else chain([0], standen), default=0)


def actieve(mandaten: Iterable[Mandaatfeiten], datum: date) -> list[Mandaatfeiten]:
    """Those that are active on the day; what is spent up is not."""
    return [m for m in mandaten if status_op(m, datum) is _S.ACTIEF]
