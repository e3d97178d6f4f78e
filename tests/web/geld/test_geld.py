"""The money of a zaak through the screens: promised, paid, booked back; and what a municipality sees of it."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Besluit
from tests.kern.opzet import acties
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

ZAAK = "/zaken/2025-0001"
PAD = f"{ZAAK}/geld"
NIEUW = f"{PAD}/toezeggingen/nieuw"
DAG = "2025-06-02"
EURO = "€\N{NO-BREAK SPACE}"


def toezegging(session: Session, **meer: object) -> dict[str, object]:
    nummer = session.scalar(select(Besluit.id).where(Besluit.bedrag > 0).order_by(Besluit.volgnr).limit(1))
    return {
        "soort": "lening", "omschrijving": "Overbrugging.", "wederpartij": "Stichting Duinpoort", "datum": DAG,
        "bedrag": "100.000", "besluit": str(nummer), "draagsleutel": "gelijk", "gemeenten": ["GM0503", "GM0518"],
        "plan": "1-7-2025; 60.000; betalen\n1-12-2025; 100.000; terug",
    } | meer  # fmt: skip


def test_van_toezegging_tot_tegenboeking(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    assert "Nog geen geld toegezegd" in wie.lees(PAD).tekst
    bekeken = wie.post(NIEUW, **toezegging(session, actie="verdeling"))
    assert "Er is nog niets vastgelegd" in bekeken.text
    antwoord = wie.post(NIEUW, **toezegging(session))
    assert (antwoord.status_code, antwoord.location) == (302, PAD)
    boeking = f"{PAD}/toezeggingen/1/boeking"
    velden = wie.lees(boeking).velden | {"soort": "betaling", "datum": DAG, "bedrag": "40.000"}
    assert wie.stuur(boeking, velden).location == f"{PAD}/toezeggingen/1"
    tekst = wie.lees(PAD).tekst
    for woord in ("€ 100.000", "€ 40.000", "Delft", "Den Haag", "juli 2025", "nog te betalen: € 60.000"):
        assert woord.replace("€ ", "€\N{NO-BREAK SPACE}") in tekst, woord
    terug = wie.post(f"{PAD}/boekingen/2/tegenboeking", datum=DAG, reden="Verkeerd.")
    assert terug.location == PAD
    assert "teruggedraaid" in wie.lees(f"{PAD}/boekingen").tekst
    plan = f"{PAD}/toezeggingen/1/plan"
    assert "01-07-2025; 60.000; betalen\n01-12-2025; 100.000; terug" in wie.lees(plan).tekst
    velden = wie.lees(plan).velden
    assert wie.stuur(plan, velden | {"plan": "1-8-2025; 60.000", "reden": "Uitstel."}).status_code == 302
    gedaan = ["zeg_geld_toe", "boek_geld", "draai_geldboeking_terug", "wijzig_geldplan"]
    assert acties(session)[-4:] == gedaan


def test_een_fout_staat_bij_het_veld(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    for anders, veld, zin in (
        ({"plan": "morgen; 3"}, "plan", "Regel 1 is niet te lezen"),
        ({"besluit": ""}, "besluit", "Kies het besluit"),
        ({"bedrag": "99.000.000"}, "bedrag", "U kunt nog"),
        ({"draagsleutel": "hand"}, "delen", "De delen zijn samen"),
        (
            {"draagsleutel": "zorgdagen", "delen-0-code": "GM0503", "delen-0-bedrag": "1,5"},
            "delen",
            "Vul hele zorgdagen in",
        ),
    ):
        pagina = Pagina(wie.post(NIEUW, **toezegging(session, **anders)).text)
        assert zin in str(pagina.fouten), (veld, pagina.fouten, pagina.tekst)


def test_een_gemeente_ziet_haar_deel_en_niets_van_een_ander(bezoekers: Bezoekers, session: Session) -> None:
    assert bezoekers.directeur_sbjh.post(NIEUW, **toezegging(session)).status_code == 302
    delft: Bezoeker = bezoekers.delft
    tekst = delft.lees(PAD).tekst
    assert "Geld van Delft" in tekst
    assert "€\N{NO-BREAK SPACE}50.000" in tekst
    assert "Den Haag" not in tekst
    assert delft.get(f"{PAD}/gemeenten/GM0503/brief").status_code == 200
    assert delft.get(f"{PAD}/gemeenten/GM0503/blad.xlsx").status_code == 200
    assert delft.get(f"{PAD}/gemeenten/GM0518").status_code == 404


def test_de_pagina_staat_in_het_menu(app: Flask, bezoekers: Bezoekers) -> None:
    assert bezoekers.projectleider.get(PAD).status_code == 200


def test_het_besluit_noemt_wat_eronder_is_toegezegd_en_wat_er_over_is(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    velden = toezegging(session)
    besluit = f"{ZAAK}/besluiten/{velden['besluit']}"
    assert "Hieronder is nog niets toegezegd" in wie.lees(besluit).tekst
    wie.post(NIEUW, **velden)
    tekst = wie.lees(besluit).tekst
    assert f"Toegezegd {EURO}100.000, nog toe te zeggen" in tekst
    assert "Stichting Duinpoort: Overbrugging." in tekst
    assert besluit in wie.get(f"{PAD}/toezeggingen/1").text, "and the way back"
    assert "Wat hieronder is toegezegd" not in bezoekers.delft.lees(besluit).tekst


def test_wat_aan_het_rijk_is_gevraagd_wordt_op_het_scherm_toegekend(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    rijk = {"soort": "rijkssubsidie", "besluit": "", "plan": "", "beslissing_voor": "2025-12-17"}
    assert wie.post(NIEUW, **toezegging(session, **rijk)).status_code == 302
    assert f"Gevraagd aan het Rijk: {EURO}100.000. Dit telt nog niet mee" in wie.lees(PAD).tekst
    boeking = f"{PAD}/toezeggingen/1/boeking"
    velden = wie.lees(boeking).velden | {"soort": "toekenning", "datum": DAG, "bedrag": "60.000"}
    assert "Vul in welk besluit dit bepaalt" in str(Pagina(wie.stuur(boeking, velden).text).fouten)
    assert wie.stuur(boeking, velden | {"grondslag": "VWS-1"}).status_code == 302
    assert f"uw deel daarvan is {EURO}" not in wie.lees(PAD).tekst
    tekst = bezoekers.delft.lees(PAD).tekst
    assert f"{EURO}30.000" in tekst
    assert "Gevraagd aan het Rijk, telt nog niet mee" in tekst


def test_de_situatie_op_een_eerdere_dag_kent_niets_van_later(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    wie.post(NIEUW, **toezegging(session, datum="2025-05-20"))
    assert "Op deze dag was er nog geen geld toegezegd" in wie.lees(f"{PAD}?datum=2025-05-19").tekst
    op_de_dag = wie.lees(f"{PAD}?datum=2025-05-30").tekst
    assert f"{EURO}100.000" in op_de_dag
    assert "Terugdraaien" not in op_de_dag
