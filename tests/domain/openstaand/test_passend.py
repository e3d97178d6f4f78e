"""What is open about places that were filled: with whom it lies, from which day, and that it outlives the zaak."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.domain.basis.begrippen import Toestand
from app.domain.openstaand.kader import Bepaald, Kader
from app.domain.openstaand.kinderen.passend import Passendfeiten, Signaalfeit, Sluitfeit, punten
from app.domain.openstaand.punt import Punt
from app.domain.passend.volgen import Oordeelmoment
from app.domain.passend.vraag import Gegeven
from app.domain.plaatsing.boekhouding import Ingeschreven
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase, Stap
from app.regios import profiel

DAG = date(2026, 1, 12)
GESLOTEN = date(2026, 3, 2)
KADER = Kader(
    profiel=profiel("haaglanden"),
    periode=1,
    toestand=Toestand.AFGESLOTEN,
    toestand_sinds=GESLOTEN,
    verloop=[Bepaald(1, 1, Toestand.PROBLEMATISCH, DAG), Bepaald(2, 1, Toestand.AFGESLOTEN, GESLOTEN)],
)


def boeking(*fasen: tuple[Fase, date], gemeente: str = "GM0503") -> tuple[Ingeschreven, date]:
    wat = Boeking(
        soort=Boeksoort.PLAATSING, locatie=1, zorgvorm="gesloten", gemeente=gemeente, aantal=4, week=DAG, aanbod=1
    )
    return Ingeschreven(1, wat, tuple(Stap(fase, dag) for fase, dag in fasen)), fasen[0][1]


GEPLAATST = boeking((Fase.GERESERVEERD, DAG - timedelta(7)), (Fase.GEPLAATST, DAG))


GEZEGD = Gegeven(DAG + timedelta(3), 4)


def open_op(dag: date, feiten: Passendfeiten) -> list[Punt]:
    return [punt for punt in punten(KADER, [feiten]) if punt.open_op(dag)]


def test_een_oordeel_wordt_vier_keer_gevraagd_ook_na_het_sluiten() -> None:
    feiten = Passendfeiten(boekingen=[GEPLAATST], oordelen={(1, Oordeelmoment.BIJ_PLAATSING): [GEZEGD]})
    assert open_op(DAG - timedelta(1), feiten) == []
    (nu,) = open_op(DAG, feiten)
    assert (nu.object, nu.uiterlijk_op, nu.ligt_bij.code) == ("boeking/1/bij_plaatsing", DAG + timedelta(14), "GM0503")
    assert open_op(DAG + timedelta(3), feiten) == []
    assert [p.object for p in open_op(date(2026, 7, 13), feiten)] == [
        "boeking/1/na_1_maand", "boeking/1/na_6_maanden",
    ]  # fmt: skip
    (*_eerder, jaar) = open_op(date(2027, 1, 12), feiten)
    assert (jaar.object, jaar.te_laat(date(2027, 1, 26)), jaar.te_laat(date(2027, 1, 27))) == (
        "boeking/1/na_12_maanden", False, True,
    )  # fmt: skip
    assert "4" not in jaar.onderwerp, "a point never says how many children it is about"


def test_een_oordeel_over_een_boeking_die_kleiner_werd_wordt_opnieuw_gevraagd() -> None:
    """Two of four turned out not to be there: what was said of four is said of nobody any more."""
    krimp = DAG + timedelta(9)
    deel = replace(GEPLAATST[0].wat, aantal=2)
    weg = (*GEPLAATST[0].stappen, Stap(Fase.INGETROKKEN, krimp))
    feiten = Passendfeiten(
        boekingen=[GEPLAATST, (Ingeschreven(2, deel, weg, deel_van=1), krimp)],
        oordelen={(1, Oordeelmoment.BIJ_PLAATSING): [GEZEGD]},
    )
    assert open_op(krimp - timedelta(1), feiten) == []
    (nu,) = open_op(krimp, feiten)
    assert (nu.object, nu.ligt_bij.code, nu.uiterlijk_op) == (
        "boeking/1/bij_plaatsing", "GM0503", krimp + timedelta(14),
    )  # fmt: skip
    opnieuw = Gegeven(krimp + timedelta(1), 2)
    gezegd = replace(feiten, oordelen={(1, Oordeelmoment.BIJ_PLAATSING): [GEZEGD, opnieuw]})
    assert open_op(krimp + timedelta(1), gezegd) == []


def test_een_gemeente_van_elders_wordt_door_het_team_gevraagd() -> None:
    elders = boeking((Fase.GEPLAATST, DAG), gemeente="GM0014")
    (punt,) = open_op(DAG, Passendfeiten(boekingen=[elders]))
    assert punt.ligt_bij.code == "team"


def test_wat_niet_is_geplaatst_of_ingetrokken_vraagt_niets() -> None:
    wacht = boeking((Fase.GERESERVEERD, DAG))
    weg = boeking((Fase.GEPLAATST, DAG), (Fase.INGETROKKEN, DAG + timedelta(2)))
    assert open_op(DAG, Passendfeiten(boekingen=[wacht])) == []
    assert len(open_op(DAG, Passendfeiten(boekingen=[weg]))) == 1
    assert open_op(DAG + timedelta(2), Passendfeiten(boekingen=[weg])) == []


def test_een_locatie_die_sluit_vraagt_een_toets_voor_haar_laatste_dag() -> None:
    sluit = Sluitfeit(3, "Duinhuis", DAG + timedelta(30), DAG)
    (punt,) = open_op(DAG, Passendfeiten(sluit=[sluit]))
    assert (punt.soort, punt.uiterlijk_op) == ("kinderrechten", sluit.tot)
    assert open_op(DAG + timedelta(5), Passendfeiten(sluit=[sluit], toetsen={3: DAG + timedelta(5)})) == []


def test_een_signaal_wacht_tot_er_iets_mee_is_gedaan() -> None:
    signaal = Signaalfeit(1, DAG, None)
    assert [p.soort for p in open_op(DAG, Passendfeiten(signalen=[signaal]))] == ["kindsignaal"]
    gedaan = replace(signaal, opgevolgd=DAG + timedelta(1))
    assert open_op(DAG + timedelta(1), Passendfeiten(signalen=[gedaan])) == []
