"""Rows of a file: read right, or each wrong cell named with how to mend it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import OngeldigBestand
from app.domain.telling.tellingcellen import Formule
from app.domain.telling.tellingrijen import MAX_FOUTEN, ImportGeweigerd, Lezer, Rij, Rijfout
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import dag

KOP = ("gemeente", "zorgvorm", "peildatum", "in_zorg")
GOED = ("Delft", "pleegzorg", dag(1, 5), 12)
GEMEENTEN, ZORGVORMEN = {"GM0503": "Delft", "GM0518": "Den Haag"}, {"pleegzorg": "Pleegzorg"}
WERKMAP = Lezer(GEMEENTEN, ZORGVORMEN, dag(2, 6))
TEKST = Lezer(GEMEENTEN, ZORGVORMEN, dag(2, 6), alles_is_tekst=True)


def rijen(*inhoud: tuple[Any, ...]) -> list[Rij]:
    return [Rij(nummer, cellen) for nummer, cellen in enumerate(inhoud, start=1)]


def fouten(lezer: Lezer, *inhoud: tuple[Any, ...], kop: tuple[Any, ...] = KOP) -> list[Rijfout]:
    with pytest.raises(ImportGeweigerd) as fout:
        lezer.lees(rijen(kop, *inhoud))
    return list(fout.value.fouten)


def test_een_goede_rij_wordt_een_telling() -> None:
    assert WERKMAP.lees(rijen(KOP, GOED)) == [telling(in_zorg=12)]


@pytest.mark.parametrize("gemeente", ["Delft", "delft", " DELFT ", "GM0503", "gm0503", "Dél\u200bft"])
def test_een_gemeente_mag_met_haar_naam_of_code(gemeente: str) -> None:
    assert WERKMAP.lees(rijen(KOP, (gemeente, *GOED[1:])))[0].gemeente == "GM0503"


@pytest.mark.parametrize("kop", [("Gemeente", " ZORGVORM ", "Peildatum", "In zorg"), (*KOP, "", None)])
def test_koppen_mogen_met_hoofdletters_en_spaties(kop: tuple[Any, ...]) -> None:
    assert WERKMAP.lees(rijen(kop, GOED))[0].in_zorg == 12


@pytest.mark.parametrize("leeg", [(), (None, None), ("", " ", None, "")])
def test_lege_rijen_tellen_niet_en_de_nummers_kloppen(leeg: tuple[Any, ...]) -> None:
    assert fouten(WERKMAP, leeg, ("Delft", "pleegzorg", dag(1, 5), -1))[0].rij == 3


CELLEN: list[tuple[str, Any, str]] = [
    *[("gemeente", w, "hoort niet bij de regio") for w in ("Utrecht", "GM0344", 5, "Delft; drop table")],
    ("gemeente", None, "deze cel is leeg"),
    *[("zorgvorm", w, "zorgvorm is niet bekend") for w in ("Jan Jansen", 1, True)],
    *[("in_zorg", w, "negatief") for w in (-1, -1.0)],
    *[("in_zorg", w, "geen heel getal") for w in (1.5, True, float("nan"), float("inf"), dag(1, 5))],
    *[("in_zorg", w, "te groot") for w in (100_001, 1e300)],
    *[("in_zorg", w, "is tekst, geen getal") for w in ("12", "veel", "1.000", "+3", "@som")],
    *[("in_zorg", w, "formule") for w in (Formule("=1+1"), Formule("#REF!"))],
    *[("peildatum", w, "is geen datum maar tekst") for w in ("2025-05-01", "1 mei")],
    ("peildatum", 45778, "is geen datum maar een getal"),
    ("peildatum", datetime(2025, 5, 1, 12), "ook een tijd"),  # noqa: DTZ001 - a cell knows no time zone
    ("peildatum", None, "ontbreekt"),
    ("peildatum", dag(3, 6), "toekomst"),
    ("peildatum", date(1900, 1, 1), "Jeugdwet"),
    ("in_zorg", None, "minstens één aantal"),
]


@pytest.mark.parametrize(("kolom", "cel", "wat"), CELLEN, ids=lambda w: repr(w)[:25])
def test_een_verkeerde_cel_wordt_genoemd_met_wat_er_mis_is(kolom: str, cel: Any, wat: str) -> None:
    rij = tuple(cel if naam == kolom else goed for naam, goed in zip(KOP, GOED, strict=True))
    (fout,) = fouten(WERKMAP, rij)
    assert (fout.rij, fout.kolom) == (2, kolom)
    assert wat in fout.wat
    assert fout.herstel


ZELFDE_DAG = ["2025-05-01", "01-05-2025", "1-5-2025", " 2025-05-01 ", "1.5.2025", "1 mei 2025", "01 Mei 2025"]
ZELFDE_DAG += ["\u200e1-5-2025", "2025-05-01 00:00:00", "2025-05-01T00:00:00.000", "１-５-２０２５"]


@pytest.mark.parametrize("dag_", ZELFDE_DAG)
def test_een_csv_schrijft_datums_en_aantallen_als_tekst(dag_: str) -> None:
    assert TEKST.lees(rijen(KOP, ("Delft", "pleegzorg", dag_, " 12 "))) == [telling(in_zorg=12)]


@pytest.mark.parametrize(
    ("dag_", "gelezen"), [("16/05/2025", dag(16, 5)), ("05/16/2025", dag(16, 5)), ("5/5/2025", dag(5, 5))]
)
def test_een_dag_met_strepen_wordt_gelezen_als_er_maar_een_kan(dag_: str, gelezen: date) -> None:
    assert TEKST.lees(rijen(KOP, ("Delft", "pleegzorg", dag_, "12")))[0].peildatum == gelezen


def test_een_dag_met_strepen_die_twee_dagen_kan_zijn_wordt_geweigerd_bij_de_cel() -> None:
    (fout,) = fouten(TEKST, ("Delft", "pleegzorg", "01/05/2025", "12"))
    assert (fout.rij, fout.kolom) == (2, "peildatum")
    assert "kan twee dagen zijn" in fout.wat


@pytest.mark.parametrize(
    "dag_", ["05/01/2025", "1 foo 2025", "31-02-2025", "2025-13-01", "25-5-1", "45778", "1-5-25", "2025-05-01 12:00"]
)
def test_een_csv_met_een_datum_die_geen_dag_is(dag_: str) -> None:
    (fout,) = fouten(TEKST, ("Delft", "pleegzorg", dag_, "12"))
    assert (fout.kolom, "Schrijf de datum zo" in fout.herstel) == ("peildatum", True)


@pytest.mark.parametrize("aantal", ["-1", "1,5", "1.000", "12.0", "1e3", "NaN", "٣", "0x1", "=2", "1 2", "9" * 30])
def test_een_csv_met_een_aantal_dat_geen_aantal_is(aantal: str) -> None:
    assert [fout.kolom for fout in fouten(TEKST, ("Delft", "pleegzorg", "2025-05-01", aantal))] == ["in_zorg"]


def test_dezelfde_sleutel_twee_keer_noemt_beide_rijen() -> None:
    (fout,) = fouten(WERKMAP, GOED, ("GM0503", "Pleegzorg", datetime(2025, 5, 1), 13))  # noqa: DTZ001
    assert (fout.rij, "rij 2" in fout.wat) == (3, True)


def test_alle_fouten_komen_in_een_keer() -> None:
    gevonden = fouten(WERKMAP, ("Utrecht", "x", "morgen", -1), GOED, ("Delft", "pleegzorg", dag(1, 5), "veel"))
    assert [(fout.rij, fout.kolom) for fout in gevonden] == [
        *((2, kolom) for kolom in KOP),
        (4, "in_zorg"),
    ]


def test_een_cel_naast_de_tabel_wordt_niet_stil_overgeslagen() -> None:
    (fout,) = fouten(WERKMAP, (*GOED, None, "Jan Jansen"))
    assert (fout.rij, fout.kolom, "kolom 6" in fout.wat) == (2, "", True)


@pytest.mark.parametrize(
    ("kop", "wat"),
    [
        (("gemeente", "zorgvorm", "peildatum"), "geen enkele kolom met aantallen"),
        (("gemeente", "in_zorg"), "ontbreekt: zorgvorm, peildatum"),
        ((*KOP, "naam kind"), "“naam kind” hoort niet in dit bestand"),
        ((*KOP, "In Zorg"), "staat er twee keer"),
        ((), "hoort niet"),
        (GOED, "hoort niet"),
    ],
)
def test_een_verkeerde_kop_zegt_welke_koppen_er_horen(kop: tuple[Any, ...], wat: str) -> None:
    with pytest.raises(OngeldigBestand) as fout:
        WERKMAP.lees(rijen(kop, GOED))
    assert (fout.value.veld, wat in fout.value.bericht) == ("bestand", True)
    assert "nog_te_plaatsen" in fout.value.bericht


def test_alleen_koppen_is_geen_bestand_met_aantallen() -> None:
    with pytest.raises(OngeldigBestand, match="geen rijen"):
        WERKMAP.lees(rijen(KOP))


def test_na_vijfduizend_rijen_wordt_niet_verder_gelezen() -> None:
    gelezen = []

    def eindeloos() -> Any:
        yield Rij(1, KOP)
        for nummer in range(2, 10**9):
            gelezen.append(nummer)
            yield Rij(nummer, ())

    with pytest.raises(OngeldigBestand, match=r"meer dan 5\.000 rijen"):
        WERKMAP.lees(eindeloos())
    assert len(gelezen) == 5_001


def test_een_verslag_heeft_een_einde() -> None:
    with pytest.raises(ImportGeweigerd) as fout:
        WERKMAP.lees(rijen(KOP, *[("Utrecht", "x", dag(1, 5), 1)] * 400))
    assert len(fout.value.fouten) == MAX_FOUTEN
    assert "200 fouten of meer" in fout.value.bericht


@given(st.lists(st.lists(st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.dates(), st.booleans()))))
def test_wat_er_ook_in_de_cellen_staat_er_komt_een_verslag(inhoud: list[list[Any]]) -> None:
    for lezer in (WERKMAP, TEKST):
        try:
            lezer.lees(rijen(KOP, *map(tuple, inhoud)))
        except (ImportGeweigerd, OngeldigBestand) as fout:
            assert fout.bericht  # noqa: PT017 - either answer is right
