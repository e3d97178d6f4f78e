"""A wind-down in the browser: the board of twelve weeks, a provider that gives its count by a link, who sees bands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.demo import speel_afbouw
from app.domain.plaatsing.weken import WEEK, maandag
from tests.e2e.conftest import SchermVoor
from tests.e2e.scherm import Scherm, ga
from tests.kern.spelers import vul_accounts
from tests.web.conftest import geef_wachtwoorden

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-afbouw")]

VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
BEGIN = maandag(VANDAAG) - 13 * WEEK
ZAAK = f"/zaken/{BEGIN.year}-0001"
PAD, PASSEND = f"{ZAAK}/plaatsing", f"{ZAAK}/passend"


def vul(engine: Engine) -> None:
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        speel_afbouw(session, VANDAAG)
    geef_wachtwoorden(engine)


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return vul


def test_de_afbouw_staat_op_het_bord_en_een_aanbieder_geeft_zelf_op(
    scherm: SchermVoor, browser: Browser, basis: str, tmp_path: Path
) -> None:
    team = scherm("directeur@sbjh.example")
    team.naar(PAD)
    team.zegt("van 340 bij de eerste telling", "331", "eerder dan zij leeg is", "Van waar naar waar", "De Kade")
    team.doe(f"{PAD}/opgaven/nieuw", "Link maken", soort="stand", wie="Stichting Oeverzorg", dagen="7")
    link = team.page.locator("pre.hash").inner_text().strip().split("/opgave/")[1]
    bestand = tmp_path / "opgave.csv"
    rij = f"{maandag(VANDAAG)};Rietland;;;;;6\n"
    bestand.write_text("week;locatie;zorgvorm;gemeente;titel;maand;aantal\n" + rij, encoding="utf-8")
    buiten = Scherm(browser, basis, None)
    buiten.doe(f"/opgave/{link}", "Bekijken", door="Teamleider", bestand=bestand)
    buiten.zegt("Klopt dit?", "Rietland")
    buiten.druk("Opgeven")
    buiten.zegt("Uw opgave is ontvangen")
    assert buiten.naar(f"/opgave/{link}") == 404
    buiten.sluit()
    team.doe(f"{PAD}/opgaven/2", "Overnemen")  # the first came with the demo
    team.zegt("De opgave is overgenomen en telt mee.")
    delft = scherm("delft@h10.example")
    delft.naar(PAD)
    delft.zegt("Kinderen per locatie, in klassen", "5-9", "Kinderen van uw gemeente")
    assert team.klachten == buiten.klachten == delft.klachten == []


def test_geplaatst_is_geen_uitkomst_ook_niet_na_het_sluiten(scherm: SchermVoor) -> None:
    """Delft says of all its groups at once that the place does not fit: the team reads it, closing asks it of the
    others, the dossier says it, and what comes later waits with Delft in a zaak that is closed.
    """
    team, delft = scherm("directeur@sbjh.example"), scherm("delft@h10.example")
    samen = f"{PASSEND}/oordelen/0"
    delft.naar(samen)
    alle = tuple(str(vakje.get_attribute("value")) for vakje in delft.page.locator('[name="kies"]').all())
    waarom = "Te ver van school. Er wordt dichterbij gezocht."
    delft.doe(
        samen, "Aangevinkte vastleggen", kies=alle, uitkomst="past_niet", oordelaar="gemeente", toelichting=waarom
    )
    delft.zegt(f"{len(alle)} handelingen zijn vastgelegd.", "past niet:")
    team.naar(f"{PASSEND}?gemeente=GM0503&welke=past_niet")
    team.zegt("Delft", waarom)
    team.doe(f"{ZAAK}/informatie/verzendingen", "Aangevinkte vastleggen", middel="brief")
    team.naar(f"{ZAAK}/afsluiting")
    team.zegt("zei nog niemand of de plek past", "Kan in nood worden gepasseerd", "Dit zal het dossier zeggen")
    nood = "De andere gemeenten antwoorden niet; de aanbieder bestaat niet meer."
    team.doe(f"{ZAAK}/afsluiting", "Zaak sluiten", uitkomst="afgebouwd", toelichting="Afgebouwd.", noodgreep=nood)
    team.zegt("De zaak is gesloten.")
    team.naar(f"{PASSEND}?welke=te_laat")
    team.zegt("Oordelen per gemeente", "Delft", "na 1 maand")
    delft.naar("/")
    delft.zegt("oordelen of de plek past")
    een = delft.page.locator(f'a[href*="{PASSEND}"]').first
    ga(delft.page, een)
    delft.zegt("na 1 maand", "te laat")
    assert team.klachten == delft.klachten == []
