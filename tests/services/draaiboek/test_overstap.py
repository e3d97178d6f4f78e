"""A zaak moves to another edition: explicit, reasoned and noted, with its steps taken along or left behind."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Stapstatus, Toestand
from app.domain.termijn.termijn import tel_werkdagen_op
from app.draaiboeken import editiebestand
from app.models import Draaiboekversie
from app.services.draaiboek.edities import editie_van
from app.services.termijn import overstap, stappen
from app.services.termijn.overstap import Overstap, stap_over_op_editie
from app.services.zaak import zaken
from tests.kern.gegevens import Editiemap
from tests.kern.opzet import BEGIN, VANDAAG, bepaling, logboek, open_zaak, zaak_van
from tests.kern.spelers import Speler, Spelers
from tests.services.draaiboek.test_edities import zonder_tekst

T, S = Toestand, Stapstatus
NAAR_2021 = Overstap("2021", "De regio werkt voortaan met de nieuwe editie.", VANDAAG)
ZO_03 = '"ZO-03"'


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """In zorgelijk since 3 February, under edition 2021."""
    return open_zaak(spelers)


def stand(spelers: Spelers, zaak: str) -> dict[str, stappen.Zaakstap]:
    return {s.stap.code: s for s in stappen.lijst_stappen(spelers.session, zaak_van(spelers.session, zaak))}


def stap_over(wie: Speler, zaak: str, wens: Overstap = NAAR_2021, versie: int | None = None) -> None:
    wie.doet(stap_over_op_editie, zaak, wens, versie)


def test_de_zaak_loopt_daarna_volgens_de_andere_editie(spelers: Spelers, zaak: str) -> None:
    stap_over(spelers.directeur_sbjh, zaak)
    na = zaak_van(spelers.session, zaak)
    assert (na.editie, na.editie_sha256) == ("2021", editiebestand("2021").sha256)
    assert editie_van(spelers.session, na).code == "2021"
    assert len(spelers.session.scalars(select(Draaiboekversie)).all()) == 2


def test_het_logboek_zegt_van_welke_tekst_naar_welke_en_wat_er_verandert(spelers: Spelers, zaak: str) -> None:
    oud = zaak_van(spelers.session, zaak).editie_sha256
    stap_over(spelers.directeur_sbjh, zaak)
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.datum) == ("stap_over_op_editie", "2025-06-02")
    assert str(regel.kop.van).startswith("2025 (")
    assert str(regel.kop.naar).startswith("2021 (")
    assert (regel.inhoud["van_sha256"], regel.inhoud["naar_sha256"]) == (oud, editiebestand("2021").sha256)
    assert str(regel.inhoud["gewijzigd"]).startswith("['editie 2021'")
    assert regel.inhoud["weg"] == ["gebeurtenis nza_signaal", "gebeurtenis nza_advies"]
    assert regel.inhoud["motivering"] == NAAR_2021.motivering


def test_open_stappen_die_er_ook_in_staan_lopen_door_met_hun_termijn(spelers: Spelers, zaak: str) -> None:
    voor = {code: s.stap.uiterlijk_op for code, s in stand(spelers, zaak).items()}
    stap_over(spelers.directeur_sbjh, zaak)
    na = stand(spelers, zaak)
    assert {code: s.stap.uiterlijk_op for code, s in na.items()} == voor
    assert {s.stap.status for s in na.values()} == {S.OPEN}


def test_een_stap_die_er_niet_meer_in_staat_vervalt_en_een_nieuwe_begint_vanaf_die_dag(
    spelers: Spelers, zaak: str, edities: Editiemap
) -> None:
    edities.herschrijf("2021", ZO_03, '"ZO-30"')
    stap_over(spelers.directeur_sbjh, zaak)
    na = stand(spelers, zaak)
    assert (na["ZO-03"].stap.status, na["ZO-30"].stap.status) == (S.VERVALLEN, S.OPEN)
    assert na["ZO-03"].definitie.titel == "Wijs een projectleider aan", "read in the edition it stayed behind in"
    assert na["ZO-30"].stap.uiterlijk_op == tel_werkdagen_op(VANDAAG, 5).uiterlijk
    assert na["ZO-01"].stap.uiterlijk_op == tel_werkdagen_op(BEGIN, 15).uiterlijk


def test_wat_was_afgerond_blijft_zoals_het_was(spelers: Spelers, zaak: str, edities: Editiemap) -> None:
    edities.herschrijf("2021", 'titel = "Maak een herstelplan"', 'titel = "Maak iets anders"')
    spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "ZO-01", VANDAAG, "Klaar.")
    stap_over(spelers.directeur_sbjh, zaak)
    klaar = stand(spelers, zaak)["ZO-01"]
    assert (klaar.stap.status, klaar.stap.toelichting) == (S.AFGEROND, "Klaar.")
    assert klaar.definitie.titel == "Maak een herstelplan"


def test_een_stap_die_doorloopt_heet_zoals_in_de_nieuwe_editie(spelers: Spelers, zaak: str, edities: Editiemap) -> None:
    edities.herschrijf("2021", 'titel = "Maak een herstelplan"', 'titel = "Maak iets anders"')
    stap_over(spelers.directeur_sbjh, zaak)
    assert stand(spelers, zaak)["ZO-01"].definitie.titel == "Maak iets anders"


def test_heen_en_terug_brengt_de_stap_terug_die_achterbleef(spelers: Spelers, zaak: str, edities: Editiemap) -> None:
    edities.herschrijf("2021", ZO_03, '"ZO-30"')
    stap_over(spelers.directeur_sbjh, zaak)
    stap_over(spelers.directeur_sbjh, zaak, Overstap("2025", "Toch niet.", VANDAAG))
    na = stand(spelers, zaak)
    assert (na["ZO-03"].stap.status, na["ZO-30"].stap.status) == (S.OPEN, S.VERVALLEN)
    assert na["ZO-03"].stap.uiterlijk_op == tel_werkdagen_op(BEGIN, 5).uiterlijk


def test_stappen_van_een_eerdere_trede_blijven_in_de_woorden_van_toen(
    spelers: Spelers, zaak: str, edities: Editiemap
) -> None:
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH))
    edities.herschrijf("2021", ZO_03, '"ZO-30"')
    stap_over(spelers.directeur_sbjh, zaak)
    na = stand(spelers, zaak)
    assert na["ZO-30"].stap.status is S.OPEN, "what the other edition asks of a lighter trede is still to be done"
    assert (na["ZO-03"].stap.status, na["ZO-03"].definitie.titel) == (S.VERVALLEN, "Wijs een projectleider aan")
    assert na["PR-01"].stap.status is S.OPEN


def test_een_zaak_neemt_ook_de_nieuwe_tekst_van_haar_eigen_editie_over(
    spelers: Spelers, zaak: str, edities: Editiemap
) -> None:
    voor = zaak_van(spelers.session, zaak)
    assert not overstap.wijkt_af(voor)
    edities.herschrijf("2025", "termijn = 15", "termijn = 10")
    assert overstap.wijkt_af(voor)
    assert [bestand.deel.code for bestand in overstap.keuzes(voor)] == ["2025", "2021"]
    stap_over(spelers.directeur_sbjh, zaak, Overstap("2025", "De regio verbeterde de termijn.", VANDAAG))
    na = zaak_van(spelers.session, zaak)
    assert not overstap.wijkt_af(na)
    assert logboek(spelers.session)[-1].inhoud["gewijzigd"] == ["stap ZO-01", "stap PR-01"]


def test_een_zaak_zonder_eigen_tekst_bewaart_ook_de_tekst_die_zij_verlaat(spelers: Spelers, zaak: str) -> None:
    zonder_tekst(spelers, zaak)
    stap_over(spelers.directeur_sbjh, zaak)
    assert logboek(spelers.session)[-1].inhoud["van_sha256"] == editiebestand("2025").sha256
