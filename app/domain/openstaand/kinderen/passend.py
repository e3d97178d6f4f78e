"""What was placed and not judged yet, a location that closes without a check, signals nobody followed up.

A verdict is asked at placing and months later, as the profile of the region says: these points outlive the zaak and lie
with who owes them. A point never says how many children it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, LigtBij, Punt, Weegt, organisatie
from app.domain.passend.volgen import Oordeelmoment
from app.domain.passend.vraag import Boekrij, Gegeven, Grootte, Vraag, groottes, vragen
from app.domain.plaatsing.boekhouding import Ingeschreven
from app.domain.plaatsing.boeking import Boeksoort, Fase
from app.domain.termijn.termijn import datum_voluit

OORDEEL, KINDERRECHTEN, SIGNAAL = "plek_oordeel", "kinderrechten", "kindsignaal"
SOORTEN = (OORDEEL, KINDERRECHTEN, SIGNAAL)


@dataclass(frozen=True)
class Sluitfeit:
    """A location that closes: on which day, and since when that is known and children were counted there."""

    nummer: int
    naam: str
    tot: date
    bekend: date


@dataclass(frozen=True)
class Signaalfeit:
    """Signals that came in, and the day on which it was said what was done about them."""

    nummer: int
    dag: date
    opgevolgd: date | None


@dataclass(frozen=True)
class Passendfeiten:
    """Everything of one zaak. `oordelen` are the verdicts by booking and moment, each by its versions; `toetsen` is the
    day of the first check by location.
    """

    boekingen: Sequence[tuple[Ingeschreven, date]] = field(default=())
    """Each with the day on which it was entered."""
    oordelen: Mapping[tuple[int, Oordeelmoment], Sequence[Gegeven]] = field(default_factory=dict)
    sluit: Sequence[Sluitfeit] = field(default=())
    toetsen: Mapping[int, date] = field(default_factory=dict)
    signalen: Sequence[Signaalfeit] = field(default=())


def punten(kader: Kader, feiten: Sequence[Passendfeiten]) -> Iterator[Punt]:
    """Asked from the first booking or count on."""
    for alles in feiten:
        groot = groottes(Boekrij(wat.nummer, wat.wat.aantal, wat.deel_van, op) for wat, op in alles.boekingen)
        for boeking, op in alles.boekingen:
            yield from _oordelen(kader, boeking, op, groot[boeking.nummer], alles.oordelen)
        for sluit in alles.sluit:
            yield _toets(kader, sluit, alles.toetsen.get(sluit.nummer))
        for signaal in alles.signalen:
            yield _signaal(signaal)


def _oordelen(
    kader: Kader,
    boeking: Ingeschreven,
    op: date,
    groot: Sequence[Grootte],
    gegeven: Mapping[tuple[int, Oordeelmoment], Sequence[Gegeven]],
) -> Iterator[Punt]:
    """Of what was placed, until the verdict, or until the booking was withdrawn: then it was not so."""
    stappen = boeking.stappen
    plek = next((nr for nr, stap in enumerate(stappen) if stap.fase is Fase.GEPLAATST), None)
    if plek is None or boeking.wat.soort is not Boeksoort.PLAATSING:
        return
    geplaatst = stappen[plek].dag
    ingetrokken = stappen[plek + 1].dag if plek + 1 < len(stappen) else None
    regels = kader.profiel.passend
    for moment in regels.momenten:
        for vraag in vragen(moment, geplaatst, groot, gegeven.get((boeking.nummer, moment), ()), regels):
            yield _oordeel(kader, boeking, op, vraag, ingetrokken)


def _oordeel(kader: Kader, boeking: Ingeschreven, op: date, vraag: Vraag, ingetrokken: date | None) -> Punt:
    return Punt(
        soort=OORDEEL,
        onderwerp=f"Zeg of de plek past: boeking {boeking.nummer}, {vraag.moment.naam}",
        object=f"boeking/{boeking.nummer}/{vraag.moment.value}",
        ligt_bij=_van_wie(kader, boeking.wat.gemeente),
        sinds=vraag.vanaf,
        vanaf=max(vraag.vanaf, op) if boeking.deel_van else vraag.vanaf,  # before it went on alone it was no booking
        uiterlijk_op=vraag.uiterlijk,
        gesloten_op=min((dag for dag in (vraag.gegeven, ingetrokken) if dag), default=None),
        weegt=kader.weegt(Grendelregel.PLEKKEN_BEOORDEELD)
        if vraag.moment is Oordeelmoment.BIJ_PLAATSING
        else Weegt.INFORMATIE,
        gegevens={"boeking": boeking.nummer, "maand": vraag.moment.maanden},
    )


def _van_wie(kader: Kader, gemeente: str) -> LigtBij:
    """The municipality whose children they are; the team asks one that the region does not know."""
    return organisatie(kader.profiel, gemeente) if kader.profiel.gemeente(gemeente) else HET_TEAM


def _toets(kader: Kader, sluit: Sluitfeit, getoetst: date | None) -> Punt:
    return Punt(
        soort=KINDERRECHTEN,
        onderwerp=f"Toets de rechten van het kind: {sluit.naam} sluit op {datum_voluit(sluit.tot)}",
        object=f"kinderrechten/{sluit.nummer}",
        ligt_bij=HET_TEAM,
        sinds=sluit.bekend,
        uiterlijk_op=sluit.tot,
        gesloten_op=getoetst,
        weegt=kader.weegt(Grendelregel.KINDERRECHTEN_GETOETST),
        gegevens={"locatie": sluit.nummer},
    )


def _signaal(feit: Signaalfeit) -> Punt:
    return Punt(
        soort=SIGNAAL,
        onderwerp=f"Volg signaal {feit.nummer} op",
        object=f"kindsignaal/{feit.nummer}",
        ligt_bij=HET_TEAM,
        sinds=feit.dag,
        gesloten_op=feit.opgevolgd,
        gegevens={"nummer": feit.nummer},
    )
