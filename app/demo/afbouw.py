"""A wind-down, asked for with `flask demo --afbouw`: 340 children of three regions in twelve weeks to eleven receiving
providers, and one location that is late. Everything in it is invented.

Each week is counted on its Friday and the sitting is on its Monday: what goes that week is reserved, waits for a yes
where a judge is asked, and is placed or home on Thursday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.demo.afbouw_erbij import speel_erbij
from app.demo.lopendspeler import Lopend
from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.basis.begrippen import Grootteklasse, Toestand
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase
from app.domain.plaatsing.stand import Cel, Stand
from app.domain.plaatsing.titels import VRIJWILLIG
from app.domain.plaatsing.weken import VRIJDAG, WEEK, maandag
from app.regios import profiel
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.aanbieder.onderdelen import leg_locatie_vast
from app.services.plaatsing.aanbod import leg_aanbod_vast
from app.services.plaatsing.boekingen import boek_plaatsing, werk_boeking_bij
from app.services.plaatsing.standen import leg_standen_vast
from app.services.regio import betrokken
from app.services.zaak import zaken

KVK = "90007719"
WEKEN = 12
DONDERDAG = timedelta(days=3)
GEMEENTEN = ("GM0518", "GM0503", "GM0637", "GM0546", "GM0484", "GM0599", "GM0502")
"""Den Haag, Delft, Zoetermeer; Leiden, Alphen aan den Rijn; Rotterdam, Capelle aan den IJssel: three regions."""
AANBIEDERS = ("De Kade", "Meerwijk", "Het Baken", "De Linde", "Zuiderhof", "Waterkant", "Het Veer", "De Schans",
              "Boswijk", "De Molen", "Lindehof")  # fmt: skip


@dataclass(frozen=True)
class _Plek:
    """A location: its children of each municipality, its form of care, and the week in which it closes. `laat` are the
    children who are still there after the last week.
    """

    naam: str
    zorgvorm: str
    kinderen: tuple[int, ...]
    dicht: int
    laat: int = 0

    @property
    def begin(self) -> int:
        return sum(self.kinderen)


PLEKKEN = (
    _Plek("Duinhuis", "overig_verblijf", (22, 18, 14, 10, 8, 7, 5), 12),
    _Plek("De Vliet", "gezinsgericht", (20, 14, 12, 9, 7, 6, 4), 10),
    _Plek("Zeezicht", "daghulp", (18, 12, 10, 8, 7, 5, 4), 8),
    _Plek("Het Anker", "pleegzorg", (16, 9, 8, 7, 5, 4, 3), 6),
    _Plek("De Brink", "overig_verblijf", (10, 6, 5, 3, 2, 1, 1), 5),
    _Plek("Rietland", "gesloten", (12, 9, 7, 5, 4, 2, 1), 9, laat=9),
)


@dataclass(frozen=True)
class _Gaat:
    """Children who go from a location in a week, counted from 1."""

    week: int
    plek: int
    gemeente: str
    aantal: int


def speel_afbouw(session: Session, vandaag: date, weken: int = WEKEN) -> str:
    """Play the first so many weeks, of which the last ended before this one; returns the zaaknummer."""
    speler = Lopend(session, profiel("haaglanden"), kvk=KVK, reeks="demo-afbouw", vandaag=vandaag)
    eerste = maandag(vandaag) - weken * WEEK
    begin = eerste - WEEK
    _open(speler, begin)
    zaak = speler.zaaknummer()
    _bied_aan(speler, zaak, begin)
    _tel(speler, zaak, begin, 0)
    for week in range(1, weken + 1):
        _zitting(speler, zaak, eerste + (week - 1) * WEEK, week)
        _tel(speler, zaak, eerste + (week - 1) * WEEK, week)
    if weken == WEKEN:
        speel_erbij(speler, zaak, begin)
    return zaak


def gaat() -> list[_Gaat]:
    """Who goes when: each location empties evenly over its weeks, a municipality at a time; the late one not wholly."""
    return [deel for nummer, plek in enumerate(PLEKKEN, 1) for deel in _van_plek(nummer, plek)]


def _van_plek(nummer: int, plek: _Plek) -> Iterator[_Gaat]:
    rest = list(plek.kinderen)
    te_gaan, weg = plek.begin - plek.laat, 0
    for week in range(1, plek.dicht + 1):
        nu = te_gaan * week // plek.dicht - weg
        weg += nu
        for plaats, gemeente in enumerate(GEMEENTEN):
            deel = min(nu, rest[plaats])
            if deel:
                rest[plaats] -= deel
                nu -= deel
                yield _Gaat(week, nummer, gemeente, deel)


def er_nog(week: int) -> dict[int, dict[str, int]]:
    """How many children there are at each location by municipality, when a week has ended."""
    over = {nr: dict(zip(GEMEENTEN, plek.kinderen, strict=True)) for nr, plek in enumerate(PLEKKEN, 1)}
    for deel in gaat():
        if deel.week <= week:
            over[deel.plek][deel.gemeente] -= deel.aantal
    return over


def _open(speler: Lopend, dag: date) -> None:
    aanbieder = NieuweAanbieder(
        naam="Stichting Oeverzorg",
        kvk_nummer=KVK,
        grootteklasse=Grootteklasse.GROOT,
        jeugdomzet=31_000_000_00,
        rechtsvorm="stichting",
    )
    waarom = "De aanbieder stopt in twaalf weken met al zijn locaties."
    nieuw = zaken.NieuweZaak(aanbieder, Toestand.ZEER_PROBLEMATISCH, waarom, dag)
    speler.doe(speler.voorsteller, dag, 9, zaken.open_zaak, nieuw)
    zaak = speler.zaaknummer()
    for code, wie in (("rijnmond", "de accountmanager van Rijnmond"), ("holland-rijnland", "de directeur")):
        reden = "De aanbieder heeft ook kinderen uit deze regio in zorg."
        speler.doe(speler.voorsteller, dag, 9, betrokken.betrek_regio, zaak, code, wie, dag, reden)
    for nr, plek in enumerate(PLEKKEN, 1):
        dicht = dag + (plek.dicht + 1) * WEEK - timedelta(days=1)
        wat = Locatie(naam=plek.naam, gemeente="Delft", soort=Verblijf.RESIDENTIEEL, plaatsen=plek.begin, tot=dicht)
        speler.doe(speler.voorsteller, dag, 10 + nr // 60, leg_locatie_vast, zaak, wat)


def _bied_aan(speler: Lopend, zaak: str, dag: date) -> None:
    """Eleven providers, two for each location but the last."""
    for nr, naam in enumerate(AANBIEDERS):
        plek = PLEKKEN[nr % len(PLEKKEN)]
        wat = Aanbod(aanbieder=naam, zorgvorm=plek.zorgvorm, plaatsen=plek.begin, vanaf=dag)
        speler.doe(speler.voorsteller, dag, 11, leg_aanbod_vast, zaak, wat)


def _tel(speler: Lopend, zaak: str, week: date, hoeveelste: int) -> None:
    """On the Friday of the week, every location that is open or not empty."""
    eerder, nu = er_nog(max(0, hoeveelste - 1)), er_nog(hoeveelste)
    standen = [
        Stand(
            week=week,
            locatie=nr,
            kinderen=sum(per_gemeente.values()),
            cellen=tuple(
                Cel(PLEKKEN[nr - 1].zorgvorm, aantal, code, VRIJWILLIG) for code, aantal in per_gemeente.items()
            ),
        )
        for nr, per_gemeente in nu.items()
        if sum(eerder[nr].values())
    ]
    _nieuw_uur(speler)
    speler.doe(speler.voorsteller, week + VRIJDAG, 16, leg_standen_vast, zaak, standen)


def _zitting(speler: Lopend, zaak: str, week: date, hoeveelste: int) -> None:
    """Booked on Monday, gone on Thursday; of the first municipality some go home."""
    _nieuw_uur(speler)
    begin = sum(deel.week < hoeveelste for deel in gaat())
    delen = [deel for deel in gaat() if deel.week == hoeveelste]
    wacht = Fase.WACHT_RECHTER
    for nr, deel in enumerate(delen):
        huis = deel.gemeente == "GM0518" and (begin + nr) % 5 == 0
        plek = PLEKKEN[deel.plek - 1]
        wat = Boeking(
            soort=Boeksoort.NAAR_HUIS if huis else Boeksoort.PLAATSING,
            locatie=deel.plek,
            zorgvorm=plek.zorgvorm,
            gemeente=deel.gemeente,
            aantal=deel.aantal,
            week=week,
            aanbod=None if huis else _aanbod(deel),
        )
        fase = wacht if plek.zorgvorm == "gesloten" else Fase.GERESERVEERD
        speler.doe(speler.voorsteller, week, 10, boek_plaatsing, zaak, wat, fase, week)
    _nieuw_uur(speler)
    for nr, deel in enumerate(delen):
        huis = deel.gemeente == "GM0518" and (begin + nr) % 5 == 0
        einde, dag = Fase.THUIS if huis else Fase.GEPLAATST, week + DONDERDAG
        speler.doe(speler.voorsteller, dag, 11, werk_boeking_bij, zaak, begin + nr + 1, einde, dag)


def _aanbod(deel: _Gaat) -> int:
    """The number of the offer: the first of the two of the location in odd weeks, the second in even ones."""
    eerste = deel.plek
    tweede = eerste + len(PLEKKEN)
    return tweede if deel.week % 2 == 0 and tweede <= len(AANBIEDERS) else eerste


def _nieuw_uur(speler: Lopend) -> None:
    """The next acts begin at the beginning of their hour, so that they follow on one another."""
    speler.stap += -speler.stap % 60
