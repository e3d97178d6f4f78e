"""Signed notes and the checkpoints in them, after C2SP signed-note, tlog-checkpoint and tlog-cosignature.

A note is text that ends in a newline, an empty line, and lines with signatures. Text and bytes only: who signs and who
checks a signature is asked of the caller. Source: https://c2sp.org/signed-note, /tlog-checkpoint, /tlog-cosignature.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as GeenBase64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

ED25519 = 0x01
"""Kind of key that signs the text of a note itself."""
MEDEONDERTEKENING = 0x04
"""Kind of key of a witness: signs the text with the time at which it saw it (cosignature/v1)."""
MEDE_MLDSA44 = 0x06
"""The same with ML-DSA-44, over what the checkpoint says (subtree/v1)."""
GETUIGEN = (MEDEONDERTEKENING, MEDE_MLDSA44)
_MATEN = {ED25519: 32, MEDEONDERTEKENING: 32, MEDE_MLDSA44: 1312}
_HANDTEKENINGMATEN = {MEDEONDERTEKENING: 72, MEDE_MLDSA44: 2428}

_HANDTEKENINGREGEL = re.compile(r"— (\S+) (\S+)")
_GROOTTE = re.compile(r"0|[1-9][0-9]{0,17}")
_NAAM = re.compile(r"[^\s+]+")


class OngeldigeNotitie(ValueError):
    """A note, checkpoint or key that breaks the format, or that nobody we know signed."""


@dataclass(frozen=True)
class Notitiesleutel:
    """Who may sign: a name without spaces or plus, the kind of key, and its public bytes."""

    naam: str
    publiek: bytes
    soort: int = ED25519

    nummer: bytes = b""
    """The key id as it was handed out, for kinds that are not known here."""

    @property
    def bekend(self) -> bool:
        """Whether signatures of this kind of key can be checked here."""
        return self.soort in _MATEN

    @property
    def id(self) -> bytes:
        """Four bytes by which a signature line points at its key."""
        if self.nummer:
            return self.nummer
        return sha256(self.naam.encode() + b"\n" + bytes([self.soort]) + self.publiek).digest()[:4]

    def vkey(self) -> str:
        """The key as it is handed out: name+id+base64."""
        return f"{self.naam}+{self.id.hex()}+{b64encode(bytes([self.soort]) + self.publiek).decode()}"


def lees_vkey(tekst: str) -> Notitiesleutel:
    """The inverse of `vkey`; a kind of key that is not known here is kept as it is. Raises OngeldigeNotitie."""
    naam, plus, rest = tekst.strip().partition("+")
    id_, plus2, materiaal = rest.partition("+")
    ruw = _uit_base64(materiaal)
    heel = bool(plus and plus2 and _NAAM.fullmatch(naam) and re.fullmatch(r"[0-9a-f]{8}", id_)) and len(ruw) > 1
    _eis(heel and len(ruw) == 1 + _MATEN.get(ruw[0], len(ruw) - 1), "dit is geen sleutel van een notitie")
    if ruw[0] not in _MATEN:
        return Notitiesleutel(naam, ruw[1:], ruw[0], bytes.fromhex(id_))
    sleutel = Notitiesleutel(naam, ruw[1:], ruw[0])
    _eis(sleutel.id.hex() == id_, "het nummer past niet bij de sleutel")
    return sleutel


@dataclass(frozen=True)
class Handtekening:
    """One signature line: the name and key id it claims, and the bytes after them."""

    naam: str
    id: bytes
    bytes: bytes

    def regel(self) -> str:
        """As it stands below a note."""
        return f"— {self.naam} {b64encode(self.id + self.bytes).decode()}\n"


@dataclass(frozen=True)
class Notitie:
    """A note as it was read: its text (with the last newline) and its signatures, none of them checked yet."""

    tekst: str
    handtekeningen: tuple[Handtekening, ...]

    def inhoud(self) -> bytes:
        """The bytes of the whole note."""
        return (self.tekst + "\n" + "".join(h.regel() for h in self.handtekeningen)).encode()


@dataclass(frozen=True)
class Checkpoint:
    """What a log says of itself: its origin, how many lines it has, and the root (32 bytes) of the tree over them."""

    oorsprong: str
    grootte: int
    wortel: bytes

    def tekst(self) -> str:
        """The text that is signed."""
        return f"{self.oorsprong}\n{self.grootte}\n{b64encode(self.wortel).decode()}\n"


def lees_notitie(inhoud: bytes) -> Notitie:
    """A note in its one form. Raises OngeldigeNotitie."""
    try:
        geheel = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        raise OngeldigeNotitie("een notitie is tekst in UTF-8") from None
    _eis(not any(teken < " " and teken != "\n" for teken in geheel), "een notitie bevat geen stuurtekens")
    tekst, scheiding, staart = geheel.rpartition("\n\n")
    _eis(
        bool(scheiding and tekst) and staart.endswith("\n"), "een notitie heeft tekst, een lege regel en handtekeningen"
    )
    regels = staart[:-1].split("\n")
    return Notitie(tekst + "\n", tuple(_lees_handtekening(regel) for regel in regels))


def _lees_handtekening(regel: str) -> Handtekening:
    gevonden = _HANDTEKENINGREGEL.fullmatch(regel)
    _eis(gevonden is not None, "een handtekening staat op een regel van haar eigen")
    assert gevonden is not None  # noqa: S101 - for the type checker
    ruw = _uit_base64(gevonden[2])
    _eis(len(ruw) > 4 and _NAAM.fullmatch(gevonden[1]) is not None, "een handtekening is te kort")
    return Handtekening(gevonden[1], ruw[:4], ruw[4:])


def lees_checkpoint(tekst: str) -> Checkpoint:
    """The first three lines of a checkpoint; lines after them are allowed and not read, but never empty.

    Raises OngeldigeNotitie.
    """
    oorsprong, grootte, wortel, *rest = [*tekst.removesuffix("\n").split("\n"), *[""] * (3 - tekst.count("\n"))]
    _eis(all(rest), "een extra regel van een checkpoint is niet leeg")
    ruw = _uit_base64(wortel)
    _eis(bool(oorsprong) and _GROOTTE.fullmatch(grootte) is not None, "dit is geen checkpoint")
    _eis(len(ruw) == sha256().digest_size and tekst.endswith("\n"), "de wortel van een checkpoint is 32 bytes")
    return Checkpoint(oorsprong, int(grootte), ruw)


def onderteken(tekst: str, sleutel: Notitiesleutel, teken: Callable[[bytes], bytes]) -> Handtekening:
    """The signature of an Ed25519 key over the text."""
    return Handtekening(sleutel.naam, sleutel.id, teken(tekst.encode()))


def onderteken_mede(
    tekst: str, sleutel: Notitiesleutel, seconden: int, teken: Callable[[bytes], bytes]
) -> Handtekening:
    """The cosignature of a witness, which saw the text at `seconden` since 1970 (UTC)."""
    return Handtekening(sleutel.naam, sleutel.id, seconden.to_bytes(8, "big") + teken(_medebericht(tekst, seconden)))


def geldig(tekst: str, h: Handtekening, sleutel: Notitiesleutel, klopt: Callable[[bytes, bytes, bytes], bool]) -> bool:
    """Whether this signature is of this key; `klopt` is asked with public key, message and signature."""
    if (h.naam, h.id) != (sleutel.naam, sleutel.id):
        return False
    if sleutel.soort == ED25519:
        return klopt(sleutel.publiek, tekst.encode(), h.bytes)
    if len(h.bytes) != _HANDTEKENINGMATEN.get(sleutel.soort):
        return False
    op = int.from_bytes(h.bytes[:8], "big")
    bericht = _medebericht(tekst, op) if sleutel.soort == MEDEONDERTEKENING else _boombericht(sleutel.naam, tekst, op)
    return klopt(sleutel.publiek, bericht, h.bytes[8:])


def toets_ondertekend(
    notitie: Notitie, sleutels: Sequence[Notitiesleutel], klopt: Callable[[bytes, bytes, bytes], bool]
) -> Notitiesleutel:
    """The first of these keys that signed the note. A signature that claims a known key and is wrong spoils the note;
    keys of a kind that is not known here are passed over.

    Raises OngeldigeNotitie.
    """
    goed = []
    for h in notitie.handtekeningen:
        for sleutel in (s for s in sleutels if s.bekend and (s.naam, s.id) == (h.naam, h.id)):
            _eis(geldig(notitie.tekst, h, sleutel, klopt), f"de handtekening van {sleutel.naam} klopt niet")
            goed.append(sleutel)
    _eis(bool(goed), "geen bekende sleutel heeft dit ondertekend")
    return goed[0]


def _medebericht(tekst: str, seconden: int) -> bytes:
    return f"cosignature/v1\ntime {seconden}\n{tekst}".encode()


def _boombericht(naam: str, tekst: str, seconden: int) -> bytes:
    """What an ML-DSA-44 witness signs (C2SP tlog-cosignature, cosigned_message): the whole tree of the checkpoint."""
    punt = lees_checkpoint(tekst)
    wie, log = naam.encode(), punt.oorsprong.encode()
    _eis(len(wie) < 256 and len(log) < 256, "een naam is te lang")
    getallen = (0).to_bytes(8, "big") + punt.grootte.to_bytes(8, "big")
    koppen = bytes([len(wie)]) + wie + seconden.to_bytes(8, "big") + bytes([len(log)]) + log
    return b"subtree/v1\n\0" + koppen + getallen + punt.wortel


def _uit_base64(tekst: str) -> bytes:
    try:
        ruw = b64decode(tekst, validate=True)
    except (GeenBase64, ValueError):
        raise OngeldigeNotitie("dit is geen base64") from None
    _eis(b64encode(ruw).decode() == tekst, "base64 die anders is geschreven dan de vaste vorm")
    return ruw


def _eis(klopt: bool, reden: str) -> None:
    if not klopt:
        raise OngeldigeNotitie(reden)
