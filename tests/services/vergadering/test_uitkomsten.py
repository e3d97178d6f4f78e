"""What stations did with a paper: recorded once, in order, per municipality where it is theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.models import Behandeling
from tests.kern.databanken import eigenaar
from tests.kern.opzet import VANDAAG, geweigerd, logboek, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.vergadering.stukken import (
    ALLEN,
    BESLOTEN,
    BOJ,
    DELFT,
    DEN_HAAG,
    DO,
    DOORGELEID,
    TERUG,
    WESTLAND,
    agendeer,
    blad,
    dien_in,
    door_het_do,
    plan,
    uitkomst,
)

PORTEFEUILLE = "portefeuillehouder"


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def wie(spelers: Spelers, zaak: str) -> Speler:
    """Who brings paper 1, for the colleges, on its way."""
    dien_in(spelers.directeur_sbjh, zaak)
    return spelers.directeur_sbjh


def behandelingen(wie: Speler) -> list[Behandeling]:
    wie.session.rollback()
    return list(wie.session.scalars(select(Behandeling).order_by(Behandeling.id)))


def test_het_stuk_gaat_langs_elk_station_naar_het_eind(wie: Speler, zaak: str) -> None:
    door_het_do(wie, zaak)
    assert blad(wie, zaak).stand.nu == (PORTEFEUILLE,)
    uitkomst(wie, zaak, PORTEFEUILLE, *ALLEN, wat=DOORGELEID, datum=dag(3, 3))
    assert blad(wie, zaak).stand.nu == ("college",)
    zonder = [code for code in ALLEN if code != WESTLAND]
    uitkomst(wie, zaak, "college", *zonder, wat=BESLOTEN, datum=BOJ)
    nu = blad(wie, zaak)
    assert (len(nu.stand.klaar("college")), nu.stand.open("college")) == (8, (WESTLAND,))
    uitkomst(wie, zaak, "college", WESTLAND, wat=BESLOTEN, datum=dag(1, 4))
    assert blad(wie, zaak).stand.aan_het_eind
    kop = logboek(wie.session)[-1].kop
    assert (kop.actie, kop.object, kop.van, kop.naar) == ("leg_uitkomst_vast", "stuk/1", "college", "aan het eind")


def test_een_uitkomst_bij_gemeenten_hoeft_niet_gepland_te_zijn(wie: Speler, zaak: str) -> None:
    door_het_do(wie, zaak)
    agendeer(wie, zaak, PORTEFEUILLE, DELFT, datum=BOJ)
    uitkomst(wie, zaak, PORTEFEUILLE, DELFT, DEN_HAAG, datum=dag(3, 3))
    punten = [p for p in blad(wie, zaak).punten if p.station == PORTEFEUILLE]
    assert [(p.gemeente, p.datum) for p in punten] == [(DELFT, BOJ), (DEN_HAAG, dag(3, 3))]
    assert all(p.behandeling and p.behandeling.datum == dag(3, 3) for p in punten)


def test_een_overleg_behandelt_alleen_wat_op_zijn_agenda_stond(wie: Speler, zaak: str) -> None:
    plan(wie, "DO", DO)
    with geweigerd(wie.session, "ongeldige_overgang"):
        uitkomst(wie, zaak, "DO", datum=DO)


def test_een_uitkomst_ligt_niet_voor_de_vergadering_en_niet_in_de_toekomst(wie: Speler, zaak: str) -> None:
    agendeer(wie, zaak, "DO", op=plan(wie, "DO", DO))
    with niet_aanvaard(wie.session, "datum_onlogisch", "datum"):
        uitkomst(wie, zaak, "DO", datum=DO - timedelta(days=1))
    with niet_aanvaard(wie.session, "datum_in_toekomst", "datum"):
        uitkomst(wie, zaak, "DO", datum=VANDAAG + timedelta(days=1))
    uitkomst(wie, zaak, "DO", datum=DO)
    with niet_aanvaard(wie.session, "datum_onlogisch", "datum"):
        uitkomst(wie, zaak, PORTEFEUILLE, DELFT, datum=DO - timedelta(days=1))


def test_een_vergadering_die_nog_komt_heeft_geen_uitkomst(wie: Speler, zaak: str) -> None:
    agendeer(wie, zaak, "DO", op=plan(wie, "DO", VANDAAG + timedelta(days=1)))
    with niet_aanvaard(wie.session, "datum_onlogisch", "datum"):
        uitkomst(wie, zaak, "DO", datum=VANDAAG)


def test_een_uitkomst_wordt_een_keer_vastgelegd(wie: Speler, zaak: str) -> None:
    door_het_do(wie, zaak)
    uitkomst(wie, zaak, PORTEFEUILLE, DELFT)
    with geweigerd(wie.session, "niet_aan_de_beurt"):
        uitkomst(wie, zaak, "DO", datum=DO)
    with geweigerd(wie.session, "niet_aan_de_beurt"):
        uitkomst(wie, zaak, PORTEFEUILLE, DELFT, DEN_HAAG)
    assert len(behandelingen(wie)) == 2


def test_wat_tegenhoudt_wordt_uitgelegd(wie: Speler, zaak: str) -> None:
    door_het_do(wie, zaak)
    with niet_aanvaard(wie.session, "motivering_verplicht", "toelichting"):
        uitkomst(wie, zaak, PORTEFEUILLE, DELFT, wat=TERUG)


def test_een_college_verwijst_terug_naar_zijn_eigen_portefeuillehouder(wie: Speler, zaak: str) -> None:
    door_het_do(wie, zaak)
    uitkomst(wie, zaak, PORTEFEUILLE, *ALLEN, datum=dag(3, 3))
    uitkomst(wie, zaak, "college", DELFT, wat=BESLOTEN)
    uitkomst(wie, zaak, "college", WESTLAND, wat=TERUG, waarom="Er mist een bedrag.")
    nu = blad(wie, zaak).stand
    assert (nu.aan_de_beurt(PORTEFEUILLE), nu.klaar("college")) == ((WESTLAND,), (DELFT,))


def test_terug_naar_de_regio_haalt_het_stuk_van_agendas_waar_het_niet_meer_is(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    dien_in(wie, zaak, "raad")
    agendeer(wie, zaak, "BOJ", op=plan(wie, "BOJ", BOJ))
    uitkomst(wie, zaak, "BOJ", datum=BOJ)
    uitkomst(wie, zaak, "college", DELFT, wat=BESLOTEN, datum=dag(1, 4))
    agendeer(wie, zaak, "college", DEN_HAAG, datum=dag(1, 7))
    agendeer(wie, zaak, "gemeenteraad", DELFT, datum=dag(1, 7))
    uitkomst(wie, zaak, "college", WESTLAND, wat=TERUG, datum=dag(2, 4), waarom="Niet akkoord.")
    nu = blad(wie, zaak)
    assert nu.stand.nu == ("BOJ",)
    assert [p for p in nu.punten if p.staat_open] == []
    assert {p.afgevoerd_reden for p in nu.punten if p.afgevoerd_datum} == {"Het stuk is terugverwezen."}
    assert logboek(wie.session)[-1].kop.naar == "BOJ"


@pytest.mark.beide
@pytest.mark.parametrize("opdracht", ["UPDATE behandeling SET uitkomst = 'besloten'", "DELETE FROM behandeling"])
def test_de_database_bewaart_een_uitkomst_zoals_ze_was(wie: Speler, zaak: str, opdracht: str) -> None:
    door_het_do(wie, zaak)
    with pytest.raises(DBAPIError, match="niet toegestaan"), eigenaar(wie.session):
        wie.session.execute(text(opdracht))
    assert [b.uitkomst for b in behandelingen(wie)] == [DOORGELEID]


@pytest.mark.parametrize("naam", ["delft", "wethouder"])
def test_alleen_het_team_legt_uitkomsten_vast(spelers: Spelers, wie: Speler, zaak: str, naam: str) -> None:
    door_het_do(wie, zaak)
    with geweigerd(wie.session, "geen_recht"):
        uitkomst(getattr(spelers, naam), zaak, PORTEFEUILLE, DELFT)
