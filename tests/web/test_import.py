"""Cases from Excel through the screens: look at a file, propose it, confirm it as the other Regievoerder."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.demo.accounts import WACHTWOORD
from app.models import Inlezing, Mandaat
from app.services.importbestand import Importbestand
from tests.importvoorbeeld import Bladen, als_bestand, besluit, duinpoort, zaak
from tests.opzet import acties, inhoud, zaak_van
from tests.spelers import dag
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

NIEUW = "2025-0002"
"""The number that the zaak of the file gets, beside S1 itself."""


def stuur(wie: Bezoeker, wat: str, bestand: Importbestand, **velden: str) -> TestResponse:
    antwoord = wie.post("/import/nieuw", wat=wat, bestand=(io.BytesIO(bestand.inhoud), bestand.naam), **velden)
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    return antwoord


@pytest.fixture
def goed() -> Importbestand:
    return als_bestand(duinpoort())


@pytest.fixture
def fout() -> Importbestand:
    bladen: Bladen = duinpoort()
    bladen["Besluiten"].append(besluit(dag(20, 5), 400_000, "=Te veel."[1:]))
    return als_bestand(bladen)


@pytest.fixture
def voorstel(bezoekers: Bezoekers, goed: Importbestand) -> str:
    """The page of a proposal of the directeur SbJH."""
    return stuur(bezoekers.directeur_sbjh, "voorstel", goed).location


def bevestig(bezoekers: Bezoekers, pad: str, **anders: Any) -> TestResponse:
    wie = bezoekers.directeur_denhaag
    velden = wie.verborgen(pad) | {"wachtwoord": WACHTWOORD, "als_hoedanigheid": "servicebureau"} | anders
    return wie.stuur(f"{pad}/bevestiging", velden)


def test_het_sjabloon_is_een_werkmap_met_de_gemeenten_van_de_regio(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.get("/import/sjabloon.xlsx")
    boek = load_workbook(io.BytesIO(antwoord.data))
    assert "attachment" in antwoord.headers["Content-Disposition"]
    assert "Westland" in {cel.value for rij in boek["Lijsten"].iter_rows() for cel in rij}


def test_bekijken_toont_elke_rij_en_bewaart_niets(bezoekers: Bezoekers, session: Session, goed: Importbestand) -> None:
    voor = inhoud(session)
    antwoord = stuur(bezoekers.directeur_sbjh, "bekijk", goed)
    tekst = Pagina(antwoord.text).tekst
    assert antwoord.status_code == 200
    assert "Alle rijen zijn goed. Er is nog niets ingelezen." in tekst
    assert f"wordt zaak {NIEUW}" in tekst
    assert inhoud(session) == voor


def test_een_fout_bestand_zegt_waar_het_mis_is(bezoekers: Bezoekers, session: Session, fout: Importbestand) -> None:
    for wat in ("bekijk", "voorstel"):
        antwoord = stuur(bezoekers.directeur_sbjh, wat, fout)
        tekst = Pagina(antwoord.text).tekst
        assert antwoord.status_code == 422
        assert "Fout: 1." in tekst
        assert "er is nog € 330.000" in tekst
    assert session.scalars(select(Inlezing)).all() == []


def test_het_verslag_is_mee_te_nemen_als_csv(bezoekers: Bezoekers, fout: Importbestand) -> None:
    antwoord = stuur(bezoekers.directeur_sbjh, "verslag", fout)
    rijen = list(csv.reader(io.StringIO(antwoord.data.decode("utf-8-sig")), delimiter=";"))
    assert rijen[0] == ["blad", "rij", "kenmerk", "oordeel", "kolom", "wat", "zo herstelt u het"]
    assert len(rijen) == 23
    assert [rij[:5] for rij in rijen if rij[3] == "fout"] == [["Besluiten", "4", "DP-2025", "fout", "bedrag"]]


def test_zonder_bestand_of_met_een_ander_soort_staat_het_bij_het_veld(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    leeg = wie.post("/import/nieuw", wat="bekijk")
    assert (leeg.status_code, Pagina(leeg.text).fouten["bestand"]) == (422, "Fout:Kies een bestand.")
    ander = stuur(wie, "bekijk", Importbestand("zaken.csv", b"a;b"))
    assert "gewone werkmap (.xlsx)" in Pagina(ander.text).fouten["bestand"]


def test_de_ander_ziet_hetzelfde_verslag_en_leest_in(bezoekers: Bezoekers, session: Session, voorstel: str) -> None:
    tekst = bezoekers.directeur_denhaag.lees(voorstel).tekst
    assert "Alle rijen zijn goed." in tekst
    assert bezoekers.directeur_denhaag.get(f"{voorstel}/verslag.csv").status_code == 200
    antwoord = bevestig(bezoekers, voorstel)
    assert antwoord.status_code == 302
    na = bezoekers.directeur_sbjh.lees(voorstel)
    assert "Het bestand zelf is niet bewaard." in na.tekst
    assert f"/zaken/{NIEUW}" in na.links
    assert zaak_van(session, NIEUW).toestand == "zorgelijk"
    assert acties(session)[-1] == "bevestig_import"


def test_de_ander_ziet_op_de_startpagina_dat_er_iets_wacht(bezoekers: Bezoekers, voorstel: str) -> None:
    assert voorstel in bezoekers.directeur_denhaag.lees("/").links
    for wie in (bezoekers.directeur_sbjh, bezoekers.projectleider):
        assert voorstel not in wie.lees("/").links


def test_nog_eens_bevestigen_doet_niets_dubbel(bezoekers: Bezoekers, session: Session, voorstel: str) -> None:
    velden = bezoekers.directeur_denhaag.verborgen(voorstel)
    for _keer in range(2):
        bevestig(bezoekers, voorstel, **velden)
    assert acties(session).count("bevestig_import") == 1


def test_wie_voorstelde_krijgt_geen_knop_om_te_bevestigen(bezoekers: Bezoekers, voorstel: str) -> None:
    pagina = bezoekers.directeur_sbjh.lees(voorstel)
    assert "U heeft deze import zelf voorgesteld." in pagina.tekst
    assert 'name="wachtwoord"' not in bezoekers.directeur_sbjh.get(voorstel).text


def test_een_verkeerd_wachtwoord_leest_niets_in(bezoekers: Bezoekers, session: Session, voorstel: str) -> None:
    antwoord = bevestig(bezoekers, voorstel, wachtwoord="verkeerd")
    assert antwoord.status_code == 403
    assert "Typ uw wachtwoord" in Pagina(antwoord.text).fouten["wachtwoord"]
    assert acties(session)[-1] == "(bevestig_import)"


def test_intrekken_haalt_het_bestand_weg(bezoekers: Bezoekers, session: Session, voorstel: str) -> None:
    wie = bezoekers.directeur_sbjh
    velden = wie.verborgen(voorstel)
    assert wie.stuur(f"{voorstel}/intrekking", velden).status_code == 422
    assert wie.stuur(f"{voorstel}/intrekking", velden | {"zeker": "y"}).status_code == 302
    assert session.scalars(select(Inlezing.inhoud)).all() == [None]
    assert "ingetrokken" in wie.lees("/import").tekst
    assert wie.get(f"{voorstel}/verslag.csv").status_code == 409


def test_wat_is_overgenomen_heet_ook_zo(bezoekers: Bezoekers, session: Session, voorstel: str) -> None:
    bevestig(bezoekers, voorstel)
    wie = bezoekers.directeur_sbjh
    mandaat = session.scalars(select(Mandaat).where(Mandaat.inlezing_id.is_not(None)).limit(1)).one()
    blad = wie.lees(f"/zaken/{NIEUW}/mandaten/{mandaat.id}").tekst
    assert "overgenomen van papier" in blad
    assert "volgens het papier, 14 maart 2025" in blad
    assert "Volgens het papier door J. de Boer." in blad
    assert "van papier" in wie.lees(f"/zaken/{NIEUW}/besluiten").tekst
    assert "Zaak geopend" in wie.lees(f"/zaken/{NIEUW}/logboek").tekst


def test_een_nummer_als_een_bsn_vraagt_om_een_vinkje(bezoekers: Bezoekers, session: Session) -> None:
    bestand = als_bestand({"Zaken": [zaak(motivering="Contract 111222333.")]})
    antwoord = stuur(bezoekers.directeur_sbjh, "voorstel", bestand)
    assert 'name="geen_bsn"' in antwoord.text
    assert stuur(bezoekers.directeur_sbjh, "voorstel", bestand, geen_bsn="y").status_code == 302
    assert session.scalars(select(Inlezing.geen_bsn)).one()
