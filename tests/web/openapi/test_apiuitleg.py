"""The page about the API: everything that the document has, for people, without anything from elsewhere."""

from __future__ import annotations

import re

from app.api.kern.bewerking import BEWERKINGEN
from app.api.openapi.openapi import document
from app.api.openapi.probleemsoorten import UITLEG
from app.api.openapi.uitlegbeeld import opgemaakt, soort
from tests.web.bezoeker import Bezoekers


def test_elke_bewerking_en_elke_vorm_staat_erop_en_elke_verwijzing_klopt(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    groepen = sorted(set(re.findall(r'href="(/api-uitleg/groepen/[0-9]+)"', wie.get("/api-uitleg").text)))
    assert len(groepen) == len({bewerking.groep for bewerking in BEWERKINGEN.values()})
    gevonden: set[str] = set()
    for pad in groepen:
        tekst = wie.get(pad).text
        plekken = set(re.findall(r' id="([^"]+)"', tekst))
        assert set(re.findall(r'href="#([^"]+)"', tekst)) <= plekken, pad
        assert tekst.count("<script") == tekst.count('<script src="/static/js/extra.')
        gevonden |= plekken
    assert {*BEWERKINGEN} <= gevonden
    assert {f"schema-{naam}" for naam in document()["components"]["schemas"]} <= gevonden
    assert wie.get("/api-uitleg/groepen/0").status_code == wie.get("/api-uitleg/groepen/999").status_code == 404


def test_elke_soort_fout_heeft_een_plek_waar_het_type_heen_wijst(bezoekers: Bezoekers) -> None:
    assert "nl.draaiboek.zaak.bepaal-trede" in bezoekers.delft.get("/api-uitleg/gebeurtenissen").text
    tekst = bezoekers.auditor.get("/api-uitleg/problemen").text
    assert all(f'<div id="{code}">' in tekst for code in UITLEG)


def test_het_scherm_met_tokens_wijst_de_weg(bezoekers: Bezoekers) -> None:
    assert 'href="/api-uitleg"' in bezoekers.delft.get("/tokens").text


def test_een_vorm_staat_er_in_woorden() -> None:
    datum = soort({"type": ["string", "null"], "format": "date"})
    assert (datum.tekst, datum.of_null) == ("dag", True)
    lijst = soort({"type": "array", "items": {"$ref": "#/components/schemas/Deel"}, "maxItems": 9})
    assert (lijst.tekst, lijst.schema, lijst.grenzen) == ("lijst van", "Deel", ("hoogstens 9 delen",))
    keuze = soort({"anyOf": [{"$ref": "#/components/schemas/Toestand"}, {"type": "null"}]})
    assert (keuze.schema, keuze.of_null) == ("Toestand", True)


def test_opmaak_laat_niets_door_dat_opmaak_lijkt() -> None:
    assert opgemaakt("`<b>` en **vet**") == "<code>&lt;b&gt;</code> en <strong>vet</strong>"
