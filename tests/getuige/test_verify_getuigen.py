"""Witnesses in a bundle: checked with the keys that the reader gives, and never said to be checked without."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.logboek import merkle, notitie
from app.export import verify
from app.export.ondertekening import Ondertekenaar
from tests.export import voorbeeld
from tests.export.inpakken import uitgepakt
from tests.export.voorbeeld import PEM

WIE = [Ondertekenaar(Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32)) for n in (5, 6, 7)]
SLEUTELS = [
    notitie.Notitiesleutel(f"getuige.{n}", wie.publiek(), notitie.MEDEONDERTEKENING) for n, wie in enumerate(WIE)
]
VKEYS = [sleutel.vkey() for sleutel in SLEUTELS]


@cache
def bundel(vals: bool = False) -> bytes:
    """A bundle under whose checkpoint the first two of three witnesses signed."""
    eigen = voorbeeld.inhoud().checkpoint
    tekst = notitie.lees_notitie(eigen).tekst
    regels = [
        notitie.onderteken_mede(tekst, sleutel, 1_750_000_000, wie.onderteken).regel()
        for sleutel, wie in zip(SLEUTELS[:2], reversed(WIE[:2]) if vals else WIE[:2], strict=True)
    ]
    return voorbeeld.gebouwd(replace(voorbeeld.inhoud(), checkpoint=eigen + "".join(regels).encode()))


def test_it_says_how_many_of_how_many_signed() -> None:
    verslag = verify.controleer(bundel(), PEM, getuigen=VKEYS)
    assert verslag.getuigen
    assert [naam for naam, _ in verslag.getuigen.ondertekend] == ["getuige.0", "getuige.1"]
    assert "2 van 3 ondertekenden dit checkpoint; getuige.0 (2025-06-15 15:06:40 UTC)" in verslag.tekst()
    assert "niet: getuige.2" in verslag.tekst()
    assert verslag.gegevens()["getuigen"]["gevraagd"] == 3


def test_without_keys_it_says_that_nothing_was_checked() -> None:
    tekst = verify.controleer(bundel(), PEM).tekst()
    assert "niet gecontroleerd (geef --getuige); andere handtekeningen onder het checkpoint: 2" in tekst


def test_a_signature_that_claims_a_witness_and_is_wrong_spoils_the_checkpoint() -> None:
    with pytest.raises(verify.Ongeldig, match=r"handtekening van getuige getuige\.0 klopt niet"):
        verify.controleer(bundel(vals=True), PEM, getuigen=VKEYS)


def test_kinds_of_keys_that_cannot_be_checked_here_are_told() -> None:
    vreemd = "getuige.later+01020304+" + b64encode(b"\x77" + bytes(50)).decode()
    verslag = verify.controleer(bundel(), PEM, getuigen=[*VKEYS, vreemd])
    assert verslag.getuigen
    assert (verslag.getuigen.gevraagd, verslag.getuigen.zonder) == (4, ("getuige.2", "getuige.later"))
    with pytest.raises(verify.Onbruikbaar, match="geen sleutel van een getuige"):
        verify.controleer(bundel(), PEM, getuigen=["getuige+00+AA=="])


def test_the_proof_has_the_form_of_c2sp() -> None:
    """Read here by its own text: first line, index, hashes of the inclusion proof, empty line, the checkpoint."""
    leden = uitgepakt(bundel())
    kop, _, checkpoint = leden[verify.LOGBEWIJS].partition(b"\n\n")
    eerste, index, *hashes = kop.decode().split("\n")
    assert (eerste, checkpoint) == ("c2sp.org/tlog-proof@v1", leden["checkpoint"])
    punt = notitie.lees_checkpoint(notitie.lees_notitie(checkpoint).tekst)
    assert index == f"index {punt.grootte - 1}"
    bewijs = merkle.inclusiebewijs(voorbeeld.boom_van(voorbeeld.regels()), punt.grootte - 1)
    assert hashes == [b64encode(hash_).decode() for hash_ in bewijs]
