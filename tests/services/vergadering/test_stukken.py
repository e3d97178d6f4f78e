"""Papers of a zaak: put in and withdrawn; by whom, when and where."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.services.document import documenten
from app.services.vergadering import agendering, kalenderblad, stukken
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import BEGIN, VANDAAG, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers
from tests.services.vergadering.stukken import (
    ALLEN,
    DO,
    INGEDIEND,
    WESTLAND,
    agendeer,
    blad,
    dien_in,
    door_het_do,
    plan,
    uitkomst,
)

INTREKKEN = stukken.trek_stuk_in


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.fixture
def wie(spelers: Spelers, zaak: str) -> Speler:
    """Who brings paper 1, for the colleges, on its way."""
    dien_in(spelers.directeur_sbjh, zaak)
    return spelers.directeur_sbjh


def nieuw(titel: str = "Plan", route: str = "college", datum: date = INGEDIEND) -> stukken.NieuwStuk:
    return stukken.NieuwStuk(titel, route, datum)


def test_een_stuk_begint_bij_het_eerste_station_van_zijn_route(wie: Speler, zaak: str) -> None:
    nu = blad(wie, zaak)
    assert (nu.stuk.stations, nu.stand.nu) == ("DO,portefeuillehouder,college", ("DO",))
    regel = logboek(wie.session)[-1]
    assert (regel.kop.actie, regel.kop.object, regel.kop.naar) == ("dien_stuk_in", "stuk/1", "DO")


def test_stukken_zijn_genummerd_per_zaak(spelers: Spelers, wie: Speler, zaak: str) -> None:
    assert dien_in(wie, zaak, "raad") == 2
    assert dien_in(wie, open_zaak(spelers)) == 1


@pytest.mark.parametrize("naam", ["wethouder", "delft"])
def test_een_gemeente_ziet_stukken_en_beheert_ze_niet(spelers: Spelers, wie: Speler, zaak: str, naam: str) -> None:
    ander = getattr(spelers, naam)
    assert blad(ander, zaak).stuk.titel == "Continuïteitsplan"
    do = plan(wie, "DO", DO)
    for handeling, args in (
        (stukken.dien_stuk_in, (zaak, nieuw())),
        (agendering.agendeer, (zaak, 1, "DO", agendering.Agendering(do))),
        (INTREKKEN, (zaak, 1, VANDAAG, "Daarom.")),
    ):
        with geweigerd(spelers.session, "geen_recht"):
            ander.doet(handeling, *args)


@pytest.mark.parametrize("naam", ["rijnmond", "projectleider", "auditor", "beheerder"])
def test_wie_de_zaak_niet_ziet_weet_van_geen_stuk(spelers: Spelers, wie: Speler, zaak: str, naam: str) -> None:
    with geweigerd(wie.session, "niet_gevonden"):
        getattr(spelers, naam).doet(stukken.dien_stuk_in, zaak, nieuw())


def test_een_signaal_houdt_zijn_stukken_voor_het_team(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    dien_in(spelers.directeur_sbjh, zaak)
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.delft.doet(stukken.dien_stuk_in, zaak, nieuw())


def test_een_gemeente_met_een_groot_belang_beheert_mee(spelers: Spelers, wie: Speler, zaak: str) -> None:
    wie.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.delft.email, BEGIN, "Groot belang.")
    assert dien_in(spelers.delft, zaak) == 2


@pytest.mark.parametrize(
    ("stuk", "code", "veld"),
    [
        (nieuw(titel=" "), "ongeldige_invoer", "titel"),
        (nieuw(titel="x" * 201), "ongeldige_invoer", "titel"),
        (nieuw(titel="a\0"), "ongeldige_invoer", "titel"),
        (nieuw(route="omweg"), "niet_gevonden", "route"),
        (nieuw(datum=VANDAAG + timedelta(days=1)), "datum_in_toekomst", "datum"),
        (nieuw(datum=BEGIN - timedelta(days=1)), "datum_onlogisch", "datum"),
        (nieuw(titel="Over 111222333"), "mogelijk_bsn", "titel"),
    ],
)
def test_een_stuk_dat_niet_klopt_gaat_niet_op_weg(
    spelers: Spelers, zaak: str, stuk: stukken.NieuwStuk, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(stukken.dien_stuk_in, zaak, stuk)


def test_een_document_van_een_andere_zaak_hoort_niet_bij_het_stuk(spelers: Spelers, zaak: str) -> None:
    plan_ = documenten.NieuwDocument("plan.txt", b"Plan.", VANDAAG)
    ander = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, open_zaak(spelers), plan_)
    with niet_aanvaard(spelers.session, "niet_gevonden", "document_id"):
        dien_in(spelers.directeur_sbjh, zaak, document_id=ander.id)


def test_een_gesloten_zaak_neemt_geen_stukken_aan(spelers: Spelers, wie: Speler, zaak: str) -> None:
    do = plan(wie, "DO", DO)
    meld_alles_verzonden(spelers, zaak)
    wie.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(wie.session, "zaak_gesloten"):
        dien_in(wie, zaak)
    with geweigerd(wie.session, "zaak_gesloten"):
        agendeer(wie, zaak, "DO", op=do)


def test_een_ingetrokken_stuk_rust(wie: Speler, zaak: str) -> None:
    do = plan(wie, "DO", DO)
    agendeer(wie, zaak, "DO", op=do)
    wie.doet(INTREKKEN, zaak, 1, VANDAAG, "Niet meer nodig.")
    nu = blad(wie, zaak)
    assert (nu.onderweg, nu.stuk.ingetrokken_reden, nu.gepland("DO")) == (False, "Niet meer nodig.", [])
    assert kalenderblad.kalenderdag(wie.session, wie.actor, do).agenda == ()
    with geweigerd(wie.session, "stuk_ingetrokken"):
        agendeer(wie, zaak, "DO", op=do)
    with geweigerd(wie.session, "stuk_ingetrokken"):
        wie.doet(INTREKKEN, zaak, 1, VANDAAG, "Nog eens.")


def test_intrekken_vraagt_een_reden_en_een_dag_die_klopt(wie: Speler, zaak: str) -> None:
    for datum, reden, code, veld in (
        (VANDAAG, " ", "motivering_verplicht", "reden"),
        (VANDAAG + timedelta(days=1), "Daarom.", "datum_in_toekomst", "datum"),
        (INGEDIEND - timedelta(days=1), "Daarom.", "datum_onlogisch", "datum"),
    ):
        with niet_aanvaard(wie.session, code, veld):
            wie.doet(INTREKKEN, zaak, 1, datum, reden)


def test_aan_het_eind_van_de_route_is_er_niets_meer_te_doen(wie: Speler, zaak: str) -> None:
    door_het_do(wie, zaak)
    for station in ("portefeuillehouder", "college"):
        uitkomst(wie, zaak, station, *ALLEN)
    assert blad(wie, zaak).stand.aan_het_eind
    with geweigerd(wie.session, "ongeldige_overgang"):
        wie.doet(INTREKKEN, zaak, 1, VANDAAG, "Te laat.")
    with geweigerd(wie.session, "niet_aan_de_beurt"):
        agendeer(wie, zaak, "college", WESTLAND, datum=VANDAAG)


@pytest.mark.parametrize("nummer", [0, 2, -1, 10**9])
def test_een_stuk_dat_er_niet_is_bestaat_niet(wie: Speler, zaak: str, nummer: int) -> None:
    with niet_aanvaard(wie.session, "niet_gevonden"):
        wie.doet(INTREKKEN, zaak, nummer, VANDAAG, "Daarom.")
