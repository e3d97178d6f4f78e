"""Nothing appears or disappears without a booking, whatever happens; what differs stays visible."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.plaatsing.balans import Beweging, balans, leeg_op, optelling, samen, vooruit
from app.domain.plaatsing.boekhouding import Geboekt, Ingeschreven, bewegingen, bezet, gepland, stel_op
from app.domain.plaatsing.boeking import EINDE, LOOPT, WEG, Boeking, Boeksoort, Fase, Stap, begin, verder
from app.domain.plaatsing.weken import WEEK, maandag, weken

MAANDAG = date(2026, 11, 9)
VORMEN = ("gesloten", "gezinsgericht")
aantallen = st.integers(0, 60)
dagen = st.integers(-10, 60).map(lambda nr: MAANDAG + timedelta(nr))
bewegingen_ = st.builds(Beweging, st.integers(1, 20), st.sampled_from(sorted(EINDE.values())), st.integers(1, 9), dagen)
tellingen = st.dictionaries(st.integers(0, 7).map(lambda nr: MAANDAG + nr * WEEK), aantallen, max_size=8)


@given(geteld=tellingen, wat=st.lists(bewegingen_, max_size=15))
def test_begin_en_boekingen_en_verschil_zijn_samen_wat_er_is(geteld: dict[date, int], wat: list[Beweging]) -> None:
    rijen = balans(geteld, wat, MAANDAG + 7 * WEEK)
    telt = optelling(rijen)
    assert telt.verwacht + telt.verschil == telt.nu
    if geteld:
        assert [rij.week for rij in rijen] == weken(min(geteld), MAANDAG + 7 * WEEK)
        in_zicht = {rij.week for rij in rijen[1:]}
        assert sum(len(rij.bewegingen) for rij in rijen) == sum(maandag(b.dag) in in_zicht for b in wat)
    assert samen([telt, telt]).nu == 2 * telt.nu


def test_wat_in_de_eerste_week_gebeurde_zit_al_in_de_eerste_telling() -> None:
    weg = Beweging(1, Fase.GEPLAATST, 3, MAANDAG + timedelta(2))
    (eerste, tweede) = balans({MAANDAG: 10}, [weg], MAANDAG + WEEK)
    assert (eerste.stand, tweede.verwacht, tweede.verschil) == (10, 10, 0)


def test_een_verschil_staat_in_de_week_waarin_het_is_geteld() -> None:
    weg = Beweging(1, Fase.GEPLAATST, 2, MAANDAG + WEEK)
    rijen = balans({MAANDAG: 10, MAANDAG + 2 * WEEK: 10}, [weg], MAANDAG + 3 * WEEK)
    assert [(rij.verwacht, rij.geteld, rij.verschil) for rij in rijen] == [
        (None, 10, 0), (8, None, 0), (8, 10, 2), (10, None, 0),
    ]  # fmt: skip


class Leven:
    """A random life of bookings: made, moved on, split; as the services do it."""

    def __init__(self) -> None:
        self.alle: list[Ingeschreven] = []

    def boek(self, soort: Boeksoort, aantal: int, fase: Fase, dag: date, vorm: str) -> None:
        wat = Boeking(
            soort=soort, locatie=1, zorgvorm=vorm, gemeente="GM0503", aantal=aantal, week=maandag(dag),
            aanbod=1 if soort is Boeksoort.PLAATSING else None,
        )  # fmt: skip
        self.alle.append(Ingeschreven(len(self.alle) + 1, wat, (Stap(fase, dag),)))

    def ga_verder(self, boeking: Geboekt, fase: Fase, deel: int, dag: date) -> None:
        stappen = (*boeking.stappen, Stap(fase, max(dag, boeking.dag)))
        if deel < boeking.rest:
            wat = replace(boeking.wat, aantal=deel)
            self.alle.append(Ingeschreven(len(self.alle) + 1, wat, stappen, boeking.nummer))
        else:
            plek = boeking.nummer - 1
            self.alle[plek] = replace(self.alle[plek], stappen=stappen)

    @property
    def nu(self) -> list[Geboekt]:
        return stel_op(self.alle)


@settings(deadline=None)
@given(data=st.data())
def test_delen_van_een_boeking_tellen_op_in_elk_leven(data: st.DataObject) -> None:
    leven, geboekt_ooit = Leven(), 0
    for _keer in range(data.draw(st.integers(1, 12))):
        verder_kan = [b for b in leven.nu if b.rest and verder(b.wat.soort, b.fase)]
        dag = data.draw(dagen)
        gaat_verder: bool = data.draw(st.booleans())
        if verder_kan and gaat_verder:
            boeking = data.draw(st.sampled_from(verder_kan))
            fase = data.draw(st.sampled_from(verder(boeking.wat.soort, boeking.fase)))
            leven.ga_verder(boeking, fase, data.draw(st.integers(1, boeking.rest)), dag)
        else:
            soort = data.draw(st.sampled_from(Boeksoort))
            aantal = data.draw(st.integers(1, 9))
            leven.boek(soort, aantal, data.draw(st.sampled_from(begin(soort))), dag, data.draw(st.sampled_from(VORMEN)))
            geboekt_ooit += aantal
        nu = leven.nu
        assert all(b.rest >= 0 for b in nu)
        assert sum(b.rest for b in nu) == geboekt_ooit, "nothing appears or disappears by going on"
        per_vorm = [sum(b.aantal for b in bewegingen(nu, 1, vorm)) for vorm in VORMEN]
        assert sum(per_vorm) == sum(b.aantal for b in bewegingen(nu, 1)), "the forms add up to the children"
        loopt, weg = (sum(b.rest for b in nu if b.fase in fasen) for fasen in (LOOPT, WEG))
        assert sum(gepland(nu, 1).values()) == loopt
        assert sum(b.aantal for b in bewegingen(nu, 1)) + loopt + weg == geboekt_ooit
        assert bezet(nu, 1) == sum(b.rest for b in nu if b.wat.soort is Boeksoort.PLAATSING and b.fase not in WEG)


def test_dezelfde_kinderen_in_een_tweede_zorgvorm_tellen_een_keer_als_kind() -> None:
    wat = Boeking(
        soort=Boeksoort.NAAR_HUIS, locatie=1, zorgvorm="daghulp", gemeente="GM0503", aantal=4, week=MAANDAG, dubbel=True
    )
    (geboekt,) = stel_op([Ingeschreven(1, wat, (Stap(Fase.THUIS, MAANDAG),))])
    assert (bewegingen([geboekt], 1), bewegingen([geboekt], 1, "daghulp")[0].aantal) == ([], 4)


def test_wat_al_weg_had_moeten_zijn_gaat_in_de_eerste_week_die_komt() -> None:
    komende = [MAANDAG + nr * WEEK for nr in (1, 2)]
    gaat = {MAANDAG - WEEK: 2, MAANDAG: 1, komende[1]: 3}
    assert list(vooruit(10, gaat, komende).values()) == [7, 4]
    assert list(vooruit(10, gaat, [MAANDAG, *komende]).values()) == [7, 7, 4], "a week that is not counted yet"
    assert list(vooruit(2, gaat, komende).values()) == [0, 0], "never fewer than nobody"


def test_leeg_bij_dit_tempo() -> None:
    assert leeg_op(100, 75, MAANDAG, MAANDAG + timedelta(25)) == MAANDAG + timedelta(100)
    assert leeg_op(100, 100, MAANDAG, MAANDAG + WEEK) is None, "it does not come down"
    assert leeg_op(100, 0, MAANDAG, MAANDAG + WEEK) == MAANDAG + WEEK
    assert leeg_op(100_000, 99_999, MAANDAG, MAANDAG + WEEK) is None, "nobody plans so far"
