"""The question to a witness (C2SP tlog-witness): from which size it may be led on, the proof, and the checkpoint."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as GeenBase64
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.logboek.notitie import OngeldigeNotitie

MEESTE_HASHES = 63
"""A longer proof than for a tree of 2^63 lines does not exist."""
_OUD = re.compile(r"old (0|[1-9][0-9]{0,17})")


@dataclass(frozen=True)
class Getuigenvraag:
    """`oud` is the size that the witness is believed to know, 0 for none; `bewijs` leads from there to the note."""

    oud: int
    bewijs: tuple[bytes, ...]
    notitie: bytes

    def inhoud(self) -> bytes:
        """As it is sent."""
        regels = [f"old {self.oud}", *(b64encode(hash_).decode() for hash_ in self.bewijs), "", ""]
        return "\n".join(regels).encode() + self.notitie


def lees_vraag(inhoud: bytes) -> Getuigenvraag:
    """The inverse of `inhoud`. Raises OngeldigeNotitie."""
    kop, scheiding, notitie = inhoud.partition(b"\n\n")
    try:
        eerste, *hashes = kop.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise OngeldigeNotitie("de vraag is geen tekst") from None
    gevonden = _OUD.fullmatch(eerste)
    if not scheiding or gevonden is None or len(hashes) > MEESTE_HASHES:
        raise OngeldigeNotitie("de vraag begint niet met 'old' en een grootte")
    return Getuigenvraag(int(gevonden[1]), tuple(_lees_hashes(hashes)), notitie)


def _lees_hashes(regels: Sequence[str]) -> list[bytes]:
    try:
        hashes = [b64decode(regel, validate=True) for regel in regels]
    except (GeenBase64, ValueError):
        raise OngeldigeNotitie("het bewijs is geen base64") from None
    if any(len(hash_) != 32 for hash_ in hashes):
        raise OngeldigeNotitie("een hash van het bewijs is geen 32 bytes")
    return hashes
