"""The life of a mandaat: every cell of its table, four eyes in any row of acts, and its status on any day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.begrippen import Bereik, Mandaatsoort, Mandaatstatus
from app.domain.fouten import (
    DatumOnlogisch,
    DomeinFout,
    GeenRecht,
    OngeldigeInvoer,
    OngeldigeOvergang,
    TerugwerkendeIntrekking,
    VierOgen,
)
from app.domain.mandaat import (
    ACTIVEER,
    KEUR_GOED,
    STEL_VOOR,
    TREK_IN,
    VERLEEN,
    WIJS_AF,
    Mandaatfeiten,
    actieve,
    hoogste_stand,
    instemming_nodig,
    is_actief_op,
    laatste_dag,
    overgang,
    status_op,
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
             stel_voor    keur_goed    wijs_af    verleen   activeer  trek_in
concept      voorgesteld  .            .          .         .         .
voorgesteld  .            goedgekeurd  afgewezen  .         .         .
goedgekeurd  .            .            afgewezen  verleend  .         .
afgewezen    .            .            .          .         .         .
verleend     .            .            .          .         actief    ingetrokken
actief       .            .            .          .         .         ingetrokken
ingetrokken  .            .            .          .         .         .
verlopen     .            .            .          .         .         .
uitgeput     .            .            .          .         .         .
"""


def lees_tabel() -> dict[tuple[S, str], S | None]:
    kop, *rijen = TABEL.strip().splitlines()
    return {
        (S(rij.split()[0]), handeling): None if cel == "." else S(cel)
        for rij in rijen
        for handeling, cel in zip(kop.split(), rij.split()[1:], strict=True)
    }


VERWACHT = lees_tabel()


def feiten(
    status: S = S.ACTIEF,
    *,
    plafond: int | None = 120_000_00,
    besteed: int = 0,
    actief_vanaf: date | None = VAN,
    ingetrokken_per: date | None = None,
) -> Mandaatfeiten:
    soort = Mandaatsoort.INHOUD if plafond is None else Mandaatsoort.FINANCIEN
    return Mandaatfeiten(
        1, "Delft", soort, 7, status, VAN, TOT, plafond, besteed, actief_vanaf, ingetrokken_per=ingetrokken_per
    )


def test_de_tabel_noemt_elke_status_en_elke_handeling() -> None:
    assert set(VERWACHT) == set(product(S, (STEL_VOOR, KEUR_GOED, WIJS_AF, VERLEEN, ACTIVEER, TREK_IN)))


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


def test_de_voorsteller_mag_niet_oordelen() -> None:
    with pytest.raises(VierOgen):
        toets_vier_ogen(7, 7)
    toets_vier_ogen(7, 8)


# is_goedkeurder, is_regievoerder, goedkeurder_stelde_voor, may judge
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
        toets_beoordelaar(is_goedkeurder=goedkeurder, is_regievoerder=regievoerder, goedkeurder_stelde_voor=stelde_voor)
    except GeenRecht:
        assert not mag
    else:
        assert mag


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
        toets_bereik(bereik, gever_in_regio=in_regio)
    else:
        with pytest.raises(OngeldigeInvoer):
            toets_bereik(bereik, gever_in_regio=in_regio)


def test_instemming_is_nodig_als_de_houder_elders_werkt() -> None:
    assert instemming_nodig(houder_organisatie=1, mandaatgever=2)
    assert not instemming_nodig(houder_organisatie=1, mandaatgever=1)


def test_intrekken_kan_niet_tot_en_met_de_dag_van_het_laatste_besluit() -> None:
    for per in (VAN - DAG, VAN):
        with pytest.raises(TerugwerkendeIntrekking):
            toets_intrekking(per, laatste_besluit=VAN)
    toets_intrekking(VAN + DAG, laatste_besluit=VAN)
    toets_intrekking(VAN, laatste_besluit=None)


