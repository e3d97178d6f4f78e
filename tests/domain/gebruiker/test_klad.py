"""What of a form is kept, and which form it belongs to."""

from __future__ import annotations

import pytest

from app.domain.gebruiker.klad import LANGSTE, Veld, past_in, te_bewaren

VELDEN: list[Veld] = [("motivering", "Het loopt vast."), ("datum", "2025-05-16")]


def test_wachtwoorden_en_sleutels_blijven_nergens_staan() -> None:
    erbij = [(naam, "geheim") for naam in ("wachtwoord", "password", "csrf_token", "sleutel", "klad")]
    assert te_bewaren([*erbij, *VELDEN]) == VELDEN


def test_welke_versie_werd_bekeken_hoort_erbij_maar_is_zelf_niets() -> None:
    assert ("versie", "3") in te_bewaren([("versie", "3"), *VELDEN])
    assert te_bewaren([("versie", "3")]) == []


def test_een_tekst_met_een_bsn_wordt_niet_bewaard_tenzij_iemand_zei_dat_het_er_geen_is() -> None:
    kind = ("motivering", "Kind 111222333 wacht.")
    assert te_bewaren([kind, VELDEN[1]]) == [VELDEN[1]]
    assert kind in te_bewaren([kind, ("geen_bsn", "y")])


@pytest.mark.parametrize("velden", [[], [("motivering", "  ")], [("motivering", "x" * (LANGSTE + 1))]])
def test_niets_en_te_veel_wordt_niet_bewaard(velden: list[Veld]) -> None:
    assert te_bewaren(velden) == []


def test_een_kladversie_past_alleen_in_het_formulier_waarin_zij_is_getypt() -> None:
    assert past_in(VELDEN, ["datum", "motivering", "trede"])
    assert past_in([("bedragen-0-bedrag", "1")], ["bedragen"])
    assert not past_in(VELDEN, ["datum"])
    assert not past_in([], ["datum"])
