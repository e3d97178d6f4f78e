"""The life of a mandaat: every cell of its table, four eyes in any row of acts, and its status on any day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.basis.begrippen import Bereik, Mandaatsoort, Mandaatstatus
from app.domain.basis.fouten import (
    DatumOnlogisch,
    DomeinFout,
    GeenRecht,
    OngeldigeInvoer,
    OngeldigeOvergang,
    TerugwerkendeIntrekking,
    VierOgen,
)
from app.domain.mandaat.mandaat import (
    ACTIVEER,
    KEUR_GOED,
    STEL_VOOR,
    TREK_IN,
    VERLEEN,
    VERVANG,
    WIJS_AF,
    instemming_nodig,
    overgang,
    toets_beoordelaar,
    toets_bereik,
    toets_inhoud,
    toets_intrekking,
    toets_vier_ogen,
)

S = Mandaatstatus
DAG = timedelta(days=1)
VAN, TOT = date(2025, 3, 17), date(2025, 9, 30)

# The status after each act, per status before it; a dot is no transition.
TABEL = """
             stel_voor    keur_goed    wijs_af    verleen   activeer  trek_in      vervang
concept      voorgesteld  .            .          .         .         .            vervangen
voorgesteld  .            goedgekeurd  afgewezen  .         .         .            vervangen
goedgekeurd  .            .            afgewezen  verleend  .         .            vervangen
afgewezen    .            .            .          .         .         .            .
verleend     .            .            .          .         actief    ingetrokken  vervangen
actief       .            .            .          .         .         ingetrokken  vervangen
ingetrokken  .            .            .          .         .         .            .
verlopen     .            .            .          .         .         .            .
uitgeput     .            .            .          .         .         .            .
vervangen    .            .            .          .         .         .            .
"""


def lees_tabel() -> dict[tuple[S, str], S | None]:
    kop, *rijen = TABEL.strip().splitlines()
    return {
        (S(rij.split()[0]), handeling): None if cel == "." else S(cel)
        for rij in rijen
        for handeling, cel in zip(kop.split(), rij.split()[1:], strict=True)
    }


VERWACHT = lees_tabel()


def test_de_tabel_noemt_elke_status_en_elke_handeling() -> None:
    assert set(VERWACHT) == set(product(S, (STEL_VOOR, KEUR_GOED, WIJS_AF, VERLEEN, ACTIVEER, TREK_IN, VERVANG)))


@pytest.mark.parametrize(("van", "handeling"), VERWACHT)
def test_elke_cel_van_de_tabel(van: S, handeling: str) -> None:
    naar = VERWACHT[van, handeling]
    if naar:
        assert overgang(handeling, van) is naar
    else:
        with pytest.raises(OngeldigeOvergang, match=van.value):
            overgang(handeling, van)


class Mandaatleven(RuleBasedStateMachine):
    """Any row of acts by any of three people; the judge is weighed as the service does it."""

    def __init__(self) -> None:
        super().__init__()
        self.status = S.CONCEPT
        self.voorsteller: int | None = None
        self.goedkeurder: int | None = None

    @rule(handeling=st.sampled_from([STEL_VOOR, KEUR_GOED, WIJS_AF, VERLEEN, ACTIVEER, TREK_IN]), wie=st.integers(1, 3))
    def probeer(self, handeling: str, wie: int) -> None:
        van = self.status
        try:
            naar = overgang(handeling, van)
            if handeling in (KEUR_GOED, WIJS_AF):
                toets_vier_ogen(self.voorsteller, wie)
        except DomeinFout:
            return
        assert VERWACHT[van, handeling] is naar
        self.status = naar
        self.voorsteller = wie if handeling == STEL_VOOR else self.voorsteller
        self.goedkeurder = wie if handeling == KEUR_GOED else self.goedkeurder

    @invariant()
    def wie_voorstelde_keurde_niet_goed(self) -> None:
        assert self.goedkeurder is None or self.goedkeurder != self.voorsteller

    @invariant()
    def niets_wordt_verleend_zonder_voorstel_en_goedkeuring(self) -> None:
        if self.status in (S.VERLEEND, S.ACTIEF, S.INGETROKKEN):
            assert None not in (self.voorsteller, self.goedkeurder)


TestMandaatleven = Mandaatleven.TestCase
TestMandaatleven.settings = settings(max_examples=50)


def test_de_voorsteller_mag_niet_oordelen() -> None:
    with pytest.raises(VierOgen):
        toets_vier_ogen(7, 7)
    toets_vier_ogen(7, 8)


# is_goedkeurder, is_regievoerder, goedkeurder_stelde_voor, may judge; who holds the office by one account only
BEOORDELAARS = [
    (True, True, False, True),
    (True, True, True, False),
    (False, True, True, True),
    (False, True, False, False),
    (False, False, True, False),
    (False, False, False, False),
    (True, False, False, True),
    (True, False, True, False),
]


@pytest.mark.parametrize(("goedkeurder", "regievoerder", "stelde_voor", "mag"), BEOORDELAARS)
def test_den_haag_oordeelt_en_anders_de_andere_regievoerder(
    goedkeurder: bool, regievoerder: bool, stelde_voor: bool, mag: bool
) -> None:
    try:
        toets_beoordelaar(
            "directeur",
            is_goedkeurder=goedkeurder,
            is_regievoerder=regievoerder,
            vervult_functie=goedkeurder,
            goedkeurder_stelde_voor=stelde_voor,
        )
    except GeenRecht:
        assert not mag
    else:
        assert mag


def test_wie_met_een_ander_account_de_functie_vervult_is_niet_de_andere_regievoerder() -> None:
    """The power is of the account, what stands in its way of the person."""
    with pytest.raises(GeenRecht, match="andere Regievoerder"):
        toets_beoordelaar(
            "directeur",
            is_goedkeurder=False,
            is_regievoerder=True,
            vervult_functie=True,
            goedkeurder_stelde_voor=True,
        )


def test_financien_heeft_een_plafond_en_inhoud_niet() -> None:
    toets_inhoud(Mandaatsoort.FINANCIEN, 1, VAN, TOT)
    toets_inhoud(Mandaatsoort.INHOUD, None, VAN, VAN)
    for soort, plafond in ((Mandaatsoort.FINANCIEN, None), (Mandaatsoort.INHOUD, 1)):
        with pytest.raises(OngeldigeInvoer) as fout:
            toets_inhoud(soort, plafond, VAN, TOT)
        assert fout.value.veld == "plafond"


def test_de_looptijd_loopt_vooruit() -> None:
    with pytest.raises(DatumOnlogisch):
        toets_inhoud(Mandaatsoort.INHOUD, None, TOT, VAN)


@pytest.mark.parametrize("bereik", Bereik)
@pytest.mark.parametrize("in_regio", [True, False])
def test_binnen_de_regio_verleent_een_gemeente_van_de_regio(bereik: Bereik, in_regio: bool) -> None:
    if (bereik is Bereik.BINNEN_REGIO) == in_regio:
        toets_bereik(bereik, gever_in_regio=in_regio, gever="Voorschoten", dag=VAN)
    else:
        with pytest.raises(OngeldigeInvoer, match="Voorschoten hoort dan"):
            toets_bereik(bereik, gever_in_regio=in_regio, gever="Voorschoten", dag=VAN)


def test_instemming_is_nodig_als_de_houder_elders_werkt() -> None:
    assert instemming_nodig(houder_organisatie=1, gever_organisatie=2)
    assert not instemming_nodig(houder_organisatie=1, gever_organisatie=1)


def test_intrekken_kan_niet_tot_en_met_de_dag_van_het_laatste_besluit() -> None:
    for per in (VAN - DAG, VAN):
        with pytest.raises(TerugwerkendeIntrekking):
            toets_intrekking(per, laatste_besluit=VAN)
    toets_intrekking(VAN + DAG, laatste_besluit=VAN)
    toets_intrekking(VAN, laatste_besluit=None)
