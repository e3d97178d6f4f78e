"""Between which days a business date lies: one rule, by what it is a date of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest

from app.domain.basis.begrippen import dag_van
from app.domain.basis.datums import Datumsoort, grenzen, lees_dag, toets_alle, toets_grenzen
from app.domain.basis.fouten import DatumInToekomst, DatumOnlogisch

VANDAAG = date(2025, 6, 2)


@pytest.mark.parametrize("soort", Datumsoort)
def test_een_verkeerd_getypt_jaar_valt_buiten_elke_soort(soort: Datumsoort) -> None:
    for dag in (date(25, 6, 2), date(1025, 6, 2), date(1900, 1, 1), date(2205, 6, 2), date(9999, 12, 31)):
        with pytest.raises((DatumOnlogisch, DatumInToekomst)):
            toets_grenzen(dag, soort, VANDAAG)
    grens = grenzen(soort, VANDAAG)
    toets_grenzen(grens.eerste, soort, VANDAAG)
    toets_grenzen(grens.laatste, soort, VANDAAG)


def test_de_melding_noemt_de_dag_zoals_zij_er_staat_en_wat_wel_kan() -> None:
    with pytest.raises(DatumOnlogisch, match=r"De datum ligt voor 01-01-2015: u vulde 02-06-0025 in"):
        toets_grenzen(date(25, 6, 2), Datumsoort.GEBEURD, VANDAAG)
    with pytest.raises(DatumInToekomst, match=r"De datum ligt na 31-12-2035: u vulde 31-12-9999 in"):
        toets_grenzen(date(9999, 12, 31), Datumsoort.GEPLAND, VANDAAG)
    with pytest.raises(DatumInToekomst):
        toets_grenzen(date(2025, 6, 3), Datumsoort.STUK, VANDAAG)


@dataclass(frozen=True)
class _Stuk:
    datum: date
    naam: str = ""
    DATUMSOORT: ClassVar = Datumsoort.STUK


def test_wat_een_handeling_krijgt_wordt_overal_bekeken() -> None:
    toets_alle(([_Stuk(date(1998, 3, 1))], {"datum": date(2026, 1, 1), "nu": datetime(1, 1, 1, tzinfo=UTC)}), VANDAAG)
    for gegeven, veld in (
        (({"tot": date(9999, 12, 31)},), "tot"),
        (([_Stuk(date(25, 1, 1))],), "datum"),
        (({"per": {"dag": [date(1998, 3, 1)]}},), "dag"),
    ):
        with pytest.raises((DatumOnlogisch, DatumInToekomst)) as fout:
            toets_alle(gegeven, VANDAAG)
        assert fout.value.veld == veld


def test_een_dag_is_die_op_de_klok_in_amsterdam() -> None:
    assert dag_van(datetime(2025, 6, 2, 22, 30, tzinfo=UTC)) == date(2025, 6, 3)
    assert dag_van(datetime(2025, 1, 2, 22, 30, tzinfo=UTC)) == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        *((vorm, date(2025, 5, 16)) for vorm in ("16-5-2025", "16-05-2025", "16/5/2025", "16.05.2025", "2025-05-16")),
        *(
            (vorm, date(2025, 5, 16))
            for vorm in ("16 mei 2025", " 16 Mei 2025 ", "vrijdag 16 mei 2025", "vr 16-5-2025")
        ),
        *((f"3 {maand} 2025", date(2025, 3, 3)) for maand in ("maart", "mrt", "maa", "mrt.")),
        *((f"3-{maand}-2025", date(2025, 9, 3)) for maand in ("sep", "sept", "september")),
        *((woord, date(2025, 6, 2 + erbij)) for woord, erbij in (("vandaag", 0), ("gisteren", -1), ("Morgen", 1))),
    ],
)
def test_een_dag_wordt_gelezen_zoals_mensen_hem_typen(getypt: str, dag: date) -> None:
    assert lees_dag(getypt, VANDAAG) == dag


@pytest.mark.parametrize(
    "getypt",
    [
        "",
        "16 mei",
        "16-5",
        "16-5-25",
        "31-2-2025",
        "16 brumaire 2025",
        "mei 2025",
        "5/16/2025",
        "١٦-5-2025",
        "0-0-0000",
    ],
)
def test_wat_geen_dag_is_of_geen_jaar_noemt_wordt_niet_geraden(getypt: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of whatever it says
        lees_dag(getypt, VANDAAG)
