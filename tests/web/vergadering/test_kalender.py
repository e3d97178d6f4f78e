"""The calendar through the screens: a year and a meeting, planned alone or from the rhythm, and called off."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Vergadering
from tests.kern.opzet import acties, inhoud, logboek
from tests.kern.spelers import Spelers, dag
from tests.services.vergadering.stukken import agendeer, dien_in, plan
from tests.web.bezoeker import Bezoekers, Pagina

BOJ = {"overleg": "BOJ", "datum": "2025-03-13", "tijd": "09:30", "plaats": "Stadhuis"}
JAAR = "/kalender/jaar?jaar=2026"


def aantal(session: Session) -> int:
    session.rollback()
    return session.scalars(select(func.count()).select_from(Vergadering)).one()


def test_een_vergadering_plannen_en_op_de_kalender_terugzien(bezoekers: Bezoekers, session: Session) -> None:
    antwoord = bezoekers.projectleider.post("/kalender/nieuw", **BOJ)
    assert (antwoord.status_code, antwoord.location) == (302, "/kalender/1")
    assert acties(session)[-1] == "plan_vergadering"
    for wie in (bezoekers.directeur_sbjh, bezoekers.delft):
        tekst = wie.lees("/kalender?jaar=2025").tekst
        assert "donderdag 13 maart 2025" in tekst
        assert "09:30" in tekst
        assert "wethouders jeugd van de gemeenten" in wie.lees("/kalender/1").tekst
    assert "Vergadering plannen" not in bezoekers.delft.lees("/kalender").tekst
    assert "/kalender/1/afgelasting" not in bezoekers.delft.lees("/kalender/1").links


def test_de_kalender_per_jaar_en_per_overleg(bezoekers: Bezoekers, spelers: Spelers) -> None:
    for overleg, datum in (("DO", dag(26, 2)), ("BOJ", dag(13, 3)), ("BOJ", dag(12, 3, 2026))):
        plan(spelers.directeur_sbjh, overleg, datum)
    wie = bezoekers.directeur_sbjh
    assert "2 vergaderingen" in wie.lees("/kalender?jaar=2025").tekst
    assert "1 vergadering" in wie.lees("/kalender?jaar=2025&overleg=DO").tekst
    assert "Er staat niets op de kalender." in wie.lees("/kalender?jaar=2024").tekst
    assert "/kalender?overleg=DO&jaar=2026" in wie.lees("/kalender?jaar=2025&overleg=DO").links


@pytest.mark.parametrize("jaar", ["", "abc", "99999", "1800", "-1", "٢٠٢٥", "2025'--", "9" * 5000, "%00"])
def test_een_jaar_dat_niet_kan_krijgt_een_melding_en_geen_fout(bezoekers: Bezoekers, jaar: str) -> None:
    for pad in ("/kalender", "/kalender/jaar"):
        fouten = bezoekers.directeur_sbjh.lees(f"{pad}?jaar={jaar}").fouten
        assert "Kies een jaar van 2015 tot en met 2099." in fouten["jaar"]


def test_een_dag_die_is_geweest_heeft_in_het_voorstel_geen_vinkje(bezoekers: Bezoekers) -> None:
    """The days of 2015 are gone and those of 2099 are not, whatever day it is."""
    for jaar, aangevinkt in ((2015, False), (2099, True)):
        tekst = bezoekers.directeur_sbjh.get(f"/kalender/jaar?jaar={jaar}").text
        vinkjes = re.findall(r'<input[^>]*name="dagen"[^>]*>', tekst)
        assert vinkjes, jaar
        assert {"checked" in vinkje for vinkje in vinkjes} == {aangevinkt}, jaar


def test_aan_de_rand_van_de_kalender_en_met_een_onbekend_overleg(bezoekers: Bezoekers) -> None:
    for vraag in ("jaar=2015", "jaar=2099", "jaar=2025&overleg=XYZ", "overleg=%00"):
        bezoekers.directeur_sbjh.lees(f"/kalender?{vraag}")
        bezoekers.directeur_sbjh.lees(f"/kalender/jaar?{vraag}")


@pytest.mark.parametrize(
    ("datum", "melding"),
    [
        ("2025-03-15", "Dit is een vrije dag: zaterdag."),
        ("2025-05-29", "Dit is een vrije dag: Hemelvaartsdag."),
        ("2025-03-14", "Dit is geen donderdag."),
        ("13-03-2025", "Directeurenoverleg H10 ontbreekt 2 weken ervoor"),
    ],
)
def test_een_dag_die_afwijkt_kan_en_wordt_gezegd(bezoekers: Bezoekers, datum: str, melding: str) -> None:
    wie = bezoekers.directeur_sbjh
    antwoord = wie.post("/kalender/nieuw", **BOJ | {"datum": datum})
    assert antwoord.status_code == 302
    assert melding in wie.lees(antwoord.location).tekst
    assert melding in wie.lees("/kalender?jaar=2025").tekst


def test_van_een_vergadering_in_het_verleden_staat_er_dat_ze_is_geweest(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    antwoord = wie.post("/kalender/nieuw", **BOJ)
    assert "Deze vergadering is geweest." in wie.lees(antwoord.location).tekst
    antwoord = wie.post("/kalender/nieuw", **BOJ | {"datum": "2034-03-12"})
    assert "Deze vergadering is geweest." not in wie.lees(antwoord.location).tekst


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("overleg", w) for w in ("", "XYZ", "boj", "portefeuillehouder")),
        *(("datum", w) for w in ("", "31-02-2025", "ooit", "0025-03-13", "9999-12-31")),
        *(("tijd", w) for w in ("half tien", "24:00", "9:30", "09:30:00", "x" * 300, "0\0")),
        *(("plaats", w) for w in ("x" * 201, "a\0b", "Kamer 111222333")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: str
) -> None:
    wie, voor, regels = bezoekers.directeur_sbjh, inhoud(session), len(logboek(session))
    antwoord = wie.post("/kalender/nieuw", **BOJ | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert (inhoud(session), len(logboek(session))) == (voor, regels)


def test_twee_keer_op_dezelfde_dag_kan_niet_tot_de_eerste_is_afgelast(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    wie.post("/kalender/nieuw", **BOJ)
    antwoord = wie.post("/kalender/nieuw", **BOJ)
    assert antwoord.status_code == 422
    assert "staat op die dag al op de kalender" in Pagina(antwoord.text).fouten["datum"]
    wie.post("/kalender/1/afgelasting", datum="2025-03-01", reden="Griep.")
    assert wie.post("/kalender/nieuw", **BOJ).status_code == 409, "asked once whether it is meant"
    assert wie.post("/kalender/nieuw", **BOJ).status_code == 302
    assert aantal(session) == 2
    assert "Griep." in bezoekers.delft.lees("/kalender?jaar=2025").tekst


def test_een_dubbele_klik_plant_een_keer(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    for pad, velden in (("/kalender/nieuw", BOJ), (JAAR, {"dagen": ["DO 2026-01-28", "BOJ 2026-02-12"]})):
        invoer: dict[str, Any] = wie.verborgen(pad) | velden
        assert wie.stuur(pad, invoer).status_code == 302
        assert wie.stuur(pad, invoer).status_code == 302
        assert "Dit was al verwerkt." in wie.lees("/").tekst
    assert aantal(session) == 3


def test_een_jaar_plannen_uit_het_voorstel(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    html = wie.get(JAAR).text
    assert html.count('name="dagen"') == 12
    assert "donderdag 12 februari 2026: BOJ" in Pagina(html).tekst
    antwoord = wie.post(JAAR, dagen=["DO 2026-01-28", "BOJ 2026-02-12"])
    assert (antwoord.status_code, antwoord.location) == (302, "/kalender?jaar=2026")
    assert "Er staan 2 vergaderingen bij." in wie.lees("/kalender?jaar=2026").tekst
    assert wie.get(JAAR).text.count('name="dagen"') == 10
    assert acties(session)[-1] == "plan_jaar"


@pytest.mark.parametrize("dagen", [[], ["BOJ 2026-02-13"], ["BOJ 2025-03-13"], ["onzin"], ["DO 2026-01-28", ""]])
def test_iets_anders_dan_het_voorstel_plant_niets(bezoekers: Bezoekers, session: Session, dagen: list[str]) -> None:
    antwoord = bezoekers.directeur_sbjh.post(JAAR, dagen=dagen)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["dagen"])
    assert aantal(session) == 0


def test_wie_intussen_plant_wat_een_ander_koos_laat_niets_half_achter(
    bezoekers: Bezoekers, spelers: Spelers, session: Session
) -> None:
    wie = bezoekers.directeur_sbjh
    invoer: dict[str, Any] = wie.verborgen(JAAR) | {"dagen": ["DO 2026-01-28", "BOJ 2026-02-12"]}
    plan(spelers.directeur_denhaag, "BOJ", dag(12, 2, 2026))
    assert wie.stuur(JAAR, invoer).status_code == 422
    assert aantal(session) == 1


def test_afgelasten_vraagt_een_reden_en_kan_een_keer(bezoekers: Bezoekers, spelers: Spelers, session: Session) -> None:
    wie, pad = bezoekers.directeur_sbjh, "/kalender/1/afgelasting"
    plan(spelers.directeur_sbjh, "BOJ", dag(13, 3))
    for velden, veld in (
        ({"datum": "2025-03-01", "reden": " "}, "reden"),
        ({"datum": "2999-01-01", "reden": "Griep."}, "datum"),
        ({"datum": "ooit", "reden": "Griep."}, "datum"),
    ):
        assert list(Pagina(wie.post(pad, **velden).text).fouten) == [veld]
    goed = {"datum": "2025-03-01", "reden": "Griep."}
    assert wie.post(pad, **goed).location == "/kalender/1"
    antwoord = wie.post(pad, **goed)
    assert (antwoord.status_code, acties(session)[-1]) == (409, "(gelast_vergadering_af)")
    assert "al afgelast" in antwoord.text


def test_op_de_agenda_staat_alleen_wat_iemand_mag_zien(bezoekers: Bezoekers, spelers: Spelers) -> None:
    wie = spelers.directeur_sbjh
    dien_in(wie, "2025-0001")
    agendeer(wie, "2025-0001", "DO", op=plan(wie, "DO", dag(26, 2)))
    assert "/zaken/2025-0001/stukken/1" in bezoekers.delft.lees("/kalender/1").links
    assert "1 stuk" in bezoekers.delft.lees("/kalender?jaar=2025").tekst


@pytest.mark.parametrize("pad", ["/kalender/1", "/kalender/0", "/kalender/999999999999", "/kalender/1/afgelasting"])
def test_een_vergadering_die_er_niet_is_bestaat_niet(bezoekers: Bezoekers, pad: str) -> None:
    assert bezoekers.directeur_sbjh.get(pad).status_code == 404
