"""Addresses, parameters and parts that are wrong: a clear problem in Dutch, and nothing was done."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.api.beller import BASIS, Beller, code

ZAAK = "/zaken/2025-0001"
BESLUITEN = f"{ZAAK}/besluiten"


def inhoud(antwoord: TestResponse) -> dict[str, Any]:
    """What the problem says."""
    gelezen: dict[str, Any] = antwoord.json or {}
    return gelezen


@pytest.mark.parametrize(
    "pad",
    ["/zaken/%00", "/zaken/2025-0001%00", "/zaken/2025%2f0001", "/zaken/../ik", "/zaken/..%2f..%2fetc%2fpasswd",
     "/zaken/%ff", "/zaken/" + "9" * 5000, "/zaken/2025-0001%0d%0aX-Kop:%201", "/mandaten/99999999999999999999",
     "/mandaten/-1", "/mandaten/1.0", "/mandaten/%D9%A1", "/zaken/2025-0001/", "/zaken/<script>"],
)  # fmt: skip
def test_een_vreemd_adres_is_gewoon_niet_gevonden(wie: Beller, pad: str) -> None:
    antwoord = wie.get(pad)
    assert code(antwoord) == (404, "niet_gevonden")
    assert "X-Kop" not in antwoord.headers


@pytest.mark.parametrize(
    "vraag",
    ["onbekend=1", "pagina=1&pagina=2", "paginagrootte=abc", "toestand=stuk", "sorteer=naam", "zoek=" + "x" * 201,
     "Pagina=1", "pagina[]=1"],
)  # fmt: skip
def test_een_vraag_die_niet_klopt_noemt_de_parameter(wie: Beller, vraag: str) -> None:
    antwoord = wie.get(f"/zaken?{vraag}")
    assert code(antwoord) == (400, "ongeldige_invoer")
    assert [deel["name"] for deel in inhoud(antwoord)["invalidParams"]] == [vraag.partition("=")[0]]


@pytest.mark.parametrize("pad", [f"{ZAAK}/tellingen?proef=true", "/regios?x=1", f"{ZAAK}/besluiten?bedrag=1"])
def test_ook_wat_geen_parameters_heeft_weigert_ze(wie: Beller, pad: str) -> None:
    """Whoever thinks that he only tries it out does not do it."""
    besluit = {"soort": "financien", "omschrijving": "x", "bedrag": 1, "datum": "2025-05-16"}
    antwoord = wie.get(pad) if pad.startswith("/regios") else wie.post(pad, besluit)
    assert code(antwoord) == (400, "ongeldige_invoer")


def _bestanden(wie: Beller, data: dict[str, Any], pad: str = f"{ZAAK}/documenten") -> TestResponse:
    return wie.client.post(BASIS + pad, data=data, headers=wie.koppen(), content_type="multipart/form-data")


def test_een_bestand_vergeten_twee_bestanden_en_tekst_in_plaats_van_een_bestand(wie: Beller) -> None:
    zonder = _bestanden(wie, {"omschrijving": "Plan"})
    assert (code(zonder), inhoud(zonder)["invalidParams"][0]["name"]) == ((400, "ongeldige_invoer"), "bestand")
    twee = _bestanden(wie, {"bestand": [(BytesIO(b"a"), "a.txt"), (BytesIO(b"b"), "b.txt")]})
    assert code(twee) == (400, "ongeldige_invoer")
    assert code(_bestanden(wie, {"bestand": "tekst"})) == (400, "ongeldige_invoer")
    onbekend = _bestanden(wie, {"bestand": (BytesIO(b"a"), "a.txt"), "nog": (BytesIO(b"b"), "b.txt")})
    assert code(onbekend) == (400, "ongeldige_invoer")


def test_een_bestand_waar_json_hoort_en_json_waar_een_bestand_hoort(wie: Beller) -> None:
    assert code(_bestanden(wie, {"bestand": (BytesIO(b"a"), "a.txt")}, BESLUITEN)) == (415, "verkeerd_mediatype")
    assert code(wie.post(f"{ZAAK}/documenten", {"bestand": "a"})) == (415, "verkeerd_mediatype")


def test_een_bestand_dat_iets_anders_is_dan_het_zegt(wie: Beller) -> None:
    antwoord = _bestanden(wie, {"bestand": (BytesIO(b"MZ\x90"), "plan.pdf"), "datum": "2025-05-16"})
    assert code(antwoord) == (422, "ongeldig_bestand")
    assert inhoud(antwoord)["invalidParams"][0]["name"] == "bestand"
