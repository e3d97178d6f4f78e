"""Which regions a zaak concerns: one account-holding region at most, and those involved (domein 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer, OngeldigeOvergang


class Regiorol(StrEnum):
    ACCOUNTHOUDEND = "accounthoudend"
    BETROKKEN = "betrokken"


@dataclass(frozen=True)
class Betrokkenheid:
    """A region in a zaak from a day on; `tot` is the first day on which that is over."""

    regio: str
    rol: Regiorol
    vanaf: date
    tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        return self.vanaf <= dag and (self.tot is None or dag < self.tot)

    @property
    def gold_ooit(self) -> bool:
        """False of who was involved and became account holder on one day: then only the last of the two counts."""
        return self.tot is None or self.vanaf < self.tot


def lopend(reeks: Iterable[Betrokkenheid], regio: str) -> Betrokkenheid | None:
    """How the region takes part as it was last recorded; None when it does not, or no longer."""
    return next((deel for deel in reeks if deel.regio == regio and deel.tot is None), None)


def toets_betrekken(reeks: Iterable[Betrokkenheid], regio: str, eigen: str) -> None:
    """Another region, once at a time. Raises OngeldigeInvoer, OngeldigeOvergang."""
    if regio == eigen:
        raise OngeldigeInvoer("Dit is de regio van de zaak zelf. Kies een andere regio.", veld="regio")
    if lopend(reeks, regio):
        raise OngeldigeOvergang("Deze regio is al betrokken bij de zaak.", veld="regio")


def toets_beeindigen(reeks: Iterable[Betrokkenheid], regio: str, datum: date) -> None:
    """Only who takes part can stop; the account-holding region first hands over. Raises OngeldigeOvergang,
    DatumOnlogisch.
    """
    nu = lopend(reeks, regio)
    if nu is None:
        raise OngeldigeOvergang("Deze regio is niet (meer) betrokken bij de zaak.")
    if nu.rol is Regiorol.ACCOUNTHOUDEND:
        raise OngeldigeOvergang("Deze regio is accounthouder. Wijs eerst een andere accounthouder aan.")
    toets_na(nu, datum)


def toets_aanwijzen(reeks: Iterable[Betrokkenheid], regio: str, datum: date) -> None:
    """A region or the zaak's own becomes account holder; nobody is it twice. Who was involved may become it on the day
    on which that began, and who was not is involved by it. Raises OngeldigeOvergang, DatumOnlogisch.
    """
    delen = [deel for deel in reeks if deel.tot is None]
    nu = lopend(delen, regio)
    if nu and nu.rol is Regiorol.ACCOUNTHOUDEND:
        raise OngeldigeOvergang("Deze regio is al accounthouder.", veld="regio")
    if nu and datum < nu.vanaf:
        raise DatumOnlogisch(
            f"De regio is betrokken sinds {nu.vanaf:%d-%m-%Y}. Kies die dag of een latere dag.", veld="datum"
        )
    for deel in delen:
        if deel.rol is Regiorol.ACCOUNTHOUDEND:
            toets_na(deel, datum)


def toets_na(deel: Betrokkenheid, datum: date) -> None:
    """What changes, changes after it began. Raises DatumOnlogisch."""
    if datum <= deel.vanaf:
        raise DatumOnlogisch(f"De regio heeft deze rol sinds {deel.vanaf:%d-%m-%Y}. Kies een latere dag.", veld="datum")


def zonder_mandaat(reeks: Iterable[Betrokkenheid], met_actief: Iterable[str], eigen: str, dag: date) -> list[str]:
    """Other regions that take part on the day and have granted no mandaat that is active on it."""
    heeft = set(met_actief)
    return [d.regio for d in reeks if d.geldt_op(dag) and d.regio != eigen and d.regio not in heeft]
