"""The signing key: an Ed25519 private key in a PEM file that only its owner can read."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from app.export.checkpointmap import Checkpointmap


class OnbruikbareSleutel(Exception):
    """The key file cannot be used; the Dutch message says why and how to mend it."""


class Ondertekenaar:
    """Signs bytes with one Ed25519 key.

    `oorsprong` is the name under which it speaks for a logboek, `buiten` where its checkpoints lie outside the
    database, `eerdere` the public keys (32 bytes) that signed before this one.
    """

    def __init__(
        self,
        sleutel: Ed25519PrivateKey,
        oorsprong: str = "draaiboek",
        buiten: Checkpointmap | None = None,
        eerdere: Sequence[bytes] = (),
    ) -> None:
        self._sleutel = sleutel
        self.oorsprong = oorsprong
        self.buiten = buiten
        self._eerdere = eerdere

    def onderteken(self, inhoud: bytes) -> bytes:
        """The raw signature, 64 bytes; the same for the same bytes."""
        return self._sleutel.sign(inhoud)

    def publiek(self) -> bytes:
        """The public key, 32 bytes."""
        return self._sleutel.public_key().public_bytes_raw()

    def alle_publiek(self) -> list[bytes]:
        """This key and those before it."""
        return [self.publiek(), *self._eerdere]

    def na(self, oud: Ondertekenaar) -> Ondertekenaar:
        """This key in the place of another one."""
        return Ondertekenaar(self._sleutel, oud.oorsprong, oud.buiten, oud.alle_publiek())

    def publieke_pem(self) -> bytes:
        """The public key as it is handed out."""
        return self._sleutel.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    @property
    def vingerafdruk(self) -> str:
        """Hex SHA-256 of the public key (SubjectPublicKeyInfo, DER)."""
        der = self._sleutel.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return sha256(der).hexdigest()


def klopt(publiek: bytes, bericht: bytes, handtekening: bytes) -> bool:
    """Whether this is the signature of this key over the message: Ed25519 (32 bytes) or ML-DSA-44 (1312 bytes). Not so
    for what is no key, or of a kind that the library here cannot check.
    """
    soort = Ed25519PublicKey if len(publiek) == 32 else MLDSA44PublicKey
    try:
        soort.from_public_bytes(publiek).verify(handtekening, bericht)
    except (InvalidSignature, ValueError, UnsupportedAlgorithm):
        return False
    return True


def lees_of_maak_sleutel(pad: Path, oorsprong: str = "draaiboek", buiten: Checkpointmap | None = None) -> Ondertekenaar:
    """The key in this file, made with mode 0600 when the file is not there yet.

    Of several processes that start at once, one makes the key and all use it. Raises OnbruikbareSleutel when
    others than the owner can read the file, or when it holds no Ed25519 private key in PEM.
    """
    if not pad.exists():
        _maak(pad)
    return Ondertekenaar(_lees(pad), oorsprong, buiten, eerdere_sleutels(pad))


def sleutel_uit(
    pem: bytes | None, eerdere: Sequence[bytes], oorsprong: str, buiten: Checkpointmap | None
) -> Ondertekenaar:
    """A key that is in no file here, as that of a backup; a new one when it has none. Raises OnbruikbareSleutel."""
    sleutel = _uit_pem(pem, "de reservekopie") if pem else Ed25519PrivateKey.generate()
    return Ondertekenaar(sleutel, oorsprong, buiten, eerdere)


def nieuw_pad(pad: Path) -> Path:
    """Where a key waits that is to take over."""
    return pad.with_name(f"{pad.name}.nieuw")


def neem_over(pad: Path) -> None:
    """The key that waits takes over; of the one before it only the public half is kept. Doing it again does no harm."""
    oud, nieuw = Ondertekenaar(_lees(pad)), nieuw_pad(pad)
    map_ = eerdere_map(pad)
    map_.mkdir(exist_ok=True)
    if nieuw.exists():
        bekend = eerdere_sleutels(pad)
        if oud.publiek() not in bekend:
            (map_ / f"{len(bekend) + 1:04d}.hex").write_text(oud.publiek().hex() + "\n")
        os.replace(nieuw, pad)


def eerdere_map(pad: Path) -> Path:
    """Where the public keys lie that were in use before the one in `pad`."""
    return pad.with_name(f"{pad.name}.eerder")


def eerdere_sleutels(pad: Path) -> list[bytes]:
    """The public keys that were in use before, oldest first."""
    return [bytes.fromhex(bestand.read_text().strip()) for bestand in sorted(eerdere_map(pad).glob("*.hex"))]


def _maak(pad: Path) -> None:
    """Writes a new key beside the file and links it into place: never half a key, never over another one."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = pad.with_name(f".{pad.name}.{secrets.token_hex(8)}")
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    nummer = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(nummer, "wb") as bestand:
            bestand.write(pem)
            bestand.flush()
            os.fsync(bestand.fileno())
        os.link(tijdelijk, pad)
    except FileExistsError:
        return
    finally:
        tijdelijk.unlink()


def _lees(pad: Path) -> Ed25519PrivateKey:
    with pad.open("rb") as bestand:
        if os.fstat(bestand.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise OnbruikbareSleutel(f"Anderen kunnen bij de sleutel {pad}. Herstel dat met: chmod 600 {pad}")
        return _uit_pem(bestand.read(), pad)


def _uit_pem(pem: bytes, waar: Path | str) -> Ed25519PrivateKey:
    try:
        sleutel = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fout:
        raise OnbruikbareSleutel(f"In {waar} staat geen privésleutel in PEM-vorm zonder wachtwoord.") from fout
    if not isinstance(sleutel, Ed25519PrivateKey):
        raise OnbruikbareSleutel(f"De sleutel in {waar} is geen Ed25519-sleutel.")
    return sleutel
