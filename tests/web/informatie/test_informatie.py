"""Duties to inform and the council letter through the screens."""

from __future__ import annotations

import io

import pytest
from docx import Document
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from tests.kern.opzet import acties, inhoud, open_zaak
from tests.kern.spelers import Spelers
from tests.services.informatie.raadsbrieven import bied_aan, brief_id, plicht, schrijf
from tests.web.bezoeker import Bezoekers, Pagina

VERZENDING = {"datum": "2025-06-02", "middel": "brief", "toelichting": "Per mail.", "document_id": ""}
TEKST = {"titel": "Stichting Duinpoort", "tekst": "De zorg gaat door.", "datum": "2025-06-02"}
ZAAK, DELFT, WESTLAND = "2025-0002", "GM0503", "GM1783"
PAD = f"/zaken/{ZAAK}"


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """A second zaak, in problematisch since 3 February 2025."""
    return open_zaak(spelers, Toestand.PROBLEMATISCH)


@pytest.fixture
def plichtpad(spelers: Spelers, zaak: str) -> str:
    return f"{PAD}/informatie/{plicht(spelers, zaak, 'college van Delft').id}"


@pytest.fixture
def brieven(spelers: Spelers, zaak: str) -> dict[str, int]:
    """The letters of Delft and Westland, put to them."""
    schrijf(spelers.directeur_sbjh, zaak)
    bied_aan(spelers.directeur_sbjh, zaak, [DELFT, WESTLAND])
    return {code: brief_id(spelers.directeur_sbjh, code) for code in (DELFT, WESTLAND)}


def test_de_lijst_noemt_partij_termijn_en_bron(bezoekers: Bezoekers, zaak: str) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"{PAD}/informatie").tekst
    assert "gemeenteraad van Westland" in tekst
    assert "Waar dit vandaan komt (eigen afleiding)" in tekst
    assert "is 10 februari 2025" in tekst
    assert "te laat" in tekst


def test_verzending_vastleggen(bezoekers: Bezoekers, session: Session, plichtpad: str) -> None:
    wie = bezoekers.directeur_sbjh
    assert wie.lees(f"{plichtpad}/verzending").velden["datum"]
    antwoord = wie.post(f"{plichtpad}/verzending", **VERZENDING)
    assert (antwoord.status_code, antwoord.location) == (302, f"{PAD}/informatie")
    tekst = wie.lees(f"{PAD}/informatie").tekst
    assert "te laat verzonden" in tekst
    assert "Per mail." in tekst
    assert acties(session)[-1] == "meld_verzonden"


