"""The catalogue: nothing that is said lacks its English, and what is said with values in it is recognised."""

from __future__ import annotations

import re

import pytest

from app.vertaling import PAD, engels
from app.vertaling.begrippen import met_nederlands
from app.vertaling.catalogus import BEGIN, EIND
from app.vertaling.catalogus import lees as lees_catalogus
from app.vertaling.getallen import getallen
from app.vertaling.sjabloon import Sjabloon
from config import WORTEL
from scripts.vertaling.po import berichten, fout_in, lees


def test_aan_geen_bericht_ontbreekt_een_vertaling() -> None:
    """`python -m scripts.vertaling --werk FILE` writes what lacks as a file to fill in."""
    vertaald = lees(PAD)
    fout = {b.id: fout_in(b, vertaald[b.id]) if b.id in vertaald else "ontbreekt" for b in berichten(WORTEL)}
    assert {wat: waarom for wat, waarom in fout.items() if waarom} == {}


def test_wat_openstaat_heet_overal_een_taak() -> None:
    """One word for one thing: on the start page, in a zaak and in mail. Of `punt` what is left is another matter."""
    ander = {"punt voor duizend", "zonder punten", "Alleen bij punten waar het draaiboek dat toelaat"}
    gezegd = [b.id for b in berichten(WORTEL) if re.search(r"\bpunt(en)?\b", b.id)]
    assert [wat for wat in gezegd if not any(deel in wat for deel in ander)] == []


def test_er_staat_niets_in_dat_nergens_wordt_gezegd() -> None:
    assert lees(PAD).keys() - {b.id for b in berichten(WORTEL)} == set()


@pytest.mark.parametrize(
    ("nederlands", "vertaling"),
    [
        ("Vul dit veld in.", "Fill in this field."),
        (
            "De zaak begon op 3 februari 2025. Kies die dag of een latere.",
            "The case began on 3 February 2025. Choose that day or a later one.",
        ),
        ("INF-21 college van Delft", "INF-21 municipal executive of Delft"),
        ("financieel mandaat van Westland verliep", "financial mandate of Westland expired"),
        ("3 werkdagen", "3 working days"),
        ("in zorg 12, nog te plaatsen 2", "in care 12, still to be placed 2"),
        (
            "ministeries van VWS en JenV, Inspectie Gezondheidszorg en Jeugd (IGJ) en 3 andere",
            "ministries of VWS and JenV, Health and Youth Care Inspectorate (IGJ) and 3 more",
        ),
        ("Zorgelijk", "Worrying"),
        ("Wonderzorg", "Wonderzorg"),
    ],
)
def test_wat_wij_zeggen_wordt_herkend(nederlands: str, vertaling: str) -> None:
    assert engels().zin(nederlands) == vertaling


@pytest.mark.parametrize(
    "wat",
    ["to Delft, answer requested by 3 December 2026", "2 record consent", "Delft: forwarded on 20 November 2026"],
)
def test_wat_van_stukken_engels_is_samengesteld_wordt_niet_als_nederlands_gemerkt(wat: str) -> None:
    assert engels().gemerkt(wat) == wat


def test_een_naam_met_een_nederlands_woord_maakt_een_zin_niet_engels() -> None:
    """The value of a sentence of ours that is half in English already."""
    assert engels().zin("Stuk voor de colleges, now at: Delft") == "Paper for the municipal executives, now at: Delft"


@pytest.mark.parametrize("wat", ["https://regio.nl/welkom/ab-Cd", "/zaken/2025-0001/mandaten", "beheer@sbjh.example"])
def test_een_adres_blijft_een_adres(wat: str) -> None:
    assert engels().gemerkt(wat) == wat


@pytest.mark.parametrize("getypt", ["Ik sprak de wethouder van Delft, die wacht nog.", "Zie onze brief van gisteren."])
def test_wat_iemand_typt_blijft_en_wordt_als_nederlands_gemerkt(getypt: str) -> None:
    assert engels().zin(getypt) == getypt
    assert engels().gemerkt(getypt) == f"{BEGIN}{getypt}{EIND}"


@pytest.mark.parametrize(
    ("nederlands", "vertaling"),
    [
        ("16 mei 2025, 14:02", "16 May 2025, 14:02"),
        ("vrijdag 16 mei 2025", "Friday 16 May 2025"),
        ("dicht 16\xa0mei", "dicht 16\xa0May"),
        ("€ 330.000", "€330,000"),
        ("-€\xa033.333,34", "-€33,333.34"),
        ("23,5%", "23.5%"),
        ("1.234", "1,234"),
        ("16-05-2025", "16-05-2025"),
        ("artikel 2.3", "artikel 2.3"),
    ],
)
def test_dagen_en_bedragen(nederlands: str, vertaling: str) -> None:
    assert getallen(nederlands) == vertaling


def test_een_begrip_krijgt_zijn_nederlandse_woord_een_keer() -> None:
    gehad: set[str] = set()
    assert met_nederlands("Mandates of Delft. A mandate ends.", gehad) == "Mandates (mandaat) of Delft. A mandate ends."
    assert met_nederlands("One more mandate.", gehad) == "One more mandate."
    assert met_nederlands("Lead Director (of Delft)", gehad) == "Lead Director (of Delft)"


BIJNA = {
    "a tail that nearly fits": "Zo Dat is genoeg voor" + " Dat is genoeg voor 3 maanden, tot ongeveer " * 99,
    "a beginning again and again": ("De tabellen zijn bij, tot en met " * 91)[:3000] + "x" + "." * 700,
    "deeper than the stack": "Plan " * 400 + "1" + ": zo" * 700,
}


@pytest.mark.parametrize("getypt", BIJNA.values(), ids=[*BIJNA])
def test_een_lange_tekst_die_bijna_op_ons_lijkt_kost_een_vast_aantal_pogingen(
    getypt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogus, gewogen, waarden = lees_catalogus(PAD), list[str](), Sjabloon.waarden

    def telt(sjabloon: Sjabloon, tekst: str, *, lang: bool) -> list[str] | None:
        gewogen.append(tekst)
        return waarden(sjabloon, tekst, lang=lang)

    monkeypatch.setattr(Sjabloon, "waarden", telt)
    assert catalogus.zin(getypt) == getypt
    assert len(gewogen) < 20_000


def test_wat_werd_opgegeven_laat_wat_van_ons_is_herkend() -> None:
    catalogus = lees_catalogus(PAD)
    onze = "De zaak begon op 3 februari 2025. Kies die dag of een latere."
    assert catalogus.zin("De laatste, " * 300 + onze).endswith(onze)
    assert catalogus.zin(onze) == "The case began on 3 February 2025. Choose that day or a later one."
