"""The steps of a trede in a zaak: set with their terms, finished once, lapsed when the trede is left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.basis.begrippen import Stapstatus, Toestand, Uitkomst
from app.domain.termijn.termijn import tel_werkdagen_op
from app.draaiboeken import alle_edities
from app.services.document import documenten
from app.services.termijn import stappen
from app.services.zaak import zaken
from tests.kern.opzet import (
    BEGIN,
    VANDAAG,
    bepaling,
    geweigerd,
    logboek,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Spelers


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers, Toestand.SIGNAAL)


def rijen(spelers: Spelers, zaak: str) -> list[stappen.Zaakstap]:
    return list(stappen.lijst_stappen(spelers.session, zaak_van(spelers.session, zaak)))


def test_een_trede_begint_met_haar_stappen_en_hun_termijnen(spelers: Spelers, zaak: str) -> None:
    editie = alle_edities()[zaak_van(spelers.session, zaak).editie]
    gevonden = {rij.stap.code: rij.stap.uiterlijk_op for rij in rijen(spelers, zaak)}
    assert gevonden == {
        d.code: tel_werkdagen_op(BEGIN, d.termijn).uiterlijk if d.termijn is not None else None
        for d in editie.stappen(Toestand.SIGNAAL)
    }


def test_een_stap_wordt_afgerond_met_een_dag_en_een_document(spelers: Spelers, zaak: str) -> None:
    plan = documenten.NieuwDocument("intake.txt", b"Intake.", VANDAAG)
    document = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, plan)
    spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "SI-01", VANDAAG, "Gedaan.", document.id)
    stap = next(rij.stap for rij in rijen(spelers, zaak) if rij.stap.code == "SI-01")
    assert (stap.status, stap.afgerond_datum, stap.document_id) == (Stapstatus.AFGEROND, VANDAAG, document.id)
    assert logboek(spelers.session)[-1].kop.object == "stap/SI-01"


def test_een_stap_wordt_een_keer_afgerond(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "SI-01", VANDAAG)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "SI-01", VANDAAG)


@pytest.mark.parametrize("code", ["XX-99", "", "si-01", "a" * 30, "SI-01'--"])
def test_een_onbekende_stap_hoort_niet_bij_de_zaak(spelers: Spelers, zaak: str, code: str) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.directeur_sbjh.doet(stappen.rond_af, zaak, code, VANDAAG)


@pytest.mark.parametrize("code", ["a" * 500, "a\0", "\ud800"])
def test_een_code_die_geen_code_kan_zijn_struikelt_niet(spelers: Spelers, zaak: str, code: str) -> None:
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.NIET_IN_BEHANDELING))
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "object"):
        spelers.directeur_sbjh.doet(stappen.rond_af, zaak, code, VANDAAG)


def test_een_stap_ligt_niet_in_de_toekomst_en_niet_voor_de_zaak(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "datum_in_toekomst", "datum"):
        spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "SI-01", VANDAAG + timedelta(days=1))
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "SI-01", BEGIN - timedelta(days=1))


def test_een_document_van_een_andere_zaak_hoort_niet_bij_de_stap(spelers: Spelers, zaak: str) -> None:
    plan = documenten.NieuwDocument("intake.txt", b"Intake.", VANDAAG)
    ander = spelers.directeur_sbjh.doet(documenten.voeg_document_toe, open_zaak(spelers), plan)
    with niet_aanvaard(spelers.session, "niet_gevonden", "document_id"):
        spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "SI-01", VANDAAG, document_id=ander.id)


def test_een_nieuwe_trede_laat_open_stappen_vervallen_en_begint_opnieuw(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh
    directeur.doet(stappen.rond_af, zaak, "SI-01", VANDAAG)
    for naar in (Toestand.ZORGELIJK, Toestand.PROBLEMATISCH, Toestand.ZORGELIJK):
        directeur.doet(zaken.bepaal_trede, zaak, bepaling(naar))
    gevonden = [(rij.stap.code[:2], rij.stap.status) for rij in rijen(spelers, zaak)]
    assert gevonden.count(("SI", Stapstatus.AFGEROND)) == 1
    assert ("SI", Stapstatus.OPEN) not in gevonden
    zorgelijk = [status for code, status in gevonden if code == "ZO"]
    helft = len(zorgelijk) // 2
    assert zorgelijk == [Stapstatus.VERVALLEN] * helft + [Stapstatus.OPEN] * helft


def test_een_stap_van_een_vorige_trede_is_vervallen(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK))
    with geweigerd(spelers.session, "ongeldige_overgang") as fout:
        spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "SI-01", VANDAAG)
    assert "vervallen" in fout.value.bericht


def test_te_laat_is_open_na_de_laatste_dag(spelers: Spelers, zaak: str) -> None:
    rij = next(r for r in rijen(spelers, zaak) if r.stap.code == "SI-01")
    assert rij.stap.uiterlijk_op
    assert not rij.te_laat(rij.stap.uiterlijk_op)
    assert rij.te_laat(rij.stap.uiterlijk_op + timedelta(days=1))
    spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "SI-01", VANDAAG)
    assert not next(r for r in rijen(spelers, zaak) if r.stap.code == "SI-01").te_laat(VANDAAG)


def test_sluiten_laat_geen_open_stappen(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    assert {rij.stap.status for rij in rijen(spelers, zaak)} == {Stapstatus.VERVALLEN}
