"""A bundle checked through the screen: by everybody who is logged in, with a report, and nothing of it kept."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.services.export import bundeltoets
from tests.export import voorbeeld
from tests.kern.opzet import inhoud
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

PAD = "/verifieer"
EXPORTS = "/zaken/2025-0001/exports"
OPDRACHT = {"soort": "toezichthouder", "doel": "Toezicht op de afbouw.", "peildatum": "2025-05-16"}
VREEMD = voorbeeld.bundel()
"""A bundle of another installation."""


def eigen(bezoekers: Bezoekers) -> bytes:
    """A bundle of this installation."""
    assert bezoekers.projectleider.post(f"{EXPORTS}/nieuw", **OPDRACHT).status_code == 302
    bundel: bytes = bezoekers.projectleider.get("/exports/1/bundel").data
    return bundel


def breng(wie: Bezoeker, **bestanden: bytes) -> TestResponse:
    """Send these files with the form."""
    velden: dict[str, Any] = {naam: (io.BytesIO(deel), f"{naam}.bestand") for naam, deel in bestanden.items()}
    antwoord = wie.post(PAD, **velden)
    antwoord.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    return antwoord


def gelezen(wie: Bezoeker, **bestanden: bytes) -> Pagina:
    antwoord = breng(wie, **bestanden)
    assert antwoord.status_code == 200, Pagina(antwoord.text).fouten
    return Pagina(antwoord.text)


def fout_bij(wie: Bezoeker, veld: str, **bestanden: bytes) -> str:
    antwoord = breng(wie, **bestanden)
    assert antwoord.status_code == 422
    return Pagina(antwoord.text).fouten[veld]


def test_de_auditor_controleert_een_bundel_met_de_sleutel_van_deze_installatie(bezoekers: Bezoekers) -> None:
    pagina = gelezen(bezoekers.auditor, bestand=eigen(bezoekers))
    assert "In orde" in pagina.tekst
    assert "de sleutel van deze installatie" in pagina.tekst
    assert "Jeugdautoriteit" in pagina.tekst
    assert "Niet gecontroleerd: of het logboek is aangevuld op wat u eerder kreeg." in pagina.tekst


def test_er_wordt_niets_bewaard_en_dat_staat_erbij(bezoekers: Bezoekers, session: Session) -> None:
    bundel = eigen(bezoekers)
    voor = inhoud(session)
    assert "Er wordt niets bewaard" in gelezen(bezoekers.beheerder, bestand=bundel).tekst
    assert "Er wordt niets bewaard" in gelezen(bezoekers.delft, bestand=bundel + b"x").tekst
    session.rollback()
    assert inhoud(session) == voor


def test_een_gewijzigde_bundel_is_niet_in_orde_en_het_eerste_verschil_staat_erbij(bezoekers: Bezoekers) -> None:
    bundel = eigen(bezoekers)
    pagina = gelezen(bezoekers.auditor, bestand=bundel.replace(b"Duinpoort", b"Duinpaard", 1))
    assert "Niet in orde" in pagina.tekst
    assert "inhoud is beschadigd" in pagina.tekst
    assert "In orde" not in pagina.tekst


def test_een_bundel_van_een_ander_klopt_alleen_met_de_sleutel_van_die_ander(bezoekers: Bezoekers) -> None:
    pagina = gelezen(bezoekers.auditor, bestand=VREEMD)
    assert "handtekening klopt niet bij de opgegeven sleutel" in pagina.tekst
    pagina = gelezen(bezoekers.auditor, bestand=VREEMD, sleutel=voorbeeld.PEM)
    assert "In orde" in pagina.tekst
    assert "de sleutel die u opgaf" in pagina.tekst


def test_een_eerder_checkpoint_of_eerdere_bundel_gaat_mee_in_de_controle(bezoekers: Bezoekers) -> None:
    for eerder in (VREEMD, voorbeeld.leden()["checkpoint"]):
        pagina = gelezen(bezoekers.auditor, bestand=VREEMD, sleutel=voorbeeld.PEM, eerder=eerder)
        assert "voortgezet vanaf regel 30" in pagina.tekst


def test_een_bundel_van_voor_de_sleutelwissel_klopt_met_de_sleutel_van_toen() -> None:
    toets = bundeltoets.Bundeltoets(io.BytesIO(VREEMD))
    nieuw, oud = voorbeeld.ANDERE_SLEUTEL.publiek(), voorbeeld.SLEUTEL.publiek()
    uitslag = bundeltoets.toets_bundel(toets, [nieuw, oud])
    assert (uitslag.fout, uitslag.eigen, uitslag.vroeger) == (None, True, True)
    assert uitslag.vingerafdruk == voorbeeld.SLEUTEL.vingerafdruk


@pytest.mark.parametrize(
    ("veld", "bestand", "melding"),
    [
        ("sleutel", b"geen sleutel", "geen openbare Ed25519-sleutel in PEM-vorm"),
        ("sleutel", bytes(10_001), "te groot"),
        ("eerder", b"geen checkpoint", "dit is geen checkpoint"),
        ("eerder", b"PK\x03\x04 en verder niets", "ZIP: afgekapt"),
        ("eerder", voorbeeld.checkpoint_van(voorbeeld.inhoud().boom, voorbeeld.ANDERE_SLEUTEL), "niet ondertekend met"),
        ("tsa_ca", b"geen certificaten", "geen certificaten in PEM-vorm"),
        ("tsa_ca", bytes(1_000_001), "te groot"),
    ],
)
def test_wat_niet_te_gebruiken_is_staat_bij_zijn_veld(
    bezoekers: Bezoekers, veld: str, bestand: bytes, melding: str
) -> None:
    bestanden = {"bestand": VREEMD, "sleutel": voorbeeld.PEM, veld: bestand}
    assert melding in fout_bij(bezoekers.auditor, veld, **bestanden)


def test_zonder_bundel_staat_dat_bij_het_veld(bezoekers: Bezoekers) -> None:
    assert "Kies het ZIP-bestand" in fout_bij(bezoekers.auditor, "bestand")


@pytest.mark.parametrize("bundel", [b"geen zip", b"\x00" * 100, b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_wat_geen_bundel_is_krijgt_een_uitslag_en_geen_storing(bezoekers: Bezoekers, bundel: bytes) -> None:
    assert "Niet in orde" in gelezen(bezoekers.auditor, bestand=bundel).tekst


def test_een_te_grote_bundel_krijgt_een_melding_bij_het_veld(
    bezoekers: Bezoekers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundeltoets, "GROOTSTE", 1_000)
    assert "te groot om hier te controleren" in fout_bij(bezoekers.auditor, "bestand", bestand=VREEMD)


def test_wat_de_server_niet_eens_leest_krijgt_die_melding_ook(bezoekers: Bezoekers) -> None:
    bezoekers.auditor.app.config["MAX_CONTENT_LENGTH"] = 1_000
    antwoord = breng(bezoekers.auditor, bestand=VREEMD)
    assert antwoord.status_code == 413
    assert "hoogstens 50 MB" in Pagina(antwoord.text).fouten["bestand"]
    assert "Gedeeld dossier controleren" not in breng_zonder_pagina(bezoekers.anoniem).text


def breng_zonder_pagina(wie: Bezoeker) -> TestResponse:
    antwoord = wie.stuur(PAD, {"bestand": (io.BytesIO(VREEMD), "bundel.zip")})
    antwoord.request.environ["wsgi.input"].close()
    return antwoord


def test_tekst_uit_een_bundel_is_op_de_pagina_alleen_tekst(bezoekers: Bezoekers) -> None:
    kwaad = replace(voorbeeld.inhoud(), titel="<script>x</script>\u202e", doel="a\x1b[2Jb")
    antwoord = breng(bezoekers.auditor, bestand=voorbeeld.gebouwd(kwaad), sleutel=voorbeeld.PEM)
    assert "&lt;script&gt;x&lt;/script&gt;\ufffd" in antwoord.text
    assert not [teken for teken in ("<script>", "\x1b", "\u202e") if teken in antwoord.text]


def test_de_pagina_is_te_vinden_vanaf_elke_bladzijde(bezoekers: Bezoekers) -> None:
    for wie in (bezoekers.auditor, bezoekers.delft, bezoekers.beheerder):
        assert PAD in wie.lees("/").links
