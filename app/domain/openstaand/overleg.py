"""Questions to municipalities, opschaling and toezicht: what waits for a position, an outcome or an end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import DE_REGIEVOERDER, HET_TEAM, Punt, Weegt, organisatie
from app.domain.overleg.toezicht import Toezichtspoor

STANDPUNT, AFWIJKING, OPSCHALING, TOEZICHT = "standpunt", "afwijking", "opschaling", "toezicht"


@dataclass(frozen=True)
class Vraagfeit:
    """A question; `antwoorden` has the first day on which a municipality took a position, by its code."""

    id: int
    volgnr: int
    tekst: str
    gemeenten: tuple[str, ...]
    gesteld: date
    reactie_voor: date
    antwoorden: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True)
class Afwijkingfeit:
    """Positions of one municipality to one question that were not agreed, one after the other. `akkoord` is the day on
    which it agreed after all, `uitkomst` that on which the opschaling that it started or joined came to an outcome.
    """

    vraag_id: int
    volgnr: int
    gemeente: str
    sinds: date
    akkoord: date | None = None
    uitkomst: date | None = None


@dataclass(frozen=True)
class Opschalingfeit:
    volgnr: int
    aanleiding: str
    begin: date
    einde: date | None


@dataclass(frozen=True)
class Toezichtfeit:
    """A step of the toezicht, in the order in which they were recorded."""

    fase: str
    datum: date


def vragen(kader: Kader, rijen: Sequence[Vraagfeit]) -> Iterator[Punt]:
    """Of each municipality that was asked, until it took a position."""
    for vraag in rijen:
        gaf = dict(reversed(vraag.antwoorden))
        for gemeente in vraag.gemeenten:
            yield Punt(
                soort=STANDPUNT,
                onderwerp=f"Geef uw standpunt: {vraag.tekst}",
                object=f"vraag/{vraag.id}/{gemeente}",
                ligt_bij=organisatie(kader.profiel, gemeente),
                sinds=vraag.gesteld,
                uiterlijk_op=vraag.reactie_voor,
                gesloten_op=gaf.get(gemeente),
                weegt=Weegt.WAARSCHUWT,
                gegevens={"nummer": vraag.volgnr},
            )


def afwijkingen(kader: Kader, rijen: Sequence[Afwijkingfeit]) -> Iterator[Punt]:
    """Also in a signaal, where a deviation starts no opschaling by itself."""
    for rij in rijen:
        naam = kader.profiel.naam_van(rij.gemeente)
        yield Punt(
            soort=AFWIJKING,
            onderwerp=f"Breng tot een uitkomst: {naam} is niet akkoord bij vraag {rij.volgnr}",
            object=f"afwijking/{rij.vraag_id}/{rij.gemeente}",
            ligt_bij=DE_REGIEVOERDER,
            sinds=rij.sinds,
            gesloten_op=min(filter(None, (rij.akkoord, rij.uitkomst)), default=None),
            weegt=kader.weegt(Grendelregel.OPSCHALING_OPEN),
            gegevens={"nummer": rij.volgnr},
        )


def opschalingen(kader: Kader, rijen: Sequence[Opschalingfeit]) -> Iterator[Punt]:
    """Each that runs, until it has an outcome."""
    for rij in rijen:
        yield Punt(
            soort=OPSCHALING,
            onderwerp=f"Breng opschaling {rij.volgnr} tot een uitkomst: {rij.aanleiding}",
            object=f"opschaling/{rij.volgnr}",
            ligt_bij=HET_TEAM,
            sinds=rij.begin,
            gesloten_op=rij.einde,
            weegt=kader.weegt(Grendelregel.OPSCHALING_OPEN),
            gegevens={"nummer": rij.volgnr},
        )


def toezicht(kader: Kader, rijen: Sequence[Toezichtfeit]) -> Iterator[Punt]:
    """Each track of interbestuurlijk toezicht, from its first step to the one that ends it."""
    spoor = Toezichtspoor(kader.profiel.toezichtfasen)
    begin: date | None = None
    for rij in rijen:
        if spoor.loopt(rij.fase):
            begin = begin or rij.datum
        elif begin:
            yield _toezicht(begin, rij.datum)
            begin = None
    if begin:
        yield _toezicht(begin, None)


def _toezicht(begin: date, einde: date | None) -> Punt:
    return Punt(
        soort=TOEZICHT,
        onderwerp="Er loopt interbestuurlijk toezicht: leg de volgende stap of het einde vast",
        object="toezicht",
        ligt_bij=HET_TEAM,
        sinds=begin,
        gesloten_op=einde,
        weegt=Weegt.WAARSCHUWT,
    )
