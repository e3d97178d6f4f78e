"""Every kind of edit, in each of fifty places of the logboek in a bundle, is found and named with the right number.

With `make test` each kind is tried in every other place, and the next kind in those between; with `make test-all` each
in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from app.export import verify
from tests.export.lang import PLEKKEN, met_lid, regels_van
from tests.export.voorbeeld import PEM
from tests.kern.omvang import keren

pytestmark = pytest.mark.traag

HEADERS, PAYLOADS, CSV = "headers.jsonl", "payloads/000001.jsonl", "logboek.csv"
CRLF = b"\r\n"

Bewerking = Callable[[list[bytes], int], None]
"""Changes the lines; the line to change is at this index."""


def vervang(patroon: bytes, door: bytes) -> Bewerking:
    def doe(regels: list[bytes], plek: int) -> None:
        nieuw = re.sub(patroon, door, regels[plek], count=1)
        assert nieuw != regels[plek]
        regels[plek] = nieuw

    return doe


def verwijder(regels: list[bytes], plek: int) -> None:
    del regels[plek]


def verdubbel(regels: list[bytes], plek: int) -> None:
    regels.insert(plek, regels[plek])


def wissel(regels: list[bytes], plek: int) -> None:
    regels[plek], regels[plek + 1] = regels[plek + 1], regels[plek]


def naar_achteren(regels: list[bytes], plek: int) -> None:
    regels.append(regels.pop(plek))


def maak(inhoud: bytes) -> Bewerking:
    def doe(regels: list[bytes], plek: int) -> None:
        regels[plek] = inhoud

    return doe


def tel_op(veld: bytes, bij: int) -> Bewerking:
    def doe(regels: list[bytes], plek: int) -> None:
        regels[plek] = re.sub(
            b'"' + veld + b'":([0-9]+)',
            lambda m: b'"' + veld + b'":%d' % (int(m[1]) + bij),
            regels[plek],
            count=1,
        )

    return doe


VOLGENDE = r"regel {na}: verwijst niet naar regel {n}"
INHOUD = r"payloads, regel {n}: hoort niet bij regel {n} .*"
ONTBREEKT = r"logboekregel {n} ontbreekt"
VORM = r"headers\.jsonl, regel {n}: .*"
MANIFEST = r"payloads, regel {n}: het manifest zegt iets anders .*"

SOORTEN: dict[str, tuple[str, Bewerking, str]] = {
    "actor": (HEADERS, vervang(rb'"actor":"p-7f3a"', b'"actor":"p-0000"'), VOLGENDE),
    "rol": (HEADERS, vervang(rb'"rol":"regievoerder"', b'"rol":"projectleider"'), VOLGENDE),
    "hoedanigheid": (HEADERS, vervang(rb'"hoedanigheid":"directeur ', b'"hoedanigheid":"adjunct '), VOLGENDE),
    "datum": (HEADERS, vervang(rb'"datum":"2025-02-03"', b'"datum":"2025-02-04"'), VOLGENDE),
    "datum weg": (HEADERS, vervang(rb'"datum":"2025-02-03"', b'"datum":null'), VOLGENDE),
    "actie": (HEADERS, vervang(rb'"actie":"bepaal_trede"', b'"actie":"sluit_af"'), VOLGENDE),
    "uitkomst": (HEADERS, vervang(rb'"uitkomst":"gedaan"', b'"uitkomst":"geweigerd"'), VOLGENDE),
    "naar": (HEADERS, vervang(rb'"naar":"zorgelijk"', b'"naar":"signaal"'), VOLGENDE),
    "object": (HEADERS, vervang(rb'"object":"mandaat/12"', b'"object":"mandaat/13"'), VOLGENDE),
    "object_versie": (HEADERS, vervang(rb'"object_versie":3', b'"object_versie":2'), VOLGENDE),
    "verzoek": (HEADERS, vervang(rb'"verzoek":"v-', b'"verzoek":"w-'), VOLGENDE),
    "link in het logboek": (HEADERS, vervang(rb'"vorige":"[0-9a-f]{4}', b'"vorige":"0000'), VOLGENDE),
    "tijd later": (HEADERS, tel_op(b"tijd", 1), VOLGENDE),
    "nummer": (HEADERS, tel_op(b"nr", 1), VOLGENDE),
    "tijd eerder": (HEADERS, tel_op(b"tijd", -9_000_009), r"regel {n}: tijd ligt voor die van regel {voor}"),
    "ander logboek": (HEADERS, vervang(rb"haaglanden-1", b"haaglanden-2"), r"regel {n}: hoort bij een ander logboek"),
    "andere zaak": (HEADERS, vervang(rb"2025-0001", b"2025-0002"), r"regel {n}: hoort bij een andere zaak"),
    "link in de zaak": (
        HEADERS, vervang(rb'"zaak_vorige":"[0-9a-f]{4}', b'"zaak_vorige":"0000'),
        r"regel {n}: verwijst niet naar regel {voor}",
    ),
    "hash van de inhoud": (
        HEADERS, vervang(rb'"payload_sha256":"[0-9a-f]{4}', b'"payload_sha256":"0000'), INHOUD,
    ),
    "regel weg": (HEADERS, verwijder, ONTBREEKT),
    "regels gewisseld": (HEADERS, wissel, ONTBREEKT),
    "regel naar achteren": (HEADERS, naar_achteren, ONTBREEKT),
    "regel dubbel": (HEADERS, verdubbel, r"logboekregel {n} staat dubbel of niet op zijn plaats"),
    "zaaknummering": (HEADERS, tel_op(b"zaak_nr", 1), ONTBREEKT),
    "sleutel dubbel": (HEADERS, vervang(rb'"rol":', b'"rol":"x","rol":'), VORM),
    "spatie": (HEADERS, vervang(rb'"rol":', b'"rol": '), VORM),
    "NaN": (HEADERS, vervang(rb'"object_versie":3', b'"object_versie":NaN'), VORM),
    "half teken": (HEADERS, vervang(rb'"naar":"zorgelijk"', b'"naar":"\\\\ud800"'), VORM),
    "veld erbij": (HEADERS, vervang(rb"\}$", b',"zz":1}'), VORM),
    "veld weg": (HEADERS, vervang(rb'"van":null,', b""), VORM),
    "regel leeg": (HEADERS, maak(b""), VORM),
    "inhoud": (PAYLOADS, vervang(rb"\}$", b',"z":1}'), INHOUD),
    "zout": (PAYLOADS, vervang(rb"^[0-9a-f]{4}", b"0000"), INHOUD),
    "inhoud gewisseld": (PAYLOADS, wissel, INHOUD),
    "inhoud weg": (PAYLOADS, verwijder, INHOUD),
    "inhoud naar achteren": (PAYLOADS, naar_achteren, INHOUD),
    "inhoud heet vernietigd": (PAYLOADS, maak(b"-"), MANIFEST),
    "inhoud heet weggelaten": (PAYLOADS, maak(b"?"), MANIFEST),
    "zonder zout": (PAYLOADS, vervang(rb"^[0-9a-f]{64} ", b""), r"payloads, regel {n}: heeft geen zout .*"),
    "inhoud dubbel": (PAYLOADS, verdubbel, r"payloads, regel {na}: heeft hetzelfde zout als een andere regel"),
    "rekenblad": (CSV, vervang(rb"regievoerder", b"projectleider"), r"logboek\.csv: past niet bij logboekregel {n}"),
    "rij weg": (CSV, verwijder, r"logboek\.csv: past niet bij logboekregel {n}"),
    "rijen gewisseld": (CSV, wissel, r"logboek\.csv: past niet bij logboekregel {n}"),
}  # fmt: skip


def plekken(soort: str) -> range:
    stap = keren(2, 1)
    return PLEKKEN[[*SOORTEN].index(soort) % stap :: stap]


@pytest.mark.parametrize("soort", SOORTEN)
def test_an_edit_is_named_with_its_number_wherever_it_stands(soort: str) -> None:
    lid, bewerk, wat = SOORTEN[soort]
    einde, kop = (CRLF, 1) if lid == CSV else (b"\n", 0)
    for n in plekken(soort):
        regels = regels_van(lid, einde)
        bewerk(regels, n - 1 + kop)
        with pytest.raises(verify.Ongeldig) as fout:
            verify.controleer(met_lid(lid, regels, einde), PEM)
        assert re.fullmatch(wat.format(n=n, na=n + 1, voor=n - 1), fout.value.wat), (n, fout.value.wat)


def test_the_edits_are_more_than_a_thousand() -> None:
    assert len(PLEKKEN) >= 50
    assert {n for soort in SOORTEN for n in plekken(soort)} == {*PLEKKEN}
    assert sum(len(plekken(soort)) for soort in SOORTEN) >= 1_000
