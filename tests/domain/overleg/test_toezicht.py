"""Interbestuurlijk toezicht takes its steps from the phases in the region's profile, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.overleg.toezicht import Toezichtfase, Toezichtspoor, controleer_fasen
from app.regios import alle_profielen, profiel

FASEN = profiel("haaglanden").toezichtfasen
SPOOR = Toezichtspoor(FASEN)
ALLE = [fase.code for fase in FASEN]


def codes(nu: str | None) -> list[str]:
    return [fase.code for fase in SPOOR.mogelijke(nu)]


def fase(code: str, *vervolg: str, begin: bool = False) -> Toezichtfase:
    return Toezichtfase(code, code.upper(), "test [I]", vervolg, begin)


def test_het_toezicht_begint_niet_met_ingrijpen() -> None:
    assert codes(None) == ["signalering", "beoordeling", "afspraken"]
    with pytest.raises(OngeldigeOvergang, match="Signalering") as fout:
        SPOOR.zet(None, "uitvoering_indeplaatsstelling")
    assert (fout.value.veld, fout.value.weigering) == ("fase", True)


def test_het_toezicht_gaat_vooruit_en_kan_altijd_eindigen() -> None:
    for nummer, nu in enumerate(FASEN[:-1]):
        kan = codes(nu.code)
        assert "beeindigd" in kan
        assert all(ALLE.index(code) > nummer for code in kan)


def test_na_het_einde_kan_het_toezicht_opnieuw_beginnen() -> None:
    assert codes("beeindigd") == codes(None)
    assert [SPOOR.loopt(nu) for nu in (None, "signalering", "beeindigd")] == [False, True, False]


def test_een_fase_die_uit_het_profiel_verdween_houdt_niets_tegen() -> None:
    assert codes("oude_fase") == ALLE
    assert SPOOR.loopt("oude_fase")


@given(
    st.sampled_from([None, *(f.code for f in FASEN)]), st.text(max_size=12) | st.sampled_from([f.code for f in FASEN])
)
def test_een_stap_kan_precies_als_hij_mogelijk_heet(nu: str | None, naar: str) -> None:
    if naar in codes(nu):
        assert SPOOR.zet(nu, naar) == naar
        return
    with pytest.raises(OngeldigeOvergang):
        SPOOR.zet(nu, naar)


def test_een_regio_zonder_fasen_kent_geen_toezicht() -> None:
    leeg = Toezichtspoor(())
    assert leeg.mogelijke(None) == ()
    with pytest.raises(OngeldigeOvergang, match="geen fasen"):
        leeg.zet(None, "signalering")


@pytest.mark.parametrize(
    ("fasen", "veld", "wat"),
    [
        ([fase("a", begin=True), fase("a")], "toezichtfasen", "komt 2 keer voor"),
        ([fase("begin", begin=True)], "toezichtfasen", "komt 2 keer voor"),
        ([fase("a", "b", begin=True)], "toezichtfasen (a)", "'b' is geen fase"),
        ([fase("a", begin=True), fase("b")], "toezichtfasen (b)", "geen weg leidt hierheen"),
        ([fase("a", "b"), fase("b", "a")], "toezichtfasen (a)", "geen weg leidt hierheen"),
    ],
)
def test_fasen_die_niet_kloppen_worden_genoemd(fasen: list[Toezichtfase], veld: str, wat: str) -> None:
    with pytest.raises(OngeldigeWaarde, match=wat.replace("(", r"\(")) as fout:
        controleer_fasen(fasen)
    assert fout.value.veld == veld


def test_een_kring_mag_als_er_een_begin_is() -> None:
    controleer_fasen([fase("a", "b", begin=True), fase("b", "a")])


def test_elke_fase_en_elke_vervanging_noemt_haar_bron_met_een_merk() -> None:
    for regio in alle_profielen().values():
        bronnen = [f.bron for f in regio.toezichtfasen] + [v.bron for v in regio.vervangingen]
        assert all(bron.endswith(("[S]", "[P]", "[I]")) for bron in bronnen)
