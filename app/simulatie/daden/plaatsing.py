"""Where children are, as numbers: locations, offered places, and what the weekly sitting books."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase
from app.domain.plaatsing.weken import maandag
from app.models import Aanbiederlocatie, Plaatsaanbod, Zaak
from app.models import Boeking as Boekingrij
from app.services.aanbieder import onderdelen
from app.services.plaatsing import aanbod, boekingen
from app.simulatie.daden.daad import LOPEND, REGIE, Daad, Trek
from app.simulatie.greep import Greep


def _locatie(g: Greep) -> Trek:
    naam = g.een(("De Berk", "De Eik", "De Wilg")) if g.ja(0.9) else g.tekst()
    nieuw = Locatie(naam=naam, gemeente="Delft", soort=g.een(tuple(Verblijf)), plaatsen=g.een((None, 8, 40)))
    return onderdelen.leg_locatie_vast, g.zaak(*LOPEND), nieuw


def _vorm(g: Greep) -> str:
    return g.een(g.profiel.aangeboden_zorgvormen).code


def _aanbod(g: Greep) -> Trek:
    plaatsen = g.een((0, 1, 4, 12))
    nieuw = Aanbod(
        aanbieder="Stichting De Brug", zorgvorm=_vorm(g), plaatsen=plaatsen, vanaf=g.dag(), voorwaarden=g.tekst()
    )
    return aanbod.leg_aanbod_vast, g.zaak(*LOPEND), nieuw


def _boek(g: Greep) -> Trek:
    soort = g.een((Boeksoort.ERBIJ, Boeksoort.PLAATSING, Boeksoort.PLAATSING, Boeksoort.NAAR_HUIS))
    fase = g.een((Fase.BINNEN,)) if soort is Boeksoort.ERBIJ else g.een((Fase.GERESERVEERD, Fase.WACHT_RECHTER))
    zaak = g.zaak(*LOPEND)
    van = select(Zaak.aanbieder_id).where(Zaak.id == g.zaak_id).scalar_subquery()
    plek = g.rij(Plaatsaanbod.nummer, Plaatsaanbod.zaak_id == g.zaak_id) if soort is Boeksoort.PLAATSING else None
    dag = g.dag()
    week = maandag(dag + timedelta(days=g.een((0, 7, 14)))) if dag.year < 2100 else dag
    nieuw = Boeking(
        soort=soort,
        locatie=g.rij(Aanbiederlocatie.nummer, Aanbiederlocatie.aanbieder_id == van),
        zorgvorm=_vorm(g),
        gemeente=g.gemeente(),
        aantal=g.een((1, 2, 5, 0)),
        week=week,
        aanbod=plek,
    )
    return boekingen.boek_plaatsing, zaak, nieuw, fase


def _verder(g: Greep) -> Trek:
    nr = g.van_zaak(Boekingrij, Boekingrij.nummer, toestanden=LOPEND)
    return boekingen.werk_boeking_bij, g.nummer, nr, g.een(tuple(Fase)), g.dag(), g.een((None, None, 1)), g.tekst()


PLAATSING = (
    Daad("leg een locatie vast", REGIE, _locatie, 2),
    Daad("leg aanbod vast", REGIE, _aanbod, 2),
    Daad("boek kinderen", REGIE, _boek, 4),
    Daad("werk een boeking bij", REGIE, _verder, 2),
)
