"""Who does what in a zaak: the five agreements, the projectleider, the places of the Regievoerder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.basis.begrippen import Afspraakstatus, Rol, Zaakrol
from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import DE_REGIEVOERDER, HET_TEAM, Punt, Weegt

AFSPRAAK, PROJECTLEIDER, REGIEPLAATS = "afspraak", "projectleider", "regieplaats"
_DAG = timedelta(days=1)
_VAN_DE_REGIEVOERDER = (1, 2)
"""The agreements that the Regievoerder makes himself; the others are made by the team."""


@dataclass(frozen=True)
class Afspraakfeit:
    nummer: int
    status: Afspraakstatus
    datum: date | None


@dataclass(frozen=True)
class Rolfeit:
    """Somebody in a role, from a day up to and including another."""

    rol: Zaakrol
    van: date
    tot: date | None


def afspraken(kader: Kader, rijen: Sequence[Afspraakfeit]) -> Iterator[Punt]:
    """The agreements are asked from the first trede on; a signaal asks none."""
    titels = {afspraak.nummer: afspraak.titel for afspraak in kader.profiel.afspraken}
    for rij in rijen:
        if kader.trede_sinds is None:
            return
        yield Punt(
            soort=AFSPRAAK,
            onderwerp=f"Afspraak {rij.nummer} vastleggen: {titels.get(rij.nummer, '')}",
            object=f"afspraak/{rij.nummer}",
            ligt_bij=DE_REGIEVOERDER if rij.nummer in _VAN_DE_REGIEVOERDER else HET_TEAM,
            sinds=kader.trede_sinds,
            gesloten_op=None if rij.status is Afspraakstatus.OPEN else rij.datum or kader.trede_sinds,
            weegt=kader.weegt(Grendelregel.AFSPRAKEN_OPEN, afspraak=rij.nummer),
            gegevens={"nummer": rij.nummer},
        )


def rollen(kader: Kader, rijen: Sequence[Rolfeit]) -> Iterator[Punt]:
    """Places that nobody fills: the projectleider from the first trede on, each leading office from the opening on."""
    if kader.trede_sinds:
        leiders = [rij for rij in rijen if rij.rol is Zaakrol.PROJECTLEIDER]
        for begin, einde in _gaten(leiders, kader.trede_sinds, 1):
            yield _leeg(PROJECTLEIDER, "Wijs een projectleider aan", begin, einde, Weegt.WAARSCHUWT)
    plaatsen = sum(functie.rol is Rol.REGIEVOERDER for functie in kader.profiel.functies)
    regie = [rij for rij in rijen if rij.rol is Zaakrol.REGIEVOERDER]
    for begin, einde in _gaten(regie, kader.verloop[0].datum, plaatsen):
        yield _leeg(REGIEPLAATS, "Een plaats van de Regievoerder is leeg", begin, einde, Weegt.WAARSCHUWT)


def _leeg(soort: str, onderwerp: str, begin: date, einde: date | None, weegt: Weegt) -> Punt:
    return Punt(
        soort=soort,
        onderwerp=onderwerp,
        object=f"rol/{soort}",
        ligt_bij=DE_REGIEVOERDER,
        sinds=begin,
        gesloten_op=einde,
        weegt=weegt,
    )


def _gaten(rijen: Sequence[Rolfeit], vanaf: date, plaatsen: int) -> Iterator[tuple[date, date | None]]:
    """Periods since a day in which fewer than so many fill the role; the last may have no end yet."""
    wissels = sorted({vanaf, *(r.van for r in rijen), *(r.tot + _DAG for r in rijen if r.tot)})
    begin: date | None = None
    for dag in (d for d in wissels if d >= vanaf):
        te_weinig = sum(r.van <= dag and (r.tot is None or dag <= r.tot) for r in rijen) < plaatsen
        if te_weinig and begin is None:
            begin = dag
        elif not te_weinig and begin is not None:
            yield begin, dag
            begin = None
    if begin is not None:
        yield begin, None
