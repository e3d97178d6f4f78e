"""The fields of a mandaat: whatever is not made from the one list is held against it here."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest

from app.api.mandaat.mandaatbeeld import Mandaat as Beeld
from app.api.mandaat.mandaatinvoer import Mandaattekst, Versietekst
from app.domain.basis.handelingen.mandaat import INHOUD
from app.domain.mandaat.inhoud import VELDEN, Inhoud, Veldsoort, inhoud_uit, verschillen
from app.domain.overname.bladen import MANDATEN
from app.models import Mandaat
from app.web.mandaat.mandaten_forms import Inhoudvelden

NAMEN = {veld.naam for veld in VELDEN}
NIET_OP_PAPIER = {"ondermandaat_mag"}
"""What papers of before say nothing of."""
ZEGT = Inhoud(bevoegdheden="Voorschotten.", plafond=100_00, van=date(2025, 3, 17), tot=date(2025, 9, 30))


@pytest.mark.parametrize(
    ("plek", "namen"),
    [
        ("kolommen", set(Mandaat.__table__.columns.keys())),
        ("formulier", set(vars(Inhoudvelden))),
        ("invoer van de API", set(Mandaattekst.model_fields)),
        ("versie in de API", set(Versietekst.model_fields)),
        ("antwoord van de API", set(Beeld.model_fields)),
        ("werkmap", {kolom.naam for kolom in MANDATEN.kolommen} | NIET_OP_PAPIER),
    ],
)
def test_elk_veld_staat_overal(plek: str, namen: set[str]) -> None:
    assert namen >= NAMEN, plek


def test_het_register_van_handelingen_kent_elk_woord() -> None:
    assert {veld.logboek for veld in VELDEN} <= {veld.naam for veld in INHOUD}


def test_de_woorden_in_het_logboek_zijn_die_van_altijd() -> None:
    altijd = {
        "bevoegdheden": "Voorschotten.",
        "voorwaarden": "Elke maand verslag.",
        "plafond": 100_00,
        "looptijd": "2025-03-17 tot en met 2025-09-30",
        "ondermandaat": "mag",
    }
    woorden = replace(ZEGT, voorwaarden="Elke maand verslag.", ondermandaat_mag=True).in_woorden()
    assert altijd.items() <= woorden.items()
    assert ZEGT.in_woorden()["ondermandaat"] is None
    assert replace(ZEGT, einde_bij_sluiten=True).in_woorden()["einde_bij_sluiten"] == "ja"


def test_de_namen_in_het_dossier_zijn_die_van_altijd() -> None:
    assert {v.naam: v.dossier for v in VELDEN if v.naam != v.dossier} == {"tot": "tot_en_met"}


def test_wat_niet_is_gezegd_is_leeg() -> None:
    assert {veld.soort: veld.leeg for veld in VELDEN} == {
        Veldsoort.TEKST: "",
        Veldsoort.BEDRAG: None,
        Veldsoort.DAG: None,
        Veldsoort.JA_NEE: False,
    }


def test_gelezen_is_wat_er_staat() -> None:
    assert inhoud_uit(lambda veld: asdict(ZEGT)[veld.naam]) == ZEGT


def test_een_verschil_noemt_het_veld_met_was_en_wordt() -> None:
    (verschil,) = verschillen(ZEGT, replace(ZEGT, tot=date(2025, 12, 31)))
    assert (verschil.veld.naam, verschil.was, verschil.wordt) == ("tot", date(2025, 9, 30), date(2025, 12, 31))
