"""Harmful waiting outside the board: on the page of the zaak with who may decide, and in the letter of the council."""

from __future__ import annotations

from datetime import timedelta

from app.domain.plaatsing.boeking import Fase
from app.services.kern.toegang import vind_dossier
from app.services.overzicht.zaakscherm import zaakscherm
from tests.kern.opzet import VANDAAG
from tests.services.informatie.raadsbrieven import bied_aan, brieftekst, schrijf
from tests.services.plaatsing.conftest import Plek

DELFT, DEN_HAAG = "GM0503", "GM0518"
LANG = VANDAAG - timedelta(20)


def test_wie_te_lang_wacht_staat_op_de_pagina_van_de_zaak(plek: Plek) -> None:
    wie = plek.spelers.directeur_sbjh
    plek.boek(2, Fase.WACHT_RECHTER, VANDAAG)
    plek.boek(2, Fase.WACHT_RECHTER, LANG)
    dossier = vind_dossier(plek.spelers.session, wie.actor, plek.zaak)
    scherm = zaakscherm(plek.spelers.session, dossier, VANDAAG)
    assert [punt.punt.object for punt in scherm.schadelijk] == ["boeking/2"]
    assert scherm.opschalen is not None
    assert scherm.opschalen.houders == (), "nobody was given a mandaat"


def test_de_raadsbrief_zegt_in_een_klasse_hoeveel_er_te_lang_wachten(plek: Plek) -> None:
    wie = plek.spelers.directeur_sbjh
    plek.boek(3, Fase.WACHT_INSTEMMING, LANG)
    schrijf(wie, plek.zaak)
    bied_aan(wie, plek.zaak, [DELFT, DEN_HAAG])
    regels = brieftekst(plek.spelers.delft, plek.zaak, DELFT).splitlines()
    assert "Kinderen die langer dan 14 dagen wachten op instemming of de rechter\t1-4" in regels
    assert "Wie daarover mag beslissen\tniemand: er is geen actief mandaat" in regels
    assert "wachten op instemming" not in brieftekst(wie, plek.zaak, DEN_HAAG)
