"""Equated days through the screens of the administrator."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.kern.opzet import acties, inhoud, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers, Pagina

DAGEN = "/beheer/dagen"
DAG = {"dag": "2025-02-17", "naam": "dag van de test", "bron": "Staatscourant 2025, 1"}


def test_de_tabel_noemt_elke_dag_met_haar_bron(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.beheerder.lees(DAGEN).tekst
    assert "15 mei 2026" in tekst
    assert "vrijdag na Hemelvaartsdag, bij besluit gelijkgesteld met een feestdag" in tekst
    assert "genoemd in één secundaire bron" in tekst
    assert DAGEN in bezoekers.beheerder.lees("/beheer/gebruikers").links


def test_een_dag_erbij_en_eraf(bezoekers: Bezoekers, spelers: Spelers, session: Session) -> None:
    zaak = open_zaak(spelers)
    antwoord = bezoekers.beheerder.post(f"{DAGEN}/nieuw", **DAG)
    assert (antwoord.status_code, antwoord.location) == (302, DAGEN)
    tekst = bezoekers.beheerder.lees(DAGEN).tekst
    assert "5 termijnen kregen een andere laatste dag." in tekst
    assert "dag van de test" in tekst
    assert "dag van de test (17 februari 2025)" in bezoekers.directeur_sbjh.lees(f"/zaken/{zaak}/termijnen").tekst
    assert "Termijnen opnieuw berekend" in bezoekers.directeur_sbjh.lees(f"/zaken/{zaak}/logboek").tekst
    weg = bezoekers.beheerder.post(f"{DAGEN}/2025-02-17/verwijdering", reden="Ging niet door.")
    assert weg.status_code == 302
    assert "17 februari 2025 is verwijderd." in bezoekers.beheerder.lees(DAGEN).tekst
    assert acties(session)[-2:] == ["verwijder_dag", "herbereken"], "one case has terms there"


def test_alles_opnieuw_berekenen(bezoekers: Bezoekers, session: Session) -> None:
    assert bezoekers.beheerder.post(f"{DAGEN}/herberekening", reden="Na de verhuizing.").location == DAGEN
    assert "0 termijnen kregen een andere laatste dag." in bezoekers.beheerder.lees(DAGEN).tekst
    assert acties(session)[-1] == "herbereken"


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("dag", d) for d in ("", "vrijdag", "2025-02-15", "2025-05-05", "2026-01-02", "1999-01-04", "2025-13-01")),
        *(("naam", n) for n in ("", " ", "n" * 201, "111222333")),
        *(("bron", b) for b in ("", "b" * 401, "a\0b")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.beheerder.post(f"{DAGEN}/nieuw", **DAG | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


@pytest.mark.parametrize("dag", ["2025-02-17", "20260102", "2026-W01-5", "onzin", "9999-99-99", "2026-01-02T00:00"])
def test_een_dag_die_er_niet_is_wordt_niet_verwijderd(bezoekers: Bezoekers, dag: str) -> None:
    assert bezoekers.beheerder.get(f"{DAGEN}/{dag}/verwijdering").status_code == 404


def test_verwijderen_vraagt_een_reden(bezoekers: Bezoekers, session: Session) -> None:
    voor = inhoud(session)
    for pad in ("2026-01-02/verwijdering", "herberekening"):
        antwoord = bezoekers.beheerder.post(f"{DAGEN}/{pad}", reden=" ")
        assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["reden"])
    assert inhoud(session) == voor
