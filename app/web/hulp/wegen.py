"""What one does first in each role, and where one walks in a zaak to see what is there.

A step names the page that it leads to; tests walk all of them as the role that reads them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import Recht
from app.web.kern.zaaknav import bladen


@dataclass(frozen=True)
class Stap:
    """What to do or to look at, and on which page; `recht` for a page that not everybody of the role may see."""

    wat: str
    waarom: str
    pagina: str
    recht: Recht = Recht.INGELOGD


_START = Stap(
    _l("Kijk wat op u wacht"),
    _l("De startpagina begint met wat bij u ligt, met wat te laat is bovenaan. Elke regel brengt u erheen."),
    "start.start",
)
_ZAKEN = Stap(_l("Open een zaak"), _l("De pagina van een zaak zegt hoe het staat en wat er volgt."), "zaken.lijst")
_REGIO = Stap(
    _l("Lees hoe uw regio werkt"),
    _l("Wie welke functie heeft, welke gemeenten meedoen en hoe lang zaken worden bewaard."),
    "regios.toon",
)
_WAARNEMER = Stap(
    _l("Regel wie u vervangt"),
    _l("Vraag een waarnemer voor uw functie, voordat u hem nodig heeft. Een tweede persoon bevestigt hem."),
    "functies.lijst",
    Recht.WAARNEMER_AANWIJZEN,
)
_TERMIJNEN = Stap(
    _l("Loop de termijnen langs"),
    _l("Alles met een laatste dag, uit al uw zaken. U kunt de lijst meenemen als rekenblad."),
    "termijnlijst.toon",
)
_MANDATEN = Stap(
    _l("Zoek een mandaat op"),
    _l("Het register zegt wie namens wie wat mag, vandaag of op een dag die u kiest."),
    "mandaatregister.register",
)
_KALENDER = Stap(_l("Kijk in de kalender"), _l("De vergaderingen van het jaar, met hun stukken."), "kalender.lijst")
_JAAR = Stap(
    _l("Kijk wat dit jaar terugkomt"),
    _l("Bij Jaar van de regio staat wie wat doet, en wanneer: begroting, tarieven, uitvoeringsplan."),
    "jaar.toon",
)
_LOPEND = Stap(
    _l("Bekijk alle lopende zaken naast elkaar"),
    _l("Het overzicht zegt per zaak hoeveel ruimte er is, hoeveel kinderen er zijn en wat er te laat is."),
    "overzicht.toon",
)
_CONTROLE = Stap(
    _l("Controleer een dossier"),
    _l("Kies het zip-bestand dat u kreeg. Er wordt niets van bewaard."),
    "verifieer.verifieer",
)

EERSTE_DAG: Mapping[Rol, Sequence[Stap]] = {
    Rol.REGIEVOERDER: (
        _START,
        _ZAKEN,
        Stap(
            _l("Beoordeel mandaten"),
            _l("Wat is voorgesteld, en wat er anders is dan eerst. Uw eigen voorstel beoordeelt een ander."),
            "mandaatregister.te_beoordelen_",
        ),
        _LOPEND,
        _WAARNEMER,
        _JAAR,
        _REGIO,
    ),
    Rol.PROJECTLEIDER: (_START, _ZAKEN, _LOPEND, _TERMIJNEN, _MANDATEN, _KALENDER, _JAAR),
    Rol.BESTUURDER: (_START, _ZAKEN, _KALENDER, _JAAR, _REGIO),
    Rol.GEMEENTE: (
        _START,
        Stap(
            _l("Kijk welke mandaten u gaf, en welke u zijn gevraagd"),
            _l("U verleent of weigert zelf, met het nummer van uw besluit. Weigert u, dan schrijft u wat het raakt."),
            "mandaatregister.register",
        ),
        _ZAKEN,
        Stap(
            _l("Open in een zaak Geld, Plaatsing en Past de plek"),
            _l("U ziet uw eigen deel en uw eigen kinderen, en zegt of de plek past. Dat gaat door na het sluiten."),
            "zaken.lijst",
        ),
        _KALENDER,
        _JAAR,
    ),
    Rol.ANDERE_REGIO: (_START, _MANDATEN, _ZAKEN),
    Rol.TOEZICHTHOUDER: (
        Stap(
            _l("Lees een dossier dat voor u is gemaakt"),
            _l("Dat u het las, staat in het logboek van de zaak."),
            "exports.lijst",
        ),
        _CONTROLE,
    ),
    Rol.BEHEERDER: (
        Stap(
            _l("Maak accounts"),
            _l("Een account dat mag beslissen, bevestigt een tweede persoon. U ziet geen zaken."),
            "beheer.gebruikers",
        ),
        Stap(_l("Vul de functies"), _l("Wie een functie heeft, en van wanneer tot wanneer."), "functies.lijst"),
        Stap(_l("Kijk of alles werkt"), _l("Database, logboek, achtergrond en schijf."), "bewaking.status"),
        _REGIO,
    ),
}
"""By role, in the order in which one does it."""


_WOORDEN = {blad.endpoint: blad.woord for blad in bladen()}


def _langs(pagina: str, waarom: str, recht: Recht = Recht.INGELOGD) -> Stap:
    """A page of a zaak, by the word that its menu has for it."""
    return Stap(_WOORDEN[pagina], waarom, pagina, recht)


RONDLEIDING: Sequence[Stap] = (
    _langs("zaken.overzicht", _l("Het verhaal op één scherm: kinderen, geld, wie leidt, wat volgt.")),
    _langs("zaakopenstaand.lijst", _l("Alles wat nog moet, met bij wie het ligt en wanneer het klaar moet zijn.")),
    _langs("trede.geschiedenis", _l("Hoe ernstig het is, met wie dat wanneer bepaalde en waarom.")),
    _langs("mandaten.lijst", _l("Wie namens welk college mag beslissen, en wat er nog over is.")),
    _langs("besluiten.lijst", _l("Wat onder mandaat is besloten, tot op de cent verdeeld.")),
    _langs("geld.overzicht", _l("Wat is toegezegd en betaald, wat terugkomt, en wie welk deel draagt."),
           Recht.GELD_INZIEN),
    _langs("tellingen.lijst", _l("Alleen aantallen; kleine aantallen ziet alleen het team.")),
    _langs("plaatsing.bord", _l("Waar kinderen zijn, waar plek is, en wie te lang wacht.")),
    _langs("passend.overzicht", _l("Wat er van kinderen wordt na het plaatsen, een jaar lang.")),
    _langs("vooruitblik.toon", _l("Wat er gebeurt als het morgen stopt, en wat niemand weet."),
           Recht.DOSSIER_INZIEN),
    _langs("informatie.lijst", _l("Wie wat moet weten, en of dat is gedaan."),
           Recht.INFORMATIE_VASTLEGGEN),
    _langs("logboek.lijst", _l("Wie wat deed, wanneer en waarom. Niemand kan er ongemerkt iets aan veranderen."),
           Recht.LOGBOEK_INZIEN),
)  # fmt: skip
"""Through one zaak: what stands where. Their pages take the number of the zaak."""
