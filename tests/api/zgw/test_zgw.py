"""The ZGW view over HTTP: of the published shape, with our tokens, to read and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.api.beller import Beller, Bellers, code
from tests.kern.zgwvormen import lijst, schema, toets
from tests.services.zgw.zgw import CATALOGUS, VORM

RSIN = "123456782"
ZAKEN = "/zgw/zaken/api/v1"


@pytest.fixture
def wie(bellers: Bellers) -> Bellers:
    """The callers of an installation that has the view."""
    app = bellers.app
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], zgw_rsin=RSIN, base_url="https://x.example")
    return bellers


def vraag(beller: Beller, pad: str, methode: str = "GET", **koppen: str) -> TestResponse:
    """By the address in an answer, or a part of it."""
    return beller.client.open(pad.removeprefix("https://x.example"), method=methode, headers=beller.koppen(**koppen))


def lees(beller: Beller, pad: str) -> Any:
    antwoord = vraag(beller, pad)
    assert antwoord.status_code == 200, antwoord.text
    return antwoord.json


def adressen() -> list[Any]:
    alle = {**VORM, **CATALOGUS}
    return [pytest.param(f"/zgw/{s.api}/api/v1/{s.pad}", vorm, id=vorm) for s, vorm in alle.items()]


@pytest.mark.parametrize(("pad", "vorm"), adressen())
def test_every_list_and_every_object_has_the_published_shape(wie: Bellers, pad: str, vorm: str) -> None:
    alles = lees(wie.directeur_sbjh, pad)
    if vorm == "zaakinformatieobject":  # ZGW gives this list without an envelope
        alles = {"count": len(alles), "results": alles}
    toets(lijst(vorm), alles)
    for rij in alles["results"]:
        assert rij["url"].startswith(f"https://x.example{pad}/")
        assert lees(wie.directeur_sbjh, rij["url"]) == rij


def test_a_municipality_follows_the_addresses_of_a_case(wie: Bellers) -> None:
    (zaak,) = lees(wie.delft, f"{ZAKEN}/zaken?identificatie=2025-0001")["results"]
    status = lees(wie.delft, zaak["status"])
    assert lees(wie.delft, status["statustype"])["omschrijving"] == "Zorgelijk"
    assert lees(wie.delft, zaak["zaaktype"])["omschrijving"] == "Continuïteit jeugdhulp"
    namen = [lees(wie.delft, lees(wie.delft, rol)["roltype"])["omschrijving"] for rol in zaak["rollen"]]
    assert namen == ["Aanbieder", "Regievoerder", "Regievoerder", "Projectleider"]
    besluiten = lees(wie.delft, f"/zgw/besluiten/api/v1/besluiten?zaak={zaak['url']}")
    assert [b["identificatie"] for b in besluiten["results"]] == ["2025-0001-1", "2025-0001-2"]


def test_a_file_is_given_to_who_may_read_it(wie: Bellers) -> None:
    documenten = lees(wie.directeur_sbjh, "/zgw/documenten/api/v1/enkelvoudiginformatieobjecten")["results"]
    gedeeld = {d["url"] for d in lees(wie.delft, "/zgw/documenten/api/v1/enkelvoudiginformatieobjecten")["results"]}
    assert 0 < len(gedeeld) < len(documenten)
    for document in documenten:
        antwoord = vraag(wie.delft, document["inhoud"])
        assert antwoord.status_code == (200 if document["url"] in gedeeld else 404)
        heel = vraag(wie.directeur_sbjh, document["inhoud"])
        assert (len(heel.data), heel.headers["ETag"]) == (
            document["bestandsomvang"],
            f'"{document["integriteit"]["waarde"]}"',
        )


def test_the_audittrail_is_for_the_team(wie: Bellers) -> None:
    (zaak,) = lees(wie.directeur_sbjh, f"{ZAKEN}/zaken")["results"]
    regels = lees(wie.directeur_sbjh, f"{zaak['url']}/audittrail")
    for regel in regels:
        toets(schema("auditregel"), regel)
    assert lees(wie.directeur_sbjh, f"{zaak['url']}/audittrail/{regels[3]['uuid']}") == regels[3]
    assert code(vraag(wie.delft, f"{zaak['url']}/audittrail")) == (403, "geen_recht")
    assert code(vraag(wie.rijnmond, f"{zaak['url']}/audittrail")) == (404, "niet_gevonden")


def test_what_one_may_not_see_is_not_there_and_a_problem_has_the_published_shape(wie: Bellers) -> None:
    (zaak,) = lees(wie.directeur_sbjh, f"{ZAKEN}/zaken")["results"]
    antwoord = vraag(wie.rijnmond, zaak["url"])
    assert code(antwoord) == (404, "niet_gevonden")
    toets(schema("probleem"), antwoord.json)
    assert lees(wie.rijnmond, f"{ZAKEN}/zaken")["count"] == 0
    assert code(vraag(wie.auditor, f"{ZAKEN}/zaken")) == (403, "geen_recht")


@pytest.mark.parametrize("pad", ["zaken", "statussen", "rollen", "resultaten", "zaakinformatieobjecten"])
def test_without_a_token_nothing_is_said(wie: Bellers, pad: str) -> None:
    antwoord = vraag(wie.anoniem, f"{ZAKEN}/{pad}")
    assert code(antwoord) == (401, "niet_aangemeld")
    assert antwoord.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("methode", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(wie: Bellers, methode: str) -> None:
    (zaak,) = lees(wie.directeur_sbjh, f"{ZAKEN}/zaken")["results"]
    for pad in (f"{ZAKEN}/zaken", zaak["url"], f"{ZAKEN}/statussen"):
        antwoord = vraag(wie.directeur_sbjh, pad, methode)
        assert code(antwoord) == (405, "verkeerde_methode")
        assert "GET" in antwoord.headers["Allow"]


@pytest.mark.parametrize(
    ("vragen", "velden"),
    [
        ("?zaaknummer=1", ["zaaknummer"]),
        ("?startdatum__gte=gisteren", ["startdatum__gte"]),
        ("?startdatum__rond=2025-01-01", ["startdatum__rond"]),
        ("?einddatum__isnull=nee", ["einddatum__isnull"]),
        ("?page=0", ["page"]),
        ("?page=een&pageSize=501", ["page", "pageSize"]),
        ("?page=99999999999&identificatie=2025-0001", ["page"]),
        ("?identificatie=2025-0001&identificatie=2025-0002", ["identificatie"]),
        ("?page=1&page=2", ["page"]),
    ],
)
def test_a_parameter_that_is_wrong_is_named_and_not_passed_over(wie: Bellers, vragen: str, velden: list[str]) -> None:
    antwoord = vraag(wie.delft, f"{ZAKEN}/zaken{vragen}")
    assert code(antwoord) == (400, "ongeldige_invoer")
    assert [veld["name"] for veld in (antwoord.json or {})["invalidParams"]] == velden
    assert all(veld["code"] and veld["reason"] for veld in (antwoord.json or {})["invalidParams"])


@pytest.mark.parametrize(
    ("vragen", "aantal"),
    [
        ("identificatie=2025-0001", 1),
        ("identificatie=2025-0002", 0),
        ("identificatie__icontains=25-00", 1),
        ("startdatum=2025-02-03", 1),
        ("startdatum__gt=2025-02-03", 0),
        ("startdatum__gte=2025-02-03&startdatum__lte=2025-02-03", 1),
        ("startdatum__lt=2025-02-03", 0),
        ("einddatum__isnull=true", 1),
        ("einddatum__isnull=false", 0),
        ("einddatum__gt=2020-01-01", 0),
        (f"bronorganisatie={RSIN}", 1),
        ("page=1&pageSize=1", 1),
    ],
)
def test_cases_are_found_by_what_is_asked(wie: Bellers, vragen: str, aantal: int) -> None:
    assert lees(wie.delft, f"{ZAKEN}/zaken?{vragen}")["count"] == aantal


def test_pages_refer_to_each_other_and_keep_the_filter(wie: Bellers) -> None:
    (zaak,) = lees(wie.delft, f"{ZAKEN}/zaken")["results"]
    url: str | None = f"{ZAKEN}/rollen?zaak={zaak['url']}&pageSize=3"
    gezien = []
    while url:
        blad = lees(wie.delft, url)
        gezien += [rij["url"] for rij in blad["results"]]
        url = blad["next"]
    assert gezien == zaak["rollen"]
    assert lees(wie.delft, blad["previous"])["results"][0]["url"] == gezien[0]
    assert code(vraag(wie.delft, f"{ZAKEN}/rollen?page=2")) == (404, "niet_gevonden")
    assert lees(wie.delft, f"{ZAKEN}/statussen?indicatieLaatstGezetteStatus=true")["count"] == 1
    assert lees(wie.delft, f"{ZAKEN}/statussen?zaak=https://elders.example/1")["count"] == 0


def test_who_has_it_already_gets_nothing_again(wie: Bellers) -> None:
    eerst = vraag(wie.delft, f"{ZAKEN}/zaken")
    weer = vraag(wie.delft, f"{ZAKEN}/zaken", If_None_Match=eerst.headers["ETag"])
    assert (weer.status_code, weer.data) == (304, b"")
    assert vraag(wie.delft, f"{ZAKEN}/zaken", "HEAD").status_code == 200


def test_every_answer_says_which_version_of_the_standard_it_follows(wie: Bellers) -> None:
    assert vraag(wie.delft, f"{ZAKEN}/zaken").headers["API-Version"] == "1.5.1"
    assert vraag(wie.delft, "/zgw/besluiten/api/v1/besluiten").headers["API-Version"] == "1.1.0"
    assert vraag(wie.delft, f"{ZAKEN}/zaken", Accept_Crs="EPSG:4326").headers["Content-Crs"] == "EPSG:4326"
    assert vraag(wie.delft, f"{ZAKEN}/zaken", Accept_Crs="EPSG:28992").status_code == 406


@pytest.mark.parametrize("pad", ["zaken/niets", "zaken/00000000-0000-4000-8000-000000000000", "x", "zaken/api"])
def test_an_address_that_is_none_is_a_problem_too(wie: Bellers, pad: str) -> None:
    assert code(vraag(wie.delft, f"{ZAKEN}/{pad}")) == (404, "niet_gevonden")


def test_without_an_rsin_there_is_no_view(bellers: Bellers, app: Flask) -> None:
    assert app.extensions["draaiboek"].zgw_rsin == ""
    assert code(vraag(bellers.delft, f"{ZAKEN}/zaken")) == (404, "zgw_niet_ingesteld")
