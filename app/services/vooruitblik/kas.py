"""Cash of the provider week by week: without support, with what was decided, and in each scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.aanbieder.kwartaal import Horizon, uitstroom_van
from app.domain.vooruitblik.kas import Kas, Mutatie, Verloop, Wending, verloop
from app.domain.vooruitblik.scenario import Scenario
from app.domain.vooruitblik.stilstand import Gemis, Onbekend
from app.models import Kwartaalcijfer
from app.services.aanbieder.kwartalen import Kwartaalregel

Steun = Callable[[date], Sequence[Mutatie]]
"""What the provider can count on after a day."""


@dataclass(frozen=True)
class Kasblad:
    """`horizon` is that of the newest quarter that tells one, `rij` that quarter; `zonder` and `met` are empty when
    what goes out is not known. `steun` is of after the day of the figures.
    """

    rij: Kwartaalcijfer
    horizon: Horizon
    kas: Kas | None
    steun: Sequence[Mutatie]
    zonder: Verloop | None
    met: Verloop | None

    def in_scenario(self, scenario: Scenario, vandaag: date) -> Verloop | None:
        """With support, and with what the scenario says of money; None when it says nothing, or it cannot be told."""
        if self.kas is None or not scenario.over_geld:
            return None
        kas = self.kas.met(self.steun).wendt(Wending(scenario.vanaf, scenario.uitstroom_maand))
        dag = max(scenario.vanaf, kas.op + timedelta(1))  # on the day of the figures or before: it is not in them
        eenmalig = [Mutatie(dag, scenario.eenmalig)] if scenario.eenmalig else []
        return verloop(kas.met(eenmalig), vandaag)


def kasblad(regels: Sequence[Kwartaalregel], steun_na: Steun, vandaag: date) -> Kasblad | None:
    """From every quarter, oldest first; None when of none is known how long the cash lasts."""
    vorigen = [None, *(regel.rij.waarden() for regel in regels)]
    bekend = [(r, r.horizon, vorige) for r, vorige in zip(regels, vorigen, strict=False) if r.horizon]
    if not bekend:
        return None
    regel, horizon, vorige = bekend[-1]
    nu = regel.rij.waarden()
    uit, steun = uitstroom_van(nu, vorige), steun_na(nu.bron_datum)
    if uit is None or nu.liquide_middelen is None:
        return Kasblad(regel.rij, horizon, None, steun, None, None)
    kas = Kas(nu.bron_datum, nu.liquide_middelen, uit[0])
    return Kasblad(regel.rij, horizon, kas, steun, verloop(kas, vandaag), verloop(kas.met(steun), vandaag))


def gemis_van_kas(regels: Sequence[Kwartaalregel], blad: Kasblad | None) -> list[Gemis]:
    """What is not known about it."""
    if blad and blad.kas:
        return []
    kas_bekend = any(regel.rij.liquide_middelen is not None for regel in regels)
    return [Gemis(Onbekend.UITSTROOM if kas_bekend else Onbekend.KAS)]
