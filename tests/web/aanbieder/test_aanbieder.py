"""The provider of a zaak through the screens: quarters, the horizon in a drawing and a table, the subsidy."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.services.aanbieder import kwartalen
from tests.kern.opzet import acties, inhoud
from tests.kern.opzetgegevens import kwartaal
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers, Pagina

ZAAK = "2025-0001"
PAD = f"/zaken/{ZAAK}/aanbieder"
NIEUW = {
    "jaar": "2025",
    "kwartaal": "1",
    "bron_datum": "2025-05-01",
    "bron": "Kwartaalrapportage",
    "solvabiliteit": "8,5",
    "resultaat": "-450.000",
    "vacatures": "12",
    "liquide_middelen": "600.000",
    "uitstroom_maand": "150.000",
}
VRAAG = {
    "datum": "2025-05-16",
    "bedrag": "2.130.000,01",
    "jeugdomzet": "14.200.000",
    "terugbetaald_datum": "2026-05-16",
}


def test_zonder_cijfers_zegt_de_pagina_wat_er_nodig_is(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.projectleider.lees(PAD).tekst
    assert "Er zijn nog geen kwartaalcijfers." in tekst
    assert "Voer een kwartaal in met de liquide middelen" in tekst
    assert "15% van de jeugdomzet van €\xa014.200.000 is €\xa02.130.000" in tekst
    assert "of de regeling na 2024 nog geldt is niet bekend" in tekst


def test_een_kwartaal_komt_in_de_tabel_en_in_de_tekening(bezoekers: Bezoekers, session: Session) -> None:
    antwoord = bezoekers.projectleider.post(f"{PAD}/kwartalen/nieuw", **NIEUW)
    assert (antwoord.status_code, antwoord.location) == (302, PAD)
    html = bezoekers.directeur_sbjh.get(PAD).text
    tekst = Pagina(html).tekst
    assert "8,5%" in tekst
    assert "€\xa0600.000" in tekst
    assert "-€\xa0450.000" in tekst
    assert "Dat is genoeg voor 4,0 maanden, tot ongeveer 30 augustus 2025." in tekst
    assert '<desc id="horizon-uitleg">2025, kwartaal 1: 4,0</desc>' in html
    assert acties(session)[-1] == "leg_kwartaal_vast"
    logboek = bezoekers.directeur_sbjh.lees(f"/zaken/{ZAAK}/logboek").tekst
    assert "Kwartaalcijfers van de aanbieder vastgelegd" in logboek
    regel = next(link for link in bezoekers.directeur_sbjh.lees(f"/zaken/{ZAAK}/logboek").links if "/logboek/" in link)
    assert "€\xa0150.000" in bezoekers.directeur_sbjh.lees(regel).tekst


def test_meer_kwartalen_staan_naast_elkaar_met_wat_niet_bekend_is(bezoekers: Bezoekers, spelers: Spelers) -> None:
    wie = spelers.directeur_sbjh
    wie.doet(kwartalen.leg_kwartaal_vast, ZAAK, kwartaal(2024, 3, dag(1, 11, 2024), vacatures=3))
    wie.doet(kwartalen.leg_kwartaal_vast, ZAAK, kwartaal(2024, 4, dag(3, 2), liquide_middelen=9_00, uitstroom_maand=0))
    wie.doet(kwartalen.leg_kwartaal_vast, ZAAK, kwartaal())
    html = bezoekers.projectleider.get(PAD).text
    assert "kwartaal 3: niet bekend; 2024, kwartaal 4: raakt niet op; 2025, kwartaal 1: 4,0" in html
    assert html.count('<rect class="vlet"') == 1, "less than half a year is told apart"


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        *(("solvabiliteit", w, "geen getal") for w in ("8.5", "veel", "8,555", "1e3")),
        ("niet_in_loondienst", "101", "van 0 tot en met 100"),
        ("vacatures", "1,5", "geen heel getal"),
        ("vacatures", "-1", "van 0 tot en met"),
        ("resultaat", "12.34.567", "geen bedrag"),
        ("liquide_middelen", "9" * 30, "te groot"),
        ("bron", "", "Vul dit veld in"),
        ("bron", "x" * 201, "te lang"),
        ("bron", "Over 111222333", "burgerservicenummer"),
        ("bron_datum", "2999-01-01", "toekomst"),
        ("bron_datum", "2024-12-31", "nog niet begonnen"),
        ("jaar", "1999", "keuze"),
        ("kwartaal", "5", "keuze"),
    ],
)
def test_een_verkeerd_cijfer_krijgt_een_melding_bij_zijn_veld(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: str, melding: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.projectleider.post(f"{PAD}/kwartalen/nieuw", **NIEUW | {veld: waarde})
    fouten = Pagina(antwoord.text).fouten
    assert (antwoord.status_code, list(fouten)) == (422, [veld])
    assert melding in fouten[veld]
    assert inhoud(session) == voor


def test_corrigeren_begint_met_wat_er_staat_en_vraagt_waarom(bezoekers: Bezoekers) -> None:
    wie, pad = bezoekers.projectleider, f"{PAD}/kwartalen/2025/1/correctie"
    wie.post(f"{PAD}/kwartalen/nieuw", **NIEUW)
    assert pad in wie.lees(PAD).links
    velden = wie.lees(pad).velden
    assert (velden["solvabiliteit"], velden["resultaat"], velden["bron_datum"]) == ("8,5", "-450.000", "2025-05-01")
    zonder = wie.post(pad, **velden | {"vacatures": "13"})
    assert (zonder.status_code, list(Pagina(zonder.text).fouten)) == (422, ["reden"])
    assert wie.post(pad, **velden | {"vacatures": "13", "reden": "Nieuwe opgave."}).status_code == 302
    assert "versie 2: Nieuwe opgave." in wie.lees(PAD).tekst


@pytest.mark.parametrize("pad", ["2025/1", "2025/9", "1/1", "99999999999/1"])
def test_een_kwartaal_zonder_cijfers_valt_niet_te_corrigeren(bezoekers: Bezoekers, pad: str) -> None:
    assert bezoekers.projectleider.get(f"{PAD}/kwartalen/{pad}/correctie").status_code == 404


def test_de_toets_rekent_het_plafond_uit_tot_op_de_cent(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.projectleider
    assert wie.lees(f"{PAD}/subsidietoets").velden["jeugdomzet"] == "14.200.000"
    assert wie.post(f"{PAD}/subsidietoets", **VRAAG).status_code == 302
    tekst = wie.lees(PAD).tekst
    assert "15% van € 14.200.000 is € 2.130.000; gevraagd is € 2.130.000,01." in tekst
    assert "niet voldaan" in tekst
    assert "Leg eerst een kwartaal vast" in tekst
    assert acties(session)[-1] == "toets_subsidie"


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("bedrag", "", "Vul een bedrag in"),
        ("bedrag", "-5", "negatief"),
        ("jeugdomzet", "0", "boven nul"),
        ("datum", "2999-01-01", "toekomst"),
        ("terugbetaald_datum", "2025-05-15", "ligt voor de dag"),
        ("toelichting", "Kind 111222333.", "burgerservicenummer"),
    ],
)
def test_een_verkeerde_aanvraag_krijgt_een_melding_bij_haar_veld(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: str, melding: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.projectleider.post(f"{PAD}/subsidietoets", **VRAAG | {veld: waarde})
    fouten = Pagina(antwoord.text).fouten
    assert (antwoord.status_code, list(fouten)) == (422, [veld])
    assert melding in fouten[veld]
    assert inhoud(session) == voor


def test_een_gemeente_ziet_de_cijfers_van_de_aanbieder_niet(bezoekers: Bezoekers) -> None:
    assert bezoekers.delft.get(PAD).status_code == 403
    assert PAD not in bezoekers.delft.lees(f"/zaken/{ZAAK}").links


def test_gegevens_wijzigen_begint_met_wat_er_staat_en_toont_wat_er_stond(bezoekers: Bezoekers) -> None:
    wie, pad = bezoekers.projectleider, f"{PAD}/gegevens"
    assert pad in wie.lees(PAD).links
    velden = wie.lees(pad).velden
    assert (velden["kvk_nummer"], velden["jeugdomzet"], velden["versie"]) == ("12345678", "14.200.000", "1")
    zonder = wie.post(pad, **velden | {"naam": "Stichting Beter"})
    assert (zonder.status_code, list(Pagina(zonder.text).fouten)) == (422, ["reden"])
    wijziging = velden | {"naam": "Stichting Beter", "reden": "Tikfout."}
    assert wie.post(pad, **wijziging).location == PAD
    tekst = wie.lees(PAD).tekst
    assert "Stichting Beter" in tekst
    assert [deel in tekst for deel in ("Eerdere gegevens", velden["naam"], "Tikfout.")] == [True] * 3
    assert wie.post(pad, **wie.lees(pad).velden | wijziging | {"versie": "1", "sleutel": "later"}).status_code == 412
