"""The overview costs the same statements at one as at a thousand zaken, twelve at most."""

from __future__ import annotations

import math

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.db import db
from app.domain.basis.begrippen import Toestand
from app.services.overzicht.lopend.zaken import GRENS
from tests.kern.opzet import open_zaak, tel_vragen, zaak_van
from tests.kern.spelers import Spelers
from tests.kern.veel import veel_zaken
from tests.web.bezoeker import Bezoeker, Bezoekers

pytestmark = pytest.mark.traag

HOOGSTENS = 12
PADEN = ("/overzicht", "/overzicht?sorteer=kas", "/overzicht?let=krap", "/overzicht/afdruk", "/overzicht/bestand.xlsx")


@pytest.fixture(autouse=True)
def _zonder_alarm(app: Flask) -> None:
    app.extensions["draaiboek_alarm"] = (math.inf, False)


def kosten(app: Flask, wie: Bezoeker, pad: str) -> int:
    with app.app_context():
        motor = db.engine
    with tel_vragen(motor) as vragen:
        assert wie.get(pad).status_code == 200
    return len(vragen)


@pytest.mark.parametrize("wie", ["directeur_sbjh", "delft"])
def test_het_overzicht_vraagt_een_vast_aantal_keer(
    app: Flask, bezoekers: Bezoekers, spelers: Spelers, session: Session, wie: str
) -> None:
    bezoeker = getattr(bezoekers, wie)
    een = [kosten(app, bezoeker, pad) for pad in PADEN]
    assert max(een) <= HOOGSTENS, een
    zaak = zaak_van(session, open_zaak(spelers, Toestand.PROBLEMATISCH))
    veel_zaken(session, zaak, 60)
    assert [kosten(app, bezoeker, pad) for pad in PADEN] == een
    veel_zaken(session, zaak, GRENS)
    nu = [kosten(app, bezoeker, pad) for pad in PADEN]
    assert all(a <= b for a, b in zip(nu, een, strict=True)), (nu, een)
    assert f"meer dan {GRENS} zaken" in bezoeker.lees("/overzicht").tekst
