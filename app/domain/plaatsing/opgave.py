"""What a provider says itself, by a link that works once: its stock, or the places that it offers.

It counts when somebody of the team takes it over, and not before. Terms are ours [I].
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.basis.datums import JEUGDWET, lees_dag
from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer
from app.domain.basis.getallen import lees_geheel
from app.domain.basis.invoer import lijkt_op_bsn, schone_regel, schone_tekst, toets_lengte
from app.domain.basis.tekst import heeft_inhoud
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.stand import Stand
from app.domain.plaatsing.standrijen import KOLOMMEN

MEESTE_DAGEN = 14
MEESTE_AANBOD = 20
"""So many offers fit in one form."""
MEESTE_TEKENS = 400_000
"""Of what is carried along from looking at it to confirming it: some five thousand rows."""
MEESTE_AANBODTEKENS = 100_000
"""The same of offers: less than a reader of csv takes in one field."""
AANBODVELDEN = ("zorgvorm", "locatie", "plaatsen", "vanaf", "tot", "voorwaarden")


class Opgavesoort(StrEnum):
    """What is asked."""

    STAND = "stand"
    AANBOD = "aanbod"


class Opgaveslot(StrEnum):
    """How it ended."""

    INGETROKKEN = "ingetrokken"
    OVERGENOMEN = "overgenomen"
    AFGEWEZEN = "afgewezen"


class Eerder(StrEnum):
    """What becomes of the places that this provider offered before."""

    ERBIJ = "erbij"
    VERVANGT = "vervangt"


class Opgavestaat(StrEnum):
    """How far it is."""

    GEVRAAGD = "gevraagd"
    VERLOPEN = "verlopen"
    ONTVANGEN = "ontvangen"
    INGETROKKEN = "ingetrokken"
    OVERGENOMEN = "overgenomen"
    AFGEWEZEN = "afgewezen"


def staat(verloopt_op: datetime, slot: Opgaveslot | None, nu: datetime, *, ontvangen: bool) -> Opgavestaat:
    """At a moment. What was received does not expire: it waits for the team."""
    if slot is not None:
        return Opgavestaat(slot.value)
    if ontvangen:
        return Opgavestaat.ONTVANGEN
    return Opgavestaat.VERLOPEN if verloopt_op <= nu else Opgavestaat.GEVRAAGD


@dataclass(frozen=True, kw_only=True)
class NieuweVraag:
    """Who is asked what; the link works for `dagen` of 24 hours."""

    soort: Opgavesoort
    wie: str
    dagen: int = 7

    def toets(self) -> None:
        """Raises OngeldigeInvoer at the field."""
        toets_lengte(self.wie, "wie", 200)
        if not heeft_inhoud(self.wie):
            raise OngeldigeInvoer("Vul in welke aanbieder de opgave doet.", veld="wie")
        if isinstance(self.dagen, bool) or not 1 <= self.dagen <= MEESTE_DAGEN:
            raise OngeldigeInvoer(f"Een link werkt 1 tot en met {MEESTE_DAGEN} dagen.", veld="dagen")

    def verloopt_op(self, nu: datetime) -> datetime:
        return nu + timedelta(days=self.dagen)


def toets_invuller(wie: str) -> None:
    """Who filled it in, by name or office. Raises OngeldigeInvoer."""
    toets_lengte(wie, "door", 200)
    if not heeft_inhoud(wie):
        raise OngeldigeInvoer("Vul uw naam of functie in.", veld="door")


class Aanbodfout(OngeldigeInvoer):
    """What is wrong in a row with places: which one, counted from 0."""

    def __init__(self, rij: int, fout: DomeinFout) -> None:
        super().__init__(fout.bericht, veld=fout.veld)
        self.rij = rij


def lees_aanbod(
    rijen: Sequence[Mapping[str, str]], wie: str, zorgvormen: Mapping[str, str], vandaag: date
) -> list[Aanbod]:
    """The offers that were typed; a row without a number of places says nothing. Raises Aanbodfout, OngeldigeInvoer."""
    gelezen = []
    for nr, rij in enumerate(rijen):
        if not heeft_inhoud(rij.get("plaatsen", "")):
            continue
        try:
            gelezen.append(_aanbod(rij, wie, zorgvormen, vandaag))
        except DomeinFout as fout:
            raise Aanbodfout(nr, fout) from fout
    if not gelezen:
        raise OngeldigeInvoer("Vul op minstens een rij in hoeveel plaatsen er zijn.", veld="plaatsen")
    return gelezen


def _aanbod(rij: Mapping[str, str], wie: str, zorgvormen: Mapping[str, str], vandaag: date) -> Aanbod:
    tot = rij.get("tot", "")
    wat = Aanbod(
        aanbieder=wie,
        zorgvorm=rij.get("zorgvorm", ""),
        plaatsen=lees_geheel(rij.get("plaatsen", ""), "plaatsen"),
        vanaf=_dag(rij.get("vanaf", ""), "vanaf", vandaag),
        locatie=schone_regel(rij.get("locatie", ""), "locatie"),
        tot=_dag(tot, "tot", vandaag) if heeft_inhoud(tot) else None,
        voorwaarden=schone_tekst(rij.get("voorwaarden", ""), "voorwaarden"),
    )
    toets_lengte(wat.voorwaarden, "voorwaarden", 1_000)
    for veld, tekst in (("locatie", wat.locatie), ("voorwaarden", wat.voorwaarden)):
        if lijkt_op_bsn(tekst):
            raise OngeldigeInvoer("Hier staat iets dat lijkt op een burgerservicenummer. Haal het weg.", veld=veld)
    wat.toets(zorgvormen)
    return wat


def _dag(tekst: str, veld: str, vandaag: date) -> date:
    try:
        dag = lees_dag(tekst, vandaag)
    except ValueError as fout:
        raise OngeldigeInvoer("Vul een datum in, zoals 16-05-2026.", veld=veld) from fout
    if not JEUGDWET <= dag <= date(vandaag.year + 10, 12, 31):
        raise OngeldigeInvoer("Deze datum kan niet. Kies een dag van 2015 tot over tien jaar.", veld=veld)
    return dag


def schrijf_aanbod(aanbod: Iterable[Aanbod]) -> str:
    """As text that reads as the same offers."""
    return _csv(AANBODVELDEN, ([_tekst(getattr(wat, veld)) for veld in AANBODVELDEN] for wat in aanbod))


def rijen_van_aanbod(inhoud: str) -> list[dict[str, str]]:
    """The rows of such a text, no more than a form has. Raises OngeldigeInvoer for what was not written like that."""
    try:
        rijen = list(csv.DictReader(io.StringIO(inhoud[:MEESTE_AANBODTEKENS]), delimiter=";"))
    except csv.Error as fout:
        raise OngeldigeInvoer("Dit is niet te lezen. Vul de plaatsen opnieuw in.", veld="plaatsen") from fout
    if len(rijen) > MEESTE_AANBOD or len(inhoud) > MEESTE_AANBODTEKENS:
        raise OngeldigeInvoer(
            f"Een opgave heeft hoogstens {MEESTE_AANBOD} rijen. Vraag de regio om nog een link.", veld="plaatsen"
        )
    return [{veld: rij.get(veld) or "" for veld in AANBODVELDEN} for rij in rijen]


def schrijf_standen(standen: Iterable[Stand]) -> str:
    """The stock as a file that reads as the same."""

    def rijen() -> Iterable[Sequence[str]]:
        for stand in standen:
            plek = [stand.week.isoformat(), str(stand.locatie)]
            yield [*plek, "", "", "", "", str(stand.kinderen)]
            yield from ([*plek, *cel.plek, str(cel.aantal)] for cel in stand.cellen)

    return _csv(KOLOMMEN, rijen())


def _csv(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(kop)
    schrijver.writerows(rijen)
    return uit.getvalue()


def _tekst(waarde: object) -> str:
    return "" if waarde is None else waarde.isoformat() if isinstance(waarde, date) else str(waarde)
