"""The ladder of opschaling: up and never down, and an outcome ends it, whatever rungs a region has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.overleg.opschaling import Ladder, OpschalingGesloten, Opschalingsuitkomst, eis_ladder

H10 = ("ambtelijk", "directeuren", "wethouders", "burgemeesters")
LADDER = Ladder(H10)
U = Opschalingsuitkomst

ladders = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True).map(tuple)


def test_opschaling_begint_op_het_laagste_niveau() -> None:
    assert LADDER.eerste == "ambtelijk"


@pytest.mark.parametrize("van", range(4))
@pytest.mark.parametrize("naar", range(4))
def test_omhoog_kan_ook_met_een_niveau_ertussen_en_omlaag_kan_nooit(van: int, naar: int) -> None:
    if naar > van:
        assert LADDER.stap_op(H10[van], H10[naar]) == H10[naar]
        return
    with pytest.raises(OngeldigeOvergang, match=r"alleen omhoog|niveau van nu") as fout:
        LADDER.stap_op(H10[van], H10[naar])
    assert fout.value.weigering


def test_een_niveau_dat_de_regio_niet_kent_bestaat_niet() -> None:
    for niveau in ("ministers", "opgelost", ""):
        with pytest.raises(OngeldigeOvergang, match="kent het niveau"):
            LADDER.stap_op("ambtelijk", niveau)


@pytest.mark.parametrize("uitkomst", U)
def test_een_uitkomst_is_het_einde(uitkomst: U) -> None:
    for niveau in H10:
        assert LADDER.sluit(niveau, uitkomst) is uitkomst
    assert LADDER.hogere(uitkomst) == ()
    with pytest.raises(OpschalingGesloten):
        LADDER.stap_op(uitkomst, "burgemeesters")
    with pytest.raises(OpschalingGesloten):
        LADDER.sluit(uitkomst, U.OPGELOST)


def test_een_niveau_dat_uit_het_profiel_verdween_ligt_onder_wat_er_nog_is() -> None:
    assert LADDER.hogere("gemeentesecretarissen") == H10
    assert LADDER.sluit("gemeentesecretarissen", U.INGETROKKEN) is U.INGETROKKEN


@pytest.mark.parametrize("niveaus", [[], ["a", "a"], ["a", "opgelost"]])
def test_een_ladder_heeft_niveaus_met_elk_een_eigen_naam(niveaus: list[str]) -> None:
    with pytest.raises(OngeldigeWaarde) as fout:
        eis_ladder(niveaus)
    assert fout.value.veld == "opschaling"


@given(ladders, st.data())
def test_hogere_noemt_precies_wat_erboven_ligt(niveaus: tuple[str, ...], data: st.DataObject) -> None:
    plaats = data.draw(st.integers(0, len(niveaus) - 1))
    assert Ladder(niveaus).hogere(niveaus[plaats]) == niveaus[plaats + 1 :]


class Willekeurigeopschaling(RuleBasedStateMachine):
    """Any row of attempts on any ladder, refused ones included."""

    @initialize(niveaus=ladders)
    def begin(self, niveaus: tuple[str, ...]) -> None:
        self.ladder = Ladder(niveaus)
        self.gegaan = [self.ladder.eerste]
        self.uitkomsten: list[str] = []

    @property
    def nu(self) -> str:
        return self.uitkomsten[-1] if self.uitkomsten else self.gegaan[-1]

    @rule(naar=st.sampled_from([*"abcdefgh", *U]))
    def probeer_omhoog(self, naar: str) -> None:
        try:
            self.gegaan.append(self.ladder.stap_op(self.nu, naar))
        except OpschalingGesloten:
            assert self.uitkomsten
        except OngeldigeOvergang:
            assert not self.uitkomsten

    @rule(uitkomst=st.sampled_from(U))
    def probeer_te_sluiten(self, uitkomst: U) -> None:
        try:
            self.uitkomsten.append(self.ladder.sluit(self.nu, uitkomst))
        except OpschalingGesloten:
            assert self.uitkomsten

    @invariant()
    def alleen_omhoog_en_hoogstens_een_uitkomst(self) -> None:
        if not hasattr(self, "ladder"):
            return
        plekken = [self.ladder.niveaus.index(niveau) for niveau in self.gegaan]
        assert plekken == sorted(set(plekken))
        assert len(self.uitkomsten) <= 1


TestWillekeurigeopschaling = Willekeurigeopschaling.TestCase
TestWillekeurigeopschaling.settings = settings(max_examples=100)


def test_van_de_ene_lijn_gaat_het_niet_naar_de_andere_en_wel_verder_omhoog() -> None:
    twee = Ladder(("po", "pho", "bestuur", "samen"), {"pho": "beleid", "bestuur": "uitvoering"})
    assert twee.hogere("po") == ("pho", "bestuur", "samen")
    assert twee.hogere("pho") == twee.hogere("bestuur") == ("samen",)
    with pytest.raises(OngeldigeOvergang, match="andere lijn"):
        twee.stap_op("pho", "bestuur")
    assert twee.hogere("pho-bestuur") == twee.niveaus, "a rung of before, which the profile has no more"
