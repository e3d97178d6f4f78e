"""Contracts, locations and certificates through the screens: added, put right, struck out."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.kern.opzet import acties, inhoud
from tests.web.bezoeker import Bezoekers, Pagina

PAD = "/zaken/2025-0001/aanbieder"
CONTRACT = {"partij": "GM0503", "contractnummer": "JZ-17", "zorgvorm": "pleegzorg", "van": "2024-01-01"}
LOCATIE = {"naam": "De Duinen", "gemeente": "Katwijk", "soort": "residentieel", "plaatsen": "24"}
CERTIFICAAT = {"soort": "certificaat", "certificaatnummer": "GI-12", "geldig_tot": "2025-09-01"}


def test_wat_de_aanbieder_heeft_staat_op_zijn_pagina(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.projectleider
    for pad, wat in (("contracten", CONTRACT), ("locaties", LOCATIE), ("certificaten", CERTIFICAAT)):
        antwoord = wie.post(f"{PAD}/{pad}/nieuw", **wat)
        assert (antwoord.status_code, antwoord.location) == (302, PAD)
    tekst = wie.lees(PAD).tekst
    for woord in ("Delft", "JZ-17", "Pleegzorg", "De Duinen", "Katwijk", "residentieel", "GI-12", "1 september 2025"):
        assert woord in tekst
    assert acties(session)[-3:] == ["leg_contract_vast", "leg_locatie_vast", "leg_certificaat_vast"]
    assert "wordt verlengd: het geldt tot en met 1 september 2025" in wie.lees("/zaken/2025-0001/openstaand").tekst


def test_een_correctie_begint_met_wat_er_staat_en_laat_zien_wat_er_stond(bezoekers: Bezoekers) -> None:
    wie = bezoekers.projectleider
    wie.post(f"{PAD}/locaties/nieuw", **LOCATIE)
    pad = f"{PAD}/locaties/1/correctie"
    assert pad in wie.lees(PAD).links
    velden = wie.lees(pad).velden
    assert (velden["naam"], velden["plaatsen"]) == ("De Duinen", "24")
    wat = LOCATIE | {"plaatsen": "20", "versie": velden["versie"]}
    fout = wie.post(pad, **wat)
    assert (fout.status_code, list(Pagina(fout.text).fouten)) == (422, ["reden"])
    assert wie.post(pad, **wat, reden="Vier plaatsen zijn gesloten.").location == PAD
    tekst = wie.lees(PAD).tekst
    assert "Vier plaatsen zijn gesloten." in tekst
    assert "plaatsen 24" in tekst
    assert wie.post(pad, **wat, reden="Nog eens.").status_code == 412, "somebody was there before"


@pytest.mark.parametrize(
    ("pad", "wat", "veld"),
    [
        ("contracten", CONTRACT | {"partij": ""}, "partij"),
        ("contracten", CONTRACT | {"tot": "2023-01-01"}, "tot"),
        ("locaties", LOCATIE | {"plaatsen": "veel"}, "plaatsen"),
        ("certificaten", CERTIFICAAT | {"geldig_tot": ""}, "geldig_tot"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(
    bezoekers: Bezoekers, session: Session, pad: str, wat: dict[str, str], veld: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.projectleider.post(f"{PAD}/{pad}/nieuw", **wat)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_de_aandelen_zeggen_als_zij_meer_zijn_dan_het_geheel(bezoekers: Bezoekers) -> None:
    pad = "/zaken/2025-0001/omzetaandelen"
    velden = bezoekers.projectleider.lees(pad).velden
    eerste = next(naam for naam in velden if naam.endswith("-bedrag"))
    code = {eerste.replace("-bedrag", "-code"): velden[eerste.replace("-bedrag", "-code")]}
    bezoekers.projectleider.post(pad, jaar="2024", **code, **{eerste: "20.000.000"})
    tekst = bezoekers.projectleider.lees(PAD).tekst
    assert "meer dan de jeugdomzet van de aanbieder" in tekst
    assert "1000 ‰" in tekst


def test_omzet_van_een_andere_gemeente_staat_op_een_regel_met_haar_bron(bezoekers: Bezoekers) -> None:
    wie, pad = bezoekers.projectleider, "/zaken/2025-0001/omzetaandelen"
    for regels, wat in (("Gouda veel", "geen bedrag"), ("Nergens 100", "geen gemeente"), ("Delft 100", "staat er al")):
        fout = Pagina(wie.post(pad, jaar="2024", andere=regels, bron="Opgave.").text).fouten
        assert wat in fout["andere"], regels
    assert [*Pagina(wie.post(pad, jaar="2024", andere="Gouda 120.000").text).fouten] == ["bron"]
    assert wie.post(pad, jaar="2024", andere="Gouda: 120.000\nUtrecht 0", bron="Opgave.").status_code == 302
    tekst = wie.lees(pad).tekst
    assert "Gouda" in tekst
    assert "Opgave." in tekst
