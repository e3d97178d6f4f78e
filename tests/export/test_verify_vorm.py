"""Whatever is given to the verifier, the answer is a sentence: never a traceback, and no more memory than it said."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.logboek.keten import canoniek, lees_canoniek
from app.export import verify
from tests.export import voorbeeld
from tests.export.inpakken import Leden, ingepakt_paren
from tests.export.voorbeeld import PEM, SLEUTEL, herstel_manifest, vervalst
from tests.kern.omvang import keren

BUNDEL = voorbeeld.bundel()
NAMEN = [naam for naam in voorbeeld.leden() if naam not in ("MANIFEST.sha256", "MANIFEST.sig")]
WAARDEN = st.recursive(
    st.none() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(st.text(max_size=5), deel, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """An unpacked bundle, with a folder of its own."""
    uit = tmp_path / "uit"
    with zipfile.ZipFile(io.BytesIO(BUNDEL)) as archief:
        archief.extractall(uit)
    (tmp_path / "sleutel.pem").write_bytes(PEM)
    shutil.copy(verify.__file__, tmp_path / "verify.py")
    return tmp_path


def zeg(map_: Path, *woorden: str, **meer: object) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-I", "-S", "verify.py", *woorden, "--sleutel", "sleutel.pem"]
    return subprocess.run(opdracht, cwd=map_, text=True, check=False, **({"capture_output": True} | meer))  # type: ignore[call-overload,no-any-return]


def oordeel(bundel: bytes) -> str:
    """What is said of it; anything but a sentence is a failure."""
    try:
        return verify.controleer(bundel, PEM).tekst()
    except verify.Ongeldig as fout:
        return fout.wat if fout.what else ""


def met_andere(naam: str, inhoud: bytes) -> bytes:
    """A bundle signed by its maker in which this file is something else."""

    def wijzig(leden: Leden) -> None:
        leden[naam] = inhoud

    if naam != "manifest.json":
        return vervalst(wijzig, sleutel=SLEUTEL)
    leden = voorbeeld.leden() | {naam: inhoud}
    lijst = voorbeeld.leden()["MANIFEST.sha256"].splitlines(keepends=True)[:-1]
    som = verify.sommen([(naam, sha256(inhoud).hexdigest())])
    leden["MANIFEST.sha256"] = b"".join(lijst) + som
    leden["MANIFEST.sig"] = SLEUTEL.onderteken(leden["MANIFEST.sha256"])
    return ingepakt_paren(leden.items())


@settings(max_examples=keren(20, 60), suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_a_bundle_with_any_bytes_changed_gets_a_sentence(data: st.DataObject) -> None:
    inhoud = bytearray(BUNDEL)
    for _ in range(data.draw(st.integers(1, 4))):
        plek = data.draw(st.integers(0, len(inhoud) - 1))
        inhoud[plek : plek + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=12))
    uitslag = oordeel(bytes(inhoud))
    assert bytes(inhoud) == BUNDEL or not uitslag.startswith("IN ORDE")


@settings(max_examples=keren(20, 60), suppress_health_check=list(HealthCheck), deadline=None)
@given(st.sampled_from(NAMEN), st.binary(max_size=80), st.integers(0, 200))
def test_a_signed_bundle_with_any_file_changed_gets_a_sentence(naam: str, inhoud: bytes, houd: int) -> None:
    """Also its maker may have written nonsense."""
    oordeel(met_andere(naam, voorbeeld.leden()[naam][:houd] + inhoud))


@settings(max_examples=keren(30, 80), suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_a_signed_bundle_with_any_value_in_its_texts_gets_a_sentence(data: st.DataObject) -> None:
    naam = data.draw(st.sampled_from(["manifest.json", "proofs.json", "dossier.json"]))
    heel = lees_canoniek(voorbeeld.leden()[naam])
    heel[data.draw(st.sampled_from(sorted(heel)))] = data.draw(WAARDEN)
    try:
        inhoud = canoniek(heel)
    except ValueError:
        return
    oordeel(met_andere(naam, inhoud))


def test_deep_and_long_texts_get_a_sentence() -> None:
    for inhoud in (
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 100_000,
        b'"\\ud800"',
        b"\xff\xfe",
        b'{"a":1e999}',
        b"{}\n" * 2,
    ):
        for naam in ("manifest.json", "proofs.json", "headers.jsonl", "payloads/000001.jsonl", "checkpoint"):
            assert not oordeel(met_andere(naam, inhoud)).startswith("IN ORDE")


def test_lines_are_looked_at_in_groups_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long lines are, no more of them are kept at once than was said."""
    monkeypatch.setattr(verify, "GROOTSTE_GROEP", 1)
    assert oordeel(BUNDEL).startswith("IN ORDE")


