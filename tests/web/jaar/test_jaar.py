"""The year of the region through the screens: put on the calendar, recorded, brought in and weighed."""

from __future__ import annotations

import io

import pytest
from sqlalchemy.orm import Session

from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng
from app.services.jaar.inbreng import leg_inbreng_vast
from app.services.jaar.kalender import stel_jaarkalender_vast
from tests.kern.opzet import acties, inhoud, logboek
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers, Pagina

JAAR = "/regio/jaar/2025"
MOMENT = {"uitkomst": "gedaan", "datum": "2025-03-20", "kenmerk": "B-2025-7"}
MOTIE = {
    "soort": "motie", "van": "GM0503", "procedure": "begroting", "datum": "2025-06-02", "tekst": "Kan het goedkoper?",
}  # fmt: skip


@pytest.fixture
def jaar(spelers: Spelers) -> None:
    """Moment 1 of 2025 is the begroting of March, of the directeur SbJH."""
    spelers.directeur_sbjh.doet(stel_jaarkalender_vast, 2025, ["begroting"])


def test_een_jaar_vaststellen_en_het_terugzien(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.projectleider
    assert "Voor 2025 staat er nog niets op de jaarkalender." in wie.lees(JAAR).tekst
    pad = f"{JAAR}/vaststelling"
    assert wie.get(pad).text.count("checked") == 5, "the evaluation is not of 2025"
    antwoord = wie.post(pad, procedures=["begroting", "kadernota"])
    assert (antwoord.status_code, antwoord.location) == (302, JAAR)
    assert acties(session)[-1] == "stel_jaarkalender_vast"
    tekst = wie.lees(JAAR).tekst
    assert "31 maart 2025" in tekst
    assert "Nog niet op de jaarkalender" in tekst
    assert "Tarieven" in tekst
    delft = bezoekers.delft.lees(JAAR)
    assert "Jaarkalender vaststellen" not in delft.tekst
    assert "Westland" not in delft.tekst


def test_een_moment_vastleggen_en_het_daarna_verbeteren(bezoekers: Bezoekers, jaar: None) -> None:
    wie, pad = bezoekers.directeur_sbjh, "/regio/jaar/momenten/1"
    assert "te laat" in wie.lees(JAAR).tekst
    assert wie.post(pad, **MOMENT).status_code == 302
    assert "B-2025-7" in wie.lees(JAAR).tekst
    assert "Hier is al een uitkomst vastgelegd." in wie.lees(pad).tekst
    fout = wie.post(pad, **MOMENT)
    assert fout.status_code == 422
    assert "Schrijf waarom u de uitkomst verbetert." in Pagina(fout.text).fouten["toelichting"]
    assert wie.post(pad, **MOMENT, toelichting="Een dag later.").status_code == 302


def test_wie_tegelijk_iets_vastlegt_ziet_eerst_wat_er_staat(bezoekers: Bezoekers, jaar: None) -> None:
    pad = "/regio/jaar/momenten/1"
    oud = bezoekers.projectleider.verborgen(pad)
    assert bezoekers.directeur_sbjh.post(pad, **MOMENT).status_code == 302
    antwoord = bezoekers.projectleider.stuur(pad, oud | MOMENT | {"toelichting": "Ook."})
    assert antwoord.status_code == 412


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("uitkomst", w) for w in ("", "half")),
        *(("datum", w) for w in ("", "31-02-2025", "2099-01-01")),
        *(("kenmerk", w) for w in ("x" * 101, "a\0b")),
        ("toelichting", "nummer 111222333"),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, jaar: None, veld: str, waarde: str
) -> None:
    wie, voor, regels = bezoekers.directeur_sbjh, inhoud(session), len(logboek(session))
    antwoord = wie.post("/regio/jaar/momenten/1", **MOMENT | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert (inhoud(session), len(logboek(session))) == (voor, regels)


def test_een_gemeente_brengt_iets_in_en_leest_wat_de_regio_ermee_doet(bezoekers: Bezoekers, jaar: None) -> None:
    delft, sbjh = bezoekers.delft, bezoekers.directeur_sbjh
    html = delft.get(f"{JAAR}/inbreng").text
    assert "Westland" not in html
    assert "Signaal van een procesbewaker" not in html
    assert delft.post(f"{JAAR}/inbreng", **MOTIE).status_code == 302
    assert "nog af te wegen" in delft.lees(JAAR).tekst
    assert "Weeg af: motie van Delft" in sbjh.lees("/").tekst
    weging = {"uitkomst": "niet_overgenomen", "datum": "2025-06-02", "toelichting": "Er is geen geld."}
    assert sbjh.post("/regio/jaar/inbreng/1/weging", **weging).status_code == 302
    assert "Er is geen geld." in delft.lees(JAAR).tekst
    assert "Weeg af" not in sbjh.lees("/").tekst


def test_een_moment_staat_op_de_startpagina_van_wie_het_doet(bezoekers: Bezoekers, jaar: None) -> None:
    pagina = bezoekers.directeur_sbjh.lees("/")
    assert "Begroting voorlopig vaststellen en aan de raden aanbieden" in pagina.tekst
    assert "/regio/jaar/momenten/1" in pagina.links
    assert "Begroting voorlopig" not in bezoekers.delft.lees("/").tekst


def test_een_jaar_dat_niet_kan_geeft_een_melding(bezoekers: Bezoekers) -> None:
    for pad in ("/regio/jaar/2014", "/regio/jaar/2100", "/regio/jaar/99999999999"):
        assert bezoekers.directeur_sbjh.get(pad).status_code == 422
    for pad in ("/regio/jaar/2015", "/regio/jaar/2099"):
        bezoekers.directeur_sbjh.lees(pad)


def test_wat_een_ander_inbracht_bestaat_niet_voor_wie_het_niet_ziet(
    bezoekers: Bezoekers, spelers: Spelers, jaar: None
) -> None:
    nieuw = NieuweInbreng(Inbrengsoort.MOTIE, "GM1783", dag(2, 6), "Kan het sneller?", "begroting")
    spelers.westland.doet(leg_inbreng_vast, 2025, nieuw)
    assert "Kan het sneller?" not in bezoekers.delft.lees(JAAR).tekst
    assert "Kan het sneller?" in bezoekers.projectleider.lees(JAAR).tekst


@pytest.mark.usefixtures("jaar")
def test_een_stuk_indienen_en_het_langs_zijn_stations_volgen(bezoekers: Bezoekers, session: Session) -> None:
    wie, nieuw = bezoekers.projectleider, "/regio/jaar/momenten/1/stukken/nieuw"
    assert wie.post(nieuw, titel="Begroting 2026").status_code == 422, "without a file"
    bestand = {"bestand": (io.BytesIO(b"Wat het kost.\n"), "begroting.txt"), "datum": "2025-03-10"}
    antwoord = wie.post(nieuw, titel="Begroting 2026", **bestand)
    assert (antwoord.status_code, antwoord.location) == (302, "/regio/jaar/stukken/1")
    tekst = wie.lees("/regio/jaar/stukken/1").tekst
    assert "hier is het nu" in tekst
    stap = "/regio/jaar/stukken/1/stations/BOJ"
    assert wie.post(stap, uitkomst="aangehouden", datum="2025-03-12").status_code == 422, "held without a reason"
    assert wie.post(stap, uitkomst="doorgeleid", datum="2025-03-12").location == "/regio/jaar/stukken/1"
    assert acties(session)[-2:] == ["dien_jaarstuk_in", "leg_jaarstukstap_vast"]
    delft = bezoekers.delft
    eigen = {"gemeenten": ["GM0503"], "uitkomst": "besloten", "datum": "2025-03-13"}
    assert delft.post("/regio/jaar/stukken/1/stations/college", **eigen).status_code == 302
    assert "Delft" in delft.lees("/regio/jaar/stukken/1").tekst
    assert delft.get("/regio/jaar/stukken/1/bestand").data == b"Wat het kost.\n"
    assert "Begroting 2026" in wie.lees(JAAR).tekst
