"""Questions and positions through the screens: the table of municipalities, one question, asking and answering."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.kern.opzet import acties, inhoud
from tests.kern.spelers import Spelers
from tests.services.overleg.raadpleging import DELFT, WESTLAND, inbreng, stel_vraag, zegt
from tests.web.bezoeker import Bezoekers, Pagina

PAD = "/zaken/2025-0001/vragen"
VRAAG = {
    "tekst": "Akkoord met het plan?",
    "gemeenten": [DELFT, WESTLAND],
    "datum": "2025-03-03",
    "reactie_voor_datum": "2025-03-17",
}
JA = {"gemeente": DELFT, "soort": "akkoord", "datum": "2025-03-10", "spreker": "college"}
NEE = JA | {"soort": "niet_akkoord", "toelichting": "Te duur.", "domeinen": "financien"}
VERVANGER = JA | {
    "spreker": "directeur",
    "door": "M. de Wit",
    "namens_wie": "wethouder Jansen",
    "vervangingsreden": "Zij is ziek.",
}


@pytest.fixture
def vraag(spelers: Spelers) -> str:
    """The address of question 1, to all municipalities, in S1."""
    stel_vraag(spelers.directeur_sbjh, "2025-0001")
    return f"{PAD}/1"


def test_een_vraag_stellen_en_terugvinden(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{PAD}/nieuw", **VRAAG)
    assert (antwoord.status_code, antwoord.location) == (302, f"{PAD}/1")
    tekst = bezoekers.directeur_sbjh.lees(PAD).tekst
    assert "Vraag 1: Akkoord met het plan?" in tekst
    assert "0 akkoord, 0 niet akkoord, 2 geen reactie" in tekst
    assert "Zoetermeer" not in tekst


def test_het_formulier_kiest_alle_gemeenten_alvast(bezoekers: Bezoekers) -> None:
    html = bezoekers.directeur_sbjh.get(f"{PAD}/nieuw").text
    assert html.count("checked") == 9


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("tekst", t) for t in ("", " ", "a\0b", "x" * 10_001, "111222333")),
        *(("gemeenten", gem) for gem in ([], ["GM9999"])),
        *(("datum", d) for d in ("", "2999-01-01", "2024-01-01", "ooit")),
        *(("reactie_voor_datum", d) for d in ("", "2025-03-02", "ooit")),
        *(("document_id", d) for d in ("999", "onzin")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_gevraagd(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: object
) -> None:
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    antwoord = wie.post(f"{PAD}/nieuw", **VRAAG | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_een_gemeente_opent_de_vraag_en_het_team_ziet_wanneer(
    bezoekers: Bezoekers, session: Session, vraag: str
) -> None:
    assert "nog niet gezien" in bezoekers.directeur_sbjh.lees(PAD).tekst
    bezoekers.delft.client.head(vraag)
    assert "zie_vraag" not in acties(session)
    for _ in range(2):
        assert "Akkoord met het continuïteitsplan?" in bezoekers.delft.lees(vraag).tekst
    assert acties(session).count("zie_vraag") == 1
    assert "gezien op" in bezoekers.directeur_sbjh.lees(PAD).tekst
    assert "gezien op" not in bezoekers.van("westland@h10.example").lees(PAD).tekst


def test_een_gemeente_geeft_haar_standpunt_en_ziet_dat_van_anderen(
    bezoekers: Bezoekers, spelers: Spelers, vraag: str
) -> None:
    zegt(spelers.westland, "2025-0001", WESTLAND, inbreng(toelichting="Te duur voor ons."))
    formulier = bezoekers.delft.get(f"{vraag}/standpunt").text
    assert 'name="bron"' not in formulier
    assert "Westland" not in formulier.partition('name="gemeente"')[2].partition("</select>")[0]
    antwoord = bezoekers.delft.post(f"{vraag}/standpunt", **JA)
    assert (antwoord.status_code, antwoord.location) == (302, vraag)
    tekst = bezoekers.delft.lees(vraag).tekst
    assert "Gemeente Delft, college" in tekst
    assert "Te duur voor ons." in tekst


def test_een_gemeente_die_niet_akkoord_is_ziet_dat_er_is_opgeschaald(
    bezoekers: Bezoekers, session: Session, vraag: str
) -> None:
    assert bezoekers.delft.post(f"{vraag}/standpunt", **NEE).status_code == 302
    assert acties(session)[-2:] == ["leg_standpunt_vast", "open_opschaling"]
    assert "Dit onderwerp is opgeschaald." in bezoekers.delft.lees(vraag).tekst
    assert "Opschaling 1 loopt" in bezoekers.delft.lees(PAD).tekst


def test_het_team_legt_vast_namens_een_gemeente_met_de_bron(bezoekers: Bezoekers, vraag: str) -> None:
    wie = bezoekers.directeur_sbjh
    antwoord = wie.post(f"{vraag}/standpunt", **JA)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["bron"])
    assert wie.post(f"{vraag}/standpunt", **JA, bron="Verslag BOJ.").status_code == 302
    assert "Verslag BOJ." in wie.lees(vraag).tekst
    assert "Verslag BOJ." not in bezoekers.delft.lees(vraag).tekst


def test_een_directeur_in_de_plaats_van_een_wethouder_staat_er_zo_bij(bezoekers: Bezoekers, vraag: str) -> None:
    assert bezoekers.delft.post(f"{vraag}/standpunt", **VERVANGER).status_code == 302
    tekst = bezoekers.directeur_sbjh.lees(vraag).tekst
    assert "M. de Wit, directeur" in tekst
    assert "in de plaats van wethouder Jansen: Zij is ziek." in tekst


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gemeente": WESTLAND}, "gemeente"),
        ({"soort": "geen_reactie"}, "soort"),
        ({"soort": ""}, "soort"),
        *(({"datum": d}, "datum") for d in ("", "2999-01-01", "2025-03-02", "31-02-2025")),
        ({"spreker": "koning"}, "spreker"),
        ({"spreker": "burgemeester"}, "spreker"),
        ({"door": ""}, "door"),
        ({"door": "x" * 161}, "door"),
        ({"namens_wie": ""}, "namens_wie"),
        ({"vervangingsreden": " "}, "vervangingsreden"),
        ({"toelichting": "111222333"}, "toelichting"),
    ],
)
def test_een_standpunt_dat_niet_klopt_krijgt_een_melding_bij_het_veld(
    bezoekers: Bezoekers, session: Session, vraag: str, anders: dict[str, str], veld: str
) -> None:
    invoer = bezoekers.delft.verborgen(f"{vraag}/standpunt")
    voor = inhoud(session)
    antwoord = bezoekers.delft.stuur(f"{vraag}/standpunt", invoer | VERVANGER | anders)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_een_vraag_aan_een_ander_bestaat_niet_voor_een_gemeente(bezoekers: Bezoekers, spelers: Spelers) -> None:
    stel_vraag(spelers.directeur_sbjh, "2025-0001", [WESTLAND])
    for pad in (f"{PAD}/1", f"{PAD}/1/standpunt"):
        assert bezoekers.delft.get(pad).status_code == 404
    assert "Vraag 1" not in bezoekers.delft.lees(PAD).tekst
    assert bezoekers.rijnmond.get(PAD).status_code in (403, 404)


def test_wie_geen_reactie_gaf_staat_er_na_de_laatste_dag_zo_bij(bezoekers: Bezoekers, vraag: str) -> None:
    assert "geen reactie, te laat" in bezoekers.directeur_sbjh.lees(vraag).tekst


@pytest.mark.parametrize("nummer", ["0", "2", "x", "99999999999"])
def test_een_vraag_die_er_niet_is_bestaat_niet(bezoekers: Bezoekers, vraag: str, nummer: str) -> None:
    assert bezoekers.directeur_sbjh.get(f"{PAD}/{nummer}").status_code == 404
