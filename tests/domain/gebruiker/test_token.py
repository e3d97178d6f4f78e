"""What a token of the API may do, and for how long: each scope includes the ones before it."""

from __future__ import annotations

import pytest

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.gebruiker.token import Tokenbereik, toets_dagen, toets_naam

L, S, B = Tokenbereik


@pytest.mark.parametrize(("bereik", "omvat"), [(L, {L}), (S, {L, S}), (B, {L, S, B})])
def test_een_ruimer_bereik_omvat_de_nauwere(bereik: Tokenbereik, omvat: set[Tokenbereik]) -> None:
    assert {ander for ander in Tokenbereik if bereik.omvat(ander)} == omvat


@pytest.mark.parametrize(("bereik", "dagen"), [(L, 1), (L, 365), (S, 365), (B, 1), (B, 90)])
def test_de_termijn_hangt_van_het_bereik_af(bereik: Tokenbereik, dagen: int) -> None:
    assert toets_dagen(bereik, dagen) == dagen


@pytest.mark.parametrize(("bereik", "dagen"), [(L, 0), (L, 366), (S, 366), (S, -1), (B, 91), (B, 0)])
def test_een_termijn_die_te_lang_is_of_nul_wordt_geweigerd(bereik: Tokenbereik, dagen: int) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        toets_dagen(bereik, dagen)
    assert fout.value.veld == "dagen"


def test_een_naam_is_een_regel_zonder_witruimte_eromheen() -> None:
    assert toets_naam("  ons\n rekenblad ") == "ons rekenblad"


@pytest.mark.parametrize("naam", ["", " \n ", "a" * 81, "a\0", "\ud800"])
def test_een_naam_die_niet_kan_wordt_geweigerd(naam: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        toets_naam(naam)
    assert fout.value.veld == "naam"
