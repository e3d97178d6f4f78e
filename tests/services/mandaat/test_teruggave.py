"""A mandaat ends without its grantor: its holder hands it back, or the zaak is closed as the grantor agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.basis.begrippen import Mandaateinde, Mandaatstatus, Toestand, Uitkomst
from app.domain.mandaat.mandaatfeiten import status_op
from app.services.besluit import besluiten
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.blad import mandatenblad
from app.services.mandaat.ondermandaten import stel_ondermandaat_op
from app.services.mandaat.stand import feiten_op, ruimte
from app.services.mandaat.teruggave import geef_mandaat_terug, geef_mandaten_terug, terug_te_geven
from app.services.mandaat.verzoeken import verzoekblad
from app.services.naspel import speel_alles_na
from app.services.regio import functies
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import (
    BEGIN,
    BESLUITDAG,
    VAN,
    VANDAAG,
    actief_mandaat,
    acties,
    besluit,
    geweigerd,
    logboek,
    mandaat_van,
    mandaattekst,
    meld_alles_verzonden,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    status,
    stel_voor,
    verleen,
    zaak_van,
)
from tests.kern.spelers import Spelers
from tests.services.gebruiker.tweede import met_tweede
from tests.services.regio.functies import SBJH, maak_plv, waarneming

NACHT = timedelta(days=1)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def actief(spelers: Spelers, zaak: str, gever: str = "GM0503", **meer: object) -> int:
    """An active mandaat with this text."""
    (nr,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat([gever], 1_000_00, **meer))  # type: ignore[arg-type]
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, nr, VAN)
    verleen(spelers, nr, gever)
    return nr


def sluit(spelers: Spelers, zaak: str, noodgreep: str = "") -> None:
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG, noodgreep)


@pytest.mark.beide
def test_de_houder_geeft_terug_en_de_ruimte_volgt(spelers: Spelers, zaak: str) -> None:
    een, twee = actief(spelers, zaak), actief(spelers, zaak, "GM0603")
    spelers.directeur_sbjh.doet(geef_mandaat_terug, een, VANDAAG, "Niet meer nodig.")
    rij = mandaat_van(spelers.session, een)
    assert (rij.status, rij.einde_wijze, rij.ingetrokken_per) == (
        Mandaatstatus.INGETROKKEN,
        Mandaateinde.TERUGGEGEVEN,
        VANDAAG,
    )
    assert acties(spelers.session)[-1] == "geef_mandaat_terug"
    rij_zaak = zaak_van(spelers.session, zaak)
    assert ruimte(spelers.session, rij_zaak, VANDAAG - NACHT).over == 2_000_00
    assert ruimte(spelers.session, rij_zaak, VANDAAG).over == 1_000_00
    assert status(spelers, twee) is Mandaatstatus.ACTIEF
    speel_alles_na(spelers.session)


def test_een_ander_geeft_niet_terug_en_het_college_ook_niet(spelers: Spelers, zaak: str) -> None:
    nr = actief(spelers, zaak)
    for wie in (spelers.directeur_denhaag, spelers.delft):
        with geweigerd(spelers.session, "geen_recht"):
            wie.doet(geef_mandaat_terug, nr, VANDAAG, "Niet meer nodig.")


def test_wie_waarneemt_geeft_terug_zolang_hij_waarneemt(spelers: Spelers, zaak: str) -> None:
    nr = actief(spelers, zaak)
    plv = maak_plv(spelers)
    met_tweede(spelers, spelers.beheerder.op(VAN), functies.wijs_waarnemer_aan, waarneming(spelers, VAN, VANDAAG, SBJH))
    with geweigerd(spelers.session, "geen_recht"):
        plv.op(VANDAAG + NACHT).doet(geef_mandaat_terug, nr, VANDAAG, "De directeur is weg.")
    plv.doet(geef_mandaat_terug, nr, VANDAAG, "De directeur is weg.")
    assert logboek(spelers.session)[-1].kop.hoedanigheid.startswith("waarnemend")


def test_teruggeven_is_nooit_met_terugwerkende_kracht(spelers: Spelers, zaak: str) -> None:
    nr = actief(spelers, zaak)
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(100_00, BESLUITDAG))
    with geweigerd(spelers.session, "intrekking_terugwerkend"):
        spelers.directeur_sbjh.doet(geef_mandaat_terug, nr, BESLUITDAG, "Niet meer nodig.")
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        spelers.directeur_sbjh.doet(geef_mandaat_terug, nr, VANDAAG, " ")
    spelers.directeur_sbjh.doet(geef_mandaat_terug, nr, BESLUITDAG + NACHT, "Niet meer nodig.")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(geef_mandaat_terug, nr, VANDAAG, "Nog eens.")


def test_met_het_mandaat_eindigt_het_ondermandaat(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, spelers.projectleider.email, BEGIN)
    nr = actief(spelers, zaak, ondermandaat_mag=True)
    sbjh = spelers.directeur_sbjh.op(BESLUITDAG)
    onder = sbjh.doet(stel_ondermandaat_op, nr, mandaattekst(400_00), BESLUITDAG).id
    sbjh.doet(mandaten.stel_voor, onder, BESLUITDAG)
    spelers.directeur_denhaag.op(BESLUITDAG).doet(mandaten.keur_goed, onder, BESLUITDAG)
    sbjh.doet(mandaten.verleen, onder, BESLUITDAG, "O-1")
    spelers.projectleider.doet(besluiten.neem_besluit, zaak, besluit(100_00, VANDAAG))
    with geweigerd(spelers.session, "intrekking_terugwerkend"):
        spelers.directeur_sbjh.doet(geef_mandaat_terug, nr, VANDAAG, "Klaar.")
    morgen = VANDAAG + NACHT
    spelers.directeur_sbjh.op(morgen).doet(geef_mandaat_terug, nr, morgen, "Klaar.")
    feiten = {f.id: f for f in feiten_op(spelers.session, zaak_van(spelers.session, zaak), morgen)}
    assert status_op(feiten[onder], morgen) is Mandaatstatus.INGETROKKEN


@pytest.mark.beide
def test_alles_teruggeven_is_een_handeling_met_een_regel_per_mandaat(spelers: Spelers, zaak: str) -> None:
    drie = [actief(spelers, zaak, gever) for gever in ("GM0503", "GM0603", "GM1783")]
    spelers.delft.doet(mandaten.trek_in, drie[0], VANDAAG, "Klaar.")
    spelers.directeur_sbjh.doet(geef_mandaten_terug, zaak, VANDAAG, "De crisis is voorbij.")
    assert [status(spelers, nr) for nr in drie] == [Mandaatstatus.INGETROKKEN] * 3
    assert acties(spelers.session)[-3:] == ["trek_in", "geef_mandaat_terug", "geef_mandaat_terug"]
    assert len({r.kop.verzoek.partition("/")[0] for r in logboek(spelers.session)[-2:]}) == 1
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    assert terug_te_geven(spelers.session, dossier, VANDAAG) == []
    with niet_aanvaard(spelers.session, "ongeldige_invoer"):
        spelers.directeur_sbjh.doet(geef_mandaten_terug, zaak, VANDAAG, "Nog eens.")


@pytest.mark.beide
def test_sluiten_beeindigt_wat_daar_vooraf_voor_is_verleend(spelers: Spelers, zaak: str) -> None:
    een, twee = (actief(spelers, zaak, gever, einde_bij_sluiten=True) for gever in ("GM0503", "GM0603"))
    sluit(spelers, zaak)
    for nr in (een, twee):
        rij = mandaat_van(spelers.session, nr)
        assert (rij.einde_wijze, rij.ingetrokken_per) == (Mandaateinde.BIJ_SLUITEN, VANDAAG)
    assert acties(spelers.session)[-3:] == ["eindigt_bij_sluiten", "eindigt_bij_sluiten", "sluit_af"]
    assert "Eindigt bij sluiten" in str(logboek(spelers.session)[-2].inhoud["toelichting"])
    speel_alles_na(spelers.session)


def test_wat_blijft_houdt_sluiten_tegen_en_wordt_genoemd(spelers: Spelers, zaak: str) -> None:
    actief(spelers, zaak, einde_bij_sluiten=True)
    actief(spelers, zaak, "GM0603")
    meld_alles_verzonden(spelers, zaak)
    with geweigerd(spelers.session, "actieve_mandaten") as fout:
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)
    assert "1 mandaat is nog actief: van Rijswijk" in fout.value.bericht


def test_sluiten_op_een_dag_met_een_besluit_kan_niet(spelers: Spelers, zaak: str) -> None:
    actief(spelers, zaak, einde_bij_sluiten=True)
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(100_00, VANDAAG))
    meld_alles_verzonden(spelers, zaak)
    with geweigerd(spelers.session, "intrekking_terugwerkend"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG)


def test_een_noodgreep_sluit_toch_en_daarna_kan_de_houder_nog_teruggeven(spelers: Spelers, zaak: str) -> None:
    nr = actief_mandaat(spelers, zaak)
    sluit(spelers, zaak, "Delft is onbereikbaar.")
    regel = logboek(spelers.session)[-1]
    assert regel.inhoud["grendels"] == ["GR-10 Geen mandaat loopt na het sluiten door"]
    assert regel.inhoud["noodgreep"] == "Delft is onbereikbaar."
    spelers.directeur_sbjh.doet(geef_mandaat_terug, nr, VANDAAG, "Alsnog.")
    assert status(spelers, nr) is Mandaatstatus.INGETROKKEN
    speel_alles_na(spelers.session)


def test_wat_de_wet_verbiedt_passeert_geen_noodgreep(spelers: Spelers, zaak: str) -> None:
    actief_mandaat(spelers, zaak)
    with geweigerd(spelers.session, "informatieplicht_open"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG, "Het moet.")


def test_zonder_beletsel_is_een_noodgreep_niet_nodig(spelers: Spelers, zaak: str) -> None:
    meld_alles_verzonden(spelers, zaak)
    with niet_aanvaard(spelers.session, "noodgreep_onnodig", "noodgreep"):
        spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG, "Het moet.")


def test_het_verzoek_vertelt_na_het_sluiten_wat_er_was(spelers: Spelers, zaak: str) -> None:
    actief(spelers, zaak, einde_bij_sluiten=True)
    sluit(spelers, zaak)
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    nu, toen = (verzoekblad(spelers.session, dossier, 1, op) for op in (VANDAAG, VANDAAG - NACHT))
    assert (nu.voorbij, nu.gekregen, nu.verleend_bedrag) == (True, 0, 1_000_00)
    assert (toen.voorbij, toen.gekregen) == (False, 1_000_00)


def test_na_heropenen_herleeft_niets(spelers: Spelers, zaak: str) -> None:
    actief(spelers, zaak, einde_bij_sluiten=True)
    sluit(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.heropen, zaak, Toestand.ZORGELIJK, "Terugval.", VANDAAG)
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    assert mandatenblad(spelers.session, dossier, VANDAAG).ruimte.over == 0
