"""Profiles that are wrong, each named with its place; and what they have to be together."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.domain.basis.inlezen import OngeldigeConfiguratie
from app.domain.regio.regio import OngeldigProfiel, Regioprofiel, controleer_samen, lees_profiel
from app.gegevensbestand import Gegevensmap
from app.regios import alle_profielen, profiel
from config import Config, OngeldigeInstelling
from tests.kern.regios import NIEUW

KEUZES = 'titel = "hoofd Inkoop", '


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek", "wat"),
    [
        ('code = "GM9002"', 'code = "GM9001"', "gemeenten, servicebureau", "'GM9001' komt 2 keer voor"),
        (
            'account = "aaldorp"',
            'account = "aaldorp", deelregio = "noord"',
            "gemeenten (GM9001)",
            "'noord' bestaat niet",
        ),
        (
            "andere_regios = []",
            'andere_regios = []\ndeelregios = [{ code = "n", naam = "N", bron = "x" }]',
            "GM9001",
            "n",
        ),
        ('["TAFEL", "college"]', '["TAFEL", "college", "TAFEL"]', "stations", "de route loopt rond"),
        ('[{ code = "raad", titel = "Raad van Duinrand", bron = "test [I]" }]', "[]", "opschaling", "is leeg"),
        ('organisatie = "GM9003"', 'organisatie = "GM9999"', "functies (kwartiermaker)", "'GM9999' bestaat niet"),
        ('organisatie = "GM9003", ', "", "organisatie", "ontbreekt"),
        ('account = "aaldorp"', 'account = "griffier"', "namen van accounts", "'griffier' komt 2 keer voor"),
        (KEUZES, f'{KEUZES}hoedanigheden = ["a"], ', "hoedanigheden", "minstens twee"),
        (KEUZES, f'{KEUZES}hoedanigheden = ["a", "a"], ', "hoedanigheden", "'a' komt 2 keer voor"),
    ],
)
def test_een_fout_profiel_noemt_de_plek_en_de_oplossing(oud: str, nieuw: str, plek: str, wat: str) -> None:
    assert oud in NIEUW
    with pytest.raises(OngeldigProfiel) as fout:
        lees_profiel(tomllib.loads(NIEUW.replace(oud, nieuw, 1)), "duinrand.toml")
    assert fout.value.bestand == "duinrand.toml"
    assert plek in fout.value.plek
    assert wat in fout.value.wat


@pytest.mark.parametrize(("jaar", "leidse"), [(2023, 4), (2024, 5)], ids=["tot 2024", "met Voorschoten"])
def test_holland_rijnland_heeft_gemeenten_in_drie_deelregios(jaar: int, leidse: int) -> None:
    regio = profiel("holland-rijnland")
    leden = regio.gemeenten_op(date(jaar, 1, 1))
    aantal = {d.naam: sum(g.deelregio == d.code for g in leden) for d in regio.deelregios}
    assert aantal == {"Leidse Regio": leidse, "Duin- en Bollenstreek": 5, "Rijnstreek": 3}
    assert {overleg.code for overleg in regio.overleggen} == {"PHO", "AOO", "PO", "BESTUUR"}
    assert {functie.code for functie in regio.functies if functie.code.startswith("procesbewaker")} == {
        "procesbewaker-pho",
        "procesbewaker-aoo",
        "procesbewaker-po",
    }


def test_een_gemeente_hoort_bij_een_regio() -> None:
    ander = lees_profiel(tomllib.loads(NIEUW.replace("GM9001", "GM0503")), "duinrand.toml")
    with pytest.raises(OngeldigProfiel, match=r"haaglanden\.toml.*GM0503.*duinrand\.toml"):
        controleer_samen({**alle_profielen(), "duinrand": ander})


def eigen(tmp_path: Path) -> Gegevensmap[Regioprofiel]:
    bestanden = Gegevensmap(
        Path(__file__).parents[3] / "app" / "regios", lees_profiel, OngeldigProfiel, controleer_samen
    )
    bestanden.zet_eigen_map(tmp_path)
    return bestanden


def test_een_eigen_map_komt_erbij_en_gaat_voor(tmp_path: Path) -> None:
    (tmp_path / "duinrand.toml").write_text(NIEUW, encoding="utf-8")
    bestanden = eigen(tmp_path)
    assert set(bestanden.bestanden) == {"duinrand", "haaglanden", "holland-rijnland"}
    (tmp_path / "duinrand.toml").write_text(NIEUW.replace("Aaldorp", "Aalstad"), encoding="utf-8")
    bestanden.ververs()
    assert "Aalstad" in str(bestanden.bestanden["duinrand"].deel)


def test_een_kapot_bestand_in_de_eigen_map_wordt_genoemd(tmp_path: Path) -> None:
    (tmp_path / "kapot.toml").write_text("code =", encoding="utf-8")
    bestanden = eigen(tmp_path)
    with pytest.raises(OngeldigeConfiguratie, match=r"kapot\.toml, bij"):
        _ = bestanden.bestanden
    assert [fout.bestand for fout in bestanden.fouten()] == ["kapot.toml"]


def test_een_map_die_er_niet_is_houdt_de_start_tegen(tmp_path: Path) -> None:
    omgeving = {"DRAAIBOEK_DATA_DIR": str(tmp_path), "DRAAIBOEK_REGIOS_MAP": str(tmp_path / "weg")}
    with pytest.raises(OngeldigeInstelling, match="DRAAIBOEK_REGIOS_MAP"):
        Config.uit_omgeving(omgeving)
