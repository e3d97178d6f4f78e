"""The same scenario through the screens: three regions, a withdrawal, and children who still need a place."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from tests.kern.opzet import actief_mandaat, acties, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

SLUITING = {"uitkomst": "faillissement_met_overdracht", "datum": "2025-11-13", "toelichting": "Overgedragen."}
TELLING = {"gemeente": "GM0503", "zorgvorm": "pleegzorg", "in_zorg": "40"}


def goed(wie: Bezoeker, pad: str, **velden: object) -> None:
    antwoord = wie.post(pad, **velden)
    assert antwoord.status_code == 302, Pagina(antwoord.text).fouten or Pagina(antwoord.text).tekst[:1500]


def informeer_iedereen(wie: Bezoeker, pad: str) -> None:
    html = wie.get(f"{pad}/informatie").text
    for plicht in dict.fromkeys(re.findall(r'href="([^"]+/informatie/\d+/verzending)"', html)):
        goed(wie, plicht, datum="2025-11-12", middel="brief")


def test_drie_regios_van_mandaat_tot_sluiting(bezoekers: Bezoekers, session: Session, spelers: Spelers) -> None:
    nummer = open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)
    pad, sbjh = f"/zaken/{nummer}", bezoekers.directeur_sbjh
    for regio in ("rijnmond", "holland-rijnland"):
        velden = {
            "regio": regio,
            "vertegenwoordiger": "Directeur",
            "datum": "2025-03-01",
            "reden": "Kinderen van daar.",
        }
        goed(sbjh, f"{pad}/regios/nieuw", **velden)
    rijnmond = actief_mandaat(spelers, nummer, "rijnmond")
    actief_mandaat(spelers, nummer, "holland-rijnland")
    besluit = {"soort": "financien", "omschrijving": "Overbrugging.", "verdeling": "gelijk"}
    goed(sbjh, f"{pad}/besluiten/nieuw", **besluit, datum="2025-03-21", bedrag="200.000")
    velden = {"datum": "2025-06-02", "toelichting": "Wij regelen het zelf."}
    mandaat = f"{pad}/mandaten/{rijnmond}"
    verborgen = bezoekers.rijnmond.verborgen("/mandaten") | {"csrf_token": bezoekers.rijnmond.csrf()}
    assert bezoekers.rijnmond.stuur(f"{mandaat}/intrekking", verborgen | velden).status_code == 302
    assert "€\xa020.000" in sbjh.lees(f"{pad}/mandaten?datum=2025-06-02").tekst
    te_veel = sbjh.post(f"{pad}/besluiten/nieuw", **besluit, datum="2025-06-02", bedrag="30.000")
    assert "er is nog € 20.000" in Pagina(te_veel.text).fouten["bedrag"]
    goed(sbjh, f"{pad}/tellingen/nieuw", **TELLING, peildatum="2025-11-01", nog_te_plaatsen="2")
    informeer_iedereen(sbjh, pad)
    dicht = sbjh.post(f"{pad}/afsluiting", **SLUITING)
    assert dicht.status_code == 422
    assert "1-4 kinderen zijn nog te plaatsen" in Pagina(dicht.text).tekst
    assert acties(session)[-1] == "(sluit_af)"
    goed(sbjh, f"{pad}/tellingen/nieuw", **TELLING | {"in_zorg": "0"}, peildatum="2025-11-12", nog_te_plaatsen="0")
    goed(sbjh, f"{pad}/afsluiting", **SLUITING)
    assert "faillissement met overdracht" in sbjh.lees(pad).tekst
