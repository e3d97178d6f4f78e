"""A location by municipality and title, typed row by row: what is wrong is said in its row."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.plaatsing.stand import Cel
from app.domain.plaatsing.uitsplitsing import Getypt, Rijfout, als_stand, lees_rij

VORMEN = {"gesloten": "Gesloten plaatsing", "daghulp": "Daghulp"}
GEMEENTEN = {"GM0503": "Delft", "GM0518": "'s-Gravenhage"}
WEEK = date(2026, 11, 23)


def lees(**rij: str) -> Cel | None:
    return lees_rij(0, Getypt(**({"zorgvorm": "gesloten", "aantal": "4"} | rij)), VORMEN, GEMEENTEN)


def test_een_rij_wordt_een_deel_van_de_stand() -> None:
    assert lees(gemeente="delft", titel="ots") == Cel("gesloten", 4, "GM0503", "ots")
    assert lees(gemeente="GM0518", titel="machtiging_gesloten", maand="2027-03") == Cel(
        "gesloten", 4, "GM0518", "machtiging_gesloten", "2027-03"
    )
    assert lees(gemeente=" ") == Cel("gesloten", 4)
    assert lees(aantal=" ", gemeente="nergens") is None, "without a number it says nothing"


@pytest.mark.parametrize(
    ("rij", "veld"),
    [
        ({"zorgvorm": ""}, "zorgvorm"),
        ({"gemeente": "Nergens"}, "gemeente"),
        ({"titel": "ots"}, "gemeente"),
        ({"gemeente": "Delft", "titel": "iets"}, "titel"),
        ({"gemeente": "Delft", "titel": "machtiging_gesloten"}, "maand"),
        ({"gemeente": "Delft", "maand": "2027-03"}, "maand"),
        ({"aantal": "vier"}, "aantal"),
        ({"aantal": "-1"}, "aantal"),
    ],
)
def test_wat_niet_kan_staat_bij_het_vak(rij: dict[str, str], veld: str) -> None:
    with pytest.raises(Rijfout) as fout:
        lees(**rij)
    assert (fout.value.rij, fout.value.veld) == (0, veld)


def test_dezelfde_plek_twee_keer_wordt_bij_de_tweede_gezegd() -> None:
    cellen = [Cel("gesloten", 4, "GM0503"), Cel("daghulp", 1, "GM0503"), Cel("gesloten", 2, "GM0503")]
    with pytest.raises(Rijfout) as fout:
        als_stand(WEEK, 1, 9, cellen, VORMEN)
    assert (fout.value.rij, fout.value.veld) == (2, "zorgvorm")
    assert als_stand(WEEK, 1, 9, cellen[:2], VORMEN).vormen == {"gesloten": 4, "daghulp": 1}
