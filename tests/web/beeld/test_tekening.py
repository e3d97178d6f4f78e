"""Drawings of figures: whole SVG with a name and a description, a table with the same figures, labels apart."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from flask import Flask, render_template_string

from app.domain.besluit.besluit import Ruimte
from app.domain.telling.telling import MATEN
from app.services.mandaat.blad import Mandatenblad
from app.services.telling.telverloop import Telstand
from app.web.beeld.kinderen import teken_kinderen
from app.web.beeld.kolommen import Laag, teken_kolommen
from app.web.beeld.lijnen import Reeks, teken_lijnen
from app.web.beeld.staven import Staaf, teken_staven
from app.web.beeld.stroom import teken_stroom
from app.web.beeld.tekening import BREED, LETTER, Tekening, passend, stappen, uit_elkaar
from app.web.kern.taal.heel import dagen_heel
from app.web.mandaat.ruimtebeeld import beelden
from tests.kern.spelers import dag

BEGIN = dag(1, 1)
SJABLOON = '{% from "components/beeld/grafiek.html" import grafiek %}{{ grafiek(t) }}'


def lijnen(aantal: int = 6) -> Tekening:
    punten: list[tuple[date, int | None]] = [(BEGIN + timedelta(days=9 * nr), nr * 7) for nr in range(aantal)]
    met_gat = [(d, None if nr == 2 else nr) for nr, (d, _) in enumerate(punten)]
    reeksen = [Reeks("in zorg", punten, "l1"), Reeks("te plaatsen", met_gat, "l2", trap=True)]
    return teken_lijnen("a", "Kinderen", reeksen, uitleg="Van 0 naar 35.", kop="peildatum", onbekend="niet geteld")


def staven() -> Tekening:
    delen = [Staaf("Een heel lange naam van een aanbieder die niet past op de regel", 31, "31 dagen", let=True),
             Staaf("Kort", 0, "0 dagen", van=40, grens=12)]  # fmt: skip
    rijen = [["Lang", "31"], ["Kort", "0"]]
    return teken_staven("b", "Duur", delen, uitleg="Kort.", koppen=["zaak", "dagen"], rijen=rijen, grens=(35, "grens"))


def kolommen() -> Tekening:
    lagen = [Laag("signaal", [0, 2, 1], "signaal"), Laag("zeer problematisch", [0, 0, 1], "zeer_problematisch", True)]
    return teken_kolommen("c", "Zaken", ["apr", "mei", "nu"], lagen, uitleg="Van 0 naar 2.", kop="maand")


def test_een_laag_die_er_niet_meer_is_zegt_in_welke_kolom_zij_het_laatst_was() -> None:
    """A colour without a word beside it says nothing."""
    lagen = [
        Laag("signaal", [1, 0, 0], "signaal"),
        Laag("zorgelijk", [0, 1, 1], "zorgelijk"),
        Laag("nooit", [0] * 3, "v"),
    ]
    tekening = teken_kolommen("d", "Zaken", ["sep", "okt", "nu"], lagen, uitleg="Van 1 naar 1.", kop="maand")
    naast = [tekst for tekst in tekening.teksten if tekst.anker == "start"]
    assert [tekst.tekst for tekst in naast] == ["signaal (sep)", "zorgelijk"]
    assert all(tekst.x + len(tekst.tekst) * LETTER <= BREED for tekst in naast)


def stroom() -> Tekening:
    ging = {
        ("Een heel lange naam van een locatie", "De Kade"): 30,
        ("De Vliet", "naar huis"): 1,
        ("De Vliet", "De Kade"): 2,
    }
    return teken_stroom("d", "Stroom", ging, uitleg="Samen 33.", kop="van", samen="samen")


@pytest.mark.parametrize("teken", [lijnen, staven, kolommen, stroom])
def test_een_tekening_zegt_in_woorden_wat_zij_toont(app: Flask, teken: object) -> None:
    tekening: Tekening = teken()  # type: ignore[operator]
    with app.test_request_context():
        html = render_template_string(SJABLOON, t=tekening)
    assert " style=" not in html
    assert "<script" not in html
    begin, einde = html.index("<svg"), html.index("</svg>") + 6
    svg = ET.fromstring(html[begin:einde])  # noqa: S314 - our own
    namen = {deel.get("id"): deel.text for deel in svg.iter() if deel.get("id")}
    assert [namen[naam] for naam in (svg.get("aria-labelledby") or "").split()] == [tekening.titel, tekening.uitleg]
    assert svg.get("role") == "img"
    tabel = html[einde:]
    for cel in [*tekening.koppen, *(cel for rij in tekening.rijen for cel in rij)]:
        assert f">{dagen_heel(cel)}<" in tabel, cel


@pytest.mark.parametrize("teken", [lijnen, staven, kolommen, stroom])
def test_alles_staat_binnen_de_tekening(teken: object) -> None:
    t: Tekening = teken()  # type: ignore[operator]
    for vlak in t.vlakken:
        assert -1 <= vlak.x <= vlak.x + vlak.breedte <= BREED + 1
        assert -1 <= vlak.y <= vlak.y + vlak.hoogte <= t.hoogte + 1
    for tekst in t.teksten:
        breed = len(tekst.tekst) * LETTER
        links = tekst.x - {"start": 0.0, "middle": breed / 2, "end": breed}[tekst.anker]
        assert -4 <= links <= links + breed <= BREED + 8, tekst
        assert 0 <= tekst.y <= t.hoogte, tekst


def test_wie_geen_kleur_ziet_leest_het_aan_streep_arcering_of_woord() -> None:
    assert len({lijn.soort for lijn in lijnen().lijnen if lijn.soort.startswith("l")}) == 2
    assert {vlak.soort: vlak.arcering for vlak in staven().vlakken} == {"vlet": True, "v0": False, "v1": False}
    assert any(vlak.arcering for vlak in kolommen().vlakken)
    assert {"in zorg", "te plaatsen"} <= {tekst.tekst for tekst in lijnen().teksten}


def test_een_grens_gaat_door_de_staven_en_niet_door_wat_erbij_staat() -> None:
    t = staven()
    strepen = [lijn for lijn in t.lijnen if lijn.soort in {"grens", "vandaag"}]
    assert len(strepen) == 3
    for lijn in strepen:
        plek, boven, hoog = (float(deel) for deel in re.split("[ v]", lijn.d[1:]))
        for tekst in (tekst for tekst in t.teksten if tekst.anker == "start"):
            ernaast = plek < tekst.x or plek > tekst.x + len(tekst.tekst) * LETTER
            assert ernaast or not boven < tekst.y < boven + hoog, tekst.tekst


def test_een_gat_in_de_lijn_is_wat_niet_is_geteld() -> None:
    (lijn,) = (deel for deel in lijnen().lijnen if deel.soort == "l2")
    assert lijn.d.count("M") == 2
    assert [rij[2] for rij in lijnen().rijen] == ["0", "1", "niet geteld", "3", "4", "5"]


def test_een_peildatum_is_nog_geen_verloop() -> None:
    stand = Telstand(BEGIN, {"in_zorg": 3}, 1)
    assert teken_kinderen([]) is None
    assert teken_kinderen([stand]) is None


def test_namen_en_maten_van_de_kinderen(app: Flask) -> None:
    standen = [Telstand(BEGIN, {"in_zorg": 3}, 1), Telstand(dag(1, 2), {"in_zorg": 5, "nog_te_plaatsen": 0}, 2)]
    with app.test_request_context():
        tekening = teken_kinderen(standen)
    assert tekening
    assert tekening.koppen[1:] == [MATEN["in_zorg"].lower(), MATEN["nog_te_plaatsen"].lower()]
    assert tekening.rijen[0][2] == "niet geteld", "not nought"


def test_ronde_maten_en_labels_die_elkaar_niet_raken() -> None:
    assert stappen(0) == [0, 1]
    assert stappen(4) == [0, 1, 2, 3, 4]
    assert stappen(7) == [0, 2, 4, 6, 8]
    assert stappen(352)[-1] >= 352
    for gewild in ([10, 10, 10], [100, 3, 99], [160, 160], []):
        gelegd = sorted(uit_elkaar(gewild, 160))
        assert all(b - a >= 15 for a, b in pairwise(gelegd))
        assert all(plek <= 160 for plek in gelegd)
    assert passend("kort", 100) == "kort"
    assert passend("veel te lang voor hier", 64).endswith("…")


@pytest.mark.parametrize(
    ("besteed", "woorden"),
    [
        (50_000_00, "dan is op 30 september 2025 ongeveer €\xa0240.200 van €\xa01.000.000 besteed"),
        (450_000_00, "dan is het plafond van €\xa01.000.000 rond 17 juni 2025 besteed"),
    ],
)
def test_besteed_en_verwacht_zegt_wat_ervan_komt_in_woorden_en_in_de_tabel(
    app: Flask, besteed: int, woorden: str
) -> None:
    standen = [Ruimte(dag(17, 3), 1_000_000_00, 0), Ruimte(dag(1, 4), 1_000_000_00, besteed), Ruimte(dag(1, 10), 0, 0)]
    blad = Mandatenblad(dag=dag(30, 4), regels=[], ruimte=standen[1], standen=standen, periode=1)
    with app.test_request_context():
        ruimte, tempo = beelden(blad, dag(27, 4))
        zonder = beelden(blad, dag(20, 3))
    assert woorden in tempo.noot
    assert "(eigen afleiding)" in tempo.noot
    assert {lijn.soort for lijn in tempo.lijnen} >= {"l1", "l2", "l3"}, "each its own dash"
    assert tempo.koppen == ["op", "verleend", "besteed", "verwacht"]
    assert [rij for rij in tempo.rijen if "27-04-2025" in rij[0] or "27 april" in rij[0]]
    assert [beeld.naam for beeld in zonder] == [ruimte.naam], "nothing was spent by then"


def test_banden_zijn_zo_breed_als_wat_er_ging_en_sluiten_op_elkaar_aan() -> None:
    t = stroom()
    links = [vlak for vlak in t.vlakken if vlak.soort == "v1"]
    assert [round(vlak.hoogte / sum(v.hoogte for v in links) * 33) for vlak in links] == [30, 3]
    assert len([lijn for lijn in t.lijnen if lijn.soort == "stroom"]) == 3
    assert [rij[1:] for rij in t.rijen] == [["30", "–", "30"], ["2", "1", "3"]]
