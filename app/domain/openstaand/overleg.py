"""Questions to municipalities and opschaling: what waits for a position or an outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import DE_REGIEVOERDER, HET_TEAM, Punt, organisatie

STANDPUNT, AFWIJKING, OPSCHALING = "standpunt", "afwijking", "opschaling"


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
    which it agreed after all, `uitkomst` that on which the opschaling that it started or joined came to an outcome,
    `afgezien` that on which the Regievoerder said why it does not go up. `standpunt_id` is the last of them.
    """

    vraag_id: int
    volgnr: int
    gemeente: str
    sinds: date
    standpunt_id: int = 0
    akkoord: date | None = None
    uitkomst: date | None = None
    afgezien: date | None = None


@dataclass(frozen=True)
class Opschalingfeit:
    volgnr: int
    aanleiding: str
    begin: date
    einde: date | None


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
                weegt=kader.weegt(Grendelregel.VRAGEN_OPEN),
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
            gesloten_op=min(filter(None, (rij.akkoord, rij.uitkomst, rij.afgezien)), default=None),
            weegt=kader.weegt(Grendelregel.OPSCHALING_OPEN),
            gegevens={"nummer": rij.volgnr, "wat": f"standpunt-{rij.standpunt_id}"},
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
