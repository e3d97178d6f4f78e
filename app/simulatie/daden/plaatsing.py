"""Where children are, as numbers: locations, offered places, and what the weekly sitting books."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase
from app.domain.plaatsing.opgave import NieuweVraag, Opgavesoort, schrijf_aanbod, schrijf_standen
from app.domain.plaatsing.stand import Cel, Stand
from app.domain.plaatsing.weken import maandag
from app.domain.plaatsing.zitting import Zitting
from app.models import Aanbiederlocatie, Plaatsaanbod, Plaatslink, Zaak
from app.models import Boeking as Boekingrij
from app.services.aanbieder import onderdelen
from app.services.plaatsing import aanbod, boekingen, opgaven, opgeven, standen, zitting
from app.simulatie.daden.daad import BUITENSTAANDER, LOPEND, REGIE, Daad, Trek
from app.simulatie.greep import Greep
from app.simulatie.wereld import Wereld


def _locatie(g: Greep) -> Trek:
    naam = g.een(("De Berk", "De Eik", "De Wilg")) if g.ja(0.9) else g.tekst()
    tot = g.dag(60) if g.ja(0.4) else None
    soort, plaatsen = g.een(tuple(Verblijf)), g.een((None, 8, 40))
    nieuw = Locatie(naam=naam, gemeente="Delft", soort=soort, plaatsen=plaatsen, tot=tot)
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
    plek = g.rij(Plaatsaanbod.nummer, Plaatsaanbod.zaak_id == g.zaak_id) if soort is Boeksoort.PLAATSING else None
    dag = g.dag()
    week = maandag(dag + timedelta(days=g.een((0, 7, 14)))) if dag.year < 2100 else dag
    nieuw = Boeking(
        soort=soort,
        locatie=_plek(g),
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


def _plek(g: Greep) -> int:
    """A location of the provider of the zaak."""
    van = select(Zaak.aanbieder_id).where(Zaak.id == g.zaak_id).scalar_subquery()
    return int(g.rij(Aanbiederlocatie.nummer, Aanbiederlocatie.aanbieder_id == van))


def _standen(g: Greep, plek: int) -> list[Stand]:
    """What stands at a location this week or one before: each child once."""
    kinderen = g.een((0, 3, 12))
    cellen = (Cel(_vorm(g), kinderen, g.gemeente()),) if kinderen and g.ja(0.7) else ()
    week = maandag(g.vandaag - timedelta(days=g.een((0, 0, 7, -7))))
    return [Stand(week=week, locatie=plek, kinderen=kinderen, cellen=cellen)]


def _tel_standen(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    nieuw, reden = _standen(g, _plek(g)), g.tekst() if g.ja(0.7) else ""
    if g.ja(0.7):
        return standen.leg_standen_vast, zaak, nieuw, reden
    bestand = standen.Standbestand("standen.csv", schrijf_standen(nieuw).encode() if g.ja(0.9) else b"\xff")
    return standen.importeer_standen, zaak, bestand, reden


def _zitting(g: Greep) -> Trek:
    dag = g.dag()
    nieuw = Zitting(datum=dag, vanaf=dag - timedelta(days=g.een((0, 7, 400))), aanwezig=g.tekst(), besproken=g.tekst())
    return zitting.leg_zitting_vast, g.zaak(*LOPEND), nieuw


def _vraag(g: Greep) -> Trek:
    nieuw = NieuweVraag(soort=g.een(tuple(Opgavesoort)), wie=g.tekst(), dagen=g.een((7, 30, 0)))
    return opgaven.maak_opgavelink, g.zaak(*LOPEND), nieuw


def _geef_op(g: Greep) -> Trek:
    """By who holds a link, of which the world heard; it says itself what it asks."""
    sleutel, zaaknummer = g.een(g.wereld.links or [("geen", "")])
    g.nummer = zaaknummer
    soort = g.session.scalar(select(Plaatslink.soort).where(Plaatslink.sha256 == opgaven.hash_van(sleutel)))
    if (soort is Opgavesoort.STAND) is g.ja(0.95):
        inhoud = schrijf_standen(_standen(g, _plek(g)))
    else:
        inhoud = schrijf_aanbod([Aanbod(aanbieder="De Brug", zorgvorm=_vorm(g), plaatsen=4, vanaf=g.vandaag)])
    return opgeven.doe_opgave, sleutel, g.tekst(), inhoud


def _opgave(g: Greep) -> Trek:
    nr = g.van_zaak(Plaatslink, Plaatslink.nummer, toestanden=LOPEND)
    worp = g.kans.random()
    if worp < 0.2:
        return opgaven.trek_opgavelink_in, g.nummer, nr
    wat = opgaven.neem_opgave_over if worp < 0.7 else opgaven.wijs_opgave_af
    return wat, g.nummer, nr, g.tekst()


def _onthoud(wereld: Wereld, trek: Trek, gegeven: Any) -> None:
    """The secret of a link is heard once."""
    wereld.links.append((gegeven.sleutel, trek[1]))


PLAATSING = (
    Daad("leg een locatie vast", REGIE, _locatie, 3),
    Daad("leg aanbod vast", REGIE, _aanbod, 3),
    Daad("boek kinderen", REGIE, _boek, 6),
    Daad("werk een boeking bij", REGIE, _verder, 5),
    Daad("tel kinderen per locatie", REGIE, _tel_standen, 2),
    Daad("houd een zitting", REGIE, _zitting, 1),
    Daad("vraag een opgave", REGIE, _vraag, 2, leer=_onthoud),
    Daad("doe een opgave", BUITENSTAANDER, _geef_op, 2),
    Daad("neem een opgave over", REGIE, _opgave, 2),
)
