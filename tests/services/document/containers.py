"""OLE containers as Outlook makes them, with as little in them as a reader asks (MS-CFB)."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
KLEINSTE = 4096
"""A smaller stream would lie elsewhere; ours are filled up with zeros."""
_VRIJ, _EINDE, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Boom = Mapping[str, "bytes | Boom"]


def container(boom: Boom) -> bytes:
    """A container with these streams and storages; every stream in whole sectors, siblings in one row."""
    regels: list[list[object]] = []
    data = bytearray()

    def plaats(naam: str, soort: int, inhoud: bytes = b"") -> list[object]:
        begin = len(data) // SECTOR if inhoud else _EINDE
        data.extend(inhoud + bytes(-len(inhoud) % SECTOR))
        regel: list[object] = [naam, soort, _VRIJ, _VRIJ, begin, len(inhoud)]
        regels.append(regel)
        return regel

    def vul(ouder: list[object], tak: Boom) -> None:
        vorige: list[object] | None = None
        for naam, wat in tak.items():
            nummer = len(regels)
            regel = plaats(naam, 2, wat.ljust(KLEINSTE, b"\0")) if isinstance(wat, bytes) else plaats(naam, 1)
            if vorige is None:
                ouder[3] = nummer
            else:
                vorige[2] = nummer
            vorige = regel
            if not isinstance(wat, bytes):
                vul(regel, wat)

    vul(plaats("Root Entry", 5), boom)
    sectoren = len(data) // SECTOR
    mappen = -(-len(regels) // 4)
    fat = [_FAT, *([nr + 2 for nr in range(mappen - 1)] + [_EINDE])]
    begin = len(fat)
    fat += [begin + nr + 1 for nr in range(sectoren)]
    for _naam, _soort, _rechts, _kind, eerste, lang in regels:
        if lang:
            assert isinstance(eerste, int)
            assert isinstance(lang, int)
            fat[begin + eerste + -(-lang // SECTOR) - 1] = _EINDE
    fat += [_VRIJ] * (128 - len(fat))
    assert len(fat) == 128, "one sector of FAT is enough for a test"
    map_ = b"".join(_regel(regel, begin) for regel in regels)
    return _kop() + struct.pack("<128I", *fat) + map_ + bytes(-len(map_) % SECTOR) + bytes(data)


def _regel(regel: list[object], begin: int) -> bytes:
    naam, soort, rechts, kind, eerste, lang = regel
    assert isinstance(eerste, int)
    ruw = str(naam).encode("utf-16-le") + b"\0\0"
    vast = struct.pack("<HBBIII", len(ruw), soort, 1, _VRIJ, rechts, kind)
    plek = begin + eerste if lang else _EINDE
    return ruw.ljust(64, b"\0") + vast + bytes(36) + struct.pack("<IQ", plek, lang)


def _kop() -> bytes:
    vast = struct.pack("<HHHHH6xIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0)
    rest = struct.pack("<IIIII", KLEINSTE, _EINDE, 0, _EINDE, 0)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + vast + rest + struct.pack("<109I", 0, *[_VRIJ] * 108)


def bericht(*bijlagen: str, soort: str = "IPM.Note") -> bytes:
    """A message of Outlook with these attachments."""
    delen: dict[str, bytes | Boom] = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_001A001F": soort.encode("utf-16-le"),
    }
    for nr, naam in enumerate(bijlagen):
        delen[f"__attach_version1.0_#{nr:08X}"] = {"__substg1.0_3707001F": naam.encode("utf-16-le")}
    return container(delen)
