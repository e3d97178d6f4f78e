"""Counts of children through the screens: entered, corrected, read from a file after a look at what it changes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.models import Telling
from app.services import tellingen
from tests.opzet import acties, inhoud
from tests.opzetgegevens import MEI, csv_bestand, telling, werkmap
from tests.spelers import Spelers, dag
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

ZAAK = "2025-0001"
PAD = f"/zaken/{ZAAK}/tellingen"
CORRECTIE = f"{PAD}/2025-05-01/GM0503/pleegzorg/correctie"
NIEUW = {"gemeente": "GM0503", "zorgvorm": "pleegzorg", "peildatum": "2025-05-01", "in_zorg": "12"}


@pytest.fixture
def geteld(spelers: Spelers) -> None:
    """Delft 3 and 20, Den Haag 40 and 30, on 1 May; Delft again on 20 May."""
    nieuw = [
        telling(in_zorg=3, nog_te_plaatsen=7),
        telling("GM0518", in_zorg=40),
        telling("GM0503", "daghulp", in_zorg=20),
        telling("GM0518", "daghulp", in_zorg=30),
        telling(peildatum=dag(20, 5), in_zorg=5),
    ]
    spelers.directeur_sbjh.doet(tellingen.leg_tellingen_vast, ZAAK, nieuw)


def lees_in(wie: Bezoeker, bestand: bytes, naam: str = "mei.csv") -> TestResponse:
    antwoord = wie.post(f"{PAD}/import", bestand=(io.BytesIO(bestand), naam))
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    return antwoord


def bevestig(wie: Bezoeker, voorbeeld: TestResponse, **velden: str) -> TestResponse:
    """Send what the page of a file carries along."""
    return wie.stuur(f"{PAD}/import/bevestiging", Pagina(voorbeeld.text).velden | velden)


def rijen(session: Session) -> list[tuple[Any, ...]]:
    session.rollback()
    vraag = select(Telling.gemeente, Telling.zorgvorm, Telling.in_zorg, Telling.versie).order_by(Telling.id)
    return [tuple(rij) for rij in session.execute(vraag)]


def test_zonder_aantallen_zegt_de_pagina_dat(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.projectleider.lees(PAD).tekst
    assert "Er zijn nog geen aantallen vastgelegd." in tekst
    assert "Aantallen kinderen" in bezoekers.delft.lees(f"/zaken/{ZAAK}").tekst, "in the navigation of the zaak"


def test_een_aantal_invoeren(bezoekers: Bezoekers, session: Session) -> None:
    antwoord = bezoekers.projectleider.post(f"{PAD}/nieuw", **NIEUW)
    assert (antwoord.status_code, antwoord.location) == (302, f"{PAD}?peildatum=2025-05-01")
    assert rijen(session) == [("GM0503", "pleegzorg", 12, 1)]
    tekst = bezoekers.projectleider.lees(PAD).tekst
    assert "Peildatum 1 mei 2025" in tekst
    assert "Projectleider SbJH" in tekst
    assert acties(session)[-1] == "leg_tellingen_vast"


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        *(("in_zorg", w, "geen heel getal") for w in ("1,5", "1.000", "veel", "1e3", "٣", "=2")),
        ("in_zorg", "-1", "negatief"),
        ("in_zorg", "100001", "te groot"),
        ("in_zorg", "", "minstens één aantal"),
        ("verblijf", "13", "samen 13"),
        ("peildatum", "2999-01-01", "toekomst"),
        ("peildatum", "2014-12-31", "Jeugdwet"),
        ("peildatum", "gisteren", "geen datum"),
        ("gemeente", "GM0344", "keuze"),
        ("gemeente", "", "keuze"),
        ("zorgvorm", "verzonnen", "keuze"),
        ("reden", "x" * 10_001, "te lang"),
        ("reden", "Kind 111222333.", "burgerservicenummer"),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: str, melding: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.projectleider.post(f"{PAD}/nieuw", **NIEUW | {veld: waarde})
    fouten = Pagina(antwoord.text).fouten
    bij = "in_zorg" if veld == "verblijf" else veld
    assert (antwoord.status_code, list(fouten)) == (422, [bij])
    assert melding in fouten[bij]
    assert inhoud(session) == voor


def test_invoeren_wat_er_al_anders_staat_vraagt_een_reden(bezoekers: Bezoekers, geteld: None) -> None:
    antwoord = bezoekers.projectleider.post(f"{PAD}/nieuw", **NIEUW)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["reden"])


def test_corrigeren_begint_met_wat_er_staat(bezoekers: Bezoekers, session: Session, geteld: None) -> None:
    wie = bezoekers.projectleider
    assert CORRECTIE in wie.lees(f"{PAD}?peildatum=2025-05-01").links
    pagina = wie.lees(CORRECTIE)
    assert (pagina.velden["in_zorg"], pagina.velden["nog_te_plaatsen"]) == ("3", "7")
    assert "Delft, Pleegzorg" in pagina.tekst
    assert "gemeente" not in pagina.velden
    velden = {"in_zorg": "4", "nog_te_plaatsen": "7", "reden": "Nageteld.", "gemeente": "GM0518"}
    assert wie.post(CORRECTIE, **velden).status_code == 302
    assert rijen(session)[-1] == ("GM0503", "pleegzorg", 4, 2)
    assert "versie 2: Nageteld." in wie.lees(f"{PAD}?peildatum=2025-05-01").tekst


def test_een_correctie_op_een_oude_pagina_laat_eerst_zien_wat_er_nu_staat(
    bezoekers: Bezoekers, session: Session, geteld: None
) -> None:
    wie, ander = bezoekers.projectleider, bezoekers.directeur_sbjh
    oud = wie.verborgen(CORRECTIE)
    assert ander.post(CORRECTIE, in_zorg="5", reden="Eerst.").status_code == 302
    antwoord = wie.stuur(CORRECTIE, oud | {"in_zorg": "6", "reden": "Later."})
    assert antwoord.status_code == 412
    assert "Iemand anders heeft deze gegevens gewijzigd" in antwoord.text
    assert Pagina(antwoord.text).velden["versie"] == "2"
    assert rijen(session)[-1] == ("GM0503", "pleegzorg", 5, 2)


@pytest.mark.parametrize(
    "pad", ["2025-05-02/GM0503/pleegzorg", "2025-05-01/GM0344/pleegzorg", "2025-05-01/GM0503/x", "x/GM0503/pleegzorg"]
)
def test_wat_niet_geteld_is_valt_niet_te_corrigeren(bezoekers: Bezoekers, geteld: None, pad: str) -> None:
    assert bezoekers.projectleider.get(f"{PAD}/{pad}/correctie").status_code == 404


@pytest.mark.parametrize("dag_", ["2025-05-02", "onzin", "9999-99-99", "2025-05-01'--"])
def test_een_peildatum_die_er_niet_is_bestaat_niet(bezoekers: Bezoekers, geteld: None, dag_: str) -> None:
    assert bezoekers.projectleider.get(f"{PAD}?peildatum={dag_}").status_code == 404


def test_de_nieuwste_peildatum_komt_eerst_en_de_andere_zijn_te_kiezen(bezoekers: Bezoekers, geteld: None) -> None:
    pagina = bezoekers.projectleider.lees(PAD)
    assert "Peildatum 20 mei 2025" in pagina.tekst
    assert f"{PAD}?peildatum=2025-05-01" in pagina.links


def test_het_team_ziet_wat_nog_te_plaatsen_is_en_een_gemeente_niet(bezoekers: Bezoekers, geteld: None) -> None:
    assert "De zaak sluit niet" in bezoekers.projectleider.lees(PAD).tekst
    assert "De zaak sluit niet" not in bezoekers.delft.lees(PAD).tekst


def test_een_gemeente_ziet_haar_eigen_rij_en_een_ander_ziet_die_verborgen(bezoekers: Bezoekers, geteld: None) -> None:
    pad = f"{PAD}?peildatum=2025-05-01"
    eigen, ander = bezoekers.delft.lees(pad).tekst, bezoekers.van("rijswijk@h10.example").lees(pad).tekst
    assert "uw gemeente" in eigen
    assert "Aantallen van uw gemeente" in eigen
    assert "niet getoond" in ander
    assert "Aantallen van uw gemeente" not in ander
    assert "Alle regels" not in eigen + ander
    assert "Corrigeren" not in eigen + ander


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
        ("Curaçao".encode("utf-16"), "a.csv", "geen UTF-8"),
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


def test_een_gemeente_voert_niets_in(bezoekers: Bezoekers, session: Session) -> None:
    antwoord = bezoekers.delft.stuur(f"{PAD}/nieuw", NIEUW | {"csrf_token": bezoekers.delft.csrf()})
    assert (antwoord.status_code, acties(session)[-1]) == (403, "(leg_tellingen_vast)")
