"""Duties to inform: they come with a trede, are recorded once, and a zaak does not close before they are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.informatie.informatie import Plichtstatus
from app.services.document import documenten
from app.services.informatie import plichten as informatie
from app.services.informatie.plichten import Verzending, laat_plicht_vervallen, meld_verzonden
from app.services.termijn import gebeurtenissen
from app.services.zaak import zaken
from tests.kern.gegevens import Editiemap
from tests.kern.opzet import (
    BEGIN,
    VANDAAG,
    bepaling,
    geweigerd,
    logboek,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
)
from tests.kern.opzet import zaak_van as zaak_in
from tests.kern.spelers import Spelers, dag
from tests.services.bewijs.test_onveranderlijk import WEIGERING, probeer
from tests.services.informatie.raadsbrieven import BRIEF, GEMEENTEN, open_partijen, plicht, plichten

T = Toestand
DO = "directeurenoverleg (DO)"
JA = "toezichthouder (Jeugdautoriteit)"


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def sluit(spelers: Spelers, zaak: str, datum: date = VANDAAG) -> None:
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", datum)


def test_bij_zorgelijk_horen_vier_partijen_en_de_toezichthouder_het_eerst(spelers: Spelers, zaak: str) -> None:
    regels = plichten(spelers, zaak, BEGIN)
    assert [r.plicht.partij for r in regels] == [JA, DO, "bestuurlijk overleg (BOJ)", "accounthoudende regio"]
    assert [r.plicht.uiterlijk_op for r in regels] == [dag(4, 2), *[dag(17, 2)] * 3]
    assert {r.status for r in regels} == {Plichtstatus.OPEN}
    assert regels[1].termijn is not None
    assert "17 februari 2025" in " ".join(regels[1].termijn.uitleg())


def test_bij_problematisch_krijgt_elk_college_en_elke_raad_een_eigen_plicht(spelers: Spelers) -> None:
    rijen = [r.plicht for r in plichten(spelers, open_zaak(spelers, T.PROBLEMATISCH))]
    assert [r.organisatie_code for r in rijen if r.partij.startswith("college van")] == GEMEENTEN
    assert [r.organisatie_code for r in rijen if r.brief is Middel.RAADSINFORMATIEBRIEF] == GEMEENTEN
    assert [r.partij for r in rijen if r.organisatie_code == "rijnmond"] == ["jeugdregio Rotterdam Rijnmond"]


def test_elke_plicht_noemt_haar_bron_en_alleen_die_aan_de_toezichthouder_staat_in_een_wet(spelers: Spelers) -> None:
    rijen = [r.plicht for r in plichten(spelers, open_zaak(spelers, T.ZEER_PROBLEMATISCH))]
    assert all(r.bron for r in rijen)
    assert {(r.partij, r.vanaf) for r in rijen if r.merk.value == "P"} == {(JA, "tredebepaling"), (JA, "zorg_stopt")}


def test_wie_in_de_zwaarste_trede_begint_moet_iedereen_van_de_lichtere_ook_informeren(spelers: Spelers) -> None:
    rijen = [r.plicht for r in plichten(spelers, open_zaak(spelers, T.ZEER_PROBLEMATISCH))]
    partijen = [r.partij for r in rijen]
    assert {DO, "bestuurlijk overleg (BOJ)", "accounthoudende regio", "ministeries van VWS en JenV"} <= set(partijen)
    assert [r.organisatie_code for r in rijen if r.brief is Middel.RAADSINFORMATIEBRIEF] == GEMEENTEN
    assert [r.vanaf for r in rijen if r.partij == JA] == ["tredebepaling", "zorg_stopt"], "once, by the shortest term"


def test_een_overgeslagen_trede_verliest_geen_plicht_en_begint_er_geen_twee_keer(spelers: Spelers, zaak: str) -> None:
    voor = open_partijen(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.ZEER_PROBLEMATISCH))
    na = open_partijen(spelers, zaak)
    assert len([p for p in na if p.startswith("college van")]) == len(GEMEENTEN)
    assert [na.count(partij) for partij in voor if partij != JA] == [1] * (len(voor) - 1)


def test_wat_alleen_in_de_zwaarste_trede_moest_vervalt_met_de_lichtere(spelers: Spelers) -> None:
    zaak, iedereen = open_zaak(spelers, T.ZEER_PROBLEMATISCH), "alle jeugdregio's"
    assert iedereen in open_partijen(spelers, zaak)
    terug = replace(bepaling(T.PROBLEMATISCH), onderbouwing="De bank betaalt weer.")
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, terug)
    assert iedereen not in open_partijen(spelers, zaak)
    assert logboek(spelers.session)[-1].inhoud["vervallen_plichten"] == [plicht(spelers, zaak, iedereen).id]


def test_wat_al_verzonden_was_vervalt_niet_met_een_trede_van_een_dag_daarvoor(spelers: Spelers) -> None:
    zaak, iedereen = open_zaak(spelers, T.ZEER_PROBLEMATISCH), "alle jeugdregio's"
    spelers.directeur_sbjh.doet(meld_verzonden, zaak, plicht(spelers, zaak, iedereen).id, BRIEF)
    terug = replace(bepaling(T.PROBLEMATISCH, BEGIN), onderbouwing="De bank betaalt weer.")
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, terug)
    assert plicht(spelers, zaak, iedereen).verzonden_datum == VANDAAG


def test_een_plicht_van_een_eerdere_trede_blijft_open(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH))
    assert set(open_partijen(spelers, zaak)) >= {DO, "bestuurlijk overleg (BOJ)", "accounthoudende regio"}


def test_wat_te_laat_is_staat_bovenaan_en_wat_klaar_is_onderaan(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(meld_verzonden, zaak, plicht(spelers, zaak, DO).id, BRIEF)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.ZEER_PROBLEMATISCH))
    statussen = [r.status for r in plichten(spelers, zaak)]
    assert statussen[:2] == [Plichtstatus.TE_LAAT] * 2
    assert statussen[-1] is Plichtstatus.VERZONDEN


def test_een_verzending_wordt_vastgelegd_met_haar_brief_en_zegt_dat_zij_te_laat_was(
    spelers: Spelers, zaak: str
) -> None:
    wie = spelers.directeur_sbjh
    brief = wie.doet(documenten.voeg_document_toe, zaak, documenten.NieuwDocument("brief.txt", b"Aan het DO.", VANDAAG))
    wat = Verzending(VANDAAG, Middel.BRIEF, "Per mail.", brief.id)
    wie.doet(meld_verzonden, zaak, plicht(spelers, zaak, DO).id, wat)
    rij = plicht(spelers, zaak, DO)
    assert (rij.verzonden_datum, rij.middel, rij.toelichting, rij.document_id) == (
        VANDAAG,
        Middel.BRIEF,
        "Per mail.",
        brief.id,
    )
    assert next(r for r in plichten(spelers, zaak) if r.plicht.id == rij.id).te_laat
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.van, regel.kop.naar) == ("meld_verzonden", "te_laat", "verzonden")
    assert (regel.inhoud["partij"], regel.inhoud["te_laat"]) == (DO, "ja")


@pytest.mark.parametrize(
    ("datum", "code"),
    [(BEGIN - timedelta(days=1), "datum_onlogisch"), (VANDAAG + timedelta(days=1), "datum_in_toekomst")],
)
def test_niet_voor_de_tredebepaling_en_niet_in_de_toekomst(spelers: Spelers, zaak: str, datum: date, code: str) -> None:
    with niet_aanvaard(spelers.session, code, "datum"):
        wat = Verzending(datum, Middel.GESPREK)
        spelers.directeur_sbjh.doet(meld_verzonden, zaak, plicht(spelers, zaak, DO).id, wat)


def test_twee_keer_verzenden_wordt_geweigerd_en_genoteerd(spelers: Spelers, zaak: str) -> None:
    nummer = plicht(spelers, zaak, DO).id
    spelers.directeur_sbjh.doet(meld_verzonden, zaak, nummer, BRIEF)
    with geweigerd(spelers.session, "ongeldige_overgang") as fout:
        spelers.directeur_denhaag.doet(meld_verzonden, zaak, nummer, BRIEF)
    assert fout.value.bericht == "De verzending is al vastgelegd, op 02-06-2025."
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(laat_plicht_vervallen, zaak, nummer, VANDAAG, "Toch niet.")


def test_een_plicht_vervalt_alleen_met_een_reden(spelers: Spelers, zaak: str) -> None:
    nummer = plicht(spelers, zaak, DO).id
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        spelers.directeur_sbjh.doet(laat_plicht_vervallen, zaak, nummer, VANDAAG, " ")
    spelers.directeur_sbjh.doet(laat_plicht_vervallen, zaak, nummer, VANDAAG, "Het DO bereidde dit zelf voor.")
    assert DO not in open_partijen(spelers, zaak)


@pytest.mark.parametrize("wie", ["delft", "wethouder"])
def test_alleen_het_team_legt_informatie_vast(spelers: Spelers, zaak: str, wie: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        getattr(spelers, wie).doet(meld_verzonden, zaak, plicht(spelers, zaak, DO).id, BRIEF)


def test_een_plicht_of_document_van_een_andere_zaak_hoort_er_niet_bij(spelers: Spelers, zaak: str) -> None:
    wie, ander = spelers.directeur_sbjh, open_zaak(spelers)
    elders = wie.doet(documenten.voeg_document_toe, ander, documenten.NieuwDocument("brief.txt", b"Brief.", VANDAAG))
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        wie.doet(meld_verzonden, zaak, plicht(spelers, ander, DO).id, BRIEF)
    with niet_aanvaard(spelers.session, "niet_gevonden", "document_id"):
        wat = Verzending(VANDAAG, Middel.BRIEF, document_id=elders.id)
        wie.doet(meld_verzonden, zaak, plicht(spelers, zaak, DO).id, wat)


def test_sluiten_zegt_wie_nog_niet_is_geinformeerd(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "informatieplicht_open") as fout:
        sluit(spelers, zaak)
    assert fout.value.bericht.startswith(f"4 partijen zijn nog niet geïnformeerd: {JA}, {DO}, bestuurlijk overleg")
    meld_alles_verzonden(spelers, zaak)
    sluit(spelers, zaak)
    assert zaak_in(spelers.session, zaak).toestand is T.AFGESLOTEN


def test_een_eerdere_sluitdatum_omzeilt_geen_open_plicht(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    with geweigerd(spelers.session, "informatieplicht_open"):
        sluit(spelers, zaak, VANDAAG - timedelta(days=1))


def test_na_heropenen_begint_de_plicht_opnieuw(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    sluit(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.heropen, zaak, T.ZORGELIJK, "Terugval.", VANDAAG)
    assert len(open_partijen(spelers, zaak)) == 4
    assert len(plichten(spelers, zaak)) == 8


def test_de_inspecties_hoeven_pas_na_een_faillissement(spelers: Spelers) -> None:
    zaak, wie = open_zaak(spelers, T.ZEER_PROBLEMATISCH), spelers.directeur_sbjh
    for regel in plichten(spelers, zaak):
        if regel.plicht.vanaf_datum:
            wie.doet(meld_verzonden, zaak, regel.plicht.id, BRIEF)
    assert informatie.openstaand(spelers.session, zaak_in(spelers.session, zaak), VANDAAG) == []
    wie.doet(gebeurtenissen.leg_gebeurtenis_vast, zaak, "faillissement", dag(30, 5))
    with geweigerd(spelers.session, "informatieplicht_open") as fout:
        sluit(spelers, zaak)
    assert "inspecties, bij faillissement" in fout.value.bericht
    assert plicht(spelers, zaak, "inspecties, bij faillissement").uiterlijk_op == dag(2, 6)


def test_een_gewijzigd_draaiboek_verandert_geen_plicht_die_er_is(
    spelers: Spelers, zaak: str, edities: Editiemap
) -> None:
    edities.herschrijf("2025", 'partij = "directeurenoverleg (DO)"', 'partij = "een ander overleg"')
    assert plicht(spelers, zaak, DO).partij == DO
    assert plicht(spelers, open_zaak(spelers), "een ander overleg").code == "INF-11"


def test_de_database_laat_geen_plicht_herschrijven(spelers: Spelers, zaak: str) -> None:
    nummer = plicht(spelers, zaak, DO).id
    spelers.directeur_sbjh.doet(meld_verzonden, zaak, nummer, BRIEF)
    for opdracht in (
        "UPDATE informatieplicht SET verzonden_datum = '2025-02-04' WHERE verzonden_datum IS NOT NULL",
        "UPDATE informatieplicht SET toelichting = 'Anders.' WHERE verzonden_datum IS NOT NULL",
        "UPDATE informatieplicht SET partij = 'niemand' WHERE verzonden_datum IS NULL",
        "DELETE FROM informatieplicht",
    ):
        assert re.search(WEIGERING, probeer(spelers.session, opdracht)), opdracht
