"""More than a hundred bundles of forgers who do not have the key: none is accepted.

A forger has genuine bundles, a key of his own and every tool; what he changes he makes fit as well as he can.
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from app.export import verify
from tests.export import voorbeeld
from tests.export.inpakken import Leden, ingepakt_paren, uitgepakt
from tests.export.voorbeeld import (
    ANDERE_SLEUTEL,
    PEM,
    SLEUTEL,
    boom_van,
    checkpoint_van,
    gebouwd,
    herstel_manifest,
    regels,
    vervalst,
)

BUNDEL = voorbeeld.bundel()
NAMEN = list(voorbeeld.leden())
GETELD = [naam for naam in NAMEN if naam not in verify.ONGETELD]
ORDE = 2**252 + 27742317777372353535851937790883648493
"""Order of the group of Ed25519: adding it to a signature's second half gives the same equation."""


@cache
def ander() -> Leden:
    """A genuine bundle of the same zaak for somebody else, made a day later."""
    moment = voorbeeld.MOMENT.replace(day=17)
    return uitgepakt(gebouwd(replace(voorbeeld.inhoud(), ontvanger="Griffie van Delft", gemaakt_op=moment)))


def eigen_handtekening(leden: Leden) -> bytes:
    """Signed by the forger, over a manifest that fits."""
    herstel_manifest(leden)
    leden["MANIFEST.sig"] = ANDERE_SLEUTEL.onderteken(leden["MANIFEST.sha256"])
    return ingepakt_paren(leden.items())


def gewijzigde_leden() -> Iterator[bytes]:
    """Each member changed, left out or emptied; the manifest fits and the forger signs, or leaves the old signature."""
    for naam in GETELD:
        for nieuw in (None, b"", voorbeeld.leden()[naam] + b"x"):
            leden = voorbeeld.leden()
            if nieuw is None:
                del leden[naam]
            else:
                leden[naam] = nieuw
            yield eigen_handtekening(dict(leden))
            if nieuw is not None and nieuw != voorbeeld.leden()[naam]:
                yield vervalst(lambda oud, leden=leden: oud.update(leden))  # type: ignore[misc]


def gemengd() -> Iterator[bytes]:
    """Parts of one genuine bundle in another."""
    for naam in NAMEN:
        if ander()[naam] != voorbeeld.leden()[naam]:
            yield ingepakt_paren((voorbeeld.leden() | {naam: ander()[naam]}).items())
    slot = {naam: ander()[naam] for naam in verify.ONGETELD}
    yield ingepakt_paren((voorbeeld.leden() | slot).items())
    for naam in verify.ONGETELD:
        yield ingepakt_paren((voorbeeld.leden() | {n: deel for n, deel in slot.items() if n != naam}).items())
    yield ingepakt_paren((voorbeeld.leden() | {"dossier.json": ander()["dossier.json"]} | slot).items())


def ingekort() -> Iterator[bytes]:
    """A logboek that ends earlier, in a bundle that fits throughout, checkpoint and all, but for the key."""
    for aantal in range(1, voorbeeld.AANTAL + 1):
        eigen = regels()[:aantal]
        boom = boom_van(eigen)
        punt = checkpoint_van(boom, ANDERE_SLEUTEL)
        inhoud = replace(voorbeeld.inhoud(), regels=eigen, boom=boom, checkpoint=punt)
        yield gebouwd(inhoud, ANDERE_SLEUTEL)
        namens = uitgepakt(gebouwd(inhoud, ANDERE_SLEUTEL))
        namens["MANIFEST.sig"] = voorbeeld.leden()["MANIFEST.sig"]
        yield ingepakt_paren(namens.items())


def verplaatst() -> Iterator[bytes]:
    """The same members in another order."""
    for plek in range(1, len(NAMEN)):
        volgorde = NAMEN[plek:] + NAMEN[:plek]
        yield ingepakt_paren((naam, voorbeeld.leden()[naam]) for naam in volgorde)


def handtekeningen() -> Iterator[bytes]:
    """Signatures that are none, or that a careless check takes for one."""
    echt = voorbeeld.leden()["MANIFEST.sig"]
    s = int.from_bytes(echt[32:], "little") + ORDE
    klein = [bytes(32), b"\x01" + bytes(31), b"\xec" + b"\xff" * 30 + b"\x7f"]
    for sig in (
        bytes(64), b"", echt[:63], echt + b"\0", echt[::-1], echt[32:] + echt[:32],
        echt[:32] + s.to_bytes(32, "little"), *(punt + bytes(32) for punt in klein),
        ANDERE_SLEUTEL.onderteken(voorbeeld.leden()["MANIFEST.sha256"]),
        SLEUTEL.onderteken(voorbeeld.leden()["manifest.json"]), SLEUTEL.onderteken(b""),
    ):  # fmt: skip
        yield ingepakt_paren((voorbeeld.leden() | {"MANIFEST.sig": sig}).items())


