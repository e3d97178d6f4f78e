"""Searching through the screens: from the header, with the words marked and a way to where they stand."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask

from app.db import db
from app.services.zoeken.herbouw import begin_opnieuw
from tests.web.bezoeker import Bezoeker, Bezoekers
from tests.web.document.test_documenten import voeg_toe


def zoek(wie: Bezoeker, q: str, **meer: str) -> str:
    antwoord = wie.client.get("/zoeken", query_string={"q": q} | meer)
    assert antwoord.status_code == 200
    return antwoord.text


def gemarkeerd(html: str) -> set[str]:
    return set(re.findall(r"<mark>(.*?)</mark>", html))


def test_de_kop_van_elke_pagina_zoekt_in_alles(bezoekers: Bezoekers) -> None:
    html = bezoekers.delft.get("/zaken").text
    assert '<form class="balk__zoek" role="search" method="get" action="/zoeken">' in html
    assert "balk__zoek" not in bezoekers.van("audit@toezicht.example").get("/").text


def test_wat_is_gevonden_is_gemarkeerd_en_wijst_de_weg(bezoekers: Bezoekers) -> None:
    html = zoek(bezoekers.directeur_sbjh, "mandaten")
    assert {woord.lower() for woord in gemarkeerd(html)} & {"mandaat", "mandaten"}
    paden = set(re.findall(r'href="(/(?:mandaten|zaken/2025-0001)/[^"#]+)', html))
    assert paden
    for pad in paden:
        assert bezoekers.directeur_sbjh.get(pad.replace("&amp;", "&")).status_code == 200, pad


def test_ook_wat_is_geweigerd_wordt_gevonden_en_zegt_dat(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    velden = {"soort": "financien", "verdeling": "gelijk", "datum": "2025-06-16", "bedrag": "500.000"}
    assert (
        wie.post("/zaken/2025-0001/besluiten/nieuw", omschrijving="Overbruggingskrediet.", **velden).status_code == 422
    )
    html = zoek(wie, "overbruggingskrediet")
    assert "1 keer gevonden" in html
    assert "geweigerd" in html.partition('class="lijst__titel"')[2]


def test_wat_een_gemeente_vindt_kan_zij_ook_openen(bezoekers: Bezoekers) -> None:
    for wie in (bezoekers.delft, bezoekers.van("wethouder@denhaag.example"), bezoekers.van("regio@rijnmond.example")):
        for woord in ("besluit*", "mandaat", "plan*", "zorg", "gemeent*", "verslag", "akkoord"):
            html = zoek(wie, woord)
            for pad in set(re.findall(r'class="lijst__titel"><a href="([^"#]+)', html)):
                assert wie.get(pad.replace("&amp;", "&")).status_code == 200, (woord, pad)
            assert "in het logboek" not in html


def test_een_gevonden_bestand_heeft_een_rij_die_zegt_welk_het_is_en_het_opent(bezoekers: Bezoekers) -> None:
    """Also a letter to a council, which stands on a page of its own."""
    wie, pad = bezoekers.directeur_sbjh, "/zaken/2025-0001/raadsbrief"
    voeg_toe(bezoekers.projectleider, omschrijving="Continuiteitsplan.")
    tekst = {"titel": "Duinpoort", "tekst": "Continuiteitsplan van de aanbieder.", "datum": "2025-06-02"}
    assert wie.post(f"{pad}/romptekst", **tekst).status_code == 302
    assert wie.post(f"{pad}/aanbieding", gemeenten=["GM0503"], datum="2025-06-02").status_code == 302
    html = zoek(wie, "continuiteitsplan", soort="documenten") + zoek(wie, "raadsinformatiebrief")
    gevonden = set(re.findall(r'class="lijst__titel"><a href="([^"#]+)#(document-\d+)"', html))
    assert {pad.rpartition("/")[2] for pad, _anker in gevonden} == {"documenten", "raadsbrief"}
    for adres, anker in gevonden:
        rij = wie.get(adres).text.partition(f' id="{anker}">')[2].partition("</tr>")[0]
        opent = re.findall(r'<a href="([^"]+/bestand[^"]*)', rij)
        assert opent, adres
        assert all(wie.get(doel.replace("&amp;", "&")).status_code == 200 for doel in opent)


def test_zaken_en_mensen_staan_bovenaan(bezoekers: Bezoekers) -> None:
    assert "2025-0001 " in zoek(bezoekers.delft, "duinpoort")
    assert 'href="/zaken/2025-0001"' in zoek(bezoekers.delft, "2025-0001")
    mensen = zoek(bezoekers.delft, "projectleider sbjh")
    assert "projectleider van 2025-0001" in mensen
    assert "<h2" in mensen


def test_een_woord_van_een_ander_wordt_nooit_opmaak(bezoekers: Bezoekers) -> None:
    voeg_toe(bezoekers.projectleider, omschrijving="<script>alert(1)</script> kwaadaardig")
    html = zoek(bezoekers.directeur_sbjh, "kwaadaardig")
    assert "&lt;script&gt;" in html
    assert "<script>alert" not in html
    assert "<b>" not in zoek(bezoekers.directeur_sbjh, '"><b>x')


def test_wat_iemand_schreef_blijft_nederlands_op_een_engels_blad(bezoekers: Bezoekers) -> None:
    """A word that is set apart is no text of ours, even when we have the same one."""
    voeg_toe(bezoekers.projectleider, omschrijving="Voor ouders en kinderen.")
    wie = bezoekers.directeur_sbjh
    wie.client.post("/account/taal", data=wie.verborgen("/account") | {"taal": "en"})
    html = zoek(wie, "kinderen ouders")
    assert "Voor <mark>ouders</mark> en <mark>kinderen</mark>.</span>" in html
    assert '<html lang="en"' in html


def test_niets_gevonden_en_niets_gevraagd_wordt_gezegd(bezoekers: Bezoekers) -> None:
    html = zoek(bezoekers.delft, "xylofoonconcert")
    assert "Niets gevonden." in html
    assert 'href="/zoeken?q=xylofoonconcert*"' in html
    assert "Zoek naar woorden die zo beginnen" not in zoek(bezoekers.delft, "xylofoonconcert*")
    assert "geen woord in waarop te zoeken is" in zoek(bezoekers.delft, "de het")
    assert "gevonden" not in bezoekers.delft.get("/zoeken").text.split("Hoe u zoekt")[0].split("<main")[1]


@pytest.mark.parametrize("vraag", ["soort=onzin", "na=x", f"na={2**63}", "voor=-1", "zaak=%00", "na=9&voor=8"])
def test_een_vreemd_adres_is_geen_fout(bezoekers: Bezoekers, vraag: str) -> None:
    assert bezoekers.delft.get(f"/zoeken?q=plan&{vraag}").status_code == 200


def test_zolang_oudere_teksten_volgen_staat_dat_erbij(bezoekers: Bezoekers, app: Flask) -> None:
    assert "Oudere teksten" not in zoek(bezoekers.directeur_sbjh, "mandaat")
    with app.app_context():
        begin_opnieuw(db.session)
    assert "Oudere teksten worden nog doorzoekbaar gemaakt." in zoek(bezoekers.directeur_sbjh, "mandaat")


def test_bij_een_document_staat_of_de_inhoud_te_vinden_is(bezoekers: Bezoekers) -> None:
    voeg_toe(bezoekers.projectleider, "plan.txt", io.BytesIO(b"Kasstroom.").getvalue())
    assert "wordt nog doorzoekbaar gemaakt" in bezoekers.directeur_sbjh.lees("/zaken/2025-0001/documenten").tekst
