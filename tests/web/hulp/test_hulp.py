"""Help inside the product: every step leads somewhere that its reader may be, and every chapter has its place."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from app.domain.basis.begrippen import Rol
from app.web.hulp.handleiding import lees
from app.web.hulp.wegen import EERSTE_DAG, RONDLEIDING
from app.web.kern.zaaknav import bladen
from tests.web.bezoeker import Bezoekers, Pagina

LEZERS = (
    "directeur_sbjh", "directeur_denhaag", "projectleider", "delft", "rijnmond", "auditor", "beheerder",
)  # fmt: skip


def test_de_rondleiding_noemt_een_pagina_zoals_het_menu_van_de_zaak() -> None:
    woorden = {blad.endpoint: str(blad.woord) for blad in bladen()}
    assert [str(stap.wat) for stap in RONDLEIDING] == [woorden[stap.pagina] for stap in RONDLEIDING]


def test_elke_rol_heeft_een_eerste_dag() -> None:
    assert EERSTE_DAG.keys() == set(Rol)


@pytest.mark.parametrize("blad", ["eerste-dag", "rondleiding"])
def test_elke_stap_van_elke_rol_brengt_je_waar_je_mag_zijn(bezoekers: Bezoekers, blad: str) -> None:
    for naam in LEZERS:
        wie = getattr(bezoekers, naam)
        antwoord = wie.get(f"/hulp/{blad}")
        if antwoord.status_code == 403:
            assert naam in ("auditor", "beheerder"), "only who sees zaken is led through one"
            continue
        stappen = re.findall(
            r'<li><a href="([^"]+)">', antwoord.text.partition('<ol class="stapel">')[2].partition("</ol>")[0]
        )
        assert stappen or (naam, blad) == ("rijnmond", "rondleiding"), f"{naam} has nothing to do"
        assert {pad: wie.get(pad).status_code for pad in stappen} == dict.fromkeys(stappen, 200), naam


def test_elk_hoofdstuk_van_de_handleiding_is_te_vinden(bezoekers: Bezoekers) -> None:
    inhoud = bezoekers.delft.lees("/hulp").links
    tekst = bezoekers.delft.get("/hulp/handleiding").text
    hoofdstukken = lees().hoofdstukken
    assert len({h.anker for h in hoofdstukken}) == len(hoofdstukken) > 20
    for hoofdstuk in hoofdstukken:
        assert f"/hulp/handleiding#{hoofdstuk.anker}" in inhoud
        assert f'id="{hoofdstuk.anker}"' in tekst
    assert ".md" not in Pagina(tekst).tekst, "a file of the documentation is no place for who reads here"


def test_de_beheerders_van_de_regio_staan_bij_contact(bezoekers: Bezoekers) -> None:
    assert "mailto:beheer@sbjh.example" in bezoekers.delft.lees("/hulp/contact").links
    assert "sbjh.example" not in bezoekers.rijnmond.lees("/hulp/contact").tekst


def test_toegankelijkheid_en_privacy_zijn_te_lezen_zonder_account(app: Flask) -> None:
    wie = app.test_client()
    for blad, woord in (
        ("toegankelijkheid", "Status C"),
        ("privacy", "Van kinderen en ouders"),
    ):
        antwoord = wie.get(f"/hulp/{blad}")
        assert antwoord.status_code == 200
        assert woord in antwoord.text
        assert f"/hulp/{blad}" in wie.get("/login").text
