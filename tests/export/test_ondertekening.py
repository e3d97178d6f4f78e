"""The signing key on disk."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_public_key,
)

from app.export import verify
from app.export.ondertekening import OnbruikbareSleutel, lees_of_maak_sleutel


def schrijf(pad: Path, inhoud: bytes, modus: int = 0o600) -> Path:
    pad.write_bytes(inhoud)
    pad.chmod(modus)
    return pad


def test_a_missing_key_is_made_for_the_owner_only_and_kept(tmp_path: Path) -> None:
    pad = tmp_path / "var" / "sleutel.pem"
    eerste = lees_of_maak_sleutel(pad)
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert lees_of_maak_sleutel(pad).publieke_pem() == eerste.publieke_pem()
    assert [bestand.name for bestand in pad.parent.iterdir()] == ["sleutel.pem"]


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as groep:
        sleutels = groep.map(lees_of_maak_sleutel, [tmp_path / "sleutel.pem"] * 32)
    assert len({sleutel.vingerafdruk for sleutel in sleutels}) == 1
    assert [bestand.name for bestand in tmp_path.iterdir()] == ["sleutel.pem"]


@pytest.mark.parametrize("modus", [0o640, 0o604, 0o620, 0o666])
def test_a_key_that_others_can_reach_is_refused(tmp_path: Path, modus: int) -> None:
    pad = tmp_path / "sleutel.pem"
    lees_of_maak_sleutel(pad)
    pad.chmod(modus)
    with pytest.raises(OnbruikbareSleutel, match="chmod 600"):
        lees_of_maak_sleutel(pad)


@pytest.mark.parametrize("inhoud", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_file_without_a_key_is_refused_and_left_alone(tmp_path: Path, inhoud: bytes) -> None:
    pad = schrijf(tmp_path / "sleutel.pem", inhoud)
    with pytest.raises(OnbruikbareSleutel, match="geen privésleutel"):
        lees_of_maak_sleutel(pad)
    assert pad.read_bytes() == inhoud


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    ander = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(OnbruikbareSleutel, match="Ed25519"):
        lees_of_maak_sleutel(schrijf(tmp_path / "sleutel.pem", ander))


def test_signature_and_fingerprint_belong_to_the_public_key(tmp_path: Path) -> None:
    sleutel = lees_of_maak_sleutel(tmp_path / "sleutel.pem")
    der = verify.lees_sleutel(sleutel.publieke_pem())
    assert sleutel.vingerafdruk == sha256(der).hexdigest()
    assert len(sleutel.onderteken(b"bericht")) == 64
    assert verify.ondertekend(der, b"bericht", sleutel.onderteken(b"bericht"))
    assert not verify.ondertekend(der, b"ander bericht", sleutel.onderteken(b"bericht"))
    assert load_pem_public_key(sleutel.publieke_pem())