def test_laten_vervallen(bezoekers: Bezoekers, session: Session, plichtpad: str) -> None:
    velden = {"datum": "2025-06-02", "toelichting": "Delft nam zelf het initiatief."}
    assert bezoekers.directeur_sbjh.post(f"{plichtpad}/verval", **velden).status_code == 302
    assert "Delft nam zelf het initiatief." in bezoekers.directeur_sbjh.lees(f"{PAD}/informatie").tekst
    assert acties(session)[-1] == "laat_plicht_vervallen"


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("datum", d) for d in ("", "2999-01-01", "2025-02-02", "ooit")),
        *(("middel", m) for m in ("", "duif")),
        *(("document_id", d) for d in ("1", "onzin", "-1")),
        *(("toelichting", t) for t in ("x" * 10_001, "a\0b", "111222333")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding(
    bezoekers: Bezoekers, session: Session, plichtpad: str, veld: str, waarde: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.directeur_sbjh.post(f"{plichtpad}/verzending", **VERZENDING | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_een_plicht_wordt_een_keer_afgehandeld(bezoekers: Bezoekers, session: Session, plichtpad: str) -> None:
    wie = bezoekers.directeur_sbjh
    wie.post(f"{plichtpad}/verzending", **VERZENDING)
    antwoord = wie.post(f"{plichtpad}/verzending", **VERZENDING)
    assert (antwoord.status_code, acties(session)[-1]) == (409, "(meld_verzonden)")
    assert "De verzending is al vastgelegd, op 02-06-2025." in antwoord.text


def test_een_plicht_van_een_andere_zaak_bestaat_niet(bezoekers: Bezoekers, plichtpad: str) -> None:
    nummer = plichtpad.rpartition("/")[2]
    assert bezoekers.directeur_sbjh.get(f"/zaken/2025-0001/informatie/{nummer}/verzending").status_code == 404


def test_sluiten_noemt_wie_nog_geinformeerd_moet_worden(bezoekers: Bezoekers, zaak: str) -> None:
    tekst = bezoekers.directeur_sbjh.lees(f"{PAD}/afsluiting").tekst
    assert "24 partijen zijn nog niet geïnformeerd" in tekst
    assert "Naar wie geïnformeerd wordt" in tekst
    assert "Dit zal het dossier zeggen" in tekst
    assert "De kinderen zijn nooit geteld" in tekst


def test_schrijven_klaarzetten_en_downloaden(bezoekers: Bezoekers, zaak: str) -> None:
    wie = bezoekers.directeur_sbjh
    assert wie.post(f"{PAD}/raadsbrief/romptekst", **TEKST).status_code == 302
    antwoord = wie.post(f"{PAD}/raadsbrief/aanbieding", gemeenten=[DELFT, WESTLAND], datum="2025-06-02")
    assert antwoord.status_code == 302
    assert "De brief ligt klaar voor 2 gemeenten." in wie.lees(f"{PAD}/raadsbrief").tekst
    links = [pad for pad in bezoekers.delft.lees(f"{PAD}/raadsbrief").links if pad.endswith("/bestand")]
    assert len(links) == 1
    brief = bezoekers.delft.get(links[0])
    assert "raadsinformatiebrief Delft versie 1.docx" in brief.headers["Content-Disposition"]
    assert "Van: gemeente Delft" in Document(io.BytesIO(brief.data)).paragraphs[1].text


def test_een_gemeente_meldt_dat_haar_brief_weg_is(
    bezoekers: Bezoekers, session: Session, brieven: dict[str, int]
) -> None:
    pad = f"{PAD}/raadsbrief/{brieven[DELFT]}/verzending"
    antwoord = bezoekers.delft.post(pad, datum="2025-06-03", toelichting="Kenmerk R-12.")
    assert (antwoord.status_code, antwoord.location) == (302, f"{PAD}/raadsbrief")
    tekst = bezoekers.delft.lees(f"{PAD}/raadsbrief").tekst
    assert "aan de raad gestuurd" in tekst
    assert "Kenmerk R-12." in tekst
    assert "Westland" not in tekst
    assert acties(session)[-1] == "verzend_raadsbrief"


def test_een_poging_op_de_brief_van_een_ander_staat_in_het_logboek(
    bezoekers: Bezoekers, session: Session, brieven: dict[str, int]
) -> None:
    velden = {"csrf_token": bezoekers.delft.csrf(), "datum": "2025-06-03"}
    assert bezoekers.delft.stuur(f"{PAD}/raadsbrief/{brieven[WESTLAND]}/verzending", velden).status_code == 404
    assert acties(session)[-1] == "(verzend_raadsbrief)"


@pytest.mark.parametrize("wat", ["bestand", "verzending"])
def test_de_brief_van_een_ander_bestaat_niet(bezoekers: Bezoekers, brieven: dict[str, int], wat: str) -> None:
    assert bezoekers.delft.get(f"{PAD}/raadsbrief/{brieven[WESTLAND]}/{wat}").status_code == 404
    assert bezoekers.delft.get(f"{PAD}/raadsbrief/{brieven[WESTLAND] + 1}/{wat}").status_code == 404, "a concept"
    assert bezoekers.rijnmond.get(f"{PAD}/raadsbrief/{brieven[DELFT]}/{wat}").status_code == 404


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("titel", " "), ("titel", "x" * 201), ("tekst", ""), ("tekst", "piep\x07"), ("datum", "2999-01-01")],
)
def test_een_romptekst_met_een_fout_krijgt_een_melding(
    bezoekers: Bezoekers, session: Session, zaak: str, veld: str, waarde: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.directeur_sbjh.post(f"{PAD}/raadsbrief/romptekst", **TEKST | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_een_tekst_die_op_html_of_een_sjabloon_lijkt_blijft_tekst(bezoekers: Bezoekers, zaak: str) -> None:
    vals = "{{ 7*7 }} <script>alert(1)</script>"
    assert bezoekers.directeur_sbjh.post(f"{PAD}/raadsbrief/romptekst", **TEKST | {"tekst": vals}).status_code == 302
    antwoord = bezoekers.directeur_sbjh.get(f"{PAD}/raadsbrief")
    assert vals in Pagina(antwoord.text).tekst
    assert "<script>" not in antwoord.text


def test_wie_een_oude_versie_zag_krijgt_dat_te_horen(bezoekers: Bezoekers, spelers: Spelers, zaak: str) -> None:
    wie, pad = bezoekers.directeur_sbjh, f"{PAD}/raadsbrief/romptekst"
    gezien = wie.verborgen(pad)
    schrijf(spelers.directeur_denhaag, zaak)
    antwoord = wie.stuur(pad, gezien | TEKST | {"tekst": "Mijn tekst."})
    assert antwoord.status_code == 412
    assert "Mijn tekst." in antwoord.text
