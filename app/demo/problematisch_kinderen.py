"""The children of the running problematisch: counted by location, placed or waiting, and whether the place fits.

Two locations close. Each week is counted on its Friday, the sitting is on Monday, and children go on Thursday. One of
the bookings waits so long for a judge that it does harm; one location was not counted last week.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.demo.lopendspeler import Lopend
from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import Oordeel, Oordelaar
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.passend.volgen import Oordeelmoment
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase
from app.domain.plaatsing.opgave import NieuweVraag, Opgavesoort
from app.domain.plaatsing.stand import Cel, Stand
from app.domain.plaatsing.titels import VRIJWILLIG
from app.domain.plaatsing.weken import VRIJDAG, WEEK, maandag
from app.services.aanbieder.onderdelen import leg_locatie_vast
from app.services.passend.kinderrechten import leg_kinderrechtentoets_vast
from app.services.passend.oordelen import leg_plekoordeel_vast
from app.services.passend.signalen import leg_signaal_vast
from app.services.plaatsing.aanbod import leg_aanbod_vast
from app.services.plaatsing.boekingen import boek_plaatsing, werk_boeking_bij
from app.services.plaatsing.opgaven import maak_opgavelink
from app.services.plaatsing.standen import leg_standen_vast

DONDERDAG = timedelta(days=3)
WEKEN = 6
"""So many whole weeks ago it began."""
DELFT, DEN_HAAG, RIJSWIJK, ZOETERMEER, WESTLAND = "GM0503", "GM0518", "GM0603", "GM0637", "GM1783"


@dataclass(frozen=True)
class _Plek:
    """A location with its children of each municipality; `dicht` so many days after today, None when it stays open."""

    naam: str
    gemeente: str
    zorgvorm: str
    kinderen: dict[str, int]
    dicht: int | None = None


PLEKKEN = (
    _Plek("Meeuwenhof", "Rijswijk", "overig_verblijf", {DELFT: 8, DEN_HAAG: 9, ZOETERMEER: 5, RIJSWIJK: 6}, 12),
    _Plek("De Wilgen", "Den Haag", "gesloten", {DELFT: 5, DEN_HAAG: 6, WESTLAND: 2}, 40),
    _Plek("Zilverkade", "Delft", "pleegzorg", {DELFT: 7, DEN_HAAG: 11, RIJSWIJK: 5}),
)
AANBOD = (("De Linde", "overig_verblijf", 10), ("Rietland", "gesloten", 6), ("De Kade", "overig_verblijf", 8))


@dataclass(frozen=True)
class _Gaat:
    """Children who are booked in the week of so many weeks ago; `eind` is what came of it, None when that waits."""

    week: int
    plek: int
    gemeente: str
    aantal: int
    aanbod: int | None
    eind: Fase | None


GAAN = (
    _Gaat(5, 1, RIJSWIJK, 5, 1, Fase.GEPLAATST),
    _Gaat(4, 2, DELFT, 5, 2, None),
    _Gaat(4, 1, DELFT, 6, 3, Fase.GEPLAATST),
    _Gaat(3, 1, DEN_HAAG, 5, 1, Fase.GEPLAATST),
    _Gaat(2, 1, ZOETERMEER, 2, None, Fase.THUIS),
)
"""In the order in which they are booked: so they are numbered, from 1."""


def speel_kinderen(speler: Lopend, zaak: str) -> None:
    eerste = maandag(speler.vandaag) - WEKEN * WEEK
    _plekken(speler, zaak, eerste)
    _tel(speler, zaak, WEKEN, range(1, len(PLEKKEN) + 1))
    for week in range(WEKEN - 1, 0, -1):
        _zitting(speler, zaak, week)
        _tel(speler, zaak, week, (1, 3) if week == 1 else (1, 2, 3))
    _oordelen(speler, zaak)
    _kinderrechten(speler, zaak)
    _signalen(speler, zaak)
    dag, nieuw = speler.dag(2), NieuweVraag(soort=Opgavesoort.STAND, wie="Teamleider De Wilgen")
    speler.doe(speler.projectleider, dag, 17, maak_opgavelink, zaak, nieuw)


def er_nog(week: int) -> Iterator[tuple[int, dict[str, int]]]:
    """How many children there are at each location by municipality, when the week of so many weeks ago has ended."""
    for nr, plek in enumerate(PLEKKEN, 1):
        weg = dict.fromkeys(plek.kinderen, 0)
        for deel in GAAN:
            if deel.plek == nr and deel.eind and deel.week >= week:
                weg[deel.gemeente] += deel.aantal
        yield nr, {g: n - weg[g] for g, n in plek.kinderen.items()}


def _week(speler: Lopend, terug: int) -> date:
    return maandag(speler.vandaag) - terug * WEEK


def _plekken(speler: Lopend, zaak: str, dag: date) -> None:
    for plek in PLEKKEN:
        tot = speler.vandaag + timedelta(days=plek.dicht) if plek.dicht is not None else None
        wat = Locatie(
            naam=plek.naam,
            gemeente=plek.gemeente,
            soort=Verblijf.RESIDENTIEEL,
            plaatsen=sum(plek.kinderen.values()),
            tot=tot,
        )
        speler.doe(speler.voorsteller, dag, 10, leg_locatie_vast, zaak, wat)
    for naam, vorm, plaatsen in AANBOD:
        aanbod = Aanbod(aanbieder=naam, zorgvorm=vorm, plaatsen=plaatsen, vanaf=dag)
        speler.doe(speler.projectleider, dag, 11, leg_aanbod_vast, zaak, aanbod)


def _tel(speler: Lopend, zaak: str, terug: int, plekken: range | tuple[int, ...]) -> None:
    week, nu = _week(speler, terug), dict(er_nog(terug))
    standen = [
        Stand(
            week=week,
            locatie=nr,
            kinderen=sum(nu[nr].values()),
            cellen=tuple(Cel(PLEKKEN[nr - 1].zorgvorm, n, code, VRIJWILLIG) for code, n in nu[nr].items()),
        )
        for nr in plekken
    ]
    speler.doe(speler.projectleider, week + VRIJDAG, 16, leg_standen_vast, zaak, standen)


def _zitting(speler: Lopend, zaak: str, terug: int) -> None:
    """Booked on Monday, gone on Thursday; what waits for a judge waits since that Monday."""
    week = _week(speler, terug)
    gaan = [(nr, deel) for nr, deel in enumerate(GAAN, 1) if deel.week == terug]
    for _nr, deel in gaan:
        wat = Boeking(
            soort=Boeksoort.PLAATSING if deel.aanbod else Boeksoort.NAAR_HUIS,
            locatie=deel.plek,
            zorgvorm=PLEKKEN[deel.plek - 1].zorgvorm,
            gemeente=deel.gemeente,
            aantal=deel.aantal,
            week=week,
            aanbod=deel.aanbod,
        )
        fase = Fase.GERESERVEERD if deel.eind else Fase.WACHT_RECHTER
        speler.doe(speler.projectleider, week, 10, boek_plaatsing, zaak, wat, fase, week)
    for nr, deel in gaan:
        if deel.eind:
            dag = week + DONDERDAG
            speler.doe(speler.projectleider, dag, 14, werk_boeking_bij, zaak, nr, deel.eind, dag)


def _oordelen(speler: Lopend, zaak: str) -> None:
    """Rijswijk twice, by a certified institution at first; Delft once, not wholly well; Den Haag is late with its."""
    geplaatst = _week(speler, 5) + DONDERDAG
    instelling = Oordeel(
        boeking=1,
        moment=Oordeelmoment.BIJ_PLAATSING,
        oordelaar=Oordelaar.INSTELLING,
        instelling="Gecertificeerde instelling (voorbeeld)",
        dag=geplaatst + WEEK,
        past=5,
        past_niet=0,
    )
    speler.doe(speler.projectleider, instelling.dag, 12, leg_plekoordeel_vast, zaak, instelling)
    delft = Oordeel(
        boeking=3,
        moment=Oordeelmoment.BIJ_PLAATSING,
        oordelaar=Oordelaar.GEMEENTE,
        dag=_week(speler, 3) + DONDERDAG,
        past=5,
        past_niet=1,
        toelichting="Er komt een plek dichter bij school. Tot dan rijdt er een taxi.",
    )
    speler.doe(speler.adres(DELFT), delft.dag, 12, leg_plekoordeel_vast, zaak, delft)


def _kinderrechten(speler: Lopend, zaak: str) -> None:
    """Of the location that closes first; that of the other one is still to be done."""
    wat = Toets(
        locatie=1,
        dag=speler.dag(15),
        besluit="Besluit van het bestuur van de aanbieder om Meeuwenhof te sluiten (voorbeeld).",
        belang="Kinderen blijven bij hun broers en zussen en op hun school.",
        gehoord="Elk kind sprak met een vertrouwenspersoon. Wat zij vonden staat in het plan voor de overdracht.",
        alternatieven="Meeuwenhof overdragen aan een andere aanbieder kon niet voor de sluitingsdag.",
        uitkomst=Toetsuitkomst.MET_MAATREGELEN,
        maatregelen="Niemand verhuist midden in een schoolweek. De vaste begeleider gaat de eerste maand mee.",
    )
    speler.doe(speler.projectleider, wat.dag, 12, leg_kinderrechtentoets_vast, zaak, wat)


def _signalen(speler: Lopend, zaak: str) -> None:
    """One was followed up, one was not yet."""
    jongeren = Signaal(
        dag=speler.dag(11),
        van=Van.JONGEREN,
        kanaal=Kanaal.VERTROUWENSPERSOON,
        onderwerp=Onderwerp.CONTACT,
        aantal=6,
        opvolging="De nieuwe aanbieders regelen vervoer naar familie, in het weekend.",
    )
    ouders = Signaal(
        dag=speler.dag(5), van=Van.OUDERS, kanaal=Kanaal.GEMEENTE, onderwerp=Onderwerp.INFORMATIE, aantal=8
    )
    for wat in (jongeren, ouders):
        speler.doe(speler.projectleider, wat.dag, 13, leg_signaal_vast, zaak, wat)
