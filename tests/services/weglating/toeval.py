"""Acts that a random life of a zaak has beside those of the stories: what ends, begins again, or is put right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.domain.basis.begrippen import Mandaatsoort, Toestand, Uitkomst, Voorwaardeoordeel
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.mandaat.inhoud import Inhoud
from app.services.besluit import besluiten
from app.services.informatie import plichten
from app.services.mandaat import versies, voorwaarden
from app.services.regio import betrokken
from app.services.termijn import mutaties
from app.services.vergadering import stukken
from app.services.zaak import zaken
from tests.services.weglating.daden import DELFT, RIJNMOND, SBJH, Daad, Doet, trede
from tests.services.weglating.meteen import METEEN
from tests.services.weglating.oploop import OPLOOP, OVERBRUGGING, STUK
from tests.services.weglating.overleg import sluit
from tests.services.weglating.sprong import SPRONG
from tests.services.weglating.toneel import Toneel


def _daad(wat: str, doe: Any) -> Daad:
    return Daad(dag=0, wat=wat, door=SBJH, doe=doe)


def _heropen(t: Toneel, doet: Doet, op: date) -> None:
    doet(zaken.heropen, t.nummer, Toestand.PROBLEMATISCH, "Het gaat weer slechter.", op)


def _besluit(t: Toneel, doet: Doet, op: date) -> None:
    doet(besluiten.neem_besluit, t.nummer, NieuwBesluit(Mandaatsoort.FINANCIEN, "Voorschot.", op, 200_000_00))


def _niet_voldaan(t: Toneel, doet: Doet, op: date) -> None:
    nr = t.mandaat(OVERBRUGGING, DELFT)
    doet(voorwaarden.ga_na, nr, 1, Voorwaardeoordeel.NIET_VOLDAAN, op, "Het verslag is er niet.")


def _nieuwe_versie(t: Toneel, doet: Doet, op: date) -> None:
    inhoud = Inhoud(bevoegdheden=OVERBRUGGING, plafond=250_000_00, van=op, tot=op + timedelta(days=40))
    doet(versies.nieuwe_versie, t.mandaat(OVERBRUGGING, DELFT), inhoud, op)


def _vervallen(t: Toneel, doet: Doet, op: date) -> None:
    doet(plichten.laat_plicht_vervallen, t.nummer, t.plichten("INF-11")[0], op, "Het overleg is opgeheven.")


def _zonder_regio(t: Toneel, doet: Doet, op: date) -> None:
    doet(betrokken.beeindig_betrokkenheid, t.nummer, RIJNMOND, op, "Er zijn geen kinderen van daar meer.")


def _trek_stuk_in(t: Toneel, doet: Doet, op: date) -> None:
    doet(stukken.trek_stuk_in, t.nummer, t.stuk(STUK), op, "Niet meer nodig.")


def _verleng(t: Toneel, doet: Doet, op: date) -> None:
    doet(mutaties.verleng, t.nummer, "ZO-01", 5, op, "De aanbieder vraagt uitstel.")


ANDERS = [
    _daad("heropen", _heropen),
    _daad("neem een besluit", _besluit),
    _daad("een voorwaarde is niet voldaan", _niet_voldaan),
    _daad("een nieuwe versie", _nieuwe_versie),
    _daad("een plicht vervalt", _vervallen),
    _daad("een regio doet niet meer mee", _zonder_regio),
    _daad("trek een stuk in", _trek_stuk_in),
    _daad("verleng een termijn", _verleng),
    trede(0, Toestand.ZORGELIJK, onderbouwing="Het gaat beter."),
    trede(0, Toestand.PROBLEMATISCH, noodgreep="Het moet vandaag."),
    trede(0, Toestand.ZEER_PROBLEMATISCH),
    sluit(0, Uitkomst.HERSTELD),
]
VERHALEN = (OPLOOP, METEEN, SPRONG)
