"""If it stops tomorrow: places of one form are no places for another, and what is not counted is not nought."""

from __future__ import annotations

from dataclasses import replace

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.vooruitblik.scenario import Plaatsen
from app.domain.vooruitblik.stilstand import WOORDEN, Onbekend, bedden, per_vorm, verst, week_van
from tests.domain.vooruitblik.test_scenario import SCENARIO

S = Mandaatstatus


def test_een_plaats_telt_alleen_in_haar_eigen_zorgvorm() -> None:
    regels = per_vorm({"daghulp": 12, "gesloten": 3}, {"gesloten": 9, "pleegzorg": 2}, {"daghulp": 4})
    assert [(r.zorgvorm, r.kinderen, r.vrij, r.later, r.zonder) for r in regels] == [
        ("daghulp", 12, 0, 4, 12), ("gesloten", 3, 9, 0, 0), ("pleegzorg", None, 2, 0, None),
    ]  # fmt: skip


def test_voor_een_maatregel_is_geen_plaats_nodig() -> None:
    (regel,) = per_vorm({"ots": 5}, {}, {}, {"ots"})
    assert (regel.kinderen, regel.zonder) == (5, None)


def test_in_een_scenario_gaan_de_plaatsen_die_open_blijven_eraf() -> None:
    vormen = per_vorm({"daghulp": 12, "gesloten": 3}, {"gesloten": 9}, {})
    wat = replace(SCENARIO, plaatsen=(Plaatsen("daghulp", 5), Plaatsen("gesloten", 0), Plaatsen("elders", 2)))
    assert [(b.zorgvorm, b.kinderen, b.open, b.zonder) for b in bedden(vormen, wat)] == [
        ("daghulp", 12, 5, 7), ("gesloten", 3, 0, 0), ("elders", None, 2, None),
    ]  # fmt: skip


def test_het_mandaat_dat_het_verst_is_telt_en_wat_is_afgewezen_telt_niet() -> None:
    assert verst([S.AFGEWEZEN, S.GOEDGEKEURD, S.CONCEPT]) is S.GOEDGEKEURD
    assert verst([S.UITGEPUT, S.ACTIEF]) is S.ACTIEF
    assert verst([S.AFGEWEZEN, S.VERLOPEN, S.INGETROKKEN]) is None
    assert verst([]) is None


def test_een_week_is_zeven_van_de_365_dagen_naar_beneden_afgerond() -> None:
    assert week_van(365_00) == 7_00
    assert week_van(100) == 1


def test_van_alles_wat_onbekend_kan_zijn_staat_er_een_zin() -> None:
    assert WOORDEN.keys() == {*Onbekend}
    assert all(zin.endswith((".", ":")) for zin in WOORDEN.values())
