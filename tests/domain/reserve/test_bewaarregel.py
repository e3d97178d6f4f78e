"""Which older backups go: a number, or the newest of so many days, weeks and months."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.reserve.bewaarregel import bestandsnaam, gemaakt_op, lees_bewaarregel

BEGIN = datetime(2026, 1, 1, 2, tzinfo=UTC)


def naam(dag: int, uur: int = 0) -> str:
    return bestandsnaam("haaglanden", BEGIN + timedelta(days=dag, hours=uur), versleuteld=True)


def test_een_getal_houdt_de_nieuwste() -> None:
    namen = [naam(dag) for dag in range(40)]
    assert lees_bewaarregel("30").mag_weg(namen) == namen[:10]


def test_per_dag_week_en_maand_blijft_de_nieuwste_van_elk() -> None:
    namen = [naam(dag, uur) for dag in range(100) for uur in (0, 12)]
    blijft = lees_bewaarregel("7d2w3m").blijft(namen)
    assert {naam(dag, 12) for dag in range(93, 100)} <= blijft
    assert naam(99, 0) not in blijft
    assert {naam(89, 12), naam(58, 12)} <= blijft  # the last of March and of February
    assert len(blijft) <= 7 + 2 + 3


def test_wat_geen_naam_van_ons_heeft_blijft_liggen() -> None:
    namen = ["draaiboek-haaglanden-20260101T020000Z.tar.gz.age.part", "notities.txt", naam(1), naam(2)]
    assert lees_bewaarregel("1").mag_weg(namen) == [naam(1)]


@given(st.lists(st.integers(0, 2_000), min_size=1), st.sampled_from(["1", "30", "1d", "7d5w12m", "2m"]))
def test_de_nieuwste_gaat_nooit_weg_en_opnieuw_opruimen_verandert_niets(dagen: list[int], regel: str) -> None:
    namen = sorted({naam(dag) for dag in dagen})
    rest = [n for n in namen if n not in lees_bewaarregel(regel).mag_weg(namen)]
    assert namen[-1] in rest
    assert lees_bewaarregel(regel).mag_weg(rest) == []


@pytest.mark.parametrize("fout", ["", "0", "-1", "30 dagen", "7x", "d7", "7d5"])
def test_een_regel_die_niet_klopt_zegt_hoe_het_moet(fout: str) -> None:
    with pytest.raises(OngeldigeInvoer, match="7d5w12m"):
        lees_bewaarregel(fout)


def test_een_naam_zegt_wanneer() -> None:
    assert gemaakt_op(naam(3)) == BEGIN + timedelta(days=3)
    assert gemaakt_op("iets anders") is None
