"""Bad input about papers: a Dutch message at its field, nothing half-saved, what is refused is noted."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Agendapunt
from tests.kern.opzet import acties, inhoud
from tests.kern.spelers import Spelers, dag
from tests.services.vergadering.stukken import DELFT, DO, dien_in, door_het_do, plan
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.vergadering.test_stukken import BESLOTEN, PAD, STUK, ZAAK


@pytest.fixture
def ingediend(spelers: Spelers) -> str:
    """Paper 1 of S1, for the colleges, and a DO that is meeting 1; returns its address."""
    dien_in(spelers.directeur_sbjh, ZAAK)
    plan(spelers.directeur_sbjh, "DO", DO)
    return f"{PAD}/1"


@pytest.fixture
def lokaal(spelers: Spelers) -> str:
    """Paper 1 past the DO: now at the portefeuillehouders."""
    dien_in(spelers.directeur_sbjh, ZAAK)
    door_het_do(spelers.directeur_sbjh, ZAAK)
    return f"{PAD}/1"


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("titel", w) for w in ("", " ", "x" * 201, "a\0b", "Over 111222333")),
        *(("route", w) for w in ("", "omweg", "DO")),
        *(("datum", w) for w in ("", "ooit", "2999-01-01", "2025-01-01")),
        *(("document_id", w) for w in ("999", "-1", "onzin")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, veld: str, waarde: str
) -> None:
    voor = inhoud(session)
    antwoord = bezoekers.directeur_sbjh.post(f"{PAD}/nieuw", **STUK | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


@pytest.mark.parametrize("waarde", ["", "2", "3", "999", "-1", "onzin"])
def test_alleen_een_vergadering_uit_de_lijst(
    bezoekers: Bezoekers, spelers: Spelers, session: Session, ingediend: str, waarde: str
) -> None:
    plan(spelers.directeur_sbjh, "BOJ", dag(13, 3))
    plan(spelers.directeur_sbjh, "DO", dag(5, 2))
    antwoord = bezoekers.directeur_sbjh.post(f"{ingediend}/agenda/DO", vergadering_id=waarde)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["vergadering_id"])
    assert session.scalars(select(Agendapunt)).all() == []


def test_zonder_vergadering_op_de_kalender_staat_er_wat_eerst_moet(bezoekers: Bezoekers, spelers: Spelers) -> None:
    dien_in(spelers.directeur_sbjh, ZAAK)
    pagina = bezoekers.directeur_sbjh.lees(f"{PAD}/1/agenda/DO")
    assert "/kalender/nieuw" in pagina.links


@pytest.mark.parametrize("station", ["BOJ", "gemeenteraad", "do", "XYZ", "%00"])
def test_een_station_dat_niet_op_de_route_staat_bestaat_niet(
    bezoekers: Bezoekers, ingediend: str, station: str
) -> None:
    for wat in ("agenda", "uitkomst"):
        assert bezoekers.directeur_sbjh.get(f"{ingediend}/{wat}/{station}").status_code == 404


def test_een_station_overslaan_wordt_geweigerd_en_genoteerd(
    bezoekers: Bezoekers, session: Session, ingediend: str
) -> None:
    wie = bezoekers.directeur_sbjh
    assert "Het stuk is nu niet bij: College." in wie.lees(f"{ingediend}/uitkomst/college").tekst
    antwoord = wie.post(f"{ingediend}/uitkomst/college", **BESLOTEN, gemeenten=[DELFT])
    assert antwoord.status_code == 409
    assert "Niet aan de beurt bij college: Delft." in Pagina(antwoord.text).fouten["gemeenten"]
    assert acties(session)[-1] == "(leg_uitkomst_vast)"


@pytest.mark.parametrize("gemeenten", [[], ["GM9999"], ["rijnmond"], ["a\0b"], [""]])
def test_alleen_gemeenten_van_de_regio(bezoekers: Bezoekers, lokaal: str, gemeenten: list[str]) -> None:
    for pad, velden in (("agenda", {"datum": "2025-03-03"}), ("uitkomst", BESLOTEN)):
        antwoord = bezoekers.directeur_sbjh.post(f"{lokaal}/{pad}/portefeuillehouder", **velden, gemeenten=gemeenten)
        assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, ["gemeenten"])


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("uitkomst", w) for w in ("", "weg", "BESLOTEN")),
        *(("datum", w) for w in ("", "2999-01-01", "2025-02-25", "1")),
        *(("toelichting", w) for w in ("x" * 10_001, "a\0b")),
    ],
)
def test_een_uitkomst_die_niet_klopt_wordt_niet_vastgelegd(
    bezoekers: Bezoekers, session: Session, lokaal: str, veld: str, waarde: str
) -> None:
    voor = inhoud(session)
    velden = BESLOTEN | {"gemeenten": [DELFT], veld: waarde}
    antwoord = bezoekers.directeur_sbjh.post(f"{lokaal}/uitkomst/portefeuillehouder", **velden)
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor
