"""Check a bundle that somebody brings along, with what he trusts: nothing of it is kept, no entry is made."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, TypeVar

from app.domain.basis.fouten import OngeldigBestand
from app.export import verify
from app.export.ondertekening import klopt

T = TypeVar("T")
MIB = 1024 * 1024
GROOTSTE = 50 * MIB
"""Bytes of a bundle that the screen takes; `verify.py` takes up to 4 GB."""
GROOTSTE_SLEUTEL = 10_000
GROOTSTE_CERTIFICATEN = 1_000_000
_DER = bytes.fromhex("302a300506032b6570032100")
"""What comes before the 32 bytes of an Ed25519 public key (RFC 8410)."""


@dataclass(frozen=True)
class Bundeltoets:
    """A bundle and what to hold it against. Without `sleutel` (PEM) a key of this installation is taken."""

    bundel: BinaryIO
    sleutel: BinaryIO | None = None
    eerder: BinaryIO | None = None
    tsa_ca: BinaryIO | None = None
    getuigen: Sequence[str] = ()
    """Keys (vkey) of witnesses that he trusts."""


@dataclass(frozen=True)
class Toetsuitslag:
    """What came of it: a report, or the first thing that is wrong. `eigen` tells a key of this installation,
    `vroeger` one that it does not sign with any more; `vingerafdruk` is the hex SHA-256 of the key's DER.
    """

    verslag: verify.Verslag | None
    fout: str | None
    vingerafdruk: str
    eigen: bool
    vroeger: bool = False


def toets_bundel(toets: Bundeltoets, eigen: Sequence[bytes]) -> Toetsuitslag:
    """Everything that `verify.py` checks. `eigen` are the public keys (32 bytes) of this installation, newest first.

    Raises OngeldigBestand, with its field, when a bundle is too large or what was given beside it cannot be used.
    """
    if _maat(toets.bundel) > GROOTSTE:
        raise OngeldigBestand(
            f"Dit gedeelde dossier is te groot om hier te controleren: hoogstens {GROOTSTE // MIB} MB. "
            "Gebruik op uw eigen computer een verify.py die u van de regio kreeg, niet die uit dit bestand.",
            veld="bestand",
        )
    publiek = None if toets.sleutel else _sleutel_van(toets.bundel, eigen)
    pem = _pem(publiek) if publiek else _begrensd(toets.sleutel, GROOTSTE_SLEUTEL, "sleutel")
    der = _leesbaar("sleutel", lambda: verify.lees_sleutel(pem or b""))
    eerder = _lees_eerder(toets.eerder, der) if toets.eerder else None
    tsa_ca = _begrensd(toets.tsa_ca, GROOTSTE_CERTIFICATEN, "tsa_ca")
    if tsa_ca is not None and b"-----BEGIN CERTIFICATE-----" not in tsa_ca:
        raise OngeldigBestand("Hierin staan geen certificaten in PEM-vorm.", veld="tsa_ca")
    _leesbaar("getuigen", lambda: [verify.lees_getuige(vkey) for vkey in toets.getuigen])
    verslag, fout = _controleer(toets, pem or b"", eerder, tsa_ca)
    eigen_sleutel = der[len(_DER) :] in eigen
    vroeger = eigen_sleutel and der[len(_DER) :] != eigen[0]
    return Toetsuitslag(verslag, fout, sha256(der).hexdigest(), eigen_sleutel, vroeger)


def _controleer(
    toets: Bundeltoets, pem: bytes, eerder: bytes | None, tsa_ca: bytes | None
) -> tuple[verify.Verslag | None, str | None]:
    try:
        return verify.controleer(toets.bundel, pem, eerder, tsa_ca, toets.getuigen), None
    except verify.Onbruikbaar as fout:
        raise OngeldigBestand(f"De controle kan hier nu niet: {verify.toonbaar(fout.wat)}.", veld="bestand") from fout
    except verify.Ongeldig as fout:
        return None, verify.toonbaar(fout.wat)


def _sleutel_van(bundel: BinaryIO, eigen: Sequence[bytes]) -> bytes:
    """Of the keys of this installation the one that signed the bundle; the present one when none did."""
    try:
        leden = verify.lees_zip(bundel)
        lijst, handtekening = (_lid(bundel, leden[naam]) for naam in ("MANIFEST.sha256", "MANIFEST.sig"))
    except (verify.Ongeldig, KeyError):
        return eigen[0]  # the check itself will say what is wrong
    return next((publiek for publiek in eigen if klopt(publiek, lijst, handtekening)), eigen[0])


def _lid(bundel: BinaryIO, lid: verify.Lid) -> bytes:
    return verify.Stroom(bundel, lid).lees(lid.grootte)


def _lees_eerder(bron: BinaryIO, sleutel: bytes) -> bytes:
    def lees() -> bytes:
        checkpoint = verify.checkpoint_uit(bron)
        verify.lees_checkpoint("eerder checkpoint", checkpoint, sleutel)
        return checkpoint

    return _leesbaar("eerder", lees)


def _leesbaar(veld: str, lees: Callable[[], T]) -> T:
    try:
        return lees()
    except (verify.Ongeldig, verify.Onbruikbaar) as fout:
        wat = verify.toonbaar(fout.wat)
        raise OngeldigBestand(f"Dit is niet te gebruiken: {wat}.", veld=veld) from fout


def _begrensd(bron: BinaryIO | None, grens: int, veld: str) -> bytes | None:
    inhoud = bron.read(grens + 1) if bron else None
    if inhoud is not None and len(inhoud) > grens:
        raise OngeldigBestand("Dit bestand is te groot. Is dit het goede bestand?", veld=veld)
    return inhoud


def _maat(bron: BinaryIO) -> int:
    grootte = bron.seek(0, 2)
    bron.seek(0)
    return grootte


def _pem(publiek: bytes) -> bytes:
    return b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(_DER + publiek) + b"\n-----END PUBLIC KEY-----\n"
