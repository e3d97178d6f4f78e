"""Opschaling of a zaak: by the team, up the ladder of the region, one at a time, ended once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.models import Opschaling
from app.regios import profiel
from app.services.overleg import opschaling as diensten
from app.services.zaak import toewijzing, zaken
from app.services.zaak.vooruitblik import vooruitblik_sluiten
from tests.kern.opzet import (
    BEGIN,
    VANDAAG,
    acties,
    bepaling,
    geweigerd,
    logboek,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.overleg.raadpleging import GEZEGD, WESTLAND, opschalingen, sluit, stap_op, stel_vraag, zegt

U = Opschalingsuitkomst


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """With opschaling 1, which Westland started."""
    zaak = open_zaak(spelers)
    stel_vraag(spelers.directeur_sbjh, zaak)
    zegt(spelers.westland, zaak, WESTLAND)
    return zaak


@pytest.fixture
def wie(spelers: Spelers) -> Speler:
    return spelers.directeur_sbjh


def enige(wie: Speler, zaak: str) -> Opschaling:
    (opschaling,) = opschalingen(wie, zaak)
    return opschaling


def open_zelf(wie: Speler, zaak: str, waarom: str = "Geen overeenstemming.", datum: date = GEZEGD) -> int:
    return wie.doet(diensten.open_opschaling, zaak, waarom, datum).volgnr


def test_opschalen_gaat_niveau_voor_niveau_met_datum_en_uitkomst(wie: Speler, zaak: str) -> None:
    for niveau, datum in (("directeuren", dag(12, 3)), ("wethouders", dag(13, 3)), ("burgemeesters", dag(20, 3))):
        stap_op(wie, zaak, niveau, datum)
    sluit(wie, zaak, U.BESLUIT_ZONDER_OVEREENSTEMMING, dag(21, 3))
    opschaling = enige(wie, zaak)
    assert [(s.niveau, s.datum) for s in opschaling.stappen] == [
        ("ambtelijk", GEZEGD),
        ("directeuren", dag(12, 3)),
        ("wethouders", dag(13, 3)),
        ("burgemeesters", dag(20, 3)),
        ("burgemeesters", dag(21, 3)),
    ]
    assert [s.uitkomst for s in opschaling.stappen][-2:] == [None, U.BESLUIT_ZONDER_OVEREENSTEMMING]
    assert (opschaling.einde, opschaling.uitkomst) == (dag(21, 3), U.BESLUIT_ZONDER_OVEREENSTEMMING)


def test_elke_stap_staat_in_het_logboek(wie: Speler, zaak: str) -> None:
    stap_op(wie, zaak, "wethouders")
    sluit(wie, zaak)
    op, dicht = (regel.kop for regel in logboek(wie.session)[-2:])
    assert (op.actie, op.object, op.van, op.naar) == ("stap_op", "opschaling/1", "ambtelijk", "wethouders")
    assert (dicht.actie, dicht.van, dicht.naar) == ("sluit_opschaling", "wethouders", "opgelost")


def test_een_niveau_overslaan_mag_en_terug_mag_niet(wie: Speler, zaak: str) -> None:
    stap_op(wie, zaak, "wethouders")
    for niveau in ("ambtelijk", "directeuren", "wethouders", "ministers"):
        with geweigerd(wie.session, "ongeldige_overgang"):
            stap_op(wie, zaak, niveau)
    stap_op(wie, zaak, "burgemeesters")


@pytest.mark.parametrize("uitkomst", U)
def test_na_de_uitkomst_gaat_er_niets_meer(wie: Speler, zaak: str, uitkomst: U) -> None:
    sluit(wie, zaak, uitkomst)
    with geweigerd(wie.session, "opschaling_gesloten"):
        stap_op(wie, zaak, "burgemeesters")
    with geweigerd(wie.session, "opschaling_gesloten"):
        sluit(wie, zaak, U.INGETROKKEN)


@pytest.mark.parametrize(
    ("datum", "code"),
    [(VANDAAG + timedelta(days=1), "datum_in_toekomst"), (GEZEGD - timedelta(days=1), "datum_onlogisch")],
)
def test_een_stap_ligt_niet_voor_de_vorige_en_niet_in_de_toekomst(
    wie: Speler, zaak: str, datum: date, code: str
) -> None:
    with niet_aanvaard(wie.session, code, "datum"):
        stap_op(wie, zaak, "directeuren", datum)
    with niet_aanvaard(wie.session, code, "datum"):
        sluit(wie, zaak, datum=datum)


def test_het_team_kan_ook_zonder_afwijking_opschalen(wie: Speler, spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    assert open_zelf(wie, zaak) == 1
    opschaling = enige(wie, zaak)
    assert (opschaling.aanleiding, diensten.stand(opschaling)) == ("Geen overeenstemming.", "ambtelijk")
    assert acties(wie.session)[-1] == "open_opschaling"


def test_er_loopt_hoogstens_een_opschaling(wie: Speler, zaak: str) -> None:
    with geweigerd(wie.session, "ongeldige_overgang"):
        open_zelf(wie, zaak)
    sluit(wie, zaak)
    assert open_zelf(wie, zaak) == 2
    loopt = diensten.lopende(wie.session, zaak_van(wie.session, zaak))
    assert loopt is not None
    assert loopt.volgnr == 2


def test_een_opschaling_heeft_een_aanleiding_en_een_dag_die_klopt(wie: Speler, spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    for waarom, datum, code, veld in (
        (" ", GEZEGD, "motivering_verplicht", "aanleiding"),
        ("Daarom.", VANDAAG + timedelta(days=1), "datum_in_toekomst", "datum"),
        ("Daarom.", BEGIN - timedelta(days=1), "datum_onlogisch", "datum"),
        ("Over 111222333.", GEZEGD, "mogelijk_bsn", "aanleiding"),
    ):
        with niet_aanvaard(wie.session, code, veld):
            open_zelf(wie, zaak, waarom, datum)


def test_gemeenten_schalen_zelf_niet_op(spelers: Spelers, zaak: str) -> None:
    for wie in (spelers.westland, spelers.wethouder):
        with geweigerd(spelers.session, "geen_recht"):
            open_zelf(wie, zaak)
        with geweigerd(spelers.session, "geen_recht"):
            stap_op(wie, zaak, "directeuren")
        with geweigerd(spelers.session, "geen_recht"):
            sluit(wie, zaak)


def test_de_projectleider_voert_de_opschaling(spelers: Spelers, wie: Speler, zaak: str) -> None:
    wie.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    stap_op(spelers.projectleider, zaak, "directeuren")
    sluit(spelers.projectleider, zaak)


@pytest.mark.parametrize("nummer", [0, 2, -1, 10**9])
def test_een_opschaling_die_er_niet_is_bestaat_niet(wie: Speler, zaak: str, nummer: int) -> None:
    with niet_aanvaard(wie.session, "niet_gevonden"):
        stap_op(wie, zaak, "directeuren", nummer=nummer)


def test_voor_sluiten_wordt_gewaarschuwd_dat_er_een_opschaling_loopt(wie: Speler, zaak: str) -> None:
    def codes() -> list[str]:
        blik = vooruitblik_sluiten(wie.session, zaak_van(wie.session, zaak), VANDAAG)
        return [w.fout.code for w in [*blik.beletsels, *blik.waarschuwingen]]

    assert "opschaling_open" in codes()
    sluit(wie, zaak)
    assert "opschaling_open" not in codes()


def test_in_een_gesloten_zaak_krijgt_wat_liep_alleen_nog_een_uitkomst(spelers: Spelers, wie: Speler, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    wie.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    with geweigerd(wie.session, "zaak_gesloten"):
        stap_op(wie, zaak, "directeuren")
    with geweigerd(wie.session, "zaak_gesloten"):
        open_zelf(wie, zaak)
    sluit(wie, zaak, U.INGETROKKEN)
    assert enige(wie, zaak).uitkomst is U.INGETROKKEN


def test_de_treden_gaan_intussen_hun_eigen_gang(wie: Speler, zaak: str) -> None:
    wie.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
    assert enige(wie, zaak).einde is None
    assert zaak_van(wie.session, zaak).toestand is Toestand.PROBLEMATISCH


def test_een_trap_van_vroeger_houdt_haar_titel_en_niemand_gaat_ernaartoe() -> None:
    hier = profiel("holland-rijnland")
    titel = "PHO (beleid) of bestuur Serviceorganisatie (uitvoering)"
    assert diensten.traptitels(hier)["pho-bestuur"] == titel
    assert "pho-bestuur" not in diensten.ladder(hier).niveaus
