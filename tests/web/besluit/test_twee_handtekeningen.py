"""Two signatures and a spoedbesluit through the screens: each step where its reader is, and refused at the field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.accounts import WACHTWOORD
from tests.services.besluit.twee import VANAF, met_profiel
from tests.web.bezoeker import Bezoekers, Pagina

pytestmark = pytest.mark.traag

ZAAK = "/zaken/2025-0001"
LIJST, SPOED = f"{ZAAK}/besluiten", f"{ZAAK}/spoedbesluiten"
BESLUIT = {"soort": "financien", "omschrijving": "Derde voorschot.", "verdeling": "gelijk", "datum": "2025-06-16"}
TOESTAAN = """
[spoedbesluit]
hoogste_euro = 900
dagen = 14
drager = "de regio, naar inwoners"
bron = "eigen afspraak van deze toets [I]"
"""


@pytest.fixture(autouse=True)
def regio(bezoekers: Bezoekers, tmp_path: Path) -> Iterator[None]:
    (tmp_path / "regio").mkdir()
    with met_profiel(tmp_path / "regio", VANAF + TOESTAAN):
        yield


def test_voorbereid_door_de_een_en_ondertekend_door_de_ander(bezoekers: Bezoekers) -> None:
    een, ander = bezoekers.directeur_sbjh, bezoekers.directeur_denhaag
    alleen = een.post(f"{LIJST}/nieuw", **BESLUIT, bedrag="1.000")
    assert alleen.status_code == 409
    assert "Vanaf € 50 tekenen beide Regievoerders" in Pagina(alleen.text).fouten["bedrag"].replace("\xa0", " ")
    assert een.post(f"{LIJST}/nieuw", **BESLUIT, bedrag="1.000", actie="voorbereiden").status_code == 302
    assert "wacht op de andere Regievoerder" in een.lees(LIJST).tekst
    assert "Onderteken het voorbereide besluit" in ander.lees("/").tekst
    plek = f"{LIJST}/voorstellen/1/ondertekening"
    assert ander.post(plek, datum="2025-06-17", wachtwoord="fout").status_code == 403
    assert ander.post(plek, datum="2025-06-17", wachtwoord=WACHTWOORD).status_code == 302
    assert "Voorbereid door" in een.lees(f"{LIJST}/3").tekst
    assert een.get(f"{LIJST}/3/brief").status_code == 200


def test_wie_voorbereidde_ondertekent_ook_op_het_scherm_niet(bezoekers: Bezoekers) -> None:
    een = bezoekers.directeur_sbjh
    een.post(f"{LIJST}/nieuw", **BESLUIT, bedrag="1.000", actie="voorbereiden")
    plek = f"{LIJST}/voorstellen/1"
    assert een.post(f"{plek}/ondertekening", datum="2025-06-17", wachtwoord=WACHTWOORD).status_code == 403
    assert een.post(f"{plek}/intrekking", datum="2025-06-17", toelichting="Niet nodig.").status_code == 302
    assert "Niet nodig." in een.lees(LIJST).tekst


def test_een_spoedbesluit_van_handtekening_tot_weigering(bezoekers: Bezoekers) -> None:
    een, ander, delft = bezoekers.directeur_sbjh, bezoekers.directeur_denhaag, bezoekers.delft
    wat = {"soort": "financien", "omschrijving": "Loon.", "reden": "Zaterdag.", "verdeling": "gelijk"}
    dagen = {"datum": "2025-06-13", "geldig_tot": "2025-06-27"}
    teveel = een.post(f"{SPOED}/nieuw", **wat, **dagen, bedrag="901")
    assert "Een spoedbesluit gaat tot" in Pagina(teveel.text).fouten["bedrag"]
    assert een.post(f"{SPOED}/nieuw", **wat, **dagen, bedrag="90").status_code == 302
    assert ander.post(f"{SPOED}/1/handtekening", datum="2025-06-13", wachtwoord=WACHTWOORD).status_code == 302
    beslist = {"uitkomst": "geweigerd", "datum": "2025-06-16", "besluitnummer": "B-1"}
    zonder = delft.post(f"{SPOED}/1/bekrachtiging", **beslist, toelichting="")
    assert "toelichting" in Pagina(zonder.text).fouten
    assert delft.post(f"{SPOED}/1/bekrachtiging", **beslist, toelichting="Niet van ons.").status_code == 302
    assert "niet gedekt" in een.lees(SPOED).tekst
    assert een.post(f"{SPOED}/1/delen/GM0503/drager", datum="2025-06-17", drager="Den Haag").status_code == 302
    assert "Den Haag" in een.lees(SPOED).tekst
    assert "€\xa090" not in delft.lees(SPOED).tekst


def test_een_spoedbesluit_wordt_geweigerd_of_ingetrokken_en_heeft_een_brief(bezoekers: Bezoekers) -> None:
    een, ander = bezoekers.directeur_sbjh, bezoekers.directeur_denhaag
    wat = {"soort": "financien", "omschrijving": "Loon.", "reden": "Zaterdag.", "verdeling": "gelijk"}
    dagen = {"datum": "2025-06-13", "geldig_tot": "2025-06-27"}
    for bedrag in ("91", "90"):
        assert een.post(f"{SPOED}/nieuw", **wat, **dagen, bedrag=bedrag).status_code == 302
    zonder = ander.post(f"{SPOED}/1/weigering", datum="2025-06-13", toelichting="")
    assert "toelichting" in Pagina(zonder.text).fouten
    assert ander.post(f"{SPOED}/1/weigering", datum="2025-06-13", toelichting="Te hoog.").status_code == 302
    assert ander.post(f"{SPOED}/2/handtekening", datum="2025-06-13", wachtwoord=WACHTWOORD).status_code == 302
    assert "Meegetekend door" in een.lees(SPOED).tekst
    assert een.post(f"{SPOED}/nieuw", **wat | {"verdeling": "inwoners"}, **dagen, bedrag="90").status_code == 302
    assert "naar het aantal inwoners van de gemeenten op 1 januari" in een.lees(SPOED).tekst
    leeg = ander.post(f"{SPOED}/2/intrekking", datum="2025-06-16", toelichting="De bank betaalt.", verschuldigd="")
    assert "Vul in wat al verschuldigd is" in Pagina(leeg.text).fouten["verschuldigd"]
    weg = {"datum": "2025-06-16", "toelichting": "De bank betaalt.", "verschuldigd": "0"}
    assert ander.post(f"{SPOED}/2/intrekking", **weg).status_code == 302
    gezien = een.lees(SPOED).tekst
    assert "Te hoog." in gezien
    assert "De bank betaalt." in gezien
    assert "Spoedbesluit 2" in een.lees(ZAAK).tekst
    assert een.get(f"{SPOED}/2/brief").status_code == 200
