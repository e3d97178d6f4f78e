"""An ondermandaat through the screens: given by the holder, judged by the other, used by the projectleider."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.demo.accounts import WACHTWOORD
from app.models import Mandaat
from app.services.mandaat import handelingen as mandaten
from tests.kern.opzet import VAN, nieuw_mandaat, stel_voor, verleen
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

ZAAK = "/zaken/2025-0001"
S1 = f"{ZAAK}/mandaten"
TEKST = {"bevoegdheden": "Kleine voorschotten.", "van": "2025-03-17", "tot": "2030-12-31", "datum": "2025-06-02"}


@pytest.fixture
def boven(spelers: Spelers) -> int:
    """A mandaat of Rijswijk of € 1,000 that runs today and allows an ondermandaat."""
    wens = nieuw_mandaat(["GM0603"], 1_000_00, ondermandaat_mag=True, tot=dag(31, 12, 2030))
    (nummer,) = stel_voor(spelers.directeur_sbjh, "2025-0001", wens)
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, nummer, VAN)
    verleen(spelers, nummer, "GM0603")
    return nummer


def doe(wie: Bezoeker, pad: str, handeling: str, **velden: str) -> int:
    gegevens = wie.verborgen(pad) | {"datum": "2025-06-02"} | velden
    return wie.client.post(f"{pad}/{handeling}", data=gegevens).status_code


def test_van_houder_naar_projectleider(bezoekers: Bezoekers, session: Session, boven: int) -> None:
    sbjh, project = bezoekers.directeur_sbjh, bezoekers.projectleider
    assert f"{S1}/{boven}/ondermandaat" in sbjh.lees(f"{S1}/{boven}").links
    te_veel = sbjh.post(f"{S1}/{boven}/ondermandaat", **TEKST, plafond="1.000,01")
    assert "hoger dan dat van het mandaat: € 1.000" in Pagina(te_veel.text).fouten["plafond"]
    assert sbjh.post(f"{S1}/{boven}/ondermandaat", **TEKST, plafond="400").status_code == 302
    session.rollback()
    onder = f"{S1}/{session.scalar(select(func.max(Mandaat.id)))}"
    assert "Dit is een ondermandaat." in sbjh.lees(onder).tekst
    assert doe(sbjh, onder, "voorstel") == 302
    assert doe(bezoekers.directeur_denhaag, onder, "goedkeuring", wachtwoord=WACHTWOORD) == 302
    assert doe(sbjh, onder, "verlening", besluitnummer="O-1") == 302
    besluit = {"soort": "financien", "omschrijving": "Taxi.", "datum": "2025-06-02", "verdeling": "gelijk"}
    assert project.post(f"{ZAAK}/besluiten/nieuw", **besluit, bedrag="300").status_code == 302
    weg = project.post(f"{ZAAK}/besluiten/nieuw", **besluit, bedrag="100,01")
    assert "er is nog € 100" in Pagina(weg.text).fouten["bedrag"]
    assert "€\xa0300, over €\xa0700" in sbjh.lees(f"{S1}/{boven}").tekst
    assert "€\xa0300, over €\xa0100" in project.lees(onder).tekst


def test_een_houder_zonder_toestemming_ziet_de_knop_niet(bezoekers: Bezoekers) -> None:
    assert f"{S1}/1/ondermandaat" not in bezoekers.directeur_sbjh.lees(f"{S1}/1").links
