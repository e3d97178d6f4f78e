"""A paper on the agenda of the station it has come to, and off it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.services.vergadering import agendering, kalenderblad
from tests.kern.opzet import VANDAAG, geweigerd, logboek, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.vergadering.stukken import (
    AANGEHOUDEN,
    ALLEN,
    BOJ,
    DELFT,
    DO,
    INGEDIEND,
    agendeer,
    blad,
    dien_in,
    door_het_do,
    plan,
    uitkomst,
)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def wie(spelers: Spelers, zaak: str) -> Speler:
    """Who brings paper 1, for the colleges, on its way."""
    dien_in(spelers.directeur_sbjh, zaak)
    return spelers.directeur_sbjh


def test_een_stuk_komt_op_de_agenda_van_een_vergadering_die_nog_komt(wie: Speler, zaak: str) -> None:
    do = plan(wie, "DO", VANDAAG + timedelta(days=30))
    agendeer(wie, zaak, "DO", op=do)
    (punt,) = blad(wie, zaak).gepland("DO")
    assert (punt.datum, punt.gemeente) == (VANDAAG + timedelta(days=30), None)
    assert [p.id for p in kalenderblad.kalenderdag(wie.session, wie.actor, do).agenda] == [punt.id]
    kop = logboek(wie.session)[-1].kop
    assert (kop.actie, kop.object, kop.naar) == ("agendeer", "stuk/1", "DO")


def test_een_stuk_staat_een_keer_op_een_agenda(wie: Speler, zaak: str) -> None:
    eerste, tweede = plan(wie, "DO", DO), plan(wie, "DO", dag(5, 3))
    agendeer(wie, zaak, "DO", op=eerste)
    with geweigerd(wie.session, "ongeldige_overgang"):
        agendeer(wie, zaak, "DO", op=tweede)


@pytest.mark.parametrize("station", ["portefeuillehouder", "college"])
def test_een_station_overslaan_kan_niet(wie: Speler, zaak: str, station: str) -> None:
    with geweigerd(wie.session, "niet_aan_de_beurt"):
        agendeer(wie, zaak, station, DELFT, datum=BOJ)


def test_een_station_van_een_andere_route_bestaat_hier_niet(wie: Speler, zaak: str) -> None:
    boj = plan(wie, "BOJ", BOJ)
    for station in ("BOJ", "gemeenteraad", "", "do"):
        with niet_aanvaard(wie.session, "niet_gevonden"):
            agendeer(wie, zaak, station, op=boj)


def test_alleen_een_vergadering_van_dit_overleg_die_doorgaat(wie: Speler, zaak: str) -> None:
    boj, vroeg = plan(wie, "BOJ", BOJ), plan(wie, "DO", INGEDIEND - timedelta(days=1))
    for op in (boj, 0, 999_999):
        with niet_aanvaard(wie.session, "niet_gevonden", "vergadering_id"):
            agendeer(wie, zaak, "DO", op=op)
    with niet_aanvaard(wie.session, "datum_onlogisch", "vergadering_id"):
        agendeer(wie, zaak, "DO", op=vroeg)


def test_bij_gemeenten_wordt_gekozen_welke_en_wanneer(wie: Speler, zaak: str) -> None:
    door_het_do(wie, zaak)
    station = "portefeuillehouder"
    for gemeenten, datum, veld in (
        ((), BOJ, "gemeenten"),
        (("GM9999",), BOJ, "gemeenten"),
        (("rijnmond",), BOJ, "gemeenten"),
        ((DELFT,), None, "datum"),
    ):
        with niet_aanvaard(wie.session, "ongeldige_invoer", veld):
            agendeer(wie, zaak, station, *gemeenten, datum=datum)
    with niet_aanvaard(wie.session, "datum_in_toekomst", "datum"):
        agendeer(wie, zaak, station, DELFT, datum=date.max)
    with niet_aanvaard(wie.session, "datum_onlogisch", "datum"):
        agendeer(wie, zaak, station, DELFT, datum=DO - timedelta(days=1))
    agendeer(wie, zaak, station, *ALLEN, datum=BOJ)
    assert len(blad(wie, zaak).gepland(station)) == 9
    with geweigerd(wie.session, "ongeldige_overgang"):
        agendeer(wie, zaak, station, DELFT, datum=BOJ)


def test_van_de_agenda_af_met_een_reden_en_opnieuw_erop(wie: Speler, zaak: str) -> None:
    do = plan(wie, "DO", DO)
    punt = agendeer(wie, zaak, "DO", op=do)
    with niet_aanvaard(wie.session, "motivering_verplicht", "reden"):
        wie.doet(agendering.voer_af, zaak, 1, punt, "")
    wie.doet(agendering.voer_af, zaak, 1, punt, "Nog niet af.")
    assert blad(wie, zaak).gepland("DO") == []
    assert kalenderblad.kalenderdag(wie.session, wie.actor, do).agenda == ()
    with geweigerd(wie.session, "ongeldige_overgang"):
        wie.doet(agendering.voer_af, zaak, 1, punt, "Nog eens.")
    agendeer(wie, zaak, "DO", op=do)
    assert len(blad(wie, zaak).punten) == 2


def test_een_agendapunt_van_een_ander_stuk_bestaat_hier_niet(wie: Speler, zaak: str) -> None:
    punt = agendeer(wie, zaak, "DO", op=plan(wie, "DO", DO))
    tweede = dien_in(wie, zaak)
    for nummer, punt_id in ((tweede, punt), (1, punt + 1), (9, punt)):
        with niet_aanvaard(wie.session, "niet_gevonden"):
            wie.doet(agendering.voer_af, zaak, nummer, punt_id, "Daarom.")


def test_aangehouden_komt_het_opnieuw_op_een_agenda(wie: Speler, zaak: str) -> None:
    agendeer(wie, zaak, "DO", op=plan(wie, "DO", DO))
    uitkomst(wie, zaak, "DO", wat=AANGEHOUDEN, datum=DO, waarom="De cijfers ontbreken.")
    assert blad(wie, zaak).te_agenderen("DO") == [None]
    agendeer(wie, zaak, "DO", op=plan(wie, "DO", dag(5, 3)))
