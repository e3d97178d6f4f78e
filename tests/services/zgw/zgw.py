"""The ZGW view of an installation of the tests, and the shapes in which it answers."""

from __future__ import annotations

from typing import Any

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.services.zaak import zaken
from app.services.zgw.adressen import Adressen, Objectsoort
from app.services.zgw.bronnen import lijst
from app.services.zgw.vorm import Zgw
from tests.kern.opzet import VANDAAG, bepaling, meld_alles_verzonden, open_zaak
from tests.kern.spelers import Speler, Spelers

ZGW = Zgw(Adressen("https://draaiboek.example", "draaiboek/test"), "123456782")
VORM = {
    Objectsoort.ZAAK: "zaak",
    Objectsoort.STATUS: "status",
    Objectsoort.ROL: "rol",
    Objectsoort.RESULTAAT: "resultaat",
    Objectsoort.ZAAKINFORMATIEOBJECT: "zaakinformatieobject",
    Objectsoort.BESLUIT: "besluit",
    Objectsoort.INFORMATIEOBJECT: "informatieobject",
}
CATALOGUS = {
    Objectsoort.CATALOGUS: "catalogus",
    Objectsoort.ZAAKTYPE: "zaaktype",
    Objectsoort.STATUSTYPE: "statustype",
    Objectsoort.RESULTAATTYPE: "resultaattype",
    Objectsoort.ROLTYPE: "roltype",
    Objectsoort.BESLUITTYPE: "besluittype",
    Objectsoort.INFORMATIEOBJECTTYPE: "informatieobjecttype",
}


def lees(wie: Speler, soort: Objectsoort, **params: str) -> list[dict[str, Any]]:
    return lijst(wie.session, wie.actor, ZGW, soort, params)


def gesloten(spelers: Spelers) -> str:
    """A zaak that ran through two treden on one day and was closed."""
    zaak = open_zaak(spelers)
    sbjh = spelers.directeur_sbjh
    sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
    meld_alles_verzonden(spelers, zaak)
    sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    return zaak
