"""Counts of children through the screens: entered, corrected, and seen by whom."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Telling
from app.services.telling import tellingen
from tests.kern.opzet import acties, inhoud
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers, Pagina

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
        ("peildatum", "2014-12-31", "De datum ligt voor 01-01-2015"),
        ("peildatum", "ooit", "geen datum"),
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
    tekst = wie.lees(f"{PAD}?peildatum=2025-05-01").tekst
    assert "versie 2: Nageteld." in tekst
    assert "versie 1 was: in zorg 3, nog te plaatsen 7" in tekst


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
    "pad",
    [
        "2025-05-02/GM0503/pleegzorg",
        "2025-05-01/GM0344/pleegzorg",
        "2025-05-01/GM0503/x",
        "2025-05-01/GM0503/%00",
        "x/GM0503/pleegzorg",
    ],
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


def test_een_gemeente_ziet_haar_eigen_rij_en_een_ander_ziet_klassen(bezoekers: Bezoekers, geteld: None) -> None:
    pad = f"{PAD}?peildatum=2025-05-01"
    eigen, ander = bezoekers.delft.lees(pad).tekst, bezoekers.van("rijswijk@h10.example").lees(pad).tekst
    assert "uw gemeente" in eigen
    assert "Aantallen van uw gemeente" in eigen
    assert "in vaste klassen" in ander
    assert "Aantallen van uw gemeente" not in ander
    assert "Alle regels" not in eigen + ander
    assert "Corrigeren" not in eigen + ander


def test_een_gemeente_voert_niets_in(bezoekers: Bezoekers, session: Session) -> None:
    antwoord = bezoekers.delft.stuur(f"{PAD}/nieuw", NIEUW | {"csrf_token": bezoekers.delft.csrf()})
    assert (antwoord.status_code, acties(session)[-1]) == (403, "(leg_tellingen_vast)")
