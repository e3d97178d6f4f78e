"""A term that explains itself: from its event, past free days and suspensions, with extensions, to its last day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.termijn.termijn import is_werkdag, tel_werkdagen_op, werkdagen_tussen
from app.domain.termijn.termijnberekening import Termijnberekening, Termijnfeiten, Termijnstand, bereken
from app.domain.termijn.termijnmutatie import Mutatie, Mutatiesoort, opschortingen

DAG = timedelta(days=1)
BEGIN = date(2025, 2, 3)
"""A Monday; ten working days later is Monday 17 February."""
dagen = st.dates(date(2024, 1, 1), date(2030, 12, 31))
lengtes = st.integers(1, 60)


def op(datum: date, reden: str = "Wij wachten.") -> Mutatie:
    return Mutatie(Mutatiesoort.OPSCHORTING, datum, reden)


def her(datum: date, reden: str = "Wij kunnen verder.") -> Mutatie:
    return Mutatie(Mutatiesoort.HERVATTING, datum, reden)


def ver(werkdagen: int, datum: date = date(2025, 2, 10), reden: str = "Meer tijd.") -> Mutatie:
    return Mutatie(Mutatiesoort.VERLENGING, datum, reden, werkdagen)


def termijn(*mutaties: Mutatie, vanaf: date | None = BEGIN, werkdagen: int | None = 10) -> Termijnberekening:
    return bereken(Termijnfeiten("de tredebepaling", vanaf, werkdagen, mutaties))


def test_zonder_wijziging_is_het_de_gewone_telling() -> None:
    gewoon = termijn()
    assert (gewoon.stand, gewoon.uiterlijk) == (Termijnstand.LOOPT, date(2025, 2, 17))
    assert gewoon.uitleg() == (
        "De termijn is 10 werkdagen en telt vanaf de tredebepaling, 3 februari 2025.",
        "10 werkdagen na 3 februari 2025 is 17 februari 2025; niet meegeteld: de begindag en de weekends.",
    )
    assert len(gewoon.geteld) == 10
    assert (gewoon.weekenddagen, gewoon.overgeslagen_doordeweeks) == (4, ())


def test_een_stap_zonder_termijn_zegt_dat() -> None:
    zonder = termijn(werkdagen=None)
    assert (zonder.stand, zonder.uiterlijk) == (Termijnstand.ZONDER, None)
    assert zonder.uitleg() == ("Deze stap heeft geen termijn.",)


def test_een_termijn_vanaf_een_gebeurtenis_die_niet_gebeurde_loopt_niet_en_zegt_dat() -> None:
    feiten = Termijnfeiten("het faillissement van de aanbieder", None, 5)
    niets = bereken(feiten)
    assert (niets.stand, niets.uiterlijk, niets.te_laat(date(2099, 1, 1))) == (Termijnstand.NIET_BEGONNEN, None, False)
    assert niets.uitleg() == (
        "De termijn is 5 werkdagen en telt vanaf het faillissement van de aanbieder.",
        "Dat is nog niet gebeurd. De termijn loopt daarom nog niet.",
    )


def test_een_open_opschorting_heeft_geen_laatste_dag_en_zegt_wat_er_over_is() -> None:
    stil = termijn(op(date(2025, 2, 6)))
    assert (stil.stand, stil.uiterlijk, stil.over) == (Termijnstand.OPGESCHORT, None, 8)
    assert not stil.te_laat(date(2099, 1, 1))
    assert not stil.binnenkort(date(2025, 2, 6))
    assert stil.uitleg()[1:] == (
        "Opgeschort vanaf 6 februari 2025: Wij wachten.",
        "De termijn staat stil sinds 6 februari 2025. Daarom is er nu geen laatste dag. "
        "Na hervatting: nog 8 werkdagen.",
    )


def test_na_hervatten_schuift_de_laatste_dag_op_met_de_werkdagen_van_de_stilte() -> None:
    """Suspended from Thursday 6 up to and including Tuesday 11 February: four working days."""
    verder = termijn(op(date(2025, 2, 6)), her(date(2025, 2, 12)))
    assert (verder.stand, verder.uiterlijk) == (Termijnstand.LOOPT, date(2025, 2, 21))
    assert [dag.day for dag, _ in verder.overgeslagen_doordeweeks] == [6, 7, 10, 11]
    assert "niet meegeteld: de begindag, de weekends en 4 opgeschorte werkdagen." in verder.uitleg()[-1]
    assert "Hervat per 12 februari 2025: Wij kunnen verder." in verder.uitleg()[1]


def test_hervatten_op_de_dag_van_opschorten_kost_geen_dag() -> None:
    assert termijn(op(date(2025, 2, 6)), her(date(2025, 2, 6))).uiterlijk == termijn().uiterlijk


def test_een_termijn_kan_vaker_stilstaan() -> None:
    vaker = termijn(op(date(2025, 2, 6)), her(date(2025, 2, 7)), op(date(2025, 2, 10)), her(date(2025, 2, 12)))
    assert vaker.uiterlijk == date(2025, 2, 20)
    assert [stil.is_open for stil in vaker.opschortingen] == [False, False]


def test_een_feestdag_in_een_opschorting_houdt_zijn_eigen_naam() -> None:
    pasen = termijn(op(date(2025, 4, 16)), her(date(2025, 4, 23)), vanaf=date(2025, 4, 14))
    namen = [naam for _, naam in pasen.overgeslagen_doordeweeks]
    assert namen[:5] == ["opgeschort", "opgeschort", "Goede Vrijdag", "tweede paasdag", "opgeschort"]


def test_verlengen_telt_door_vanaf_de_laatste_dag() -> None:
    langer = termijn(ver(3), ver(1, date(2025, 2, 14), "Nog een dag"))
    assert langer.uiterlijk == date(2025, 2, 21)
    assert langer.uitleg()[1:] == (
        "Verlengd met 3 werkdagen op 10 februari 2025: Meer tijd.",
        "Verlengd met 1 werkdag op 14 februari 2025: Nog een dag.",
        "10 + 4 werkdagen na 3 februari 2025 is 21 februari 2025; niet meegeteld: de begindag en de weekends.",
    )


def test_verlengen_tijdens_de_stilte_telt_bij_wat_over_is() -> None:
    assert termijn(op(date(2025, 2, 6)), ver(5)).over == 13
    na = termijn(op(date(2025, 2, 6)), ver(5), her(date(2025, 2, 7)))
    assert na.uiterlijk == tel_werkdagen_op(BEGIN, 10 + 5 + 1).uiterlijk


@pytest.mark.parametrize(("vanaf", "eerst", "daarna"), [((2025, 2, 3), 3, 4), ((2025, 2, 1), 3, 4)])
def test_ook_een_termijn_van_nul_dagen_wordt_een_dag_langer(
    vanaf: tuple[int, int, int], eerst: int, daarna: int
) -> None:
    begin = date(*vanaf)
    assert termijn(vanaf=begin, werkdagen=0).uiterlijk == date(2025, 2, eerst)
    assert termijn(ver(1), vanaf=begin, werkdagen=0).uiterlijk == date(2025, 2, daarna)


def test_een_stilte_die_na_het_einde_begon_doet_niets_meer() -> None:
    """The date of the event was corrected to an earlier one."""
    assert termijn(op(date(2025, 3, 3))).uiterlijk == date(2025, 2, 17)


def test_binnenkort_is_vandaag_tot_en_met_vijf_werkdagen_verder() -> None:
    gewoon = termijn()
    assert [gewoon.binnenkort(date(2025, 2, dag)) for dag in (7, 10, 17, 18)] == [False, True, True, False]
    assert [gewoon.te_laat(date(2025, 2, dag)) for dag in (17, 18)] == [False, True]


def test_een_hervatting_zonder_opschorting_is_niets() -> None:
    assert opschortingen([her(BEGIN)]) == ()


@given(dagen, lengtes, st.integers(0, 40), st.integers(0, 40))
def test_opschorten_en_hervatten_schuift_het_einde_met_de_werkdagen_ertussen(
    vanaf: date, lengte: int, tot_stilte: int, stilte: int
) -> None:
    zonder = termijn(vanaf=vanaf, werkdagen=lengte)
    begin, eind = vanaf + DAG * (tot_stilte + 1), vanaf + DAG * (tot_stilte + 1 + stilte)
    assert zonder.uiterlijk
    assume(begin <= zonder.uiterlijk)
    stil = werkdagen_tussen(begin - DAG, eind - DAG)
    met = termijn(op(begin), her(eind), vanaf=vanaf, werkdagen=lengte)
    assert met.uiterlijk == tel_werkdagen_op(zonder.uiterlijk, stil).uiterlijk
    assert len(met.geteld) == lengte


@given(dagen, lengtes, st.lists(st.integers(1, 20), max_size=4))
def test_elke_verlenging_schuift_het_einde_met_haar_werkdagen(vanaf: date, lengte: int, erbij: list[int]) -> None:
    met = termijn(*map(ver, erbij), vanaf=vanaf, werkdagen=lengte)
    assert met.uiterlijk == tel_werkdagen_op(vanaf, lengte + sum(erbij)).uiterlijk


@given(dagen, lengtes, st.integers(0, 30), st.integers(0, 20), st.integers(0, 20))
def test_later_beginnen_of_langer_duren_eindigt_nooit_eerder(
    vanaf: date, lengte: int, later: int, langer: int, stilte: int
) -> None:
    stil = (op(vanaf + DAG * 3), her(vanaf + DAG * (3 + stilte)))
    eerst = termijn(*stil, vanaf=vanaf, werkdagen=lengte).uiterlijk
    daarna = termijn(*stil, vanaf=vanaf + DAG * later, werkdagen=lengte + langer).uiterlijk
    assert eerst
    assert daarna
    assert eerst <= daarna


@given(dagen, st.integers(0, 60), st.integers(0, 20), st.integers(0, 30))
def test_elke_dag_is_geteld_of_met_reden_overgeslagen(vanaf: date, lengte: int, tot: int, stilte: int) -> None:
    met = termijn(op(vanaf + DAG * tot), her(vanaf + DAG * (tot + stilte)), vanaf=vanaf, werkdagen=lengte)
    assert met.uiterlijk
    assert is_werkdag(met.uiterlijk)
    overgeslagen = [dag for dag, reden in met.overgeslagen if reden]
    eerste = vanaf + DAG if lengte else vanaf
    alle = [eerste + DAG * nummer for nummer in range((met.uiterlijk - eerste).days + 1)]
    assert sorted([*met.geteld, *overgeslagen]) == alle
