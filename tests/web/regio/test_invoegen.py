"""*Invoegen*: a text of the region in a field, without a script, and without doing the act."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from tests.kern.opzet import acties, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers, Pagina

KNOP = 'name="invoegen"'


def test_de_tekst_staat_achter_wat_er_was_en_er_is_niets_gedaan(
    spelers: Spelers, bezoekers: Bezoekers, session: Session
) -> None:
    wie, pad = bezoekers.directeur_sbjh, f"/zaken/{open_zaak(spelers)}/tredebepaling"
    voor = acties(session)
    antwoord = wie.post(pad, invoegen="motivering/trede-zwaarder", motivering="Al getypt.", naar="problematisch")
    assert antwoord.status_code == 200
    assert re.search(r">\s*Al getypt\.\s+Wat is er gebeurd:", antwoord.text)
    assert "{aanbieder}" not in antwoord.text
    assert re.search(r'value="problematisch"[^>]* checked|checked[^>]* value="problematisch"', antwoord.text)
    assert (Pagina(antwoord.text).fouten, acties(session)) == ({}, voor)


def test_een_tekst_die_er_niet_is_voegt_niets_toe(spelers: Spelers, bezoekers: Bezoekers, session: Session) -> None:
    wie, pad = bezoekers.directeur_sbjh, f"/zaken/{open_zaak(spelers)}/tredebepaling"
    voor = acties(session)
    for wat in ("", "/", "motivering", "motivering/voorschot", "naar/trede-zwaarder", "weg/trede-zwaarder", "\0" * 9):
        antwoord = wie.post(pad, invoegen=wat, motivering="Al getypt.")
        assert antwoord.status_code == 200, wat
        assert re.search(r">\s*Al getypt\.</textarea>", antwoord.text), wat
    assert acties(session) == voor


def test_elk_veld_heeft_zijn_eigen_teksten_en_enter_doet_de_handeling(spelers: Spelers, bezoekers: Bezoekers) -> None:
    wie, zaak = bezoekers.directeur_sbjh, f"/zaken/{open_zaak(spelers)}"
    for pad, code in (
        ("/zaken/nieuw?aanbieder=nieuw", "trede-zwaarder"),
        (f"{zaak}/tredebepaling", "trede-lichter"),
        (f"{zaak}/vragen/nieuw", "vraag-besluit"),
        (f"{zaak}/mandaten/nieuw", "overbrugging"),
        (f"{zaak}/raadsbrief/romptekst", "raadsbrief"),
        (f"{zaak}/opschaling/nieuw", "opschaling"),
    ):
        html = wie.get(pad).text
        assert re.search(rf'{KNOP} value="[^"]+/{code}"', html), pad
        knoppen = re.findall(r"<button[^>]*>", html.partition('<form class="formulier')[2].partition("</form>")[0])
        assert "aria-hidden" in knoppen[0], (pad, "the first button is what Enter presses")
        assert "invoegen" not in knoppen[0]


def test_een_formulier_zonder_teksten_heeft_geen_extra_knop(spelers: Spelers, bezoekers: Bezoekers) -> None:
    html = bezoekers.directeur_sbjh.get(f"/zaken/{open_zaak(spelers)}/notities/nieuw").text
    assert KNOP not in html
    assert 'aria-hidden="true"></button>' not in html


def test_wie_wil_lezen_welke_teksten_er_zijn_vindt_ze_bij_de_regio(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.delft.lees("/regio").tekst
    assert "Teksten van de regio" in tekst
    assert "Overdracht van kinderen" in tekst
