"""Scenario S1 of the domain, played through the screens from the first signal to a verified export."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.demo.accounts import WACHTWOORD
from app.export import verify
from tests.e2e.conftest import SchermVoor
from tests.e2e.s1_begin import (
    DEN_HAAG,
    GEVERS,
    PROJECTLEIDER,
    SBJH,
    ZAAK,
    leg_stukken_en_stappen_vast,
    open_met_een_signaal,
    word_zorgelijk_en_wijs_toe,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-s1")]

VOORSCHOTEN = "GM0626"
VERLENERS = {naam: email for naam, email in GEVERS.items() if naam != "Westland"}


def test_s1_van_het_eerste_signaal_tot_een_export_die_klopt(scherm: SchermVoor, tmp_path: Path) -> None:
    open_met_een_signaal(scherm)
    word_zorgelijk_en_wijs_toe(scherm)
    leg_stukken_en_stappen_vast(scherm, tmp_path)
    mandaten = stel_tien_mandaten_voor(scherm)
    keur_goed(scherm, mandaten)
    verleen_en_stem_in(scherm, mandaten)
    besluit_en_word_geweigerd(scherm)
    informeer_iedereen(scherm)
    sluit_en_heropen(scherm)
    exporteer_en_controleer(scherm, tmp_path)
    het_logboek_weet_alles(scherm)
    for email in (SBJH, DEN_HAAG, PROJECTLEIDER, *VERLENERS.values()):
        assert scherm(email).klachten == []


def stel_tien_mandaten_voor(scherm: SchermVoor) -> dict[str, str]:
    """Nine of the region in one go, and Voorschoten, that left it; the address of each mandaat by its grantor."""
    directeur = scherm(SBJH)
    for bereik, gevers in (("binnen_regio", "alle"), ("andere_regio", VOORSCHOTEN)):
        directeur.doe(
            f"{ZAAK}/mandaten/nieuw",
            "Voorstellen",
            soort="financien",
            bereik=bereik,
            mandaatgevers=(gevers,),
            houder=SBJH,
            bevoegdheden="Besluiten over voorschotten aan Stichting Duinpoort.",
            plafond="120.000",
            van="2025-03-17",
            tot="2025-09-30",
            datum="2025-03-14",
        )
    directeur.naar(f"{ZAAK}/mandaten")
    links = directeur.page.locator("main table th[scope=row] a").all()
    mandaten = {link.inner_text(): link.get_attribute("href") or "" for link in links}
    assert set(mandaten) == set(GEVERS)
    directeur.naar(mandaten["Delft"])
    assert directeur.page.get_by_role("button", name="Goedkeuren").count() == 0, "no proposer approves"
    return mandaten


def keur_goed(scherm: SchermVoor, mandaten: dict[str, str]) -> None:
    for gever, adres in mandaten.items():
        scherm(DEN_HAAG).doe(adres, "Goedkeuren", datum="2025-03-14", wachtwoord=WACHTWOORD)
        scherm(DEN_HAAG).zegt(f"Het mandaat van {gever} is nu goedgekeurd.")


def verleen_en_stem_in(scherm: SchermVoor, mandaten: dict[str, str]) -> None:
    """Nine of ten colleges grant; Westland stays silent."""
    for volgnr, (gever, email) in enumerate(VERLENERS.items(), start=1):
        adres = mandaten[gever]
        scherm(email).doe(adres, "Verlenen", besluitnummer=f"B-2025-{volgnr:03d}", datum="2025-03-17")
        scherm(email).zegt(f"Het mandaat van {gever} is nu verleend.")
        scherm(SBJH).doe(adres, "Instemming vastleggen", door="houder", datum="2025-03-17")
        scherm(SBJH).zegt("Er is nog een instemming nodig.")
        scherm(PROJECTLEIDER).doe(
            adres,
            "Instemming vastleggen",
            door="werkgever",
            datum="2025-03-17",
            gegeven_door="M. de Boer",
            gegeven_functie="voorzitter van het bestuur",
            kenmerk="BS-2025-04",
            toelichting="Besluit van het bestuur van het Servicebureau.",
        )
        scherm(PROJECTLEIDER).zegt(f"Het mandaat van {gever} is nu")
    ruimte_is(scherm, "2025-03-16", "€ 0")
    ruimte_is(scherm, "2025-03-20", "€ 1.080.000")


def ruimte_is(scherm: SchermVoor, datum: str, bedrag: str) -> None:
    directeur = scherm(SBJH)
    directeur.naar(f"{ZAAK}/mandaten?datum={datum}")
    assert directeur.page.locator("main p.groot").inner_text().replace("\N{NO-BREAK SPACE}", " ") == bedrag


def besluit(scherm: SchermVoor, datum: str, bedrag: str) -> None:
    scherm(SBJH).doe(
        f"{ZAAK}/besluiten/nieuw",
        "Besluit vastleggen",
        soort="financien",
        omschrijving="Voorschot voor de lonen.",
        datum=datum,
        bedrag=bedrag,
    )


def besluit_en_word_geweigerd(scherm: SchermVoor) -> None:
    directeur = scherm(SBJH)
    for datum, bedrag, over in (("2025-03-21", "450.000", "€ 630.000"), ("2025-05-16", "300.000", "€ 330.000")):
        besluit(scherm, datum, bedrag)
        ruimte_is(scherm, datum, over)
    besluit(scherm, "2025-06-16", "500.000")
    directeur.zegt("€ 500.000", "€ 330.000", "Er is iets niet goed ingevuld")
    besluit(scherm, "2025-10-01", "50.000")
    directeur.zegt("verlopen", "Er is iets niet goed ingevuld")
    ruimte_is(scherm, "2025-09-30", "€ 330.000")
    besluit(scherm, "2025-09-30", "30.000")
    directeur.naar(f"{ZAAK}/besluiten")
    directeur.zegt("30 september 2025", "laat ingevoerd", "namens de colleges van")
    assert directeur.page.locator("main th[id^=besluit-]").count() == 3
    ruimte_is(scherm, "2025-09-30", "€ 300.000")
    ruimte_is(scherm, "2025-10-01", "€ 0")


def informeer_iedereen(scherm: SchermVoor) -> None:
    """Closing waits until everybody who must be informed was."""
    directeur = scherm(SBJH)
    directeur.naar(f"{ZAAK}/informatie")
    links = directeur.page.locator("main a[href$='/verzending']").all()
    paden = [link.get_attribute("href") or "" for link in links]
    assert len(paden) == 6
    for pad in paden:
        directeur.doe(pad, "Vastleggen", datum="2025-11-12", middel="brief")
    expect(directeur.page.locator("main a[href$='/verzending']")).to_have_count(0)


def sluit_en_heropen(scherm: SchermVoor) -> None:
    directeur = scherm(SBJH)
    directeur.doe(
        f"{ZAAK}/afsluiting", "Zaak sluiten", uitkomst="hersteld", datum="2025-11-13", toelichting="Weer gezond."
    )
    directeur.zegt("De zaak is gesloten.", "afgesloten", "uitkomst: hersteld")
    scherm(DEN_HAAG).doe(
        f"{ZAAK}/heropening", "Zaak heropenen", trede="zorgelijk", datum="2025-12-01", motivering="Terugval."
    )
    scherm(DEN_HAAG).zegt("De zaak is heropend.", "zorgelijk")
    ruimte_is(scherm, "2025-12-01", "€ 0")


def controleer(map_: Path) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-I", "verify.py", "bundel.zip", "--sleutel", "sleutel.pem"]
    return subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, check=False)


def exporteer_en_controleer(scherm: SchermVoor, tmp_path: Path) -> None:
    """As an auditor does: the bundle, the key and verify.py in an empty directory, nothing else."""
    directeur = scherm(SBJH)
    directeur.doe(
        f"{ZAAK}/exports/nieuw", "Dossier delen", soort="toezichthouder", doel="Toezicht.", peildatum="2025-12-31"
    )
    leeg = tmp_path / "controle"
    leeg.mkdir()
    directeur.haal_op(f"{ZAAK}/exports", ".zip", leeg / "bundel.zip")
    directeur.haal_op("/logboek/sleutel", "sleutel.pem", leeg / "sleutel.pem")
    shutil.copy(verify.__file__, leeg / "verify.py")
    klopt = controleer(leeg)
    assert klopt.returncode == 0, klopt.stderr
    bytes_ = bytearray((leeg / "bundel.zip").read_bytes())
    bytes_[len(bytes_) // 2] ^= 1
    (leeg / "bundel.zip").write_bytes(bytes_)
    assert controleer(leeg).returncode == 1


def het_logboek_weet_alles(scherm: SchermVoor) -> None:
    directeur = scherm(SBJH)
    directeur.naar(f"{ZAAK}/logboek?uitkomst=geweigerd")
    expect(directeur.page.locator("main ol.regels > li")).to_have_count(2)
    expect(directeur.page.locator("main ol.regels > li").first).to_contain_text("Besluit onder mandaat")
    assert WACHTWOORD not in directeur.page.content()
