"""Money that is to be paid or to come back, a part that was paid for another, and what a closed zaak leaves.

A point never says how much: it goes along in the dossier for another region, which gets only its own part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.draaiboek.grendels import Grendelregel
from app.domain.geld.grootboek import Grootboek
from app.domain.geld.soorten import Geldsoort, Rekening, Toezegsoort
from app.domain.geld.toezegging import Termijn
from app.domain.geld.vooruit import termijnstanden
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, Weegt

BETALEN, TERUG, VEREVENEN, AFWIKKELEN = "geld_betalen", "geld_terug", "geld_verevenen", "geld_afwikkelen"
BESLISSING = "geld_beslissing"
SOORTEN = (BETALEN, TERUG, VEREVENEN, AFWIKKELEN, BESLISSING)
VOORAF = timedelta(days=14)
"""So long before its day a term is said."""


@dataclass(frozen=True)
class Geldfeit:
    """A commitment with the plan that counts, and its bookings."""

    nummer: int
    soort: Toezegsoort
    datum: date
    plan: Sequence[Termijn]
    boek: Grootboek
    beslissing_voor: date | None = None
    """By which day the Rijk decides about what was asked."""

    @property
    def begonnen(self) -> date | None:
        """The first day on which something of it was promised; what was only asked of the Rijk has none, nor has what
        was booked back.
        """
        soorten, weg = (Geldsoort.TOEZEGGING, Geldsoort.TOEKENNING), self.boek.teruggedraaid
        geldt = (b.datum for b, teken in self.boek.van_soort(*soorten) if teken > 0 and b.nummer not in weg)
        return next(geldt, None)


def punten(kader: Kader, feiten: Sequence[Geldfeit]) -> Iterator[Punt]:
    for feit in feiten:
        if feit.boek.vervallen:
            continue
        yield from _beslissing(feit)
        yield from _termijn(feit, Geldsoort.BETALING)
        yield from _termijn(feit, Geldsoort.TERUGBETALING)
        yield from _vereven(feit)
        yield from _afwikkelen(kader, feit)


def _termijn(feit: Geldfeit, soort: Geldsoort) -> Iterator[Punt]:
    """The first term that is not covered; when all are, the last one, since the day on which it was."""
    standen = termijnstanden(feit.plan, feit.boek, soort)
    if not standen or feit.begonnen is None:
        return
    stand = next((s for s in standen if s.open), standen[-1])
    dag = stand.termijn.datum
    yield _punt(
        BETALEN if soort is Geldsoort.BETALING else TERUG,
        _werk(feit, soort),
        feit,
        vanaf=max(feit.begonnen, dag - VOORAF),
        uiterlijk=dag,
        gesloten=stand.gedekt_op,
    )


def _beslissing(feit: Geldfeit) -> Iterator[Punt]:
    """What was asked of the Rijk waits for it, until all of it was granted or refused."""
    if not feit.boek.van_soort(Geldsoort.AANVRAAG):
        return
    beslist = feit.boek.van_soort(Geldsoort.TOEKENNING, Geldsoort.AFWIJZING)
    yield _punt(
        BESLISSING,
        f"Vraag het Rijk naar de beslissing op toezegging {feit.nummer}, en boek die",
        feit,
        vanaf=feit.datum,
        uiterlijk=feit.beslissing_voor,
        gesloten=None if feit.boek.gevraagd or not beslist else beslist[-1][0].datum,
    )


def _werk(feit: Geldfeit, soort: Geldsoort) -> str:
    if soort is Geldsoort.TERUGBETALING:
        return f"Vraag een termijn van toezegging {feit.nummer} terug"
    if feit.soort.van_rijk:
        return f"Vraag het Rijk om een termijn van toezegging {feit.nummer}"
    return f"Betaal een termijn van toezegging {feit.nummer}"


def _vereven(feit: Geldfeit) -> Iterator[Punt]:
    """Somebody paid for another: since the first day of that, until it is even."""
    schuld = feit.boek.som(Rekening.SCHULD)
    betaald = [b for b, teken in feit.boek.van_soort(Geldsoort.BETALING) if teken > 0]
    if not feit.boek.wat.betaalt_niet or not betaald:
        return
    yield _punt(
        VEREVENEN,
        f"Reken af wat voor een ander is betaald bij toezegging {feit.nummer}",
        feit,
        vanaf=betaald[0].datum,
        gesloten=None if schuld else feit.boek.boekingen[-1].datum,
    )


def _afwikkelen(kader: Kader, feit: Geldfeit) -> Iterator[Punt]:
    """In a zaak that is closed with money left; while it runs its closing asks it."""
    if kader.gesloten_op is None:
        return
    klaar = feit.boek.boekingen[-1].datum if feit.boek.afgewikkeld and feit.boek.boekingen else None
    if klaar and klaar <= kader.gesloten_op:
        return
    yield _punt(
        AFWIKKELEN,
        f"Wikkel toezegging {feit.nummer} af: betaal, vraag terug, laat vrijvallen of boek af",
        feit,
        vanaf=kader.gesloten_op,
        gesloten=klaar,
        weegt=kader.weegt(Grendelregel.GELD_OPEN),
    )


def _punt(
    soort: str,
    onderwerp: str,
    feit: Geldfeit,
    *,
    vanaf: date,
    uiterlijk: date | None = None,
    gesloten: date | None = None,
    weegt: Weegt = Weegt.INFORMATIE,
) -> Punt:
    return Punt(
        soort=soort,
        onderwerp=onderwerp,
        object=f"toezegging/{feit.nummer}",
        ligt_bij=HET_TEAM,
        sinds=feit.datum,
        vanaf=vanaf,
        uiterlijk_op=uiterlijk,
        gesloten_op=gesloten,
        weegt=weegt,
        gegevens={"nummer": feit.nummer},
    )
