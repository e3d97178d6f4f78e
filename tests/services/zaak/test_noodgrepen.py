"""The emergency override: a guard passed with a reason, noted with what was passed, and no closing until ratified."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Toestand
from app.domain.zaak.verloop import Bepaling
from app.models import Noodgreep
from app.services.zaak import zaken
from app.services.zaak.vooruitblik import vooruitblik_sluiten, vooruitblik_trede
from tests.kern.gegevens import Editiemap
from tests.kern.opzet import (
    VANDAAG,
    bepaling,
    geweigerd,
    logboek,
    meld_alles_verzonden,
    niet_aanvaard,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag
from tests.services.draaiboek.test_edities import BLOKKEERT
from tests.services.zaak.noodgrepen import TERUG, UITERLIJK, bekrachtig, doe_noodgreep, enige, sluit

T = Toestand


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers, T.PROBLEMATISCH)


@pytest.fixture
def noodgreep(spelers: Spelers, zaak: str) -> int:
    return doe_noodgreep(spelers, zaak)


def test_zonder_reden_houdt_de_grendel_tegen(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "onderbouwing_verplicht"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, Bepaling(T.ZORGELIJK, VANDAAG, "De bank steunt."))


def test_met_een_reden_gaat_de_trede_terug_en_blijft_staan_wat_is_gepasseerd(
    spelers: Spelers, zaak: str, noodgreep: int
) -> None:
    assert zaak_van(spelers.session, zaak).toestand is T.ZORGELIJK
    rij = enige(spelers)
    assert rij.grendels == "GR-01 Terug naar een lichtere trede heeft een onderbouwing"
    assert (rij.reden, rij.datum, rij.uiterlijk_op) == (TERUG.noodgreep, VANDAAG, UITERLIJK)
    assert rij.persoon_id == spelers.directeur_sbjh.actor.persoon_id


def test_het_logboek_noemt_de_reden_en_wat_is_gepasseerd(spelers: Spelers, noodgreep: int) -> None:
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.inhoud["noodgreep"]) == ("bepaal_trede", TERUG.noodgreep)
    assert regel.inhoud["grendels"] == [enige(spelers).grendels]
    assert regel.inhoud["bekrachtigen_voor"] == "2025-06-10"


def test_de_termijn_komt_uit_de_editie(spelers: Spelers, edities: Editiemap) -> None:
    edities.herschrijf("2025", "[noodgreep]\ntermijn = 5", "[noodgreep]\ntermijn = 2")
    zaak = open_zaak(spelers, T.PROBLEMATISCH)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, TERUG)
    assert enige(spelers).uiterlijk_op == dag(4, 6)


def test_een_noodgreep_die_niet_nodig_is_wordt_niet_aanvaard(spelers: Spelers, zaak: str) -> None:
    omhoog = Bepaling(T.ZEER_PROBLEMATISCH, VANDAAG, "Omdat.", noodgreep="Voor de zekerheid.")
    with niet_aanvaard(spelers.session, "noodgreep_onnodig", "noodgreep"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, omhoog)


def test_een_grendel_die_de_editie_vast_noemt_wordt_ook_in_nood_niet_gepasseerd(
    spelers: Spelers, edities: Editiemap
) -> None:
    edities.herschrijf("2025", 'werking = "blokkeert"\nnoodgreep = true', 'werking = "blokkeert"')
    zaak = open_zaak(spelers, T.PROBLEMATISCH)
    with geweigerd(spelers.session, "onderbouwing_verplicht"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, TERUG)


def test_een_noodgreep_passeert_alles_wat_in_de_weg_staat_en_noemt_het(spelers: Spelers, edities: Editiemap) -> None:
    edities.herschrijf("2025", 'naar = ["problematisch", "zeer_problematisch"]\nwerking = "waarschuwt"', BLOKKEERT)
    zaak = open_zaak(spelers, T.ZEER_PROBLEMATISCH)
    nood = Bepaling(T.PROBLEMATISCH, VANDAAG, "Omdat.", noodgreep="Het moet vandaag.")
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, nood)
    assert [regel.split()[0] for regel in enige(spelers).grendels.splitlines()] == ["GR-01", "GR-03"]


def test_een_onbekrachtigde_noodgreep_houdt_sluiten_tegen(spelers: Spelers, zaak: str, noodgreep: int) -> None:
    meld_alles_verzonden(spelers, zaak)
    with geweigerd(spelers.session, "noodgreep_open"):
        sluit(spelers.directeur_denhaag, zaak)
    bekrachtig(spelers.directeur_denhaag, noodgreep)
    sluit(spelers.directeur_denhaag, zaak)
    assert zaak_van(spelers.session, zaak).toestand is T.AFGESLOTEN


def test_sluiten_kan_niet_op_een_dag_waarop_zij_nog_niet_was_bekrachtigd(
    spelers: Spelers, zaak: str, noodgreep: int
) -> None:
    meld_alles_verzonden(spelers, zaak)
    bekrachtig(spelers.directeur_denhaag.op(UITERLIJK), noodgreep, UITERLIJK)
    with geweigerd(spelers.session, "noodgreep_open"):
        sluit(spelers.directeur_denhaag.op(UITERLIJK), zaak, dag(9, 6))
    sluit(spelers.directeur_denhaag.op(UITERLIJK), zaak, UITERLIJK)


def test_de_bladzijden_zien_vooraf_wat_tegenhoudt_en_wat_in_nood_kan(spelers: Spelers, edities: Editiemap) -> None:
    edities.herschrijf("2025", 'naar = ["problematisch", "zeer_problematisch"]\nwerking = "waarschuwt"', BLOKKEERT)
    zaak = zaak_van(spelers.session, open_zaak(spelers))
    blik = vooruitblik_trede(spelers.session, zaak, VANDAAG)
    assert [(b.fout.code, list(b.naar), b.noodgreep) for b in blik.beletsels] == [
        ("afspraken_open", [T.PROBLEMATISCH, T.ZEER_PROBLEMATISCH], True)
    ]
    assert [w.fout.code for w in blik.waarschuwingen] == ["stappen_open"]


def test_voor_sluiten_staat_een_open_noodgreep_bij_de_beletsels(spelers: Spelers, zaak: str, noodgreep: int) -> None:
    meld_alles_verzonden(spelers, zaak)
    blik = vooruitblik_sluiten(spelers.session, zaak_van(spelers.session, zaak), VANDAAG)
    assert [b.fout.code for b in blik.beletsels] == ["noodgreep_open"]
    assert [w.fout.code for w in blik.waarschuwingen] == ["stappen_open", "afspraken_open", "nooit_geteld"]


def test_bepalingen_zonder_noodgreep_laten_niets_na(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.ZORGELIJK))
    assert spelers.session.scalars(select(Noodgreep)).all() == []
    assert "noodgreep" not in logboek(spelers.session)[-1].inhoud
