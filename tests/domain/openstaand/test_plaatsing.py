"""What is open about placement, on each day as it was then: not counted, waiting, over time, not agreeing, no place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.domain.basis.begrippen import Toestand
from app.domain.openstaand.kader import Bepaald, Kader
from app.domain.openstaand.kinderen.plaatsing import Boekfeit, Plaatsfeiten, Plekfeit, Telfeit, punten
from app.domain.openstaand.punt import Punt
from app.domain.plaatsing.boekhouding import Ingeschreven
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase, Stap
from app.domain.plaatsing.weken import WEEK
from app.regios import profiel

MAANDAG = date(2026, 11, 9)
DAG = timedelta(1)
PLEK = Plekfeit(1, "Duinhuis", None)
TELLING = Telfeit(1, MAANDAG, 10, MAANDAG + 5 * DAG)
KADER = Kader(
    profiel=profiel("haaglanden"),
    periode=1,
    toestand=Toestand.PROBLEMATISCH,
    toestand_sinds=MAANDAG,
    verloop=[Bepaald(1, 1, Toestand.PROBLEMATISCH, MAANDAG)],
)


def boeking(aantal: int, *stappen: tuple[Fase, date], nummer: int = 1, deel_van: int | None = None) -> Boekfeit:
    wat = Boeking(
        soort=Boeksoort.PLAATSING, locatie=1, zorgvorm="gesloten", gemeente="GM0503", aantal=aantal,
        week=MAANDAG + WEEK, aanbod=1,
    )  # fmt: skip
    erin = Ingeschreven(nummer, wat, tuple(Stap(fase, dag) for fase, dag in stappen), deel_van)
    return Boekfeit(erin, stappen[-1][1] if deel_van else stappen[0][1], [dag for _fase, dag in stappen])


def open_op(
    dag: date, *boekingen: Boekfeit, geteld: tuple[Telfeit, ...] = (TELLING,), plek: Plekfeit = PLEK
) -> list[Punt]:
    alles = Plaatsfeiten(geteld, boekingen, [plek])
    return [punt for punt in punten(KADER, [alles]) if punt.open_op(dag)]


def soorten(*args: object, **meer: object) -> list[str]:
    return [punt.soort for punt in open_op(*args, **meer)]  # type: ignore[arg-type]


def test_een_week_wordt_gevraagd_vanaf_vrijdag_en_is_te_laat_na_zondag() -> None:
    vrijdag = MAANDAG + WEEK + 4 * DAG
    assert open_op(vrijdag - DAG) == []
    (punt,) = open_op(vrijdag)
    assert (punt.uiterlijk_op, punt.te_laat(vrijdag), punt.te_laat(vrijdag + 3 * DAG)) == (
        vrijdag + 2 * DAG, False, True,
    )  # fmt: skip
    volgende = Telfeit(1, MAANDAG + WEEK, 10, vrijdag + 4 * DAG)
    assert soorten(vrijdag + 3 * DAG, geteld=(TELLING, volgende)) == ["plaatsing_niet_geteld"]
    assert open_op(vrijdag + 4 * DAG, geteld=(TELLING, volgende)) == []
    assert open_op(vrijdag, geteld=(replace(TELLING, kinderen=0),)) == [], "nobody is there any more"
    assert open_op(vrijdag, plek=replace(PLEK, tot=MAANDAG + 6 * DAG), geteld=(replace(TELLING, kinderen=0),)) == []


def test_wachten_is_open_tot_er_antwoord_is_en_schadelijk_na_de_dagen_van_de_regio() -> None:
    begin, later = MAANDAG + 7 * DAG, MAANDAG + 9 * DAG
    wacht = boeking(4, (Fase.GERESERVEERD, begin), (Fase.WACHT_RECHTER, later), (Fase.GEPLAATST, later + 20 * DAG))
    (punt,) = (p for p in open_op(later, wacht) if p.soort == "boeking_wacht")
    assert (punt.object, punt.sinds, punt.uiterlijk_op) == ("boeking/1", begin, begin + 14 * DAG)
    assert "4" not in punt.onderwerp.replace(f"{(begin + 14 * DAG).day}", ""), "it never says how many"
    assert "boeking_wacht" not in soorten(later + 20 * DAG, wacht)


def test_wat_over_is_van_een_boeking_wacht_als_een_deel_verder_ging() -> None:
    begin = MAANDAG + 7 * DAG
    heel = boeking(4, (Fase.WACHT_INSTEMMING, begin))
    deel = boeking(2, (Fase.WACHT_INSTEMMING, begin), (Fase.GEPLAATST, begin + DAG), nummer=2, deel_van=1)
    open_ = [punt.object for punt in open_op(begin + DAG, heel, deel) if punt.soort == "boeking_wacht"]
    assert open_ == ["boeking/1"]


def test_een_nul_die_wordt_verbeterd_vraagt_weer_om_een_telling_en_andersom() -> None:
    vrijdag, verbeterd = MAANDAG + WEEK + 4 * DAG, MAANDAG + 6 * DAG
    leeg = replace(TELLING, kinderen=0)
    assert soorten(vrijdag, geteld=(leeg, replace(TELLING, op=verbeterd))) == ["plaatsing_niet_geteld"]
    assert soorten(vrijdag, geteld=(TELLING, replace(leeg, op=verbeterd))) == []
    laat = vrijdag + DAG
    assert soorten(vrijdag, geteld=(TELLING, replace(leeg, op=laat))) == ["plaatsing_niet_geteld"]
    assert soorten(laat, geteld=(TELLING, replace(leeg, op=laat))) == []
    nog_eens = (TELLING, replace(TELLING, kinderen=9, op=laat))
    assert [punt.sinds for punt in open_op(laat, geteld=nog_eens)] == [vrijdag], "it was open all the time"


def test_te_veel_en_daarna_te_weinig_zijn_twee_verschillen() -> None:
    vrijdag = MAANDAG + WEEK + 4 * DAG
    erbij = Telfeit(1, MAANDAG + WEEK, 12, vrijdag)
    eraf = Telfeit(1, MAANDAG + 2 * WEEK, 10, vrijdag + WEEK)
    assert soorten(vrijdag + WEEK, geteld=(TELLING, erbij, eraf)) == ["plaatsing_verschil"]


def test_een_reservering_is_over_tijd_na_haar_week() -> None:
    gereserveerd = boeking(4, (Fase.GERESERVEERD, MAANDAG + 7 * DAG))
    zondag = MAANDAG + WEEK + 6 * DAG
    assert "boeking_over_tijd" not in soorten(zondag, gereserveerd)
    assert "boeking_over_tijd" in soorten(zondag + DAG, gereserveerd)


def test_een_verschil_blijft_open_tot_de_telling_is_verbeterd() -> None:
    vrijdag = MAANDAG + WEEK + 4 * DAG
    weg = boeking(2, (Fase.GEPLAATST, MAANDAG + 8 * DAG))
    fout = Telfeit(1, MAANDAG + WEEK, 10, vrijdag)
    goed = Telfeit(1, MAANDAG + WEEK, 8, vrijdag + 3 * DAG)
    assert soorten(vrijdag - DAG, weg, geteld=(TELLING, fout, goed)) == []
    assert soorten(vrijdag, weg, geteld=(TELLING, fout, goed)) == ["plaatsing_verschil"]
    assert soorten(vrijdag + 3 * DAG, weg, geteld=(TELLING, fout, goed)) == []


def test_wie_geen_plek_heeft_staat_open_tot_alles_is_geboekt_of_weg() -> None:
    plek = replace(PLEK, tot=MAANDAG + 60 * DAG)
    dag = MAANDAG + 8 * DAG
    (punt,) = open_op(TELLING.op, plek=plek)
    assert (punt.soort, punt.uiterlijk_op) == ("locatie_zonder_plek", plek.tot)
    assert soorten(dag, boeking(9, (Fase.GERESERVEERD, dag)), plek=plek) == ["locatie_zonder_plek"]
    assert soorten(dag, boeking(10, (Fase.GERESERVEERD, dag)), plek=plek) == []
    assert soorten(dag, boeking(10, (Fase.GEPLAATST, dag)), plek=plek) == []
    assert soorten(dag, boeking(9, (Fase.GEPLAATST, dag)), plek=plek) == ["locatie_zonder_plek"]
