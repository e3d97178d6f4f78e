"""Children as weights: the middle of their band. That no count follows from it: test_klassen.py."""

from __future__ import annotations

from app.domain.telling.weging import weeg_kinderen


def test_elk_aantal_weegt_als_het_midden_van_zijn_klasse_en_geen_kind_weegt_niets() -> None:
    geteld = {("a", "daghulp"): 3, ("a", "pleegzorg"): 8, ("b", "daghulp"): 41, ("c", "daghulp"): 0}
    assert weeg_kinderen(geteld) == {"a": 3 + 7, "b": 42, "c": 0}


def test_wie_van_dezelfde_klasse_is_weegt_hetzelfde() -> None:
    assert weeg_kinderen({("a", "daghulp"): 1, ("b", "daghulp"): 4}) == {"a": 3, "b": 3}
