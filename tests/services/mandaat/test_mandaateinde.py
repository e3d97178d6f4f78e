"""A mandaat expires on time without anyone looking; a job notes it, and nothing depends on that."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm.exc import StaleDataError

from app.domain.basis.begrippen import AMSTERDAM, Voorwaardeoordeel
from app.models import Mandaat
from app.services.besluit import besluiten
from app.services.logboek import controle
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import voorwaarden
from app.services.mandaat.einde import noteer_eindes
from app.services.mandaat.stand import voorwaarden_open
from tests.kern.opzet import (
    TOT,
    VAN,
    VANDAAG,
    actief_mandaat,
    acties,
    besluit,
    geweigerd,
    logboek,
    mandaat_van,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    verleen,
)
from tests.kern.spelers import MIDDAG, Spelers

NACHT = timedelta(days=1)
ERNA = datetime.combine(TOT + NACHT, MIDDAG)
V = Voorwaardeoordeel


def test_wat_de_taak_noteert_raakt_de_versie_van_een_lezer_niet_en_wat_iemand_doet_wel(spelers: Spelers) -> None:
    """Approved, noted as expired in between, and granted on the version of before: papers are entered late."""
    zaak, directeur = open_zaak(spelers), spelers.directeur_sbjh.op(TOT + NACHT)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0503"]))
    spelers.directeur_denhaag.op(TOT + NACHT).doet(mandaten.keur_goed, mandaat_id, VAN)
    gelezen = mandaat_van(directeur.session, mandaat_id).versie
    assert noteer_eindes(spelers.session, ERNA) == 1
    nu = mandaat_van(directeur.session, mandaat_id)
    assert (nu.versie, nu.einde_genoteerd_op) == (gelezen, ERNA.date())
    spelers.delft.op(TOT + NACHT).doet(mandaten.verleen, mandaat_id, VAN, "B-1", versie=gelezen)
    assert mandaat_van(directeur.session, mandaat_id).versie == gelezen + 1
    with niet_aanvaard(spelers.session, "verouderd"):
        directeur.doet(mandaten.stem_in, mandaat_id, VAN, "houder", versie=gelezen)


def test_twee_die_tegelijk_schrijven_worden_ook_dan_uit_elkaar_gehouden(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    mandaat = mandaat_van(spelers.session, actief_mandaat(spelers, zaak))
    spelers.session.execute(
        update(Mandaat).values(versie=Mandaat.versie + 1).execution_options(synchronize_session=False)
    )
    mandaat.einde_genoteerd_op = TOT
    with pytest.raises(StaleDataError):
        spelers.session.flush()
    spelers.session.rollback()


def test_verlopen_mandaten_worden_een_keer_genoteerd(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0603"]))
    assert noteer_eindes(spelers.session, datetime.combine(TOT, MIDDAG)) == 0
    assert noteer_eindes(spelers.session, ERNA) == 2
    assert noteer_eindes(spelers.session, ERNA) == 0
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.naar, regel.kop.datum) == ("verloopt", "verlopen", TOT.isoformat())
    assert (regel.kop.actor, regel.kop.rol, regel.kop.hoedanigheid) == ("systeem", "", "automatische taak")
    assert acties(spelers.session)[-2:] == ["verloopt"] * 2
    controle.verifieer(spelers.session)


def test_om_middernacht_in_amsterdam_is_het_voorbij(spelers: Spelers) -> None:
    actief_mandaat(spelers, open_zaak(spelers))
    laat = datetime.combine(TOT, datetime.max.time(), AMSTERDAM)
    assert noteer_eindes(spelers.session, laat) == 0
    assert noteer_eindes(spelers.session, laat + timedelta(microseconds=1)) == 1


def test_ook_zonder_de_taak_is_het_mandaat_verlopen(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    na = TOT + NACHT
    with geweigerd(spelers.session, "buiten_looptijd"):
        spelers.directeur_sbjh.op(na).doet(besluiten.neem_besluit, zaak, besluit(1, na))
    noteer_eindes(spelers.session, ERNA)
    laat = spelers.directeur_sbjh.op(na).doet(besluiten.neem_besluit, zaak, besluit(1, TOT))
    assert laat.laat_ingevoerd, "a decision of the last day, entered later, still stands"


@pytest.fixture
def met_voorwaarden(spelers: Spelers) -> tuple[str, int]:
    zaak = open_zaak(spelers)
    tekst = "Elke maand verslag.\n\n  Eerst overleg met de wethouder.  "
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(voorwaarden=tekst))
    return zaak, mandaat_id


def open_bij(spelers: Spelers, mandaat_id: int) -> int:
    gevonden = spelers.session.scalar(select(voorwaarden_open()).select_from(Mandaat).where(Mandaat.id == mandaat_id))
    assert gevonden is not None
    return gevonden


def test_elke_regel_is_een_voorwaarde_om_na_te_gaan(spelers: Spelers, met_voorwaarden: tuple[str, int]) -> None:
    _zaak, mandaat_id = met_voorwaarden
    assert open_bij(spelers, mandaat_id) == 2
    sbjh = spelers.directeur_sbjh
    sbjh.doet(voorwaarden.ga_na, mandaat_id, 1, V.NIET_VOLDAAN, VANDAAG, "Het verslag van mei ontbreekt.")
    sbjh.doet(voorwaarden.ga_na, mandaat_id, 2, V.NIET_VAN_TOEPASSING, VANDAAG, "Er is geen wethouder.")
    assert open_bij(spelers, mandaat_id) == 1
    sbjh.doet(voorwaarden.ga_na, mandaat_id, 1, V.VOLDAAN, VANDAAG, "")
    assert open_bij(spelers, mandaat_id) == 0
    assert [r.kop.naar for r in logboek(spelers.session)[-3:]] == ["niet_voldaan", "niet_van_toepassing", "voldaan"]


def test_een_oordeel_over_een_voorwaarde_klopt(spelers: Spelers, met_voorwaarden: tuple[str, int]) -> None:
    _zaak, mandaat_id = met_voorwaarden
    sbjh = spelers.directeur_sbjh
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        sbjh.doet(voorwaarden.ga_na, mandaat_id, 1, V.NIET_VOLDAAN, VANDAAG, " ")
    with niet_aanvaard(spelers.session, "datum_in_toekomst", "datum"):
        sbjh.doet(voorwaarden.ga_na, mandaat_id, 1, V.VOLDAAN, VANDAAG + NACHT, "")
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        sbjh.doet(voorwaarden.ga_na, mandaat_id, 3, V.VOLDAAN, VANDAAG, "")
    for wie in (spelers.delft, spelers.auditor):
        with geweigerd(spelers.session, "geen_recht" if wie is spelers.delft else "niet_gevonden"):
            wie.doet(voorwaarden.ga_na, mandaat_id, 1, V.VOLDAAN, VANDAAG, "")


def test_een_besluit_zegt_hoeveel_voorwaarden_open_stonden(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(voorwaarden="Verslag."))
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, mandaat_id, VAN)
    verleen(spelers, mandaat_id, "GM0503")
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(1_00))
    assert logboek(spelers.session)[-1].inhoud["voorwaarden_open"] == 1
