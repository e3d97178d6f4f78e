"""The verifier against content that is missing, moved or malformed, though the bundle is signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from app.domain.logboek.keten import verzegel
from app.export import verify
from app.export.regelstapel import Logregel
from tests.export import voorbeeld
from tests.export.inpakken import Leden, uitgepakt
from tests.export.voorbeeld import (
    AANTAL,
    INHOUDEN,
    PEM,
    SLEUTEL,
    boom_van,
    checkpoint_van,
    gebouwd,
    geweigerd,
    met_regels,
    regel,
    regels,
    vervalst,
)

PAK = "payloads/000001.jsonl"


def met_pak(wijzig: Callable[[list[bytes]], object]) -> bytes:
    """A signed bundle after `wijzig` of the lines with content."""

    def pas_toe(leden: Leden) -> None:
        inhouden = leden[PAK].splitlines()
        wijzig(inhouden)
        leden[PAK] = b"".join(inhoud + b"\n" for inhoud in inhouden)

    return vervalst(pas_toe, sleutel=SLEUTEL)


@pytest.mark.parametrize("teken", [b"-", b"?"])
def test_content_that_is_left_out_is_named_even_when_signed(teken: bytes) -> None:
    def laat_weg(inhouden: list[bytes]) -> None:
        inhouden[3] = teken

    geweigerd(met_pak(laat_weg), "payloads, regel 4: het manifest zegt iets anders over .*")


def test_the_last_content_that_is_gone_is_named_even_when_signed() -> None:
    geweigerd(met_pak(lambda inhouden: inhouden.pop()), "payloads, regel 15: ontbreekt")


def test_content_too_many_is_named_even_when_signed() -> None:
    geweigerd(met_pak(lambda inhouden: inhouden.append(inhouden[0])), "payloads/: hoort bij geen logboekregel")


@pytest.mark.parametrize("naam", ["payloads/000002.jsonl", "payloads/000000.jsonl"])
def test_a_file_with_content_too_many_is_named_even_when_signed(naam: str) -> None:
    def voeg_toe(leden: Leden) -> None:
        paren = [*leden.items()]
        plek = [een for een, _ in paren].index(PAK) + (naam > PAK)
        leden.clear()
        leden.update([*paren[:plek], (naam, b"?\n"), *paren[plek:]])

    geweigerd(vervalst(voeg_toe, sleutel=SLEUTEL), rf"{naam}: hoort bij geen logboekregel")


def test_swapped_content_is_named_even_when_signed() -> None:
    def verwissel(inhouden: list[bytes]) -> None:
        inhouden[3], inhouden[4] = inhouden[4], inhouden[3]

    geweigerd(met_pak(verwissel), r"payloads, regel 4: hoort niet bij regel 4 \(hash klopt niet\)")


def met_payload(payload: bytes) -> bytes:
    """A signed bundle in which the last line commits to this payload, that need not be in order."""
    lijst = regels()
    lijst[-1] = Logregel(regel(AANTAL, lijst[-2].kop, payload), payload)
    return met_regels(lijst)


@pytest.mark.parametrize(
    ("payload", "wat"),
    [
        (b"kort", r"payloads, regel 15: heeft geen zout van 32 bytes"),
        (sha256(b"zout 3").digest() + b"{}", r"payloads, regel 15: heeft hetzelfde zout als een andere regel"),
        *(
            (bytes(32) + inhoud, r"payloads, regel 15: geen canonieke JSON")
            for inhoud in (
                b'{"a": 1}', b'{"a":1,"a":1}', b"", b"[]", b"1",
                b'{"a":true}', b'{"a":1.5}', b'{"a":1e3}', b'{"a":NaN}',
                b'{"a":-Infinity}', b'{"b":1,"a":1}', b'{"a":"\\ud800"}', b'{"a":"\\u0061"}', b'{"a":"e\xcc\x81"}',
                b'{"a":9007199254740993}', b'{"a":99999999999999999999}', b'{},{}', b"[" * 50_000,
            )
        ),
    ],
)  # fmt: skip
def test_content_in_another_form_is_named(payload: bytes, wat: str) -> None:
    geweigerd(met_payload(payload), wat)


def test_a_field_of_content_that_looks_like_a_header_field_stays_apart() -> None:
    assert verify.controleer(met_payload(verzegel({"actor": "iemand anders", "": "leeg"}, bytes(32))), PEM)


def test_all_content_destroyed_is_still_a_chain_that_holds() -> None:
    verslag = verify.controleer(met_regels([replace(een, payload=None) for een in regels()]), PEM)
    assert "inhoud van 15 logboekregels" in verslag.tekst()


def test_more_than_one_file_with_content() -> None:
    """Files of four lines: the same bundle in another cut, and no line of it can move between them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verify, "PAK", 4)
        bundel = gebouwd(voorbeeld.inhoud())
        paks = [naam for naam in uitgepakt(bundel) if naam.startswith("payloads/")]
        assert paks == [f"payloads/{nr:06d}.jsonl" for nr in range(1, 5)]
        verify.controleer(bundel, PEM)
    geweigerd(bundel, r"payloads/000002\.jsonl: hoort bij geen logboekregel")


def test_destroyed_and_withheld_are_told_apart() -> None:
    lijst = regels()
    lijst[1] = replace(lijst[1], payload=None)
    boom = boom_van(lijst)
    inhoud = replace(
        voorbeeld.inhoud(), regels=lijst, boom=boom, checkpoint=checkpoint_van(boom),
        laat_weg=lambda kop: "weg" if kop["zaak_nr"] == 3 else None,
    )  # fmt: skip
    manifest = verify.controleer(gebouwd(inhoud), PEM).manifest
    assert manifest["vernietigd"] == [{"van": 2, "tot": 2}]
    assert manifest["weggelaten"] == [{"van": 3, "tot": 3, "reden": "weg"}]
    assert len(INHOUDEN) == 4


@pytest.mark.parametrize(
    "inhouden",
    [
        [b'{"a":[1', b"2]}"],
        [b'{},{"a":[1', b"2]}"],
        [b'{},0,{"a":[1', b"2]}"],
        [b'{},{"a":[{}', b"{}]}"],
        [b"{},{}", b"{}"],
        [b"{}", b""],
    ],
)
def test_halves_of_objects_are_no_objects_together(inhouden: list[bytes]) -> None:
    with pytest.raises(verify.Ongeldig, match="geen canonieke JSON"):
        verify.lees_json_reeks(["een", "twee"], inhouden)


def test_objects_are_read_together_as_one_by_one() -> None:
    inhouden = [b'{"a":1}', b"{}", b'{"b":[null,"x"]}']
    assert verify.lees_json_reeks(["1", "2", "3"], inhouden) == [{"a": 1}, {}, {"b": [None, "x"]}]
