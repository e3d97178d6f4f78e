"""A zaak with a decision of € 300 about money, and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import NieuweToezegging
from app.models import Besluit, Geldboeking, Toezegging
from app.services.besluit.besluiten import neem_besluit
from app.services.geld.boek import Geldboek, lees_geld
from app.services.geld.boeken import NieuweBoeking, boek_geld
from app.services.geld.toezeggen import zeg_geld_toe
from tests.kern.opzet import BESLUITDAG, actief_mandaat, besluit, open_zaak, zaak_van
from tests.kern.spelers import Spelers

DELFT, DEN_HAAG, RIJSWIJK = "GM0503", "GM0518", "GM0603"


@dataclass
class Kas:
    """The zaak with its decision."""

    spelers: Spelers
    zaak: str
    besluit: Besluit

    def doet(self, dienst: Any, *wat: Any, **meer: Any) -> Any:
        return self.spelers.directeur_sbjh.doet(dienst, self.zaak, *wat, **meer)

    def nieuw(self, bedrag: int = 90_00, **meer: Any) -> NieuweToezegging:
        wat: dict[str, Any] = {
            "soort": Toezegsoort.LENING, "omschrijving": "Overbrugging.", "wederpartij": "Stichting Test",
            "datum": BESLUITDAG, "bedrag": bedrag, "besluit_id": self.besluit.id, "sleutel": Draagsleutel.GELIJK,
            "gemeenten": [DELFT, DEN_HAAG, RIJSWIJK],
        }  # fmt: skip
        return NieuweToezegging(**wat | meer)

    def zeg_toe(self, bedrag: int = 90_00, **meer: Any) -> Toezegging:
        gemaakt: Toezegging = self.doet(zeg_geld_toe, self.nieuw(bedrag, **meer))
        return gemaakt

    def boek(self, soort: Geldsoort, bedrag: int, nummer: int = 1, dag: date = BESLUITDAG, **meer: Any) -> Geldboeking:
        nieuw = NieuweBoeking(soort=soort, datum=dag, bedrag=bedrag, **meer)
        gemaakt: Geldboeking = self.doet(boek_geld, nummer, nieuw)
        return gemaakt

    def alles(self) -> Geldboek:
        self.spelers.session.rollback()
        return lees_geld(self.spelers.session, zaak_van(self.spelers.session, self.zaak))


@pytest.fixture
def kas(spelers: Spelers) -> Kas:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    genomen = spelers.directeur_sbjh.doet(neem_besluit, zaak, besluit(300_00))
    return Kas(spelers, zaak, genomen)
