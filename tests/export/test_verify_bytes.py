"""No byte of a bundle can change unnoticed, wherever it stands, whatever is repaired around it, and whoever looks."""

from __future__ import annotations

import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.export import verify
from tests.export import voorbeeld
from tests.export.inpakken import Leden
from tests.export.lang import lange_bundel, met_lid, regels_van
from tests.export.voorbeeld import PEM, geweigerd, vervalst
from tests.kern.omvang import keren

NAMEN = list(voorbeeld.leden())
BUNDEL = voorbeeld.bundel()


def geflipt(plek: int, masker: int) -> bytes:
    return BUNDEL[:plek] + bytes([BUNDEL[plek] ^ masker]) + BUNDEL[plek + 1 :]


@settings(max_examples=keren(200, 500), deadline=None)
@given(st.integers(0, len(BUNDEL) - 1), st.integers(1, 255))
def test_any_byte_of_the_bundle_that_flips_is_found(plek: int, masker: int) -> None:
    with pytest.raises(verify.Ongeldig):
        verify.controleer(geflipt(plek, masker), PEM)


@pytest.mark.parametrize("plaats", ["eerste", "middelste", "laatste"])
@pytest.mark.parametrize("naam", [naam for naam, lid in voorbeeld.leden().items() if lid])
def test_a_flipped_byte_in_a_member_names_that_member(naam: str, plaats: str) -> None:
    lid = voorbeeld.leden()[naam]
    begin = BUNDEL.index(verify.lokale_kop(naam.encode(), zlib.crc32(lid), len(lid))) + 30 + len(naam)
    plek = begin + {"eerste": 0, "middelste": len(lid) // 2, "laatste": len(lid) - 1}[plaats]
    geweigerd(geflipt(plek, 1), re.escape(f"{naam}: inhoud is beschadigd (CRC klopt niet)"))


@settings(max_examples=keren(100, 400), deadline=None)
@given(st.data(), st.booleans())
def test_any_byte_of_a_file_that_flips_is_found_though_the_container_is_made_to_fit(
    data: st.DataObject, manifest: bool
) -> None:
    naam = data.draw(st.sampled_from([naam for naam, lid in voorbeeld.leden().items() if lid]))

    def wijzig(leden: Leden) -> None:
        lid = bytearray(leden[naam])
        lid[data.draw(st.integers(0, len(lid) - 1))] ^= data.draw(st.integers(1, 255))
        leden[naam] = bytes(lid)

    manifest = manifest and naam not in verify.ONGETELD
    with pytest.raises(verify.Ongeldig):
        verify.controleer(vervalst(wijzig, manifest=manifest), PEM)


@pytest.mark.parametrize("naam", [naam for naam in NAMEN if naam not in verify.ONGETELD])
def test_a_file_changed_with_zip_tools_names_that_file(naam: str) -> None:
    def wijzig(leden: Leden) -> None:
        leden[naam] += b" "

    geweigerd(vervalst(wijzig), re.escape(f"{naam}: inhoud wijkt af van het manifest"))


@pytest.mark.traag
def test_every_byte_of_the_container_itself_matters() -> None:
    """Of all bytes that belong to no member (headers, directory and end record) one in seven, so that each of their
    fields has its turn in one header or another; with `make test-all` every one of them.
    """
    leden = voorbeeld.leden()
    binnen, plek = set(), 0
    for naam, lid in leden.items():
        begin = plek + 30 + len(naam)
        plek = begin + len(lid)
        binnen |= set(range(begin, plek))
    buiten = [plek for plek in range(len(BUNDEL)) if plek not in binnen]
    assert len(buiten) > 1_500
    for plek in buiten[:: keren(7, 1)]:
        with pytest.raises(verify.Ongeldig):
            verify.controleer(geflipt(plek, 0xFF), PEM)


@pytest.fixture
def kort(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of eight lines, so that a short bundle has several, and processes for it."""
    monkeypatch.setattr(verify, "STUK", 8)
    monkeypatch.setattr(verify, "VEEL", 1)


def met_kernen(bundel: bytes, kernen: int) -> str:
    try:
        return verify.controleer(bundel, PEM, kernen=kernen).tekst()
    except verify.Ongeldig as fout:
        return fout.wat


@pytest.mark.usefixtures("kort")
def test_what_was_established_is_the_same() -> None:
    assert met_kernen(lange_bundel(), 2) == met_kernen(lange_bundel(), 1)
    assert met_kernen(lange_bundel(), 2).startswith("IN ORDE")


@pytest.mark.usefixtures("kort")
@pytest.mark.parametrize("naam", ["headers.jsonl", "payloads/000001.jsonl"])
def test_the_first_fault_is_the_same(naam: str) -> None:
    """Two lines of later pieces change; the first of them is named, though another process may see the second first."""
    regels = regels_van(naam)
    for plek in (29, 50):
        regels[plek] = regels[plek].replace(b"a", b"b", 1)
    bundel = met_lid(naam, regels)
    assert met_kernen(bundel, 2) == met_kernen(bundel, 1)
    assert "30" in met_kernen(bundel, 2)


@pytest.mark.usefixtures("kort")
def test_processes_that_cannot_be_had_are_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def nooit(*_wat: object, **_hoe: object) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", nooit)
    assert met_kernen(lange_bundel(), 2).startswith("IN ORDE")
