"""Cases from Excel through the screens: look at a file, propose it, confirm it as the other Regievoerder."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli.jobs import _knoop
from app.db import db
from app.models import Inlezing, Mandaat
from app.services.export.wachtrij import meld_aanwezig
from app.services.overname.bestand import Overnamebestand
from app.services.overname.rij import doe_volgende
from tests.kern.opzet import inhoud
from tests.kern.overnamevoorbeeld import Bladen, als_bestand, besluit, duinpoort, zaak
from tests.kern.spelers import dag
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.overname.imports import NIEUW, bevestig, stuur


@pytest.fixture
def goed() -> Overnamebestand:
    return als_bestand(duinpoort())


@pytest.fixture
def fout() -> Overnamebestand:
    bladen: Bladen = duinpoort()
    bladen["Besluiten"].append(besluit(dag(20, 5), 400_000, "=Te veel."[1:]))
    return als_bestand(bladen)


@pytest.fixture
def voorstel(bezoekers: Bezoekers, goed: Overnamebestand) -> str:
    """The page of a proposal of the directeur SbJH."""
    return stuur(bezoekers.directeur_sbjh, "voorstel", goed).location


def test_het_sjabloon_is_een_werkmap_met_de_gemeenten_van_de_regio(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.get("/import/sjabloon.xlsx")
    boek = load_workbook(io.BytesIO(antwoord.data))
    assert "attachment" in antwoord.headers["Content-Disposition"]
    assert "Westland" in {cel.value for rij in boek["Lijsten"].iter_rows() for cel in rij}


def test_bekijken_toont_elke_rij_en_bewaart_niets(
    bezoekers: Bezoekers, session: Session, goed: Overnamebestand
) -> None:
    voor = inhoud(session)
    antwoord = stuur(bezoekers.directeur_sbjh, "bekijk", goed)
    tekst = Pagina(antwoord.text).tekst
    assert antwoord.status_code == 200
    assert "Alle rijen zijn goed. Er is nog niets ingelezen." in tekst
    assert "wordt een nieuwe zaak" in tekst
    assert inhoud(session) == voor


def test_een_fout_bestand_zegt_waar_het_mis_is(bezoekers: Bezoekers, session: Session, fout: Overnamebestand) -> None:
    for wat in ("bekijk", "voorstel"):
        antwoord = stuur(bezoekers.directeur_sbjh, wat, fout)
        tekst = Pagina(antwoord.text).tekst
        assert antwoord.status_code == 422
        assert "Fout: 1." in tekst
        assert "er is nog € 330.000" in tekst
    assert session.scalars(select(Inlezing)).all() == []


def test_het_verslag_is_mee_te_nemen_als_csv(bezoekers: Bezoekers, fout: Overnamebestand) -> None:
    antwoord = stuur(bezoekers.directeur_sbjh, "verslag", fout)
    rijen = list(csv.reader(io.StringIO(antwoord.data.decode("utf-8-sig")), delimiter=";"))
    assert rijen[0] == ["blad", "rij", "kenmerk", "oordeel", "kolom", "wat", "zo herstelt u het"]
    assert len(rijen) == 23
    assert [rij[:5] for rij in rijen if rij[3] == "fout"] == [["Besluiten", "4", "DP-2025", "fout", "bedrag"]]


def test_zonder_bestand_of_met_een_ander_soort_staat_het_bij_het_veld(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    leeg = wie.post("/import/nieuw", wat="bekijk")
    assert (leeg.status_code, Pagina(leeg.text).fouten["bestand"]) == (422, "Fout:Kies een bestand.")
    ander = stuur(wie, "bekijk", Overnamebestand("zaken.csv", b"a;b"))
    assert "gewone werkmap (.xlsx)" in Pagina(ander.text).fouten["bestand"]


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
    assert "Deze zaak is overgenomen van papier, met overname 1 van" in wie.lees(f"/zaken/{NIEUW}").tekst
    assert "overgenomen van papier" not in wie.lees("/zaken/2025-0001").tekst
    assert "Zaak geopend" in wie.lees(f"/zaken/{NIEUW}/logboek").tekst


def test_een_nummer_als_een_bsn_vraagt_om_een_vinkje(bezoekers: Bezoekers, session: Session) -> None:
    bestand = als_bestand({"Zaken": [zaak(motivering="Contract 111222333.")]})
    antwoord = stuur(bezoekers.directeur_sbjh, "voorstel", bestand)
    assert 'name="geen_bsn"' in antwoord.text
    assert stuur(bezoekers.directeur_sbjh, "voorstel", bestand, geen_bsn="y").status_code == 302
    assert session.scalars(select(Inlezing.geen_bsn)).one()


def test_wie_iets_vraagt_over_een_bestand_hoeft_er_niet_op_te_wachten(
    app: Flask, bezoekers: Bezoekers, session: Session, goed: Overnamebestand, fout: Overnamebestand
) -> None:
    """Where somebody runs the background: a page says how far it is, and may be left."""
    wie, tweede = bezoekers.directeur_sbjh, bezoekers.directeur_denhaag
    meld_aanwezig(session, _knoop())

    def doe_wat_wacht() -> None:
        with app.app_context():
            assert doe_volgende(db.session, _knoop()) is not None

    hier = str(stuur(wie, "bekijk", fout).location)
    tekst = wie.lees(hier).tekst
    assert "U hoeft niet te wachten" in tekst
    assert "Wacht op zijn beurt nu" in tekst
    assert "Bekijken: " in wie.lees("/import").tekst
    doe_wat_wacht()
    assert "Te veel." not in wie.lees(hier).tekst
    assert "Wat u herstelt" in wie.lees(hier).tekst
    assert tweede.get(hier).status_code == 404

    hier = str(stuur(wie, "voorstel", goed).location)
    doe_wat_wacht()
    assert "De overname is voorgesteld" in wie.lees(hier).tekst
    pad = f"/import/{session.scalars(select(Inlezing.id)).one()}"
    hier = str(tweede.stuur(f"{pad}/verslag", tweede.verborgen(pad)).location)
    assert session.scalars(select(Inlezing.id)).all(), "nothing was done by asking"
    doe_wat_wacht()
    assert "Het verslag is klaar" in tweede.lees(hier).tekst
    assert "Alle rijen zijn goed" in tweede.lees(pad).tekst
    assert "Alle rijen zijn goed" not in wie.lees(pad).tekst
    antwoord = bevestig(bezoekers, pad)
    assert "/import/werk/" in antwoord.location
    assert "Bevestigen" in tweede.lees(pad).tekst, "it is not done yet"
    doe_wat_wacht()
    assert "De zaken zijn ingelezen" in tweede.lees(antwoord.location).tekst
    assert NIEUW in tweede.lees(pad).tekst
