"""The verifier against payloads that are missing, moved or malformed, though the bundle is signed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from app.domain.keten import verzegel
from app.export import verify
from app.export.bundel import Logregel, bouw_bundel
from tests.export import voorbeeld
from tests.export.voorbeeld import AANTAL, PEM, SLEUTEL, Leden, geweigerd, met_regels, regel, regels, vervalst


def test_a_payload_that_is_left_out_is_named_even_when_signed() -> None:
    weg = vervalst(lambda leden: leden.pop("payloads/000004.bin"), sleutel=SLEUTEL)
    geweigerd(weg, r"payloads/000004\.bin: ontbreekt en staat niet als vernietigd in het manifest")


def test_a_payload_too_many_is_named_even_when_signed() -> None:
    def voeg_toe(leden: Leden) -> None:
        paren = [*leden.items()]
        leden.clear()
        leden.update([*paren[:20], ("payloads/000016.bin", bytes(34)), *paren[20:]])

    geweigerd(vervalst(voeg_toe, sleutel=SLEUTEL), r"payloads/000016\.bin: hoort bij geen logboekregel")


def test_swapped_payloads_are_named_even_when_signed() -> None:
    def verwissel(leden: Leden) -> None:
        een, twee = "payloads/000004.bin", "payloads/000005.bin"
        leden[een], leden[twee] = leden[twee], leden[een]

    geweigerd(vervalst(verwissel, sleutel=SLEUTEL), r"payloads/000004\.bin: hoort niet bij regel 4 .*")


def met_payload(payload: bytes) -> bytes:
    """A signed bundle in which the last line commits to this payload, that need not be in order."""

    def wijzig(leden: Leden) -> None:
        *eerder, _ = leden["headers.jsonl"].splitlines(keepends=True)
        nieuw = regel(AANTAL, eerder[-1].rstrip(b"\n"), payload)
        leden["payloads/000015.bin"] = payload
        leden["headers.jsonl"] = b"".join([*eerder, nieuw, b"\n"])

    return vervalst(wijzig, sleutel=SLEUTEL)


@pytest.mark.parametrize(
    ("payload", "wat"),
    [
        (b"kort", r"payloads/000015\.bin: heeft geen zout van 32 bytes"),
        (sha256(b"zout 3").digest() + b"{}", r".*hetzelfde zout als payloads/000003\.bin"),
        (bytes(32) + b'{"a": 1}', r"payloads/000015\.bin: geen canonieke JSON.*"),
        (bytes(32) + b'{"a":1,"a":1}', r"payloads/000015\.bin: geen canonieke JSON \(dubbele sleutel\)"),
        (bytes(32) + b"", r"payloads/000015\.bin: geen canonieke JSON"),
    ],
)
def test_a_payload_in_another_form_is_named(payload: bytes, wat: str) -> None:
    geweigerd(met_payload(payload), wat)


def test_a_payload_field_that_looks_like_a_header_field_stays_apart() -> None:
    lijst = regels()
    payload = verzegel({"actor": "iemand anders", "": "leeg"}, bytes(32))
    lijst[-1] = Logregel(regel(AANTAL, lijst[-2].kop, payload), payload)
    assert verify.controleer(met_regels(lijst), PEM).documenten == 2


def test_all_payloads_destroyed_is_still_a_chain_that_holds() -> None:
    kaal = [replace(een, payload=None) for een in regels()]
    verslag = verify.controleer(bouw_bundel(replace(voorbeeld.inhoud(), regels=kaal), SLEUTEL), PEM)
    assert "inhoud van 15 logboekregels" in verslag.tekst()
