"""The tree against the recursive words of RFC 6962, against its own proofs and against vectors of others."""

from __future__ import annotations

import json
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.logboek import merkle
from app.domain.logboek.merkle import OngeldigBewijs

VECTOREN = Path(__file__).parents[4] / "shared" / "vectors" / "rfc6962"
BLADEN = st.lists(st.binary(max_size=8), max_size=40)


def wortel_volgens_rfc(bladen: list[bytes]) -> bytes:
    """MTH of RFC 6962 2.1, written as it is said there."""
    if len(bladen) <= 1:
        return sha256(b"\x00" + bladen[0]).digest() if bladen else sha256(b"").digest()
    k = 1
    while k * 2 < len(bladen):
        k *= 2
    return sha256(b"\x01" + wortel_volgens_rfc(bladen[:k]) + wortel_volgens_rfc(bladen[k:])).digest()


@given(BLADEN)
def test_streaming_root_equals_the_recursive_definition(bladen: list[bytes]) -> None:
    assert merkle.wortel(iter(bladen)) == wortel_volgens_rfc(bladen)


@pytest.mark.parametrize("grootte", range(1, 18))
def test_every_leaf_has_a_proof_that_holds(grootte: int) -> None:
    bladen = [bytes([n]) for n in range(grootte)]
    for index, blad in enumerate(bladen):
        bewijs = merkle.inclusiebewijs(merkle.Bladboom(bladen), index)
        merkle.verifieer_inclusie(merkle.blad_hash(blad), index, grootte, bewijs, merkle.wortel(bladen))


@pytest.mark.parametrize("grootte", range(1, 18))
def test_every_earlier_tree_has_a_proof_that_holds(grootte: int) -> None:
    bladen = [bytes([n]) for n in range(grootte)]
    for oud in range(1, grootte + 1):
        bewijs = merkle.consistentiebewijs(merkle.Bladboom(bladen), oud)
        merkle.verifieer_consistentie(oud, grootte, bewijs, merkle.wortel(bladen[:oud]), merkle.wortel(bladen))


@given(st.lists(st.binary(max_size=4), min_size=2, max_size=40, unique=True), st.data())
def test_a_proof_does_not_hold_for_another_leaf(bladen: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(bladen) - 1))
    ander = data.draw(st.integers(0, len(bladen) - 1).filter(lambda n: n != index))
    bewijs = merkle.inclusiebewijs(merkle.Bladboom(bladen), index)
    for blad, nummer in ((bladen[ander], index), (bladen[index], ander)):
        with pytest.raises(OngeldigBewijs):
            merkle.verifieer_inclusie(merkle.blad_hash(blad), nummer, len(bladen), bewijs, merkle.wortel(bladen))


@given(st.lists(st.binary(max_size=4), min_size=2, max_size=40), st.data())
def test_a_tree_with_changed_history_is_no_continuation(bladen: list[bytes], data: st.DataObject) -> None:
    oud = data.draw(st.integers(1, len(bladen)))
    plek = data.draw(st.integers(0, oud - 1))
    vervalst = [*bladen[:plek], bladen[plek] + b"!", *bladen[plek + 1 :]]
    bewijs = merkle.consistentiebewijs(merkle.Bladboom(vervalst), oud)
    with pytest.raises(OngeldigBewijs):
        merkle.verifieer_consistentie(oud, len(bladen), bewijs, merkle.wortel(bladen[:oud]), merkle.wortel(vervalst))


@pytest.mark.parametrize("index", [-1, 3])
def test_a_leaf_that_is_not_there_has_no_proof(index: int) -> None:
    with pytest.raises(ValueError, match="geen blad"):
        merkle.inclusiebewijs(merkle.Bladboom([b"a", b"b", b"c"]), index)


@pytest.mark.parametrize("oud", [0, 4])
def test_a_tree_larger_than_the_log_has_no_proof(oud: int) -> None:
    with pytest.raises(ValueError, match="past niet"):
        merkle.consistentiebewijs(merkle.Bladboom([b"a", b"b", b"c"]), oud)


def vectoren(naam: str) -> list[dict[str, Any]]:
    bestand = VECTOREN / naam
    if not bestand.exists():
        pytest.skip("de vectoren van transparency-dev/merkle (../shared/vectors/rfc6962) staan hier niet")
    gevallen: list[dict[str, Any]] = json.loads(bestand.read_text())
    assert len(gevallen) > 50
    return gevallen


def bytes_van(geval: dict[str, Any], *namen: str) -> list[bytes]:
    return [b64decode(geval[naam] or "") for naam in namen]


def test_inclusion_vectors_of_transparency_dev_come_out_as_expected() -> None:
    for geval in vectoren("inclusion.json"):
        blad, verwacht = bytes_van(geval, "leafHash", "root")
        bewijs = [b64decode(deel) for deel in geval["proof"] or []]
        try:
            merkle.verifieer_inclusie(blad, geval["leafIdx"], geval["treeSize"], bewijs, verwacht)
            geweigerd = False
        except OngeldigBewijs:
            geweigerd = True
        assert geweigerd == geval["wantErr"], geval["name"]


def test_consistency_vectors_of_transparency_dev_come_out_as_expected() -> None:
    for geval in vectoren("consistency.json"):
        oud, nieuw = bytes_van(geval, "root1", "root2")
        bewijs = [b64decode(deel) for deel in geval["proof"] or []]
        try:
            merkle.verifieer_consistentie(geval["size1"], geval["size2"], bewijs, oud, nieuw)
            geweigerd = False
        except OngeldigBewijs:
            geweigerd = True
        assert geweigerd == geval["wantErr"], geval["name"]
