"""The steps of a trede in a zaak: set with their terms, finished once, lapsed when the trede is left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.basis.begrippen import Stapstatus, Toestand, Uitkomst
from app.domain.termijn.termijn import tel_werkdagen_op
from app.draaiboeken import alle_edities
from app.services.document import documenten
from app.services.termijn import stappen
from app.services.zaak import toewijzing, zaken
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


def test_een_zwaardere_trede_neemt_open_stappen_mee_en_wat_zwaarder_was_vervalt_terug(
    spelers: Spelers, zaak: str
) -> None:
    directeur = spelers.directeur_sbjh
    directeur.doet(stappen.rond_af, zaak, "SI-01", VANDAAG)
    for naar in (Toestand.ZORGELIJK, Toestand.PROBLEMATISCH, Toestand.ZORGELIJK):
        directeur.doet(zaken.bepaal_trede, zaak, bepaling(naar))
    per_trede: dict[str, set[Stapstatus]] = {}
    for rij in rijen(spelers, zaak):
        per_trede.setdefault(rij.stap.code[:2], set()).add(rij.stap.status)
    assert per_trede == {"SI": set(Stapstatus), "ZO": {Stapstatus.OPEN}, "PR": {Stapstatus.VERVALLEN}}
    assert len({rij.stap.code for rij in rijen(spelers, zaak)}) == len(rijen(spelers, zaak)), "each once"


def test_een_zaak_die_in_de_zwaarste_trede_begint_heeft_de_stappen_van_de_lichtere_ook(spelers: Spelers) -> None:
    codes = {rij.stap.code for rij in rijen(spelers, open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH))}
    assert {"SI-02", "ZO-01", "ZO-03", "PR-01", "PR-04", "PR-06", "ZP-02"} <= codes
    assert "SI-01" not in codes, "an intake is not done afterwards"


def test_een_stap_met_een_handeling_is_pas_klaar_als_die_er_is_en_dan_vanzelf(spelers: Spelers) -> None:
    zaak, directeur = open_zaak(spelers), spelers.directeur_sbjh
    with niet_aanvaard(spelers.session, "feit_ontbreekt"):
        directeur.doet(stappen.rond_af, zaak, "ZO-03", VANDAAG)
    directeur.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, VANDAAG)
    stap = next(rij.stap for rij in rijen(spelers, zaak) if rij.stap.code == "ZO-03")
    assert (stap.status, stap.toelichting) == (Stapstatus.AFGEROND, "Er is een projectleider aangewezen.")
    genoemd = [(regel.kop.actie, regel.kop.object) for regel in logboek(spelers.session)[-3:]]
    assert genoemd == [
        ("wijs_projectleider_aan", None),
        ("rond_stap_af", "stap/ZO-03"),
        ("leg_afspraak_vast", "afspraak/2"),
    ]


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
    assert {rij.stap.status for rij in rijen(spelers, zaak)} == {Stapstatus.VERVALLEN, Stapstatus.AFGEROND}