def test_seventy_thousand_members_get_a_sentence(tmp_path: Path) -> None:
    leden = b"".join(verify.lokale_kop(b"payloads/%06d.jsonl" % n, 0, 0) for n in range(1, 70_001))
    assert oordeel(leden) == "ZIP: te veel bestanden"


def test_an_unpacked_folder_can_be_checked(map_: Path) -> None:
    (map_ / "uit" / ".DS_Store").write_bytes(b"x")
    shutil.copy(map_ / "sleutel.pem", map_ / "uit" / "sleutel.pem")
    for waar in ("uit", "."):  # the folder itself, or the one around it
        klaar = subprocess.run(
            [sys.executable, "verify.py", waar, "--sleutel", "uit/sleutel.pem"],
            cwd=map_, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if waar == "uit":
            assert (klaar.returncode, klaar.stderr) == (0, "")
            assert "LET OP: U controleerde een uitgepakte map." in klaar.stdout
            assert ".DS_Store" in klaar.stdout
    (map_ / "uit" / "documenten" / "nagekomen.pdf").write_bytes(b"x")
    klaar = zeg(map_, "uit")
    assert (klaar.returncode, "onbekend bestand: " in klaar.stderr) == (1, True)


def test_a_file_that_changed_in_a_folder_is_named(map_: Path) -> None:
    (map_ / "uit" / "dossier.pdf").write_bytes(b"een ander")
    klaar = zeg(map_, "uit")
    assert klaar.stderr == "NIET IN ORDE: dossier.pdf: inhoud wijkt af van het manifest\n"


@pytest.mark.parametrize("wat", ["uit/documenten", "/dev/null", "niets", "verify.py", "sleutel.pem", "/proc", "/"])
def test_what_is_no_bundle_gets_a_sentence(map_: Path, wat: str) -> None:
    klaar = zeg(map_, wat)
    assert klaar.returncode == 1
    assert klaar.stderr.startswith("NIET IN ORDE: ")
    assert "Traceback" not in klaar.stderr
    for woorden in (["--eerder", wat], ["--tsa-ca", wat], ["--getuige", wat]):
        klaar = zeg(map_, "uit", *woorden)
        assert "Traceback" not in klaar.stderr


def test_who_stops_reading_sees_no_traceback(map_: Path) -> None:
    lees, schrijf = os.pipe()
    os.close(lees)
    with os.fdopen(schrijf, "wb") as dicht:
        klaar = zeg(map_, "uit", capture_output=False, stdout=dicht, stderr=subprocess.PIPE)
    assert (klaar.returncode, klaar.stderr) == (0, "")


def test_what_comes_through_a_pipe_gets_a_sentence(map_: Path) -> None:
    klaar = zeg(map_, "/dev/stdin", capture_output=False, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert klaar.stderr == "NIET IN ORDE: /dev/stdin: is geen gewoon bestand\n"


def test_the_manifest_helper_keeps_the_bundle_in_order() -> None:
    """What the tests above do to a bundle is nothing but the change that they name."""
    leden = voorbeeld.leden()
    herstel_manifest(leden)
    assert leden == voorbeeld.leden()
