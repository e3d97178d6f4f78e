"""What an auditor does: an empty directory, plain Python and openssl, and the note that came along."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from app.export import verify
from tests.export import voorbeeld
from tests.export.voorbeeld import ANDERE_SLEUTEL, PEM, SLEUTEL, regels


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A directory with what the auditor was given: bundle, key and verifier."""
    (tmp_path / "bundel.zip").write_bytes(voorbeeld.bundel())
    (tmp_path / "sleutel.pem").write_bytes(PEM)
    shutil.copy(verify.__file__, tmp_path / "verify.py")
    return tmp_path


def draai(map_: Path, *woorden: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    opdracht = [python, "-I", "-S", "verify.py", *woorden]
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
        ("sleutel.pem", ANDERE_SLEUTEL.publieke_pem(), "handtekening klopt niet"),
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
    opdrachten = [regel.strip() for regel in tekst.splitlines() if regel.startswith("    ")]
    return [stap for stap in opdrachten if "--getuige" not in stap]  # for who has keys of witnesses


def doe(map_: Path, stap: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(stap, shell=True, cwd=map_, capture_output=True, text=True, check=False)  # noqa: S602


def test_the_steps_of_the_note_work_as_written(map_: Path) -> None:
    """Every command of the note, in the order in which it stands there."""
    klaar = [doe(map_, stap) for stap in stappen(map_) if "--eerder" not in stap]
    assert [stap.stderr for stap in klaar if stap.returncode] == []
    (verify_py, vingerafdruk, handtekening, sommen, erbij, _, _, checkpoint, _, _, _, inhoud, kop, schakel) = [
        stap.stdout for stap in klaar
    ]
    assert verify_py.startswith("IN ORDE")
    assert SLEUTEL.vingerafdruk in vingerafdruk
    assert handtekening == checkpoint == "Signature Verified Successfully\n"
    assert sommen.count(": OK\n") == len(voorbeeld.leden()) - 2
    assert set(erbij.split()) == {"MANIFEST.sha256", "MANIFEST.sig", "bundel.zip", "sleutel.pem"}
    assert inhoud.split()[0] == json.loads(kop)["payload_sha256"]
    assert schakel.split()[0] == json.loads(regels()[1].kop)["zaak_vorige"]


def test_the_steps_work_when_the_first_content_was_left_out(map_: Path) -> None:
    """As in an export of a later period."""
    later = replace(voorbeeld.inhoud(), laat_weg=lambda kop: "buiten de periode" if kop["nr"] < 9 else None)
    (map_ / "bundel.zip").write_bytes(voorbeeld.gebouwd(later))
    klaar = [doe(map_, stap) for stap in stappen(map_) if "--eerder" not in stap]
    assert [stap.stderr for stap in klaar if stap.returncode] == []
    inhoud, kop = klaar[-3].stdout, json.loads(klaar[-2].stdout)
    assert kop["nr"] >= 9
    assert inhoud.split()[0] == kop["payload_sha256"]


def test_a_file_that_was_put_beside_the_others_shows_in_step_4(map_: Path) -> None:
    opdrachten = stappen(map_)
    (map_ / "documenten/nagekomen.pdf").write_bytes(b"%PDF-1.7 niet van ons")
    assert "documenten/nagekomen.pdf" in [doe(map_, stap).stdout for stap in opdrachten][5].splitlines()


def test_the_note_says_how_to_hold_a_bundle_against_an_earlier_one(map_: Path) -> None:
    (stap,) = (stap for stap in stappen(map_) if "--eerder" in stap)
    klaar = doe(map_, stap)
    assert klaar.returncode == 0
    assert "voortgezet vanaf regel 30" in klaar.stdout


@pytest.mark.parametrize(
    ("bestand", "stap", "wat"),
    [
        ("documenten/12-Herstelplan-v1.pdf", 3, "documenten/12-Herstelplan-v1.pdf: FAILED"),
        ("MANIFEST.sha256", 2, "Signature Verification Failure"),
    ],
)
def test_the_steps_by_hand_find_what_changed(map_: Path, bestand: str, stap: int, wat: str) -> None:
    met_de_hand = [stap for stap in stappen(map_) if "--eerder" not in stap]
    (map_ / bestand).write_bytes(b"anders")
    klaar = doe(map_, met_de_hand[stap])
    assert klaar.returncode == 1
    assert wat in klaar.stdout


def test_the_step_by_hand_finds_a_changed_checkpoint(map_: Path) -> None:
    *_, punt, sig, toets = [stap for stap in stappen(map_) if "--eerder" not in stap][:8]
    bestand = map_ / "checkpoint"
    bestand.write_bytes(bestand.read_bytes().replace(b"\n30\n", b"\n31\n"))
    doe(map_, punt)
    doe(map_, sig)
    assert "Signature Verification Failure" in doe(map_, toets).stdout


def test_messages_come_in_english_too(map_: Path) -> None:
    assert draai(map_, "bundel.zip", "--sleutel", "sleutel.pem", "--taal", "en").stdout.startswith("IN ORDER")
    (map_ / "bundel.zip").write_bytes(voorbeeld.bundel()[:-1])
    klaar = draai(map_, "bundel.zip", "--sleutel", "sleutel.pem", "--taal", "en")
    assert klaar.stderr.startswith("NOT IN ORDER: ZIP: its end")


def test_the_outcome_can_be_read_by_a_program(map_: Path) -> None:
    uit = json.loads(draai(map_, "bundel.zip", "--sleutel", "sleutel.pem", "--json").stdout)
    assert (uit["in_orde"], uit["zaak"], uit["aantal"]) == (1, "2025-0001", 15)


@pytest.mark.traag
@pytest.mark.parametrize("versie", ["3.9", "3.10", "3.11", "3.12", "3.13", "3.14"])
def test_every_python_from_3_9_on_gives_the_same_answer(map_: Path, versie: str) -> None:
    python = shutil.which(f"python{versie}")
    if python is None or subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode:
        pytest.skip(f"python{versie} staat hier niet")
    opdracht = ("bundel.zip", "--sleutel", "sleutel.pem", "--eerder", "bundel.zip")
    klaar = draai(map_, *opdracht, python=python)
    assert (klaar.returncode, klaar.stderr) == (0, "")
    assert klaar.stdout == draai(map_, *opdracht).stdout


@pytest.mark.traag
@pytest.mark.parametrize("codering", ["cp1252", "cp437", "ascii"])
def test_no_message_breaks_on_a_console_with_few_characters(tmp_path: Path, codering: str) -> None:
    """As on Windows: a title that its console cannot write, as text, as JSON and in what is wrong."""
    vreemd = voorbeeld.gebouwd(replace(voorbeeld.inhoud(), titel="Łódź €\U0001f600"))
    (tmp_path / "bundel.zip").write_bytes(vreemd)
    (tmp_path / "sleutel.pem").write_bytes(PEM)
    (tmp_path / "stuk-\u0142.zip").write_bytes(vreemd.replace(b"LEESMIJ", "LEESMI\u0142".encode()[:7], 1))
    shutil.copy(verify.__file__, tmp_path / "verify.py")
    omgeving = {**os.environ, "PYTHONIOENCODING": codering, "PYTHONUTF8": "0"}

    def zeg(*woorden: str) -> subprocess.CompletedProcess[bytes]:
        opdracht = [sys.executable, "verify.py", *woorden, "--sleutel", "sleutel.pem"]
        return subprocess.run(opdracht, cwd=tmp_path, capture_output=True, check=False, env=omgeving)

    assert zeg("bundel.zip").stdout.decode(codering).startswith("IN ORDE")
    assert "Łódź €\U0001f600" in json.loads(zeg("bundel.zip", "--json").stdout)["titel"]
    for woorden in (["stuk-\u0142.zip"], ["er-is-geen-\u0142.zip"], ["stuk-\u0142.zip", "--taal", "en", "--json"]):
        klaar = zeg(*woorden)
        assert klaar.returncode == 1
        assert b"Traceback" not in klaar.stderr
