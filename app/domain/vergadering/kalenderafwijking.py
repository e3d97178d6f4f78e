"""What is unusual about a meeting. Nothing here forbids a date: the region meets when it wants, and is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.domain.regio.regiodelen import Overleg
from app.domain.termijn.termijn import GELIJKGESTELD, datum_voluit, vrije_dag
from app.domain.vergadering.kalender import Bijeenkomst, Voorganger, maandag_van, voorgangers


def afwijkingen(
    wat: Bijeenkomst,
    overleggen: Sequence[Overleg],
    kalender: Sequence[Bijeenkomst],
    gelijkgesteld: Mapping[date, str] = GELIJKGESTELD,
) -> list[str]:
    """What departs from the rhythm of the region, in Dutch sentences.

    `kalender` holds the meetings around it, also of the years beside its own, without what was called off; whether
    `wat` itself is among them does not matter.
    """
    vrij = vrije_dag(wat.datum, gelijkgesteld)
    gevonden = [f"Dit is een vrije dag: {vrij}."] if vrij else []
    if overleg := next((o for o in overleggen if o.code == wat.overleg), None):
        gevonden += _ritme(overleg, wat.datum, kalender)
    eerder = voorgangers(overleggen)
    gevonden += _mist_vooraf(wat, [v for v in eerder if v.volgt.code == wat.overleg], kalender)
    gevonden += _niet_vooraf(wat, [v for v in eerder if v.overleg.code == wat.overleg], kalender)
    return gevonden


def _ritme(overleg: Overleg, dag: date, kalender: Sequence[Bijeenkomst]) -> Iterator[str]:
    if (ritme := overleg.ritme) is None:
        return
    if dag.weekday() != ritme.weekdag.nummer:
        yield f"Dit is geen {ritme.weekdag}. Het vaste moment van {overleg.naam} is {ritme.weekdag}."
    eerder = {b.datum for b in kalender if b.overleg == overleg.code and b.datum.year == dag.year and b.datum < dag}
    if ritme.per_jaar and len(eerder) >= ritme.per_jaar:
        yield f"Dit is nummer {len(eerder) + 1} in {dag.year}. {overleg.naam} is {ritme.per_jaar} keer per jaar."


def _mist_vooraf(wat: Bijeenkomst, eerder: Sequence[Voorganger], kalender: Sequence[Bijeenkomst]) -> Iterator[str]:
    """The meetings that should go before this one and are not there."""
    for voorganger in eerder:
        if not _staat_er(voorganger, wat.datum, kalender):
            week = datum_voluit(voorganger.week(wat.datum))
            yield f"{voorganger.overleg.naam} ontbreekt {_weken(voorganger)} ervoor: in de week van maandag {week}."


def _niet_vooraf(wat: Bijeenkomst, eerder: Sequence[Voorganger], kalender: Sequence[Bijeenkomst]) -> Iterator[str]:
    """This body goes before another, and the next meeting of that one has neither this day nor another that suits."""
    for voorganger in eerder:
        andere = (b.datum for b in kalender if b.overleg == voorganger.volgt.code and b.datum >= wat.datum)
        volgende = min(andere, default=None)
        if volgende and not _staat_er(voorganger, volgende, [*kalender, wat]):
            yield (
                f"Dit is niet {_weken(voorganger)} voor {voorganger.volgt.naam} van {datum_voluit(volgende)}. "
                f"Dat zou in de week van maandag {datum_voluit(voorganger.week(volgende))} zijn."
            )


def _staat_er(voorganger: Voorganger, ander: date, kalender: Sequence[Bijeenkomst]) -> bool:
    week = voorganger.week(ander)
    return any(b.overleg == voorganger.overleg.code and maandag_van(b.datum) == week for b in kalender)


def _weken(voorganger: Voorganger) -> str:
    return "een week" if voorganger.weken == 1 else f"{voorganger.weken} weken"
