"""The same scenario through the screens: Westland deviates, opschaling resolves it, a letter of ten is missing."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy.orm import Session

from app.regios import profiel
from tests.kern.opzet import acties
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

GEMEENTEN = profiel("haaglanden").gemeenten_op(date(2025, 2, 3))
WESTLAND = "GM1783"
ZAAK = {
    "aanbieder_id": "nieuw",
    "naam": "Stichting Waterkant",
    "kvk_nummer": "23456789",
    "trede": "problematisch",
    "motivering": "De bank stopt.",
    "datum": "2025-12-01",
}
BRIEF = "2026-01-05"
SLUITING = {"uitkomst": "hersteld", "datum": "2026-01-30", "toelichting": "De aanbieder is hersteld."}


def goed(wie: Bezoeker, pad: str, **velden: object) -> None:
    """Fill in the form of this page; it is accepted."""
    antwoord = wie.post(pad, **velden)
    assert antwoord.status_code == 302, Pagina(antwoord.text).fouten or Pagina(antwoord.text).tekst[:2000]


def van(bezoekers: Bezoekers, account: str) -> Bezoeker:
    return bezoekers.van(f"{account}@h10.example")


def raadpleeg_en_schaal_op(bezoekers: Bezoekers, pad: str) -> None:
    sbjh = bezoekers.directeur_sbjh
    codes = [g.code for g in GEMEENTEN]
    vraag = {"tekst": "Akkoord?", "gemeenten": codes, "datum": "2025-12-03", "reactie_voor_datum": "2025-12-10"}
    goed(sbjh, f"{pad}/vragen/nieuw", **vraag)
    for g in GEMEENTEN:
        soort = (
            {"soort": "niet_akkoord", "toelichting": "Te duur.", "domeinen": "financien"}
            if g.code == WESTLAND
            else {"soort": "akkoord"}
        )
        standpunt = {"gemeente": g.code, "datum": "2025-12-08", "spreker": "college"} | soort
        goed(van(bezoekers, g.account), f"{pad}/vragen/1/standpunt", **standpunt)
    assert "Opschaling" in sbjh.lees(pad).tekst
    goed(sbjh, f"{pad}/opschaling/1/stap", niveau="wethouders", datum="2025-12-18", toelichting="In het BOJ.")
    ja = {"gemeente": WESTLAND, "soort": "akkoord", "datum": "2025-12-18", "spreker": "college"}
    goed(van(bezoekers, "westland"), f"{pad}/vragen/1/standpunt", **ja)
    goed(sbjh, f"{pad}/opschaling/1/uitkomst", uitkomst="opgelost", datum="2025-12-18", toelichting="Lager plafond.")


def informeer(bezoekers: Bezoekers, pad: str) -> list[str]:
    """Everybody but the council of Westland; returns the addresses of the letters that were not sent."""
    sbjh = bezoekers.directeur_sbjh
    tekst = {"titel": "Stand van zaken", "tekst": "De zorg gaat door.", "datum": BRIEF}
    goed(sbjh, f"{pad}/raadsbrief/romptekst", **tekst)
    goed(sbjh, f"{pad}/raadsbrief/aanbieding", gemeenten=[g.code for g in GEMEENTEN], datum=BRIEF)
    over = []
    for g in GEMEENTEN:
        wie = van(bezoekers, g.account)
        (brief,) = {link for link in wie.lees(f"{pad}/raadsbrief").links if link.endswith("/verzending")}
        if g.code == WESTLAND:
            over.append(brief)
        else:
            goed(wie, brief, datum=BRIEF)
    html = sbjh.get(f"{pad}/informatie").text
    for plicht in dict.fromkeys(re.findall(r'href="([^"]+/informatie/\d+/verzending)"', html)):
        if "gemeenteraad van Westland" not in sbjh.lees(plicht).tekst:
            goed(sbjh, plicht, datum=BRIEF, middel="brief")
    return over


def test_van_afwijking_tot_sluiting(bezoekers: Bezoekers, session: Session) -> None:
    antwoord = bezoekers.directeur_sbjh.post("/zaken/nieuw", **ZAAK)
    assert antwoord.status_code == 302
    pad = antwoord.location
    raadpleeg_en_schaal_op(bezoekers, pad)
    (westland,) = informeer(bezoekers, pad)
    dicht = bezoekers.directeur_denhaag.post(f"{pad}/afsluiting", **SLUITING)
    assert dicht.status_code == 422
    assert "Westland" in Pagina(dicht.text).tekst
    assert acties(session)[-1] == "(sluit_af)"
    goed(van(bezoekers, "westland"), westland, datum=BRIEF)
    goed(bezoekers.directeur_denhaag, f"{pad}/afsluiting", **SLUITING)
    assert "uitkomst: hersteld" in bezoekers.directeur_sbjh.lees(pad).tekst
