"""Bad input in the forms of a zaak, its trede and who does what: a Dutch message in its place, nothing half-saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from config import WORTEL
from tests.kern.opzet import inhoud, logboek
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina
from tests.web.zaak.test_toewijzing import AFSPRAAK, PROJECTLEIDER
from tests.web.zaak.test_trede import BEPALING
from tests.web.zaak.test_zaken import NIEUW

pytestmark = pytest.mark.traag

ZAAK = "/zaken/2025-0001"
SPRUIT = "A\N{COMBINING ACUTE ACCENT}👩‍👧 שלום مرحبا txt.exe"
MELDINGEN = {
    "onbekend": "bestaat niet",
    "leeg": "Vul",
    "datum": "Dit is geen datum. Schrijf hem zo: 16-05-2025 of 16 mei 2025.",
    "toekomst": "De datum ligt in de toekomst.",
    "kvk": "Een KvK-nummer heeft 8 cijfers",
    "bedrag": "Dit is geen bedrag.",
    "te groot": "Het bedrag is te groot",
    "nul": "Vul een bedrag boven nul in.",
    "negatief": "Het bedrag is negatief.",
    "te lang": "Deze tekst is te lang",
    "tekens": "Deze tekst bevat tekens die niet kunnen.",
    "keuze": "keuze",
}

SLECHT: list[tuple[str, Any, str]] = [
    *[(veld, "", "leeg") for veld in ("naam", "kvk_nummer", "datum", "motivering")],
    *[(veld, " \t\n ", "leeg") for veld in ("naam", "kvk_nummer", "motivering")],
    *[("kvk_nummer", w, "kvk") for w in ("1234567", "123456789", "1234567a", "12-34-56-78", "-1234567")],
    *[
        ("datum", w, "datum")
        for w in ("31-02-2025", "2025-02-31", "16 mei", "0000-01-01", "2025-13-01", "1", "x" * 999)
    ],
    *[("datum", w, "toekomst") for w in ("9999-12-31", "31-12-2999")],
    *[("jeugdomzet", w, "bedrag") for w in ("1.5", "1,500.00", "12.34.567", "veel", "1e6", "€", "NaN", "١٢", "1 000")],
    *[("jeugdomzet", w, "te groot") for w in ("1000000000000", "1.000.000.000,01", "9" * 400)],
    *[("jeugdomzet", w, "nul") for w in ("0", "0,00", "€ 0,-")],
    *[("jeugdomzet", w, "negatief") for w in ("-1", "€ -450.000", "-1.000,50")],
    ("naam", "x" * 201, "te lang"),
    ("motivering", "x" * 10_001, "te lang"),
    ("motivering", "x" * 1_000_000, "te lang"),
    *[(veld, f"a{teken}b", "tekens") for veld in ("naam", "motivering") for teken in ("\0", "\x07", "\x1b[2J", "\x85")],
    *[("trede", w, "keuze") for w in ("", "afgesloten", "niet_in_behandeling", "6", "zorgelijk'--")],
    *[("aanbieder_id", w, "keuze") for w in ("", "-1", "1; drop table zaak", "9" * 30)],
    ("aanbieder_id", "999999", "onbekend"),
    ("grootteklasse", "reusachtig", "keuze"),
    ("cruciaal", ["pleegzorg", "verzonnen"], "keuze"),
]


@pytest.mark.parametrize(("veld", "waarde", "melding"), SLECHT, ids=lambda w: repr(w)[:30])
def test_een_slechte_waarde_krijgt_een_melding_bij_haar_veld(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: Any, melding: str
) -> None:
    voor, regels = inhoud(session), len(logboek(session))
    antwoord = bezoekers.directeur_sbjh.post("/zaken/nieuw", **NIEUW | {veld: waarde})
    assert antwoord.status_code == 422
    fouten = Pagina(antwoord.text).fouten
    assert set(fouten) == {veld}
    assert MELDINGEN[melding] in fouten[veld]
    assert (inhoud(session), len(logboek(session))) == (voor, regels), "nothing is half-saved"


@pytest.mark.parametrize("datum", ["0001-01-01", "1899-12-31", "2025-02-02"])
def test_een_datum_voor_het_begin_van_de_zaak_kan_niet(bezoekers: Bezoekers, session: Session, datum: str) -> None:
    voor = inhoud(session)
    for pad, velden in (("tredebepaling", BEPALING), ("projectleider", PROJECTLEIDER), ("afspraken/1", AFSPRAAK)):
        antwoord = bezoekers.directeur_denhaag.post(f"{ZAAK}/{pad}", **velden | {"datum": datum})
        assert antwoord.status_code == 422
        assert "De datum ligt voor" in Pagina(antwoord.text).fouten["datum"]
    assert inhoud(session) == voor


@pytest.mark.parametrize(
    "bedrag", ["14200000", "14.200.000", "14.200.000,00", "€ 14.200.000,-", " 14200000,0 ", "€14.200.000,00"]
)
def test_bedragen_zoals_men_ze_schrijft(bezoekers: Bezoekers, bedrag: str) -> None:
    antwoord = bezoekers.directeur_sbjh.post("/zaken/nieuw", **NIEUW | {"jeugdomzet": bedrag})
    assert antwoord.status_code == 302
    assert "€\xa014.200.000" in bezoekers.directeur_sbjh.lees(antwoord.location).tekst


@pytest.mark.parametrize(
    "tekst",
    [
        SPRUIT,
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}",
        '=HYPERLINK("http://x")',
        "%s %(a)s",
    ],
)
def test_elke_tekst_komt_terug_zoals_hij_was_en_wordt_nergens_uitgevoerd(bezoekers: Bezoekers, tekst: str) -> None:
    wie = bezoekers.directeur_sbjh
    antwoord = wie.post("/zaken/nieuw", **NIEUW | {"naam": tekst, "motivering": tekst, "rechtsvorm": tekst})
    assert antwoord.status_code == 302
    zichtbaar = tekst.replace("A\N{COMBINING ACUTE ACCENT}", "Á")
    for pad in ("/zaken", antwoord.location, f"{antwoord.location}/trede", f"{antwoord.location}/logboek"):
        html = wie.get(pad).text
        assert "<script>" not in html
        assert "<img" not in html
        assert zichtbaar in Pagina(html).tekst
    assert 'dir="auto"' in wie.get(f"{antwoord.location}/trede").text


def test_een_half_teken_wordt_leesbaar_bewaard_en_nooit_een_fout(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post("/zaken/nieuw", **NIEUW | {"naam": b"a\xed\xa0\x80b"})
    assert antwoord.status_code == 302
    assert "a%ED%A0%80b" in bezoekers.directeur_sbjh.lees(antwoord.location).tekst


def test_een_nummer_dat_op_een_bsn_lijkt_kan_pas_na_bevestiging(bezoekers: Bezoekers, session: Session) -> None:
    voor, velden = inhoud(session), NIEUW | {"motivering": "Kind 111222333 wacht."}
    antwoord = bezoekers.directeur_sbjh.post("/zaken/nieuw", **velden)
    assert antwoord.status_code == 422
    assert "Dit is geen burgerservicenummer" in antwoord.text
    assert inhoud(session) == voor
    assert bezoekers.directeur_sbjh.post("/zaken/nieuw", **velden, geen_bsn="y").status_code == 302


def test_een_aanbieder_van_een_andere_regio_bestaat_niet(
    bezoekers: Bezoekers, engine: Engine, session: Session
) -> None:
    with engine.begin() as verbinding:
        verbinding.exec_driver_sql(
            "INSERT INTO aanbieder (id, regio, naam, kvk_nummer, agb_code, rechtsvorm, cruciaal, aangemaakt_op,"
            " aangemaakt_door_id) VALUES (77, 'verweg', 'Ver', '99999999', '', '', '', '2025-01-01', 1)"
        )
    voor = inhoud(session)
    antwoord = bezoekers.directeur_sbjh.post("/zaken/nieuw", **NIEUW | {"aanbieder_id": "77"})
    assert antwoord.status_code == 422
    assert "aanbieder_id" in Pagina(antwoord.text).fouten
    assert "Ver (KvK" not in antwoord.text
    assert inhoud(session) == voor


def test_een_bekend_kvk_nummer_wijst_naar_de_lijst(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post("/zaken/nieuw", **NIEUW | {"kvk_nummer": "1234 5678"})
    assert "al bekend als Stichting Duinpoort" in Pagina(antwoord.text).fouten["kvk_nummer"]


def _snaren() -> list[str]:
    bestand: Path = WORTEL.parent / "shared" / "vectors" / "blns.json"
    return json.loads(bestand.read_text()) if bestand.exists() else []


@pytest.mark.skipif(not _snaren(), reason="the list of naughty strings does not stand beside the repository")
def test_geen_enkele_stoute_tekst_geeft_een_fout_van_de_toepassing(bezoekers: Bezoekers) -> None:
    wie: Bezoeker = bezoekers.directeur_sbjh
    vast = {"csrf_token": wie.csrf()} | AFSPRAAK
    versie = int(wie.verborgen(f"{ZAAK}/afspraken/2")["versie"])
    snaren = _snaren()
    for tekst in snaren:
        assert wie.client.get("/zaken", query_string={"q": tekst}).status_code == 200, tekst
    for tekst in ("\n".join(snaren[nr : nr + 10]) for nr in range(0, len(snaren), 10)):
        antwoord = wie.stuur(f"{ZAAK}/afspraken/2", vast | {"toelichting": tekst, "versie": versie, "geen_bsn": "y"})
        assert antwoord.status_code in (302, 422), tekst
        versie += antwoord.status_code == 302
    assert wie.get(f"{ZAAK}/logboek").status_code == 200
