"""Files through the API: what is encrypted is confirmed, what no scanner saw is not kept, a day has bounds."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.api.beller import BASIS, Beller, Bellers, code

ZAAK = "/zaken/2025-0001"


def _bestand(wie: Beller, inhoud: bytes, naam: str, **velden: str) -> TestResponse:
    data: dict[str, Any] = {"bestand": (BytesIO(inhoud), naam)} | velden
    pad = f"{BASIS}{ZAAK}/documenten"
    return wie.client.post(pad, data=data, headers=wie.koppen(), content_type="multipart/form-data")


def test_een_versleuteld_bestand_vraagt_een_bevestiging(bellers: Bellers) -> None:
    wie, stuk = bellers.directeur_sbjh, b"%PDF-1.7\ntrailer <</Encrypt 4 0 R>>\n%%EOF\n"
    assert code(_bestand(wie, stuk, "plan.pdf", datum="2025-05-16")) == (422, "bestand_versleuteld")
    met = _bestand(wie, stuk, "plan.pdf", datum="2025-05-16", versleuteldGoed="true")
    assert (met.status_code, (met.json or {})["bijzonder"]) == (201, "versleuteld")


def test_een_scanner_die_niet_antwoordt_houdt_het_bestand_tegen(app: Flask, bellers: Bellers) -> None:
    app.extensions["draaiboek"] = replace(app.extensions["draaiboek"], clamd="unix:/er/is/niemand")
    assert code(_bestand(bellers.directeur_sbjh, b"plan", "plan.txt")) == (503, "niet_gekeurd")


def test_een_jaar_dat_als_25_is_getypt_wordt_geweigerd(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    for dag in ("0025-05-16", "1949-12-31", "2100-01-01"):
        assert _bestand(wie, b"plan", "plan.txt", datum=dag).status_code == 400
    besluit = {"soort": "inhoud", "omschrijving": "x", "datum": "1999-05-16"}
    assert code(wie.post(f"{ZAAK}/besluiten", besluit)) == (422, "datum_onlogisch")
