"""Municipalities, youth regions and inhabitants of the country: on a day, and what is wrong with a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.domain.naslag.naslag import (
    OngeldigeNaslag,
    lees_gemeenten,
    lees_indelingen,
    lees_inwonertallen,
    lees_regelingen,
)
from app.naslag import TABELLEN, lees_naslag, naslag, waar
from app.regios import alle_profielen

VANDAAG = date(2026, 3, 1)
DELFT = {"code": "GM0503", "naam": "Delft", "provincie": "", "vanaf": "", "tot": "", "opvolgers": "", "aliassen": ""}


def test_er_zijn_342_gemeenten_in_42_regio_s_en_van_elk_is_het_aantal_inwoners_bekend() -> None:
    gemeenten = naslag().gemeenten_op(VANDAAG)
    assert len(gemeenten) == 342
    assert len({i.jeugdregio for i in naslag().indelingen if i.geldt_op(VANDAAG)}) == 42
    assert all(naslag().jeugdregio_op(g.code, VANDAAG) for g in gemeenten)
    assert all(naslag().inwoners([g.code], VANDAAG) for g in gemeenten)


def test_een_gemeente_hoort_bij_de_regio_van_de_dag() -> None:
    voorschoten = [naslag().jeugdregio_op("GM0626", dag) for dag in (date(2023, 12, 31), date(2024, 1, 1))]
    assert [i.naam for i in voorschoten if i] == ["Haaglanden", "Holland Rijnland"]


def test_een_gemeente_die_opging_in_een_ander_bestaat_niet_meer_en_noemt_die() -> None:
    appingedam = naslag().gemeente("GM0003")
    assert appingedam
    assert (appingedam.bestaat_op(date(2020, 12, 31)), appingedam.bestaat_op(date(2021, 1, 1))) == (True, False)
    assert appingedam.opvolgers == ("GM1979",)


def test_de_profielen_zeggen_van_hun_gemeenten_wat_de_naslag_zegt() -> None:
    for profiel in alle_profielen().values():
        leden = {g.code for g in profiel.gemeenten_op(VANDAAG)}
        assert leden == set(naslag().leden_op(profiel.jeugdregio, VANDAAG)), profiel.code
        assert all(naslag().leden_op(r.jeugdregio, VANDAAG) for r in profiel.andere_regios), profiel.code


def test_inwoners_samen_zijn_van_een_jaar_dat_van_allen_bekend_is() -> None:
    delft = naslag().inwoners(["GM0503"], VANDAAG)
    samen = naslag().inwoners(["GM0503", "GM0518"], date(2029, 1, 1))
    assert delft
    assert samen
    assert (samen.jaar, samen.aantal > delft.aantal) == (2026, True)
    eerder = naslag().inwoners(["GM0503"], date(2020, 1, 1))
    assert eerder == delft, "the oldest that is known, when none had begun"
    assert naslag().inwoners(["GM0503", "GM0003"], VANDAAG) is None
    assert naslag().inwoners([], VANDAAG) is None


def test_een_regeling_hoort_bij_een_regio_of_bij_haar_gemeenten_en_geldt_van_tot() -> None:
    rijnmond = naslag().regelingen_van("JZ29", VANDAAG)
    assert [r.besturen for r in rijnmond] == [
        (
            "het dagelijks bestuur van de gemeenschappelijke regeling Jeugdhulp Rijnmond",
            "het algemeen bestuur van de gemeenschappelijke regeling Jeugdhulp Rijnmond",
        )
    ]
    haaglanden = [naslag().regelingen_van("JZ24", dag) for dag in (date(2024, 1, 18), date(2024, 1, 19))]
    assert [len(gevonden) for gevonden in haaglanden] == [1, 0]
    assert [r.code for r in naslag().regelingen_van("JZ39", VANDAAG) if "Peel" in r.naam], "by its municipalities"
    assert all(r.bron.startswith("https://") for r in naslag().regelingen)


REGELING = {
    "code": "gr", "naam": "regeling X", "vorm": "openbaar lichaam", "besturen": "het dagelijks bestuur",
    "jeugdregio": "JZ24", "gemeenten": "", "vanaf": "", "tot": "", "bron": "https://x.example",
}  # fmt: skip
FOUT: list[tuple[Callable[..., object], dict[str, str], str]] = [
    (lees_gemeenten, DELFT | {"code": "503"}, "regel 2.*'503' is geen CBS-code"),
    (lees_gemeenten, DELFT | {"naam": " "}, "regel 2.*naam is leeg"),
    (lees_gemeenten, DELFT | {"tot": "31-12-2020"}, "regel 2"),
    (lees_gemeenten, DELFT | {"vanaf": "2020-01-01", "tot": "2019-01-01"}, "draai de datums om"),
    (lees_indelingen, {"jeugdregio": "24", "naam": "x", "gemeente": "GM0503", "vanaf": "", "tot": ""}, "JZ en twee"),
    (lees_regelingen, REGELING | {"bron": ""}, "bron is leeg"),
    (lees_regelingen, REGELING | {"jeugdregio": ""}, "noem de gemeenten of de jeugdregio"),
    (lees_regelingen, REGELING | {"jeugdregio": "24"}, "JZ en twee"),
    (lees_regelingen, REGELING | {"gemeenten": "503"}, "geen CBS-code"),
    (lees_inwonertallen, {"gemeente": "GM0503", "jaar": "2026", "inwoners": "104.000"}, "hele getallen"),
]


def test_een_rij_die_niet_klopt_wordt_genoemd_met_bestand_en_regel() -> None:
    for lees, rij, wat in FOUT:
        with pytest.raises(OngeldigeNaslag, match=wat):
            lees([rij])
    with pytest.raises(OngeldigeNaslag, match=r"regel 3.*twee keer"):
        lees_gemeenten([DELFT, DELFT])
    with pytest.raises(OngeldigeNaslag, match="leeg"):
        lees_gemeenten([])


def test_tabellen_die_elkaar_tegenspreken_of_andere_koppen_hebben_worden_geweigerd(tmp_path: Path) -> None:
    product = {tabel: waar(tabel) for tabel in TABELLEN}
    vreemd = tmp_path / "inwoners.csv"
    vreemd.write_text("gemeente,jaar,inwoners\nGM9999,2026,1\n", "utf-8")
    with pytest.raises(OngeldigeNaslag, match=r"GM9999.*staat niet in gemeenten.csv"):
        lees_naslag(product | {"inwoners.csv": vreemd})
    vreemd.write_text("gemeente;jaar;inwoners\n", "utf-8")
    with pytest.raises(OngeldigeNaslag, match=r"regel 1.*koppen"):
        lees_naslag(product | {"inwoners.csv": vreemd})
    vreemd.write_bytes(b"gemeente,jaar,inwoners\nGM0503,2026,\xff\n")
    with pytest.raises(OngeldigeNaslag, match="UTF-8"):
        lees_naslag(product | {"inwoners.csv": vreemd})
