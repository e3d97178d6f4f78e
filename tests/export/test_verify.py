"""The verifier on a bundle that is in order, and on texts in it that do not fit one another."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from app.export import verify
from tests.export import voorbeeld
from tests.export.inpakken import Leden
from tests.export.voorbeeld import PEM, SLEUTEL, gebouwd, geweigerd, vervalst

BUNDEL = voorbeeld.bundel()


def test_an_untouched_bundle_is_in_order_and_summed_up() -> None:
    verslag = verify.controleer(BUNDEL, PEM)
    tekst = verslag.tekst()
    assert tekst.startswith("IN ORDE")
    for deel in ("2025-0001 Stichting Duinpoort", "Nederlandse Zorgautoriteit", "15 (nr 2 tot en met 30)"):
        assert deel in tekst
    assert "2025-02-03 08:00:01.000001 tot en met 2025-02-03 08:00:15.000015 (UTC)" in tekst
    assert verslag.manifest["laatste_hash"] in tekst
    assert SLEUTEL.vingerafdruk in tekst
    assert (len(verslag.manifest["documenten"]), verslag.waarschuwingen) == (2, ())


def test_a_spreadsheet_that_says_something_else_is_refused_even_when_signed() -> None:
    def wijzig(leden: Leden) -> None:
        leden["logboek.csv"] = leden["logboek.csv"].replace(b"geweigerd", b"gedaan")

    geweigerd(vervalst(wijzig, sleutel=SLEUTEL), "logboek.csv: past niet bij logboekregel 3")


@pytest.mark.parametrize(
    ("oud", "nieuw", "wat"),
    [
        (b'"aantal":15', b'"aantal":14', "dossier.json: aantal wijkt af van het manifest"),
        (b'"zaak":"2025-0001"', b'"zaak":"2025-0002"', "dossier.json: zaak wijkt af van het manifest"),
        (b'"versie":4', b'"versie": 4', r"dossier.json: geen canonieke JSON.*"),
    ],
)
def test_a_dossier_that_does_not_fit_is_refused_even_when_signed(oud: bytes, nieuw: bytes, wat: str) -> None:
    def wijzig(leden: Leden) -> None:
        leden["dossier.json"] = leden["dossier.json"].replace(oud, nieuw)

    geweigerd(vervalst(wijzig, sleutel=SLEUTEL), wat)


def test_another_version_of_the_verifier_in_the_bundle_is_a_warning() -> None:
    def wijzig(leden: Leden) -> None:
        leden["verify.py"] += b"# anders\n"

    verslag = verify.controleer(vervalst(wijzig, sleutel=SLEUTEL), PEM)
    assert "LET OP: verify.py in de bundel is een andere versie" in verslag.tekst()


def test_the_summary_shows_no_control_or_direction_marks() -> None:
    inhoud = replace(voorbeeld.inhoud(), titel="\x1b[2J\u202edlog", ontvanger="a\nIN ORDE")
    tekst = verify.controleer(gebouwd(inhoud), PEM).tekst()
    assert "\x1b" not in tekst
    assert "\u202e" not in tekst
    assert "a\ufffdIN ORDE" in tekst


def test_the_verifier_is_written_in_the_grammar_of_python_3_9() -> None:
    bron = Path(verify.__file__).read_text("utf-8")
    assert ast.parse(bron, feature_version=(3, 9))
