"""A restart with a loan in the browser: promised under a decision, paid, repaid; a college sees its own part alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.services.besluit.besluiten import neem_besluit
from tests.e2e.conftest import SchermVoor
from tests.e2e.s1_begin import SBJH
from tests.kern.opzet import actief_mandaat, besluit, open_zaak
from tests.kern.spelers import Spelers, vul_accounts
from tests.web.conftest import geef_wachtwoorden

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-doorstart")]

GELD = "/zaken/2025-0001/geld"


def vul(engine: Engine) -> None:
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        zaak = open_zaak(spelers)
        actief_mandaat(spelers, zaak)
        spelers.directeur_sbjh.doet(neem_besluit, zaak, besluit(100_000_00))
    geef_wachtwoorden(engine)


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return vul


def test_een_lening_wordt_toegezegd_betaald_en_terugbetaald(scherm: SchermVoor) -> None:
    wie = scherm(SBJH)
    wie.doe(
        f"{GELD}/toezeggingen/nieuw",
        "Toezegging vastleggen",
        soort="lening",
        omschrijving="Overbrugging tot de doorstart.",
        wederpartij="Stichting Test",
        datum="2025-03-21",
        bedrag="90.000",
        besluit="1",
        plan="1-4-2025; 90.000; betalen\n1-10-2025; 90.000; terug",
        draagsleutel="gelijk",
    )
    wie.zegt("Toezegging 1 is vastgelegd.", "Stichting Test: Overbrugging tot de doorstart.", "€ 90.000", "€ 10.000")
    for soort, dag, zin in (("betaling", "2025-04-01", "€ 90.000"), ("terugbetaling", "2025-10-01", "afgewikkeld")):
        velden = {"soort": soort, "datum": dag, "bedrag": "90.000"}
        wie.doe(f"{GELD}/toezeggingen/1/boeking", "Boeken", **velden)
        wie.zegt("De boeking is vastgelegd.")
        wie.naar(GELD)
        wie.zegt(zin)
    delft = scherm("delft@h10.example")
    delft.naar(GELD)
    delft.zegt("Geld van Delft", "Teruggekregen", "€ 10.000")
    assert delft.page.get_by_text("Den Haag").count() == 0
    assert (wie.klachten, delft.klachten) == ([], [])