def paden() -> Iterator[bytes]:
    """Names that would leave the folder, or hide another file."""
    namen = (
        "../LEESMIJ.txt", "/etc/passwd", "C:\\x", "..\\x", "documenten/../x", "documenten/1-..", "documenten/1-CON/x",
        "./LEESMIJ.txt", "LEESMIJ.txt/", "LEESMIJ.txt ", "leesmij.TXT", "verify.py.", "MANIFEST.JSON", "documenten//1",
        "payloads/000001.jsonl/..", "~/.bashrc", "documenten/01-x.pdf", "documenten/-1-x.pdf", "stelsel/../x",
    )  # fmt: skip
    for naam in namen:
        yield vervalst(lambda leden, naam=naam: leden.update({naam: b"x"}), sleutel=SLEUTEL)  # type: ignore[misc]


def gezipt(compressie: int, leden: Leden, commentaar: bytes = b"") -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", compressie) as archief:
        archief.comment = commentaar
        for naam, inhoud in leden.items():
            archief.writestr(zipfile.ZipInfo(naam), inhoud, compressie)
    return uit.getvalue()


def ziptrucs() -> Iterator[bytes]:
    """What other programs that read ZIP accept."""
    leden = voorbeeld.leden()
    for compressie in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield gezipt(compressie, leden)
    bom = leden | {"documenten/99-bom.txt": bytes(50_000_000)}
    yield gezipt(zipfile.ZIP_DEFLATED, bom)
    yield from (BUNDEL + b"\0", b"MZ" + BUNDEL, BUNDEL + BUNDEL, BUNDEL[:-2] + b"\x03\x00abc", BUNDEL[:-22])
    for plek, formaat, waarde in (
        (6, "<H", 1), (6, "<H", 8), (6, "<H", 0x800), (8, "<H", 8), (10, "<H", 1), (18, "<L", 2**32 - 1),
        (22, "<L", 2**32 - 1), (26, "<H", 0), (26, "<H", 65_535), (28, "<H", 20), (4, "<H", 45),
    ):  # fmt: skip
        stuk = struct.pack(formaat, waarde)
        yield BUNDEL[:plek] + stuk + BUNDEL[plek + len(stuk) :]
    naam, inhoud = b"LEESMIJ.txt", leden["LEESMIJ.txt"]
    kop = verify.lokale_kop(naam, zlib.crc32(inhoud), len(inhoud))
    yield kop + inhoud + BUNDEL  # a member that the directory does not know
    eind = BUNDEL.index(b"PK\x01\x02")
    yield BUNDEL[:eind] + kop + inhoud + BUNDEL[eind:]


def teksten() -> Iterator[bytes]:
    """Texts in another form, signed with the real key, as a mistaken holder would."""
    for naam in ("manifest.json", "dossier.json", "proofs.json"):
        tekst = voorbeeld.leden()[naam]
        for nieuw in (
            tekst.replace(b"{", b'{"a":1,"a":1,', 1), tekst.replace(b"{", b'{"a":NaN,', 1),
            tekst.replace(b"{", b'{"a":Infinity,', 1), tekst.replace(b"{", b'{"a":"\\ud800",', 1),
            tekst.replace(b"{", b'{"a":1e2,', 1), tekst.replace(b"{", b"{ ", 1), b"\xef\xbb\xbf" + tekst,
            tekst.replace(b"{", b'{"a":true,', 1), tekst + b"\n", b"[" * 100_000, b'{"a":' * 100_000, b"null",
            json.dumps(json.loads(tekst)).encode("utf-16"), tekst.replace(b"{", b'{"a":"e\xcc\x81",', 1),
        ):  # fmt: skip
            leden = voorbeeld.leden() | {naam: nieuw}
            if naam != "manifest.json":
                herstel_manifest(leden)
            lijst = [(n, verify._sha256(deel)) for n, deel in leden.items() if n not in verify.ONGETELD[1:]]
            leden["MANIFEST.sha256"] = verify.sommen(lijst)
            leden["MANIFEST.sig"] = SLEUTEL.onderteken(leden["MANIFEST.sha256"])
            yield ingepakt_paren(leden.items())


MAKERS: tuple[Callable[[], Iterator[bytes]], ...] = (
    gewijzigde_leden, gemengd, ingekort, verplaatst, handtekeningen, paden, ziptrucs, teksten,
)  # fmt: skip


def aanvaard(bundel: bytes) -> bool:
    try:
        verify.controleer(bundel, PEM)
    except verify.Ongeldig:
        return False
    return True


@pytest.mark.traag
@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_no_forged_bundle_is_accepted(maker: Callable[[], Iterator[bytes]]) -> None:
    assert [nummer for nummer, bundel in enumerate(maker()) if aanvaard(bundel)] == []


def test_the_forged_bundles_are_more_than_a_hundred_and_all_different() -> None:
    vervalsingen = {bundel for maker in MAKERS for bundel in maker()}
    assert len(vervalsingen) >= 200
    assert BUNDEL not in vervalsingen
    assert verify.controleer(BUNDEL, PEM)
