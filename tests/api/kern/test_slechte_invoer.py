"""Whatever is sent, the answer is a clear problem in Dutch, and nothing was done."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from config import WORTEL
from tests.api.beller import BASIS, Beller, Bellers, code

VECTOREN = WORTEL.parent / "shared" / "vectors"
BLNS, JSONTESTS = VECTOREN / "blns.json", VECTOREN / "json" / "test_parsing.zip"
ZAAK = "/zaken/2025-0001"
BESLUITEN = f"{ZAAK}/besluiten"
EURO: dict[str, Any] = {"soort": "financien", "omschrijving": "Voorschot.", "bedrag": 100, "datum": "2025-05-16"}
MB = 1024 * 1024


def inhoud(antwoord: TestResponse) -> dict[str, Any]:
    """What the problem says."""
    gelezen: dict[str, Any] = antwoord.json or {}
    return gelezen


def stuur(wie: Beller, rauw: bytes, soort: str = "application/json", **koppen: str) -> TestResponse:
    return wie.client.post(BASIS + BESLUITEN, data=rauw, headers=wie.koppen(Content_Type=soort, **koppen))


GEEN_JSON = {
    "leeg": b"",
    "half": b'{"soort": ',
    "dubbele naam": b'{"soort": "inhoud", "soort": "financien"}',
    "dubbele naam binnenin": b'{"verdeling": {"1": 1, "1": 2}}',
    "dubbele naam na ontcijferen": b'{"soort": "inhoud", "s\\u006fort": "financien"}',
    "NaN": b'{"bedrag": NaN}',
    "Infinity": b'{"bedrag": -Infinity}',
    "te diep": b"[" * 100_000 + b"]" * 100_000,
    "te diep in objecten": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "net te diep": b'{"a":' * 20 + b"1" + b"}" * 20,
    "UTF-16": json.dumps(EURO).encode("utf-16"),
    "BOM": b"\xef\xbb\xbf" + json.dumps(EURO).encode(),
    "latin-1": '{"omschrijving": "caf\xe9"}'.encode("latin-1"),
    "enkele aanhalingstekens": b"{'soort': 'inhoud'}",
    "komma te veel": b'{"soort": "inhoud",}',
    "commentaar": b'{"soort": "inhoud"} // ja',
    "twee waarden": b"{}{}",
    "een reusachtig getal": b'{"bedrag": ' + b"9" * 5000 + b"}",
    "nulbyte": b'{"soort": "inhoud"}\0',
}


@pytest.mark.parametrize("naam", GEEN_JSON)
def test_wat_geen_json_in_een_lezing_is(wie: Beller, naam: str) -> None:
    antwoord = stuur(wie, GEEN_JSON[naam])
    assert code(antwoord) == (400, "ongeldige_json")
    assert inhoud(antwoord)["detail"].startswith("Dit is ")


VELDEN: dict[str, tuple[dict[str, Any], str]] = {
    "kommagetal": ({"bedrag": 1.0}, "bedrag"),
    "oneindig": ({"bedrag": "1e400"}, "bedrag"),
    "tekst voor een getal": ({"bedrag": "100"}, "bedrag"),
    "true voor een getal": ({"bedrag": True}, "bedrag"),
    "nul": ({"bedrag": 0}, "bedrag"),
    "min": ({"bedrag": -100}, "bedrag"),
    "te groot": ({"bedrag": 2**63}, "bedrag"),
    "getal voor tekst": ({"omschrijving": 5}, "omschrijving"),
    "lijst voor tekst": ({"omschrijving": ["a"]}, "omschrijving"),
    "te lang": ({"omschrijving": "x" * 10_001}, "omschrijving"),
    "los surrogaat": ({"omschrijving": "\ud800"}, "body"),
    "nulteken": ({"omschrijving": "a\0b"}, "omschrijving"),
    "dag die niet bestaat": ({"datum": "2025-02-30"}, "datum"),
    "tijd voor een dag": ({"datum": "2025-05-16T00:00:01"}, "datum"),
    "jaar nul": ({"datum": "0000-01-01"}, "datum"),
    "getal voor een dag": ({"datum": 1747353600}, "datum"),
    "woord dat niet bestaat": ({"soort": "FINANCIEN"}, "soort"),
    "null": ({"soort": None}, "soort"),
    "onbekend veld": ({"constructor": {}}, "constructor"),
    "slangennaam": ({"laat_ingevoerd": True}, "laat_ingevoerd"),
    "slangennaam van een veld dat er is": ({"geen_bsn": True}, "geen_bsn"),
    "tekst voor true": ({"geenBsn": "ja"}, "geenBsn"),
    "kommagetal in verdeling": ({"verdeling": {"GM0503": 0.5}}, "verdeling.GM0503"),
}


@pytest.mark.parametrize("naam", VELDEN)
def test_een_veld_dat_niet_klopt_wordt_genoemd(wie: Beller, naam: str) -> None:
    fout, veld = VELDEN[naam]
    antwoord = stuur(wie, json.dumps(EURO | fout).encode())
    assert code(antwoord) in ((400, "ongeldige_invoer"), (400, "ongeldige_json"))
    assert [deel["name"] for deel in inhoud(antwoord).get("invalidParams", [{"name": veld}])] == [veld]


def test_een_te_lange_tekst_heet_geen_lijst(wie: Beller) -> None:
    antwoord = stuur(wie, json.dumps(EURO | {"omschrijving": "x" * 10_001}).encode())
    assert inhoud(antwoord)["invalidParams"][0]["reason"] == "Deze tekst is te lang: hoogstens 10000 tekens."


def test_een_getal_dat_json_niet_bevatten_kan(wie: Beller) -> None:
    assert code(stuur(wie, b'{"soort": "financien", "datum": "2025-05-16", "bedrag": 1e400}'))[0] == 400


@pytest.mark.parametrize("lichaam", [b"null", b"[]", b'"tekst"', b"5", b"true"])
def test_json_die_geen_object_is(wie: Beller, lichaam: bytes) -> None:
    assert code(stuur(wie, lichaam)) == (400, "ongeldige_invoer")


@pytest.mark.parametrize(
    "soort",
    ["", "text/plain", "text/json", "application/xml", "application/json; charset=utf-16", "application/ld+json",
     "application/x-www-form-urlencoded", "multipart/form-data", "application/json/x", "x" * 5000],
)  # fmt: skip
def test_een_ander_mediatype(wie: Beller, soort: str) -> None:
    assert code(stuur(wie, json.dumps(EURO).encode(), soort)) == (415, "verkeerd_mediatype")


def test_tien_megabyte_ook_zonder_lengte_of_met_een_verkeerde(wie: Beller) -> None:
    groot = b'{"omschrijving": "' + b"x" * (10 * MB) + b'"}'
    assert code(stuur(wie, groot)) == (413, "te_groot")
    for lengte in ({}, {"CONTENT_LENGTH": "10"}):
        antwoord = wie.client.post(
            BASIS + BESLUITEN,
            input_stream=BytesIO(groot),
            headers=wie.koppen(Content_Type="application/json"),
            environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"} | lengte,
        )
        assert code(antwoord)[0] in (400, 413)


@pytest.mark.parametrize("tekst", ["Kind met 111222333.", "BSN 1112.22.333", "123456782"])
def test_wat_op_een_bsn_lijkt_vraagt_een_bevestiging(bellers: Bellers, tekst: str) -> None:
    wie = bellers.directeur_sbjh
    antwoord = wie.post(BESLUITEN, EURO | {"omschrijving": tekst})
    assert code(antwoord) == (422, "mogelijk_bsn")
    assert inhoud(antwoord)["invalidParams"][0]["name"] == "omschrijving"
    assert "geenBsn" not in antwoord.json["detail"] or tekst not in antwoord.text
    assert wie.post(BESLUITEN, EURO | {"omschrijving": tekst, "geenBsn": True}).status_code == 201


@pytest.mark.traag
@pytest.mark.skipif(not JSONTESTS.exists(), reason="the vectors of JSONTestSuite are not at hand")
def test_wat_jsontestsuite_weigert_weigeren_wij(wie: Beller) -> None:
    aangenomen = []
    with zipfile.ZipFile(JSONTESTS) as vectoren:
        namen = [naam for naam in vectoren.namelist() if naam.rpartition("/")[2].startswith("n_")]
        for naam in namen:
            status, soort = code(stuur(wie, vectoren.read(naam)))
            if (status, soort) != (400, "ongeldige_json"):
                aangenomen.append((naam, status, soort))
        for naam in vectoren.namelist():
            if naam.rpartition("/")[2].startswith(("y_", "i_")):
                assert code(stuur(wie, vectoren.read(naam)))[0] == 400, naam
    assert len(namen) > 150
    assert aangenomen == []


@pytest.mark.traag
@pytest.mark.skipif(not BLNS.exists(), reason="the big list of naughty strings is not at hand")
def test_een_stoute_tekst_komt_terug_zoals_hij_ging_of_wordt_geweigerd(bellers: Bellers) -> None:
    vars(bellers.app.extensions["draaiboek"])["api_limiet"] = 10**9
    wie = bellers.directeur_sbjh
    for nr, tekst in enumerate(json.loads(BLNS.read_text(encoding="utf-8"))):
        besluit = wie.post(BESLUITEN, EURO | {"bedrag": 1, "omschrijving": tekst, "geenBsn": True})
        assert besluit.status_code in (201, 400, 422), (nr, besluit.text)
        if besluit.status_code == 201:
            assert besluit.json["omschrijving"].split() == tekst.split()
        for pad, lichaam in _met_stoute_tekst(tekst):
            assert code(wie.post(pad, lichaam, If_Match="*"))[0] in (400, 422), nr
        zoeken = wie.client.get(f"{BASIS}/zaken", query_string={"zoek": tekst}, headers=wie.koppen())
        assert zoeken.status_code in (200, 400), nr


def _met_stoute_tekst(tekst: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Acts that have it in every field."""
    aanbieder = {"naam": tekst, "kvkNummer": tekst, "rechtsvorm": tekst}
    gever = {"gemeente": tekst}
    return (
        ("/zaken", {"aanbieder": aanbieder, "trede": tekst, "motivering": tekst, "datum": tekst}),
        (f"{ZAAK}/mandaten", {"soort": tekst, "mandaatgever": gever, "houder": tekst, "bevoegdheden": tekst}),
        (f"{ZAAK}/tredebepalingen", {"naar": tekst, "datum": tekst, "motivering": tekst, "noodgreep": tekst}),
    )
