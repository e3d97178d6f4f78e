"""Opschaling and interbestuurlijk toezicht through the screens."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.kern.opzet import acties, inhoud
from tests.kern.spelers import Spelers
from tests.services.overleg.raadpleging import WESTLAND, inbreng, stel_vraag, zegt
from tests.web.bezoeker import Bezoekers, Pagina

PAD, TOEZICHT = "/zaken/2025-0001/opschaling", "/zaken/2025-0001/toezicht"
BEGIN = {"aanleiding": "Geen overeenstemming over het plan.", "datum": "2025-03-10"}
STAP = {"niveau": "wethouders", "datum": "2025-03-13", "toelichting": "Besproken in het BOJ."}
UITKOMST = {"uitkomst": "opgelost", "datum": "2025-03-20", "toelichting": "Westland doet mee."}
FASE = {"fase": "beoordeling", "datum": "2025-03-04", "toelichting": "Brief van VWS."}
BRIEF = {"richting": "inkomend", "met": "Ministerie van VWS", "datum": "2025-03-04", "onderwerp": "Vraag om informatie"}


@pytest.fixture
def afwijking(spelers: Spelers) -> None:
    """Westland does not agree with question 1: opschaling 1 runs."""
    stel_vraag(spelers.directeur_sbjh, "2025-0001")
    zegt(spelers.westland, "2025-0001", WESTLAND, inbreng(toelichting="Te duur."))


def test_zonder_afwijking_staat_er_wat_opschalen_is_en_de_ladder_met_haar_bron(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.directeur_sbjh.lees(PAD).tekst
    assert "Er is niet opgeschaald" in tekst
    assert "Burgemeesters" in tekst
    assert "notitie H10-samenwerking 2022, hoofdstuk 3 (document van de regio)" in tekst


def test_een_afwijking_wordt_opgeschaald_en_opgelost(bezoekers: Bezoekers, session: Session, afwijking: None) -> None:
    wie = bezoekers.directeur_sbjh
    assert "Westland is niet akkoord bij vraag 1." in wie.lees(PAD).tekst
    assert wie.post(f"{PAD}/1/stap", **STAP).location == PAD
    tekst = wie.lees(PAD).tekst
    assert "sinds 13 maart 2025" in tekst
    assert "overgeslagen" in tekst
    assert "Nu niet akkoord bij vraag 1: Westland" in " ".join(tekst.split())
    assert wie.post(f"{PAD}/1/uitkomst", **UITKOMST).location == PAD
    assert acties(session)[-2:] == ["stap_op", "sluit_opschaling"]
    tekst = bezoekers.delft.lees(PAD).tekst
    assert "opgelost" in tekst
    assert "op 20 maart 2025" in tekst
    assert "niet nodig geweest" in tekst
    assert "Westland doet mee." in tekst


def test_het_team_begint_zelf_een_opschaling_en_niet_twee(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    assert wie.post(f"{PAD}/nieuw", **BEGIN).status_code == 302
    antwoord = wie.post(f"{PAD}/nieuw", **BEGIN)
    assert antwoord.status_code == 409
    assert "Opschaling 1 loopt al." in antwoord.text
    assert acties(session)[-1] == "(open_opschaling)"


@pytest.mark.parametrize(
    ("pad", "velden", "veld", "waarde"),
    [
        *((f"{PAD}/1/stap", STAP, "niveau", n) for n in ("", "ambtelijk", "ministers")),
        *((f"{PAD}/1/stap", STAP, "datum", d) for d in ("", "2999-01-01", "2025-03-09", "x")),
        *((f"{PAD}/1/uitkomst", UITKOMST, "uitkomst", u) for u in ("", "verloren")),
        *((f"{PAD}/1/uitkomst", UITKOMST, "datum", d) for d in ("2999-01-01", "2025-03-09")),
        (f"{PAD}/1/uitkomst", UITKOMST, "toelichting", "111222333"),
        *((f"{TOEZICHT}/stap", FASE, "fase", f) for f in ("", "uitvoering_indeplaatsstelling", "x")),
        *((f"{TOEZICHT}/stap", FASE, "datum", d) for d in ("", "2999-01-01")),
        (f"{TOEZICHT}/stap", FASE, "toelichting", " "),
        *((f"{TOEZICHT}/correspondentie", BRIEF, "richting", r) for r in ("", "opzij")),
        *((f"{TOEZICHT}/correspondentie", BRIEF, "met", m) for m in ("", "x" * 161)),
        *((f"{TOEZICHT}/correspondentie", BRIEF, "onderwerp", o) for o in (" ", "x" * 201, "a\0")),
        *((f"{TOEZICHT}/correspondentie", BRIEF, "datum", d) for d in ("", "2999-01-01")),
        *((f"{TOEZICHT}/correspondentie", BRIEF, "document_id", d) for d in ("999", "x")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, afwijking: None, pad: str, velden: dict[str, str], veld: str, waarde: str
) -> None:
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    antwoord = wie.post(pad, **velden | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_na_de_uitkomst_zegt_de_bladzijde_dat_het_klaar_is(bezoekers: Bezoekers, afwijking: None) -> None:
    wie = bezoekers.directeur_sbjh
    wie.post(f"{PAD}/1/uitkomst", **UITKOMST)
    assert "is al afgelopen" in wie.lees(f"{PAD}/1/uitkomst").tekst
    antwoord = wie.post(f"{PAD}/1/uitkomst", **UITKOMST)
    assert antwoord.status_code == 409
    assert wie.post(f"{PAD}/1/stap", **STAP).status_code == 422, "there is no rung to choose any more"


def test_een_gemeente_ziet_de_opschaling_en_voert_haar_niet(bezoekers: Bezoekers, afwijking: None) -> None:
    html = bezoekers.delft.get(PAD).text
    assert "Westland is niet akkoord bij vraag 1." in html
    assert f"{PAD}/1/stap" not in html
    assert bezoekers.delft.get(f"{PAD}/1/stap").status_code == 403
    assert bezoekers.rijnmond.get(PAD).status_code in (403, 404)


def test_het_toezicht_met_fasen_en_brieven(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    assert "Er is geen interbestuurlijk toezicht in deze zaak." in wie.lees(TOEZICHT).tekst
    assert wie.post(f"{TOEZICHT}/stap", **FASE).location == TOEZICHT
    assert wie.post(f"{TOEZICHT}/correspondentie", **BRIEF, document_id="2").location == TOEZICHT
    tekst = wie.lees(TOEZICHT).tekst
    assert "4 maart 2025" in tekst
    assert "Brief van VWS." in tekst
    assert "Vraag om informatie" in tekst
    assert "herstelplan-v1.txt" in tekst
    assert "stap 2 (openbare bron)" in tekst
    assert acties(session)[-2:] == ["leg_toezichtstap_vast", "leg_correspondentie_vast"]
    assert "Signalering" not in wie.lees(f"{TOEZICHT}/stap").tekst


def test_toezicht_is_van_het_team(bezoekers: Bezoekers) -> None:
    for pad in (TOEZICHT, f"{TOEZICHT}/stap", f"{TOEZICHT}/correspondentie"):
        assert bezoekers.delft.get(pad).status_code == 403


@pytest.mark.parametrize("nummer", ["0", "2", "99999999999"])
def test_een_opschaling_die_er_niet_is_bestaat_niet(bezoekers: Bezoekers, afwijking: None, nummer: str) -> None:
    for wat in ("stap", "uitkomst"):
        assert bezoekers.directeur_sbjh.get(f"{PAD}/{nummer}/{wat}").status_code == 404
