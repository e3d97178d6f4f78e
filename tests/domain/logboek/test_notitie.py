"""Signed notes and checkpoints: the published example of C2SP, our own round trips, and what is refused."""

from __future__ import annotations

from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from app.domain.logboek import notitie
from app.domain.logboek.notitie import Checkpoint, Notitie, Notitiesleutel, OngeldigeNotitie
from app.export.ondertekening import klopt

PRIVE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SLEUTEL = Notitiesleutel("regio.example/log", PRIVE.public_key().public_bytes_raw())
GETUIGE = Notitiesleutel("getuige.example", SLEUTEL.publiek, notitie.MEDEONDERTEKENING)
PUNT = Checkpoint("regio.example/log", 20, bytes(32))


def ondertekend() -> bytes:
    return Notitie(PUNT.tekst(), (notitie.onderteken(PUNT.tekst(), SLEUTEL, PRIVE.sign),)).inhoud()


def test_a_signed_checkpoint_reads_back() -> None:
    gelezen = notitie.lees_notitie(ondertekend())
    assert notitie.toets_ondertekend(gelezen, [SLEUTEL], klopt) == SLEUTEL
    assert notitie.lees_checkpoint(gelezen.tekst) == PUNT
    assert gelezen.inhoud() == ondertekend()


def test_a_key_reads_back_from_its_handed_out_form() -> None:
    assert notitie.lees_vkey(SLEUTEL.vkey()) == SLEUTEL
    assert notitie.lees_vkey(GETUIGE.vkey()) == GETUIGE


def test_the_key_id_is_that_of_the_specification() -> None:
    """The example key of golang.org/x/mod/sumdb/note: PeterNeumann."""
    vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    tekst = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    regel = (
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    gelezen = notitie.lees_notitie(f"{tekst}\n{regel}".encode())
    assert notitie.toets_ondertekend(gelezen, [notitie.lees_vkey(vkey)], klopt).naam == "PeterNeumann"


def test_a_witness_signs_with_the_time() -> None:
    regel = notitie.onderteken_mede(PUNT.tekst(), GETUIGE, 1_700_000_000, PRIVE.sign)
    assert notitie.geldig(PUNT.tekst(), regel, GETUIGE, klopt)
    ander = notitie.Handtekening(regel.naam, regel.id, bytes(8) + regel.bytes[8:])
    assert not notitie.geldig(PUNT.tekst(), ander, GETUIGE, klopt)


def test_an_unknown_signature_beside_a_known_one_does_no_harm() -> None:
    vreemd = notitie.Handtekening("ander.example", b"abcd", bytes(64))
    gelezen = notitie.lees_notitie(ondertekend() + vreemd.regel().encode())
    assert notitie.toets_ondertekend(gelezen, [SLEUTEL], klopt) == SLEUTEL


@pytest.mark.parametrize("plek", range(0, len(ondertekend()), 3))
def test_any_byte_that_changes_is_found(plek: int) -> None:
    inhoud = bytearray(ondertekend())
    inhoud[plek] ^= 0x01
    with pytest.raises(OngeldigeNotitie):
        notitie.toets_ondertekend(notitie.lees_notitie(bytes(inhoud)), [SLEUTEL], klopt)


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"\n",
        b"tekst\n",
        b"tekst\n\n",
        b"tekst\r\n\n\xe2\x80\x94 a YWJjZGVm\n",
        b"tekst\n\n- a YWJjZGVm\n",
        "tekst\n\n— a b YWJjZGVm\n".encode(),
        "tekst\n\n— a+b YWJjZGVm\n".encode(),
        "tekst\n\n— a YWJj\n".encode(),
        "tekst\n\n— a YWJjZGVn=\n".encode(),
        "tekst\n\n— a YWJjZGVm".encode(),
        b"\xff\n\n\xe2\x80\x94 a YWJjZGVm\n",
    ],
)
def test_what_is_no_note_is_refused(inhoud: bytes) -> None:
    with pytest.raises(OngeldigeNotitie):
        notitie.lees_notitie(inhoud)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "log\n20\n",
        f"log\n020\n{b64encode(bytes(32)).decode()}\n",
        f"log\n-1\n{b64encode(bytes(32)).decode()}\n",
        f"log\n20\n{b64encode(bytes(31)).decode()}\n",
        f"\n20\n{b64encode(bytes(32)).decode()}\n",
        f"log\n20\n{b64encode(bytes(32)).decode()}",
    ],
)
def test_what_is_no_checkpoint_is_refused(tekst: str) -> None:
    with pytest.raises(OngeldigeNotitie):
        notitie.lees_checkpoint(tekst)


@pytest.mark.parametrize(
    "vkey", ["", "naam", "naam+00000000+AQ==", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"]
)
def test_what_is_no_key_is_refused(vkey: str) -> None:
    with pytest.raises(OngeldigeNotitie):
        notitie.lees_vkey(vkey)


def test_a_witness_with_ml_dsa_44_is_checked() -> None:
    """Over what the checkpoint says, after C2SP tlog-cosignature; nothing else of the text."""
    prive = MLDSA44PrivateKey.generate()
    getuige = Notitiesleutel("getuige.example", prive.public_key().public_bytes_raw(), notitie.MEDE_MLDSA44)
    assert notitie.lees_vkey(getuige.vkey()) == getuige
    naam, log = b"getuige.example", b"regio.example/log"
    bericht = b"subtree/v1\n\0" + bytes([len(naam)]) + naam + (1_700_000_000).to_bytes(8, "big")
    bericht += bytes([len(log)]) + log + bytes(8) + (20).to_bytes(8, "big") + bytes(32)
    regel = notitie.Handtekening(getuige.naam, getuige.id, (1_700_000_000).to_bytes(8, "big") + prive.sign(bericht))
    gelezen = notitie.lees_notitie(ondertekend() + regel.regel().encode())
    assert notitie.toets_ondertekend(gelezen, [getuige], klopt) == getuige
    vals = notitie.Handtekening(regel.naam, regel.id, bytes(8) + regel.bytes[8:])
    with pytest.raises(OngeldigeNotitie, match="klopt niet"):
        notitie.toets_ondertekend(notitie.lees_notitie(ondertekend() + vals.regel().encode()), [getuige], klopt)
