"""Looking ahead through the screens: unknown in words, a scenario recorded and drawn, and the plan as a file."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from tests.kern.opzet import acties
from tests.web.bezoeker import Bezoekers, Pagina, regels

ZAAK = "/zaken/2025-0001"
PAD = f"{ZAAK}/vooruitblik"
VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
KWARTAAL = {
    "jaar": str(VANDAAG.year), "kwartaal": str((VANDAAG.month + 2) // 3), "bron": "Kwartaalrapportage",
    "bron_datum": VANDAAG.isoformat(), "liquide_middelen": "600.000", "uitstroom_maand": "150.000",
}  # fmt: skip
SCENARIO = {
    "naam": "Twee groepen dicht", "vanaf": (VANDAAG + timedelta(30)).isoformat(), "uitstroom_maand": "75.000",
    "fte_nodig": "40", "fte_aanwezig": "31,5", "bron": "Gesprek met de bank", "bron_datum": VANDAAG.isoformat(),
}  # fmt: skip


def test_wat_niet_is_ingevoerd_is_onbekend_en_niet_nul(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.projectleider.lees(PAD).tekst
    for wat in ("Wat wij niet weten", "in deze zaak is nog niet geteld", "geen cijfers ingevoerd", "geen scenario"):
        assert wat in tekst, wat


def test_een_scenario_staat_in_de_tabel_en_in_de_grafiek(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.projectleider
    assert wie.post(f"{ZAAK}/aanbieder/kwartalen/nieuw", **KWARTAAL).status_code == 302
    assert "zonder steun" in wie.lees(PAD).tekst
    plaatsen = regels("plaatsen", {"daghulp": "4"})
    antwoord = wie.post(f"{PAD}/scenarios/nieuw", **SCENARIO, **plaatsen)
    assert (antwoord.status_code, antwoord.location) == (302, PAD)
    tekst = wie.lees(PAD).tekst
    for wat in (
        "1. Twee groepen dicht",
        "scenario 1",
        "8,5 fte te kort",
        "31,5 van 40 fte",
        "4 open",
        "Gesprek met de",
    ):
        assert wat in tekst, wat
    assert acties(session)[-1] == "leg_scenario_vast"
    pad = f"{PAD}/scenarios/1/correctie"
    velden = wie.lees(pad).velden
    assert (velden["uitstroom_maand"], velden["fte_aanwezig"]) == ("75.000", "31,5")
    assert wie.stuur(pad, velden | {"naam": "Een groep dicht", "reden": "Het is er een."}).location == PAD
    assert "versie 2: Het is er een." in wie.lees(PAD).tekst
    assert wie.stuur(pad, wie.lees(pad).velden | {"vervalt": "y", "reden": "Niet meer nodig."}).location == PAD
    assert "Een groep dicht" not in wie.lees(PAD).tekst
    assert wie.get(pad).status_code == 404


def test_wat_niet_kan_staat_bij_het_veld(bezoekers: Bezoekers) -> None:
    wie, pad = bezoekers.projectleider, f"{PAD}/scenarios/nieuw"
    leeg = {"uitstroom_maand": "", "fte_nodig": "", "fte_aanwezig": ""}
    fout = wie.post(pad, **(SCENARIO | leeg))
    assert (fout.status_code, list(Pagina(fout.text).fouten)) == (422, ["uitstroom_maand"])
    fout = wie.post(pad, **(SCENARIO | {"fte_nodig": "veel"}), **regels("plaatsen", {"daghulp": "20000"}))
    assert fout.status_code == 422
    assert set(Pagina(fout.text).fouten) == {"fte_nodig", "plaatsen-0-bedrag"}


def test_de_opzet_van_het_plan_is_een_bestand(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.projectleider.get(f"{PAD}/plan")
    assert antwoord.status_code == 200
    assert "continuiteitsplan-2025-0001.docx" in antwoord.headers["Content-Disposition"]
    assert antwoord.data.startswith(b"PK")


def test_wie_niet_in_het_team_is_ziet_haar_niet(bezoekers: Bezoekers) -> None:
    assert bezoekers.delft.get(PAD).status_code == 403
    assert bezoekers.delft.get(f"{PAD}/plan").status_code == 403
    assert PAD not in bezoekers.delft.lees(ZAAK).links
    assert PAD in bezoekers.projectleider.lees(ZAAK).links
