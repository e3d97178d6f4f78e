"""The course of a zaak: every cell of the table, every guard, and no way around them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.basis.begrippen import RUST, TREDEN, Toestand, zwaarte
from app.domain.basis.fouten import (
    DatumInToekomst,
    DatumOnlogisch,
    DomeinFout,
    MotiveringVerplicht,
    OngeldigeOvergang,
    ZaakGesloten,
)
from app.domain.zaak.verloop import (
    BEPAAL_TREDE,
    HEROPEN,
    SLUIT_AF,
    Bepaling,
    is_terug,
    mogelijke,
    naam,
    overgang,
    toets_bepaling,
)

# Rows: the state now. Columns: the target. B bepaal_trede, S sluit_af, H heropen; a dot is no transition.
TABEL = """
                     signaal  niet_in_behandeling  zorgelijk  problematisch  zeer_problematisch  afgesloten
signaal              .        B                    B          B              B                   .
niet_in_behandeling  .        .                    H          H              H                   .
zorgelijk            .        .                    .          B              B                   S
problematisch        .        .                    B          .              B                   S
zeer_problematisch   .        .                    B          B              .                   S
afgesloten           .        .                    H          H              H                   .
"""
LETTER = {"B": BEPAAL_TREDE, "S": SLUIT_AF, "H": HEROPEN}
VANDAAG = date(2025, 6, 2)
GISTEREN = VANDAAG - timedelta(days=1)

toestanden = st.sampled_from(Toestand)
handelingen = st.sampled_from(list(LETTER.values()))


def lees_tabel() -> set[tuple[str, Toestand, Toestand]]:
    kop, *rijen = TABEL.strip().splitlines()
    return {
        (LETTER[cel], Toestand(rij.split()[0]), Toestand(doel))
        for rij in rijen
        for doel, cel in zip(kop.split(), rij.split()[1:], strict=True)
        if cel != "."
    }


TOEGESTAAN = lees_tabel()
CELLEN = list(product(LETTER.values(), Toestand, Toestand))


def bepaling(naar: Toestand = Toestand.PROBLEMATISCH, datum: date = VANDAAG, waarom: str = "Omdat.") -> Bepaling:
    return Bepaling(naar, datum, waarom)


@pytest.mark.parametrize(("handeling", "van", "naar"), [cel for cel in CELLEN if cel in TOEGESTAAN])
def test_wat_in_de_tabel_staat_kan(handeling: str, van: Toestand, naar: Toestand) -> None:
    assert overgang(handeling, van, naar) is naar


@pytest.mark.parametrize(("handeling", "van", "naar"), [cel for cel in CELLEN if cel not in TOEGESTAAN])
def test_wat_niet_in_de_tabel_staat_kan_niet(handeling: str, van: Toestand, naar: Toestand) -> None:
    gesloten = van in RUST and handeling != HEROPEN
    with pytest.raises(ZaakGesloten if gesloten else OngeldigeOvergang) as fout:
        overgang(handeling, van, naar)
    assert fout.value.weigering


@given(handelingen, toestanden)
def test_mogelijke_noemt_precies_de_rij_van_de_tabel(handeling: str, van: Toestand) -> None:
    assert set(mogelijke(handeling, van)) == {n for h, v, n in TOEGESTAAN if (h, v) == (handeling, van)}


@given(handelingen, toestanden)
def test_mogelijke_begint_met_de_lichtste(handeling: str, van: Toestand) -> None:
    gewichten = [zwaarte(toestand) for toestand in mogelijke(handeling, van)]
    assert gewichten == sorted(gewichten)


class Willekeurigverloop(RuleBasedStateMachine):
    """Any row of attempts, refused ones included."""

    def __init__(self) -> None:
        super().__init__()
        self.toestand = Toestand.SIGNAAL
        self.vorige = self.toestand
        self.handeling = ""

    @rule(handeling=handelingen, naar=toestanden)
    def probeer(self, handeling: str, naar: Toestand) -> None:
        try:
            nieuw = overgang(handeling, self.toestand, naar)
        except DomeinFout:
            return
        self.vorige, self.toestand, self.handeling = self.toestand, nieuw, handeling

    @invariant()
    def elke_stap_staat_in_de_tabel(self) -> None:
        assert not self.handeling or (self.handeling, self.vorige, self.toestand) in TOEGESTAAN

    @invariant()
    def nooit_terug_naar_signaal(self) -> None:
        assert not self.handeling or self.toestand is not Toestand.SIGNAAL


TestWillekeurigverloop = Willekeurigverloop.TestCase
TestWillekeurigverloop.settings = settings(max_examples=50)


def test_een_bepaling_zonder_bezwaar_geeft_de_nieuwe_toestand() -> None:
    assert toets_bepaling(Toestand.SIGNAAL, bepaling(), VANDAAG, GISTEREN) is Toestand.PROBLEMATISCH


def test_een_datum_in_de_toekomst_wordt_geweigerd() -> None:
    with pytest.raises(DatumInToekomst) as fout:
        toets_bepaling(Toestand.SIGNAAL, bepaling(datum=VANDAAG + timedelta(days=1)), VANDAAG, GISTEREN)
    assert fout.value.veld == "datum"


def test_een_datum_voor_de_vorige_bepaling_wordt_geweigerd() -> None:
    with pytest.raises(DatumOnlogisch, match="01-06-2025"):
        toets_bepaling(Toestand.SIGNAAL, bepaling(datum=GISTEREN - timedelta(days=1)), VANDAAG, GISTEREN)


@pytest.mark.parametrize("datum", [GISTEREN, VANDAAG])
def test_de_dag_van_de_vorige_bepaling_en_vandaag_zijn_goed(datum: date) -> None:
    assert toets_bepaling(Toestand.SIGNAAL, bepaling(datum=datum), VANDAAG, GISTEREN)


@pytest.mark.parametrize("leeg", ["", "  ", "\n\t"])
def test_zonder_motivering_geen_bepaling(leeg: str) -> None:
    with pytest.raises(MotiveringVerplicht) as fout:
        toets_bepaling(Toestand.SIGNAAL, bepaling(waarom=leeg), VANDAAG, GISTEREN)
    assert fout.value.veld == "motivering"


@given(toestanden, toestanden)
def test_omhoog_en_opzij_is_geen_terug(van: Toestand, naar: Toestand) -> None:
    assert is_terug(van, naar) == (van in TREDEN and naar in TREDEN and TREDEN.index(naar) < TREDEN.index(van))


def test_een_ander_standpunt_van_de_toezichthouder_houdt_niets_tegen() -> None:
    oneens = Bepaling(Toestand.PROBLEMATISCH, VANDAAG, "Omdat.", standpunt_toezichthouder="Wij zijn het oneens.")
    assert toets_bepaling(Toestand.ZORGELIJK, oneens, VANDAAG, GISTEREN) is Toestand.PROBLEMATISCH


def test_elke_toestand_heeft_een_naam() -> None:
    assert all("_" not in naam(toestand) for toestand in Toestand)
