"""Verdicts, the check and signals through the screens, by the municipality and by the team."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from app.domain.plaatsing.weken import WEEK, maandag
from tests.kern.opzet import acties
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina
from tests.web.mandaat.test_behandeling import Bladerend, vakjes

ZAAK = "/zaken/2025-0001"
PAD = f"{ZAAK}/passend"
VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
VAN_DELFT = {"oordelaar": "gemeente", "dag": VANDAAG.isoformat(), "alles": "niets"}
VORIGE = (maandag(VANDAAG) - WEEK).isoformat()


@pytest.fixture
def wie(bezoekers: Bezoekers) -> Bezoeker:
    """Somebody of the team, who placed five children of Delft from a location that closes."""
    wie = bezoekers.projectleider
    sluit = (VANDAAG + timedelta(30)).isoformat()
    locatie = {"naam": "Duinhuis", "gemeente": "Wassenaar", "soort": "residentieel", "tot": sluit}
    assert wie.post(f"{ZAAK}/aanbieder/locaties/nieuw", **locatie).status_code == 302
    stand = f"{ZAAK}/plaatsing/standen"
    velden = wie.lees(f"{stand}?week={VORIGE}").velden
    assert wie.stuur(stand, velden | {"week": VORIGE, "cel-1-kinderen": "9"}).status_code == 302
    aanbod = {"aanbieder": "De Kade", "zorgvorm": "gesloten", "plaatsen": "12", "vanaf": "2024-01-01"}
    assert wie.post(f"{ZAAK}/plaatsing/aanbod/nieuw", **aanbod).status_code == 302
    boeking = {"soort": "plaatsing", "locatie": "1", "zorgvorm": "gesloten", "gemeente": "GM0503", "aantal": "5"}
    boeking |= {"aanbod": "1", "week": VANDAAG.isoformat(), "fase": "geplaatst", "dag": VANDAAG.isoformat()}
    assert wie.post(f"{ZAAK}/plaatsing/boekingen/nieuw", **boeking).status_code == 302
    return wie


def test_de_gemeente_zegt_of_de_plek_past(wie: Bezoeker, bezoekers: Bezoekers, session: Session) -> None:
    assert "Nog geen oordeel" in wie.lees(PAD).tekst
    delft, vorm = bezoekers.delft, f"{PAD}/plekken/1/0"
    assert "Delft" in delft.lees(PAD).tekst
    velden = delft.lees(vorm).velden | {"oordelaar": "gemeente", "past": "3", "past_niet": "2"}
    fout = delft.stuur(vorm, velden)
    assert (fout.status_code, list(Pagina(fout.text).fouten)) == (422, ["toelichting"])
    gedaan = delft.stuur(vorm, velden | {"toelichting": "Er wordt iets anders gezocht."})
    assert (gedaan.status_code, gedaan.location) == (302, PAD)
    assert "past: 3 van 5" in delft.lees(PAD).tekst
    assert "Er wordt iets anders gezocht." in wie.lees(PAD).tekst
    assert "Signalen" not in delft.lees(PAD).tekst
    assert acties(session)[-1] == "leg_plekoordeel_vast"
    jaar = f"{PAD}/plekken/1/12"
    te_vroeg = delft.stuur(jaar, delft.lees(jaar).velden | {"oordelaar": "gemeente", "past": "5", "past_niet": "0"})
    assert (te_vroeg.status_code, list(Pagina(te_vroeg.text).fouten)) == (422, ["dag"])
    assert delft.get(f"{PAD}/plekken/1/7").status_code == 404


def test_een_gemeente_geeft_veel_plaatsingen_samen_een_oordeel(
    wie: Bezoeker, bezoekers: Bezoekers, session: Session
) -> None:
    """Two pages for as many placings as there are, and each is a line of its own."""
    boeking = {"soort": "plaatsing", "locatie": "1", "zorgvorm": "gesloten", "gemeente": "GM0503", "aantal": "1"}
    boeking |= {"aanbod": "1", "week": VANDAAG.isoformat(), "fase": "geplaatst", "dag": VANDAAG.isoformat()}
    for status in (302, 409, 302):  # the second alike is asked about once
        assert wie.post(f"{ZAAK}/plaatsing/boekingen/nieuw", **boeking).status_code == status
    delft = Bladerend(bezoekers.delft)
    delft.open(PAD)
    adres = next(link for link in Pagina(delft.html).links if "/passend/oordelen/0" in link)
    delft.open(adres)
    assert vakjes(delft.html) == [], "nobody says something of children without having chosen it"
    alle = vakjes(delft.html, alleen=False)
    assert alle == ["1.5.0", "2.1.0", "3.1.0"]
    fout = delft.wie.stuur(adres, Pagina(delft.html).velden | {"kies": alle, "uitkomst": "past_niet", **VAN_DELFT})
    assert (fout.status_code, list(Pagina(fout.text).fouten)) == (422, ["toelichting"])
    delft.stuur(adres, kies=alle, uitkomst="past", **VAN_DELFT)
    assert [delft.html.count(tekst) for tekst in ("past: 1 van 1", "past: 5 van 5")] == [2, 1]
    assert acties(session)[-3:] == ["leg_plekoordeel_vast"] * 3
    assert "Op dit moment wordt niets gevraagd." in bezoekers.delft.lees(adres).tekst
    assert bezoekers.delft.get(f"{PAD}/oordelen/7").status_code == 404


def test_de_oordelen_staan_per_gemeente_en_per_bladzij(
    wie: Bezoeker, bezoekers: Bezoekers, monkeypatch: pytest.MonkeyPatch
) -> None:
    boeking = {"soort": "plaatsing", "locatie": "1", "zorgvorm": "gesloten", "gemeente": "GM0518", "aantal": "1"}
    boeking |= {"aanbod": "1", "week": VANDAAG.isoformat(), "fase": "geplaatst", "dag": VANDAAG.isoformat()}
    for status in (302, 409, 302):  # the second alike is asked about once
        assert wie.post(f"{ZAAK}/plaatsing/boekingen/nieuw", **boeking).status_code == status
    monkeypatch.setattr("app.services.passend.bladzij.PER_BLAD", 2)
    eerste = wie.get(PAD).text
    assert ">Delft</h3>" in eerste
    volgende = next(link for link in Pagina(eerste).links if "na=" in link)
    tweede = wie.get(volgende).text
    assert ">Delft</h3>" not in tweede
    assert 'rel="next"' not in tweede
    alleen = wie.lees(f"{PAD}?gemeente=GM0518&welke=gevraagd").tekst
    assert "2 plaatsingen" in alleen
    assert "Er is niets dat hierbij past." in wie.lees(f"{PAD}?welke=te_laat&na=..x").tekst
    assert "Oordelen per gemeente" not in bezoekers.delft.get(PAD).text


def test_het_team_toetst_en_volgt_signalen_op(wie: Bezoeker, session: Session) -> None:
    toets = f"{PAD}/kinderrechten/1"
    woorden = dict.fromkeys(("besluit", "belang", "gehoord", "alternatieven"), "In groepsgesprekken besproken.")
    fout = wie.post(toets, **woorden, uitkomst="alleen_met_maatregelen", dag=VANDAAG.isoformat())
    assert (fout.status_code, list(Pagina(fout.text).fouten)) == (422, ["maatregelen"])
    goed = wie.stuur(toets, wie.lees(toets).velden | woorden | {"uitkomst": "in_belang_van_de_kinderen"})
    assert goed.location == PAD
    signaal = {"van": "jongeren", "kanaal": "vertrouwenspersoon", "onderwerp": "contact_met_familie", "aantal": "4"}
    nieuw = f"{PAD}/signalen/nieuw"
    assert wie.stuur(nieuw, wie.lees(nieuw).velden | signaal).location == PAD
    assert "nog niets" in wie.lees(PAD).tekst
    een = f"{PAD}/signalen/1"
    assert wie.stuur(een, wie.lees(een).velden | signaal | {"opvolging": "Bezoek geregeld."}).location == PAD
    assert "Bezoek geregeld." in wie.lees(PAD).tekst
    assert acties(session)[-3:] == ["leg_kinderrechtentoets_vast", "leg_signaal_vast", "leg_signaal_vast"]
