"""One amount divided into ceilings: together exactly the amount, nobody at nought, explained as a decision is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer, VerdelingKloptNiet
from app.domain.besluit.plafonds import Plafonds, Plafondwens, hoe_plafonds, uitleg_plafonds, verdeel_plafonds
from app.domain.besluit.verdeling import Gewichten, Verdeelsleutel

S = Verdeelsleutel
NAMEN = {"GM0503": "Delft", "GM0518": "Den Haag", "GM1842": "Midden-Delfland"}
INWONERS = Gewichten({"GM0503": 110_089, "GM0518": 569_468, "GM1842": 19_355}, 2026)


def wens(sleutel: Verdeelsleutel, totaal: int | None = 1_500_000_00, **per_gever: int) -> Plafondwens:
    return Plafondwens(sleutel=sleutel, totaal=totaal, per_gever=per_gever)


def test_naar_inwoners_krijgt_de_kleine_gemeente_een_klein_plafond() -> None:
    plafonds = verdeel_plafonds(wens(S.INWONERS), NAMEN, INWONERS)
    assert sum(plafonds.per_gever.values()) == 1_500_000_00
    assert plafonds.per_gever["GM1842"] < plafonds.per_gever["GM0503"] < plafonds.per_gever["GM0518"]
    uitleg = uitleg_plafonds(plafonds, NAMEN)
    assert uitleg
    assert "naar inwoners op 1 januari 2026 verdeeld over 3 mandaatgevers" in uitleg.zin


@given(
    st.integers(1, 10**11),
    st.dictionaries(st.text("abcdef", min_size=1, max_size=4), st.integers(0, 10**9), min_size=1, max_size=42),
    st.sampled_from([S.GELIJK, S.OMZET, S.INWONERS]),
)
def test_samen_is_het_altijd_precies_het_bedrag_en_niemand_krijgt_nul(
    totaal: int, gewichten: Mapping[str, int], sleutel: Verdeelsleutel
) -> None:
    try:
        plafonds = verdeel_plafonds(wens(sleutel, totaal), {c: c for c in gewichten}, Gewichten(gewichten))
    except VerdelingKloptNiet:
        return
    assert (sum(plafonds.per_gever.values()), min(plafonds.per_gever.values()) > 0) == (totaal, True)
    assert plafonds.per_gever.keys() == gewichten.keys()
    assert uitleg_plafonds(plafonds, {}), "and it can be told again"


def test_wie_niets_zou_krijgen_wordt_genoemd() -> None:
    with pytest.raises(VerdelingKloptNiet, match="Midden-Delfland een plafond van nul"):
        verdeel_plafonds(wens(S.INWONERS, 2), {**NAMEN}, INWONERS)
    with pytest.raises(VerdelingKloptNiet, match="Van Delft is de jeugdomzet bij deze aanbieder niet bekend"):
        verdeel_plafonds(wens(S.OMZET), NAMEN, Gewichten({"GM0518": 5, "GM1842": 5}))


def test_zelf_verdelen_noemt_iedereen_en_klopt_met_het_bedrag() -> None:
    zelf = {"GM0503": 100_00, "GM0518": 200_00, "GM1842": 50_00}
    plafonds = verdeel_plafonds(wens(S.HAND, None, **zelf), NAMEN, None)
    assert (plafonds.totaal, plafonds.per_gever, uitleg_plafonds(plafonds, NAMEN)) == (350_00, zelf, None)


@pytest.mark.parametrize(
    ("vraag", "veld", "zegt"),
    [
        (wens(S.HAND, None, GM0503=1_00), "verdeling", "Vul ook het plafond van Den Haag en Midden-Delfland in"),
        (wens(S.HAND, None, GM0503=1, GM0518=1, GM1842=1, GM9999=1), "verdeling", "bij GM9999"),
        (wens(S.HAND, 4, GM0503=1, GM0518=1, GM1842=1), "totaal", "samen"),
        (wens(S.HAND, None, GM0503=0, GM0518=1, GM1842=1), "verdeling", "bedrag"),
        (wens(S.INWONERS, None), "totaal", "welk bedrag"),
        (wens(S.GELIJK, 0), "totaal", "bedrag"),
    ],
)
def test_wat_niet_klopt_staat_bij_zijn_veld(vraag: Plafondwens, veld: str, zegt: str) -> None:
    with pytest.raises(DomeinFout, match=zegt) as fout:
        vraag.toets(Mandaatsoort.FINANCIEN, None, NAMEN)
    assert fout.value.veld == veld


def test_op_inhoud_of_met_een_plafond_valt_niets_te_verdelen() -> None:
    with pytest.raises(OngeldigeInvoer, match="op inhoud"):
        wens(S.GELIJK).toets(Mandaatsoort.INHOUD, None, NAMEN)
    with pytest.raises(OngeldigeInvoer, match="hetzelfde plafond"):
        wens(S.GELIJK).toets(Mandaatsoort.FINANCIEN, 1_00, NAMEN)


def test_wie_alleen_zijn_eigen_plafond_ziet_leest_wel_hoe_het_is_verdeeld() -> None:
    assert "op 1 januari 2026" in hoe_plafonds(S.INWONERS, 2026)
    assert all(hoe_plafonds(sleutel) for sleutel in S)


def test_wat_anders_zou_uitkomen_wordt_niet_uitgelegd() -> None:
    assert uitleg_plafonds(Plafonds(S.INWONERS, 3, {"a": 3, "b": 0}, {"a": 1, "b": 1}, 2026), {}) is None
