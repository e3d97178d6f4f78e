"""Decisions under mandaat: S1 to the euro, every refusal by its name, every allocation to the cent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.bedrag import euro, namens
from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.besluit.besluit import (
    Aanvraag,
    Geweigerd,
    Toegestaan,
    is_laat_ingevoerd,
    ruimte_op,
    toets,
)
from app.domain.besluit.verdeling import Verdeelsleutel, verdeel
from app.domain.mandaat.houderschap import Houderschap
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten

S, F, I = Mandaatstatus, Mandaatsoort.FINANCIEN, Mandaatsoort.INHOUD  # noqa: E741
DAG, HOUDER = timedelta(days=1), 7
VAN, TOT = date(2025, 3, 17), date(2025, 9, 30)


def mandaat(nummer: int, plafond: int = 120_000_00, besteed: int = 0) -> Mandaatfeiten:
    return Mandaatfeiten(nummer, f"Gemeente {nummer}", F, HOUDER, S.ACTIEF, VAN, TOT, plafond, besteed, VAN)


NEGEN = [mandaat(nummer) for nummer in range(1, 10)]


def vraag(bedrag: int | None, datum: date = VAN, verdeling: Mapping[int, int] | None = None) -> Aanvraag:
    sleutel = Verdeelsleutel.GELIJK if verdeling is None else Verdeelsleutel.HAND
    return Aanvraag(I if bedrag is None else F, datum, Houderschap(HOUDER), bedrag, sleutel, verdeling)


def verdeling(aanvraag: Aanvraag, mandaten: Sequence[Mandaatfeiten]) -> Mapping[int, int]:
    oordeel = toets(aanvraag, mandaten)
    assert isinstance(oordeel, Toegestaan), oordeel
    return oordeel.verdeling


def reden(aanvraag: Aanvraag, mandaten: Sequence[Mandaatfeiten]) -> tuple[str, str]:
    oordeel = toets(aanvraag, mandaten)
    assert isinstance(oordeel, Geweigerd), oordeel
    return oordeel.reden.code, oordeel.reden.bericht


def boek(mandaten: Sequence[Mandaatfeiten], delen: Mapping[int, int]) -> list[Mandaatfeiten]:
    return [replace(m, besteed=m.besteed + delen.get(m.id, 0)) for m in mandaten]


def test_scenario_s1_tot_op_de_euro() -> None:
    stand = NEGEN
    assert ruimte_op(stand, VAN).over == 1_080_000_00
    stand = boek(stand, verdeling(vraag(450_000_00, date(2025, 3, 21)), stand))
    assert ruimte_op(stand, date(2025, 3, 21)).over == 630_000_00
    stand = boek(stand, verdeling(vraag(300_000_00, date(2025, 5, 16)), stand))
    assert ruimte_op(stand, date(2025, 5, 16)).over == 330_000_00
    code, bericht = reden(vraag(500_000_00, date(2025, 6, 16)), stand)
    assert code == "plafond_overschreden"
    assert "€ 500.000" in bericht
    assert "€ 330.000" in bericht
    code, bericht = reden(vraag(50_000_00, date(2025, 10, 1)), stand)
    assert (code, "verlopen" in bericht) == ("buiten_looptijd", True)
    assert verdeling(vraag(50_000_00, date(2025, 9, 30)), stand)


ANDER = replace(mandaat(1), houder_id=8)
INHOUD = replace(mandaat(1), soort=I, plafond=None)
VERLEEND = replace(mandaat(1), status=S.VERLEEND, actief_vanaf=None)
VOORGESTELD = replace(VERLEEND, status=S.VOORGESTELD)
CONCEPT = replace(VERLEEND, status=S.CONCEPT)
AFGEWEZEN = replace(VERLEEND, status=S.AFGEWEZEN)
INGETROKKEN = replace(mandaat(1), status=S.INGETROKKEN, ingetrokken_per=VAN + 10 * DAG)

WEIGERINGEN = [
    ("geen mandaat", [], vraag(1), "mandaat_ontbreekt", "geen mandaat voor financiën"),
    ("andere soort", [INHOUD], vraag(1), "mandaat_ontbreekt", "geen mandaat voor financiën"),
    ("andere soort, andersom", [mandaat(1)], vraag(None), "mandaat_ontbreekt", "geen mandaat voor inhoud"),
    ("andere houder", [ANDER], vraag(1), "mandaat_ontbreekt", "geen houder"),
    ("instemming ontbreekt", [VERLEEND], vraag(1), "instemming_ontbreekt", "instemming"),
    ("nog voorgesteld", [VOORGESTELD], vraag(1), "mandaat_niet_actief", "nog geen mandaat verleend"),
    ("nog concept", [CONCEPT], vraag(1), "mandaat_niet_actief", "nog geen mandaat verleend"),
    ("afgewezen", [AFGEWEZEN], vraag(1), "mandaat_niet_actief", "Geen enkel mandaat"),
    ("te vroeg", [mandaat(1)], vraag(1, VAN - DAG), "buiten_looptijd", "nog niet actief"),
    ("te laat", [mandaat(1)], vraag(1, TOT + DAG), "buiten_looptijd", "verlopen"),
    ("ingetrokken", [INGETROKKEN], vraag(1, VAN + 10 * DAG), "buiten_looptijd", "ingetrokken"),
    ("te veel", [mandaat(1)], vraag(120_000_01), "plafond_overschreden", "nog € 120.000"),
    ("deel te groot", [mandaat(1, 100), mandaat(2)], vraag(300), "plafond_overschreden", "met de hand"),
    ("som klopt niet", NEGEN, vraag(10, verdeling={1: 4, 2: 5}), "verdeling_klopt_niet", "samen € 0,09"),
    ("lege verdeling", NEGEN, vraag(10, verdeling={}), "verdeling_klopt_niet", "samen € 0"),
    ("onbekend mandaat", NEGEN, vraag(10, verdeling={99: 10}), "verdeling_klopt_niet", "niet meedoet"),
    ("negatief deel", NEGEN, vraag(10, verdeling={1: 20, 2: -10}), "verdeling_klopt_niet", "niet meedoet"),
    ("deel boven plafond", [mandaat(1, 5), mandaat(2)], vraag(10, verdeling={1: 10}), "plafond_overschreden", "deel"),
]


@pytest.mark.parametrize(
    ("stand", "aanvraag", "code", "tekst"), [w[1:] for w in WEIGERINGEN], ids=[w[0] for w in WEIGERINGEN]
)
def test_elke_weigering_heeft_haar_naam_en_reden(
    stand: list[Mandaatfeiten], aanvraag: Aanvraag, code: str, tekst: str
) -> None:
    gevonden, bericht = reden(aanvraag, stand)
    assert gevonden == code
    assert tekst in bericht


def test_voor_de_intrekking_kan_nog_besloten_worden() -> None:
    assert verdeling(vraag(1, VAN + 9 * DAG), [INGETROKKEN]) == {1: 1}


def test_een_besluit_op_inhoud_heeft_geen_bedrag() -> None:
    assert verdeling(vraag(None), [INHOUD]) == {1: 0}


def test_wie_niets_over_heeft_doet_niet_mee() -> None:
    assert verdeling(vraag(100), [mandaat(1, 50, 50), mandaat(2, 500)]) == {2: 100}


def test_wie_twee_mandaten_gaf_betaalt_een_keer_zijn_deel() -> None:
    delft = [replace(m, mandaatgever="Delft") for m in (mandaat(1, 100), mandaat(2, 300))]
    assert verdeling(vraag(400), [*delft, mandaat(3, 500)]) == {1: 50, 2: 150, 3: 200}, "by what is left under each"
    oordeel = toets(vraag(400), [*delft, mandaat(3, 500)])
    assert isinstance(oordeel, Toegestaan)
    assert oordeel.uitleg
    assert [(d.mandaatgever, d.bedrag) for d in oordeel.uitleg.delen] == [("Delft", 200), ("Gemeente 3", 200)]


def test_de_hand_verdeelt_wat_gelijk_niet_past() -> None:
    stand = [mandaat(1, 100), mandaat(2, 500)]
    assert verdeling(vraag(400, verdeling={1: 0, 2: 400}), stand) == {2: 400}


def test_centen_die_overblijven_gaan_naar_de_eersten() -> None:
    assert verdeel(1_000_000_01, dict.fromkeys([1, 2, 3], 1)) == {1: 333_333_34, 2: 333_333_34, 3: 333_333_33}


@given(st.integers(1, 100_000_000_000), st.integers(1, 40))
def test_gelijke_delen_zijn_samen_het_bedrag(bedrag: int, aantal: int) -> None:
    delen = verdeel(bedrag, dict.fromkeys(range(aantal), 1))
    assert sum(delen.values()) == bedrag
    assert max(delen.values()) - min(delen.values()) <= 1


plafonds = st.lists(st.tuples(st.integers(1, 10_000), st.integers(0, 10_000)), min_size=1, max_size=40)


@given(plafonds, st.integers(1, 400_000))
def test_een_toegestaan_besluit_past_bij_iedereen_en_klopt_op_de_cent(
    rijen: list[tuple[int, int]], bedrag: int
) -> None:
    stand = [mandaat(nr, plafond, min(besteed, plafond)) for nr, (plafond, besteed) in enumerate(rijen)]
    stand = [replace(m, mandaatgever=f"Gemeente {m.id % 7}") for m in stand]  # some gave more than one
    oordeel = toets(vraag(bedrag), stand)
    if isinstance(oordeel, Toegestaan):
        assert sum(oordeel.verdeling.values()) == bedrag
        assert all(oordeel.verdeling.get(m.id, 0) <= m.over for m in stand)
    else:
        assert oordeel.reden.code == "plafond_overschreden"


@given(plafonds, st.data())
def test_met_de_hand_past_alles_wat_de_ruimte_toelaat(rijen: list[tuple[int, int]], data: st.DataObject) -> None:
    stand = [mandaat(nr, plafond, min(besteed, plafond)) for nr, (plafond, besteed) in enumerate(rijen)]
    delen = {m.id: data.draw(st.integers(0, m.over)) for m in stand}
    bedrag = sum(delen.values())
    if bedrag:
        assert verdeling(vraag(bedrag, verdeling=delen), stand) == {i: d for i, d in delen.items() if d}


@given(plafonds, st.dates(VAN - 9 * DAG, TOT + 9 * DAG))
def test_de_ruimte_is_de_som_van_wat_actief_is(rijen: list[tuple[int, int]], datum: date) -> None:
    stand = [mandaat(nr, plafond, besteed) for nr, (plafond, besteed) in enumerate(rijen)]
    loopt = VAN <= datum <= TOT
    assert ruimte_op([*stand, INHOUD, CONCEPT], datum).over == (sum(p - b for p, b in rijen) if loopt else 0)


@pytest.mark.parametrize(
    ("colleges", "regios", "zin"),
    [
        (["Delft"], [], "namens het college van Delft"),
        (["Delft", "Den Haag"], [], "namens de colleges van Delft en Den Haag"),
        (["A", "B", "C"], ["Rijnmond"], "namens de colleges van A, B en C en de regio Rijnmond"),
        ([], ["X", "Y"], "namens de regio’s X en Y"),
    ],
)
def test_namens_wie(colleges: list[str], regios: list[str], zin: str) -> None:
    assert namens(colleges, regios) == zin


@pytest.mark.parametrize(
    ("cent", "tekst"),
    [(0, "€ 0"), (1, "€ 0,01"), (330_000_00, "€ 330.000"), (123_456_78, "€ 123.456,78"), (-5_00, "-€ 5")],
)
def test_een_bedrag_in_woorden(cent: int, tekst: str) -> None:
    assert euro(cent) == tekst


def test_laat_ingevoerd_is_na_de_dag_van_het_besluit() -> None:
    assert [is_laat_ingevoerd(TOT, dag) for dag in (TOT, TOT + DAG)] == [False, True]
