"""Papers through the screens: put in, on and off an agenda, what came of them, and where each is."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import db
from app.models import Agendapunt, Behandeling, Stuk
from app.services.vergadering import agendering
from tests.kern.opzet import acties, open_zaak
from tests.kern.spelers import Spelers, dag
from tests.services.vergadering.stukken import ALLEN, DELFT, DEN_HAAG, DO, dien_in, door_het_do, plan, uitkomst
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.kern.test_aantal_queries import kosten

ZAAK = "2025-0001"
PAD = f"/zaken/{ZAAK}/stukken"
STUK: dict[str, Any] = {"titel": "Continuïteitsplan", "route": "college", "datum": "2025-02-10", "document_id": ""}
BESLOTEN: dict[str, Any] = {"uitkomst": "besloten", "datum": "2025-03-13", "toelichting": ""}


@pytest.fixture
def ingediend(spelers: Spelers) -> str:
    """Paper 1 of S1, for the colleges, and a DO that is meeting 1; returns its address."""
    dien_in(spelers.directeur_sbjh, ZAAK)
    plan(spelers.directeur_sbjh, "DO", DO)
    return f"{PAD}/1"


@pytest.fixture
def lokaal(spelers: Spelers) -> str:
    """Paper 1 past the DO: now at the portefeuillehouders."""
    dien_in(spelers.directeur_sbjh, ZAAK)
    door_het_do(spelers.directeur_sbjh, ZAAK)
    return f"{PAD}/1"


def test_een_stuk_gaat_met_elke_klik_een_station_verder(
    bezoekers: Bezoekers, spelers: Spelers, session: Session
) -> None:
    wie = bezoekers.projectleider
    plan(spelers.directeur_sbjh, "DO", DO)
    assert wie.post(f"{PAD}/nieuw", **STUK | {"document_id": "1"}).location == f"{PAD}/1"
    assert "verslag-DO-26-februari.txt" in wie.lees(f"{PAD}/1").tekst
    assert wie.post(f"{PAD}/1/agenda/DO", vergadering_id="1").location == f"{PAD}/1"
    assert "op de agenda van 26 februari 2025" in wie.lees(PAD).tekst
    wie.post(f"{PAD}/1/uitkomst/DO", uitkomst="doorgeleid", datum="2025-02-26")
    assert "Nu bij: Portefeuillehouder" in wie.lees(PAD).tekst
    wie.post(f"{PAD}/1/uitkomst/portefeuillehouder", **BESLOTEN, gemeenten=list(ALLEN))
    wie.post(f"{PAD}/1/uitkomst/college", **BESLOTEN, gemeenten=list(ALLEN))
    tekst = wie.lees(PAD).tekst
    assert "Aan het eind van de route" in tekst
    assert "9 van 9 gemeenten klaar" in tekst
    assert acties(session)[-5:] == ["dien_stuk_in", "agendeer", *["leg_uitkomst_vast"] * 3]


def test_de_weg_is_een_genummerde_lijst_met_waar_het_stuk_nu_is(bezoekers: Bezoekers, lokaal: str) -> None:
    html = bezoekers.directeur_sbjh.get(lokaal).text
    assert '<ol class="stappenbalk" role="list">' in html
    nu = html.partition('aria-current="step"')[2]
    assert nu.index("Portefeuillehouder") < nu.index("College")
    assert "doorgeleid op 26 februari 2025" in Pagina(html).tekst


def test_terugverwijzen_vraagt_waarom(bezoekers: Bezoekers, session: Session, lokaal: str) -> None:
    wie, pad = bezoekers.directeur_sbjh, f"{lokaal}/uitkomst/portefeuillehouder"
    velden = BESLOTEN | {"uitkomst": "terugverwezen", "gemeenten": [DELFT, DEN_HAAG]}
    assert list(Pagina(wie.post(pad, **velden).text).fouten) == ["toelichting"]
    assert wie.post(pad, **velden | {"toelichting": "Cijfers ontbreken."}).status_code == 302
    assert "Nu bij: Directeurenoverleg H10 (DO)" in wie.lees(PAD).tekst
    assert len(session.scalars(select(Behandeling)).all()) == 3


def test_van_de_agenda_af_met_een_reden(bezoekers: Bezoekers, session: Session, ingediend: str) -> None:
    wie = bezoekers.directeur_sbjh
    wie.post(f"{ingediend}/agenda/DO", vergadering_id="1")
    pad = f"{ingediend}/agendapunten/1/afvoering"
    assert list(Pagina(wie.post(pad, reden="  ").text).fouten) == ["reden"]
    assert wie.post(pad, reden="Nog niet af.").status_code == 302
    assert "Nog niet af." in bezoekers.delft.lees(ingediend).tekst
    assert wie.post(pad, reden="Nog eens.").status_code == 409
    assert wie.get(f"{ingediend}/agendapunten/2/afvoering").status_code == 404
    assert acties(session)[-2:] == ["voer_af", "(voer_af)"]


def test_intrekken_kan_een_keer(bezoekers: Bezoekers, session: Session, ingediend: str) -> None:
    wie, velden = bezoekers.directeur_sbjh, {"datum": "2025-03-01", "reden": "Niet meer nodig."}
    assert list(Pagina(wie.post(f"{ingediend}/intrekking", **velden | {"reden": ""}).text).fouten) == ["reden"]
    assert wie.post(f"{ingediend}/intrekking", **velden).status_code == 302
    assert "Ingetrokken op 1 maart 2025" in wie.lees(PAD).tekst
    assert f"{ingediend}/intrekking" not in wie.lees(ingediend).links
    assert wie.post(f"{ingediend}/intrekking", **velden).status_code == 409
    assert acties(session)[-1] == "(trek_stuk_in)"


def test_een_dubbele_klik_doet_het_een_keer(bezoekers: Bezoekers, session: Session, ingediend: str) -> None:
    wie = bezoekers.directeur_sbjh
    for pad, velden in ((f"{PAD}/nieuw", STUK), (f"{ingediend}/agenda/DO", {"vergadering_id": "1"})):
        invoer = wie.verborgen(pad) | velden
        assert [wie.stuur(pad, invoer).status_code for _ in range(2)] == [302, 302]
        assert "Dit was al verwerkt." in wie.lees(f"/zaken/{ZAAK}").tekst
    assert len(session.scalars(select(Stuk)).all()) == 2
    assert len(session.scalars(select(Agendapunt)).all()) == 1


def test_een_stuk_van_een_andere_zaak_bestaat_hier_niet(bezoekers: Bezoekers, spelers: Spelers, ingediend: str) -> None:
    ander, wie = f"/zaken/{open_zaak(spelers)}/stukken/1", bezoekers.directeur_sbjh
    for deel in ("", "/agenda/DO", "/uitkomst/DO", "/agendapunten/1/afvoering", "/intrekking"):
        assert wie.get(f"{ander}{deel}").status_code == 404
    token = {"csrf_token": wie.csrf(), "vergadering_id": "1"}
    assert wie.stuur(f"{ander}/agenda/DO", token).status_code == 404
    assert bezoekers.delft.get(f"{PAD}/99").status_code == 404


def test_een_gemeente_leest_haar_eigen_deel_en_heeft_geen_knoppen(
    bezoekers: Bezoekers, spelers: Spelers, lokaal: str
) -> None:
    wie = spelers.directeur_sbjh
    uitkomst(wie, ZAAK, "portefeuillehouder", "GM1783", waarom="Alleen voor Westland.")
    uitkomst(wie, ZAAK, "portefeuillehouder", DELFT, waarom="Alleen voor Delft.")
    pagina = bezoekers.delft.lees(lokaal)
    assert "Alleen voor Delft." in pagina.tekst
    assert "Westland" not in pagina.tekst
    assert "van 10 gemeenten" not in pagina.tekst + bezoekers.delft.lees(PAD).tekst
    assert not [link for link in pagina.links if link.startswith(f"{lokaal}/")]
    assert "Per gemeente" in bezoekers.directeur_sbjh.lees(lokaal).tekst


def test_een_document_dat_niet_gedeeld_is_blijft_voor_het_team(bezoekers: Bezoekers, spelers: Spelers) -> None:
    dien_in(spelers.directeur_sbjh, ZAAK, document_id=2)
    assert "herstelplan-v1.txt" in bezoekers.directeur_sbjh.lees(f"{PAD}/1").tekst
    assert "herstelplan-v1.txt" not in bezoekers.delft.lees(f"{PAD}/1").tekst


def test_meer_stukken_kosten_niet_meer_vragen(bezoekers: Bezoekers, spelers: Spelers, app: Flask, lokaal: str) -> None:
    paden = (PAD, lokaal, "/kalender/1", "/kalender?jaar=2025")
    for wie in (bezoekers.directeur_sbjh, bezoekers.delft):
        for pad in paden:  # that he saw it is written once
            wie.lees(pad)
    with app.app_context():
        engine = db.engine
    voor = [kosten(engine, wie, pad) for wie in (bezoekers.directeur_sbjh, bezoekers.delft) for pad in paden]
    for _ in range(3):
        dien_in(spelers.directeur_sbjh, ZAAK)
    for nummer, maand in enumerate((4, 5, 9), 2):
        do = plan(spelers.directeur_sbjh, "DO", dag(16, maand))
        spelers.directeur_sbjh.doet(agendering.agendeer, ZAAK, nummer, "DO", agendering.Agendering(do))
    na = [kosten(engine, wie, pad) for wie in (bezoekers.directeur_sbjh, bezoekers.delft) for pad in paden]
    assert na == voor
    assert max(na) <= 10
