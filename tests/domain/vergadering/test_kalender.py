"""A year of meetings as the profile has it, and what is said about a date that departs from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.regio.regiodelen import Overleg
from app.domain.regio.regioroutes import Ritme, Vooraf, Weekdag
from app.domain.termijn.termijn import is_werkdag
from app.domain.vergadering.kalender import EERSTE_JAAR, LAATSTE_JAAR, Bijeenkomst, jaarvoorstel, toets_jaar
from app.domain.vergadering.kalenderafwijking import afwijkingen
from app.regios import profiel

H10 = profiel("haaglanden").overleggen
JAREN = st.integers(EERSTE_JAAR, LAATSTE_JAAR)
BOJ, DO = Bijeenkomst(date(2025, 3, 13), "BOJ"), Bijeenkomst(date(2025, 2, 26), "DO")
"""Those of scenario S1: a Thursday, and the Wednesday two weeks before it."""


def overleg(code: str, ritme: Ritme | None) -> Overleg:
    return Overleg(code, f"Overleg {code}", "vaak", "allen", "test [I]", ritme)


def dagen(voorstel: list[Bijeenkomst], code: str) -> list[date]:
    return [bijeenkomst.datum for bijeenkomst in voorstel if bijeenkomst.overleg == code]


@given(JAREN)
def test_het_boj_is_zes_keer_op_donderdag_en_het_do_in_de_week_twee_weken_ervoor(jaar: int) -> None:
    voorstel = jaarvoorstel(H10, jaar)
    boj, do = dagen(voorstel, "BOJ"), dagen(voorstel, "DO")
    assert len(boj) == len(do) == 6
    assert {dag.weekday() for dag in boj} == {3}
    assert [later - eerder for eerder, later in zip(do, boj, strict=True)] == [timedelta(days=15)] * 6, (
        "two calendar weeks, and Wednesday is the day before Thursday"
    )
    assert all(dag.year == jaar and is_werkdag(dag) and dag.month not in (7, 8) for dag in (*boj, *do))
    assert voorstel == sorted(voorstel)
    assert {b.overleg for b in voorstel} == {"BOJ", "DO"}, "who has no number per year is not planned"


@given(JAREN)
def test_de_vergaderingen_liggen_uit_elkaar(jaar: int) -> None:
    boj = dagen(jaarvoorstel(H10, jaar), "BOJ")
    assert min(later - eerder for eerder, later in pairwise(boj)) >= timedelta(weeks=5)


@given(JAREN)
def test_op_het_voorstel_valt_niets_aan_te_merken(jaar: int) -> None:
    voorstel = jaarvoorstel(H10, jaar)
    assert [afwijkingen(wat, H10, voorstel) for wat in voorstel] == [[]] * len(voorstel)


def test_een_gelijkgestelde_dag_wordt_vermeden() -> None:
    gewoon = dagen(jaarvoorstel(H10, 2025), "BOJ")
    vrij = {gewoon[0]: "vrij bij besluit", dagen(jaarvoorstel(H10, 2025), "DO")[1]: "vrij bij besluit"}
    anders = jaarvoorstel(H10, 2025, vrij)
    assert len(anders) == 12
    assert not vrij.keys() & {b.datum for b in anders}


@given(JAREN, st.integers(1, 26), st.sampled_from(list(Weekdag)))
def test_elk_ritme_geeft_evenveel_vergaderingen_op_de_eigen_dag(jaar: int, aantal: int, weekdag: Weekdag) -> None:
    boven = overleg("X", Ritme(weekdag, per_jaar=aantal))
    onder = overleg("Y", Ritme(Weekdag.MAANDAG, vooraf=Vooraf("X", 1)))
    voorstel = jaarvoorstel([boven, onder], jaar)
    assert Counter(b.overleg for b in voorstel) == {"X": aantal, "Y": aantal}
    assert {dag.weekday() for dag in dagen(voorstel, "X")} == {weekdag.nummer}
    assert {dag.weekday() for dag in dagen(voorstel, "Y")} == {0}
    assert len(set(voorstel)) == len(voorstel)


def test_minder_dagen_dan_vergaderingen_geeft_wat_er_is() -> None:
    krap = overleg("X", Ritme(Weekdag.VRIJDAG, per_jaar=26, reces=tuple(range(2, 13))))
    assert 4 <= len(jaarvoorstel([krap], 2025)) <= 5
    nergens = overleg("X", Ritme(Weekdag.VRIJDAG, per_jaar=6, reces=tuple(range(1, 13))))
    assert jaarvoorstel([nergens], 2025) == []
    assert jaarvoorstel([overleg("X", None)], 2025) == []


@pytest.mark.parametrize("jaar", [-1, 0, EERSTE_JAAR - 1, LAATSTE_JAAR + 1, 9999, 10**9])
def test_een_jaar_buiten_de_kalender_is_een_tikfout(jaar: int) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        jaarvoorstel(H10, jaar)
    assert fout.value.veld == "jaar"
    with pytest.raises(OngeldigeInvoer):
        toets_jaar(jaar)


def test_het_boj_met_zijn_do_is_gewoon() -> None:
    assert afwijkingen(BOJ, H10, [BOJ, DO]) == []
    assert afwijkingen(DO, H10, [BOJ, DO]) == []


def test_een_boj_zonder_do_zegt_in_welke_week_dat_hoort() -> None:
    (zin,) = afwijkingen(BOJ, H10, [BOJ])
    assert "ontbreekt 2 weken ervoor" in zin
    assert "maandag 24 februari 2025" in zin


@pytest.mark.parametrize("dag", [date(2025, 2, 24), date(2025, 2, 28)])
def test_een_do_op_een_andere_dag_van_die_week_is_er_wel(dag: date) -> None:
    assert afwijkingen(BOJ, H10, [BOJ, replace(DO, datum=dag)]) == []


def test_een_do_dat_niet_twee_weken_voor_het_boj_is_noemt_welk_boj() -> None:
    laat = Bijeenkomst(date(2025, 3, 5), "DO")
    (zin,) = afwijkingen(laat, H10, [laat, BOJ])
    assert "niet 2 weken voor Bestuurlijk Overleg Jeugd van 13 maart 2025" in zin
    assert "24 februari 2025" in zin
    assert afwijkingen(laat, H10, [laat, BOJ, DO]) == [], "a DO more, when the BOJ has its own"
    assert afwijkingen(laat, H10, [laat]) == [], "no BOJ to go before"


def test_een_andere_weekdag_wordt_gezegd() -> None:
    vrijdag = Bijeenkomst(date(2025, 3, 14), "BOJ")
    assert "geen donderdag" in afwijkingen(vrijdag, H10, [DO])[0]


def test_een_vrije_dag_wordt_genoemd() -> None:
    hemelvaart = Bijeenkomst(date(2025, 5, 29), "BOJ")
    assert "Hemelvaartsdag" in afwijkingen(hemelvaart, H10, [])[0]
    besluit = {DO.datum: "vrij bij besluit"}
    assert afwijkingen(DO, H10, [], besluit) == ["Dit is een vrije dag: vrij bij besluit."]


def test_het_zevende_boj_van_een_jaar_wordt_geteld() -> None:
    voorstel = [*jaarvoorstel(H10, 2025), *jaarvoorstel(H10, 2024)]
    extra = Bijeenkomst(date(2025, 12, 18), "BOJ")
    zinnen = afwijkingen(extra, H10, [*voorstel, Bijeenkomst(date(2025, 12, 3), "DO")])
    assert zinnen == ["Dit is nummer 7 in 2025. Bestuurlijk Overleg Jeugd is 6 keer per jaar."]


def test_een_overleg_zonder_ritme_heeft_alleen_vrije_dagen() -> None:
    assert afwijkingen(Bijeenkomst(date(2025, 3, 15), "VG"), H10, []) == ["Dit is een vrije dag: zaterdag."]
    assert afwijkingen(Bijeenkomst(date(2025, 3, 14), "weg"), H10, []) == []