STATUS_OP = [
    ("voor de eerste dag", feiten(), VAN - DAG, S.VERLEEND),
    ("op de eerste dag", feiten(), VAN, S.ACTIEF),
    ("op de laatste dag", feiten(), TOT, S.ACTIEF),
    ("na de laatste dag", feiten(), TOT + DAG, S.VERLOPEN),
    ("instemming kwam later", feiten(actief_vanaf=VAN + DAG), VAN, S.VERLEEND),
    ("plafond bereikt", feiten(besteed=120_000_00), VAN, S.UITGEPUT),
    ("een cent over", feiten(besteed=119_999_99), VAN, S.ACTIEF),
    ("uitgeput en verlopen", feiten(besteed=120_000_00), TOT + DAG, S.VERLOPEN),
    ("zonder plafond raakt het niet op", feiten(plafond=None), VAN, S.ACTIEF),
    ("dag voor intrekking", feiten(S.INGETROKKEN, ingetrokken_per=VAN + 9 * DAG), VAN + 8 * DAG, S.ACTIEF),
    ("dag van intrekking", feiten(S.INGETROKKEN, ingetrokken_per=VAN + 9 * DAG), VAN + 9 * DAG, S.INGETROKKEN),
    (
        "nooit actief geweest",
        feiten(S.INGETROKKEN, actief_vanaf=None, ingetrokken_per=VAN + DAG),
        VAN,
        S.VERLEEND,
    ),
    ("verleend en de termijn is om", feiten(S.VERLEEND, actief_vanaf=None), TOT + DAG, S.VERLOPEN),
    ("voorgesteld en de termijn is om", feiten(S.VOORGESTELD, actief_vanaf=None), TOT + DAG, S.VERLOPEN),
    ("een concept verloopt niet", feiten(S.CONCEPT, actief_vanaf=None), TOT + DAG, S.CONCEPT),
    ("afgewezen blijft afgewezen", feiten(S.AFGEWEZEN, actief_vanaf=None), TOT + DAG, S.AFGEWEZEN),
]


@pytest.mark.parametrize(("feit", "datum", "status"), [r[1:] for r in STATUS_OP], ids=[r[0] for r in STATUS_OP])
def test_status_op_een_dag(feit: Mandaatfeiten, datum: date, status: S) -> None:
    assert status_op(feit, datum) is status


dagen = st.dates(VAN - 40 * DAG, TOT + 40 * DAG)


@given(dagen, dagen, st.none() | dagen)
def test_actief_op_een_dag_is_actief_of_uitgeput(datum: date, vanaf: date, per: date | None) -> None:
    feit = feiten(S.INGETROKKEN if per else S.ACTIEF, actief_vanaf=vanaf, ingetrokken_per=per, besteed=120_000_00)
    assert is_actief_op(feit, datum) == (status_op(feit, datum) is S.UITGEPUT)


@given(dagen, dagen, st.none() | dagen)
def test_na_de_laatste_dag_is_een_mandaat_niet_meer_actief(datum: date, vanaf: date, per: date | None) -> None:
    feit = feiten(S.INGETROKKEN if per else S.ACTIEF, actief_vanaf=vanaf, ingetrokken_per=per)
    assert not is_actief_op(feit, max(datum, laatste_dag(feit) + DAG))


def test_actieve_telt_wat_op_is_niet_mee() -> None:
    op, over = feiten(besteed=120_000_00), feiten()
    assert actieve([op, over], VAN) == [over]


boekingen = st.lists(st.tuples(dagen, st.integers(-900, 900)), max_size=12)


@given(boekingen, dagen)
def test_de_hoogste_stand_is_die_van_de_duurste_dag(rijen: list[tuple[date, int]], vanaf: date) -> None:
    alle_dagen = (vanaf + DAG * n for n in range((TOT + 41 * DAG - vanaf).days))
    assert hoogste_stand(rijen, vanaf) == max(sum(b for d, b in rijen if d <= dag) for dag in alle_dagen)
