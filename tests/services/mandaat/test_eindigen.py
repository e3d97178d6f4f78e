"""An end that lies ahead, many withdrawn at once by their grantor, and what stands when a mandaat has ended."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.basis.begrippen import Mandaatstatus, Uitkomst
from app.services.besluit import besluiten
from app.services.dossier.stand import stand_op
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.blad import mandatenblad
from app.services.mandaat.einden.nasleep import nasleep
from app.services.mandaat.einden.velen import trek_mandaten_in
from app.services.mandaat.stand import Mandaatregel, ruimte
from app.services.mandaat.teruggave import geef_mandaat_terug, niet_geeindigd
from app.services.mandaat.versies import lees_mandaten, nieuwe_versie
from app.services.naspel import speel_alles_na
from app.services.zaak import zaken
from tests.kern.opzet import (
    TOT,
    VANDAAG,
    actief_mandaat,
    acties,
    besluit,
    geweigerd,
    mandaat_van,
    mandaattekst,
    meld_alles_verzonden,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    zaak_van,
)
from tests.kern.spelers import Spelers

NACHT = timedelta(days=1)
STRAKS = VANDAAG + timedelta(days=10)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def status_op(spelers: Spelers, zaak: str, mandaat: int, dag: object) -> Mandaatstatus:
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor_nu(), zaak)
    regels = mandatenblad(spelers.session, dossier, dag).regels  # type: ignore[arg-type]
    return next(r.status for r in regels if r.mandaat.id == mandaat)


@pytest.mark.beide
def test_een_einde_dat_nog_komt_laat_de_houder_tot_die_dag_besluiten(spelers: Spelers, zaak: str) -> None:
    mandaat = actief_mandaat(spelers, zaak)
    spelers.delft.doet(mandaten.trek_in, mandaat, STRAKS, "Wij dragen niet langer bij.")
    assert mandaat_van(spelers.session, mandaat).ingetrokken_per == STRAKS
    assert status_op(spelers, zaak, mandaat, VANDAAG) is Mandaatstatus.ACTIEF
    assert status_op(spelers, zaak, mandaat, STRAKS) is Mandaatstatus.INGETROKKEN
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(1_000_00, VANDAAG))
    later = spelers.directeur_sbjh.op(STRAKS)
    with geweigerd(spelers.session, "buiten_looptijd"):
        later.doet(besluiten.neem_besluit, zaak, besluit(1_000_00, STRAKS))
    assert ruimte(spelers.session, zaak_van(spelers.session, zaak), STRAKS).plafond == 0
    speel_alles_na(spelers.session)


def test_het_dossier_van_vandaag_kent_een_einde_dat_nog_komt(spelers: Spelers, zaak: str) -> None:
    mandaat = actief_mandaat(spelers, zaak)
    spelers.delft.doet(mandaten.trek_in, mandaat, STRAKS, "Wij dragen niet langer bij.")
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor_nu(), zaak)
    for dag, bekend in ((VANDAAG, True), (VANDAAG - NACHT, False)):
        (regel,) = stand_op(spelers.session, dossier, dag).mandaten
        assert regel.status is Mandaatstatus.ACTIEF
        assert regel.feiten.ingetrokken_per == (STRAKS if bekend else None)


def test_ook_de_houder_geeft_vooruit_terug_en_daarna_komt_er_niets_meer_van(spelers: Spelers, zaak: str) -> None:
    mandaat, wie = actief_mandaat(spelers, zaak), spelers.directeur_sbjh
    wie.doet(geef_mandaat_terug, mandaat, STRAKS, "Het project eindigt dan.")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG, "Toch eerder.")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        wie.doet(nieuwe_versie, mandaat, mandaattekst(1_000_00), VANDAAG)


def test_wat_nog_niet_actief_is_eindigt_vandaag_of_eerder(spelers: Spelers, zaak: str) -> None:
    (mandaat,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0503"]))
    spelers.directeur_denhaag.doet(mandaten.keur_goed, mandaat, VANDAAG)
    spelers.delft.doet(mandaten.verleen, mandaat, VANDAAG, "B-1")
    with niet_aanvaard(spelers.session, "datum_in_toekomst", "datum"):
        spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG + NACHT, "Nee.")
    spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG, "Nee.")


def test_een_einde_ligt_niet_na_de_looptijd_en_niet_voor_een_besluit(spelers: Spelers, zaak: str) -> None:
    mandaat = actief_mandaat(spelers, zaak)
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        spelers.delft.doet(mandaten.trek_in, mandaat, TOT + NACHT, "Later.")
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(1_000_00, VANDAAG))
    with geweigerd(spelers.session, "intrekking_terugwerkend"):
        spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG, "Nu.")
    spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG + NACHT, "Vanaf morgen.")
    assert mandaat_van(spelers.session, mandaat).ingetrokken_per == VANDAAG + NACHT


def test_een_college_trekt_in_een_keer_alles_in_wat_het_gaf(spelers: Spelers, zaak: str) -> None:
    twee = [actief_mandaat(spelers, zaak), actief_mandaat(spelers, zaak, plafond=200_00)]
    ander = actief_mandaat(spelers, zaak, "GM0603")
    spelers.delft.doet(trek_mandaten_in, zaak, STRAKS, "Het college stopt.")
    assert acties(spelers.session)[-2:] == ["trek_in", "trek_in"]
    assert [mandaat_van(spelers.session, nr).ingetrokken_per for nr in (*twee, ander)] == [STRAKS, STRAKS, None]
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        spelers.delft.doet(trek_mandaten_in, zaak, STRAKS, "Nog eens.")


def test_na_het_einde_blijft_wat_besloten_is_en_vervalt_de_rest(spelers: Spelers, zaak: str) -> None:
    mandaat = actief_mandaat(spelers, zaak, plafond=1_000_00)
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(300_00, VANDAAG))
    spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG + NACHT, "Genoeg.")
    dossier = vind_dossier(spelers.session, spelers.delft.actor_nu(), zaak)
    blad = mandatenblad(spelers.session, dossier, VANDAAG + NACHT)
    (rij,), (regel,) = lees_mandaten(spelers.session, [mandaat]), blad.regels
    gevonden = nasleep(Mandaatregel(rij, regel.feiten, regel.status), blad.regels)
    assert gevonden is not None
    assert (gevonden.besloten, gevonden.vervalt, gevonden.ondermandaten) == (300_00, 700_00, 0)


def test_in_een_gesloten_zaak_eindigt_een_mandaat_niet_pas_later(spelers: Spelers, zaak: str) -> None:
    mandaat = actief_mandaat(spelers, zaak)
    meld_alles_verzonden(spelers, zaak)
    sluit = (zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG, "Het mandaat volgt nog.")
    spelers.directeur_sbjh.doet(zaken.sluit_af, *sluit)
    with niet_aanvaard(spelers.session, "datum_in_toekomst", "datum"):
        spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG + NACHT, "De zaak is gesloten.")
    spelers.delft.doet(mandaten.trek_in, mandaat, VANDAAG, "De zaak is gesloten.")


def test_de_zaak_sluit_niet_eerder_dan_de_dag_die_is_gezegd(spelers: Spelers, zaak: str) -> None:
    mandaat = actief_mandaat(spelers, zaak)
    spelers.delft.doet(mandaten.trek_in, mandaat, STRAKS, "Binnenkort klaar.")
    for dag, over in ((VANDAAG, [mandaat]), (STRAKS, [])):
        assert [m.id for m in niet_geeindigd(spelers.session, zaak_van(spelers.session, zaak), dag)] == over
