"""Reading a folder of data files: a file that cannot be read is named, with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

import app.draaiboeken
from app.domain.draaiboek import OngeldigDraaiboek, lees_editie
from app.gegevensbestand import lees_map

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
