"""Reading a folder of data files: a file that is wrong is named, with the place; what was right stays in use."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

import app.draaiboeken
from app import create_app
from app.domain.draaiboek.draaiboek import Editie, OngeldigDraaiboek, lees_editie
from app.gegevensbestand import Gegevensmap, lees_map
from config import Config
from tests.kern.gegevens import Editiemap

GOED = Path(app.draaiboeken.__file__).with_name("2021.toml").read_text(encoding="utf-8")


def schrijf(folder: Path, naam: str, inhoud: str | bytes) -> None:
    (folder / naam).write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())


def test_a_folder_is_read_by_code_and_other_files_are_left_alone(tmp_path: Path) -> None:
    schrijf(tmp_path, "2021.toml", GOED)
    schrijf(tmp_path, "leesmij.txt", "geen editie")
    assert list(lees_map(tmp_path, lees_editie, OngeldigDraaiboek)) == ["2021"]


@pytest.mark.parametrize(
    ("naam", "inhoud", "plek", "wat"),
    [
        ("kapot.toml", 'code = "a"\nnaam "b"', "regel 2, teken 6", "geen geldige TOML"),
        ("open.toml", 'code = "a', "einde van het bestand", "geen geldige TOML"),
        ("dubbel.toml", 'code = "a"\ncode = "b"\n', "regel 2", "geen geldige TOML"),
        ("latin1.toml", b'code = "\xe9\xe9n"', "byte 8", "sla het bestand op als UTF-8"),
        ("leeg.toml", "", "code", "ontbreekt"),
        ("anders.toml", GOED, "code", "'2021' is niet de naam van het bestand"),
    ],
)
def test_a_broken_file_is_named_with_the_place(
    tmp_path: Path, naam: str, inhoud: str | bytes, plek: str, wat: str
) -> None:
    schrijf(tmp_path, naam, inhoud)
    with pytest.raises(OngeldigDraaiboek) as gevangen:
        lees_map(tmp_path, lees_editie, OngeldigDraaiboek)
    assert gevangen.value.bestand == naam
    assert plek in gevangen.value.plek
    assert wat in gevangen.value.wat


def map_van(folder: Path) -> Gegevensmap[Editie]:
    return Gegevensmap(folder, lees_editie, OngeldigDraaiboek)


def test_een_map_die_nooit_goed_was_wordt_niet_gebruikt(tmp_path: Path) -> None:
    with pytest.raises(OngeldigDraaiboek, match="zet er een neer"):
        _ = map_van(tmp_path).bestanden
    schrijf(tmp_path, "2021.toml", "code =")
    bestanden = map_van(tmp_path)
    with pytest.raises(OngeldigDraaiboek, match=r"2021\.toml, bij"):
        _ = bestanden.bestanden
    bestanden.ververs()
    schrijf(tmp_path, "2021.toml", GOED)
    assert list(bestanden.bestanden) == ["2021"], "mended before anything was in use"


KAPOT = [
    ("code = ", "2021.toml", "geen geldige TOML"),
    ("", "2021.toml", "ontbreekt"),
    (GOED.replace("termijn = 15", "termijn = -15", 1), "ZO-01", "negatief"),
    (GOED.replace('regel = "noodgrepen"', 'regel = "opschaling_open"'), "grendels", "ontbreekt noodgrepen"),
    (GOED.replace('code = "2021"', 'code = "2022"'), "code", "niet de naam van het bestand"),
    (GOED.replace("verplicht = true", 'verplicht = "ja"', 1), "SI-01", "true of false"),
]


@pytest.mark.parametrize(("tekst", "plek", "wat"), KAPOT, ids=lambda w: w[:20])
def test_wat_stuk_gaat_terwijl_het_draait_laat_het_laatste_goede_staan(
    edities: Editiemap, tekst: str, plek: str, wat: str
) -> None:
    voor = edities.bestanden.bestanden
    edities.zet("2021", tekst)
    fout = edities.bestanden.fout
    assert fout is not None
    assert (fout.bestand, plek in fout.bericht, wat in fout.bericht) == ("2021.toml", True, True)
    assert edities.bestanden.bestanden == voor
    edities.zet("2021", GOED)
    assert edities.bestanden.fout is None


def test_een_goede_wijziging_wordt_vanzelf_gelezen(edities: Editiemap) -> None:
    edities.herschrijf("2021", "Maak een herstelplan", "Maak een ander plan")
    stap = edities.bestanden.bestanden["2021"].deel.stap("ZO-01")
    assert stap is not None
    assert stap.titel == "Maak een ander plan"


def test_naast_een_kapot_bestand_wordt_ook_een_goed_bestand_nog_niet_overgenomen(edities: Editiemap) -> None:
    """Half a folder is no folder: both are read again when all is right."""
    edities.zet("2021", "code =")
    edities.herschrijf("2025", "Maak een herstelplan", "Maak een ander plan")
    assert "Maak een ander plan" not in str(edities.bestanden.bestanden["2025"].deel)
    edities.zet("2021", GOED)
    assert "Maak een ander plan" in str(edities.bestanden.bestanden["2025"].deel)


def test_een_bestand_dat_verdwijnt_blijft_in_gebruik_en_wordt_gemist(edities: Editiemap) -> None:
    (edities.folder / "2021.toml").unlink()
    edities.bestanden.ververs()
    assert "2021" in edities.bestanden.bestanden
    assert edities.bestanden.fout is not None
    assert "zet het terug" in edities.bestanden.fout.bericht


def test_een_bestand_dat_niet_te_lezen_is_wordt_genoemd(edities: Editiemap) -> None:
    (edities.folder / "2030.toml").mkdir()
    edities.bestanden.ververs()
    assert edities.bestanden.fout is not None
    assert "2030.toml" in edities.bestanden.fout.bericht
    assert "niet te lezen" in edities.bestanden.fout.bericht


def config(tmp_path: Path) -> Config:
    return Config(
        data_dir=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'leeg.sqlite3'}",
        secret_key="geheim van de test, lang genoeg",
        signing_key_file=tmp_path / "sleutel.pem",
    )


@pytest.fixture
def kapotte_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two wrong files in the place of the editions of the product, which it never read before."""
    folder = tmp_path / "edities"
    folder.mkdir()
    schrijf(folder, "2021.toml", 'code = "2021"\ntitel "x"')
    schrijf(folder, "2025.toml", GOED)
    monkeypatch.setattr(app.draaiboeken, "BESTANDEN", map_van(folder))
    return folder


def test_de_toepassing_start_niet_op_een_kapot_bestand(kapotte_map: Path, tmp_path: Path) -> None:
    with pytest.raises(OngeldigDraaiboek, match=r"2021\.toml, bij regel 2, teken 7: geen geldige TOML"):
        create_app(config(tmp_path))


def test_een_opdracht_noemt_elk_kapot_bestand_zonder_traceback(kapotte_map: Path, tmp_path: Path) -> None:
    with click.Context(click.Command("draaiboeken")), pytest.raises(click.ClickException) as fout:
        create_app(config(tmp_path))
    assert [regel.partition(",")[0] for regel in fout.value.message.splitlines()] == ["2021.toml", "2025.toml"]


def test_de_opdracht_toets_zegt_dat_alles_klopt(tmp_path: Path) -> None:
    uitslag = create_app(config(tmp_path)).test_cli_runner().invoke(args=["draaiboeken", "toets"])
    assert (uitslag.exit_code, "Alles klopt. Edities: 2021, 2025." in uitslag.output) == (0, True)
