"""Files with counts through the screens: looked at first, kept after confirming, reported cell by cell when wrong."""

from __future__ import annotations

import io

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.services.telling import tellingen
from tests.kern.opzet import acties, inhoud
from tests.kern.opzetgegevens import MEI, csv_bestand, telling, werkmap
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina
from tests.web.telling.test_tellingen import PAD, ZAAK, rijen


@pytest.fixture
def geteld(spelers: Spelers) -> None:
    spelers.directeur_sbjh.doet(tellingen.leg_tellingen_vast, ZAAK, [telling(in_zorg=3)])


def lees_in(wie: Bezoeker, bestand: bytes, naam: str = "mei.csv") -> TestResponse:
    antwoord = wie.post(f"{PAD}/import", bestand=(io.BytesIO(bestand), naam))
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    return antwoord


def bevestig(wie: Bezoeker, voorbeeld: TestResponse, **velden: str) -> TestResponse:
    """Send what the page of a file carries along."""
    return wie.stuur(f"{PAD}/import/bevestiging", Pagina(voorbeeld.text).velden | velden)


def test_een_bestand_wordt_eerst_bekeken_en_dan_bewaard(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.projectleider
    voorbeeld = lees_in(wie, csv_bestand("Delft;Pleegzorg;01-05-2025;12;;8;4;0;2", "Westland;daghulp;2025-05-01;3"))
    assert voorbeeld.status_code == 200
    tekst = Pagina(voorbeeld.text).tekst
    assert "Er is nog niets bewaard." in tekst
    assert "Westland" in tekst
    assert rijen(session) == []
    assert bevestig(wie, voorbeeld).status_code == 302
    assert rijen(session) == [("GM0503", "pleegzorg", 12, 1), ("GM1783", "daghulp", 3, 1)]
    assert acties(session)[-1] == "importeer_tellingen"
    assert "2 rijen zijn bewaard." in wie.lees(PAD).tekst


def test_nog_eens_bevestigen_bewaart_niets_dubbel(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.projectleider
    voorbeeld = lees_in(wie, werkmap([["Delft", "pleegzorg", MEI, 12]]), "mei.xlsx")
    velden = Pagina(voorbeeld.text).velden
    for _keer in range(2):
        assert wie.stuur(f"{PAD}/import/bevestiging", velden).status_code == 302
    assert rijen(session) == [("GM0503", "pleegzorg", 12, 1)]


def test_een_bestand_dat_iets_verandert_laat_dat_zien_en_vraagt_waarom(
    bezoekers: Bezoekers, session: Session, geteld: None
) -> None:
    wie = bezoekers.projectleider
    voorbeeld = lees_in(wie, csv_bestand("Delft;pleegzorg;01-05-2025;4"))
    assert "Wat er verandert" in voorbeeld.text
    assert "in zorg 3" in Pagina(voorbeeld.text).tekst
    antwoord = bevestig(wie, voorbeeld)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["reden"])
    assert bevestig(wie, antwoord, reden="Nageteld.").status_code == 302
    assert rijen(session)[-1] == ("GM0503", "pleegzorg", 4, 2)


def test_een_fout_bestand_geeft_een_verslag_per_cel(bezoekers: Bezoekers, session: Session) -> None:
    voor = inhoud(session)
    antwoord = lees_in(bezoekers.projectleider, csv_bestand("<b>Ons</b>;daghulp;01-05-2025;-3", "Delft;x;morgen;1"))
    assert antwoord.status_code == 422
    pagina = Pagina(antwoord.text)
    assert "Het bestand heeft 4 fouten." in pagina.fouten["bestand"]
    assert "“<b>Ons</b>”: deze gemeente hoort niet bij de regio" in pagina.tekst
    assert "Schrijf de datum zo: 2025-05-16 of 16-05-2025" in pagina.tekst
    assert inhoud(session) == voor


@pytest.mark.parametrize(
    ("bestand", "naam", "melding"),
    [
        (b"", "a.csv", "leeg"),
        (b"MZ", "a.exe", "Dit soort bestand kan niet"),
        (b"a", "", "Kies een bestand"),
        (b"PK geen zip", "a.xlsx", "geen xlsx-bestand"),
        ("Curaçao".encode("utf-16"), "a.csv", "hoort niet in dit bestand"),
        ("Curaçao".encode("cp1252"), "a.csv", "geen UTF-8"),
        (csv_bestand(*["Delft;daghulp;01-05-2025;3"] * 50_000), "a.csv", "meer dan 5.000 rijen"),
        (bytes(6 * 1024 * 1024), "a.csv", "groter dan 5 MB"),
    ],
    ids=lambda w: str(w)[:20],
)
def test_wat_geen_bestand_met_aantallen_is_krijgt_een_melding(
    bezoekers: Bezoekers, bestand: bytes, naam: str, melding: str
) -> None:
    antwoord = lees_in(bezoekers.projectleider, bestand, naam)
    assert antwoord.status_code == 422
    assert melding in Pagina(antwoord.text).fouten["bestand"]


@pytest.mark.parametrize(
    "meegestuurd", ["", "onzin", "gemeente;zorgvorm;peildatum;in_zorg\nUtrecht;x;y;-1", "a\0\ud800"]
)
def test_wat_onderweg_veranderd_is_wordt_opnieuw_beoordeeld(
    bezoekers: Bezoekers, session: Session, meegestuurd: str
) -> None:
    voorbeeld = lees_in(bezoekers.projectleider, csv_bestand("Delft;pleegzorg;01-05-2025;4"))
    antwoord = bevestig(bezoekers.projectleider, voorbeeld, inhoud=meegestuurd.encode("utf-8", "replace").decode())
    assert antwoord.status_code == 422
    assert rijen(session) == []


def test_de_sjablonen_zijn_bijlagen_die_meteen_te_lezen_zijn(bezoekers: Bezoekers) -> None:
    wie = bezoekers.projectleider
    for naam in ("sjabloon.xlsx", "sjabloon.csv"):
        antwoord = wie.get(f"{PAD}/{naam}")
        assert "attachment" in antwoord.headers["Content-Disposition"]
        gelezen = lees_in(wie, antwoord.data, naam)
        assert "geen rijen met aantallen" in Pagina(gelezen.text).fouten["bestand"]
