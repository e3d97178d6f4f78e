"""The verifier against a container that differs: files added, removed or moved, other ways to pack."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export import verify
from tests.export import voorbeeld
from tests.export.inpakken import Leden, ingepakt_paren
from tests.export.voorbeeld import ANDERE_SLEUTEL, PEM, SLEUTEL, geweigerd, vervalst

NAMEN = list(voorbeeld.leden())
BUNDEL = voorbeeld.bundel()


@pytest.mark.parametrize(
    ("naam", "genoemd"),
    [
        ("nieuw.txt", "onbekend bestand: nieuw.txt"),
        ("../../etc/passwd", "onbekend bestand: ../../etc/passwd"),
        ("/LEESMIJ.txt", "onbekend bestand: /LEESMIJ.txt"),
        ("documenten\\7-x", "onbekend bestand: documenten\\7-x"),
        ("documenten/", "onbekend bestand: documenten/"),
        ("documenten/3-..", "onbekend bestand: documenten/3-.."),
        ("documenten/3-x/../y", "onbekend bestand: documenten/3-x/../y"),
        ("documenten/03-x.pdf", "onbekend bestand: documenten/03-x.pdf"),
        ("payloads/16.jsonl", "onbekend bestand: payloads/16.jsonl"),
        ("payloads/0000016.jsonl", "onbekend bestand: payloads/0000016.jsonl"),
        ("leesmij.txt", "onbekend bestand: leesmij.txt"),
        ("x" * 5000, "onbekend bestand: " + "x" * 120),
        ("documenten/13-nieuw.pdf", "onbekend bestand: documenten/13-nieuw.pdf"),
        ("payloads/000016.jsonl", "onbekend bestand: payloads/000016.jsonl"),
    ],
)
def test_an_added_file_is_named(naam: str, genoemd: str) -> None:
    geweigerd(vervalst(lambda leden: leden.update({naam: b"x"})), re.escape(genoemd))


@pytest.mark.parametrize("naam", NAMEN)
def test_a_removed_file_is_named(naam: str) -> None:
    geweigerd(vervalst(lambda leden: leden.pop(naam)), re.escape(f"{naam}: ontbreekt"))


def test_a_renamed_document_is_named() -> None:
    def hernoem(leden: Leden) -> None:
        leden["documenten/12-Anders.pdf"] = leden.pop("documenten/12-Herstelplan-v1.pdf")

    geweigerd(vervalst(hernoem), r"onbekend bestand: documenten/12-Anders\.pdf")


def test_the_same_name_twice_is_named() -> None:
    dubbel = [*voorbeeld.leden().items(), ("dossier.pdf", b"ander dossier")]
    geweigerd(
        ingepakt_paren(dubbel),
        r"dossier\.pdf: staat er dubbel in",
    )


def test_files_in_another_order_are_refused() -> None:
    geweigerd(ingepakt_paren(sorted(voorbeeld.leden().items())), r".*vaste volgorde")


def test_a_manifest_in_another_order_is_refused_even_when_signed() -> None:
    def verplaats(leden: Leden) -> None:
        leden["LEESMIJ.txt"] = leden.pop("LEESMIJ.txt")

    geweigerd(vervalst(verplaats, sleutel=SLEUTEL), r".*vaste volgorde")


def test_a_bundle_of_the_first_format_is_told_apart() -> None:
    """And nobody is sent to the program in it: anybody can put a file of that name in a ZIP."""
    geweigerd(ingepakt_paren([("payloads/000001.bin", b"x")]), ".*gebruik geen programma uit de bundel zelf")


@pytest.mark.parametrize("naam", ["nieuw.txt", "documenten/99-é.pdf", "verify.pyc"])
def test_a_file_added_with_an_ordinary_zip_tool_is_named(naam: str) -> None:
    bak = io.BytesIO(BUNDEL)
    with zipfile.ZipFile(bak, "a") as archief:
        archief.writestr(naam, "x")
    geweigerd(bak.getvalue(), r"onbekend bestand: (nieuw\.txt|documenten/99-\\xc3\\xa9\.pdf|verify\.pyc)")


def opnieuw_ingepakt(leden: Leden, map_: str = "") -> bytes:
    """As a system does it: compressed, in another order, with a folder around it and files of its own."""
    bak = io.BytesIO()
    with zipfile.ZipFile(bak, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("__MACOSX/._dossier.pdf", b"x")
        archief.writestr(f"{map_}.DS_Store", b"")
        for naam, lid in sorted(leden.items()):
            archief.writestr(map_ + naam, lid)
    return bak.getvalue()


@pytest.mark.parametrize("map_", ["", "draaiboek-2025-0001-export-1/"])
def test_a_bundle_packed_again_is_told_apart_from_one_that_was_changed(map_: str) -> None:
    leden = voorbeeld.leden()
    goed = r"dit ZIP-bestand is opnieuw ingepakt .*ongewijzigd.*Gebruik het oorspronkelijke .*controleer die map.*"
    geweigerd(opnieuw_ingepakt(leden, map_), goed)
    anders = opnieuw_ingepakt(leden | {"dossier.pdf": b"een ander"}, map_)
    geweigerd(anders, r"dit ZIP-bestand is opnieuw ingepakt, en er klopt meer niet: dossier\.pdf: inhoud wijkt af.*")
    minder = opnieuw_ingepakt({naam: lid for naam, lid in leden.items() if naam != "mdto.xml"}, map_)
    geweigerd(minder, r".*opnieuw ingepakt, en er klopt meer niet: mdto\.xml: ontbreekt")
    geweigerd(opnieuw_ingepakt(leden | {"nieuw.txt": b""}, map_), r".*onbekend bestand: .*")
    with pytest.raises(verify.Ongeldig, match="handtekening klopt niet"):
        verify.controleer(opnieuw_ingepakt(leden, map_), ANDERE_SLEUTEL.publieke_pem())


def test_what_unpacks_to_far_more_than_it_is_is_not_unpacked() -> None:
    """A file of zeroes in the place of the dossier; only what was signed and fits is read at all."""
    bom = opnieuw_ingepakt(voorbeeld.leden() | {"dossier.pdf": bytes(80 * 2**20)})
    assert len(bom) < 2**20
    geweigerd(bom, r".*de bestanden zijn samen te groot")


def test_more_members_than_a_bundle_has_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "GROOTSTE_AANTAL", len(NAMEN) - 1)
    geweigerd(BUNDEL, "ZIP: te veel bestanden")


def test_two_members_on_the_same_bytes_are_refused() -> None:
    """Overlap: the directory sends a second name to the content of the first."""
    naam, lid = NAMEN[0].encode(), voorbeeld.leden()[NAMEN[0]]
    eind = BUNDEL.index(b"PK\x01\x02")
    extra = verify.centrale_kop(naam, zlib.crc32(lid), len(lid), 0)
    lengte = len(BUNDEL) - 22 - eind + len(extra)
    geweigerd(BUNDEL[:-22] + extra + verify.slot(len(NAMEN) + 1, lengte, eind), "ZIP: het slot wijkt af.*")


@pytest.mark.parametrize(
    ("bundel", "wat"),
    [
        (b"", "ZIP: begint niet als bundel.*"),
        (b"geen zip", "ZIP: begint niet als bundel.*"),
        (verify.slot(0, 0, 0), "ZIP: begint niet als bundel.*"),
        (b"x" + BUNDEL, r".*opnieuw ingepakt \(ZIP: begint niet als bundel.*"),
        (BUNDEL + b"\0", r".*opnieuw ingepakt \(ZIP: er staan bytes achter het einde.*"),
        (BUNDEL + BUNDEL, r".*opnieuw ingepakt \(ZIP: er staan bytes achter het einde.*"),
        (BUNDEL[:-1], "ZIP: het slot wijkt af.*"),
        (BUNDEL[:20], "ZIP: afgekapt"),
        (BUNDEL[:1000], r"LEESMIJ\.txt: ZIP is hier afgekapt"),
        (BUNDEL[:-2] + b"\x01\0x", ".*ZIP: het slot wijkt af.*"),
    ],
)
def test_a_cut_or_lengthened_container_is_refused(bundel: bytes, wat: str) -> None:
    geweigerd(bundel, wat)


@given(st.integers(0, len(BUNDEL) - 1))
def test_a_bundle_cut_anywhere_is_refused(lengte: int) -> None:
    with pytest.raises(verify.Ongeldig):
        verify.controleer(BUNDEL[:lengte], PEM)


@given(st.integers(0, len(BUNDEL)), st.binary(min_size=1, max_size=40))
def test_bytes_put_in_anywhere_are_refused(plek: int, extra: bytes) -> None:
    with pytest.raises(verify.Ongeldig):
        verify.controleer(BUNDEL[:plek] + extra + BUNDEL[plek:], PEM)


@pytest.mark.parametrize(
    ("grens", "wat"),
    [("GROOTSTE_BUNDEL", "ZIP: te groot"), ("GROOTSTE_TEKST", r"MANIFEST\.sha256: te groot")],
)
def test_what_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, grens: str, wat: str) -> None:
    monkeypatch.setattr(verify, grens, 1_000)
    geweigerd(BUNDEL, wat)


@pytest.mark.parametrize(
    ("grens", "waarde"), [("GROOTSTE_AANTAL", len(NAMEN) - 1), ("GROOTSTE_BUNDEL", len(BUNDEL) - 1)]
)
def test_a_bundle_that_would_be_too_large_is_not_made(monkeypatch: pytest.MonkeyPatch, grens: str, waarde: int) -> None:
    monkeypatch.setattr(verify, grens, waarde)
    with pytest.raises(ValueError, match="te groot"):
        ingepakt_paren(voorbeeld.leden().items())
