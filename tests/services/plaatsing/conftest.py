"""A zaak whose provider has two locations, with a place that another one offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase
from app.domain.plaatsing.stand import Cel, Stand
from app.domain.plaatsing.weken import WEEK, maandag
from app.services.aanbieder.onderdelen import leg_locatie_vast
from app.services.kern.toegang import vind_dossier
from app.services.plaatsing.aanbod import leg_aanbod_vast
from app.services.plaatsing.boekingen import boek_plaatsing, werk_boeking_bij
from app.services.plaatsing.bord import Bord, lees_bord
from app.services.plaatsing.standen import leg_standen_vast
from tests.kern.opzet import VANDAAG, open_zaak
from tests.kern.spelers import Spelers

DEZE = maandag(VANDAAG)
VORIGE = DEZE - WEEK


@dataclass
class Plek:
    """The zaak, and what is done in it."""

    spelers: Spelers
    zaak: str

    def doet(self, dienst: Any, *wat: Any, **meer: Any) -> Any:
        return self.spelers.directeur_sbjh.doet(dienst, self.zaak, *wat, **meer)

    def locatie(self, naam: str, tot: date | None = None) -> int:
        wat = Locatie(naam=naam, gemeente="Wassenaar", soort=Verblijf.RESIDENTIEEL, tot=tot)
        nummer: int = self.doet(leg_locatie_vast, wat).nummer
        return nummer

    def tel(self, kinderen: int, *cellen: Cel, week: date = VORIGE, locatie: int = 1, reden: str = "") -> Any:
        stand = Stand(week=week, locatie=locatie, kinderen=kinderen, cellen=cellen)
        return self.doet(leg_standen_vast, [stand], reden)

    def bied_aan(self, plaatsen: int, **meer: Any) -> int:
        wat: dict[str, Any] = {"aanbieder": "De Kade", "zorgvorm": "gesloten", "vanaf": VORIGE} | meer
        nummer: int = self.doet(leg_aanbod_vast, Aanbod(plaatsen=plaatsen, **wat)).nummer
        return nummer

    def boek(self, aantal: int, fase: Fase = Fase.GERESERVEERD, dag: date | None = None, **meer: Any) -> int:
        wat: dict[str, Any] = {
            "soort": Boeksoort.PLAATSING, "locatie": 1, "zorgvorm": "gesloten", "gemeente": "GM0503", "week": DEZE,
        }  # fmt: skip
        wat |= {"aanbod": 1} if meer.get("soort", Boeksoort.PLAATSING) is Boeksoort.PLAATSING else {}
        nummer: int = self.doet(boek_plaatsing, Boeking(aantal=aantal, **wat | meer), fase, dag).nummer
        return nummer

    def verder(self, nummer: int, fase: Fase, **meer: Any) -> Any:
        return self.doet(werk_boeking_bij, nummer, fase, meer.pop("dag", VANDAAG), **meer)

    def bord(self, op: date = VANDAAG) -> Bord:
        self.spelers.session.rollback()
        dossier = vind_dossier(self.spelers.session, self.spelers.directeur_sbjh.actor, self.zaak)
        return lees_bord(self.spelers.session, dossier, op)


@pytest.fixture
def plek(spelers: Spelers) -> Plek:
    """Duinhuis closes in five weeks and had ten children, four of Delft in gesloten; twelve places are offered."""
    plek = Plek(spelers, open_zaak(spelers))
    plek.locatie("Duinhuis", tot=DEZE + timedelta(35))
    plek.locatie("De Vliet")
    plek.tel(10, Cel("gesloten", 4, "GM0503", "vrijwillig"), Cel("gesloten", 3, "GM0518", "ots"), Cel("daghulp", 5))
    plek.bied_aan(12)
    return plek
