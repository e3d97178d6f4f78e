"""The verifier against a logboek that was tampered with before signing: the holder of the key is not trusted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.logboek.keten import NUL
from app.export import verify
from app.export.regelstapel import Logregel
from tests.export.inpakken import Leden
from tests.export.voorbeeld import AANTAL, PEM, SLEUTEL, geweigerd, met_regels, regel, regels, vervalst
from tests.kern.omvang import keren


def herschreven(nummer: int, **anders: object) -> list[Logregel]:
    """Line `nummer` made again with other fields; the lines after it stay as they were."""
    lijst = regels()
    vorige = lijst[nummer - 2].kop if nummer > 1 else None
    payload = lijst[nummer - 1].payload or b""
    lijst[nummer - 1] = Logregel(regel(nummer, vorige, payload, **anders), payload)
    return lijst


@pytest.mark.parametrize("nummer", range(1, AANTAL + 1))
def test_a_deleted_line_is_named(nummer: int) -> None:
    lijst = regels()
    del lijst[nummer - 1]
    verwacht = rf"logboekregel {nummer} ontbreekt" if nummer < AANTAL else "regel 14: de laatste regel .*"
    geweigerd(met_regels(lijst), verwacht)


@given(st.lists(st.integers(0, AANTAL - 1), min_size=1, max_size=AANTAL + 3))
@settings(max_examples=keren(60, 200), deadline=None)
def test_any_other_choice_or_order_of_lines_is_refused(keuze: list[int]) -> None:
    lijst = regels()
    if keuze == list(range(AANTAL)):
        return
    with pytest.raises(verify.Ongeldig):
        verify.controleer(met_regels([lijst[plek] for plek in keuze]), PEM)


def test_swapped_lines_are_named() -> None:
    lijst = regels()
    lijst[4], lijst[5] = lijst[5], lijst[4]
    geweigerd(met_regels(lijst), "logboekregel 5 ontbreekt")


def test_a_double_line_is_named() -> None:
    lijst = regels()
    geweigerd(met_regels(lijst[:6] + lijst[5:]), "logboekregel 6 staat dubbel of niet op zijn plaats")


@pytest.mark.parametrize("nummer", range(1, AANTAL))
def test_a_rewritten_line_is_found_by_the_next(nummer: int) -> None:
    lijst = herschreven(nummer, actor="p-ander")
    geweigerd(met_regels(lijst), rf"regel {nummer + 1}: verwijst niet naar regel {nummer}")


@pytest.mark.parametrize(
    ("anders", "wat"),
    [
        ({"zaak": "2025-0002"}, "regel 12: hoort bij een andere zaak"),
        ({"logboek": "rijnmond-1"}, "regel 12: hoort bij een ander logboek"),
        ({"nr": 22}, "regel 12: nr loopt niet op"),
        ({"nr": 23}, "regel 12: verwijst niet naar de vorige regel van het logboek"),
        ({"nr": 26}, "regel 13: nr loopt niet op"),
        ({"tijd": 1_738_569_600_000_000}, "regel 12: tijd ligt voor die van regel 11"),
        ({"zaak_vorige": "a" * 64}, "regel 12: verwijst niet naar regel 11"),
        ({"zaak_nr": 11}, "logboekregel 11 staat dubbel of niet op zijn plaats"),
        ({"payload_sha256": "a" * 64}, r"payloads, regel 12: hoort niet bij regel 12 \(hash klopt niet\)"),
    ],
)
def test_a_line_that_breaks_the_chain_is_named_though_all_follows_on_it(anders: dict[str, object], wat: str) -> None:
    geweigerd(met_regels(regels(**anders)), wat)


def test_a_first_line_that_refers_back_is_refused() -> None:
    def wijzig(leden: Leden) -> None:
        leden["headers.jsonl"] = leden["headers.jsonl"].replace(NUL.encode(), b"a" * 64, 1)

    geweigerd(vervalst(wijzig, sleutel=SLEUTEL), "regel 1: verwijst naar een regel die er niet is")


def test_only_the_first_line_of_a_logboek_has_nothing_before_it() -> None:
    def wijzig(leden: Leden) -> None:
        leden["headers.jsonl"] = leden["headers.jsonl"].replace(b'"nr":2,', b'"nr":1,', 1)

    geweigerd(vervalst(wijzig, sleutel=SLEUTEL), "regel 1: verwijst niet naar de vorige regel van het logboek")


def test_a_bundle_must_end_with_its_own_export() -> None:
    geweigerd(met_regels(herschreven(AANTAL, actie="sluit_af")), "regel 15: de laatste regel is niet die .*")
    geweigerd(met_regels(herschreven(AANTAL, uitkomst="geweigerd")), "regel 15: de laatste regel is niet .*")


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (b'"nr":8,', b'"nr": 8,'),
        (b'"nr":8,', b'"nr":8,"nr":8,'),
        (b'"nr":8,', b'"nr":8.0,'),
        (b'"nr":8,', b'"nr":"8",'),
        (b'"nr":8,', b'"nr":null,'),
        (b'"nr":8,', b""),
        (b'"nr":8,', b'"nr":8,"nul":0,'),
        (b'"zaak_nr":4,', b'"zaak_nr":0,'),
        (b'"verzoek":"v-4"', b'"verzoek":"\\ud800"'),
        (b'"verzoek":"v-4"', b'"verzoek":"\\u0076-4"'),
    ],
)
def test_a_line_in_another_form_is_named(oud: bytes, nieuw: bytes) -> None:
    def wijzig(leden: Leden) -> None:
        assert oud in leden["headers.jsonl"]
        leden["headers.jsonl"] = leden["headers.jsonl"].replace(oud, nieuw)

    geweigerd(vervalst(wijzig, sleutel=SLEUTEL), "headers.jsonl, regel 4: .*")


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (b'"v":1', b'"v":2'),
        (b'"datum":"2025-02-03"', b'"datum":"2025-02-30"'),
        (b'"uitkomst":"gedaan"', b'"uitkomst":"mislukt"'),
        (b'"object_versie":3', b'"object_versie":"3"'),
        (b'"actor":"p-7f3a"', b'"actor":7'),
        (b'"zaak_vorige":"0', b'"zaak_vorige":"x'),
    ],
)
def test_a_field_that_breaks_its_rule_is_named(oud: bytes, nieuw: bytes) -> None:
    def wijzig(leden: Leden) -> None:
        leden["headers.jsonl"] = leden["headers.jsonl"].replace(oud, nieuw, 1)

    veld = oud.decode().split('"')[1]
    geweigerd(vervalst(wijzig, sleutel=SLEUTEL), f"headers.jsonl, regel 1: veld {veld} is ongeldig")


def test_a_logboek_without_lines_is_refused() -> None:
    leeg = vervalst(lambda leden: leden.update({"headers.jsonl": b""}), sleutel=SLEUTEL)
    geweigerd(leeg, "payloads.*geen logboekregel")


@pytest.mark.parametrize("wijzig", [lambda tekst: tekst[:-1], lambda tekst: tekst + b"x"])
def test_an_incomplete_last_line_is_refused(wijzig: Callable[[bytes], bytes]) -> None:
    def pas_toe(leden: Leden) -> None:
        leden["headers.jsonl"] = wijzig(leden["headers.jsonl"])

    geweigerd(vervalst(pas_toe, sleutel=SLEUTEL), "headers.jsonl: laatste regel is niet compleet")
