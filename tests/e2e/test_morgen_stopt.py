"""A stop tomorrow, in the browser: what is known, what is not, what if two groups close, and a plan to begin with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.services.telling.tellingen import leg_tellingen_vast
from tests.e2e.conftest import SchermVoor
from tests.e2e.s1_begin import SBJH
from tests.kern.opzet import actief_mandaat, open_zaak
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers, vul_accounts
from tests.web.conftest import geef_wachtwoorden

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e-morgen")]

VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
ZAAK = "/zaken/2025-0001"
PAD = f"{ZAAK}/vooruitblik"


def vul(engine: Engine) -> None:
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        zaak = open_zaak(spelers)
        geteld = [telling(in_zorg=12), telling("GM0518", in_zorg=3), telling("GM0518", "daghulp", in_zorg=9)]
        spelers.directeur_sbjh.doet(leg_tellingen_vast, zaak, geteld)
        actief_mandaat(spelers, zaak)
    geef_wachtwoorden(engine)


@pytest.fixture(scope="module")
def vuller() -> Callable[[Engine], None]:
    return vul


def test_van_niets_weten_tot_een_opzet_van_het_plan(scherm: SchermVoor, tmp_path: Path) -> None:
    wie = scherm(SBJH)
    wie.naar(PAD)
    wie.zegt("Geld", "onbekend", "geen cijfers ingevoerd", "Morgen geen plek", "24", "Westland")
    wie.doe(
        f"{ZAAK}/aanbieder/kwartalen/nieuw",
        "Vastleggen",
        jaar=str(VANDAAG.year),
        kwartaal=str((VANDAAG.month + 2) // 3),
        bron_datum=VANDAAG.isoformat(),
        bron="Kwartaalrapportage",
        liquide_middelen="600.000",
        uitstroom_maand="150.000",
    )
    wie.doe(
        f"{PAD}/scenarios/nieuw",
        "Vastleggen",
        naam="Twee groepen dicht",
        vanaf=(VANDAAG + timedelta(14)).isoformat(),
        uitstroom_maand="75.000",
        **{"plaatsen-2-bedrag": "4"},
        fte_nodig="40",
        fte_aanwezig="31,5",
        bron="Gesprek met de bank",
        bron_datum=VANDAAG.isoformat(),
    )
    wie.zegt("Het scenario is vastgelegd.", "17 weken", "4 open, 5 kinderen zonder plek", "8,5 fte te kort")
    wie.page.get_by_role("main").get_by_text("Als tabel").first.click()
    wie.zegt("einde van de week", "scenario 1")
    plan = wie.haal_op(PAD, "Opzet continuïteitsplan (Word)", tmp_path / "plan.docx")
    tekst = [cel.text for tabel in Document(str(plan)).tables for rij in tabel.rows for cel in rij.cells]
    assert "Kwartaalrapportage" in " ".join(tekst)
    assert {"1-4", "5-9", "10-14"} <= {*tekst}
    assert wie.klachten == []
