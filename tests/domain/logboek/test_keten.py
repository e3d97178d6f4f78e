"""The canonical line, its strict reader and the sealed payload."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.begrippen import Toestand
from app.domain.logboek.keten import (
    GROOTSTE_GETAL,
    NUL,
    OngeldigeRegel,
    Regel,
    canoniek,
    lees_regel,
    maak_regel,
    ontzegel,
    regel_hash,
    verzegel,
)

HASH = "a" * 64
EERSTE = Regel(
    logboek="haaglanden-1",
    nr=1,
    vorige=NUL,
    zaak=None,
    zaak_nr=None,
    zaak_vorige=None,
    tijd=1_738_569_600_000_000,
    datum="2025-02-03",
    actor="p-7f3a",
    rol="regievoerder",
    hoedanigheid="directeur Servicebureau",
    namens=None,
    actie="open_zaak",
    uitkomst="gedaan",
    van=None,
    naar="signaal",
    object=None,
    object_versie=None,
    verzoek="v-1",
    payload_sha256=HASH,
)
IN_ZAAK = replace(EERSTE, nr=9, vorige=HASH, zaak="2025-0001", zaak_nr=2, zaak_vorige=HASH)
TEKST = st.text(max_size=8)
WAARDEN = st.dictionaries(
    TEKST,
    st.recursive(
        st.none() | st.integers(-GROOTSTE_GETAL, GROOTSTE_GETAL) | TEKST,
        lambda deel: st.lists(deel, max_size=3) | st.dictionaries(TEKST, deel, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


def test_a_line_is_one_fixed_row_of_bytes() -> None:
    verwacht = (
        '{"actie":"open_zaak","actor":"p-7f3a","datum":"2025-02-03","hoedanigheid":"directeur Servicebureau",'
        '"logboek":"haaglanden-1","naar":"signaal","namens":null,"nr":1,"object":null,"object_versie":null,'
        f'"payload_sha256":"{HASH}","rol":"regievoerder","tijd":1738569600000000,"uitkomst":"gedaan","v":1,'
        f'"van":null,"verzoek":"v-1","vorige":"{NUL}","zaak":null,"zaak_nr":null,"zaak_vorige":null}}'
    )
    assert maak_regel(EERSTE) == verwacht.encode()
    assert regel_hash(maak_regel(EERSTE)) == hashlib.sha256(verwacht.encode()).hexdigest()


@pytest.mark.parametrize("regel", [EERSTE, IN_ZAAK, replace(IN_ZAAK, zaak_nr=1, zaak_vorige=NUL)])
def test_a_line_that_was_made_reads_back_the_same(regel: Regel) -> None:
    assert lees_regel(maak_regel(regel)) == regel


def test_values_of_an_enum_are_written_as_their_text() -> None:
    assert lees_regel(maak_regel(replace(EERSTE, naar=Toestand.ZORGELIJK))).naar == "zorgelijk"


@pytest.mark.parametrize(
    "anders",
    [
        {"v": 2},
        {"nr": 0},
        {"nr": True},
        {"nr": "1"},
        {"nr": 2},
        {"vorige": HASH},
        {"vorige": "A" * 64},
        {"vorige": "a" * 63},
        {"zaak": "2025-0001"},
        {"zaak": "2025-0001", "zaak_nr": 1, "zaak_vorige": HASH},
        {"zaak": "2025-0001", "zaak_nr": 2, "zaak_vorige": NUL},
        {"zaak_nr": 1},
        {"zaak_vorige": NUL},
        {"tijd": -1},
        {"tijd": 1.5},
        {"datum": "3-2-2025"},
        {"datum": "20250203"},
        {"datum": "2025-02-30"},
        {"actor": None},
        {"uitkomst": "mislukt"},
        {"payload_sha256": ""},
    ],
)
def test_a_field_that_breaks_its_rule_is_refused(anders: dict[str, Any]) -> None:
    with pytest.raises(OngeldigeRegel):
        maak_regel(replace(EERSTE, **anders))


GOED = maak_regel(EERSTE)


@pytest.mark.parametrize(
    "regel",
    [
        GOED + b"\n",
        b"\xef\xbb\xbf" + GOED,
        GOED.replace(b'"nr":1', b'"nr": 1'),
        GOED.replace(b'"nr":1', b'"nr":1,"nr":1'),
        GOED.replace(b'"nr":1', b'"nr":1.0'),
        GOED.replace(b'"nr":1', b'"nr":NaN'),
        GOED.replace(b'"nr":1', b'"nr":' + b"1" * 5000),
        GOED.replace(b'"nr":1', b'"nr":true'),
        GOED.replace(b'"nr":1,', b""),
        GOED.replace(b'"nr":1', b'"nr":1,"nu":1'),
        GOED.replace(b"signaal", b"sign\\u0061al"),
        GOED.replace(b"signaal", b"\\ud800"),
        GOED.replace(b"signaal", b"\xff"),
        GOED.replace(b"signaal", "e\u0301".encode()),
        b"[" * 100_000,
        b"[]",
        b"",
    ],
)
def test_bytes_that_are_not_the_one_form_of_a_line_are_refused(regel: bytes) -> None:
    with pytest.raises(OngeldigeRegel):
        lees_regel(regel)


@given(st.integers(0, len(GOED) - 1), st.integers(1, 255))
def test_a_flipped_bit_never_reads_as_the_same_line(plek: int, masker: int) -> None:
    anders = GOED[:plek] + bytes([GOED[plek] ^ masker]) + GOED[plek + 1 :]
    try:
        gelezen = lees_regel(anders)
    except OngeldigeRegel:
        return
    assert gelezen != EERSTE
    assert maak_regel(gelezen) == anders


@pytest.mark.parametrize("waarde", [1.0, float("nan"), True, b"x", {1: 2}, {"a"}, object()])
def test_values_without_a_canonical_form_are_refused(waarde: object) -> None:
    with pytest.raises(TypeError):
        canoniek({"a": [waarde]})


@pytest.mark.parametrize("waarde", ["\ud800", 2**53, {"\u00e9": 1, "e\u0301": 2}])
def test_values_that_another_reader_could_not_hold_are_refused(waarde: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        canoniek({"a": waarde})


def test_text_is_brought_to_nfc_and_keys_are_sorted() -> None:
    assert canoniek({"z": "e\u0301", "a": (1, None)}) == '{"a":[1,null],"z":"\u00e9"}'.encode()


@given(WAARDEN, st.binary(min_size=32, max_size=32))
def test_a_sealed_payload_opens_to_what_was_sealed(waarden: dict[str, object], zout: bytes) -> None:
    try:
        payload = verzegel(waarden, zout)
    except ValueError:
        return  # two keys that coincide in NFC
    assert payload[:32] == zout
    assert verzegel(ontzegel(payload), zout) == payload


@pytest.mark.parametrize("lengte", [0, 31, 33])
def test_salt_has_one_length(lengte: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        verzegel({}, bytes(lengte))


@pytest.mark.parametrize("payload", [b"", bytes(31), bytes(32), bytes(32) + b"{} ", bytes(32) + b"[]"])
def test_a_payload_that_is_cut_or_not_canonical_does_not_open(payload: bytes) -> None:
    with pytest.raises(OngeldigeRegel):
        ontzegel(payload)
