"""The placement board through the screens: counted in a grid, offered, booked, moved on; and what others see of it."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.db import db
from app.domain.plaatsing.weken import WEEK, maandag
from tests.kern.opzet import acties, tel_vragen
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

ZAAK = "/zaken/2025-0001"
PAD = f"{ZAAK}/plaatsing"
VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
AANBOD = {"aanbieder": "De Kade", "zorgvorm": "gesloten", "plaatsen": "12", "vanaf": "2024-01-01"}


@pytest.fixture
def wie(bezoekers: Bezoekers) -> Bezoeker:
    """Somebody of the team, with two locations of which one was counted last week."""
    wie = bezoekers.projectleider
    for naam in ("Duinhuis", "De Vliet"):
        locatie = {"naam": naam, "gemeente": "Wassenaar", "soort": "residentieel"}
        assert wie.post(f"{ZAAK}/aanbieder/locaties/nieuw", **locatie).status_code == 302
    return wie


def vul(wie: Bezoeker, week: str, **meer: str) -> TestResponse:
    velden = wie.lees(f"{PAD}/standen?week={week}").velden
    return wie.stuur(f"{PAD}/standen", velden | {"week": week} | meer)


def tekst_van(wie: Bezoeker) -> str:
    """What stands on the board that he sees, without a space: cells of a row follow each other at once."""
    return "".join(wie.lees(PAD).tekst.split())


def csv(inhoud: bytes) -> dict[str, object]:
    return {"bestand": (io.BytesIO(inhoud), "standen.csv")}


def boeking(week: str, **meer: str) -> dict[str, str]:
    wat = {"soort": "plaatsing", "locatie": "1", "zorgvorm": "gesloten", "gemeente": "GM0503", "aantal": "5"}
    return wat | {"aanbod": "1", "week": week, "fase": "wacht_op_rechter", "dag": week} | meer


def test_van_telling_tot_plaatsing_staat_alles_op_het_bord(wie: Bezoeker, session: Session) -> None:
    assert "nog nooit geteld" in wie.lees(PAD).tekst
    vorige = (maandag(VANDAAG) - WEEK).isoformat()
    antwoord = vul(wie, vorige, **{"cel-1-kinderen": "42", "cel-1-gesloten": "40"})
    assert (antwoord.status_code, antwoord.location) == (302, PAD)
    assert wie.post(f"{PAD}/aanbod/nieuw", **AANBOD).location == PAD
    assert wie.post(f"{PAD}/boekingen/nieuw", **boeking(vorige)).location == PAD
    tekst = tekst_van(wie)
    for woord in ("Duinhuis", "De Kade", "wacht op rechter", "Delft", "van 42 bij de eerste telling", "12 5 7"):
        assert woord.replace(" ", "") in tekst, woord
    stap = f"{PAD}/boekingen/1/verder"
    velden = wie.lees(stap).velden
    gezet = wie.post(stap, **(velden | {"fase": "geplaatst", "aantal": "2", "dag": VANDAAG.isoformat()}))
    assert gezet.location == PAD
    assert "deel van 1" in wie.lees(f"{PAD}/boekingen").tekst
    assert "Van waar naar waar" in wie.lees(PAD).tekst
    gedaan = ["leg_standen_vast", "leg_aanbod_vast", "boek_plaatsing", "werk_boeking_bij"]
    assert acties(session)[-4:] == gedaan


def test_wat_niet_kan_staat_bij_het_veld(wie: Bezoeker) -> None:
    vorige = (maandag(VANDAAG) - WEEK).isoformat()
    fout = vul(wie, vorige, **{"cel-1-gesloten": "4", "cel-2-kinderen": "vijf"})
    assert fout.status_code == 422
    assert "De Vliet, kinderen" in Pagina(fout.text).tekst
    vul(wie, vorige, **{"cel-1-kinderen": "4"})
    wie.post(f"{PAD}/aanbod/nieuw", **AANBOD)
    fout = wie.post(f"{PAD}/boekingen/nieuw", **boeking(vorige))
    assert (fout.status_code, list(Pagina(fout.text).fouten)) == (422, ["aantal"])
    assert "er zijn 4 kinderen en 0 zijn al geboekt" in Pagina(fout.text).tekst


def test_een_bestand_met_een_fout_noemt_de_rij(wie: Bezoeker) -> None:
    kop = b"week;locatie;zorgvorm;gemeente;titel;maand;aantal\n"
    week = (maandag(VANDAAG) - WEEK).isoformat().encode()
    fout = wie.post(f"{PAD}/standen/import", **csv(kop + week + b";Elders;;;;;4\n"))
    assert fout.status_code == 422
    assert "deze locatie heeft de aanbieder niet" in Pagina(fout.text).tekst
    goed = wie.post(f"{PAD}/standen/import", **csv(kop + week + b";Duinhuis;;;;;4\n"))
    assert goed.location == PAD


def test_wie_te_lang_wacht_staat_op_het_bord_met_wie_er_over_gaat(wie: Bezoeker) -> None:
    eerder = (maandag(VANDAAG) - 4 * WEEK).isoformat()
    vul(wie, eerder, **{"cel-1-kinderen": "9"})
    wie.post(f"{PAD}/aanbod/nieuw", **AANBOD)
    dag = (VANDAAG - timedelta(20)).isoformat()
    assert wie.post(f"{PAD}/boekingen/nieuw", **boeking(dag, dag=dag)).location == PAD
    tekst = tekst_van(wie)
    assert "Schadelijkwachten:5" in tekst
    assert "nietuithetdraaiboek" in tekst
    assert "Boeking 1 wacht op de rechter" in wie.lees(f"{ZAAK}/openstaand").tekst


def test_het_bord_kost_even_veel_vragen_voor_een_locatie_als_voor_vele(
    wie: Bezoeker, app: Flask, session: Session
) -> None:
    with app.app_context():
        engine = db.engine
    vul(wie, (maandag(VANDAAG) - WEEK).isoformat(), **{"cel-1-kinderen": "20", "cel-1-gesloten": "12"})
    with tel_vragen(engine) as een:
        wie.lees(PAD)
    rijen = "".join(
        f"{(maandag(VANDAAG) - nr * WEEK).isoformat()};{naam};{vorm};{gemeente};;;6\n"
        for nr in range(2, 8)
        for naam in ("Duinhuis", "De Vliet")
        for vorm, gemeente in (("", ""), ("gesloten", "Delft"), ("daghulp", "Westland"))
    )
    kop = "week;locatie;zorgvorm;gemeente;titel;maand;aantal\n"
    assert wie.post(f"{PAD}/standen/import", **csv((kop + rijen).encode())).status_code == 302
    wie.post(f"{PAD}/aanbod/nieuw", **AANBOD)
    for gemeente in ("GM0518", "GM0603", "GM0637"):
        antwoord = wie.post(f"{PAD}/boekingen/nieuw", **boeking(VANDAAG.isoformat(), gemeente=gemeente, aantal="2"))
        assert antwoord.status_code == 302
    with tel_vragen(engine) as veel:
        wie.lees(PAD)
    assert len(een) <= 14
    assert len(veel) - len(een) in (0, 1), "one more: who has a mandaat, when somebody waits too long"


def test_een_gemeente_ziet_het_bord_niet_maar_wel_haar_eigen_kinderen(wie: Bezoeker, bezoekers: Bezoekers) -> None:
    kop = b"week;locatie;zorgvorm;gemeente;titel;maand;aantal\n"
    week = (maandag(VANDAAG) - WEEK).isoformat().encode()
    wat = (b";Duinhuis;;;;;19\n", b";Duinhuis;gesloten;Delft;ots;;7\n", b";Duinhuis;gesloten;Den Haag;ots;;12\n")
    rijen = b"".join(week + rij for rij in wat)
    assert wie.post(f"{PAD}/standen/import", **csv(kop + rijen)).status_code == 302
    tekst = tekst_van(bezoekers.delft)
    assert "Ondertoezichtstelling(OTS)7" in tekst
    assert "(OTS)12" not in tekst
    assert "Allelocaties" not in tekst


def test_wie_weg_is_telt_niet_als_nooit_geteld(wie: Bezoeker, bezoekers: Bezoekers) -> None:
    kop = b"week;locatie;zorgvorm;gemeente;titel;maand;aantal\n"
    assert "nog niets per locatie geteld" in bezoekers.delft.lees(PAD).tekst
    weken = [(maandag(VANDAAG) - nr * WEEK).isoformat() for nr in range(1, 10)]
    hoeveel = {week: 7 if week == weken[-1] else 0 for week in weken}
    rijen = "".join(f"{w};Duinhuis;;;;;{n}\n{w};Duinhuis;gesloten;Delft;ots;;{n}\n" for w, n in hoeveel.items())
    assert wie.post(f"{PAD}/standen/import", **csv(kop + rijen.encode())).status_code == 302
    tekst = bezoekers.delft.lees(PAD).tekst
    assert "In deze weken is van uw gemeente niemand meer geteld." in tekst
    assert "van uw gemeente nog niets per locatie geteld" not in tekst
    assert "Er loopt geen boeking." in wie.lees(PAD).tekst
