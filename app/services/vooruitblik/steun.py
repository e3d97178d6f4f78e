"""What the provider can count on after a day: what was promised, as it is paid and planned, and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.vooruit import termijnstanden
from app.domain.vooruitblik.kas import Mutatie
from app.models import Besluit
from app.services.geld.boek import Geldboek, Geldregel

NAAR_DE_KAS = (Toezegsoort.VOORSCHOT, Toezegsoort.LENING, Toezegsoort.BIJDRAGE)
"""What becomes cash. A guarantee is none, and what the organisation of the zaak costs goes to others."""
_TEKEN = {Geldsoort.BETALING: 1, Geldsoort.TERUGBETALING: -1}


def steun(geld: Geldboek, besluiten: Sequence[Besluit], na: date, vandaag: date) -> list[Mutatie]:
    """By day. What of a decision was not promised yet counts on the day of the decision; what was released does not."""
    onder = Counter[int | None]()
    for regel in geld.gewone:
        onder[regel.rij.besluit_id] += regel.boek.verloop(Geldsoort.TOEZEGGING)
    toegezegd = [mutatie for regel in _naar_de_kas(geld) for mutatie in _van_regel(regel, na, vandaag)]
    return sorted([*besloten(besluiten, na, onder), *toegezegd], key=lambda mutatie: mutatie.dag)


def besloten(besluiten: Sequence[Besluit], na: date, toegezegd: Mapping[int | None, int]) -> list[Mutatie]:
    """Amounts that were decided after this day and not reversed, less what was promised under each.

    A decision is no payment yet: this is what the provider can count on at best.
    """
    terug = {b.tegenboeking_van_id for b in besluiten}
    telt = (b for b in besluiten if b.tegenboeking_van_id is None and b.id not in terug and b.datum > na)
    over = ((b, (b.bedrag or 0) - toegezegd.get(b.id, 0)) for b in telt)
    return [Mutatie(b.datum, rest, b.omschrijving) for b, rest in over if rest > 0]


def zonder_dag(geld: Geldboek) -> int:
    """What was promised for the cash and is neither paid nor planned, in euro cents: without a day it is in no line."""
    return sum(max(0, regel.te_betalen - _gepland(regel)) for regel in _naar_de_kas(geld))


def _naar_de_kas(geld: Geldboek) -> list[Geldregel]:
    return [regel for regel in geld.gewone if regel.rij.soort in NAAR_DE_KAS]


def _gepland(regel: Geldregel) -> int:
    return sum(stand.open for stand in termijnstanden(regel.plan, regel.boek, Geldsoort.BETALING))


def _van_regel(regel: Geldregel, na: date, vandaag: date) -> Iterator[Mutatie]:
    """What was paid or came back after that day, and what is planned; what is overdue is reckoned as of today."""
    wat = f"{regel.rij.omschrijving} ({regel.rij.wederpartij})"
    for soort, teken in _TEKEN.items():
        for boeking, richting in regel.boek.van_soort(soort):
            if boeking.datum > na:
                yield Mutatie(boeking.datum, teken * richting * boeking.bedrag, wat)
        for stand in termijnstanden(regel.plan, regel.boek, soort):
            if stand.open:
                yield Mutatie(max(stand.termijn.datum, vandaag), teken * stand.open, wat)
