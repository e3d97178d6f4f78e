"""What an auditor does: an empty directory, plain Python and openssl, and the note that came along."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.export import verify
from tests.export import voorbeeld
from tests.export.voorbeeld import ANDERE_SLEUTEL, PEM, SLEUTEL


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A directory with what the auditor was given: bundle, key and verifier."""
    (tmp_path / "bundel.zip").write_bytes(voorbeeld.bundel())
    (tmp_path / "sleutel.pem").write_bytes(PEM)
    shutil.copy(verify.__file__, tmp_path / "verify.py")
    return tmp_path


def draai(map_: Path, *woorden: str) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-I", "-S", "verify.py", *woorden]
    return subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, check=False)


def test_the_verifier_alone_finds_the_bundle_in_order(map_: Path) -> None:
    klaar = draai(map_, "bundel.zip", "--sleutel", "sleutel.pem")
    assert (klaar.returncode, klaar.stderr) == (0, "")
    assert klaar.stdout.startswith("IN ORDE")
    assert SLEUTEL.vingerafdruk in klaar.stdout
    assert "LET OP" not in klaar.stdout


def test_the_verifier_from_the_bundle_is_the_same_file(map_: Path) -> None:
    with zipfile.ZipFile(map_ / "bundel.zip") as archief:
        assert archief.read("verify.py") == (map_ / "verify.py").read_bytes()


@pytest.mark.parametrize(
    ("bestand", "inhoud", "wat"),
    [
        ("bundel.zip", voorbeeld.bundel()[:-1], "het slot wijkt af"),
        ("bundel.zip", None, "bundel.zip: niet te lezen"),
        ("sleutel.pem", None, "sleutel.pem: niet te lezen"),
        ("sleutel.pem", ANDERE_SLEUTEL.publieke_pem(), "andere sleutel"),
        ("sleutel.pem", bytes(20_000), "sleutel.pem: te groot"),
    ],
)
def test_what_is_wrong_is_said_with_exit_code_1(map_: Path, bestand: str, inhoud: bytes | None, wat: str) -> None:
    (map_ / bestand).unlink()
    if inhoud is not None:
        (map_ / bestand).write_bytes(inhoud)
    klaar = draai(map_, "bundel.zip", "--sleutel", "sleutel.pem")
    assert (klaar.returncode, klaar.stdout) == (1, "")
    assert re.match(rf"NIET IN ORDE: .*{wat}", klaar.stderr)
    assert "Traceback" not in klaar.stderr


def stappen(map_: Path) -> list[str]:
    """The commands of LEESMIJ.txt, after unpacking: lines with four spaces in front."""
    with zipfile.ZipFile(map_ / "bundel.zip") as archief:
        archief.extractall(map_)
    tekst = (map_ / "LEESMIJ.txt").read_text("utf-8")
    return [regel.strip() for regel in tekst.splitlines() if regel.startswith("    ")]


def test_the_steps_of_the_note_work_as_written(map_: Path) -> None:
    verify_py, vingerafdruk, handtekening, sommen = stappen(map_)
    uitvoer = [
        subprocess.run(stap, shell=True, cwd=map_, capture_output=True, text=True, check=True).stdout  # noqa: S602
        for stap in (verify_py, vingerafdruk, handtekening, sommen)
    ]
    assert uitvoer[0].startswith("IN ORDE")
    assert SLEUTEL.vingerafdruk in uitvoer[1]
    assert "Signature Verified Successfully" in uitvoer[2]
    assert uitvoer[3].count(": OK\n") == len(voorbeeld.leden()) - 2


def test_the_steps_by_hand_find_a_changed_document(map_: Path) -> None:
    *_, sommen = stappen(map_)
    (map_ / "documenten" / "12-Herstelplan-v1.pdf").write_bytes(b"anders")
    klaar = subprocess.run(sommen, shell=True, cwd=map_, capture_output=True, text=True, check=False)  # noqa: S602
    assert klaar.returncode == 1
    assert "documenten/12-Herstelplan-v1.pdf: FAILED" in klaar.stdout
